/// A binary number of 256 significant bits in software: the working precision of roots of equations that have no exact
/// decimal solution. Each operation is off by less than 4 units of the last bit.
struct WideFloat: Sendable {
    var isNegative: Bool
    /// The value is `significand` · 2^(`exponent` - 256).
    var exponent: Int
    /// Has its highest bit set, or is zero.
    var significand: UInt256

    static let zero = WideFloat(isNegative: false, exponent: 0, significand: .zero)

    init(isNegative: Bool, exponent: Int, significand: UInt256) {
        (self.isNegative, self.exponent, self.significand) = (isNegative, exponent, significand)
    }

    /// An integer, exactly.
    init(_ value: UInt256, isNegative: Bool = false) {
        self.init(isNegative: isNegative, exponent: 256, significand: value)
        normalize()
    }

    init(_ value: Int) { self.init(UInt256(UInt128(value.magnitude)), isNegative: value < 0) }

    /// A decimal that is not too far from the point: an exponent of -110 ... 110 costs no accuracy.
    init(_ value: Decimal) {
        let integer = WideFloat(UInt256(value.coefficient), isNegative: value.isNegative)
        self = integer.scaled(byPowerOfTen: value.exponent)
    }

    var isZero: Bool { significand.isZero }

    private mutating func normalize() {
        let shift = significand.leadingZeroBitCount
        if shift == 256 {
            self = .zero
        } else {
            significand = significand << shift
            exponent -= shift
        }
    }

    static prefix func - (value: WideFloat) -> WideFloat {
        WideFloat(isNegative: !value.isNegative, exponent: value.exponent, significand: value.significand)
    }

    static func + (left: WideFloat, right: WideFloat) -> WideFloat {
        if left.isZero { return right }
        if right.isZero { return left }
        if left.exponent < right.exponent { return right + left }
        let shifted = right.significand >> (left.exponent - right.exponent)
        var result = left
        if left.isNegative == right.isNegative {
            let (sum, overflow) = left.significand.addingReportingOverflow(shifted)
            result.significand = sum
            if overflow {
                result.significand = sum >> 1
                result.significand.high |= 1 << 127
                result.exponent += 1
            }
            return result
        }
        if left.significand < shifted {
            result.isNegative = right.isNegative
            result.significand = shifted &- left.significand
        } else {
            result.significand = left.significand &- shifted
        }
        result.normalize()
        return result
    }

    static func - (left: WideFloat, right: WideFloat) -> WideFloat { left + -right }

    static func * (left: WideFloat, right: WideFloat) -> WideFloat {
        if left.isZero || right.isZero { return .zero }
        let (a, b) = (left.significand, right.significand)
        let first = UInt256(product: a.high, b.low).high
        let second = UInt256(product: a.low, b.high).high
        let (cross, carry) = first.addingReportingOverflow(second)
        let upper = UInt256(product: a.high, b.high) &+ UInt256(high: carry ? 1 : 0, low: cross)
        var result = WideFloat(
            isNegative: left.isNegative != right.isNegative, exponent: left.exponent + right.exponent,
            significand: upper)
        result.normalize()
        return result
    }

    /// Divides by a small integer; loses as many bits as it has.
    func divided(by divisor: Int) -> WideFloat {
        var result = self
        result.significand = significand.divided(by: UInt128(divisor.magnitude)).quotient
        result.normalize()
        return result
    }

    func halved(_ times: Int) -> WideFloat {
        WideFloat(isNegative: isNegative, exponent: exponent - times, significand: significand)
    }

    /// One over a value other than zero.
    var reciprocal: WideFloat {
        // The first 64 bits by division, then Newton: each round doubles the number of good bits.
        let top = significand.high.words64.high
        let half: UInt64 = 1 << 63
        let guess = top == half ? UInt64.max : top.dividingFullWidth((half, 0)).quotient
        var result = WideFloat(UInt256(UInt128(guess)), isNegative: isNegative)
        result.exponent -= exponent + 63
        let two = WideFloat(2)
        for _ in 0..<3 { result = result * (two - self * result) }
        return result
    }

    /// The nearest integer; for values within ±2^62.
    var nearestInteger: Int {
        guard exponent >= 0 else { return 0 }
        let half = (significand >> (255 - min(exponent, 62))).low
        let magnitude = Int(truncatingIfNeeded: (half + 1) >> 1)
        return isNegative ? -magnitude : magnitude
    }

    /// The value times a power of ten.
    func scaled(byPowerOfTen power: Int) -> WideFloat {
        if power == 0 || isZero { return self }
        var (result, base, rest) = (WideFloat(1), WideFloat(5), power.magnitude)
        while rest > 0 {
            if rest & 1 == 1 { result = result * base }
            base = base * base
            rest >>= 1
        }
        if power < 0 { result = result.reciprocal }
        result.exponent += power
        return self * result
    }
}

extension Decimal {
    /// A value times 10 to the `power`, rounded to 34 digits; nil if it is too large.
    ///
    /// - Parameter mayBeExact: Take the value for exact where it is within 2^-108 units of a number of 36 digits: then it
    ///   comes from a result that has so few digits, and a tie is a tie. Otherwise there is no tie.
    init?(_ value: WideFloat, power: Int, mayBeExact: Bool = false) {
        if value.isZero {
            self = .zero
            return
        }
        // 36 to 37 digits before the point.
        let shift = 36 - (value.exponent * 30103) / 100_000
        let scaled = value.scaled(byPowerOfTen: shift)
        let fractionBits = 256 - scaled.exponent
        let whole = scaled.significand >> fractionBits
        let fraction = (scaled.significand &- whole << fractionBits) << (256 - fractionBits)
        let (first, ones): (UInt128, UInt128) = (fraction.high >> 20, 1 << 108 - 1)
        let isNear = mayBeExact && (first == 0 || first == ones)
        let isAbove = fraction.high >> 127 == 1
        let nearest = isNear && isAbove ? whole.low + 1 : whole.low
        guard
            let result = Decimal.rounding(value.isNegative, UInt256(nearest), power - shift, sticky: !isNear)
        else { return nil }
        self = result
    }
}
