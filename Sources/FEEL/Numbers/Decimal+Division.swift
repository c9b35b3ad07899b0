extension Decimal {
    /// The quotient, correctly rounded to 34 digits; nil if the divisor is zero or the result too large.
    public func divided(by divisor: Decimal) -> Decimal? {
        if divisor.isZero { return nil }
        if isZero { return self }
        let isNegative = isNegative != divisor.isNegative
        let exponent = exponent - divisor.exponent
        if isSmall, divisor.isSmall, low.isMultiple(of: divisor.low) {
            return Decimal.rounding(isNegative, UInt256(UInt128(low / divisor.low)), exponent)
        }
        // A dividend of 34 digits times one power more than the divisor has: a quotient of 35 or 36 digits.
        let widening = Decimal.digits - PowersOfTen.digits(coefficient)
        let power = PowersOfTen.digits(divisor.coefficient) + 1
        let dividend = UInt256(product: coefficient * PowersOfTen.wide(widening), PowersOfTen.wide(power))
        let (quotient, remainder) = dividend.divided(by: divisor.coefficient)
        let lowered = exponent - widening - power
        if remainder != 0 { return Decimal.rounding(isNegative, quotient, lowered, sticky: true) }
        let (value, zeros) = quotient.low.withoutTrailingZeros(most: widening + power)
        return Decimal.rounding(isNegative, UInt256(value), lowered + zeros)
    }

    /// What is left of a floored division: `self - divisor · floor(self / divisor)`, with the divisor's sign.
    ///
    /// - Returns: The exact value rounded to 34 digits; nil if the divisor is zero.
    /// - Complexity: O(log of the exponents' distance).
    /// - Specification: DMN 10.3.4.5, `modulo`.
    public func modulo(_ divisor: Decimal) -> Decimal? {
        if divisor.isZero { return nil }
        let rest = truncatedRemainder(divisor)
        return rest.isZero || rest.isNegative == divisor.isNegative ? rest : rest.adding(divisor)
    }

    /// What is left of a division that rounds toward zero, exactly; the divisor is not zero.
    private func truncatedRemainder(_ divisor: Decimal) -> Decimal {
        let distance = exponent - divisor.exponent
        if distance >= 0 {
            let modulus = divisor.coefficient
            let power = UInt128.powerOfTen(distance, modulo: modulus)
            let rest = UInt256(product: coefficient % modulus, power).divided(by: modulus).remainder
            return Decimal(isNegative: isNegative, coefficient: rest, exponent: divisor.exponent)
        }
        guard -distance <= PowersOfTen.largest128 else { return self }
        let modulus = UInt256(product: divisor.coefficient, PowersOfTen.wide(-distance))
        guard modulus.high == 0 else { return self }
        return Decimal(isNegative: isNegative, coefficient: coefficient % modulus.low, exponent: exponent)
    }
}

extension UInt128 {
    /// 10 to the `power` modulo a value other than zero.
    ///
    /// - Complexity: O(log `power`).
    static func powerOfTen(_ power: Int, modulo modulus: UInt128) -> UInt128 {
        var (result, base, power) = (1 % modulus, 10 % modulus, power)
        while power > 0 {
            if power & 1 == 1 { result = UInt256(product: result, base).divided(by: modulus).remainder }
            base = UInt256(product: base, base).divided(by: modulus).remainder
            power >>= 1
        }
        return result
    }
}
