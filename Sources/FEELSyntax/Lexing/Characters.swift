/// Classes of characters.
///
/// - Specification: DMN 1.5, 10.3.1.2, grammar rules 28 to 30 (names), 61 and 62 (white space).
enum Characters {
    /// Stands for bytes that are no UTF-8.
    static let illFormed: UInt32 = .max

    /// The scalar that begins at an offset, and its length in bytes; ill-formed bytes are taken one by one.
    @inline(__always)
    static func scalar<Text: RandomAccessCollection<UInt8>>(
        in text: Text, at offset: Int
    ) -> (value: UInt32, length: Int) where Text.Index == Int {
        let first = text[offset]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard (0xC2...0xF4).contains(first), offset + length <= text.count else { return (illFormed, 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for place in (offset + 1)..<(offset + length) {
            guard text[place] & 0xC0 == 0x80 else { return (illFormed, 1) }
            value = value << 6 | UInt32(text[place] & 0x3F)
        }
        let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= smallest, Unicode.Scalar(value) != nil else { return (illFormed, 1) }
        return (value, length)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func isASCIINamePart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
    }

    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
            0xFEFF:
            true
        default: false
        }
    }

    /// Letters may begin a name. Full-width signs are left out: they are mistyped operators.
    static func isNameStart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFEFE,
            0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF66...0xFFFD, 0x10000...0xEFFFF:
            !isSpace(scalar)
        default: false
        }
    }

    /// Letters, digits and combining marks go on with one.
    static func isNamePart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isNameStart(scalar)
        }
    }
}
