import Diagnostics
import FEEL
package import YAMLSource

extension RuleDecoder {
    /// A text as written, without white space at its ends: ids such as `3.10` stay what they are.
    /// Nil for what is broken: it was reported when it was read.
    package mutating func text(_ node: YAMLNode, _ role: ValueRole) -> Located<String>? {
        if node.isBroken { return nil }
        if case .scalar(let scalar) = node.value, let text = scalar.usualText { return Located(text, node.span) }
        guard let text = node.scalarText, !node.isEmptyScalar else {
            wrongShape(node, role, .text)
            return nil
        }
        return Located(nfc(Self.trim(text)), node.span)
    }

    /// The text of a key, if it was written.
    package mutating func text(_ keyed: KeyedNode, _ key: RuleKey) -> Located<String>? {
        keyed[key].flatMap { text($0, .value(key)) }
    }

    /// The text of a required key. A missing one was reported: an empty text stands in, which later steps pass over.
    package mutating func requiredText(_ keyed: KeyedNode, _ key: RuleKey) -> Located<String> {
        text(keyed, key) ?? Located("", keyed.anchor)
    }

    /// The texts of a list.
    package mutating func texts(_ keyed: KeyedNode, _ key: RuleKey) -> [Located<String>] {
        items(keyed, key).compactMap { text($0, .item(key)) }
    }

    /// A text in one language or in both.
    mutating func title(_ keyed: KeyedNode, _ key: RuleKey) -> Title? {
        guard let node = keyed[key] else { return nil }
        guard case .mapping(let entries) = node.value, !entries.isEmpty else {
            if case .scalar(let scalar) = node.value, let usual = scalar.usualText {
                return language == .vi ? Title(vi: usual, en: nil) : Title(vi: nil, en: usual)
            }
            guard let text = node.scalarText, !node.isEmptyScalar else {
                wrongShape(node, .value(key), .title)
                return nil
            }
            let plain = nfc(Self.trim(text))
            return language == .vi ? Title(vi: plain, en: nil) : Title(vi: nil, en: plain)
        }
        return title(entries, of: key)
    }

    private mutating func title(_ entries: YAMLEntries, of key: RuleKey) -> Title? {
        var found = (vi: String?.none, en: String?.none)
        for entry in entries {
            let name = entry.key.scalarText ?? ""
            guard let language = Language(rawValue: name) else {
                report(.unknownLanguage(name, of: word(key), at: entry.key.span))
                continue
            }
            guard let text = text(entry.value, .entry(name))?.value else { continue }
            switch language {
            case .vi: found.vi = text
            case .en: found.en = text
            }
        }
        return found.vi == nil && found.en == nil ? nil : Title(vi: found.vi, en: found.en)
    }

    /// The title of a required key; a missing one was reported.
    mutating func requiredTitle(_ keyed: KeyedNode, _ key: RuleKey = .title) -> Title {
        title(keyed, key) ?? Title(vi: nil, en: nil)
    }

    /// A word of a closed list.
    ///
    /// - Diagnostics: `rule/wrong-shape`, `rule/unknown-word`.
    package mutating func code(_ node: YAMLNode, _ set: WordSet, _ role: ValueRole) -> Located<String>? {
        guard let text = node.scalarText, !node.isEmptyScalar else {
            wrongShape(node, role, .word)
            return nil
        }
        if let word = Words.value(text, in: set) { return Located(word.code, node.span) }
        report(.unknownWord(Self.trim(text), set, language, at: node.span))
        return nil
    }

    mutating func code(_ keyed: KeyedNode, _ key: RuleKey, _ set: WordSet) -> Located<String>? {
        keyed[key].flatMap { code($0, set, .value(key)) }
    }

    package mutating func verdict(_ node: YAMLNode, _ role: ValueRole) -> Located<VerdictCode>? {
        guard let code = code(node, .verdict, role), let verdict = VerdictCode(rawValue: code.value) else { return nil }
        return Located(verdict, code.span)
    }

    /// `có`, `không`, `yes`, `no`, or a boolean of YAML; false where nothing was written.
    mutating func flag(_ keyed: KeyedNode, _ key: RuleKey) -> Bool {
        guard let node = keyed[key] else { return false }
        if let text = node.scalarText, let word = Words.value(text, in: .flag) { return word.code == "true" }
        wrongShape(node, .value(key), .flag)
        return false
    }

    /// A date, `2023-12-31` or `31/12/2023`.
    ///
    /// - Diagnostics: `rule/wrong-shape`, `rule/bad-date`.
    mutating func date(_ keyed: KeyedNode, _ key: RuleKey) -> Located<CalendarDate>? {
        guard let node = keyed[key] else { return nil }
        guard let text = node.scalarText, !node.isEmptyScalar else {
            wrongShape(node, .value(key), .date)
            return nil
        }
        if let date = CalendarDate(ruleText: Self.trim(text)) { return Located(date, node.span) }
        report(.badRuleDate(Self.trim(text), at: node.span))
        return nil
    }

    /// A whole number from 0 to 30.
    mutating func wholeNumber(_ keyed: KeyedNode, _ key: RuleKey) -> Located<Int>? {
        guard let node = keyed[key] else { return nil }
        if let text = node.scalarText, let number = Int(text), (0...30).contains(number) {
            return Located(number, node.span)
        }
        wrongShape(node, .value(key), .wholeNumber)
        return nil
    }

    /// The text of an expression, not parsed here.
    mutating func expression(_ node: YAMLNode, _ role: ValueRole) -> SourceSlice? {
        guard case .scalar(let scalar) = node.value, !node.isEmptyScalar else {
            wrongShape(node, role, .expression)
            return nil
        }
        return scalar.slice
    }

    mutating func expression(_ keyed: KeyedNode, _ key: RuleKey) -> SourceSlice? {
        keyed[key].flatMap { expression($0, .value(key)) }
    }

    static func trim(_ text: String) -> String {
        let scalars = text.unicodeScalars
        if let first = scalars.first, let last = scalars.last, !first.isBlank, !last.isBlank { return text }
        guard let start = scalars.firstIndex(where: { !$0.isBlank }),
            let end = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[start...end])
    }
}

extension CalendarDate {
    /// A date as rule files have it: `2023-12-31` or `31/12/2023`; nil for anything else.
    package init?(ruleText text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            self.init(text)
            return
        }
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4
        else { return nil }
        let (day, month) = (
            parts[0].count == 1 ? "0" + parts[0] : parts[0], parts[1].count == 1 ? "0" + parts[1] : parts[1]
        )
        self.init("\(parts[2])-\(month)-\(day)")
    }
}
