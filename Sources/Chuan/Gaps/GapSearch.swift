import Diagnostics
import FEEL
import FEELSyntax

/// What an answer has to bring about.
enum GapGoal {
    /// The item passes; of a check over rows, the item of that row.
    case item(Row?)
    /// A row of a share counts and meets its condition.
    case member(Row)
    /// The share as a whole passes.
    case share

    /// The row that names in answers need not repeat.
    var row: Row? {
        switch self {
        case .item(let row): row
        case .member(let row): row
        case .share: nil
        }
    }
}

/// A number that a unit can move: where it stands, and how far one step takes it.
struct Mover {
    let read: Trace.Read
    let field: Field
    let start: Decimal
    let step: Decimal

    /// The value after some steps; nil where it can't be that.
    func value(after steps: Int) -> Decimal? {
        Decimal(steps).multiplied(by: step).flatMap { start.adding($0) }.flatMap { field.takes($0) ? $0 : nil }
    }
}

/// Looks for the least change that brings a goal about. Every trial judges the item again, over changed facts.
struct GapSearch {
    /// The failed item: its evaluator holds the row and the definitions.
    let judging: CheckJudging
    let goal: GapGoal
    /// What the failed item, or the condition of the row, read.
    let reads: [Trace.Read]
    /// How many values may still be read.
    var readsLeft: Int
    /// Whether a number that can't arrive is moved as far as it goes, to say how far that is.
    var probesAlways = true
    /// Constraints by the place that they are about.
    private var constraints: [(place: Place, constraints: [LinearConstraint])] = []

    private struct Place: Equatable {
        /// Nil for single fields.
        let table: Int?
        let row: Int?
    }

    /// What a trial came out as.
    struct Outcome {
        enum Kind {
            case pass
            case fail
            /// Neither: something does not hold together, or is not decided.
            case other
        }

        let kind: Kind
        var verdict: VerdictCode?
        var figures: ItemResult.Figures?
    }

    init(judging: CheckJudging, goal: GapGoal, reads: [Trace.Read], readsLeft: Int) {
        self.judging = judging
        self.goal = goal
        self.reads = reads
        self.readsLeft = readsLeft
    }

    var isExhausted: Bool { readsLeft <= 0 }

    // MARK: Trials

    /// Judges the goal with other values in some places.
    mutating func outcome(_ changes: Changes?) -> Outcome {
        guard let changes, !isExhausted else { return Outcome(kind: .other) }
        readsLeft -= cost(changes)
        guard let facts = judging.facts.changed(changes, limits: judging.limits) else {
            return Outcome(kind: .other, verdict: .inconsistent)
        }
        return outcome(over: facts)
    }

    /// Judges the goal over other facts.
    func outcome(over facts: ReportFacts) -> Outcome {
        var again = judging.over(facts)
        switch goal {
        case .item(let row): return Outcome(again.judgeAgain(row))
        case .member(let row): return Outcome(again.judgeMember(row))
        case .share: return Outcome(again.judge().first)
        }
    }

    /// About how many values a trial reads or copies.
    private func cost(_ changes: Changes) -> Int {
        var rows = 0
        for case .cell(let input, _, _) in changes.keys {
            if case .list(let list) = judging.facts.facts.inputs[input] { rows += list.count }
        }
        return 8 + reads.count + rows / 16
    }

    // MARK: Moving

    /// The values after a number was moved by some steps, with all that the constraints move along; nil where it can't be.
    ///
    /// - Parameter base: Values that were moved before.
    mutating func moved(_ mover: Mover, by steps: Int, from base: ReadTable<Decimal> = [:]) -> ReadTable<Decimal>? {
        guard mover.field.movement.allows(steps.signum()), let value = mover.value(after: steps) else { return nil }
        var numbers = base
        numbers[mover.read] = value
        let constraints = constraints(around: mover.read)
        return repaired(numbers, constraints, sign: steps.signum(), depth: 0)
    }

    /// Moves other numbers until every constraint holds that held before; a number that goes the other way is preferred,
    /// so that nothing is invented.
    private func repaired(
        _ numbers: ReadTable<Decimal>, _ constraints: [LinearConstraint], sign: Int, depth: Int
    ) -> ReadTable<Decimal>? {
        for constraint in constraints {
            guard let value = constraint.value(under: numbers) else { return nil }
            if constraint.comparison.holds(value.signum) { continue }
            guard depth < Self.mostRepairs else { return nil }
            for (read, number) in repairs(constraint, value, numbers, sign: sign) {
                var more = numbers
                more[read] = number
                if let done = repaired(more, constraints, sign: sign, depth: depth + 1) { return done }
            }
            return nil
        }
        return numbers
    }

