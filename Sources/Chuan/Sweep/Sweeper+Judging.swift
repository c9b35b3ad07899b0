import FEEL

/// From columns to verdicts.
extension Sweeper {
    /// What the columns say of each report, if they can be believed.
    func judgeColumns(_ task: SweepTask) {
        let (check, block, types) = (task.check, task.block, task.types)
        runner.run(
            check.program, block.main, block.tables,
            shared: register.columns(check.program, .check(task.number), block, where: task.isWanted))
        switch check.form {
        case .single:
            measure(check, block.rowCount, task.out, zero: check.zeroDenominator.byte) { Int(types[$0]) }
            prove(check, block.rowCount, task.out)
            settleRecords(task)
        case .rows(let table, let belongs):
            let columns = block.tables[table]
            measure(check, columns, types)
            prove(check, columns.rows.rowCount, items)
            gather(task, columns, belongs.map(runner.view))
        case .share(let table, let belongs, let counted, let met):
            share(
                check, block.tables[table], (belongs, counted, met), (task.out, check.zeroDenominator.byte), types)
            contradict(check, block.rowCount, task.out) { block.tables[table].states[$0] == ColumnState.value }
            settleRecords(task)
        }
    }

    private func measure(_ check: ColumnCheck, _ table: TableColumns, _ types: UnsafeMutablePointer<Int64>) {
        let (count, zero) = (table.rows.rowCount, check.zeroDenominator.byte)
        guard case .rate(_, _, let bars) = check.item.measure, Set(bars).count > 1 else {
            measure(check, count, items, zero: zero) { _ in 0 }
            return
        }
        var owners = [Int](repeating: 0, count: count)
        for record in table.states.indices {
            for row in Int(table.starts[record])..<Int(table.starts[record + 1]) { owners[row] = record }
        }
        measure(check, count, items, zero: zero) { Int(types[owners[$0]]) }
    }

    /// The verdicts of items, before it is asked whether they are addressed.
    func measure(
        _ check: ColumnCheck, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, zero: UInt8, types: (Int) -> Int
    ) {
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
    }

    /// Figures that contradict a condition are inconsistent; a pass has to be proven where the check asks for it.
    private func prove(_ check: ColumnCheck, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) {
        if let proof = check.item.provenBy.map(runner.view) {
            for row in 0..<count where out[row] == SweptVerdict.pass {
                switch proof.state(row) {
                case ColumnTruth.yes: continue
                case ColumnTruth.unknown: out[row] = SweptVerdict.unproven
                case ColumnTruth.special: out[row] = SweptVerdict.deferred
                default: out[row] = SweptVerdict.unknown
                }
            }
        }
        contradict(check, count, out) { _ in true }
    }

    /// - Parameter isAsked: Whether a row's figures are looked at.
    private func contradict(
        _ check: ColumnCheck, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, where isAsked: (Int) -> Bool
    ) {
        for condition in check.item.consistentWhen.map(runner.view) {
            for row in 0..<count where isAsked(row) {
                switch condition.state(row) {
                case ColumnTruth.no where out[row] != SweptVerdict.deferred: out[row] = SweptVerdict.contradictory
                case ColumnTruth.special: out[row] = SweptVerdict.deferred
                default: continue
                }
            }
        }
    }

    /// Gives every report its verdict that is not plain to see.
    private func settleRecords(_ task: SweepTask) {
        let (out, count) = (task.out, task.block.rowCount)
        let (yes, no, firstOpen) = (ColumnTruth.yes, ColumnTruth.no, SweptVerdict.open)
        let (check, doubts, types) = (task.check, task.doubts, task.types)
        var open: [OpenUnit] = []
        if let scope = task.check.onlyIf.map(runner.view) {
            for row in 0..<count {
                let state = scope.state(row)
                if state == yes, out[row] < firstOpen { continue }
                if state == no {
                    out[row] = SweptVerdict.notApplicable
                } else if task.isWanted(row) {
                    open.append(OpenUnit(record: row, row: nil, verdict: out[row], scope: state))
                }
            }
        } else {
            SweptVerdict.eachOpen(out, count) { row in
                guard check.applies[Int(types[row])], !doubts.contains(row) else { return }
                open.append(OpenUnit(record: row, row: nil, verdict: out[row]))
            }
        }
        if open.isEmpty { return }
        settle(open, .item, task) { task.out[$0.record] = $1 }
    }

    // MARK: Shares

    /// - Parameters:
    ///   - out: Where verdicts go, and what stands there for a share of nothing.
    func share(
        _ check: ColumnCheck, _ table: TableColumns, _ registers: (belongs: Int32?, counted: Int32?, met: Int32),
        _ out: (verdicts: UnsafeMutablePointer<UInt8>, zero: UInt8), _ types: UnsafeMutablePointer<Int64>
    ) {
        guard case .share(let bars) = check.item.measure else { return }
        let rows = ShareRows(
            belongs: registers.belongs.map(runner.view), counted: registers.counted.map(runner.view),
            met: runner.view(registers.met))
        for record in table.states.indices {
            guard table.states[record] == ColumnState.value else {
                let isSpecial = table.states[record] == ColumnState.special
                let verdict =
                    isSpecial ? SweptVerdict.deferred : check.noBlock?.byte ?? withoutRows(check, record).verdict
                // What its condition rests on is left open.
                out.verdicts[record] = verdict == SweptVerdict.open ? SweptVerdict.deferred : verdict
                continue
            }
            let tally = rows.tally(Int(table.starts[record])..<Int(table.starts[record + 1]))
            let bar = bars[Int(types[record])]
            out.verdicts[record] =
                if bar == nil {
                    SweptVerdict.unknown
                } else if let open = tally.open {
                    open
                } else if tally.counting == 0 {
                    out.zero
                } else {
                    bar.map { VerdictKernels.wide(tally.meeting, tally.counting, $0) } ?? SweptVerdict.unknown
                }
        }
    }
}

/// The truths of the rows of a share.
private struct ShareRows {
    let belongs: ColumnView?
    let counted: ColumnView?
    let met: ColumnView

    /// Every way in which more open rows may come out is not gone through.
    private static let mostRows = 48

    func tally(_ rows: Range<Int>) -> (meeting: Int64, counting: Int64, open: UInt8?) {
        var (meeting, counting): (Int64, Int64) = (0, 0)
        var open: UInt8?
        for row in rows {
            if let belongs {
                if belongs.state(row) == ColumnTruth.no { continue }
                let isClear = belongs.state(row) == ColumnTruth.yes || belongs.state(row) == ColumnTruth.null
                if !isClear { open = SweptVerdict.deferred }
            }
            let counts = counted?.state(row) ?? ColumnTruth.yes
            if counts == ColumnTruth.no { continue }
            let meets = met.state(row)
            if counts != ColumnTruth.yes || meets > ColumnTruth.yes {
                let isLeft = rows.count > Self.mostRows || max(counts, meets) == ColumnTruth.special
                open = isLeft ? SweptVerdict.deferred : open ?? SweptVerdict.open
            }
            counting += 1
            meeting += meets == ColumnTruth.yes ? 1 : 0
        }
        return (meeting, counting, open)
    }
}
