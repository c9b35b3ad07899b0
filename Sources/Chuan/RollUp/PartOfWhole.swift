import FEEL
import FEELSyntax

extension Rulebook {
    /// Whether the numerator of a check can't exceed its denominator: their difference is a sum of what was counted, as it
    /// stands or after taking away a constraint that holds.
    ///
    /// - Complexity: O(constraints · terms).
    func isPartOfWhole(_ plan: CheckPlan) -> Bool {
        guard case .rate(let numerator, let denominator, _) = plan.measure else { return false }
        let row = plan.source.flatMap { source in
            source.block.map { LinearForm.RowPlace(local: source.rowLocal, table: vocabulary.blocks[$0].input) }
        }
        guard let above = numerator.plan.linearForm(row: row), let below = denominator.plan.linearForm(row: row),
            let difference = below.subtracting(above)
        else { return false }
        if difference.isNotNegative { return true }
        for (block, constraints) in zip(vocabulary.blocks, constraints) {
            let row = block.form == .table ? LinearForm.RowPlace(local: 0, table: block.input) : nil
            for constraint in constraints where constraint.severity == .inconsistent {
                let surplus = constraint.sides?.surplus(row: row) ?? []
                if surplus.contains(where: { difference.subtracting($0)?.isNotNegative ?? false }) { return true }
            }
        }
        return false
    }
}

extension Constraint.Sides {
    /// Forms that can't be negative where the comparison holds.
    fileprivate func surplus(row: LinearForm.RowPlace?) -> [LinearForm] {
        guard let left = left.linearForm(row: row), let right = right.linearForm(row: row) else { return [] }
        switch comparison {
        case .lessOrEqual, .less: return [right.subtracting(left)].compactMap { $0 }
        case .greaterOrEqual, .greater: return [left.subtracting(right)].compactMap { $0 }
        case .equal: return [left.subtracting(right), right.subtracting(left)].compactMap { $0 }
        case .notEqual: return []
        }
    }
}
