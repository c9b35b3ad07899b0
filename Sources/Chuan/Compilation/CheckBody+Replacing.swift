extension CheckBody {
    /// Nothing but the roll-up is set.
    var isRollUpOnly: Bool {
        let isUnset = [
            appliesTo == nil, believesClaims == nil, onlyIf == nil, forEach == nil, whereCondition == nil,
            numerator == nil, denominator == nil, reportedRate == nil, measure == nil, requirement == nil,
            provenBy == nil, shareOf == nil, countedWhen == nil, metWhen == nil, consistentWhen == nil, target == nil,
            noRows == nil, noBlock == nil, zeroDenominator == nil, rounding == nil,
        ]
        return rollUp != nil && definitions.isEmpty && !isUnset.contains(false)
    }

    private var takesZeroDenominator: Bool { numerator != nil && zeroDenominator == nil }
    private var takesRounding: Bool { numerator != nil }
    private var takesRollUp: Bool {
        guard let rollUp else { return false }
        return rollUp.method?.value != RollUpDeclaration.Method.none
    }

    /// Whether what a reading says for every check changes anything here.
    func isReplaced(everywhereBy settings: EverywhereSettings) -> Bool {
        settings.zeroDenominator != nil && takesZeroDenominator || settings.rounding != nil && takesRounding
            || settings.rollUp && takesRollUp
    }

    /// Takes over what a reading says for every check, where the check has such a part.
    ///
    /// - Returns: Whether anything changed.
    mutating func replaceEverywhere(by other: CheckBody) -> Bool {
        guard isReplaced(everywhereBy: EverywhereSettings(other)) else { return false }
        if takesZeroDenominator, let verdict = other.zeroDenominator { zeroDenominator = verdict }
        if takesRounding, let digits = other.rounding { rounding = digits }
        if takesRollUp, other.rollUp != nil {
            var onlyRollUp = CheckBody()
            onlyRollUp.rollUp = other.rollUp
            self = changed(by: onlyRollUp)
        }
        return true
    }
}
