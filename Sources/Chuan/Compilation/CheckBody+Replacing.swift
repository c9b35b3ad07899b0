extension CheckBody {
    /// Nothing but the roll-up is set.
    var isRollUpOnly: Bool {
        let parts: [Any?] = [
            appliesTo, believesClaims, onlyIf, forEach, whereCondition, numerator, denominator, reportedRate, measure,
            requirement, provenBy, shareOf, countedWhen, metWhen, consistentWhen, target, noRows, noBlock,
            zeroDenominator, rounding,
        ]
        return definitions.isEmpty && rollUp != nil && parts.allSatisfy { $0 == nil }
    }

    /// Takes over what a reading says for every check, where the check has such a part.
    ///
    /// - Returns: Whether anything changed.
    mutating func replaceEverywhere(by other: CheckBody) -> Bool {
        var changed = false
        if numerator != nil, let verdict = other.zeroDenominator, zeroDenominator == nil {
            zeroDenominator = verdict
            changed = true
        }
        if numerator != nil, let digits = other.rounding {
            rounding = digits
            changed = true
        }
        if other.rollUp != nil, let own = rollUp, own.method?.value != RollUpDeclaration.Method.none {
            var onlyRollUp = CheckBody()
            onlyRollUp.rollUp = other.rollUp
            self = self.changed(by: onlyRollUp)
            changed = true
        }
        return changed
    }
}
