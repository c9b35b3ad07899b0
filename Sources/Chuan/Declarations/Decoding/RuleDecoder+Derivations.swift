import Diagnostics
import YAMLSource

extension RuleDecoder {
    mutating func derivation(_ node: YAMLNode) -> DerivationDeclaration? {
        guard let keyed = keyed(node, .derivation, .item(.derivations)) else { return nil }
        let records = requiredText(keyed, .records)
        let block = requiredText(keyed, .intoBlock)
        let unit = requiredText(keyed, .byUnit)
        var derivation = DerivationDeclaration(records: records, block: block, unit: unit, span: keyed.anchor)
        derivation.unitType = text(keyed, .byUnitType)
        derivation.rowFields = rowFields(keyed)
        derivation.definitions = definitions(keyed)
        let difference = code(keyed, .difference, .level)
        derivation.difference =
            difference.flatMap { ConstraintDeclaration.Severity(rawValue: $0.value) } ?? .warning
        derivation.source = source(keyed)
        derivation.note = title(keyed, .note)
        if let node = keyed[.figures] {
            derivation.figures = entries(node, .value(.figures)).compactMap { figure($0.key, $0.value) }
        }
        return derivation
    }

    private mutating func rowFields(_ keyed: KeyedNode) -> [DerivationDeclaration.RowField] {
        guard let node = keyed[.byRow] else { return [] }
        return entries(node, .value(.byRow)).compactMap { field, value in
            text(value, .entry(field.value)).map { DerivationDeclaration.RowField(field: field, source: $0) }
        }
    }

    /// - Diagnostics: `rule/missing-key`, `rule/several-measures`, `rule/misplaced-key`.
    private mutating func figure(_ field: Located<String>, _ node: YAMLNode) -> DerivationDeclaration.Figure? {
        guard let keyed = keyed(node, .derivedFigure, .entry(field.value)) else { return nil }
        let count = expression(keyed, .countWhere)
        let sum = expression(keyed, .sum)
        let when = expression(keyed, .when)
        let note = title(keyed, .note)
        if keyed[.countWhere] != nil, keyed[.sum] != nil {
            let keys = [RuleKey.countWhere, .sum]
            report(
                .severalMeasures(
                    keys.map(word), in: .derivedFigure, at: keyed.keySpan(.sum), first: keyed.keySpan(.countWhere)))
            return nil
        }
        if keyed[.sum] == nil { requireKey(.countWhere, in: keyed) }
        if keyed[.when] != nil, keyed[.sum] == nil, !keyed.suspects.contains(.sum) {
            report(.misplacedKey(word(.when), needs: [word(.sum)], at: keyed.keySpan(.when)))
        }
        if let count { return DerivationDeclaration.Figure(field: field, rule: .count(where: count), note: note) }
        return sum.map { DerivationDeclaration.Figure(field: field, rule: .sum($0, when: when), note: note) }
    }
}
