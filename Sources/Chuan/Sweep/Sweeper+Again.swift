import FEEL

/// A report that is judged by itself.
package struct SweptReport {
    package let report: Report
    /// The units in force at the period's end; nil when no register was given.
    package let register: [Register.Unit]?

    package init(_ report: Report, register: [Register.Unit]?) {
        self.report = report
        self.register = register
    }
}

/// How much was done by columns, and how much report by report.
package struct SweepStatistics: Sendable {
    package internal(set) var reports = 0
    /// For each check, the reports for which `evaluate` was asked.
    package internal(set) var judgedAgain: [Int]
    /// For each check, the reports with something missing that trying values showed to be undecided.
    package internal(set) var settled: [Int]

    package init(checks: Int) {
        judgedAgain = Array(repeating: 0, count: checks)
        settled = Array(repeating: 0, count: checks)
    }

    package mutating func add(_ other: SweepStatistics) {
        reports += other.reports
        for check in judgedAgain.indices {
            judgedAgain[check] += other.judgedAgain[check]
            settled[check] += other.settled[check]
        }
    }
}

extension Sweeper {
    /// Asks `evaluate` for what columns left open.
    func judgeAgain(_ block: FlatBlock, _ report: (Int) -> SweptReport?) {
        for row in rowsLeft(block.rowCount) {
            let given = report(row)
            let subject = given.map { sweep.judge.subject($0.report, register: $0.register) }
            for (number, check) in sweep.checks.enumerated() {
                let place = verdicts + (number * capacity + row)
                guard place.pointee >= SweptVerdict.open else { continue }
                statistics.judgedAgain[number] += 1
                place.pointee = subject.map { sweep.judge.verdictAtEnd(check, $0).byte } ?? SweptVerdict.unknown
            }
        }
    }

    /// The rows with a check that is still open.
    private func rowsLeft(_ count: Int) -> [Int] {
        var isLeft = [Bool](repeating: false, count: count)
        for check in sweep.checks.indices {
            let column = verdicts + check * capacity
            SweptVerdict.eachOpen(column, count) { isLeft[$0] = true }
        }
        guard isLeft.contains(true) else { return [] }
        return isLeft.indices.filter { isLeft[$0] }
    }

    /// Interim reports have no annual verdicts yet.
    func postpone(_ block: FlatBlock) {
        guard sweep.postpones else { return }
        let interim = InterimReports(sweep.judge, block)
        for row in 0..<block.rowCount where interim.contains(row) {
            for check in sweep.checks.indices {
                let place = verdicts + (check * capacity + row)
                if place.pointee != SweptVerdict.notApplicable { place.pointee = SweptVerdict.notDue }
            }
        }
    }
}

/// Which reports of a block are about a part of a year, or closed before its end.
struct InterimReports {
    private let judge: Judge
    private let starts: UnsafeMutablePointer<Int64>
    private let ends: UnsafeMutablePointer<Int64>
    private let cutoffs: UnsafeMutablePointer<Int64>
    private let cutoffStates: UnsafeMutablePointer<UInt8>

    init(_ judge: Judge, _ block: FlatBlock) {
        self.judge = judge
        starts = block.main.values(of: SweepDirectory.HeaderColumn.periodStart.rawValue)
        ends = block.main.values(of: SweepDirectory.HeaderColumn.periodEnd.rawValue)
        cutoffs = block.main.values(of: SweepDirectory.HeaderColumn.dataCutoff.rawValue)
        cutoffStates = block.main.states(of: SweepDirectory.HeaderColumn.dataCutoff.rawValue)
    }

    func contains(_ row: Int) -> Bool {
        guard let start = CalendarDate(daysSinceEpoch: starts[row]),
            let end = CalendarDate(daysSinceEpoch: ends[row])
        else { return true }
        let hasCutoff = cutoffStates[row] == ColumnState.value
        return judge.isInterim(start, end, cutoff: hasCutoff ? CalendarDate(daysSinceEpoch: cutoffs[row]) : nil)
    }
}

extension SweptVerdict {
    /// The verdict of items together: a fail stands, then what is left open, then the order of verdicts.
    static func together(_ first: UInt8, _ second: UInt8) -> UInt8 {
        rank(first) <= rank(second) ? first : second
    }

    private static func rank(_ verdict: UInt8) -> Int {
        switch verdict {
        case fail: 0
        case deferred, open: 1
        case inconsistent: 2
        case unknown: 3
        case notDue: 4
        case pass: 5
        case noEvents: 6
        default: 7
        }
    }
}
