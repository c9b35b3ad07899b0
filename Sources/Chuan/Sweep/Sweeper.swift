import Diagnostics
import FEEL

/// Judges blocks of reports. Each thread has one of its own.
package final class Sweeper {
    let sweep: Sweep
    let runner = ColumnRunner()
    let register: RegisterFacts
    /// One byte for each check and row: check `c` starts at `c * capacity`.
    private(set) var verdicts: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    /// The verdicts of the rows of a table.
    private(set) var items: UnsafeMutablePointer<UInt8>
    private var itemCapacity = 0
    /// The reports on trial, their verdicts and their numbers.
    var trialed: FlatBlock?
    var trialVerdicts: [UInt8] = []
    /// Rows of records and tables that a check or a constraint can't be believed in.
    var doubts: [Int: ColumnDoubts] = [:]
    /// By plan, the reports in which nobody knows what follows from what.
    private(set) var unclear: [ColumnDoubts] = []
    /// What the texts of the block stand in.
    var texts: UnsafePointer<UInt8>?
    package internal(set) var statistics: SweepStatistics

    package func resetStatistics() { statistics = SweepStatistics(checks: sweep.checks.count) }

    /// - Parameter register: The one that the reports are given with; nil when there is none.
    package init(_ sweep: Sweep, register: Register?) {
        self.sweep = sweep
        self.register = RegisterFacts(sweep.judge, register)
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

    /// Judges all reports of a block. Missing numbers that others leave no choice are put into it.
    ///
    /// - Parameters:
    ///   - texts: The bytes that texts of the block stand in.
    ///   - report: The report of a row, for what columns can't decide; nil leaves it unknown.
    /// - Complexity: O(checks · rows).
    package func judge(_ block: FlatBlock, texts: UnsafePointer<UInt8>?, report: (Int) -> SweptReport?) {
        reserve(block)
        doubts.removeAll(keepingCapacity: true)
        self.texts = texts
        runner.texts = texts
        for table in block.tables where table.states.count != block.rowCount {
            table.setAbsent(records: block.rowCount)
        }
        unclear = sweep.restoring.map { $0.restore(block, most: sweep.judge.limits.boundInputs) }
        for (number, check) in sweep.checks.enumerated() {
            let out = verdicts + number * capacity
            guard case .success(let columns) = check.columns else {
                deferAddressed(check, block, out)
                continue
            }
            judge(columns, block, out, number)
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
    private func judge(_ check: ColumnCheck, _ block: FlatBlock, _ out: UnsafeMutablePointer<UInt8>, _ number: Int) {
        let types = block.main.values(of: SweepDirectory.HeaderColumn.unitType.rawValue)
        let doubts = doubts(of: check, block)
        judgeColumns(SweepTask(check, block, number: number, out: out, doubts: doubts))
        doubts.apply(to: out)
        guard check.applies.contains(false) else { return }
        check.applies.withUnsafeBufferPointer { applies in
            for row in 0..<block.rowCount where !applies[Int(types[row])] { out[row] = SweptVerdict.notApplicable }
        }
    }
}

/// A check over a block.
///
/// A class, so that handing it on copies nothing of the check.
final class SweepTask {
    let check: ColumnCheck
    let block: FlatBlock
    /// Where the verdicts go, one for each report.
    let out: UnsafeMutablePointer<UInt8>
    let number: Int
    /// The unit types of the reports.
    let types: UnsafeMutablePointer<Int64>
    let doubts: ColumnDoubts

    init(
        _ check: ColumnCheck, _ block: FlatBlock, number: Int, out: UnsafeMutablePointer<UInt8>, doubts: ColumnDoubts
    ) {
        self.check = check
        self.block = block
        self.number = number
        self.out = out
        self.doubts = doubts
        types = block.main.values(of: SweepDirectory.HeaderColumn.unitType.rawValue)
    }

    /// Whether what columns say of a report is asked for, and believed.
    func isWanted(_ record: Int) -> Bool { check.applies[Int(types[record])] && !doubts.contains(record) }
}
