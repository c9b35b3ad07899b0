import Diagnostics

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
        var word = WordAlphabets()
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
}
