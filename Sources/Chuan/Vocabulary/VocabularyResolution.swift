package import Diagnostics

/// Resolves what the files of a rulebook declare into one vocabulary: the header and the register, then the declared
/// blocks in order. What is wrong is left out or kept in part, so that the rest can be used. With the vocabulary known,
/// also checks what the files say of each other (`checkReferences`).
///
/// - Diagnostics: `rule/duplicate-id`, `rule/name-clash`, `rule/different-names`, `rule/bad-name`,
///   `rule/unknown-field`, `rule/unknown-enumeration`, `rule/unknown-value`, `rule/unknown-unit-of-measure`,
///   `rule/unsuitable-field`, and those of `resolveDerivations` and `checkReferences`.
/// - Complexity: O(names).
package func resolveVocabulary(_ files: [RuleFile]) -> (Vocabulary, [Diagnostic]) {
    var resolver = VocabularyResolver()
    for file in files { resolver.addUnits(file) }
    for file in files { resolver.addEnumerations(file) }
    for file in files {
        for block in file.blocks { resolver.add(block) }
    }
    for file in files {
        for records in file.records { resolver.add(records) }
    }
    let vocabulary = resolver.vocabulary
    let derivations = resolveDerivations(files, vocabulary).1
    return (vocabulary, (resolver.diagnostics + derivations + checkReferences(files, vocabulary)).ordered())
}

/// The state of resolving a vocabulary.
struct VocabularyResolver {
    private(set) var diagnostics: [Diagnostic] = []
    private var unitTypes: [UnitType] = []
    private var units: [UnitOfMeasure] = [UnitOfMeasure(code: "dong", title: Title(vi: "đồng", en: "dong"))]
    private var unitIndex = NameIndex()
    private var enumerations: [Enumeration] = []
    private var enumerationIndex = NameIndex()
    private var blocks = Vocabulary.builtinBlocks
    private var records: [RecordBlock] = []
    private var inputCount = Vocabulary.registerInput + 1

    private var unitTypeNames = NameScope()
    private var unitNames = NameScope()
    private var enumerationNames = NameScope()
    private var blockNames = NameScope()
    /// Keys at the top of reports, which are also names at the top of expressions.
    private var topNames = NameScope()
    /// The ids of each kind of thing: numbers of `idSpans`.
    private var ids = Array(repeating: NameIndex(), count: RulePlace.allCases.count)
    private var idSpans: [Span] = []
    /// The first field of each key.
    private var fieldsByKey: [String: (field: Field, block: String)] = [:]
    /// Of the block in hand, the fields that the resolved block has: those with a key of their own.
    private var declaredFields: [FieldDeclaration] = []

    init() {
        _ = unitNames.claim(["dong", "đồng"], for: "dong", at: nil)
        Self.add(["dong", "đồng"], 0, to: &unitIndex)
        for block in blocks {
            _ = blockNames.claim(block.spellings, for: block.key, at: nil)
            for field in block.fields { fieldsByKey[field.key] = (field, block.key) }
        }
        for word in Words.reportHeader {
            _ = topNames.claim([word.key, word.vi] + word.aliases, for: word.key, at: nil)
        }
        let year = blocks[Vocabulary.headerBlock].fields[HeaderField.year.rawValue]
        _ = topNames.claim(year.spellings, for: year.key, at: nil)
        _ = topNames.claim(blocks[Vocabulary.registerBlock].spellings, for: "register", at: nil)
    }

    var vocabulary: Vocabulary {
        Vocabulary(
            unitTypes: unitTypes, unitsOfMeasure: units, enumerations: enumerations, blocks: blocks, records: records,
            inputCount: inputCount)
    }

    mutating func report(_ diagnostic: Diagnostic?) {
        if let diagnostic { diagnostics.append(diagnostic) }
    }

    /// Whether an id is the first of its kind; says so when it is not.
    private mutating func isNew(_ id: Located<String>, _ place: RulePlace, within scope: String = "") -> Bool {
        if id.value.isEmpty { return false }
        let key = scope + "/" + id.value
        if let first = ids[place.number].add(folding: key, idSpans.count) {
            report(.duplicateID(id.value, place.name, at: id.span, first: idSpans[first]))
            return false
        }
        idSpans.append(id.span)
        return true
    }

    private static func add(_ names: [String], _ place: Int, to index: inout NameIndex) {
        for name in names { index.add(folding: name, place) }
    }

