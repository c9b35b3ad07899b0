import Diagnostics
package import YAMLSource

extension RuleDecoder {
    /// Reads a mapping with known keys.
    ///
    /// - Diagnostics: `rule/wrong-shape`, `rule/unknown-key`, `rule/mixed-languages`, `rule/repeated-key`,
    ///   `rule/missing-key`.
    package mutating func keyed(_ node: YAMLNode, _ place: RulePlace, _ role: ValueRole) -> KeyedNode? {
        guard case .mapping(let entries) = node.value else {
            wrongShape(node, role, .mapping)
            return nil
        }
        var keyed = KeyedNode(place, node)
        if entries.isEmpty {
            report(.emptyList(name(of: role), at: node.span))
            return keyed
        }
        keyed.reserve(entries.count)
        for entry in entries { add(entry, to: &keyed) }
        for key in Words.requiredKeys(in: place) { requireKey(key, in: keyed) }
        return keyed
    }

    /// Reports a key that is missing, unless a misspelled key or a part that could not be read may be it.
    package mutating func requireKey(_ key: RuleKey, in keyed: KeyedNode) {
        guard !keyed.written.contains(key), !keyed.suspects.contains(key), !isPartial else { return }
        report(.missingKey(word(key), keyed.place, at: keyed.anchor))
    }

    private mutating func add(_ entry: YAMLEntry, to keyed: inout KeyedNode) {
        if entry.key.isBroken { return }
        let usual = entry.key.withText { Words.usualSpelling($0) } ?? nil
        if let (key, language) = usual, language == nil || language == self.language,
            Words.belongs(key, in: keyed.place), !keyed.written.contains(key)
        {
            _ = keyed.add(entry, as: key)
            return
        }
        guard let text = entry.key.scalarText else {
            report(
                .wrongShape(
                    Message(vi: "khóa", en: "a key"), .text, found: entry.key.found, at: entry.key.span,
                    help: ExpectedShape.text.example))
            return
        }
        guard let (key, language) = Words.spelling(text), Words.belongs(key, in: keyed.place) else {
            unknownKey(text, entry.key.span, in: &keyed)
            return
        }
        if let language, language != self.language {
            report(.mixedLanguages(text, instead: word(key), fileLanguage: self.language, at: entry.key.span))
        }
        if let first = keyed.add(entry, as: key) {
            report(.repeatedKey(text, at: entry.key.span, first: first.key.span))
        }
    }

    private mutating func unknownKey(_ text: String, _ span: Span, in keyed: inout KeyedNode) {
        let words = Words.keys(in: keyed.place).map { word($0) }
        let homes = Words.ruleKey(text).map { Words[$0].uses.map(\.place) } ?? []
        let longer = Self.longer(text, words)
        var near = Spelling.nearest(to: text, among: words)
        if near.isEmpty || !homes.isEmpty && !longer.isEmpty { near = longer }
        if let key = near.first.flatMap({ Words.ruleKey($0) }) { keyed.suspects.insert(key) }
        if !homes.isEmpty { near = longer }
        report(.unknownKey(text, keyed.place, similar: near, homes: homes, at: span))
    }

    /// The words that a key is the beginning or the end of: `checks` for `check`, `các loại đơn vị` for `loại đơn vị`.
    private static func longer(_ text: String, _ words: [String]) -> [String] {
        let plain = Spelling.plain(text)
        guard plain.utf8.count > 3 else { return [] }
        return words.filter {
            let word = Spelling.plain($0)
            return word == plain + "s" || word.hasPrefix(plain + " ") || word.hasSuffix(" " + plain)
        }
    }

    /// Reports a value of another shape than the one that is read there.
    /// A broken node was reported when it was read.
    package mutating func wrongShape(_ node: YAMLNode, _ role: ValueRole, _ expected: ExpectedShape) {
        if node.isBroken { return }
        let help = node.isEmptyScalar && expected == .expression ? ExpectedShape.someExpression : expected.example
        report(.wrongShape(name(of: role), expected, found: node.found, at: node.span, help: help))
    }

    func name(of role: ValueRole) -> Message {
        switch role {
        case .file: Message(vi: "tệp quy tắc", en: "a rule file")
        case .value(let key): Message("`\(word(key))`")
        case .item(let key): Message(vi: "mỗi mục của `\(word(key))`", en: "an item of `\(word(key))`")
        case .entry(let name): Message("`\(name)`")
        }
    }

    /// The items of a list; a single thing in its place is reported and read as one item.
    ///
    /// - Diagnostics: `rule/wrong-shape`, `rule/empty-list`.
    package mutating func items(_ keyed: KeyedNode, _ key: RuleKey, mayBeEmpty: Bool = false) -> [YAMLNode] {
        guard let node = keyed[key] else { return [] }
        guard case .sequence(let items) = node.value else {
            if node.isBroken { return [] }
            if let item = Self.unspacedItem(node) {
                let help = Message(
                    vi: "thiếu dấu cách sau `-`: viết `- \(item)`",
                    en: "a space is missing after `-`: write `- \(item)`")
                report(.wrongShape(name(of: .value(key)), .list, found: node.found, at: node.span, help: help))
                return []
            }
            wrongShape(node, .value(key), .list)
            return Self.isItem(node, of: Words[key].use(in: keyed.place)?.shape) ? [node] : []
        }
        if items.isEmpty, !mayBeEmpty { report(.emptyList(name(of: .value(key)), at: node.span)) }
        return Array(items)
    }

    /// What stands behind the dash where lines of a list have no space after it: `mã` of `-mã: 1.a`.
    private static func unspacedItem(_ node: YAMLNode) -> String? {
        guard case .mapping(let entries) = node.value, let key = entries.first?.key.scalarText, key.count > 1,
            key.hasPrefix("-"), key.dropFirst().first?.isLetter ?? false
        else { return nil }
        return String(key.dropFirst())
    }

    /// Whether a thing in place of a list looks like one of its items.
    private static func isItem(_ node: YAMLNode, of shape: RuleShape?) -> Bool {
        guard case .mapping = node.value else {
            return !node.isEmptyScalar && [.texts, .unitTypes, .expressions, .constraints].contains(shape)
        }
        return ![.texts, .unitTypes, .expressions].contains(shape)
    }
}
