package import Diagnostics
package import FEEL

/// What holds for all records of a run.
package struct DerivingPeriod: Sendable {
    package let start: CalendarDate
    package let end: CalendarDate
    /// The day on which the records were drawn, if it is known.
    package let cutoff: CalendarDate?

    package init(start: CalendarDate, end: CalendarDate, cutoff: CalendarDate?) {
        self.start = start
        self.end = end
        self.cutoff = cutoff
    }

    /// The inputs of a record's vocabulary, with those of the header.
    func inputs(count: Int) -> [Value] {
        var inputs = [Value](repeating: .unknown, count: count)
        inputs[HeaderField.periodStart.rawValue] = .date(start)
        inputs[HeaderField.periodEnd.rawValue] = .date(end)
        inputs[HeaderField.dataCutoff.rawValue] = cutoff.map(Value.date) ?? .unknown
        inputs[HeaderField.year.rawValue] = .number(Decimal(Int(end.year)))
        return inputs
    }
}

/// Derives by one derivation, a record at a time: each condition is evaluated as it stands. What goes through columns has
/// to agree with it.
package struct RecordDeriver {
    let derivation: Derivation
    let records: RecordBlock
    let limits: Limits
    private var evaluator: Evaluator
    /// What takes its place when an expression has used up its steps.
    private let fresh: Evaluator
    private var tallies: [GroupKey: DerivedGroup.Tally] = [:]
    private var remarks = DerivingRemarks()
    private let keys: [Int]
    private let descriptions: [Int]
    /// Fields of the record that figures read.
    private let fieldsRead: [Int]
    /// More groups than the limit allows: what was counted is not all.
    package private(set) var isFull = false

    package init(_ derivation: Derivation, _ vocabulary: Vocabulary, _ period: DerivingPeriod, limits: Limits) {
        self.derivation = derivation
        self.limits = limits
        records = vocabulary.records[derivation.records]
        evaluator = Evaluator(
            facts: Facts(inputs: period.inputs(count: records.vocabulary.inputCount), asOf: period.cutoff),
            limits: limits, localCount: derivation.localCount)
        fresh = evaluator
        keys = derivation.rowFields.filter(\.isKey).map(\.source)
        descriptions = derivation.rowFields.filter { !$0.isKey }.map(\.source)
        let first = records.input(of: 0)
        fieldsRead = derivation.inputsRead.filter { $0 >= first }.map { $0 - first }
    }

    /// Counts one record: a cell for each field.
    ///
    /// - Complexity: that of the conditions.
    package mutating func add(_ cells: [Cell]) {
        remarks.records += 1
        let first = records.input(of: 0)
        for (place, field) in records.fields.enumerated() {
            evaluator.facts.inputs[first + place] = ReportFacts.value(of: cells[place], field)
        }
        for field in fieldsRead where evaluator.facts.inputs[first + field].isUnknown {
            remarks.missing[field, default: 0] += 1
        }
        guard let unit = text(derivation.unit, cells) else {
            remarks.withoutUnit += 1
            return
        }
        let key = GroupKey(unit: unit, row: keys.map { text($0, cells) })
        if tallies[key] == nil, tallies.count >= limits.derivedGroups {
            isFull = true
            return
        }
        var tally =
            tallies.updateValue(Self.none, forKey: key)
            ?? DerivedGroup.Tally(figures: derivation.figures.count, descriptions: descriptions.count)
        count(cells, into: &tally)
        tallies[key] = tally
    }

    private static let none = DerivedGroup.Tally(figures: 0, descriptions: 0)

    private mutating func count(_ cells: [Cell], into tally: inout DerivedGroup.Tally) {
        if evaluator.breach != nil { evaluator = fresh.over(evaluator.facts) }
        tally.records += 1
        for (place, source) in descriptions.enumerated() {
            if let text = text(source, cells) { tally.descriptions[place].join(text) }
        }
        if let source = derivation.unitType, let text = text(source, cells) { tally.unitType.join(text) }
        for definition in derivation.definitions {
            evaluator.locals[definition.local] = evaluator.evaluate(definition.part.plan)
        }
        for (place, figure) in derivation.figures.enumerated() {
            switch evaluator.contribution(of: figure) {
            case .nothing: break
            case .undecided: tally.undecided[place] += 1
            case .one: tally.totals[place].add(Int64(1))
            case .number(let number): tally.totals[place].add(number)
            }
        }
    }

    /// The text of a key field; nil where there is none.
    private func text(_ field: Int, _ cells: [Cell]) -> String? {
        guard case .string(let text) = ReportFacts.value(of: cells[field], records.fields[field]), !text.isEmpty else {
            return nil
        }
        return text
    }

    /// What all records so far amount to.
    package var table: DerivedTable { DerivedTable(derivation, tallies.lazy.map { ($0.key, $0.value) }, remarks) }
}

/// What one record adds to a figure.
enum Contribution {
    case nothing
    case one
    case number(Decimal)
    /// It is not known whether it counts, or with what.
    case undecided
}

extension Evaluator {
    /// - Returns: `nothing` where the condition is false or null, `undecided` where an input that decides is missing.
    mutating func contribution(of figure: Derivation.Figure) -> Contribution {
        switch figure.rule {
        case .count(let condition):
            switch truth(of: condition) {
            case true?: return .one
            case false?: return .nothing
            case nil: return .undecided
            }
        case .sum(let part, let condition):
            if let condition {
                switch truth(of: condition) {
                case true?: break
                case false?: return .nothing
                case nil: return .undecided
                }
            }
            switch evaluate(part.plan) {
            case .number(let number): return .number(number)
            case .unknown: return .undecided
            default: return breach == nil ? .nothing : .undecided
            }
        }
    }

    /// Whether a condition holds; nil where it cannot be said.
    private mutating func truth(of condition: CheckPlan.Part) -> Bool? {
        switch evaluate(condition.plan) {
        case .boolean(let truth): truth
        case .unknown: nil
        default: breach == nil ? false : nil
        }
    }
}

extension Evaluator {
    /// The same evaluator over other facts.
    fileprivate func over(_ facts: Facts) -> Evaluator {
        var evaluator = self
        evaluator.facts = facts
        return evaluator
    }
}
