import Diagnostics
import YAMLSource

extension RuleDecoder {
    mutating func unitType(_ node: YAMLNode) -> UnitTypeDeclaration? {
        guard let keyed = keyed(node, .unitType, .item(.unitTypes)) else { return nil }
        let code = requiredText(keyed, .id)
        let title = requiredTitle(keyed)
        return UnitTypeDeclaration(code: code, title: title, aliases: texts(keyed, .aliases).map(\.value))
    }

    mutating func unitOfMeasure(_ node: YAMLNode) -> UnitOfMeasureDeclaration? {
        guard let keyed = keyed(node, .unitOfMeasure, .item(.unitsOfMeasure)) else { return nil }
        let code = requiredText(keyed, .id)
        return UnitOfMeasureDeclaration(code: code, title: requiredTitle(keyed))
    }

    mutating func enumeration(_ node: YAMLNode) -> EnumerationDeclaration? {
        guard let keyed = keyed(node, .enumeration, .item(.enumerations)) else { return nil }
        let name = requiredText(keyed, .id)
        let title = requiredTitle(keyed)
        let values = items(keyed, .values).compactMap { enumerationValue($0) }
        return EnumerationDeclaration(name: name, title: title, values: values)
    }

    private mutating func enumerationValue(_ node: YAMLNode) -> EnumerationDeclaration.Value? {
        guard let keyed = keyed(node, .enumerationValue, .item(.values)) else { return nil }
        let code = requiredText(keyed, .id)
        let title = requiredTitle(keyed)
        return EnumerationDeclaration.Value(code: code, title: title, aliases: texts(keyed, .aliases).map(\.value))
    }

    /// A block of the vocabulary: one that reports carry, or records.
    enum DeclaredBlock {
        case reported(BlockDeclaration)
        case records(RecordsDeclaration)
    }

    mutating func block(_ node: YAMLNode) -> DeclaredBlock? {
        guard let keyed = keyed(node, .block, .item(.vocabulary)) else { return nil }
        let key = fieldKey(keyed, .block)
        let title = requiredTitle(keyed)
        let form = code(keyed, .form, .form)?.value
        let isRecords = form == "records"
        let reported = isRecords ? .group : form.flatMap { BlockDeclaration.Form(rawValue: $0) }
        var block = BlockDeclaration(key: key, title: title, form: reported ?? .table, span: keyed.anchor)
        readParts(of: keyed, into: &block)
        if isRecords {
            checkRecords(keyed)
            return .records(RecordsDeclaration(block: block, unit: text(keyed, .unit) ?? Located("", keyed.anchor)))
        }
        if let reported { checkParts(of: keyed, form: reported) }
        return .reported(block)
    }

    private mutating func readParts(of keyed: KeyedNode, into block: inout BlockDeclaration) {
        block.aliases = texts(keyed, .aliases).map(\.value)
        block.note = title(keyed, .note)
        block.rowLabel = text(keyed, .rowLabel)
        block.identity = texts(keyed, .identity)
        let duplicates = code(keyed, .duplicateRows, .duplicates)
        block.duplicates = duplicates.flatMap { BlockDeclaration.Duplicates(rawValue: $0.value) } ?? .inconsistent
        block.sumRows = texts(keyed, .sumRows).map(\.value)
        block.fields = items(keyed, .fields).compactMap { field($0) }
        block.constraints = items(keyed, .constraints).compactMap { constraint($0) }
    }

    /// Records have an id, a unit of measure and fields, and no rows.
    private mutating func checkRecords(_ keyed: KeyedNode) {
        for key in [RuleKey.unit, .identity, .fields] { requireKey(key, in: keyed) }
        for key in [RuleKey.rowLabel, .duplicateRows, .sumRows, .constraints] where keyed[key] != nil {
            report(.misplacedKey(word(key), needs: [owner("table")], at: keyed.keySpan(key)))
        }
    }

    /// `dạng: bảng`.
    private func owner(_ form: String) -> String {
        "\(word(.form)): \(Words.values(of: .form).first { $0.code == form }?[language] ?? "")"
    }

    /// Tables and groups have fields; only tables have rows to name and to tell apart.
    private mutating func checkParts(of keyed: KeyedNode, form: BlockDeclaration.Form) {
        if form != .codes { requireKey(.fields, in: keyed) }
        let tableOnly: [RuleKey] = [.rowLabel, .identity, .duplicateRows, .sumRows]
        let unusable: [RuleKey] =
            switch form {
            case .table: []
            case .group: tableOnly
            case .codes: tableOnly + [.fields, .constraints]
            }
        for key in unusable where keyed[key] != nil {
            report(.misplacedKey(word(key), needs: [owner("table")], at: keyed.keySpan(key)))
        }
        if keyed[.unit] != nil {
            report(.misplacedKey(word(.unit), needs: [owner("records")], at: keyed.keySpan(.unit)))
        }
    }

