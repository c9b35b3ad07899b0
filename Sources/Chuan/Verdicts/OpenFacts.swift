import Diagnostics
import FEEL
import FEELSyntax

/// What is not known of a report: its facts with `unknown` for everything that is missing, withheld or known only to its
/// printed digits, and what these may be by the vocabulary.
struct OpenFacts {
    var facts: Facts
    var unknowns: Unknowns
    /// By the number under which the unknowns know them.
    private(set) var constraints: [Constraint] = []

    /// - Parameters:
    ///   - withOptional: Counts and amounts that may be left empty are unknown too.
    ///   - mayBeEmpty: What is unknown may be an empty cell, where the field allows that: then it may be anything.
    /// - Complexity: O(cells + constraints of rows with something unknown).
    init(_ report: ReportFacts, withOptional: Bool, mayBeEmpty: Bool = false, limits: Limits) {
        var builder = OpenFactsBuilder(
            report, withOptional: withOptional, mayBeEmpty: mayBeEmpty, most: limits.boundInputs)
        builder.addInputs()
        facts = Facts(inputs: builder.inputs, asOf: report.facts.asOf)
        unknowns = builder.unknowns
        defineSums(report, limits)
        require(.inconsistent, of: report, limits)
        if withOptional { _ = unknowns.restore() }
    }

    /// Numbers of rows that sum up another block come from there.
    private mutating func defineSums(_ report: ReportFacts, _ limits: Limits) {
        for block in report.vocabulary.blocks where block.form == .table {
            guard let list = report.report.lists[block.input] else { continue }
            for (offset, row) in list.rows.enumerated() {
                guard let other = row.sumOf.map({ report.vocabulary.blocks[$0] }) else { continue }
                for (column, field) in block.fields.enumerated() where field.isCount && row.cells[column].isAbsent {
                    define(.cell(input: block.input, row: offset + 1, column: column), field, other)
                }
            }
        }
    }

    private mutating func define(_ read: Trace.Read, _ field: Field, _ other: Block) {
        guard case .list(let rows) = facts.inputs[other.input],
            let column = other.fields.firstIndex(where: { $0.key == field.key })
        else { return }
        let parts = rows.map { row -> Possible in
            guard case .row(let row) = row else { return .anything }
            if let number = row.values[column].number { return .value(.number(number)) }
            return unknowns.part(.cell(input: row.input, row: row.number, column: column))
        }
        unknowns.define(read, asSumOf: parts)
    }

    /// Requires the constraints of one severity.
    mutating func require(_ severity: ConstraintDeclaration.Severity, of report: ReportFacts, _ limits: Limits) {
        let bounder = Bounder(facts: facts, unknowns: unknowns, limits: limits)
        for (index, block) in report.vocabulary.blocks.enumerated() {
            let sides = report.constraints[index].filter { $0.severity == severity && $0.sides != nil }
            if sides.isEmpty { continue }
            guard block.form == .table else {
                require(sides, bounder, locals: [])
                continue
            }
            guard case .list(let rows) = facts.inputs[block.input] else { continue }
            for case .row(let row) in rows where row.values.contains(where: \.isUnknown) {
                require(sides, bounder, locals: [.value(.row(row))])
            }
        }
    }

    private mutating func require(_ constraints: [Constraint], _ bounder: Bounder, locals: [Possible]) {
        var bounder = bounder
        for constraint in constraints {
            guard let sides = constraint.sides else { continue }
            bounder.locals = locals
            let left = bounder.bound(sides.left)
            bounder.locals = locals
            let right = bounder.bound(sides.right)
            if left.known != nil && right.known != nil { continue }
            unknowns.require(left, sides.comparison, right, source: self.constraints.count)
            self.constraints.append(constraint)
        }
    }

    /// Puts numbers that an equality leaves no choice in their places.
    mutating func restore() -> [ReportFacts.Restored] {
        unknowns.restore().map {
            ReportFacts.Restored(read: $0.read, value: $0.value, constraint: constraints[$0.source])
        }
    }
}

/// Gathers what is not known.
private struct OpenFactsBuilder {
    let report: ReportFacts
    let withOptional: Bool
    let mayBeEmpty: Bool
    /// How many inputs may be unknown ones.
    let most: Int
    var inputs: [Value]
    var unknowns = Unknowns()

    init(_ report: ReportFacts, withOptional: Bool, mayBeEmpty: Bool, most: Int) {
        self.report = report
        self.withOptional = withOptional
        self.mayBeEmpty = mayBeEmpty
        self.most = most
        inputs = report.facts.inputs
    }

    mutating func addInputs() {
        for block in report.vocabulary.blocks.dropFirst(2) {
            switch block.form {
            case .group:
                for (offset, field) in block.fields.enumerated() {
                    let input = block.input + offset
                    if let kind = kind(inputs[input], .input(input), field) {
                        unknowns.add(.input(input), kind)
                        inputs[input] = .unknown
                    }
                }
            case .table: addRows(of: block)
            case .codes: continue
            }
        }
    }

    private mutating func addRows(of block: Block) {
        guard case .list(var rows) = inputs[block.input] else { return }
        for index in rows.indices {
            guard case .row(let row) = rows[index] else { continue }
            var values = row.values
            var changed = false
            for (column, field) in block.fields.enumerated() {
                let read = Trace.Read.cell(input: block.input, row: row.number, column: column)
                guard let kind = kind(values[column], read, field) else { continue }
                unknowns.add(read, kind)
                values[column] = .unknown
                changed = true
            }
            if changed { rows[index] = .row(Row(input: row.input, number: row.number, values: values)) }
        }
        inputs[block.input] = .list(rows)
    }

    /// What a cell may be; nil when it is known, or one too many.
    private func kind(_ value: Value, _ read: Trace.Read, _ field: Field) -> Unknowns.Kind? {
        if let interval = report.cell(read)?.interval, !value.isUnknown {
            return .number(Enclosure(interval), isWhole: false)
        }
        guard unknowns.entries.count < most, !(mayBeEmpty && field.optional) else { return nil }
        if value.isUnknown { return kind(of: field) }
        guard withOptional, unknowns.entries.count < most / 2, value.isNull, field.isCountable,
            report.cell(read)?.state == .missing
        else { return nil }
        return kind(of: field)
    }

    private func kind(of field: Field) -> Unknowns.Kind {
        let low = Enclosure.End(.zero)
        switch field.kind {
        case .count, .money: return .number(Enclosure(low: low, high: nil), isWhole: true)
        case .rate: return .number(Enclosure(low: low, high: Enclosure.End(.one)), isWhole: false)
        case .number: return .number(.everything, isWhole: false)
        case .flag: return .truth
        case .choice(let enumeration):
            return .text(report.vocabulary.enumerations[enumeration].values.map(\.code))
        case .date, .text, .texts: return .anything
        }
    }
}

extension Enclosure {
    init(_ interval: RateInterval) {
        self.init(low: End(interval.low), high: End(interval.high, isClosed: interval.isClosed))
    }
}

extension Field {
    /// A whole number of something, 0 or more.
    var isCountable: Bool {
        switch kind {
        case .count, .money: true
        case .rate, .number, .flag, .date, .text, .choice, .texts: false
        }
    }
}

/// Open facts, made when a check first asks for them. One report is judged by one thread.
final class LazyOpenFacts {
    private var made: OpenFacts?

    init(_ made: OpenFacts? = nil) { self.made = made }

    func facts(of report: ReportFacts, limits: Limits) -> OpenFacts {
        if let made { return made }
        let open = OpenFacts(report, withOptional: true, limits: limits)
        made = open
        return open
    }
}
