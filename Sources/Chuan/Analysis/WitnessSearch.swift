import FEEL

/// Looks for figures that a report may have and for which something surely holds.
struct WitnessSearch {
    let analysis: CheckAnalysis
    /// What the parts in question read.
    private let reads: [Trace.Read]
    private static let mostCases = 64

    init(_ analysis: CheckAnalysis, about parts: [CheckPlan.Part]) {
        self.analysis = analysis
        let plans = (parts + analysis.plan.definitions.map(\.part)).map(\.plan)
        reads = analysis.report.reads(of: plans, rowLocal: analysis.plan.source?.rowLocal)
    }

    /// - Parameter holds: Whether it surely holds for all these completions.
    /// - Returns: Completions, mostly of one value for each figure, of which it holds.
    func find(in unknowns: Unknowns, where holds: (inout Bounder) -> Bool) -> Unknowns? {
        var left = Self.mostCases
        return find(unknowns, unknowns.few(among: reads), &left, holds)
    }

    private func find(
        _ unknowns: Unknowns, _ few: [Trace.Read], _ left: inout Int, _ holds: (inout Bounder) -> Bool
    ) -> Unknowns? {
        guard left > 0 else { return nil }
        left -= 1
        var bounder = analysis.judging.bounder(analysis.report.open, unknowns)
        guard let split = bounder.split(among: few) else {
            if holds(&bounder) { return unknowns }
            var found: Unknowns?
            unknowns.forEachSample(of: unknowns.inputs(tiedTo: reads)) { sample in
                var bounder = analysis.judging.bounder(analysis.report.open, sample)
                if holds(&bounder) { found = sample }
                return found != nil
            }
            return found
        }
        for rest in split.cases {
            if let found = find(rest, few.filter { $0 != split.read }, &left, holds) { return found }
        }
        return nil
    }
}
