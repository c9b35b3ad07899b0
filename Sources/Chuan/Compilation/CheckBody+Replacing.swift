extension CheckBody {
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
        if let notReporting = other.rollUp?.notReporting, var own = rollUp, own.method?.value != RollUpDeclaration.Method.none {
            own.notReporting = notReporting
            rollUp = own
            changed = true
        }
        return changed
    }
}
