import Diagnostics
import YAMLSource

extension RuleDecoder {
    /// A phrase, unary tests, or a table of them.
    mutating func target(_ keyed: KeyedNode) -> TargetDeclaration? {
        guard let node = keyed[.target] else { return nil }
        switch node.value {
        case .scalar: return test(node, .value(.target), .target).map { .test($0) }
        case .sequence: return test(node, .value(.target), .target).map { .test($0) }
        case .mapping: return targetTable(node)
        }
    }

    /// The text of one test. `[90%..100%]` without quotes is a list to YAML: its text is taken as it stands.
    ///
    /// - Diagnostics: `rule/wrong-shape`, `rule/unknown-target-phrase`.
    private mutating func test(_ node: YAMLNode, _ role: ValueRole, _ expected: ExpectedShape) -> SourceSlice? {
        var slice: SourceSlice?
        switch node.value {
        case .scalar(let scalar): slice = node.isEmptyScalar ? nil : scalar.slice
        case .sequence: slice = rangeText(node)
        case .mapping: break
        }
        guard let slice else {
            wrongShape(node, role, expected)
            return nil
        }
        if let mistake = targetPhraseMistake(slice, language) { report(mistake) }
        return slice
    }

    private func rangeText(_ node: YAMLNode) -> SourceSlice? {
        let text = source.text(node.span.range)
        guard text.hasPrefix("["), text.hasSuffix("]"), text.contains(".."), !text.contains("\n") else { return nil }
        return SourceSlice(source, node.span.range)
    }

    private mutating func targetTable(_ node: YAMLNode) -> TargetDeclaration? {
        guard let keyed = keyed(node, .targetTable, .value(.target)) else { return nil }
        switch (keyed[.byUnitType], keyed[.byCondition]) {
        case (let table?, nil): return .byUnitType(unitTypeCases(table), keyed.anchor)
        case (nil, _?): return .byCondition(conditionCases(keyed), keyed.anchor)
        case (_?, _?):
            report(
                .severalMeasures(
                    [word(.byUnitType), word(.byCondition)], in: .targetTable, at: keyed.keySpan(.byCondition),
                    first: keyed.keySpan(.byUnitType)))
        case (nil, nil):
            if keyed.suspects.isEmpty { requireKey(.byUnitType, in: keyed) }
        }
        return nil
    }

    /// `sở ngành: …`, `"quận huyện, phường xã": …`.
    private mutating func unitTypeCases(_ node: YAMLNode) -> [TargetDeclaration.UnitTypeCase] {
        guard case .mapping(let entries) = node.value else {
            wrongShape(node, .value(.byUnitType), .entries)
            return []
        }
        if entries.isEmpty { report(.emptyList(name(of: .value(.byUnitType)), at: node.span)) }
        var cases: [TargetDeclaration.UnitTypeCase] = []
        for entry in entries {
            guard case .scalar(let scalar) = entry.key.value, !entry.key.isEmptyScalar else {
                wrongShape(entry.key, .value(.byUnitType), .text)
                continue
            }
            let test = self.test(entry.value, .entry(scalar.text), .test)
            if let test {
                cases.append(TargetDeclaration.UnitTypeCase(unitTypes: Self.names(in: scalar.slice), test: test))
            }
        }
        return cases
    }

    /// The parts of a text between commas.
    private static func names(in slice: SourceSlice) -> [Located<String>] {
        let parts = slice.text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: true)
        return parts.compactMap { part in
            let name = slice.part(part.startIndex..<part.endIndex).trimmed
            return name.text.isEmpty ? nil : Located(nfc(name.string), name.span)
        }
    }

    private mutating func conditionCases(_ keyed: KeyedNode) -> [TargetDeclaration.ConditionCase] {
        var cases: [TargetDeclaration.ConditionCase] = []
        var always: Span?
        for item in items(keyed, .byCondition) {
            guard let line = self.keyed(item, .conditionCase, .item(.byCondition)) else { continue }
            if let always { report(.unreachableLine(word(.when), at: line.anchor, after: always)) }
            if line[.when] == nil, line.suspects.isEmpty { always = always ?? line.anchor }
            let condition = expression(line, .when)
            let test = line[.target].flatMap { self.test($0, .value(.target), .test) }
            if let test { cases.append(TargetDeclaration.ConditionCase(condition: condition, test: test)) }
        }
        return cases
    }
}
