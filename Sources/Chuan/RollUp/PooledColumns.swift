import FEEL
import FEELSyntax

/// The amounts of a pooled check as columns: what is added up for each report, or for each row of a table in it.
struct PooledColumns: Sendable {
    typealias Register = Int32

    let program: ColumnProgram
    let above: Register
    let below: Register
    /// Set for a check over rows.
    let rows: Rows?
    let onlyIf: Register?
    /// What must not be false of a report or a row.
    let consistentWhen: [Register]
    /// A pass has to be proven.
    let hasProof: Bool
    let zeroDenominator: VerdictCode

    struct Rows: Sendable {
        let table: Int
        let belongs: Register?
        let label: Label?
    }

    /// What rows are added up under.
    struct Label: Sendable {
        let register: Register
        /// The words of a choice; nil for texts.
        let codes: [String]?
    }
}

/// Turns the amounts of a pooled check into columns, or says why that can't be done.
struct PooledColumnsCompiler {
    private let plan: CheckPlan
    private var compiler: ColumnCompiler<SweepDirectory>

    init(_ plan: CheckPlan, _ directory: SweepDirectory) {
        self.plan = plan
        compiler = ColumnCompiler(directory, tables: directory.layout.tables.count)
    }

    /// The amounts, and the layout with the columns that they need.
    ///
    /// - Complexity: O(nodes).
    mutating func compile() throws(SweepRefusal) -> (PooledColumns, SweepDirectory) {
        guard case .rate(let numerator, let denominator, _) = plan.measure,
            plan.tests.allSatisfy({ $0.comparison != nil })
        else { throw SweepRefusal(part: .target, reason: .conditionTable) }
        if !plan.parameters.isEmpty { throw SweepRefusal(part: .definition, reason: .parameter) }
        try compiler.define(plan, needingRow: false)
        let onlyIf = try plan.onlyIf.map { part throws(SweepRefusal) in try truth(part, .scope, .records) }
        let (space, table) = try table()
        try compiler.define(plan, needingRow: true)
        let above = try number(numerator, space)
        let below = try number(denominator, space)
        if compiler.program.isShared { throw SweepRefusal(part: .measure, reason: .source) }
        var consistentWhen: [Int32] = []
        for part in plan.consistentWhen { consistentWhen.append(try truth(part, .condition, space)) }
        var rows: PooledColumns.Rows?
        if let table { rows = try self.rows(table, space) }
        let columns = PooledColumns(
            program: compiler.program, above: above, below: below, rows: rows, onlyIf: onlyIf,
            consistentWhen: consistentWhen, hasProof: plan.provenBy != nil, zeroDenominator: plan.zeroDenominator)
        return (columns, compiler.directory)
    }

    private mutating func table() throws(SweepRefusal) -> (ColumnProgram.Space, Int?) {
        guard let source = plan.source else { return (.records, nil) }
        guard let table = source.block.flatMap(compiler.directory.table(ofBlock:)) else {
            throw SweepRefusal(part: .rows, reason: .source)
        }
        compiler.bind(row: table, to: source.rowLocal)
        return (.table(table), table)
    }

    private mutating func rows(
        _ table: Int, _ space: ColumnProgram.Space
    ) throws(SweepRefusal) -> PooledColumns.Rows {
        let belongs = try plan.whereCondition.map { part throws(SweepRefusal) in try truth(part, .condition, space) }
        guard case .pooled(let by?, _) = plan.rollUp else {
            return PooledColumns.Rows(table: table, belongs: belongs, label: nil)
        }
        do throws(ColumnRefusal) {
            let (register, kind) = try compiler.cells(by.plan, in: space)
            let label: PooledColumns.Label
            switch kind {
            case .choice(let codes): label = PooledColumns.Label(register: register, codes: codes)
            case .text: label = PooledColumns.Label(register: register, codes: nil)
            default: throw .types
            }
            return PooledColumns.Rows(table: table, belongs: belongs, label: label)
        } catch {
            throw SweepRefusal(part: .rows, reason: .expression(error))
        }
    }

    private mutating func number(
        _ part: CheckPlan.Part, _ space: ColumnProgram.Space
    ) throws(SweepRefusal) -> Int32 {
        do throws(ColumnRefusal) {
            let (register, scale) = try compiler.number(part.plan, in: space)
            if scale != 0 { throw .number }
            return register
        } catch {
            throw SweepRefusal(part: .measure, reason: .expression(error))
        }
    }

    private mutating func truth(
        _ part: CheckPlan.Part, _ name: SweepRefusal.Part, _ space: ColumnProgram.Space
    ) throws(SweepRefusal) -> Int32 {
        do throws(ColumnRefusal) {
            return try compiler.truth(part.plan, in: space)
        } catch {
            throw SweepRefusal(part: name, reason: .expression(error))
        }
    }
}
