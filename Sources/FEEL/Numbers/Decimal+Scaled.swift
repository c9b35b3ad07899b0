/// Products and quotients that are rounded once, at a place after the decimal point.
extension Decimal {
    /// The exact quotient rounded to a number of digits after the decimal point.
    ///
    /// - Parameter scale: How many digits to keep; may be negative.
    /// - Returns: nil if the divisor is zero or the result needs more than 34 digits or is out of range.
    static func quotient(
        _ numerator: Decimal, _ denominator: Decimal, scale: Int, _ mode: RoundingMode
    ) -> Decimal? {
        if denominator.isZero || !scales.contains(scale) { return nil }
        if numerator.isZero { return numerator }
        let isNegative = numerator.isNegative != denominator.isNegative
        let shift = numerator.exponent - denominator.exponent + scale
        let (top, bottom) = (numerator.coefficient, denominator.coefficient)
        guard shift + PowersOfTen.digits(top) - PowersOfTen.digits(bottom) <= digits else { return nil }
        let (kept, rest) = shift < 0 ? cut(top, bottom, -shift) : divide(UInt256(top).scaled(by: shift), bottom)
        let grown = mode.increments(isOdd: kept & 1 == 1, isNegative: isNegative, rest: rest)
        let result = grown ? kept + 1 : kept
        return result > limit ? nil : packed(isNegative, result, -scale)
    }

    private static func divide(_ top: UInt256, _ bottom: UInt128) -> (kept: UInt128, rest: RoundingMode.Rest) {
        let (quotient, remainder) = top.divided(by: bottom)
        return (quotient.low, RoundingMode.Rest(remainder, of: bottom, sticky: false))
    }

    /// Divides by `bottom` times 10 to the `power`; nothing is zero.
    private static func cut(
        _ top: UInt128, _ bottom: UInt128, _ power: Int
    ) -> (kept: UInt128, rest: RoundingMode.Rest) {
        guard power <= PowersOfTen.largest128 else { return (0, .underHalf) }
        let divisor = UInt256(product: bottom, PowersOfTen.wide(power))
        if divisor.high == 0 { return divide(UInt256(top), divisor.low) }
        // The divisor exceeds 2^128, twice the dividend does not: less than a half.
        return (0, .underHalf)
    }

    /// The exact product rounded to a number of digits after the decimal point.
    ///
    /// - Returns: nil if the result needs more than 34 digits or is out of range.
    static func product(_ left: Decimal, _ right: Decimal, scale: Int, _ mode: RoundingMode) -> Decimal? {
        guard scales.contains(scale) else { return nil }
        if left.isZero || right.isZero { return zero }
        let isNegative = left.isNegative != right.isNegative
        let value = UInt256(product: left.coefficient, right.coefficient)
        let shift = left.exponent + right.exponent + scale
        let count = PowersOfTen.digits(value) + shift
        guard count <= digits else { return nil }
        if shift >= 0 { return packed(isNegative, value.scaled(by: shift).low, -scale) }
        let (kept, rest) = count < 0 ? (0, .underHalf) : cut(value, -shift)
        let grown = mode.increments(isOdd: kept & 1 == 1, isNegative: isNegative, rest: rest)
        return packed(isNegative, grown ? kept + 1 : kept, -scale)
    }

    /// Divides by 10 to the `power`, up to one more than the value has digits, where at most 34 digits are left.
    private static func cut(_ value: UInt256, _ power: Int) -> (kept: UInt128, rest: RoundingMode.Rest) {
        let first = min(power, PowersOfTen.largest128)
        let (upper, sticky) = value.divided(by: PowersOfTen.wide(first))
        let last = PowersOfTen.wide(power - first)
        if power == first {
            return (upper.low, RoundingMode.Rest(sticky, of: PowersOfTen.wide(first), sticky: false))
        }
        let (kept, remainder) = upper.divided(by: last)
        return (kept.low, RoundingMode.Rest(remainder, of: last, sticky: sticky != 0))
    }
}
