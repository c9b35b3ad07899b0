import Diagnostics

/// Checks what the files of one rulebook say of each other: ids are unique, unit types, documents, readings and
/// alternatives are declared, and the names that checks give are free.
///
/// - Diagnostics: `rule/duplicate-id`, `rule/unknown-unit-type`, `rule/unknown-document`, `rule/unknown-reading`,
///   `rule/unknown-alternative`, `rule/unknown-check`, `rule/name-clash`, `rule/reserved-id`.
/// - Complexity: O(references).
func checkReferences(_ files: [RuleFile], _ vocabulary: Vocabulary) -> [Diagnostic] {
    var checker = ReferenceChecker(files, vocabulary)
    for file in files {
        for indicator in file.indicators { checker.check(indicator) }
        for derivation in file.derivations { checker.check(derivation.source) }
        for reading in file.readings {
            checker.checkConflicts(reading.conflicts)
            for alternative in reading.alternatives { checker.check(alternative.everywhere) }
        }
    }
    return (checker.diagnostics + takenNames(files, vocabulary)).ordered()
}

private struct ReferenceChecker {
    private(set) var diagnostics: [Diagnostic] = []
    private let vocabulary: Vocabulary
    private let documents: [String]
    private let readings: [(id: String, alternatives: [String])]
    private let checks: [String]

    init(_ files: [RuleFile], _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        let declaredDocuments = files.flatMap { $0.rulebook?.documents ?? [] }
        let declaredReadings = files.flatMap(\.readings)
        let indicators = files.flatMap(\.indicators)
        documents = declaredDocuments.map(\.id.value)
        readings = declaredReadings.map { ($0.id.value, $0.alternatives.map(\.id.value)) }
        checks = indicators.flatMap(\.checks).map(\.id.value)
        unique(declaredDocuments.map(\.id), .document)
        unique(
            files.flatMap { $0.rulebook?.lints ?? [] }.map(\.id),
            Message(vi: "mục `\(Words[.lints].vi)`", en: "the entry of `\(Words[.lints].en)`"))
        unique(declaredReadings.map(\.id), .reading)
        for reading in declaredReadings {
            unique(reading.alternatives.map(\.id), .alternative)
            for id in reading.alternatives.map(\.id) where id.value == "default" {
                diagnostics.append(.reservedID(id.value, at: id.span))
            }
        }
        unique(indicators.map(\.id), .indicator)
        unique(indicators.flatMap(\.checks).map(\.id), .check)
    }

    private mutating func unique(_ ids: [Located<String>], _ place: RulePlace) { unique(ids, place.name) }

    /// - Parameter subject: What the ids name.
    private mutating func unique(_ ids: [Located<String>], _ subject: Message) {
        var known = NameIndex()
        for (number, id) in ids.enumerated() where !id.value.isEmpty {
            if let first = known.add(folding: id.value, number) {
                diagnostics.append(.duplicateID(id.value, subject, at: id.span, first: ids[first].span))
            }
        }
    }

    mutating func check(_ indicator: IndicatorDeclaration) {
        check(indicator.source)
        checkUnitTypes(indicator.appliesTo)
        for check in indicator.checks {
            self.check(check.source)
            checkUnitTypes(check.appliesTo)
            checkUnitTypes(check.believesClaims)
            self.check(check.body)
            for variant in check.variants { self.check(variant) }
        }
    }

    private mutating func check(_ variant: CheckDeclaration.Variant) {
        check(variant.source)
        check(variant.body)
        guard let reading = readings.first(where: { $0.id == variant.reading.value }) else {
            let similar = Spelling.nearest(to: variant.reading.value, among: readings.map(\.id))
            diagnostics.append(.unknownReading(variant.reading.value, similar: similar, at: variant.reading.span))
            return
        }
        guard !reading.alternatives.contains(variant.alternative.value) else { return }
        let similar = Spelling.nearest(to: variant.alternative.value, among: reading.alternatives)
        diagnostics.append(
            .unknownAlternative(
                variant.alternative.value, reading: reading.id, similar: similar, at: variant.alternative.span))
    }

    /// The checks of a conflict are declared.
    mutating func checkConflicts(_ conflicts: [Located<String>]) {
        for id in conflicts where !checks.contains(id.value) {
            diagnostics.append(
                .unknownCheck(id.value, similar: Spelling.nearest(to: id.value, among: checks), at: id.span))
        }
    }

    mutating func check(_ body: CheckBody?) {
        guard let body else { return }
        checkUnitTypes(body.appliesTo ?? [])
        checkUnitTypes(body.believesClaims ?? [])
        check(body.target)
        check(body.rollUp?.target)
    }

    private mutating func check(_ target: TargetDeclaration?) {
        if case .byUnitType(let cases, _)? = target { checkUnitTypes(cases.flatMap(\.unitTypes)) }
    }

    mutating func check(_ source: SourceClause?) {
        guard let document = source?.document, !document.value.isEmpty, !documents.contains(document.value) else {
            return
        }
        let similar = Spelling.nearest(to: document.value, among: documents)
        diagnostics.append(.unknownDocument(document.value, similar: similar, at: document.span))
    }

    /// Unit types are declared, and each is named once.
    private mutating func checkUnitTypes(_ unitTypes: [Located<String>]) {
        var known: [Int] = []
        for name in unitTypes {
            guard let index = vocabulary.unitType(name.value) else {
                let names = vocabulary.unitTypes.flatMap { $0.title.texts + [$0.code] + $0.aliases }
                let similar = Spelling.nearest(to: name.value, among: names)
                diagnostics.append(.unknownUnitType(name.value, similar: similar, at: name.span))
                known.append(-1)
                continue
            }
            if let first = known.firstIndex(of: index) {
                diagnostics.append(
                    .duplicateID(name.value, RulePlace.unitType.name, at: name.span, first: unitTypes[first].span))
            }
            known.append(index)
        }
    }
}
