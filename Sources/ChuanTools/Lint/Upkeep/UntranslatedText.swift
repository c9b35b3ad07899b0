import Chuan
import Diagnostics
import YAMLSource

extension Lint {
    /// A title, remedy or note in one language only.
    static let untranslatedText = Lint(
        .untranslatedText,
        .file { file in
            untranslated(in: file) { place, key in !(place.isVocabulary && key == .title) }.map {
                .untranslatedText($0)
            }
        })

    /// What is written in one language only.
    struct Untranslated {
        /// The key, in the words of the file.
        let key: String
        let missing: Language
        let span: Span
    }

    /// The texts of a file that are in one language only.
    ///
    /// - Parameter isWanted: Which, by the mapping and the key.
    static func untranslated(
        in file: LintedFile, where isWanted: (RulePlace, RuleKey) -> Bool
    ) -> [Untranslated] {
        guard let language = file.rules?.language else { return [] }
        return (file.anatomy?.outline.mappings ?? []).flatMap { mapping in
            mapping.entries.compactMap { entry in
                guard entry.shape == .title, isWanted(mapping.place, entry.key),
                    let missing = missing(in: entry.value, language)
                else { return nil }
                return Untranslated(key: Words[entry.key][language], missing: missing, span: entry.value.span)
            }
        }
    }

    /// The language that a text is not in; nil for one in both, and for one with mistakes.
    private static func missing(in node: YAMLNode, _ own: Language) -> Language? {
        switch node.value {
        case .scalar(let scalar): return scalar.isBlank || node.isBroken ? nil : own == .vi ? .en : .vi
        case .sequence: return nil
        case .mapping(let entries):
            guard entries.count == 1, let entry = entries.first, entry.value.scalar?.isBlank == false else {
                return nil
            }
            return Language(rawValue: entry.name).map { $0 == .vi ? .en : .vi }
        }
    }
}

extension Language {
    /// What it is called.
    var name: Message {
        switch self {
        case .vi: Message(vi: "tiếng Việt", en: "Vietnamese")
        case .en: Message(vi: "tiếng Anh", en: "English")
        }
    }
}

extension Diagnostic.Kind {
    fileprivate static let untranslatedText = Diagnostic.Kind(
        "lint/untranslated-text", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "tên, cách khắc phục hay ghi chú chỉ có một thứ tiếng",
                en: "a title, remedy or note is in one language only"),
            why: Message(
                vi: "báo cáo bằng tiếng kia sẽ lẫn hai thứ tiếng", en: "reports in the other language mix the two"),
            wrong: LintExample.indicator(check: "tên: Tỷ lệ số hóa\n" + LintExample.digitisation),
            right: LintExample.indicator(
                check: "tên: {vi: Tỷ lệ số hóa, en: Digitised share}\n" + LintExample.digitisation),
            fix: Message(vi: "viết cả hai: `{vi: …, en: …}`", en: "write both: `{vi: …, en: …}`")))
}

extension Diagnostic {
    fileprivate static func untranslatedText(_ text: Lint.Untranslated) -> Diagnostic {
        Diagnostic(
            .untranslatedText,
            Message(
                vi: "`\(text.key)` chưa có \(text.missing.name.vi)", en: "`\(text.key)` has no \(text.missing.name.en)"),
            at: text.span)
    }
}
