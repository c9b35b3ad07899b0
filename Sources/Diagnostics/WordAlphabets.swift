/// The alphabets of one word after another: letters of another alphabet inside a Latin word look right and are not.
package struct WordAlphabets {
    private var hasLatin = false
    private var hasOther = false

    package init() {}

    /// Whether the word has letters of Latin and of another alphabet.
    package var isMixed: Bool { hasLatin && hasOther }
    package var hasLetters: Bool { hasLatin || hasOther }

    /// Goes on with the next letter or sign; what is no letter ends the word.
    package mutating func add(_ scalar: Unicode.Scalar) {
        guard Self.isLetter(scalar) else {
            let isInside = scalar == "\u{AD}" || (0x300...0x36F).contains(scalar.value)
            if !isInside { self = WordAlphabets() }
            return
        }
        switch scalar.value {
        case 0...0x24F, 0x1E00...0x1EFF: hasLatin = true
        default: if Self.isLookalike(scalar) { hasOther = true }
        }
    }

    /// Whether a letter belongs to one of the alphabets whose letters look like those of Latin.
    package static func isLookalike(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x370...0x58F, 0xE80...0xEFF, 0x13A0...0x13FF, 0xFF21...0xFF5A, 0x1D400...0x1D7FF: isLetter(scalar)
        default: false
        }
    }

    /// The letters that Vietnamese is written in are told without the tables of Unicode: those of ASCII, U+00C0 to U+024F but
    /// the signs × and ÷, and U+1E00 to U+1EFF.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x80 { return (value | 0x20) &- 0x61 < 26 }
        if value &- 0x1E00 < 0x100 { return true }
        if value &- 0xC0 < 0x190 { return value != 0xD7 && value != 0xF7 }
        return scalar.properties.isAlphabetic
    }
}