    private static let mostRepairs = 6

    private func repairs(
        _ constraint: LinearConstraint, _ value: Decimal, _ numbers: ReadTable<Decimal>, sign: Int
    ) -> [(Trace.Read, Decimal)] {
        var away: [(Trace.Read, Decimal)] = []
        var along: [(Trace.Read, Decimal)] = []
        for term in constraint.terms where numbers[term.read] == nil {
            guard term.field.movement != .none,
                let change = constraint.repair(term, value: value, step: step(of: term.field)),
                term.field.movement.allows(change.signum), let number = term.start.adding(change),
                term.field.takes(number)
            else { continue }
            if change.signum == sign { along.append((term.read, number)) } else { away.append((term.read, number)) }
        }
        return away + along
    }

    /// The constraints of the row, or of all single fields; equalities first.
    private mutating func constraints(around read: Trace.Read) -> [LinearConstraint] {
        let place: Place
        switch read {
        case .input: place = Place(table: nil, row: nil)
        case .cell(let input, let row, _): place = Place(table: input, row: row)
        }
        if let known = constraints.last(where: { $0.place == place }) { return known.constraints }
        let facts = judging.facts
        var found: [LinearConstraint] = []
        for (index, block) in facts.vocabulary.blocks.enumerated() {
            guard place.table.map({ $0 == block.input && block.form == .table }) ?? (block.form == .group) else {
                continue
            }
            found += facts.constraints[index].compactMap {
                LinearConstraint($0, row: place.row, table: place.table, in: facts)
            }
        }
        for condition in judging.plan.consistentWhen.flatMap({ $0.plan.linearConditions() }) {
            if let constraint = LinearConstraint(condition, row: place.row, table: place.table, in: facts) {
                found.append(constraint)
            }
        }
        found = found.filter { $0.comparison == .equal } + found.filter { $0.comparison != .equal }
        constraints.append((place, found))
        return found
    }

    // MARK: Movers

    /// The numbers behind a read that a unit can move.
    func movers(behind read: Trace.Read) -> [Mover] {
        judging.facts.sources(of: read).compactMap { source in
            guard let field = judging.facts.field(of: source), field.movement != .none, field.isNumeric,
                let start = judging.facts.value(source)?.number
            else { return nil }
            return Mover(read: source, field: field, start: start, step: step(of: field))
        }
    }

    /// Counts and amounts move by whole numbers, others by one unit of the last digit that is in use.
    private func step(of field: Field) -> Decimal {
        if field.isCountable { return .one }
        let digits = reads.compactMap { read -> Int? in
            guard judging.facts.field(of: read)?.isCountable == false else { return nil }
            return judging.facts.value(read)?.number?.fractionDigits
        }
        return Decimal("1e-\(digits.max() ?? 0)") ?? .one
    }
}

extension GapSearch.Outcome {
    fileprivate init(_ item: ItemResult?) {
        self.init(item?.verdict)
        figures = item?.figures
    }

    fileprivate init(_ verdict: VerdictCode?) {
        self.init(kind: verdict == .pass ? .pass : verdict == .fail ? .fail : .other, verdict: verdict)
    }
}

extension Field {
    /// Whether a cell may hold the number.
    fileprivate func takes(_ number: Decimal) -> Bool { !isCountable || (number.isInteger && number.signum >= 0) }
}

extension Decimal {
    /// Digits after the decimal point.
    fileprivate var fractionDigits: Int {
        let text = description
        guard let point = text.firstIndex(of: "."), !text.contains("E"), !text.contains("e") else { return 0 }
        return text.distance(from: point, to: text.endIndex) - 1
    }
}

extension ReportFacts {
    /// The cells that a read comes down to: itself, or those that it is the sum of.
    func sources(of read: Trace.Read) -> [Trace.Read] {
        guard case .cell(let input, let number, let column) = read, let list = report.lists[input],
            list.rows.indices.contains(number - 1), let other = list.rows[number - 1].sumOf,
            list.rows[number - 1].cells[column].isAbsent, let field = field(of: read), field.isCount
        else { return [read] }
        let block = vocabulary.blocks[other]
        guard let column = block.fields.firstIndex(where: { $0.key == field.key }),
            case .list(let rows) = facts.inputs[block.input]
        else { return [] }
        return rows.indices.map { .cell(input: block.input, row: $0 + 1, column: column) }
    }
}
