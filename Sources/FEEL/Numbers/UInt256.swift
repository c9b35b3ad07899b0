/// Unsigned 256-bit integers: the room that exact products and aligned sums of decimals need.
struct UInt256: Sendable, Hashable, Comparable {
    var high: UInt128
    var low: UInt128

    static let zero = UInt256(0)

    init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    init(_ value: UInt128) { self.init(high: 0, low: value) }

    /// The exact product of two 128-bit integers.
    init(product left: UInt128, _ right: UInt128) {
        let (a, b) = (left.words64, right.words64)
        let low = a.low.multipliedWide(b.low)
        if a.high | b.high == 0 {
            self.init(high: 0, low: low)
            return
        }
        let middle = a.low.multipliedWide(b.high) + (low >> 64)
        let other = a.high.multipliedWide(b.low) + UInt128(middle.words64.low)
        let high = a.high.multipliedWide(b.high) + (middle >> 64) + (other >> 64)
        self.init(high: high, low: other << 64 | UInt128(low.words64.low))
    }

    var isZero: Bool { high | low == 0 }
    var leadingZeroBitCount: Int { high == 0 ? 128 + low.leadingZeroBitCount : high.leadingZeroBitCount }
    var bitWidth: Int { 256 - leadingZeroBitCount }

    static func < (left: UInt256, right: UInt256) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }

    /// The sum modulo 2^256.
    static func &+ (left: UInt256, right: UInt256) -> UInt256 { left.addingReportingOverflow(right).sum }

    /// The difference modulo 2^256.
    static func &- (left: UInt256, right: UInt256) -> UInt256 {
        let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
        return UInt256(high: left.high &- right.high &- (borrow ? 1 : 0), low: low)
    }

    func addingReportingOverflow(_ other: UInt256) -> (sum: UInt256, overflow: Bool) {
        let (low, carry) = low.addingReportingOverflow(other.low)
        let (partial, first) = high.addingReportingOverflow(other.high)
        let (high, second) = partial.addingReportingOverflow(carry ? 1 : 0)
        return (UInt256(high: high, low: low), first || second)
    }

    /// The product, or nil if 256 bits do not hold it.
    func multiplied(by factor: UInt128) -> UInt256? {
        let low = UInt256(product: low, factor)
        let high = UInt256(product: high, factor)
        guard high.high == 0 else { return nil }
        let (sum, overflow) = low.high.addingReportingOverflow(high.low)
        return overflow ? nil : UInt256(high: sum, low: low.low)
    }

    static func << (value: UInt256, count: Int) -> UInt256 {
        if count == 0 { return value }
        if count >= 256 { return .zero }
        if count >= 128 { return UInt256(high: value.low &<< UInt128(count - 128), low: 0) }
        let shift = UInt128(count)
        return UInt256(high: value.high &<< shift | value.low &>> (128 - shift), low: value.low &<< shift)
    }

    static func >> (value: UInt256, count: Int) -> UInt256 {
        if count == 0 { return value }
        if count >= 256 { return .zero }
        if count >= 128 { return UInt256(value.high &>> UInt128(count - 128)) }
        let shift = UInt128(count)
        return UInt256(high: value.high &>> shift, low: value.low &>> shift | value.high &<< (128 - shift))
    }

    /// Quotient and remainder of a division by a value other than zero.
    func divided(by divisor: UInt128) -> (quotient: UInt256, remainder: UInt128) {
        if high == 0 {
            let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor)
            return (UInt256(quotient), remainder)
        }
        let (upper, rest) = high >= divisor ? high.quotientAndRemainder(dividingBy: divisor) : (0, high)
        let (lower, remainder) = divisor.dividing(high: rest, low: low)
        return (UInt256(high: upper, low: lower), remainder)
    }
}

extension UInt64 {
    /// The exact product.
    func multipliedWide(_ other: UInt64) -> UInt128 {
        let (high, low) = multipliedFullWidth(by: other)
        return UInt128(high) << 64 | UInt128(low)
    }
}

extension UInt128 {
    /// The two halves.
    var words64: (high: UInt64, low: UInt64) {
        (UInt64(truncatingIfNeeded: self >> 64), UInt64(truncatingIfNeeded: self))
    }

    init(high: UInt64, low: UInt64) { self = UInt128(high) << 64 | UInt128(low) }

    /// Divides `high` · 2^128 + `low` by this value, where `high` is less than it.
    ///
    /// Long division by two digits of 64 bits (Knuth, 4.3.1 D).
    func dividing(high: UInt128, low: UInt128) -> (quotient: UInt128, remainder: UInt128) {
        let shift = UInt128(leadingZeroBitCount)
        let divisor = self &<< shift
        let top = shift == 0 ? high : high &<< shift | low &>> (128 - shift)
        let (next, last) = (low &<< shift).words64
        let (first, rest) = divisor.digit(dividing: top, next)
        let (second, remainder) = divisor.digit(dividing: rest, last)
        return (UInt128(high: first, low: second), remainder &>> shift)
    }

    /// One digit of a long division by this value, whose highest bit is set: `top` · 2^64 + `next`, `top` less than it.
    private func digit(dividing top: UInt128, _ next: UInt64) -> (digit: UInt64, rest: UInt128) {
        let (high, low) = words64
        let (topHigh, topLow) = top.words64
        var digit: UInt64
        var rest: UInt128
        if topHigh >= high {
            digit = .max
            rest = UInt128(topHigh &- high) << 64 + UInt128(topLow) + UInt128(high)
        } else {
            let (quotient, remainder) = high.dividingFullWidth((topHigh, topLow))
            (digit, rest) = (quotient, UInt128(remainder))
        }
        // The estimate is at most 2 too large.
        while rest >> 64 == 0, digit.multipliedWide(low) > rest << 64 | UInt128(next) {
            digit -= 1
            rest += UInt128(high)
        }
        return (digit, (rest << 64 | UInt128(next)) &- digit.multipliedWide(low))
    }
}
