/// Builds a folded spelling word by word, in memory that is lent to it.
struct SpellingFolder {
    private let out: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    private var word = 0
    private var tone: UInt8 = 0

    /// - Parameter out: Room enough for what is added; see `capacity(ofKnown:)` and `capacity(ofAny:)`.
    init(_ out: UnsafeMutableBufferPointer<UInt8>) {
        self.out = out
    }

    /// The room for a text of so many bytes, of scalars that `add` knows: two bytes are at most a letter, a mark and a
    /// tone, and the end takes a tone and a space.
    static func capacity(ofKnown bytes: Int) -> Int { bytes * 2 + 4 }

    /// The room for so many scalars: in lower case each is at most three.
    static func capacity(ofAny scalars: Int) -> Int { scalars * 14 + 4 }

    /// Adds a text.
    ///
    /// - Returns: False at the first scalar that `add` does not know.
    mutating func addAll(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead &- UInt8(ascii: "a") < 26 {
                put(lead)
                index += 1
                continue
            }
            if lead < 0x80 {
                addASCII(lead)
                index += 1
                continue
            }
            let value: UInt32
            switch lead {
            case 0xC0..<0xE0:
                value = UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
                index += 2
            case 0xE0..<0xF0:
                let middle = UInt32(bytes[index + 1] & 0x3F) << 6
                value = UInt32(lead & 0xF) << 12 | middle | UInt32(bytes[index + 2] & 0x3F)
                index += 3
            default: return false
            }
            if !addKnown(value) { return false }
        }
        return true
    }

    /// Adds any scalar of a text in form D.
    mutating func addAny(_ scalar: Unicode.Scalar) {
        if scalar.isASCII { return addASCII(UInt8(scalar.value)) }
        if addKnown(scalar.value) { return }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            for byte in UTF8.encode(lower) ?? UTF8.encodedReplacementCharacter { put(byte) }
        }
    }

    /// Ends the text; to be called once.
    mutating func finish() -> UnsafeBufferPointer<UInt8> {
        endWord()
        if count > 0, out[count - 1] == 0x20 { count -= 1 }
        return UnsafeBufferPointer(rebasing: out[..<count])
    }

    /// Adds a scalar past ASCII that needs no look at Unicode: a Latin letter, a combining mark of Vietnamese, a space.
    ///
    /// - Returns: False for any other.
    private mutating func addKnown(_ value: UInt32) -> Bool {
        if let letter = VietnameseLetters.letter(value) {
            put(letter.base)
            if letter.mark != 0 { put(letter.mark) }
            if letter.tone != 0 { add(tone: letter.tone) }
            return true
        }
        return addMark(value) || addSpace(value)
    }

    private mutating func put(_ byte: UInt8) {
        out[count] = byte
        count += 1
    }

    /// A second tone stays where it is: such a word is no other word.
    private mutating func add(tone new: UInt8) {
        if tone != 0 { put(tone) }
        tone = new
    }

    private mutating func addASCII(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): put(byte)
        case VietnameseLetters.tones: add(tone: byte)
        case VietnameseLetters.marks, VietnameseLetters.stroke: put(byte)
        case 0x00...0x20, 0x7F, UInt8(ascii: "_"), UInt8(ascii: "-"): endWord()
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): put(byte + 0x20)
        default: put(byte)
        }
    }

    private mutating func addMark(_ value: UInt32) -> Bool {
        if let mark = VietnameseLetters.tone(value) {
            add(tone: mark)
        } else if let mark = VietnameseLetters.mark(value) {
            put(mark)
        } else {
            return false
        }
        return true
    }

    /// White space and dashes end a word; invisible joiners are nothing.
    private mutating func addSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x80...0xA0, 0x2000...0x200A, 0x2010...0x2015, 0x2028, 0x2029, 0x202F, 0x205F, 0x2212, 0x3000: endWord()
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: break
        default: return false
        }
        return true
    }

    private mutating func endWord() {
        if count > word || tone != 0 {
            unifyFinalY()
            if tone != 0 { put(tone) }
            put(0x20)
        }
        tone = 0
        word = count
    }

    private mutating func unifyFinalY() {
        guard count > word + 1, out[count - 1] == UInt8(ascii: "y") else { return }
        let onset = out[word]
        switch count - word {
        case 2:
            switch onset {
            case UInt8(ascii: "h"), UInt8(ascii: "k"), UInt8(ascii: "l"), UInt8(ascii: "m"), UInt8(ascii: "s"),
                UInt8(ascii: "t"):
                out[count - 1] = UInt8(ascii: "i")
            default: break
            }
        case 3:
            if onset == UInt8(ascii: "q"), out[word + 1] == UInt8(ascii: "u") { out[count - 1] = UInt8(ascii: "i") }
        default: break
        }
    }
}
