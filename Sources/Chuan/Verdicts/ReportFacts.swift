import Diagnostics
import FEEL

/// A report made ready for evaluation: the values of its inputs, and the way back from a read value to its cell.
struct ReportFacts {
    /// What trials with other values share.
    private let base: Base
    var facts: Facts
    /// For each constraint of a block that is broken: the row (nil for a group) and the constraint's number.
    var broken: [Broken] = []
    /// For each input that is a list, the rows whose identity stands there twice.
    private var repeatedRows: [Int: [Int: String]] = [:]
    /// Missing numbers that an equality leaves no choice; they stand among the facts.
    private(set) var restored: [Restored] = []
    var open = LazyOpenFacts()

    var report: Report { base.report }
    var vocabulary: Vocabulary { base.vocabulary }
    /// By block.
    var constraints: [[Constraint]] { base.constraints }

    private final class Base: Sendable {
        let report: Report
        let vocabulary: Vocabulary
        let constraints: [[Constraint]]

        init(_ report: Report, _ rulebook: Rulebook) {
            self.report = report
            vocabulary = rulebook.vocabulary
            constraints = rulebook.constraints
        }
    }

    /// A missing number and the equality it follows from.
    struct Restored: Sendable {
        let read: Trace.Read
        let value: Decimal
        let constraint: Constraint
    }

    struct Broken: Sendable {
        let block: Int
        let row: Int?
        let constraint: Constraint
        /// The two sides with their values, when it is a comparison.
        let left: Value?
        let right: Value?
    }

    /// - Parameter register: The units in force at the period's end; nil when no register was given.
    init(
        _ report: Report, rulebook: Rulebook, register: [Register.Unit]?, asOf: CalendarDate?, limits: Limits
    ) {
        self.init(
            report, rulebook: rulebook, registerRows: register.map(Self.rows), asOf: asOf, limits: limits)
    }

    /// - Parameter registerRows: The register as it is read.
    init(_ report: Report, rulebook: Rulebook, registerRows: Value?, asOf: CalendarDate?, limits: Limits) {
        base = Base(report, rulebook)
        let vocabulary = rulebook.vocabulary
        var inputs = [Value](repeating: .unknown, count: vocabulary.inputCount)
        Self.fillHeader(&inputs, report)
        inputs[Vocabulary.registerInput] = registerRows ?? .unknown
        for block in vocabulary.blocks.dropFirst(2) { Self.fill(&inputs, block, report, vocabulary) }
        facts = Facts(inputs: inputs, asOf: asOf)
        restored = restorable(limits: limits)
        for number in restored { facts.inputs.put(.number(number.value), at: number.read) }
        broken = brokenConstraints(limits: limits)
        for block in vocabulary.blocks where block.duplicates == .inconsistent {
            if case .list(let rows) = facts.inputs[block.input] { note(rows, of: block) }
        }
    }

    private static func fillHeader(_ inputs: inout [Value], _ report: Report) {
        let header = report.header
        inputs[HeaderField.unitCode.rawValue] = .string(header.unitCode.value)
        inputs[HeaderField.unitName.rawValue] = header.unitName.map(Value.string) ?? .null
        inputs[HeaderField.unitType.rawValue] = .string(header.unitType.value)
        inputs[HeaderField.periodStart.rawValue] = .date(header.periodStart)
        inputs[HeaderField.periodEnd.rawValue] = .date(header.periodEnd)
        inputs[HeaderField.dataCutoff.rawValue] = header.dataCutoff.map(Value.date) ?? .unknown
        inputs[HeaderField.year.rawValue] = .number(Decimal(Int(header.periodEnd.year)))
    }

    /// The register as it is read.
    static func rows(_ units: [Register.Unit]) -> Value {
        var rows: [Value] = []
        for unit in units {
            let values: [Value] = [
                .string(unit.code), unit.name.map(Value.string) ?? .null, .string(unit.type),
                unit.parent.map(Value.string) ?? .null,
            ]
            rows.append(.row(Row(input: Vocabulary.registerInput, number: rows.count + 1, values: values)))
        }
        return .list(rows)
    }

    private static func fill(_ inputs: inout [Value], _ block: Block, _ report: Report, _ vocabulary: Vocabulary) {
        switch block.form {
        case .group:
            for (offset, field) in block.fields.enumerated() {
                inputs[block.input + offset] = value(of: report.cells[block.input + offset], field)
            }
        case .codes:
            guard let list = report.lists[block.input], list.isReported else { return }
            inputs[block.input] = .list(list.rows.map { $0.cells.first?.value ?? .null })
        case .table:
            guard let list = report.lists[block.input], list.isReported else { return }
            inputs[block.input] = .list(
                list.rows.enumerated().map { offset, row in
                    .row(
                        Row(input: block.input, number: offset + 1, values: values(of: row, block, report, vocabulary)))
                })
        }
    }

    private static func values(of row: ReportRow, _ block: Block, _ report: Report, _ vocabulary: Vocabulary) -> [Value]
    {
        block.fields.indices.map { column in
            let field = block.fields[column]
            if let other = row.sumOf, field.isCount, row.cells[column].isAbsent {
                return sum(of: field, in: vocabulary.blocks[other], report)
            }
            return value(of: row.cells[column], field)
        }
    }

