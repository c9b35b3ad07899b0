/// Reads short cells eight bytes at a time. Bytes up to seven behind a cell are read and mean nothing.
enum CellBytes {
    typealias Pointer = UnsafePointer<UInt8>

    static let zeros: UInt64 = 0x3030_3030_3030_3030
    private static let tops: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    /// What lifts 10 and more, but no digit, to 128.
    private static let lift: UInt64 = 0x7676_7676_7676_7676

    @inline(__always)
    static func word(_ place: Pointer) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
    }

    /// The first bytes of a word, the others zero.
    @inline(__always)
    static func head(_ word: UInt64, _ count: Int) -> UInt64 {
        count >= 8 ? word : word & ((1 as UInt64) << UInt64(truncatingIfNeeded: count * 8) &- 1)
    }

    /// The top bit of each byte that is no digit, right up to the first such byte.
    ///
    /// - Parameter word: Exclusive or `zeros`.
    @inline(__always)
    static func strangers(_ word: UInt64) -> UInt64 { ((word &+ lift) | word) & tops }

    /// The number of eight digits, the first in the lowest byte.
    @inline(__always)
    static func number(_ digits: UInt64) -> UInt64 {
        let pairs = digits &* 10 &+ digits >> 8
        let mask: UInt64 = 0x0000_00FF_0000_00FF
        let high = (pairs & mask) &* (100 + 1_000_000 << 32)
        let low = (pairs >> 16 & mask) &* (1 + 10_000 << 32)
        return (high &+ low) >> 32
    }

    /// A run of 1 ... 18 digits.
    ///
    /// - Returns: Its value and length; length 0 for no digit, 19 for too many.
    @inline(__always)
    static func digits(_ place: Pointer) -> (value: UInt64, count: Int) {
        let first = word(place) ^ zeros
        let end = strangers(first)
        if end != 0 {
            // 8 · count + 7.
            let bit = UInt64(truncatingIfNeeded: end.trailingZeroBitCount)
            if bit == 7 { return (0, 0) }
            return (number(first &<< (71 &- bit)), Int(truncatingIfNeeded: bit &>> 3))
        }
        return moreDigits(place, first)
    }

    /// - Parameter first: Eight digits.
    @inline(__always)
    private static func moreDigits(_ place: Pointer, _ first: UInt64) -> (value: UInt64, count: Int) {
        let second = word(place + 8) ^ zeros
        let end = strangers(second)
        if end != 0 {
            let count = Int(truncatingIfNeeded: end.trailingZeroBitCount &>> 3)
            if count == 0 { return (number(first), 8) }
            // The last eight digits, and those before them.
            let low = number(word(place + count) ^ zeros)
            let high = number(first &<< UInt64(truncatingIfNeeded: 64 &- count &* 8))
            return (high &* 100_000_000 &+ low, 8 &+ count)
        }
        var value = number(first) &* 100_000_000 &+ number(second)
        var count = 16
        while count < 19, place[count] &- 0x30 < 10 {
            value = value &* 10 &+ UInt64(place[count] &- 0x30)
            count += 1
        }
        return (value, count)
    }

    /// A run of digits as columns keep numbers with digits behind the point.
    ///
    /// - Returns: Its value and length, 0 for no digit; nil for too many.
    @inline(__always)
    static func decimal(_ place: Pointer) -> (value: Int64, count: Int)? {
        let (value, count) = digits(place)
        guard count <= mostDecimalDigits else { return nil }
        return (decimal(value), count)
    }

    /// So many digits fit a column that keeps digits behind the point.
    static let mostDecimalDigits = 12

    /// A whole number of up to `mostDecimalDigits` as columns keep numbers with digits behind the point.
    @inline(__always)
    static func decimal(_ whole: UInt64) -> Int64 { Int64(truncatingIfNeeded: whole) &* Int64(columnFactor) }

    /// One to six digits behind the point.
    @inline(__always)
    static func fraction(_ place: Pointer) -> (value: Int64, count: Int)? {
        var (value, count, factor) = (0 as UInt64, 0, columnFactor)
        while count < 7, place[count] &- 0x30 < 10 {
            factor /= 10
            value += UInt64(place[count] &- 0x30) * factor
            count += 1
        }
        return (1...6).contains(count) ? (Int64(truncatingIfNeeded: value), count) : nil
    }

    /// One, as `Field.columnScale` has it for numbers of any field.
    private static var columnFactor: UInt64 { 1_000_000 }

    /// `true` and `false`.
    static let trueWord: UInt64 = 0x65_75_72_74
    static let falseWord: UInt64 = 0x65_73_6C_61_66

    /// A byte in every place of a word.
    @inline(__always)
    static func everywhere(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

    /// The top bit of each byte that is zero, right up to the first one.
    @inline(__always)
    static func zeroBytes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

    /// The top bit of each byte that is zero, right everywhere.
    @inline(__always)
    static func exactZeroBytes(_ word: UInt64) -> UInt64 {
        ~(((word & ~tops) &+ ~tops) | word | ~tops)
    }
}
