internal import Diagnostics

/// What makes a text unreadable that was Vietnamese once.
///
/// One such cell has its whole sheet refused, so that old letters are told by the syllables that they stand for; what is
/// told of a single value of a report, `GarbledText`, goes by pairs of letters alone.
public enum ForeignLetters: Sendable, Hashable {
    /// Letters of an old font, shown in a new one.
    case tcvn3, vni
    /// UTF-8 that was taken for a Western alphabet.
    case mistaken
    /// Letters of other scripts that look alike: `ĐẠI ҺỌເ`.
    case lookalikes
    /// Letters that were lost.
    case lost

    /// What is wrong with a text; nil where nothing is.
    ///
    /// Old letters are told by what they would be: syllables of Vietnamese. A name like `Zürich` stays one.
    ///
    /// - Complexity: O(n).
    public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        // The lead bytes of everything that is looked for.
        guard bytes.contains(where: { $0 == 0xC2 || $0 == 0xC3 || 0xCD...0xD4 ~= $0 || $0 == 0xE0 || $0 == 0xEF }),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        if text.unicodeScalars.contains("\u{FFFD}") {
            self = .lost
        } else if Self.mixesAlphabets(text) {
            self = .lookalikes
        } else if text.unicodeScalars.count(where: Self.isForeign) == 0 {
            return nil
        } else if Self.western(text).map({ Self.isVietnamese($0, as: text) }) ?? false {
            self = .mistaken
        } else if Lettering.tcvn3.decode(bytes).map({ Self.isVietnamese($0, as: text) }) ?? false {
            self = .tcvn3
        } else if Lettering.vni.decode(bytes).map({ Self.isVietnamese($0, as: text) }) ?? false {
            self = .vni
        } else {
            return nil
        }
    }

    /// Letters and signs of Latin-1 that no Vietnamese word has.
    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA8...0xBF: scalar != "«" && scalar != "»" && scalar != "°" && scalar != "²" && scalar != "³"
        case 0xC4...0xC7, 0xCB, 0xCE...0xCF, 0xD1, 0xD6...0xD8, 0xDB...0xDC, 0xDE...0xDF: true
        case 0xE4...0xE7, 0xEB, 0xEE...0xF1, 0xF6...0xF8, 0xFB...0xFC, 0xFE...0xFF: true
        default: false
        }
    }

    /// Whether a word has letters of Latin and of another alphabet.
    private static func mixesAlphabets(_ text: String) -> Bool {
        var word = WordAlphabets()
        return text.unicodeScalars.contains { scalar in
            word.add(scalar)
            return word.isMixed
        }
    }

    /// A letter of another alphabet, and where it stands.
    public struct Lookalike: Sendable {
        public let letter: Unicode.Scalar
        public let word: String
        /// Among the letters of the word, from 1.
        public let place: Int
    }

    /// The first letter of another alphabet in a word of Latin letters.
    public static func lookalike(in text: String) -> Lookalike? {
        for word in text.split(whereSeparator: { $0.isWhitespace }) where mixesAlphabets(String(word)) {
            for (place, letter) in word.enumerated() {
                guard let scalar = letter.unicodeScalars.first(where: WordAlphabets.isLookalike) else { continue }
                return Lookalike(letter: scalar, word: String(word), place: place + 1)
            }
        }
        return nil
    }

    /// What the text says once its letters are read as they were meant; nil where that cannot be known.
    public func decode(_ text: String) -> String? {
        var text = text
        switch self {
        case .tcvn3: return text.withUTF8 { Lettering.tcvn3.decode($0) }
        case .vni: return text.withUTF8 { Lettering.vni.decode($0) }
        case .mistaken: return Self.western(text)
        case .lookalikes, .lost: return nil
        }
    }

    // MARK: UTF-8 taken for Western letters

    /// The letters of Windows' Western alphabet at 0x80 to 0x9F.
    private static let high = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

    /// What the bytes say as UTF-8 that were shown as Western letters.
    private static func western(_ text: String) -> String? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let byte = UInt8(exactly: scalar.value) {
                bytes.append(byte)
            } else if let place = high.firstIndex(of: scalar) {
                bytes.append(UInt8(0x80 + place))
            } else {
                return nil
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    // MARK: Syllables

    /// Whether a decoded text is one of Vietnamese syllables, and was not one before.
    private static func isVietnamese(_ decoded: String, as text: String) -> Bool {
        if decoded == text { return false }
        let words = decoded.lowercased().split { !$0.isLetter }
        let marked = words.filter { $0.utf8.contains { $0 >= 0x80 } }
        return !marked.isEmpty && marked.count(where: isSyllable) * 3 >= marked.count * 2
    }

    private static let initials = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
        "qu", "r", "s", "t", "th", "tr", "v", "x",
    ].sorted { $0.count > $1.count }
    /// Vowels of syllables without their marks: those that something may follow, and those that end the syllable.
    private static let openVowels: Set<Substring> = [
        "a", "e", "i", "o", "u", "y", "ie", "oa", "oe", "oo", "ua", "ue", "uo", "uy", "uye", "ye",
    ]
    private static let closedVowels: Set<Substring> = [
        "ai", "ao", "au", "ay", "eo", "eu", "ia", "ieu", "iu", "oai", "oao", "oay", "oeo", "oi", "ou", "ua", "uai",
        "uao", "uau", "uay", "ueo", "ueu", "ui", "uoi", "uou", "uu", "uya", "uyu",
        "yeu",
    ]
    private static let finals: Set<Substring> = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]

    /// Whether a word in lower case has the parts of a syllable.
    private static func isSyllable(_ word: Substring) -> Bool {
        var plain = ""
        var tones = 0
        for scalar in nfd(String(word)).unicodeScalars {
            switch scalar.value {
            case 0x300, 0x301, 0x303, 0x309, 0x323: tones += 1
            case 0x302...0x36F: break
            default: plain.unicodeScalars.append(scalar)
            }
        }
        guard let initial = initials.first(where: { plain.hasPrefix($0) }) else { return false }
        let rest = plain.dropFirst(initial.count)
        let vowels = rest.prefix { "aeiouy".contains($0) }
        let end = rest.dropFirst(vowels.count)
        let isWhole =
            openVowels.contains(vowels) || end.isEmpty && closedVowels.contains(vowels)
            || initial == "gi" && vowels.isEmpty
        return tones <= 1 && isWhole && finals.contains(end)
    }
}