    mutating func addUnits(_ file: RuleFile) {
        for type in file.unitTypes where isNew(type.code, .unitType) {
            let resolved = UnitType(code: type.code.value, title: Names.normal(type.title), aliases: type.aliases)
            let names = resolved.title.spellings(resolved.code, resolved.aliases)
            report(unitTypeNames.claim(names, for: resolved.code, at: type.code.span))
            unitTypes.append(resolved)
        }
        for unit in file.unitsOfMeasure where isNew(unit.code, .unitOfMeasure) {
            let resolved = UnitOfMeasure(code: unit.code.value, title: Names.normal(unit.title))
            let names = resolved.title.spellings(resolved.code, [])
            let clash = unitNames.claim(names, for: resolved.code, at: unit.code.span)
            report(clash)
            if clash != nil { continue }
            Self.add(names, units.count, to: &unitIndex)
            units.append(resolved)
        }
    }

    mutating func addEnumerations(_ file: RuleFile) {
        for declared in file.enumerations where isNew(declared.name, .enumeration) {
            var values: [Enumeration.Value] = []
            var names = NameScope()
            for value in declared.values where isNew(value.code, .enumerationValue, within: declared.name.value) {
                let resolved = Enumeration.Value(
                    code: value.code.value, title: Names.normal(value.title), aliases: value.aliases)
                let spellings = resolved.title.spellings(resolved.code, resolved.aliases)
                report(names.claim(spellings, for: resolved.code, at: value.code.span))
                values.append(resolved)
            }
            let resolved = Enumeration(name: declared.name.value, title: Names.normal(declared.title), values: values)
            let spellings = resolved.title.spellings(resolved.name, [])
            report(enumerationNames.claim(spellings, for: resolved.name, at: declared.name.span))
            Self.add(spellings, enumerations.count, to: &enumerationIndex)
            enumerations.append(resolved)
        }
    }
}

// Blocks.
extension VocabularyResolver {
    mutating func add(_ declared: BlockDeclaration) {
        guard isNew(declared.key, .block) else { return }
        declaredFields = Self.distinct(declared.fields)
        let fields = fields(of: declared, beside: declared.form == .group ? nil : NameScope())
        let block = Block(
            key: declared.key.value, title: Names.normal(declared.title), aliases: declared.aliases,
            form: declared.form, note: declared.note, input: inputCount, fields: fields,
            rowLabel: declared.rowLabel.flatMap { column($0, in: declared) },
            identity: declared.identity.compactMap { column($0, in: declared) }, duplicates: declared.duplicates,
            sumRows: declared.sumRows, constraints: declared.constraints, span: declared.span)
        let clash = blockNames.claim(block.spellings, for: block.key, at: declared.key.span)
        report(clash)
        if block.form != .group {
            let other = topNames.claim(block.spellings, for: block.key, at: declared.key.span)
            if clash == nil { report(other) }
        }
        blocks.append(block)
        inputCount += block.form == .group ? fields.count : 1
    }

    /// - Parameter columns: The names that the fields stand beside; nil: all at the top of reports.
    private mutating func fields(of block: BlockDeclaration, beside columns: NameScope?) -> [Field] {
        var fields: [Field] = []
        var columns = columns
        for declared in block.fields where isNew(declared.key, .field, within: block.key.value) {
            let field = field(declared, of: block)
            fields.append(field)
            for name in field.title.texts {
                if let problem = Names.problem(name) { report(.badName(name, problem, at: declared.key.span)) }
            }
            let clash =
                columns == nil
                ? topNames.claim(field.spellings, for: field.key, at: declared.key.span)
                : columns?.claim(field.spellings, for: field.key, at: declared.key.span)
            report(clash)
            compareNames(field, in: block, at: declared.key.span)
        }
        return fields
    }

    /// Records see the days of the header, and nothing else of a report.
    mutating func add(_ declared: RecordsDeclaration) {
        guard isNew(declared.block.key, .block) else { return }
        declaredFields = Self.distinct(declared.block.fields)
        var names = NameScope()
        for field in RecordBlock.header.fields { _ = names.claim(field.spellings, for: field.key, at: nil) }
        let block = declared.block
        let fields = fields(of: block, beside: names)
        let group = Block(
            key: block.key.value, title: Names.normal(block.title), aliases: block.aliases, form: .group,
            note: block.note, input: Vocabulary.registerInput + 1, fields: fields, rowLabel: nil, identity: [],
            duplicates: .refused, sumRows: [], constraints: [], span: block.span)
        report(blockNames.claim(group.spellings, for: group.key, at: block.key.span))
        let vocabulary = Vocabulary(
            unitTypes: unitTypes, unitsOfMeasure: units, enumerations: enumerations,
            blocks: [RecordBlock.header, blocks[Vocabulary.registerBlock], group],
            inputCount: Vocabulary.registerInput + 1 + fields.count)
        records.append(
            RecordBlock(
                key: group.key, title: group.title, aliases: group.aliases, note: group.note,
                unit: code(ofUnit: declared.unit.value, at: declared.unit.span),
                identity: block.identity.compactMap { column($0, in: block) }, vocabulary: vocabulary))
    }

