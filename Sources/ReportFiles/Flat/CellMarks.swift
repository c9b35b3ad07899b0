/// Finds where cells end.
struct CellMarks {
    private let delimiters: SIMD16<UInt8>
    private let lineBreaks: SIMD16<UInt8>
    private let returns = SIMD16<UInt8>(repeating: 0x0D)

    init(_ ends: RecordEnds) {
        delimiters = SIMD16(repeating: ends.delimiter ?? ends.lineBreak)
        lineBreaks = SIMD16(repeating: ends.lineBreak)
    }

    /// The first delimiter, line break or carriage return.
    @inline(__always)
    func end(from start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var place = start
        while true {
            let bytes = UnsafeRawPointer(place).loadUnaligned(as: SIMD16<UInt8>.self)
            let found = SIMD16(bytes .== delimiters) | SIMD16(bytes .== lineBreaks) | SIMD16(bytes .== returns)
            let (first, second) = found.halves
            if first != 0 { return place + first.trailingZeroBitCount &>> 3 }
            if second != 0 { return place + 8 + second.trailingZeroBitCount &>> 3 }
            place += 16
        }
    }
}

/// Tells texts that are what they seem.
enum TextBytes {
    private static let tops = CellBytes.everywhere(0x80)

    /// Whether a text is of ASCII without control characters, quotes at its start and blanks at its ends.
    ///
    /// - Parameter isSimple: Whether that is known of it but for the blanks.
    @inline(__always)
    static func isClean(_ text: UnsafePointer<UInt8>, _ count: Int, isSimple: Bool = false) -> Bool {
        if isSimple { return text[0] > 0x20 && text[count - 1] > 0x20 }
        return look(text, count).isClean
    }

    /// Whether a text besides is no word for a state: those have no digits, and few letters begin them.
    @inline(__always)
    static func isPlain(_ text: UnsafePointer<UInt8>, _ count: Int, isSimple: Bool = false) -> Bool {
        if isSimple, text[0] &- 0x30 < 10 || !mayBeWord(text[0]) { return text[0] > 0x20 && text[count - 1] > 0x20 }
        let (isClean, hasDigit) = look(text, count)
        return isClean && (hasDigit || !mayBeWord(text[0]))
    }

    private static func mayBeWord(_ first: UInt8) -> Bool {
        switch first | 0x20 {
        // Of ASCII alone: k/a, kps, unknown, n/a, no …, not …, none, withheld, secret.
        case UInt8(ascii: "k"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "w"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"): false
        default: true
        }
    }

    @inline(__always)
    private static func look(_ text: UnsafePointer<UInt8>, _ count: Int) -> (isClean: Bool, hasDigit: Bool) {
        guard text[0] > 0x20, text[0] != RecordEnds.quote, text[count - 1] > 0x20 else { return (false, false) }
        var strange: UInt64 = 0
        var digits: UInt64 = 0
        var place = 0
        while place < count {
            // Spaces behind the end are neither strange nor digits.
            let left = count - place
            let tail = left >= 8 ? 0 : CellBytes.everywhere(0x20) & ~CellBytes.head(~0, left)
            let word = CellBytes.head(CellBytes.word(text + place), left) | tail
            strange |=
                word | (word &- CellBytes.everywhere(0x20))
                | CellBytes.exactZeroBytes(word ^ CellBytes.everywhere(0x7F))
            digits |= ~CellBytes.strangers(word ^ CellBytes.zeros) & tops
            place += 8
        }
        return (strange & tops == 0, digits != 0)
    }
}
