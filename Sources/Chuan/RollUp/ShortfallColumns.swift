import FEEL
import FEELSyntax

/// The figures of the checks of a sweep, made ready to find those that are farthest from their targets.
///
/// Immutable: share it between threads.
package struct ShortfallColumns: Sendable {
    let sweep: Sweep
    /// What gave the columns of the layout.
    let directory: SweepDirectory
    package let layout: FlatLayout
    /// In the order of the sweep; nil for checks whose figures are in no column.
    let checks: [SweptFigures?]
    /// By check and unit type, whether figures are measured against a number at all.
    let isMeasured: [[Bool]]

    struct SweptFigures: Sendable {
        let columns: PooledColumns
        /// By unit type.
        let bars: [Bar?]
    }

    /// A comparison with a number.
    struct Bar: Sendable {
        let comparison: Node.Comparison
        let digits: Int64
        let power: Int64

        /// How far a quotient is off; nil where it is not.
        ///
        /// - Parameter below: Positive.
        func shortfall(_ above: Int64, _ below: Int64) -> Shortfall? {
            let left = above.multipliedFullWidth(by: power)
            let right = below.multipliedFullWidth(by: digits)
            let order = left == right ? 0 : (left.high, left.low) < (right.high, right.low) ? -1 : 1
            return comparison.holds(order) ? nil : Shortfall(above, below, (digits, power))
        }
    }

    /// - Complexity: O(nodes of all plans).
    package init(_ sweep: Sweep) {
        self.sweep = sweep
        var directory = sweep.directory
        let types = sweep.judge.rulebook.vocabulary.unitTypes.indices
        checks = sweep.checks.map { check in
            guard check.refusal == nil, check.plan.rounding == nil else { return nil }
            var compiler = PooledColumnsCompiler(check.plan, directory)
            guard let (columns, grown) = try? compiler.compile() else { return nil }
            directory = grown
            return SweptFigures(
                columns: columns, bars: types.map { check.plan.comparison(ofType: $0).flatMap(Self.bar) })
        }
        isMeasured = sweep.checks.map { check in
            guard case .rate = check.plan.measure, check.plan.rounding == nil else { return types.map { _ in false } }
            return types.map { check.plan.comparison(ofType: $0) != nil }
        }
        self.directory = directory
        layout = directory.layout
    }

    private static func bar(_ comparison: Node.Comparison, _ threshold: Decimal) -> Bar? {
        guard let (digits, scale) = threshold.scaledInteger else { return nil }
        return Bar(
            comparison: comparison, digits: digits, power: (0..<scale).reduce(Int64(1)) { power, _ in power * 10 })
    }
}

/// Finds how far the failed checks of blocks are from their targets. Each thread has one of its own.
package final class BlockShortfalls {
    private let figures: ShortfallColumns
    private let runner = ColumnRunner()

    package init(_ figures: ShortfallColumns) { self.figures = figures }

    /// Goes through the failed checks of some reports whose verdicts stand.
    ///
    /// - Parameters:
    ///   - rows: Those that count.
    ///   - report: The report of a row; asked for where columns do not hold its figures.
    ///   - found: Gets the check, the row and how far it is off.
    /// - Complexity: O(checks · rows).
    package func find(
        _ sweeper: Sweeper, _ block: FlatBlock, rows: [Int], report: (Int) -> SweptReport?,
        _ found: (Int, Int, Shortfall) -> Void
    ) {
        let types = block.main.values(of: SweepDirectory.HeaderColumn.unitType.rawValue)
        let isCity = figures.sweep.judge.rulebook.vocabulary.unitTypes.map { $0.code == "city" }
        for (check, swept) in figures.checks.enumerated() where figures.isMeasured[check].contains(true) {
            let verdicts = sweeper.verdicts(ofCheck: check)
            guard rows.contains(where: { verdicts[$0] == SweptVerdict.fail }) else { continue }
            if let swept { runner.run(swept.columns.program, block.main, block.tables) }
            let view = swept.map { FigureView($0.columns, runner, block) }
            for row in rows where verdicts[row] == SweptVerdict.fail && !isCity[Int(types[row])] {
                guard figures.isMeasured[check][Int(types[row])] else { continue }
                let bar = swept?.bars[Int(types[row])]
                // What columns do not hold is asked of the report.
                let far =
                    bar.flatMap { view?.worst(row, $0) }
                    ?? report(row).flatMap {
                        figures.sweep.judge.shortfall(ofCheck: check, $0.report, register: $0.register)
                    }
                if let far { found(check, row, far) }
            }
        }
    }
}

/// The figures of one check over a block.
private struct FigureView {
    private let above: ColumnView
    private let below: ColumnView
    private let table: TableColumns?
    private let belongs: ColumnView?

    init(_ columns: PooledColumns, _ runner: ColumnRunner, _ block: FlatBlock) {
        (above, below) = (runner.view(columns.above), runner.view(columns.below))
        table = columns.rows.map { block.tables[$0.table] }
        belongs = columns.rows?.belongs.map(runner.view)
    }

    /// How far the worst figure of a report is off; nil where columns do not tell.
    func worst(_ row: Int, _ bar: ShortfallColumns.Bar) -> Shortfall? {
        guard let table else { return shortfall(row, bar) }
        guard table.states[row] == ColumnState.value else { return nil }
        var worst: Shortfall?
        for place in Int(table.starts[row])..<Int(table.starts[row + 1]) {
            let belongs = belongs?.state(place) ?? ColumnTruth.yes
            if belongs == ColumnTruth.no { continue }
            guard belongs == ColumnTruth.yes, isWhole(place) else { return nil }
            if let far = shortfall(place, bar), worst.map({ $0 < far }) ?? true { worst = far }
        }
        return worst
    }

    private func isWhole(_ row: Int) -> Bool {
        above.state(row) == ColumnState.value && below.state(row) == ColumnState.value
    }

    private func shortfall(_ row: Int, _ bar: ShortfallColumns.Bar) -> Shortfall? {
        guard above.state(row) == ColumnState.value, below.state(row) == ColumnState.value, below.value(row) > 0 else {
            return nil
        }
        return bar.shortfall(above.value(row), below.value(row))
    }
}
