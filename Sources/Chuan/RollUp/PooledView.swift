import FEEL

/// The amounts of a pooled check over the units of a block.
struct PooledView {
    let pooled: PooledColumns
    let units: CityRows
    private let above: ColumnView
    private let below: ColumnView
    private let onlyIf: ColumnView?
    private let consistentWhen: [ColumnView]
    private let table: TableColumns?
    private let belongs: ColumnView?
    private let label: ColumnView?
    /// For a check over rows, by report: cells or constraints that columns can't be believed in.
    private let doubts: [UInt8]

    /// - Parameter check: The place of the check in the sweep, whose verdicts stand.
    init(_ pooled: PooledColumns, _ sweeper: Sweeper, _ runner: ColumnRunner, _ check: Int, _ units: CityRows) {
        self.pooled = pooled
        self.units = units
        let block = units.block
        var doubts = [UInt8](repeating: SweptVerdict.pass, count: pooled.rows == nil ? 0 : block.rowCount)
        if pooled.rows != nil, case .success(let columns) = sweeper.sweep.checks[check].columns {
            doubts.withUnsafeMutableBufferPointer { buffer in
                if let start = buffer.baseAddress { sweeper.doubts(of: columns, block).apply(to: start) }
            }
        }
        self.doubts = doubts
        runner.run(pooled.program, block.main, block.tables)
        (above, below) = (runner.view(pooled.above), runner.view(pooled.below))
        onlyIf = pooled.onlyIf.map(runner.view)
        consistentWhen = pooled.consistentWhen.map(runner.view)
        table = pooled.rows.map { block.tables[$0.table] }
        belongs = pooled.rows?.belongs.map(runner.view)
        label = pooled.rows?.label.map { runner.view($0.register) }
    }

    // MARK: Whether columns do

    /// Whether the columns say all that there is to add.
    func isClear(_ row: Int, _ verdict: VerdictCode) -> Bool {
        if verdict == .notApplicable { return true }
        guard let table else { return isClear(amounts: row, verdict) }
        if doubts[row] == SweptVerdict.deferred { return false }
        if let onlyIf, onlyIf.state(row) != ColumnTruth.yes { return false }
        switch table.states[row] {
        case ColumnState.unknown: return true
        case ColumnState.value: return rows(row, table).allSatisfy { isClear(tableRow: $0) }
        default: return false
        }
    }

    /// A unit's amounts. Nothing can be added of those that are not known, unless bounds decided the check: then they may be
    /// known after all.
    private func isClear(amounts row: Int, _ verdict: VerdictCode) -> Bool {
        if verdict == .inconsistent { return true }
        if below.state(row) == ColumnState.value {
            if above.state(row) == ColumnState.value { return below.value(row) >= 0 }
            if below.value(row) == 0, above.state(row) != ColumnState.special { return true }
        }
        guard verdict == .unknown, !pooled.hasProof, onlyIf?.state(row) ?? ColumnTruth.yes == ColumnTruth.yes else {
            return false
        }
        return above.state(row) != ColumnState.special && below.state(row) != ColumnState.special
    }

    private func isClear(tableRow row: Int) -> Bool {
        switch belongs?.state(row) ?? ColumnTruth.yes {
        case ColumnTruth.no, ColumnTruth.null: return true
        case ColumnTruth.yes: break
        default: return false
        }
        for condition in consistentWhen where condition.state(row) == ColumnTruth.special { return false }
        if label?.state(row) == ColumnState.special { return false }
        guard below.state(row) == ColumnState.value else { return false }
        if above.state(row) == ColumnState.value { return below.value(row) >= 0 }
        return below.value(row) == 0 && above.state(row) != ColumnState.special
    }

    private func rows(_ row: Int, _ table: TableColumns) -> Range<Int> {
        Int(table.starts[row])..<Int(table.starts[row + 1])
    }

    // MARK: Adding

    /// Adds the amounts of a unit that is clear.
    ///
    /// - Parameters:
    ///   - unit: A number that no other unit of these sums has.
    ///   - order: Where the unit stands among all.
    func add(_ row: Int, _ verdict: VerdictCode, unit: Int, order: Int, to part: inout PartSums) {
        guard let table else {
            if verdict == .notApplicable { return }
            let place = part.pool(nil, order: order)
            let isBroken = verdict == .inconsistent
            add(amounts: row, isBroken: isBroken, zero: verdict, unit: unit, to: &part[place])
            return
        }
        var isEmpty = true
        if table.states[row] == ColumnState.value, verdict != .notApplicable {
            for tableRow in rows(row, table) {
                guard (belongs?.state(tableRow) ?? ColumnTruth.yes) == ColumnTruth.yes else { continue }
                isEmpty = false
                add(tableRow: tableRow, unit: unit, order: order + tableRow - Int(table.starts[row]), to: &part)
            }
        }
        // What is said of the unit as a whole.
        if isEmpty, verdict == .unknown || verdict == .inconsistent { part.openEverywhere += 1 }
    }

    private func add(tableRow row: Int, unit: Int, order: Int, to part: inout PartSums) {
        let isBroken = consistentWhen.contains { $0.state(row) == ColumnTruth.no }
        let isEmpty = below.value(row) == 0
        if !isBroken, isEmpty, pooled.zeroDenominator == .notApplicable { return }
        let place = part.pool(text(row), order: order)
        add(amounts: row, isBroken: isBroken, zero: pooled.zeroDenominator, unit: unit, to: &part[place])
    }

    @inline(__always)
    private func add(amounts row: Int, isBroken: Bool, zero: VerdictCode, unit: Int, to pool: inout Pool) {
        if !isBroken, above.state(row) == ColumnState.value, below.state(row) == ColumnState.value {
            pool.count(unit: unit)
            pool.add(above.value(row), below.value(row))
        } else if isBroken || zero != .noEvents {
            pool.addOpen(unit: unit)
        } else {
            pool.count(unit: unit)
        }
    }

    /// What a row is added up under.
    private func text(_ row: Int) -> String? {
        guard let label, label.state(row) == ColumnState.value else { return nil }
        if let codes = pooled.rows?.label?.codes { return codes[Int(label.value(row))] }
        guard let texts = units.texts else { return nil }
        let span = TextSpan(bits: label.value(row))
        return String(decoding: UnsafeBufferPointer(start: texts + span.offset, count: span.count), as: UTF8.self)
    }
}
