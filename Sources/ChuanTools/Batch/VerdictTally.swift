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
        // Mostly they are one behind the other.
        let areAll = rows.first == 0 && rows.last == rows.count - 1
        for check in counts.indices {
            let column = sweeper.verdicts(ofCheck: check)
            if areAll {
                add(column, rows.count, check)
            } else {
                for row in rows { counts[check][Int(column[row])] += 1 }
            }
        }
        reports += rows.count
    }

    /// Counts verdicts that stand one behind the other, sixteen at a time.
    private mutating func add(_ column: UnsafePointer<UInt8>, _ count: Int, _ check: Int) {
        let raw = UnsafeRawPointer(column)
        for verdict in 0..<UInt8(VerdictCode.byByte.count) {
            let wanted = SIMD16<UInt8>(repeating: verdict)
            var total = 0
            var row = 0
            while row + 16 <= count {
                var sums = SIMD16<UInt8>()
                let end = min(count - 15, row + 16 * 255)
                while row < end {
                    let found = raw.loadUnaligned(fromByteOffset: row, as: SIMD16<UInt8>.self) .== wanted
                    sums.replace(with: sums &+ 1, where: found)
                    row += 16
                }
                total += Int(SIMD16<UInt16>(truncatingIfNeeded: sums).wrappedSum())
            }
            while row < count {
                total += column[row] == verdict ? 1 : 0
                row += 1
            }
            counts[check][Int(verdict)] += total
        }
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
