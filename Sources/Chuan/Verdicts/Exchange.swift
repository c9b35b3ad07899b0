/// A check with one reading taken another way, the others as they were chosen.
struct Exchange: Sendable {
    let reading: String
    /// `default`, or the id of an alternative.
    let alternative: String
    /// All readings that hold then.
    let choices: [ReadingChoice]
    let plan: CheckPlan
    /// It changes more than the roll-up.
    let changesUnits: Bool
    /// Whether the plan's roll-up is still the default one: a roll-up compiles it anew.
    let lacksRollUp: Bool
    /// It changes nothing but what an empty denominator means.
    let onlyZeroDenominator: Bool
    /// The name of a number that goes with the alternative and was not chosen: nothing is known of it.
    let parameter: String?
}

extension Check {
    /// Every other way of reading a check, one reading at a time: the default first, then the alternatives as declared.
    func exchanges(
        from choices: [ReadingChoice], among readings: [Reading], compile: ([ReadingChoice]) -> CheckPlan
    ) -> [Exchange] {
        var exchanges: [Exchange] = []
        for reading in readings where variants.contains(where: { $0.reading == reading.id }) {
            let used = choices.first { $0.reading == reading.id }?.alternative
            let rest = choices.filter { $0.reading != reading.id }
            if let used, let variant = self.variant(reading.id, used) {
                exchanges.append(
                    Exchange(
                        reading: reading.id, alternative: Reading.defaultID, choices: rest,
                        plan: compile(rest), changesUnits: variant.changesUnits, lacksRollUp: false,
                        onlyZeroDenominator: false, parameter: nil))
            }
            for alternative in reading.alternatives where alternative.id != used {
                guard let variant = self.variant(reading.id, alternative.id) else { continue }
                let choice = ReadingChoice(reading: reading.id, alternative: alternative.id, parameter: nil)
                exchanges.append(
                    Exchange(
                        reading: reading.id, alternative: alternative.id, choices: rest + [choice],
                        plan: rest.isEmpty ? variant.plan : compile(rest + [choice]),
                        changesUnits: variant.changesUnits
                            || used.map { self.variant(reading.id, $0) != nil } ?? false,
                        lacksRollUp: rest.isEmpty && alternative.changesRollUps,
                        onlyZeroDenominator: choices.isEmpty && variant.onlyZeroDenominator,
                        parameter: alternative.parameter))
            }
        }
        return exchanges
    }
}

extension Check {
    func variant(_ reading: String, _ alternative: String) -> Variant? {
        variants.first { $0.reading == reading && $0.alternative == alternative }
    }
}

extension Reading {
    /// What the default is called where alternatives have ids.
    static let defaultID = "default"
}
