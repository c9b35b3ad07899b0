/// Tells text that a wrong encoding or a wrong alphabet has spoilt: it looks right to nobody, or to people only.
enum GarbledText: Sendable, Hashable {
    /// UTF-8 taken for another encoding: `quáº­n`.
    case misread
    /// Text of a legacy font: a soft hyphen inside a word is its `ư`.
    case legacyFont
    /// Letters of another alphabet inside a Latin word: a Cyrillic `а` in `quаn`.
    case mixedAlphabets

    /// What is wrong with a text; nil for the most part.
    ///
    /// - Complexity: O(n).
    init?(_ text: String) {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
        var word = Word()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\u{FFFD}" || Self.isMisread(previous, scalar) {
                self = .misread
                return
            }
            if previous == "\u{AD}", word.hasLetters, scalar.properties.isAlphabetic {
                self = .legacyFont
                return
            }
            word.add(scalar)
            if word.isMixed {
                self = .mixedAlphabets
                return
            }
            previous = scalar
        }
        return nil
    }

    /// The lead bytes of Vietnamese letters in UTF-8, read one by one, with what can follow them.
    private static func isMisread(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        switch first {
        case "á": second == "º" || second == "»"
        case "Ä": second == "‘" || second == "\u{91}" || second == "ƒ" || second == "\u{90}" || second == "©"
        case "Æ": second == "°" || second == "¡" || second == "¯"
        case "Ã": (0xA0...0xBF).contains(second.value) || second == "€"
        default: false
        }
    }

    /// The alphabets of one word.
    private struct Word {
        private var hasLatin = false
        private var hasOther = false

        var isMixed: Bool { hasLatin && hasOther }
        var hasLetters: Bool { hasLatin || hasOther }

        mutating func add(_ scalar: Unicode.Scalar) {
            guard scalar.properties.isAlphabetic else {
                let isInside = scalar == "\u{AD}" || (0x300...0x36F).contains(scalar.value)
                if !isInside { self = Word() }
                return
            }
            switch scalar.value {
            case 0...0x24F, 0x1E00...0x1EFF: hasLatin = true
            case 0x370...0x58F, 0xE80...0xEFF, 0x13A0...0x13FF, 0xFF21...0xFF5A, 0x1D400...0x1D7FF: hasOther = true
            default: break
            }
        }
    }
}
