package import Diagnostics
import FEEL

/// How the records of one block go through columns: which fields are read, and what is computed of them.
package struct DerivingLayout: Sendable {
    package let records: RecordBlock
    /// Which fields the columns of a block are.
    package let layout: FlatLayout
    package let derivations: [Derivation]
    let period: DerivingPeriod
    let limits: Limits
    let programs: [DerivingProgram]
    /// For each field of the record its column; nil where nothing reads it.
    let columns: [Int?]

    /// - Parameters:
    ///   - derivations: All of the same records.
    ///   - comparesIDs: Whether the fields that tell records apart are read too.
    package init(
        _ derivations: [Derivation], of records: RecordBlock, _ period: DerivingPeriod, limits: Limits,
        comparesIDs: Bool
    ) {
        self.records = records
        self.derivations = derivations
        self.period = period
        self.limits = limits
        let wanted = Set(derivations.flatMap(\.fieldsRead) + (comparesIDs ? records.identity : [])).sorted()
        let directory = RecordDirectory(records, wanted)
        columns = directory.columns
        layout = FlatLayout(
            columns: wanted.map { field in
                FlatColumn(
                    place: .field(NeededField(block: RecordBlock.place, field: field)), field: records.fields[field])
            })
        programs = derivations.map { DerivingProgram($0, directory, period) }
    }

    /// The codes of a choice, by what its column holds; nil for other fields.
    package func codes(of field: Int) -> [String]? {
        guard case .choice(let number) = records.fields[field].kind else { return nil }
        return records.vocabulary.enumerations[number].values.map(\.code)
    }

    /// The columns of the given fields.
    package func columns(of fields: [Int]) -> [Int] { fields.compactMap { columns[$0] } }
}

/// Gives the fields of records their columns.
struct RecordDirectory: ColumnDirectory {
    private let records: RecordBlock
    private let first: Int
    /// By field.
    let columns: [Int?]

    init(_ records: RecordBlock, _ wanted: [Int]) {
        self.records = records
        first = records.input(of: 0)
        columns = records.fields.indices.map { wanted.firstIndex(of: $0) }
    }

    func input(_ number: Int) -> ColumnInput? {
        let field = number - first
        guard columns.indices.contains(field), let column = columns[field], let kind = kind(of: records.fields[field])
        else { return nil }
        return .cells(column: column, kind)
    }

    func column(_ column: Int, ofTable table: Int) -> (column: Int, kind: ColumnKind)? { nil }

    private func kind(of field: Field) -> ColumnKind? {
        switch field.kind {
        case .count, .money, .number: .number(scale: field.columnScale)
        case .flag: .flag
        case .date: .date
        case .choice(let number): .choice(records.vocabulary.enumerations[number].values.map(\.code))
        case .text: .text
        case .rate, .texts: nil
        }
    }
}

/// The figures of one derivation over columns.
struct DerivingProgram: Sendable {
    enum Figure: Sendable {
        /// A register of truths.
        case count(Int32)
        case sum(Int32, when: Int32?)
        /// Evaluated record by record, where the register of truths is not false; without one, for all records.
        case evaluated(unless: Int32?)
    }

    let program: ColumnProgram
    let figures: [Figure]

    init(_ derivation: Derivation, _ directory: RecordDirectory, _ period: DerivingPeriod) {
        var compiler = ColumnCompiler(directory, tables: 0)
        for (field, value) in period.header { try? compiler.set(input: field.rawValue, to: value) }
        for definition in derivation.definitions { try? compiler.define(definition.local, definition.part.plan) }
        var figures: [Figure] = []
        for figure in derivation.figures { figures.append(Self.figure(figure, &compiler)) }
        self.figures = figures
        program = compiler.program
    }

    private static func figure(
        _ figure: Derivation.Figure, _ compiler: inout ColumnCompiler<RecordDirectory>
    ) -> Figure {
        switch figure.rule {
        case .count(let condition):
            if let truth = truth(condition.plan, &compiler) { return .count(truth) }
            return .evaluated(unless: condition.plan.guarding.flatMap { truth($0, &compiler) })
        case .sum(let part, let condition):
            let when = condition.flatMap { truth($0.plan, &compiler) }
            guard condition == nil || when != nil,
                let (register, scale) = try? compiler.number(part.plan, in: .records), scale == 0
            else { return .evaluated(unless: when) }
            return .sum(register, when: when)
        }
    }

    private static func truth(_ plan: Plan, _ compiler: inout ColumnCompiler<RecordDirectory>) -> Int32? {
        try? compiler.truth(plan, in: .records)
    }
}
