import Diagnostics

/// A derivation with its names resolved.
struct ResolvedDerivation: Sendable {
    struct RowField: Sendable {
        /// Of the table.
        let field: Int
        /// Of the record.
        let source: Int
        /// Whether it tells rows apart; otherwise it only describes them, and all records of a row have to agree.
        let isKey: Bool
    }

    struct Figure: Sendable {
        let field: Int
        let declaration: DerivationDeclaration.Figure
    }

    let declaration: DerivationDeclaration
    /// An index of the vocabulary's records.
    let records: Int
    /// An index of its blocks: a table or a group.
    let block: Int
    /// Fields of the record.
    let unit: Int
    let unitType: Int?
    let rowFields: [RowField]
    let figures: [Figure]
}

/// Resolves the names of derivations. What is wrong is left out.
///
/// - Diagnostics: `rule/unknown-block`, `rule/unknown-field`, `rule/unsuitable-key`, `rule/not-derivable`,
///   `rule/derived-twice`, `rule/missing-row-key`, `rule/duplicate-id`, `rule/misplaced-key`.
/// - Complexity: O(names).
func resolveDerivations(_ files: [RuleFile], _ vocabulary: Vocabulary) -> ([ResolvedDerivation], [Diagnostic]) {
    var resolver = DerivationResolver(vocabulary: vocabulary)
    let resolved = files.flatMap { file in file.derivations.compactMap { resolver.resolve($0, file.language) } }
    return (resolved, resolver.diagnostics)
}

private struct DerivationResolver {
    let vocabulary: Vocabulary
    private(set) var diagnostics: [Diagnostic] = []
    /// Where each field is derived.
    private var derived: [NeededField: Span] = [:]

    init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    mutating func resolve(_ declaration: DerivationDeclaration, _ language: Language) -> ResolvedDerivation? {
        let records = records(declaration.records)
        let block = block(declaration.block)
        guard let records, let block else { return nil }
        let unit = key(declaration.unit, of: records)
        let unitType = declaration.unitType.flatMap { key($0, of: records) }
        let rowFields = rowFields(declaration, of: records, into: block, language)
        let figures = declaration.figures.compactMap { figure($0, of: block) }
        guard let unit else { return nil }
        return ResolvedDerivation(
            declaration: declaration, records: records, block: block, unit: unit, unitType: unitType,
            rowFields: rowFields, figures: figures)
    }

    private mutating func records(_ name: Located<String>) -> Int? {
        if name.value.isEmpty { return nil }
        let all = vocabulary.records
        let spellings = all.map { $0.title.spellings($0.key, $0.aliases) }
        if let found = spellings.firstIndex(where: { $0.contains { Spelling.same($0, name.value) } }) { return found }
        let similar = Spelling.nearest(to: name.value, among: all.flatMap { [$0.key] + $0.title.texts })
        diagnostics.append(.unknownRecords(name.value, similar: similar, at: name.span))
        return nil
    }

    private mutating func block(_ name: Located<String>) -> Int? {
        if name.value.isEmpty { return nil }
        let builtin = Vocabulary.builtinBlocks.count
        if let found = vocabulary.block(name.value), found >= builtin, vocabulary.blocks[found].form != .codes {
            return found
        }
        let known = vocabulary.blocks.dropFirst(builtin).filter { $0.form != .codes }
        let similar = Spelling.nearest(to: name.value, among: known.flatMap { [$0.key] + $0.title.texts })
        diagnostics.append(.unknownBlock(name.value, similar: similar, at: name.span))
        return nil
    }

    /// A field of the record by which records are put together.
    private mutating func key(_ name: Located<String>, of records: Int) -> Int? {
        if name.value.isEmpty { return nil }
        let block = vocabulary.records[records]
        guard let field = block.field(name.value) else {
            let similar = Spelling.nearest(to: name.value, among: block.fields.flatMap { [$0.key] + $0.title.texts })
            diagnostics.append(.unknownField(name.value, block: block.key, similar: similar, at: name.span))
            return nil
        }
        switch block.fields[field].kind {
        case .text, .choice: return field
        case .count, .money, .rate, .number, .flag, .date, .texts:
            diagnostics.append(.unsuitableKey(name.value, at: name.span))
            return nil
        }
    }

