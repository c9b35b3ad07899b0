package import Diagnostics
import FEEL

/// How fields of one block of reports follow from records, made ready: each condition is a plan over one record.
///
/// Locals are the definitions, in order. Inputs are those of the record's vocabulary.
package final class Derivation: Sendable {
    /// An index of the vocabulary's records.
    package let records: Int
    /// An index of its blocks.
    package let block: Int
    /// Fields of the record.
    package let unit: Int
    package let unitType: Int?
    package let rowFields: [RowField]
    let definitions: [Definition]
    package let figures: [Figure]
    /// What a reported figure that differs means.
    package let difference: ConstraintDeclaration.Severity
    /// The clause that it rests on.
    let source: SourceClause?
    package let span: Span

    /// A field of the row, with the field of the record that it is taken from.
    package struct RowField: Sendable {
        package let field: Int
        package let source: Int
        /// Whether it tells rows apart; otherwise it only describes them.
        package let isKey: Bool
    }

    struct Definition: Sendable {
        let name: String
        let local: Int
        let part: CheckPlan.Part
    }

    package struct Figure: Sendable {
        enum Rule: Sendable {
            case count(CheckPlan.Part)
            case sum(CheckPlan.Part, when: CheckPlan.Part?)
        }

        /// Of the block.
        package let field: Int
        let rule: Rule
        package let span: Span
    }

    init(
        records: Int, block: Int, unit: Int, unitType: Int?, rowFields: [RowField], definitions: [Definition],
        figures: [Figure], difference: ConstraintDeclaration.Severity, source: SourceClause?, span: Span
    ) {
        self.records = records
        self.block = block
        self.unit = unit
        self.unitType = unitType
        self.rowFields = rowFields
        self.definitions = definitions
        self.figures = figures
        self.difference = difference
        self.source = source
        self.span = span
    }

    convenience init(_ resolved: ResolvedDerivation, definitions: [Definition], figures: [Figure]) {
        self.init(
            records: resolved.records, block: resolved.block, unit: resolved.unit, unitType: resolved.unitType,
            rowFields: resolved.rowFields.map { RowField(field: $0.field, source: $0.source, isKey: $0.isKey) },
            definitions: definitions, figures: figures, difference: resolved.declaration.difference,
            source: resolved.declaration.source, span: resolved.declaration.span)
    }

    var localCount: Int { definitions.reduce(0) { max($0, $1.local + 1) } }

    /// The plans of the figures, and of the definitions.
    private var plans: [Plan] {
        let rules = figures.flatMap { figure -> [Plan] in
            switch figure.rule {
            case .count(let condition): [condition.plan]
            case .sum(let number, let condition): [number.plan] + (condition.map { [$0.plan] } ?? [])
            }
        }
        return definitions.map(\.part.plan) + rules
    }

    /// The inputs of a record that its figures may read, in order.
    var inputsRead: [Int] { Set(plans.flatMap(\.inputsRead)).sorted() }

    /// The fields of a record that its figures read, in order.
    package var fieldsCounted: [Int] {
        let first = Vocabulary.registerInput + 1
        return inputsRead.filter { $0 >= first }.map { $0 - first }
    }

    /// The fields of a record that it reads, those of units and rows among them, in order.
    package var fieldsRead: [Int] {
        Set(fieldsCounted + [unit] + (unitType.map { [$0] } ?? []) + rowFields.map(\.source)).sorted()
    }
}
