extension Check {
    /// The check under the default readings, line by line, in the words of the vocabulary.
    public func meaning(in rulebook: Rulebook) -> [MeaningLine] { meaning(of: plan, rulebook) }

    /// The same under each alternative that changes the check.
    func meaningsOfReadings(
        in rulebook: Rulebook
    ) -> [(reading: String, alternative: String, lines: [MeaningLine])] {
        variants.map { ($0.reading, $0.alternative, meaning(of: $0.plan, rulebook)) }
    }

    private func meaning(of plan: CheckPlan, _ rulebook: Rulebook) -> [MeaningLine] {
        CheckMeaning(plan: plan, vocabulary: rulebook.vocabulary).lines.all
    }

    /// The fields that the check reads under the default readings, in the order of the vocabulary.
    public func fieldsRead(in rulebook: Rulebook) -> [NeededField] { rulebook.fieldsRead(by: plan).sorted() }

    /// The alternatives that change this check, by reading: `A02`: `strict`, ….
    public var readingAlternatives: [(reading: String, alternatives: [String])] {
        var found: [(reading: String, alternatives: [String])] = []
        for variant in variants {
            if found.last?.reading == variant.reading {
                found[found.count - 1].alternatives.append(variant.alternative)
            } else {
                found.append((variant.reading, [variant.alternative]))
            }
        }
        return found
    }

    /// The alternatives under which the check reads a field that it does not read otherwise: `A02=strict`.
    public func readings(asking field: NeededField, in rulebook: Rulebook) -> [String] {
        if rulebook.fieldsRead(by: plan).contains(field) { return [] }
        return variants.filter { rulebook.fieldsRead(by: $0.plan).contains(field) }
            .map { "\($0.reading)=\($0.alternative)" }
    }
}
