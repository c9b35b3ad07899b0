package import Chuan
package import Diagnostics
import YAMLSource

/// Brings rule files into their one layout, and translates their keys.
///
/// Indents, blanks, blank lines, the order of keys and the spelling of known words are the formatter's; texts,
/// expressions and the values of unknown keys are the author's and stay byte for byte. Comments are kept. What the file
/// means is kept: the result is read again and compared with what was read.
package struct RuleFormatter: Sendable {
    package enum Outcome: Sendable, Hashable {
        /// The file as it should be.
        case text([UInt8])
        /// The file has something that the formatter does not understand, such as two documents: it stays as it is.
        case notUnderstood
        /// The file cannot be read, or not well enough for its keys to be translated.
        case mistaken([Diagnostic])
    }

    /// The language that keys and words are to have; as the file has it when nil.
    package var language: Language?
    /// Unit types whose names are translated, declared in whatever file.
    package var unitTypes: [UnitTypeDeclaration] = []

    package init() {}

    /// The unit types that rule files declare; files with mistakes are passed over.
    package static func unitTypes(declaredIn texts: [[UInt8]], limits: Limits = .standard) -> [UnitTypeDeclaration] {
        var files = SourceFiles()
        return texts.flatMap { bytes -> [UnitTypeDeclaration] in
            let (document, mistakes) = readYAML(files.add(path: "", bytes: bytes), limits: limits)
            guard let document, !mistakes.hasError else { return [] }
            return decodeRuleFile(document, limits: limits).0?.unitTypes ?? []
        }
    }

    /// Lays a file out.
    ///
    /// - Diagnostics: those of `readYAML`; with a language those of `decodeRuleFile` too.
    /// - Complexity: O(n · depth) in bytes.
    package func format(_ source: SourceFile, limits: Limits = .standard) -> Outcome {
        let (document, mistakes) = readYAML(source, limits: limits)
        guard let document, let root = document.root, !mistakes.hasError else { return .mistaken(mistakes) }
        let place = Self.place(of: root)
        let (found, rules) = Self.language(document, place, limits)
        let current = found ?? .vi
        let words = LayoutWords(language: current, target: language ?? current, unitTypes: unitTypes)
        if words.isTranslating, found == nil || rules.hasError { return .mistaken(rules) }
        guard !Self.hasOddBreaks(source.bytes) else { return .notUnderstood }
        var layout = Layout(FormatSource(source), words: words, sorts: true)
        layout.sorts = !layout.hasAliases(root)
        guard let text = try? layout.file(root, role: .shape(.mapping(place))),
            keepsMeaning(source, document, text, words, limits)
        else { return .notUnderstood }
        return .text(text)
    }

    /// Whether the text says what the document says.
    private func keepsMeaning(
        _ source: SourceFile, _ document: YAMLDocument, _ text: [UInt8], _ words: LayoutWords, _ limits: Limits
    ) -> Bool {
        let (again, mistakes) = readYAML(SourceFile(id: source.id, path: source.path, bytes: text), limits: limits)
        guard let again, !mistakes.hasError, FormatComparison.haveSameComments(document, again) else { return false }
        guard words.isTranslating else { return FormatComparison.haveSameNodes(document.root, again.root) }
        guard let root = again.root else { return false }
        let (language, rules) = Self.language(again, Self.place(of: root), limits)
        return language == words.target && !rules.hasError
    }

    /// What a file is, by its keys: a rule file, or a test file.
    private static func place(of root: YAMLNode) -> RulePlace {
        let keys = root.entries?.compactMap { Words.ruleKey($0.name) } ?? []
        let isTest = keys.contains { Words[$0].use(in: .testFile) != nil && Words[$0].use(in: .file) == nil }
        return isTest ? .testFile : .file
    }

    /// The language of a file and the mistakes in it.
    private static func language(
        _ document: YAMLDocument, _ place: RulePlace, _ limits: Limits
    ) -> (Language?, [Diagnostic]) {
        if place == .testFile {
            let (file, mistakes) = decodeTestFile(document, limits: limits)
            return (file?.language, mistakes)
        }
        let (file, mistakes) = decodeRuleFile(document, limits: limits)
        return (file?.language, mistakes)
    }

    /// Whether lines end with signs that only some readers take as such.
    private static func hasOddBreaks(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { index in
            guard bytes[index] == 0xC2 || bytes[index] == 0xE2 else { return false }
            let rest = bytes[index...].prefix(3)
            return rest.starts(with: [0xC2, 0x85]) || rest.starts(with: [0xE2, 0x80, 0xA8])
                || rest.starts(with: [0xE2, 0x80, 0xA9])
        }
    }
}

extension Layout {
    /// Whether a node is named by an alias anywhere.
    func hasAliases(_ node: YAMLNode) -> Bool {
        if isAlias(node) { return true }
        if let entries = node.entries { return entries.contains { isAlias($0.key) || hasAliases($0.value) } }
        return node.items?.contains { hasAliases($0) } ?? false
    }
}
