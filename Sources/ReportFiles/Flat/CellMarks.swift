/// Finds where cells end.
struct CellMarks {
    private let delimiters: UInt64
    private let lineBreaks: UInt64
    private let returns = CellBytes.everywhere(0x0D)

    init(_ ends: RecordEnds) {
        delimiters = CellBytes.everywhere(ends.delimiter ?? ends.lineBreak)
        lineBreaks = CellBytes.everywhere(ends.lineBreak)
    }

    /// The first delimiter, line break or carriage return.
    @inline(__always)
    func end(from start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var place = start
        while true {
            let word = CellBytes.word(place)
            let found =
                CellBytes.zeroBytes(word ^ delimiters) | CellBytes.zeroBytes(word ^ lineBreaks)
                | CellBytes.zeroBytes(word ^ returns)
            if found != 0 { return place + found.trailingZeroBitCount >> 3 }
            place += 8
        }
    }
}

/// Tells texts that are what they seem.
enum TextBytes {
    private static let tops = CellBytes.everywhere(0x80)

    /// Whether a text is of ASCII without control characters, quotes at its start and blanks at its ends.
    @inline(__always)
    static func isClean(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        look(text, count).isClean
    }

    /// Whether a text besides is no word for a state: those have no digits, and few letters begin them.
    @inline(__always)
    static func isPlain(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
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

/// Reads dates.
enum DateBytes {
    /// Days before each month of a year without a leap day.
    private static func daysBefore(_ month: Int64) -> Int64 { (367 * month - 362) / 12 - (month > 2 ? 2 : 0) }

    /// The days since 1970-01-01 of `2023-12-31`; nil for anything else and for days that do not exist.
    @inline(__always)
    static func days(_ text: UnsafePointer<UInt8>) -> Int64? {
        // "0000-00-" and "00".
        let word = CellBytes.word(text) ^ 0x2D30_302D_3030_3030
        let (ten, one) = (text[8] &- 0x30, text[9] &- 0x30)
        guard CellBytes.strangers(word) == 0, word & 0xFF00_00FF_0000_0000 == 0, ten < 10, one < 10 else { return nil }
        func digit(_ place: UInt64) -> Int64 { Int64(truncatingIfNeeded: word >> (place * 8) & 0xFF) }
        let year = digit(0) * 1_000 + digit(1) * 100 + digit(2) * 10 + digit(3)
        let month = digit(5) * 10 + digit(6)
        let day = Int64(ten) * 10 + Int64(one)
        guard year >= 1900, month >= 1, month <= 12, day >= 1 else { return nil }
        let isLeap = year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
        let longest: Int64 = month == 2 ? (isLeap ? 29 : 28) : 30 + (month + month >> 3) & 1
        guard day <= longest else { return nil }
        let years = year - 1
        let before = years * 365 + years / 4 - years / 100 + years / 400 - 719_162
        return before + daysBefore(month) + (isLeap && month > 2 ? 1 : 0) + day - 1
    }
}
