package import Diagnostics
package import YAMLSource

/// Reads the declarations of one rule file. Goes on after a mistake as far as is useful; a part with a mistake is left
/// out or kept in part, and the mistake is an error of the whole run.
///
/// - Returns: Nil when the document has no keys at all.
/// - Diagnostics: the kinds of `RuleDiagnostics.kinds` about shapes and checks.
/// - Complexity: O(nodes).
package func decodeRuleFile(_ document: YAMLDocument, limits: Limits) -> (RuleFile?, [Diagnostic]) {
    guard let root = document.root else { return (nil, []) }
    let language = RuleDecoder.language(of: root) ?? .vi
    var decoder = RuleDecoder(source: document.source, language: language, isPartial: document.isPartial)
    var file = decoder.file(root)
    file?.document = document
    return (file, Array(decoder.diagnostics.ordered().prefix(limits.diagnosticsPerFile)))
}

/// The state of reading one rule file.
package struct RuleDecoder {
    package let source: SourceFile
    package let language: Language
    /// Parts of the file could not be read: what seems missing may be there.
    let isPartial: Bool
    package private(set) var diagnostics: [Diagnostic] = []

    package init(source: SourceFile, language: Language, isPartial: Bool) {
        self.source = source
        self.language = language
        self.isPartial = isPartial
    }

    package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// The word of a key in the language of the file.
    package func word(_ key: RuleKey) -> String { Words[key][language] }

    /// The language that most keys of a tree are spelled in; where they are equally many, that of the first.
    ///
    /// Keys in their usual spelling mostly decide it; all others are looked at only when they could change that.
    package static func language(of root: YAMLNode) -> Language? {
        var votes = LanguageVotes(folds: false)
        root.forEachKey { votes.count($0) }
        if votes.isSure { return votes.winner }
        votes = LanguageVotes(folds: true)
        root.forEachKey { votes.count($0) }
        return votes.winner
    }

    mutating func file(_ root: YAMLNode) -> RuleFile? {
        guard let keyed = keyed(root, .file, .file) else { return nil }
        var file = RuleFile(source: source, language: language)
        file.rulebook = keyed[.rulebook].flatMap { rulebook($0) }
        file.imports = texts(keyed, .imports)
        file.unitTypes = items(keyed, .unitTypes).compactMap { unitType($0) }
        file.unitsOfMeasure = items(keyed, .unitsOfMeasure).compactMap { unitOfMeasure($0) }
        file.enumerations = items(keyed, .enumerations).compactMap { enumeration($0) }
        for item in items(keyed, .vocabulary) {
            switch block(item) {
            case .reported(let block)?: file.blocks.append(block)
            case .records(let records)?: file.records.append(records)
            case nil: continue
            }
        }
        file.derivations = items(keyed, .derivations).compactMap { derivation($0) }
        file.readings = items(keyed, .readings).compactMap { reading($0) }
        file.indicators = items(keyed, .indicators).compactMap { indicator($0) }
        return file
    }
}

/// The keys of a tree in each language.
private struct LanguageVotes {
    /// Whether unusual spellings are looked at.
    let folds: Bool
    private var vi = 0
    private var en = 0
    /// Keys that may be words in an unusual spelling.
    private var open = 0
    private var first: Language?

    init(folds: Bool) {
        self.folds = folds
    }

    /// Whether the open keys cannot change who wins.
    var isSure: Bool { abs(vi - en) > open }

    var winner: Language? {
        if vi == en { return first }
        return vi > en ? .vi : .en
    }

    /// `vi` and `en`, as titles have them: no word is spelled so.
    private static func isLanguage(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard key.count == 2 else { return false }
        return key[0] == UInt8(ascii: "v") && key[1] == UInt8(ascii: "i")
            || key[0] == UInt8(ascii: "e") && key[1] == UInt8(ascii: "n")
    }

    mutating func count(_ key: UnsafeBufferPointer<UInt8>) {
        var found = Words.usualSpelling(key)
        if found == nil, folds { found = Words.spelling(String(decoding: key, as: UTF8.self)) }
        guard let found else {
            if !Self.isLanguage(key) { open += 1 }
            return
        }
        guard let language = found.language else { return }
        first = first ?? language
        switch language {
        case .vi: vi += 1
        case .en: en += 1
        }
    }
}
