import Chuan
import Diagnostics
import YAMLSource

/// The words of a file, and the same in the language that it is to have.
struct LayoutWords {
    /// Of the file as it stands.
    let language: Language
    /// Of the file as it should be.
    let target: Language
    /// Unit types that have names in both languages.
    let unitTypes: [UnitTypeDeclaration]

    /// Whether words change their language.
    var isTranslating: Bool { language != target }

    /// The key that a text spells in a place; nil when it may not stand there.
    func key(_ text: String, in place: RulePlace) -> RuleKey? {
        guard let key = Words.ruleKey(text), Words[key].use(in: place) != nil else { return nil }
        return key
    }

    /// What the value of a key is.
    func role(of key: RuleKey, in place: RulePlace?) -> FormatRole? {
        switch key {
        case .shown: .figure
        case .eachRow: .verdicts
        default: place.flatMap { Words[key].use(in: $0) }.map { .shape($0.shape) }
        }
    }

    /// The word of a key in its usual spelling.
    func word(_ key: RuleKey, spelled text: String) -> String {
        if isTranslating { return Words[key][target] }
        return Words[key][Spelling.same(text, Words[key].vi) ? .vi : .en]
    }

    // MARK: Values

    /// Whether a text in the language of the file has to say so once the file has another.
    func opensTitle(_ role: FormatRole, _ value: YAMLNode) -> Bool {
        guard isTranslating, case .shape(.title) = role, let scalar = value.scalar else { return false }
        return scalar.text.unicodeScalars.contains { !$0.properties.isWhitespace }
    }

    /// A word, phrase or name in the other language, as it should be written; nil when it stays.
    func translated(
        _ scalar: YAMLScalar, _ role: FormatRole, written: String, isInBrackets: Bool
    ) -> String? {
        guard isTranslating, !written.utf8.contains(where: FormatSource.isBreak) else { return nil }
        if case .shape(.iteration) = role { return iteration(written) }
        let text = scalar.text
        let word: String? =
            switch role {
            case .shape(.word(let set)): value(text, in: set)
            case .shape(.flag): value(text, in: .flag)
            case .shape(.outcomes), .shape(.expectation): value(text, in: .verdict)
            case .figure: figure(text)
            case .shape(.noBlock): value(text, in: .noBlock) ?? value(text, in: .verdict)
            case .shape(.rollUp): value(text, in: .rollUp)
            case .shape(.target), .shape(.test): translateTarget(scalar.slice, to: target)
            case .unitType: unitType(text)
            default: nil
            }
        return word.map { Self.written($0, scalar.style, isInBrackets: isInBrackets) }
    }

    /// The other word for a word of a closed list; codes stay.
    private func value(_ text: String, in set: WordSet) -> String? {
        guard let word = Words.value(text, in: set), Spelling.same(text, word[language]) else { return nil }
        return word[target]
    }

    /// A figure with the commas and points of the other language; nil for one that has words.
    private func figure(_ text: String) -> String? {
        guard text.utf8.allSatisfy("0123456789,.%-+ ".utf8.contains) else { return nil }
        return String(text.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
    }

    /// The other name of a unit type, if there is one and no doubt about it.
    private func unitType(_ text: String) -> String? {
        let named = unitTypes.filter { type in name(type, language).map { Spelling.same($0, text) } ?? false }
        return named.count == 1 ? named.first.flatMap { name($0, target) } : nil
    }

    private func name(_ type: UnitTypeDeclaration, _ language: Language) -> String? {
        switch language {
        case .vi: type.title.vi
        case .en: type.title.en
        }
    }

    /// The names of unit types before a test in a table.
    func unitTypes(_ entry: YAMLEntry, written: String, role: FormatRole) -> String? {
        guard isTranslating, case .shape(.test) = role, let scalar = entry.key.scalar else { return nil }
        var names: [String] = []
        for part in entry.name.split(separator: ",") {
            guard let name = unitType(String(part)), !name.contains(",") else { return nil }
            names.append(name)
        }
        return names.isEmpty ? nil : Self.written(names.joined(separator: ", "), scalar.style, isInBrackets: false)
    }

    /// `tthc là dòng`, `tthc as dòng`: only the word between changes.
    private func iteration(_ written: String) -> String? {
        let words = written.split(separator: " ")
        let joints: [Language: String] = [.vi: "là", .en: "as"]
        guard let joint = words.lastIndex(where: { joints.values.contains(nfc(String($0)).lowercased()) }),
            joint > 0, joint + 1 < words.count, let word = joints[target]
        else { return nil }
        return written[..<words[joint].startIndex] + word + written[words[joint].endIndex...]
    }

    /// A text in the quotes that stood there, or in some where it needs them.
    private static func written(_ text: String, _ style: YAMLScalar.Style, isInBrackets: Bool) -> String {
        switch style {
        case .plain where isPlain(isInBrackets ? text : text.replacing(",", with: "")): text
        case .singleQuoted:
            "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        default: "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
        }
    }

    /// Whether a text needs no quotes, not even in brackets.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
        let isHarmless = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || " -./%–".unicodeScalars.contains(scalar)
                || scalar.properties.generalCategory == .nonspacingMark
        }
        return isHarmless && !["true", "false", "null"].contains(text.lowercased())
    }
}
