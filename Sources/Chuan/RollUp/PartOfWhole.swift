import FEEL
import FEELSyntax

extension Rulebook {
    /// Whether the numerator of a check can't exceed its denominator: their difference is a sum of what was counted, as it
    /// stands or after taking away a constraint that holds, or what the check takes for granted.
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
        func isCovered(_ surplus: [LinearForm]) -> Bool {
            surplus.contains { difference.subtracting($0)?.isNotNegative ?? false }
        }
        for condition in plan.consistentWhen.flatMap({ $0.plan.linearConditions() })
        where isCovered(condition.form.surplus(condition.comparison)) {
            return true
        }
        for constraints in constraints {
            for constraint in constraints where constraint.severity == .inconsistent {
                if let sides = constraint.sides, let form = sides.form, isCovered(form.surplus(sides.comparison)) {
                    return true
                }
            }
        }
        return false
    }
}

extension LinearForm {
    /// Forms that can't be negative where this one compares so with zero.
    fileprivate func surplus(_ comparison: Node.Comparison) -> [LinearForm] {
        let negated = LinearForm().subtracting(self)
        switch comparison {
        case .lessOrEqual, .less: return [negated].compactMap { $0 }
        case .greaterOrEqual, .greater: return [self]
        case .equal: return [self, negated].compactMap { $0 }
        case .notEqual: return []
        }
    }
}
