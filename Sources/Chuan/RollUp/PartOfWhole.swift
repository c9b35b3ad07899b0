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
        for constraints in constraints {
            for constraint in constraints where constraint.severity == .inconsistent {
                let surplus = constraint.sides?.surplus ?? []
                if surplus.contains(where: { difference.subtracting($0)?.isNotNegative ?? false }) { return true }
            }
        }
        return false
    }
}

extension Constraint.Sides {
    /// Forms that can't be negative where the comparison holds.
    fileprivate var surplus: [LinearForm] {
        guard let form else { return [] }
        let negated = LinearForm().subtracting(form)
        switch comparison {
        case .lessOrEqual, .less: return [negated].compactMap { $0 }
        case .greaterOrEqual, .greater: return [form]
        case .equal: return [form, negated].compactMap { $0 }
        case .notEqual: return []
        }
    }
}
