package import Chuan
package import Diagnostics

extension RunResult {
    /// The counts of verdicts of the reports, with those that are farthest from each target.
    ///
    /// - Parameter most: How many of them for each check.
    /// - Complexity: O(items).
    package func summary(_ judge: Judge, most: Int, register: Register?, language: Language) -> BatchSummary {
        let sweep = Sweep(judge)
        var tally = VerdictTally(checks: sweep.checks.count)
        var worst = WorstUnits(checks: sweep.checks.count, most: most)
        for result in results {
            tally.add(result)
            for (check, shortfall) in judge.shortfalls(of: result).enumerated() {
                guard let shortfall else { continue }
                let code = result.report.header.unitCode.value
                worst.insert(WorstUnit(shortfall, code: code, line: nil, result.report), ofCheck: check)
            }
        }
        let report = WorstReport(sweep, worst, register: register, files: files, language: language)
        return BatchSummary(sweep, tally, most == 0 ? nil : report, language: language)
    }
}