    /// The same key has the same names in every block.
    private mutating func compareNames(_ field: Field, in block: BlockDeclaration, at span: Span) {
        guard let first = fieldsByKey[field.key] else {
            fieldsByKey[field.key] = (field, block.key.value)
            return
        }
        let pairs = [(field.title.vi, first.field.title.vi), (field.title.en, first.field.title.en)]
        for case (let one?, let other?) in pairs where !Spelling.same(one, other) {
            report(.differentNames(field.key, in: first.block, at: span, first: first.field.span))
            return
        }
    }

    private mutating func field(_ declared: FieldDeclaration, of block: BlockDeclaration) -> Field {
        let kind = kind(of: declared, in: block)
        return Field(
            key: declared.key.value, title: Names.normal(declared.title), aliases: declared.aliases, kind: kind,
            optional: declared.optional, derivedFrom: declared.derivedFrom.flatMap { textColumn($0, in: block) },
            derivedDefault: declared.derivedDefault.flatMap { value($0, of: kind) }, movement: declared.movement,
            work: declared.work, column: declared.column, note: declared.note, span: declared.key.span)
    }

    private mutating func kind(of declared: FieldDeclaration, in block: BlockDeclaration) -> Field.Kind {
        let place = declared.kindReference ?? declared.span
        switch declared.kind {
        case .count(let unit): return .count(unit: code(ofUnit: unit, at: place))
        case .money(let scale):
            return .money(scale: scale.flatMap { moneyUnit(Located($0, place), in: block) })
        case .rate: return .rate
        case .number(let unit): return .number(unit: unit.map { code(ofUnit: $0, at: place) })
        case .flag: return .flag
        case .date: return .date
        case .text: return .text
        case .choice(let name): return enumeration(name, at: place).map { .choice(enumeration: $0) } ?? .text
        case .texts: return .texts
        }
    }
}

// References between the parts.
extension VocabularyResolver {
    private mutating func code(ofUnit text: String, at span: Span) -> String {
        if text.isEmpty { return text }
        if let index = unitIndex[folding: text] { return units[index].code }
        let similar = Spelling.nearest(to: text, among: units.flatMap { [$0.code] + $0.title.texts })
        report(.unknownUnitOfMeasure(text, similar: similar, at: span))
        return text
    }

    private mutating func enumeration(_ text: String, at span: Span) -> Int? {
        if text.isEmpty { return nil }
        if let index = enumerationIndex[folding: text] { return index }
        report(
            .unknownEnumeration(text, similar: Spelling.nearest(to: text, among: enumerations.map(\.name)), at: span))
        return nil
    }

    private mutating func value(_ text: Located<String>, of kind: Field.Kind) -> String? {
        guard case .choice(let index) = kind else { return nil }
        let enumeration = enumerations[index]
        let known = enumeration.values.first { value in
            ([value.code] + value.title.texts).contains { Spelling.same($0, text.value) }
        }
        if let known { return known.code }
        let similar = Spelling.nearest(to: text.value, among: enumeration.values.map(\.code))
        report(.unknownValue(text.value, enumeration: enumeration.name, similar: similar, at: text.span))
        return nil
    }

    private static func distinct(_ fields: [FieldDeclaration]) -> [FieldDeclaration] {
        var seen = NameIndex()
        return fields.filter { !$0.key.value.isEmpty && seen.add(folding: $0.key.value, 0) == nil }
    }

    /// The column that a key or name of the same block means.
    private mutating func column(_ text: Located<String>, in block: BlockDeclaration) -> Int? {
        let fields = declaredFields
        let index = fields.firstIndex { field in
            Spelling.same(field.key.value, text.value) || field.title.texts.contains { Spelling.same($0, text.value) }
        }
        if let index { return index }
        let similar = Spelling.nearest(to: text.value, among: fields.map(\.key.value))
        report(.unknownField(text.value, block: block.key.value, similar: similar, at: text.span))
        return nil
    }

    private mutating func textColumn(_ text: Located<String>, in block: BlockDeclaration) -> Int? {
        guard let column = column(text, in: block) else { return nil }
        if case .text = declaredFields[column].kind { return column }
        report(.notATextField(text.value, at: text.span))
        return nil
    }

    private mutating func moneyUnit(_ text: Located<String>, in block: BlockDeclaration) -> Int? {
        guard let column = column(text, in: block) else { return nil }
        let codes = ["dong", "thousand", "million", "billion"]
        if case .choice(let name) = declaredFields[column].kind {
            guard let index = enumerationIndex[folding: name] else { return nil }
            if enumerations[index].values.allSatisfy({ codes.contains($0.code) }) { return column }
        }
        report(.notAMoneyUnit(text.value, known: codes, at: text.span))
        return nil
    }
}
