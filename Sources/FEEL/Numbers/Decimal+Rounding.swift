extension Decimal {
    /// The scales that FEEL's rounding functions take.
    static let scales = -6111...6176

    /// Rounds to a number of digits after the decimal point; a negative scale rounds to tens, hundreds ….
    ///
    /// - Returns: nil if the scale is outside -6111 ... 6176 or the result is out of range.
    /// - Specification: DMN 10.3.4.5.
    public func rounded(scale: Int, _ mode: RoundingMode) -> Decimal? {
        guard Decimal.scales.contains(scale) else { return nil }
        let drop = -scale - exponent
        if drop <= 0 || isZero { return self }
        let (kept, rest) = cutting(drop)
        let grown = mode.increments(isOdd: kept & 1 == 1, isNegative: isNegative, rest: rest)
        return Decimal.packed(isNegative, grown ? kept + 1 : kept, -scale)
    }

    /// The coefficient without its last digits, and what they were.
    private func cutting(_ count: Int) -> (kept: UInt128, rest: RoundingMode.Rest) {
        guard count <= PowersOfTen.largest128 else { return (0, .underHalf) }
        let power = PowersOfTen.wide(count)
        let (kept, remainder) = coefficient.quotientAndRemainder(dividingBy: power)
        return (kept, RoundingMode.Rest(remainder, of: power, sticky: false))
    }

    /// Rounds an exact integer times a power of ten to a decimal, half to even.
    ///
    /// - Parameters:
    ///   - value: Below 10^76.
    ///   - sticky: There is something more, too small to reach the next unit. Then `value` has more than 34 digits.
    /// - Returns: nil if it is too large.
    static func rounding(_ isNegative: Bool, _ value: UInt256, _ exponent: Int, sticky: Bool = false) -> Decimal? {
        let count = PowersOfTen.digits(value)
        var drop = max(count - digits, exponents.lowerBound - exponent)
        if drop <= 0 { return packed(isNegative, value.low, exponent) }
        if drop > count { return zero }
        let exponent = exponent + drop
        var (value, sticky) = (value, sticky)
        while drop > PowersOfTen.largest128 {
            let (quotient, remainder) = value.divided(by: PowersOfTen.wide(PowersOfTen.largest128))
            (value, sticky) = (quotient, sticky || remainder != 0)
            drop -= PowersOfTen.largest128
        }
        let power = PowersOfTen.wide(drop)
        let (quotient, remainder) = value.divided(by: power)
        let rest = RoundingMode.Rest(remainder, of: power, sticky: sticky)
        let kept = quotient.low
        let grown = RoundingMode.halfEven.increments(isOdd: kept & 1 == 1, isNegative: isNegative, rest: rest)
        return packed(isNegative, grown ? kept + 1 : kept, exponent)
    }

    /// A decimal of an integer of at most 34 digits, or 10^34, and an exponent that may be too large.
    ///
    /// - Returns: nil if it is out of range. An exponent below -6176 is not expected.
    static func packed(_ isNegative: Bool, _ coefficient: UInt128, _ exponent: Int) -> Decimal? {
        var (coefficient, exponent) = (coefficient, exponent)
        if coefficient == 0 { return zero }
        if coefficient == limit { (coefficient, exponent) = (limit / 10, exponent + 1) }
        if exponent > exponents.upperBound {
            let room = exponent - exponents.upperBound
            guard room <= digits - PowersOfTen.digits(coefficient) else { return nil }
            coefficient *= PowersOfTen.wide(room)
            exponent = exponents.upperBound
        }
        return Decimal(isNegative: isNegative, coefficient: coefficient, exponent: exponent)
    }

    /// The same number without zeros at the end of its coefficient.
    var reduced: Decimal {
        if isZero { return self }
        let (coefficient, zeros) = coefficient.withoutTrailingZeros(most: Decimal.exponents.upperBound - exponent)
        return Decimal(isNegative: isNegative, coefficient: coefficient, exponent: exponent + zeros)
    }
}

extension UInt128 {
    /// The value divided by ten as long as that is exact and at most so many times. Not for zero.
    func withoutTrailingZeros(most: Int) -> (value: UInt128, zeros: Int) {
        var (value, zeros, step) = (self, 0, 16)
        while step > 0 {
            while value.trailingZeroBitCount >= step, zeros + step <= most {
                let (quotient, remainder) = value.dividedByPower(step)
                guard remainder == 0 else { break }
                (value, zeros) = (quotient, zeros + step)
            }
            step >>= 1
        }
        return (value, zeros)
    }

    private func dividedByPower(_ power: Int) -> (quotient: UInt128, remainder: UInt64) {
        let divisor = PowersOfTen.word(power)
        let (high, low) = words64
        let (upper, rest) = high.quotientAndRemainder(dividingBy: divisor)
        let (lower, remainder) = divisor.dividingFullWidth((rest, low))
        return (UInt128(high: upper, low: lower), remainder)
    }
}
