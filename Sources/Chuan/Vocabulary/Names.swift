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
    ///
    /// - Complexity: O(n).
    static func problem(_ name: String) -> Problem? {
        var name = name
        if name.withUTF8(isPlainlyGood) { return nil }
        let scalars = name.unicodeScalars
        var (words, first): (Int, Unicode.Scalar?) = (0, nil)
        var keyword: String?
        var index = scalars.startIndex
        while true {
            while index < scalars.endIndex, scalars[index].isBlank { scalars.formIndex(after: &index) }
            if index == scalars.endIndex { break }
            let start = index
            while index < scalars.endIndex, !scalars[index].isBlank {
                if !isNamePart(scalars[index]) { return .character(Character(scalars[index])) }
                scalars.formIndex(after: &index)
            }
            words += 1
            first = first ?? scalars[start]
            if keyword == nil { keyword = Self.keyword(name[start..<index]) }
        }
        guard let first else { return .empty }
        if isDigit(first) { return .startsWithDigit }
        if words == 1, reserved.contains(name) { return .reserved }
        return keyword.map { .keyword($0) }
    }

    /// The word, when it is one that joins expressions.
    private static func keyword(_ word: Substring) -> String? {
        guard let first = word.utf8.first, (0x61...0x7A).contains(first), word.utf8.count < 16,
            keywordLengths[Int(first - 0x61)] >> word.utf8.count & 1 == 1
        else { return nil }
        let text = String(word)
        return keywords.contains(text) ? text : nil
    }

    /// For each letter the lengths of the keywords that begin with it, a bit for each.
    private static let keywordLengths: [UInt16] = {
        var lengths = [UInt16](repeating: 0, count: 26)
        for word in keywords {
            if let first = word.utf8.first { lengths[Int(first - 0x61)] |= 1 << word.utf8.count }
        }
        return lengths
    }()

    /// Whether a name is of usual letters and spaces, and no word of it may be a word of the language.
    private static func isPlainlyGood(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        // Reserved names are one short word.
        guard let first = name.first, !(0x30...0x39).contains(first), name.count > 5 else { return false }
        var (index, word) = (0, 0)
        while index < name.count {
            let byte = name[index]
            switch byte {
            case 0x20:
                if mayBeKeyword(name[word..<index]) { return false }
                word = index + 1
                index += 1
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F: index += 1
            case 0xC4...0xC8: index += 2
            case 0xC3 where name[index + 1] != 0x97 && name[index + 1] != 0xB7: index += 2
            case 0xE1 where (0xB8...0xBB).contains(name[index + 1]): index += 3
            default: return false
            }
        }
        return word < name.count && !mayBeKeyword(name[word...])
    }

    /// Whether a word begins like a keyword and is as long; true for no word at all.
    private static func mayBeKeyword(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = word.first else { return true }
        guard (0x61...0x7A).contains(first), word.count < 16 else { return false }
        return keywordLengths[Int(first - 0x61)] >> word.count & 1 == 1
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        case "\u{0}"..."\u{7F}", "×", "÷": false
        case "\u{C0}"..."\u{24F}", "\u{1E00}"..."\u{1EFF}": true
        default: scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

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
        var text = text
        if text.withUTF8(isPlainlyNormal) { return text }
        var isNormal = true
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == " " ? before == " " : scalar.isBlank { isNormal = false }
            before = scalar
        }
        if isNormal, before != " " { return nfc(text) }
        return nfc(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    /// Whether a text is of ASCII and precomposed letters with single spaces between them.
    private static func isPlainlyNormal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var before: UInt8 = 0x20
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x20 where before != 0x20: index += 1
            case 0x21...0x7E: index += 1
            case 0xC3...0xCB: index += 2
            case 0xE1 where (0xB8...0xBB).contains(text[index + 1]): index += 3
            default: return false
            }
            before = byte
        }
        return before != 0x20
    }
}
