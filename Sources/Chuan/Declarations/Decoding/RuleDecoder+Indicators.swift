import Diagnostics
package import YAMLSource

extension RuleDecoder {
    mutating func indicator(_ node: YAMLNode) -> IndicatorDeclaration? {
        guard let keyed = keyed(node, .indicator, .item(.indicators)) else { return nil }
        let id = requiredText(keyed, .id)
        let title = requiredTitle(keyed)
        var indicator = IndicatorDeclaration(id: id, title: title, checks: [], span: keyed.anchor)
        indicator.source = source(keyed)
        indicator.appliesTo = unitTypes(keyed, .appliesTo) ?? []
        indicator.remedy = self.title(keyed, .remedy)
        indicator.note = self.title(keyed, .note)
        indicator.checks = items(keyed, .checks).compactMap { check($0) }
        return indicator
    }

    private mutating func check(_ node: YAMLNode) -> CheckDeclaration? {
        guard let keyed = keyed(node, .check, .item(.checks)) else { return nil }
        let id = requiredText(keyed, .id)
        var check = CheckDeclaration(id: id, body: CheckBody(), span: keyed.anchor)
        check.title = title(keyed, .title)
        check.source = source(keyed)
        check.appliesTo = unitTypes(keyed, .appliesTo) ?? []
        check.believesClaims = unitTypes(keyed, .acceptsNotApplicable) ?? []
        check.remedy = title(keyed, .remedy)
        check.note = title(keyed, .note)
        check.body = body(keyed)
        checkParts(of: keyed)
        check.variants = variants(keyed)
        return check
    }

    /// `{A02: {strict: {…}}}`.
    private mutating func variants(_ keyed: KeyedNode) -> [CheckDeclaration.Variant] {
        guard let node = keyed[.readings] else { return [] }
        var found: [CheckDeclaration.Variant] = []
        for (reading, value) in entries(node, .value(.readings)) {
            for (alternative, change) in entries(value, .entry(reading.value)) {
                guard let inner = self.keyed(change, .variant, .entry(alternative.value)) else { continue }
                found.append(variant(inner, reading: reading, alternative: alternative))
                checkParts(of: inner, changing: keyed)
            }
        }
        return found
    }

    private mutating func variant(
        _ keyed: KeyedNode, reading: Located<String>, alternative: Located<String>
    ) -> CheckDeclaration.Variant {
        var body = body(keyed)
        body.appliesTo = unitTypes(keyed, .appliesTo)
        body.believesClaims = unitTypes(keyed, .acceptsNotApplicable)
        var variant = CheckDeclaration.Variant(reading: reading, alternative: alternative, body: body)
        variant.title = title(keyed, .title)
        variant.source = source(keyed)
        variant.remedy = title(keyed, .remedy)
        variant.note = title(keyed, .note)
        return variant
    }

    /// The entries of a mapping whose keys are the author's own: ids, names.
    ///
    /// - Diagnostics: `rule/wrong-shape`, `rule/empty-list`.
    package mutating func entries(_ node: YAMLNode, _ role: ValueRole) -> [(key: Located<String>, value: YAMLNode)] {
        guard case .mapping(let entries) = node.value else {
            wrongShape(node, role, .entries)
            return []
        }
        if entries.isEmpty { report(.emptyList(name(of: role), at: node.span)) }
        return entries.compactMap { entry in
            let name = text(entry.key, role)
            return name.map { ($0, entry.value) }
        }
    }

    /// A list of unit types, by code or name.
    mutating func unitTypes(_ keyed: KeyedNode, _ key: RuleKey) -> [Located<String>]? {
        keyed[key] == nil ? nil : texts(keyed, key)
    }
}
