extension CheckBody {
    /// Takes over every part that the other has. A measure of another kind replaces the whole measure.
    mutating func replace(by other: CheckBody) {
        if other.hasMeasure { dropMeasure(keeping: other) }
        appliesTo = other.appliesTo ?? appliesTo
        onlyIf = other.onlyIf ?? onlyIf
        replaceDefinitions(by: other.definitions)
        forEach = other.forEach ?? forEach
        whereCondition = other.whereCondition ?? whereCondition
        numerator = other.numerator ?? numerator
        denominator = other.denominator ?? denominator
        reportedRate = other.reportedRate ?? reportedRate
        measure = other.measure ?? measure
        requirement = other.requirement ?? requirement
        provenBy = other.provenBy ?? provenBy
        shareOf = other.shareOf ?? shareOf
        countedWhen = other.countedWhen ?? countedWhen
        metWhen = other.metWhen ?? metWhen
        consistentWhen = other.consistentWhen ?? consistentWhen
        target = other.target ?? target
        noRows = other.noRows ?? noRows
        noBlock = other.noBlock ?? noBlock
        zeroDenominator = other.zeroDenominator ?? zeroDenominator
        rounding = other.rounding ?? rounding
        rollUp = other.rollUp ?? rollUp
    }

    /// Takes over what a reading says for every check, where the check has such a part.
    ///
    /// - Returns: Whether anything changed.
    mutating func replaceEverywhere(by other: CheckBody, _ plan: CheckPlan) -> Bool {
        var changed = false
        let isRate = numerator != nil
        if isRate, let verdict = other.zeroDenominator, zeroDenominator == nil {
            zeroDenominator = verdict
            changed = true
        }
        if isRate, let digits = other.rounding {
            rounding = digits
            changed = true
        }
        if let notReporting = other.rollUp?.notReporting, var own = rollUp, own.method.value != .none {
            own.notReporting = notReporting
            rollUp = own
            changed = true
        }
        return changed
    }

    private var hasMeasure: Bool {
        numerator != nil || denominator != nil || measure != nil || requirement != nil || shareOf != nil
    }

    private mutating func dropMeasure(keeping other: CheckBody) {
        let isRate = other.numerator != nil || other.denominator != nil
        if !(isRate && numerator != nil) { (numerator, denominator, reportedRate) = (nil, nil, nil) }
        if other.measure == nil { measure = nil }
        if other.requirement == nil { requirement = nil }
        if other.shareOf == nil { (shareOf, countedWhen, metWhen) = (nil, nil, nil) }
        if other.requirement != nil { target = nil }
    }

    private mutating func replaceDefinitions(by others: [Definition]) {
        for other in others {
            if let index = definitions.firstIndex(where: { $0.name.value == other.name.value }) {
                definitions[index] = other
            } else {
                definitions.append(other)
            }
        }
    }
}
