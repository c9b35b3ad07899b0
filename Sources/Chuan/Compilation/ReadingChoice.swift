public import FEEL

/// A reading that was chosen for a run: `A02=strict`, `A10=30`.
public struct ReadingChoice: Sendable, Hashable {
    public let reading: String
    public let alternative: String
    public let parameter: Decimal?

    public init(reading: String, alternative: String, parameter: Decimal?) {
        self.reading = reading
        self.alternative = alternative
        self.parameter = parameter
    }

    /// Replaces the parts of a check that the alternative changes; false when there are none.
    func apply(
        to body: inout CheckBody, of check: CheckDeclaration, readings: [ReadingDeclaration]
    ) -> Bool {
        var changed = false
        let alternative = readings.first { $0.id.value == reading }?.alternatives
            .first { $0.id.value == self.alternative }
        if let everywhere = alternative?.everywhere { changed = body.replaceEverywhere(by: everywhere) }
        for variant in check.variants
        where variant.reading.value == reading && variant.alternative.value == self.alternative {
            body = body.changed(by: variant.body)
            changed = true
        }
        return changed
    }
}

/// An alternative of a reading by its names, with what it sets in every check.
struct WayOfReading: Sendable {
    let reading: String
    let alternative: String
    let settings: EverywhereSettings

    init(_ reading: String, _ alternative: String, _ settings: EverywhereSettings = EverywhereSettings(nil)) {
        self.reading = reading
        self.alternative = alternative
        self.settings = settings
    }

    /// `A02=strict`
    var name: String { "\(reading)=\(alternative)" }

    /// Whether a check speaks of it by name.
    func isNamed(by variant: CheckDeclaration.Variant) -> Bool {
        alternative == variant.alternative.value && reading == variant.reading.value
    }
}

/// What an alternative sets in every check that has such a part.
struct EverywhereSettings: Sendable {
    let zeroDenominator: VerdictCode?
    let rounding: Int?
    /// It sets something of the roll-up.
    let rollUp: Bool

    init(_ body: CheckBody?) {
        zeroDenominator = body?.zeroDenominator?.value
        rounding = body?.rounding?.value
        rollUp = body?.rollUp != nil
    }

    var isOnlyZeroDenominator: Bool { zeroDenominator != nil && rounding == nil && !rollUp }

    /// More than the roll-up is set.
    var changeUnits: Bool { zeroDenominator != nil || rounding != nil }
}