    /// The sum of a count over the rows of another block: unknown when one of them was not reported.
    private static func sum(of field: Field, in block: Block, _ report: Report) -> Value {
        guard let column = block.fields.firstIndex(where: { $0.key == field.key }),
            let list = report.lists[block.input], list.isReported
        else { return .unknown }
        var total = Decimal.zero
        for row in list.rows {
            guard case .number(let number) = value(of: row.cells[column], block.fields[column]),
                let next = total.adding(number)
            else { return .unknown }
            total = next
        }
        return .number(total)
    }

    /// What a cell is worth: missing, withheld and broken ones are unknown, "không phát sinh" is zero.
    static func value(of cell: Cell, _ field: Field) -> Value {
        switch cell.state {
        case .value: return cell.value
        case .noEvents: return field.isNumeric ? .number(.zero) : .null
        case .missing: return field.optional ? .null : .unknown
        case .withheld, .claimedNotApplicable, .broken, .unreadable: return .unknown
        }
    }

    // MARK: Constraints

    private func brokenConstraints(limits: Limits) -> [Broken] {
        var broken: [Broken] = []
        var evaluator = Evaluator(facts: facts, limits: limits)
        for (index, block) in vocabulary.blocks.enumerated() where !constraints[index].isEmpty {
            if block.form == .table {
                guard case .list(let rows) = facts.inputs[block.input] else { continue }
                for case .row(let row) in rows {
                    evaluator.locals = [.row(row)]
                    broken += constraints[index].compactMap { $0.broken(&evaluator, block: index, row: row.number) }
                }
            } else {
                broken += constraints[index].compactMap { $0.broken(&evaluator, block: index, row: nil) }
            }
        }
        return broken
    }

    // MARK: Rows that stand there twice

    private mutating func note(_ rows: [Value], of block: Block) {
        guard block.form == .codes || !block.identity.isEmpty else { return }
        var first: [String: Int] = [:]
        for (offset, row) in rows.enumerated() {
            guard let key = identity(of: row, block) else { continue }
            guard let earlier = first.updateValue(offset + 1, forKey: key.map(Self.distinct).joined())
            else { continue }
            let words = key.joined(separator: ", ")
            repeatedRows[block.input, default: [:]][earlier] = words
            repeatedRows[block.input, default: [:]][offset + 1] = words
        }
    }

    /// Texts that differ in case only are one; the length keeps parts apart.
    private static func distinct(_ text: String) -> String {
        let folded = text.lowercased()
        return "\(folded.utf8.count):\(folded)"
    }

    private func identity(of row: Value, _ block: Block) -> [String]? {
        switch row {
        case .string(let code): return [code]
        case .row(let row):
            let key = block.identity.compactMap { row.values[$0].identityText }
            return key.count == block.identity.count ? key : nil
        default: return nil
        }
    }

    /// The identity of a repeated row or code among what was read; reading only what tells rows apart does not count.
    func repeated(among reads: [Trace.Read]) -> String? {
        guard !repeatedRows.isEmpty else { return nil }
        for read in reads {
            switch read {
            case .input(let input):
                guard block(ofInput: input)?.block.form == .codes else { continue }
                if let words = repeatedRows[input]?.values.min() { return words }
            case .cell(let input, let row, let column):
                guard let words = repeatedRows[input]?[row] else { continue }
                if block(ofInput: input)?.block.identity.contains(column) == false { return words }
            }
        }
        return nil
    }
}

extension Constraint {
    /// The constraint, if it is proven false for the facts of the evaluator.
    func broken(_ evaluator: inout Evaluator, block: Int, row: Int?) -> ReportFacts.Broken? {
        guard case .boolean(false) = evaluator.evaluate(plan) else { return nil }
        return ReportFacts.Broken(
            block: block, row: row, constraint: self, left: sides.map { evaluator.evaluate($0.left) },
            right: sides.map { evaluator.evaluate($0.right) })
    }
}

extension [Value] {
    /// Puts a value in the place that a read names.
    mutating func put(_ value: Value, at read: Trace.Read) {
        switch read {
        case .input(let input): self[input] = value
        case .cell(let input, let number, let column):
            guard case .list(var rows) = self[input], rows.indices.contains(number - 1),
                case .row(let row) = rows[number - 1]
            else { return }
            // Held once, the rows are changed where they stand.
            self[input] = .null
            var values = row.values
            values[column] = value
            rows[number - 1] = .row(Row(input: input, number: number, values: values))
            self[input] = .list(rows)
        }
    }
}

extension Value {
    /// The text by which rows are told apart.
    fileprivate var identityText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.description
        default: nil
        }
    }
}

extension ReportList {
    /// Whether there is a list to go through; "không phát sinh" in its place is an empty one.
    var isReported: Bool { state == .value || state == .noEvents }
}

extension Cell {
    /// Nothing was written, not even an empty value.
    var isAbsent: Bool { state == .missing && span == nil }
}

extension Field {
    var isCount: Bool {
        if case .count = kind { return true }
        return false
    }

    var isNumeric: Bool {
        switch kind {
        case .count, .money, .rate, .number: true
        case .flag, .date, .text, .choice, .texts: false
        }
    }
}