    // MARK: Rows

    private mutating func rowFields(
        _ declaration: DerivationDeclaration, of records: Int, into number: Int, _ language: Language
    ) -> [ResolvedDerivation.RowField] {
        let block = vocabulary.blocks[number]
        guard block.form == .table else {
            if let first = declaration.rowFields.first {
                let form = Words[.form][language]
                let table = Words.values(of: .form).first { $0.code == "table" }?[language] ?? ""
                diagnostics.append(
                    .misplacedKey(Words[.byRow][language], needs: ["\(form): \(table)"], at: first.field.span))
            }
            return []
        }
        var found: [ResolvedDerivation.RowField] = []
        let count = diagnostics.count
        for declared in declaration.rowFields {
            guard let field = field(declared.field, of: number), let source = key(declared.source, of: records),
                fits(declared, field: block.fields[field], source: vocabulary.records[records].fields[source])
            else { continue }
            if let first = found.firstIndex(where: { $0.field == field }) {
                let other = declaration.rowFields[first].field.span
                diagnostics.append(.derivedTwice(declared.field.value, at: declared.field.span, first: other))
                continue
            }
            let isKey = block.identity.isEmpty || block.identity.contains(field)
            found.append(ResolvedDerivation.RowField(field: field, source: source, isKey: isKey))
        }
        if diagnostics.count == count { checkIdentity(of: block, found.map(\.field), declaration) }
        return found
    }

    /// Texts are taken from texts and choices, a choice from a choice of the same enumeration.
    private mutating func fits(_ declared: DerivationDeclaration.RowField, field: Field, source: Field) -> Bool {
        switch (field.kind, source.kind) {
        case (.text, _): return true
        case (.choice(let one), .choice(let other)) where one == other: return true
        case (.choice, _):
            diagnostics.append(
                .unsuitableSource(declared.source.value, for: declared.field.value, at: declared.source.span))
        default: diagnostics.append(.unsuitableKey(declared.field.value, at: declared.field.span))
        }
        return false
    }

    /// Rows that stand apart in the table do so among the records.
    private mutating func checkIdentity(of block: Block, _ fields: [Int], _ declaration: DerivationDeclaration) {
        let place = declaration.rowFields.first?.field.span ?? declaration.block.span
        if fields.isEmpty {
            // A table without fields is a mistake by itself.
            guard let first = block.fields.first?.key else { return }
            let label = block.identity.first ?? block.rowLabel
            diagnostics.append(.missingRowKey(label.map { block.fields[$0].key } ?? first, at: place))
            return
        }
        if let missing = block.identity.first(where: { !fields.contains($0) && !block.fields[$0].optional }) {
            diagnostics.append(.missingRowKey(block.fields[missing].key, at: place))
        }
    }

    private mutating func field(_ name: Located<String>, of number: Int) -> Int? {
        let block = vocabulary.blocks[number]
        if let field = vocabulary.field(name.value, of: number) { return field }
        let similar = Spelling.nearest(to: name.value, among: block.fields.flatMap { [$0.key] + $0.title.texts })
        diagnostics.append(.unknownField(name.value, block: block.key, similar: similar, at: name.span))
        return nil
    }

    // MARK: Figures

    private mutating func figure(
        _ declared: DerivationDeclaration.Figure, of number: Int
    ) -> ResolvedDerivation.Figure? {
        guard let field = field(declared.field, of: number) else { return nil }
        switch vocabulary.blocks[number].fields[field].kind {
        case .count, .money: break
        case .rate, .number, .flag, .date, .text, .choice, .texts:
            diagnostics.append(.notDerivable(declared.field.value, at: declared.field.span))
            return nil
        }
        let place = NeededField(block: number, field: field)
        if let first = derived[place] {
            diagnostics.append(.derivedTwice(declared.field.value, at: declared.field.span, first: first))
            return nil
        }
        derived[place] = declared.field.span
        return ResolvedDerivation.Figure(field: field, declaration: declared)
    }
}
