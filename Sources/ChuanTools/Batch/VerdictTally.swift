package import Chuan

/// How often each check came out as each verdict.
package struct VerdictTally: Sendable {
    /// By check, then by `VerdictCode.byte`.
    package private(set) var counts: [[Int]]
    package private(set) var reports = 0

    package init(checks: Int) {
        counts = Array(repeating: Array(repeating: 0, count: VerdictCode.byByte.count), count: checks)
    }

    package mutating func add(_ sweeper: Sweeper, rows: [Int]) {
        for check in counts.indices {
            let column = sweeper.verdicts(ofCheck: check)
            // Two tallies in turn, so that one row need not wait for the other.
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 16) { tallies in
                tallies.initialize(repeating: 0)
                for row in rows { tallies[Int(column[row]) | (row & 1) << 3] += 1 }
                for verdict in 0..<7 { counts[check][verdict] += Int(tallies[verdict] + tallies[verdict | 8]) }
            }
        }
        reports += rows.count
    }

    /// Adds a report that was judged by itself.
    package mutating func add(_ result: ReportResult) {
        var check = 0
        for indicator in result.indicators {
            for judged in indicator.checks {
                counts[check][Int(judged.verdict.byte)] += 1
                check += 1
            }
        }
        reports += 1
    }

    package mutating func add(_ other: VerdictTally) {
        for check in counts.indices {
            for verdict in counts[check].indices { counts[check][verdict] += other.counts[check][verdict] }
        }
        reports += other.reports
    }

    package func count(_ verdict: VerdictCode, ofCheck check: Int) -> Int { counts[check][Int(verdict.byte)] }

    /// Whether a check came out so for some report.
    package func holds(_ verdict: VerdictCode) -> Bool { counts.contains { $0[Int(verdict.byte)] > 0 } }
}
