import Diagnostics
import FEEL
import YAMLSource

extension RuleDecoder {
    mutating func rulebook(_ node: YAMLNode) -> RulebookHeader? {
        guard let keyed = keyed(node, .rulebook, .value(.rulebook)) else { return nil }
        let id = requiredText(keyed, .id)
        let title = requiredTitle(keyed)
        let period = keyed[.effective].flatMap { effective($0) }
        let assessment = code(keyed, .assessment, .assessment)
        let documents = items(keyed, .documents).compactMap { document($0) }
        var header = RulebookHeader(
            id: id, title: title, span: keyed.anchor, effectiveFrom: period?.from, effectiveTo: period?.to,
            annual: assessment?.value != "any", documents: documents)
        header.lints = items(keyed, .lints).compactMap { lint($0) }
        return header
    }

    private mutating func lint(_ node: YAMLNode) -> LintDeclaration? {
        guard let keyed = keyed(node, .lint, .item(.lints)) else { return nil }
        let id = requiredText(keyed, .id)
        let reason = text(keyed, .reason)?.value
        guard let level = code(keyed, .level, .severity) else { return nil }
        return LintDeclaration(id: id, severity: Diagnostic.Severity(rawValue: level.value), reason: reason)
    }

    private mutating func effective(
        _ node: YAMLNode
    ) -> (from: Located<CalendarDate>?, to: Located<CalendarDate>?)? {
        guard let keyed = keyed(node, .effective, .value(.effective)) else { return nil }
        let (from, to) = (date(keyed, .from), date(keyed, .to))
        if let from, let to, to.value < from.value {
            report(.reversedPeriod("\(from.value)", "\(to.value)", from: from.span, to: to.span))
        }
        return (from, to)
    }

    private mutating func document(_ node: YAMLNode) -> DocumentDeclaration? {
        guard let keyed = keyed(node, .document, .item(.documents)) else { return nil }
        let id = requiredText(keyed, .id)
        let title = requiredTitle(keyed)
        let number = text(keyed, .number)?.value
        let issued = date(keyed, .issued)?.value
        let issuer = text(keyed, .issuer)?.value
        let link = text(keyed, .link)?.value
        return DocumentDeclaration(id: id, title: title, number: number, issued: issued, issuer: issuer, link: link)
    }

    mutating func source(_ keyed: KeyedNode) -> SourceClause? {
        guard let node = keyed[.source], let inner = self.keyed(node, .sourceClause, .value(.source)) else {
            return nil
        }
        let document = requiredText(inner, .document)
        return SourceClause(document: document, clause: text(inner, .clause))
    }

    mutating func reading(_ node: YAMLNode) -> ReadingDeclaration? {
        guard let keyed = keyed(node, .reading, .item(.readings)) else { return nil }
        let id = requiredText(keyed, .id)
        let title = requiredTitle(keyed)
        let defaultTitle = requiredTitle(keyed, .defaultReading)
        let alternatives = items(keyed, .alternatives, mayBeEmpty: true).compactMap { alternative($0) }
        var reading = ReadingDeclaration(
            id: id, title: title, defaultTitle: defaultTitle, alternatives: alternatives, span: keyed.anchor)
        if let node = keyed[.conflict] {
            reading.conflicts = texts(keyed, .conflict)
            if Set(reading.conflicts.map(\.value)).count == 1 { report(.loneConflict(at: node.span)) }
        }
        return reading
    }

    private mutating func alternative(_ node: YAMLNode) -> ReadingDeclaration.Alternative? {
        guard let keyed = keyed(node, .alternative, .item(.alternatives)) else { return nil }
        let id = requiredText(keyed, .id)
        let title = requiredTitle(keyed)
        let parameter = text(keyed, .parameter)
        if let parameter { checkName(parameter.value, at: parameter.span) }
        let everywhere = keyed[.everyCheck].flatMap { self.keyed($0, .everyCheck, .value(.everyCheck)) }
        return ReadingDeclaration.Alternative(
            id: id, title: title, parameter: parameter, everywhere: everywhere.map { body($0) })
    }
}
