import Diagnostics
import FEEL

/// Settles rates of straight lines that missing numbers leave open, without trying anything.
extension Sweeper {
    /// - Returns: Those that are still open.
    /// - Complexity: O(units · terms).
    func settleStraight(
        _ units: [OpenUnit], _ task: SweepTask, _ plan: TrialPlan, _ put: (OpenUnit, UInt8) -> Void
    ) -> [OpenUnit] {
        guard let straight = plan.straight.map({ StraightColumns($0, task.block) }) else { return units }
        var left: [OpenUnit] = []
        var unknown = 0
        let most = sweep.judge.limits.boundInputs / 2
        for unit in units {
            guard unit.isPlain, let verdict = straight.verdict(unit, type: Int(task.types[unit.record])),
                verdict == SweptVerdict.unknown || plan.isFollowed(unit, task.block, most: most)
            else {
                left.append(unit)
                continue
            }
            unknown += verdict == SweptVerdict.unknown ? 1 : 0
            put(unit, verdict)
        }
        statistics.settled[task.number] += unknown
        return left
    }
}

extension TrialPlan {
    /// Whether bounds follow everything that may be unknown in a report.
    func isFollowed(_ unit: OpenUnit, _ block: FlatBlock, most: Int) -> Bool {
        var fields = groupFields
        if rowFields.isEmpty { return fields <= most }
        for (table, count) in zip(block.tables, rowFields) {
            fields += count * Int(table.starts[unit.record + 1] - table.starts[unit.record])
        }
        return fields <= most
    }
}
