/// What kind of measure a check has.
package enum MeasureForm: Sendable, Hashable, CaseIterable {
    case fraction
    case value
    case requirement
    case share

    /// The keys that make a check one of this form.
    var keys: RuleKeySet {
        switch self {
        case .fraction: [.numerator, .denominator]
        case .value: [.measure]
        case .requirement: [.require]
        case .share: [.shareOf]
        }
    }

    /// Further keys that mean something beside this form only.
    var companions: RuleKeySet {
        switch self {
        case .fraction: [.reportedRate, .zeroDenominator]
        case .value: []
        case .requirement: []
        case .share: [.countedWhen, .metWhen, .zeroDenominator]
        }
    }

    /// The forms that keys make.
    static func forms(of keys: RuleKeySet) -> [MeasureForm] {
        allCases.filter { !$0.keys.isDisjoint(with: keys) }
    }

    /// The keys of a check after a change: a measure of another form puts the old one away, with what only goes with
    /// it; the target goes too where the new form is a requirement.
    static func merged(_ base: RuleKeySet, changedBy change: RuleKeySet) -> RuleKeySet {
        base.subtracting(dropped(from: base, by: change)).union(change)
    }

    /// The keys that a change puts away.
    static func dropped(from base: RuleKeySet, by change: RuleKeySet) -> RuleKeySet {
        if change.isEmpty { return [] }
        let forms = forms(of: change)
        guard let form = forms.first, forms.count == 1, Self.forms(of: base) != [form] else { return [] }
        var dropped: RuleKeySet = []
        for other in allCases where other != form {
            dropped.formUnion(other.keys)
            dropped.formUnion(other.companions.subtracting(form.companions))
        }
        if form == .requirement { dropped.insert(.target) }
        return dropped
    }
}

extension CheckBody {
    /// The body under a reading: what the change sets replaces what stands here. Definitions of the same name are
    /// replaced in their place, new ones come last. A measure of another form puts the old one away.
    package func changed(by change: CheckBody) -> CheckBody {
        var body = self
        for key in MeasureForm.dropped(from: parts, by: change.parts).keys { body.clear(key) }
        body.appliesTo = change.appliesTo ?? body.appliesTo
        body.believesClaims = change.believesClaims ?? body.believesClaims
        body.onlyIf = change.onlyIf ?? body.onlyIf
        body.define(change.definitions)
        body.forEach = change.forEach ?? body.forEach
        body.whereCondition = change.whereCondition ?? body.whereCondition
        body.consistentWhen = change.consistentWhen ?? body.consistentWhen
        body.target = change.target ?? body.target
        body.rounding = change.rounding ?? body.rounding
        body.replaceMeasure(change)
        body.replaceOutcomes(change)
        return body
    }

    /// The form of the measure; nil where there is none or more than one (which was reported).
    package var form: MeasureForm? {
        let forms = MeasureForm.forms(of: parts)
        return forms.count == 1 ? forms.first : nil
    }

    private mutating func define(_ changes: [Definition]) {
        for change in changes {
            if let index = definitions.firstIndex(where: { Spelling.same($0.name.value, change.name.value) }) {
                definitions[index] = change
            } else {
                definitions.append(change)
            }
        }
    }

    private mutating func replaceMeasure(_ change: CheckBody) {
        numerator = change.numerator ?? numerator
        denominator = change.denominator ?? denominator
        reportedRate = change.reportedRate ?? reportedRate
        measure = change.measure ?? measure
        requirement = change.requirement ?? requirement
        provenBy = change.provenBy ?? provenBy
        shareOf = change.shareOf ?? shareOf
        countedWhen = change.countedWhen ?? countedWhen
        metWhen = change.metWhen ?? metWhen
    }

    private mutating func replaceOutcomes(_ change: CheckBody) {
        noRows = change.noRows ?? noRows
        noBlock = change.noBlock ?? noBlock
        zeroDenominator = change.zeroDenominator ?? zeroDenominator
        guard let other = change.rollUp else { return }
        var changed = RollUpDeclaration(
            method: other.method ?? rollUp?.method, target: other.target ?? rollUp?.target,
            notReporting: other.notReporting ?? rollUp?.notReporting)
        // Units that are counted are not added up by what their rows say.
        let isPooled = changed.method?.value == .pooled
        changed.separatelyBy = other.separatelyBy ?? (isPooled ? rollUp?.separatelyBy : nil)
        rollUp = changed
    }

    /// The keys of the measure that are set.
    private var parts: RuleKeySet {
        var parts = RuleKeySet()
        if numerator != nil { parts.insert(.numerator) }
        if denominator != nil { parts.insert(.denominator) }
        if measure != nil { parts.insert(.measure) }
        if requirement != nil { parts.insert(.require) }
        if shareOf != nil { parts.insert(.shareOf) }
        return parts
    }

    private mutating func clear(_ key: RuleKey) {
        switch key {
        case .numerator: numerator = nil
        case .denominator: denominator = nil
        case .reportedRate: reportedRate = nil
        case .measure: measure = nil
        case .require: requirement = nil
        case .shareOf: shareOf = nil
        case .countedWhen: countedWhen = nil
        case .metWhen: metWhen = nil
        case .zeroDenominator: zeroDenominator = nil
        case .target: target = nil
        default: break
        }
    }
}