    private mutating func constraint(_ node: YAMLNode) -> ConstraintDeclaration? {
        guard case .mapping = node.value else {
            return expression(node, .item(.constraints)).map {
                ConstraintDeclaration(condition: $0, severity: .inconsistent, message: nil)
            }
        }
        guard let keyed = keyed(node, .constraint, .item(.constraints)) else { return nil }
        let condition = expression(keyed, .condition)
        let level = code(keyed, .level, .level).flatMap { ConstraintDeclaration.Severity(rawValue: $0.value) }
        let message = title(keyed, .message)
        return condition.map {
            ConstraintDeclaration(condition: $0, severity: level ?? .inconsistent, message: message)
        }
    }

    /// The key of a block or field: a lower-case word of Latin letters, digits and underscores.
    ///
    /// - Diagnostics: `rule/bad-key`.
    private mutating func fieldKey(_ keyed: KeyedNode, _ key: RuleKey) -> Located<String> {
        let located = requiredText(keyed, key)
        if !located.value.isEmpty, !Names.isKey(located.value) {
            report(.badKey(located.value, suggestion: Names.key(from: located.value), at: located.span))
        }
        return located
    }

    private mutating func field(_ node: YAMLNode) -> FieldDeclaration? {
        guard let keyed = keyed(node, .field, .item(.fields)) else { return nil }
        let key = fieldKey(keyed, .key)
        let title = requiredTitle(keyed)
        let kind = fieldKind(keyed)
        var field = FieldDeclaration(key: key, title: title, kind: kind ?? .text, span: keyed.anchor)
        field.kindReference = [.unit, .ofEnumeration, .moneyUnitField].lazy.compactMap { keyed[$0]?.span }.first
        field.aliases = texts(keyed, .aliases).map(\.value)
        field.optional = flag(keyed, .optional)
        field.derivedFrom = text(keyed, .derivedFrom)
        field.derivedDefault = text(keyed, .defaultValue)
        field.movement = code(keyed, .movable, .movement).flatMap { Movement(rawValue: $0.value) } ?? .none
        field.work = self.title(keyed, .work)
        field.column = text(keyed, .column)?.value
        field.note = self.title(keyed, .note)
        return field
    }

    private mutating func fieldKind(_ keyed: KeyedNode) -> FieldDeclaration.Kind? {
        let unit = text(keyed, .unit)?.value
        let enumeration = text(keyed, .ofEnumeration)?.value
        let scale = text(keyed, .moneyUnitField)?.value
        guard let type = code(keyed, .type, .fieldType) else { return nil }
        checkParts(of: keyed, type: type.value)
        switch type.value {
        case "count": return .count(unit: unit ?? "")
        case "money": return .money(scaleField: scale)
        case "rate": return .rate
        case "number": return .number(unit: unit)
        case "flag": return .flag
        case "date": return .date
        case "choice": return .choice(enumeration: enumeration ?? "")
        case "texts": return .texts
        default: return .text
        }
    }

    /// Which keys go with which type of field.
    private mutating func checkParts(of keyed: KeyedNode, type: String) {
        for (key, types) in Self.partners where keyed[key] != nil && !types.contains(type) {
            let words = Words.values(of: .fieldType).filter { types.contains($0.code) }
            report(
                .misplacedKey(
                    word(key), needs: words.map { "\(word(.type)): \($0[language])" }, at: keyed.keySpan(key)))
        }
        if type == "count" { requireKey(.unit, in: keyed) }
        if type == "choice" { requireKey(.ofEnumeration, in: keyed) }
        if keyed[.defaultValue] != nil, keyed[.derivedFrom] == nil, type == "choice",
            !keyed.suspects.contains(.derivedFrom), !isPartial
        {
            report(.misplacedKey(word(.defaultValue), needs: [word(.derivedFrom)], at: keyed.keySpan(.defaultValue)))
        }
        if keyed[.work] != nil, keyed[.movable] == nil, !keyed.suspects.contains(.movable), !isPartial {
            report(.misplacedKey(word(.work), needs: [word(.movable)], at: keyed.keySpan(.work)))
        }
    }

    private static let partners: [(key: RuleKey, types: [String])] = [
        (.unit, ["count", "number"]), (.ofEnumeration, ["choice"]), (.moneyUnitField, ["money"]),
        (.derivedFrom, ["choice"]), (.defaultValue, ["choice"]), (.movable, ["count", "money", "number", "flag"]),
        (.work, ["count", "money", "number"]),
    ]
}
