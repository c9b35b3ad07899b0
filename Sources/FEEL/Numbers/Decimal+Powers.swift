extension Decimal {
    /// The number to a power, rounded to 34 digits.
    ///
    /// Exact for a whole power whose result has up to 75 digits before rounding; otherwise worked out to 65 digits: off by
    /// less than 0.5 + 10^-30 units of the last digit. Anything to the power of 0 is 1.
    ///
    /// - Returns: nil for a negative number and a fractional power, zero and a negative power, or a result that is too
    ///   large.
    /// - Specification: DMN 10.3.2.3, `**`.
    public func power(_ exponent: Decimal) -> Decimal? {
        if exponent.isZero { return .one }
        if isZero { return exponent.isNegative ? nil : .zero }
        guard let odd = exponent.isOddInteger else {
            return isNegative ? nil : logarithmicPower(exponent, isNegative: false)
        }
        if let whole = exponent.exactInt64, let result = exactPower(whole) { return result }
        return logarithmicPower(exponent, isNegative: isNegative && odd)
    }

    /// Whether an integer is odd; nil for a fraction.
    private var isOddInteger: Bool? {
        guard isInteger else { return nil }
        if exponent > 0 { return false }
        if exponent == 0 { return low & 1 == 1 }
        return integerMagnitude.map { $0 & 1 == 1 }
    }

    /// A whole power by repeated multiplication, rounded once; nil if 252 bits do not hold it, or the result is too large.
    private func exactPower(_ power: Int64) -> Decimal? {
        let base = reduced
        guard power.magnitude <= 20_000, let (value, times) = base.coefficient.raised(to: Int(power.magnitude)) else {
            return nil
        }
        let isNegative = isNegative && times & 1 == 1
        let exponent = base.exponent * times
        if power > 0 { return Decimal.rounding(isNegative, value, exponent) }
        guard value.high == 0, value.low < Decimal.limit,
            let mantissa = Decimal.one.divided(by: Decimal(isNegative: isNegative, coefficient: value.low, exponent: 0))
        else { return nil }
        // Far below the smallest exponent a second rounding would count; there the logarithm serves.
        guard mantissa.exponent - exponent >= Decimal.exponents.lowerBound else { return nil }
        return Decimal.packed(isNegative, mantissa.coefficient, mantissa.exponent - exponent)
    }

    private func logarithmicPower(_ exponent: Decimal, isNegative: Bool) -> Decimal? {
        let logarithm = magnitude.wideLogarithm
        if logarithm.isZero { return isNegative ? Decimal.one.negated : .one }
        let grows = logarithm.isNegative == exponent.isNegative
        // Beyond these the result is out of range whatever the base, or the base too near to 1 to tell from it.
        if exponent.adjustedExponent > 40 { return grows ? nil : .zero }
        if exponent.adjustedExponent < -42 { return .one }
        guard let result = (logarithm * WideFloat(exponent)).exponentialDecimal(mayBeExact: true) else { return nil }
        return isNegative ? result.negated : result
    }
}

extension UInt128 {
    /// The value to a power of at least 1, and that power; nil if 252 bits do not hold it.
    fileprivate func raised(to power: Int) -> (value: UInt256, times: Int)? {
        if self == 1 { return (UInt256(1), power) }
        guard power <= 252 else { return nil }
        var result = UInt256(self)
        for _ in 1..<power {
            guard let next = result.multiplied(by: self), next.bitWidth <= 252 else { return nil }
            result = next
        }
        return (result, power)
    }
}
