import FEEL

/// Judges blocks of reports. Each thread has one of its own.
package final class Sweeper {
    let sweep: Sweep
    let runner = ColumnRunner()
    /// One byte for each check and row: check `c` starts at `c * capacity`.
    private(set) var verdicts: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    /// The verdicts of the rows of a table.
    private var items: UnsafeMutablePointer<UInt8>
    private var itemCapacity = 0
    /// The reports on trial, their verdicts and their numbers.
    var trialed: FlatBlock?
    var trialVerdicts: [UInt8] = []
    var numbers = TrialNumbers()
    /// Rows of records and tables that a check or a constraint can't be believed in.
    var doubts: [Int: ColumnDoubts] = [:]
    /// What the texts of the block stand in.
    var texts: UnsafePointer<UInt8>?
    package internal(set) var statistics: SweepStatistics

    package func resetStatistics() { statistics = SweepStatistics(checks: sweep.checks.count) }

    package init(_ sweep: Sweep) {
        self.sweep = sweep
        capacity = 0
        verdicts = .allocate(capacity: 1)
        items = .allocate(capacity: 1)
        statistics = SweepStatistics(checks: sweep.checks.count)
    }

    deinit {
        verdicts.deallocate()
        items.deallocate()
    }

    /// The verdicts of a check for the rows of the last block, as `VerdictCode.byte`.
    package func verdicts(ofCheck check: Int) -> UnsafePointer<UInt8> {
        UnsafePointer(verdicts + check * capacity)
    }

    /// Judges all reports of a block.
    ///
    /// - Parameters:
    ///   - texts: The bytes that texts of the block stand in.
    ///   - report: The report of a row, for what columns can't decide; nil leaves it unknown.
    /// - Complexity: O(checks · rows).
    package func judge(_ block: FlatBlock, texts: UnsafePointer<UInt8>?, report: (Int) -> SweptReport?) {
        reserve(block)
        doubts.removeAll(keepingCapacity: true)
        self.texts = texts
        for table in block.tables where table.states.count != block.rowCount {
            table.setAbsent(records: block.rowCount)
        }
        for (number, check) in sweep.checks.enumerated() {
            let out = verdicts + number * capacity
            guard case .success(let columns) = check.columns else {
                deferAddressed(check, block, out)
                continue
            }
            judge(columns, block, out)
            settle(columns, block, out, number: number)
        }
        judgeAgain(block, report)
        postpone(block)
        statistics.reports += block.rowCount
    }

    private func reserve(_ block: FlatBlock) {
        if block.main.capacity > capacity {
            capacity = block.main.capacity
            verdicts.deallocate()
            verdicts = .allocate(capacity: max(1, capacity * sweep.checks.count))
        }
        let rows = block.tables.map(\.rows.capacity).max() ?? 0
        if rows > itemCapacity {
            itemCapacity = rows
            items.deallocate()
            items = .allocate(capacity: rows)
        }
    }

    /// Leaves a check that columns can't do to `evaluate`, for the unit types that it addresses.
    private func deferAddressed(_ check: Sweep.SweptCheck, _ block: FlatBlock, _ out: UnsafeMutablePointer<UInt8>) {
        let types = block.main.values(of: SweepDirectory.HeaderColumn.unitType.rawValue)
        for row in 0..<block.rowCount {
            out[row] =
                check.plan.appliesTo.contains(Int(types[row])) ? SweptVerdict.deferred : SweptVerdict.notApplicable
        }
    }

    // MARK: One check

    /// - Parameter out: Where the verdicts go, one for each report.
    private func judge(_ check: ColumnCheck, _ block: FlatBlock, _ out: UnsafeMutablePointer<UInt8>) {
        judgeColumns(check, block, out)
        doubts(of: check, block).apply(to: out)
        guard check.applies.contains(false) else { return }
        let types = block.main.values(of: SweepDirectory.HeaderColumn.unitType.rawValue)
        check.applies.withUnsafeBufferPointer { applies in
            for row in 0..<block.rowCount where !applies[Int(types[row])] { out[row] = SweptVerdict.notApplicable }
        }
    }

    /// What the columns say, if they can be believed.
    func judgeColumns(_ check: ColumnCheck, _ block: FlatBlock, _ out: UnsafeMutablePointer<UInt8>) {
        let count = block.rowCount
        runner.run(check.program, block.main, block.tables)
        let types = block.main.values(of: SweepDirectory.HeaderColumn.unitType.rawValue)
        switch check.form {
        case .single: measure(check, count, out) { Int(types[$0]) }
        case .rows(let table, let belongs):
            let columns = block.tables[table]
            measure(check, columns.rows.rowCount, items, ofRecord: columns, types)
            gather(check, columns, belongs, out)
        case .share(let table, let belongs, let counted, let met):
            share(check, block.tables[table], (belongs, counted, met), out, types)
        }
        scope(check, count, out)
    }

    private func measure(
        _ check: ColumnCheck, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, ofRecord table: TableColumns,
        _ types: UnsafeMutablePointer<Int64>
    ) {
        guard case .rate(_, _, let bars) = check.item.measure, Set(bars).count > 1 else {
            measure(check, count, out) { _ in 0 }
            return
        }
        var owners = [Int](repeating: 0, count: count)
        for record in table.states.indices {
            for row in Int(table.starts[record])..<Int(table.starts[record + 1]) { owners[row] = record }
        }
        measure(check, count, out) { Int(types[owners[$0]]) }
    }

    /// The verdicts of items, before it is asked whether they are addressed.
    private func measure(
        _ check: ColumnCheck, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, types: (Int) -> Int
    ) {
        let zero = check.zeroDenominator.byte
        switch check.item.measure {
        case .rate(let above, let below, let bars):
            let (above, below) = (runner.view(above), runner.view(below))
            if let bar = bars.first ?? nil, bars.allSatisfy({ $0 == bar }) {
                VerdictKernels.rates(above, below, bar, zero: zero, out, count)
            } else {
                VerdictKernels.rates(above, below, bars, types: types, zero: zero, out, count)
            }
        case .testedRate(let above, let below, let test):
            VerdictKernels.tested(
                runner.view(above), runner.view(below), runner.view(test), zero: zero, out, count)
        case .truth(let register): VerdictKernels.truths(runner.view(register), out, count)
        case .share: break
        }
        prove(check.item, count, out)
    }

    /// Figures that contradict a condition are inconsistent; a pass has to be proven where the check asks for it.
    private func prove(_ item: ColumnCheck.Item, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) {
        if let proof = item.provenBy.map(runner.view) {
            for row in 0..<count where out[row] == SweptVerdict.pass {
                switch proof.state(row) {
                case ColumnTruth.yes: continue
                case ColumnTruth.unknown: out[row] = SweptVerdict.open
                case ColumnTruth.special: out[row] = SweptVerdict.deferred
                default: out[row] = SweptVerdict.unknown
                }
            }
        }
        for condition in item.consistentWhen.map(runner.view) {
            for row in 0..<count {
                switch condition.state(row) {
                case ColumnTruth.no: out[row] = SweptVerdict.inconsistent
                case ColumnTruth.special: out[row] = SweptVerdict.deferred
                default: continue
                }
            }
        }
    }

    private func scope(_ check: ColumnCheck, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) {
        guard let scope = check.onlyIf.map(runner.view) else { return }
        for row in 0..<count {
            switch scope.state(row) {
            case ColumnTruth.yes: continue
            case ColumnTruth.no: out[row] = SweptVerdict.notApplicable
            case ColumnTruth.unknown: out[row] = SweptVerdict.open
            case ColumnTruth.null: if out[row] != SweptVerdict.pass { out[row] = SweptVerdict.deferred }
            default: out[row] = SweptVerdict.deferred
            }
        }
    }

    // MARK: Tables

    /// The verdict of each report over the rows that the check is about: a fail stands whatever else is open.
    private func gather(
        _ check: ColumnCheck, _ table: TableColumns, _ belongs: Int32?, _ out: UnsafeMutablePointer<UInt8>
    ) {
        let belongs = belongs.map(runner.view)
        for record in table.states.indices {
            guard table.states[record] == ColumnState.value else {
                out[record] =
                    table.states[record] == ColumnState.special
                    ? SweptVerdict.deferred : check.noBlock?.byte ?? withoutRows(check, record)
                continue
            }
            var verdict: UInt8?
            for row in Int(table.starts[record])..<Int(table.starts[record + 1]) {
                let belonging = belongs?.state(row) ?? ColumnTruth.yes
                if belonging == ColumnTruth.no || belonging == ColumnTruth.null { continue }
                let item = belonging == ColumnTruth.yes ? items[row] : SweptVerdict.deferred
                verdict = verdict.map { SweptVerdict.together($0, item) } ?? item
            }
            out[record] = verdict ?? withoutRows(check, record)
        }
    }

    private func withoutRows(_ check: ColumnCheck, _ record: Int) -> UInt8 {
        for line in check.noRows {
            guard let condition = line.condition.map(runner.view) else { return line.verdict.byte }
            switch condition.state(record) {
            case ColumnTruth.yes: return line.verdict.byte
            case ColumnTruth.no: continue
            default: return SweptVerdict.deferred
            }
        }
        return SweptVerdict.notApplicable
    }

    private func share(
        _ check: ColumnCheck, _ table: TableColumns, _ registers: (belongs: Int32?, counted: Int32?, met: Int32),
        _ out: UnsafeMutablePointer<UInt8>, _ types: UnsafeMutablePointer<Int64>
    ) {
        guard case .share(let bars) = check.item.measure else { return }
        let belongs = registers.belongs.map(runner.view)
        let counted = registers.counted.map(runner.view)
        let met = runner.view(registers.met)
        for record in table.states.indices {
            guard table.states[record] == ColumnState.value else {
                out[record] =
                    table.states[record] == ColumnState.special
                    ? SweptVerdict.deferred : check.noBlock?.byte ?? withoutRows(check, record)
                continue
            }
            var (meeting, counting, isOpen): (Int64, Int64, Bool) = (0, 0, false)
            for row in Int(table.starts[record])..<Int(table.starts[record + 1]) {
                if let belongs, belongs.state(row) == ColumnTruth.no { continue }
                let counts = counted?.state(row) ?? ColumnTruth.yes
                if counts == ColumnTruth.no { continue }
                let meets = met.state(row)
                if counts != ColumnTruth.yes || meets > ColumnTruth.yes { isOpen = true }
                counting += 1
                meeting += meets == ColumnTruth.yes ? 1 : 0
            }
            if isOpen {
                out[record] = SweptVerdict.deferred
            } else if counting == 0 {
                out[record] = check.zeroDenominator.byte
            } else {
                out[record] =
                    bars[Int(types[record])].map { VerdictKernels.wide(meeting, counting, $0) } ?? SweptVerdict.unknown
            }
        }
        prove(check.item, table.states.count, out)
    }
}
