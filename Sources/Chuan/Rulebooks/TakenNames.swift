import Diagnostics
import FEEL

/// The names that checks, readings and derivations give to what they define, where a field, a list or a function has
/// them: whoever reads the expression would take the one for the other.
///
/// - Diagnostics: `rule/name-clash`.
/// - Complexity: O(names).
func takenNames(_ files: [RuleFile], _ vocabulary: Vocabulary) -> [Diagnostic] {
    var names = TakenNames(vocabulary)
    for file in files {
        for check in file.indicators.flatMap(\.checks) {
            names.check(check.body)
            for variant in check.variants { names.check(variant.body) }
        }
        for alternative in file.readings.flatMap(\.alternatives) {
            if let name = alternative.parameter { names.check(name) }
        }
    }
    var found = names.diagnostics
    for derivation in files.flatMap(\.derivations) where !derivation.definitions.isEmpty {
        let records = vocabulary.records.first { block in
            block.title.spellings(block.key, block.aliases).contains { Spelling.same($0, derivation.records.value) }
        }
        guard let records else { continue }
        var names = TakenNames(records.vocabulary)
        for definition in derivation.definitions { names.check(definition.name) }
        found += names.diagnostics
    }
    return found
}

private struct TakenNames {
    private(set) var diagnostics: [Diagnostic] = []
    private var index = NameIndex()
    private var owners: [(key: String, span: Span?)] = []

    /// - Parameter vocabulary: Whose single fields and lists expressions know by name.
    init(_ vocabulary: Vocabulary) {
        for block in vocabulary.blocks {
            if block.form != .group { take(block.expressionNames, block.key, block.span) }
            guard block.form == .group else { continue }
            for field in block.fields { take(field.expressionNames, field.key, field.span) }
        }
    }

    private mutating func take(_ names: [String], _ key: String, _ span: Span?) {
        for name in names { index.add(folding: name, owners.count) }
        owners.append((key, span))
    }

    mutating func check(_ body: CheckBody) {
        for definition in body.definitions { check(definition.name) }
        guard let rows = body.forEach ?? body.shareOf else { return }
        let row = rows.name
        // A row may be called as its list is.
        let list = index[folding: String(decoding: rows.source.text, as: UTF8.self)]
        if list == nil || list != index[folding: row.value] { check(row) }
        if let twin = body.definitions.first(where: { Spelling.same($0.name.value, row.value) }) {
            diagnostics.append(.nameClash(twin.name.value, with: row.value, at: twin.name.span, first: row.span))
        }
    }

    mutating func check(_ name: Located<String>) {
        if name.value.isEmpty { return }
        if let place = index[folding: name.value] {
            let owner = owners[place]
            diagnostics.append(.nameClash(name.value, with: owner.key, at: name.span, first: owner.span))
        } else if Self.functions.contains(name.value) {
            diagnostics.append(.nameOfFunction(name.value, at: name.span))
        }
    }

    private static let functions = Set(Builtins.all.map(\.name))
}
