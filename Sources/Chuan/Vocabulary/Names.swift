import Diagnostics

/// What keys and names may look like.
enum Names {
    /// Why a text cannot be a name in expressions.
    enum Problem: Hashable {
        case empty
        /// A character that expressions read as something else.
        case character(Character)
        /// A word that joins expressions.
        case keyword(String)
        case startsWithDigit
        /// `true`, `false`, `null`, `not`: these are values or functions of the language.
        case reserved
    }

    /// Words that end a name in an expression.
    static let keywords: Set<String> = [
        "and", "or", "in", "then", "else", "if", "for", "return", "satisfies", "between",
    ]

    private static let reserved: Set<String> = ["true", "false", "null", "not", "item"]

    /// Whether and why an author's name cannot stand in expressions; nil for a good name.
    static func problem(_ name: String) -> Problem? {
        if isPlain(name) { return nil }
        let words = name.split(whereSeparator: \.isWhitespace)
        guard let first = words.first?.first else { return .empty }
        if let bad = name.first(where: { !isNameCharacter($0) && !$0.isWhitespace }) { return .character(bad) }
        if Self.isDigit(first) { return .startsWithDigit }
        if words.count == 1, reserved.contains(name) { return .reserved }
        if let keyword = words.first(where: { keywords.contains(String($0)) }) { return .keyword(String(keyword)) }
        return nil
    }

    /// Whether a name is a single word of small letters and underscores that means nothing in FEEL: most are.
    private static func isPlain(_ name: String) -> Bool {
        isKey(name) && !keywords.contains(name) && !reserved.contains(name)
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
            return character.isLetter
        }
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1EA0...0x1EF9:
            return true
        case 0..<0x80: return false
        default: return character.isLetter
        }
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// Whether a text is `a` to `z`, digits and underscores, with a letter at its start.
    static func isKey(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }

    /// A key that resembles a text; nil when nothing usable is left of it.
    static func key(from text: String) -> String? {
        var key = ""
        for scalar in Spelling.unmarked(text).unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                key.unicodeScalars.append(scalar)
            } else if !key.isEmpty, !key.hasSuffix("_") {
                key += "_"
            }
        }
        while key.hasSuffix("_") { key.removeLast() }
        return isKey(key) ? key : nil
    }
}

extension Names {
    /// A name with single spaces, in Normalization Form C.
    static func normal(_ title: Title) -> Title {
        Title(vi: title.vi.map(normal), en: title.en.map(normal))
    }

    static func normal(_ text: String) -> String {
        nfc(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
}
