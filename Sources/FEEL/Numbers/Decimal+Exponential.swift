extension Decimal {
    /// Euler's number to the power of this one; nil if that is too large.
    ///
    /// Worked out to 70 digits, then rounded to 34: off by less than 0.5 + 10^-30 units of the last digit.
    ///
    /// - Specification: DMN 10.3.4.5, `exp`.
    public var exponential: Decimal? {
        if isZero || adjustedExponent < -36 { return .one }
        if adjustedExponent > 4 { return isNegative ? .zero : nil }
        return WideFloat(self).exponentialDecimal()
    }

    /// The natural logarithm; nil unless the number is above zero.
    ///
    /// Worked out to 70 digits, then rounded to 34: off by less than 0.5 + 10^-30 units of the last digit.
    ///
    /// - Specification: DMN 10.3.4.5, `log`.
    public var naturalLogarithm: Decimal? {
        if isZero || isNegative { return nil }
        return Decimal(wideLogarithm, power: 0)
    }

    /// The natural logarithm of a number above zero to more than 230 bits.
    var wideLogarithm: WideFloat {
        let exponent = exponent
        if (-34...0).contains(exponent), (-1...0).contains(adjustedExponent) {
            let (value, unit) = (coefficient, PowersOfTen.wide(-exponent))
            // Near 1 the difference from 1 is all that counts: take it exactly.
            if value * 10 > unit * 7, value * 10 < unit * 14 {
                let difference = value > unit ? value - unit : unit - value
                let top = WideFloat(UInt256(difference), isNegative: value < unit)
                return (top * WideFloat(UInt256(value + unit)).reciprocal).doubleAreaTangent
            }
        }
        var mantissa = WideFloat(UInt256(coefficient))
        // From 3/4 to 3/2.
        var twos = mantissa.exponent
        mantissa.exponent = 0
        let threeQuarters: UInt128 = 0b11 << 126
        if mantissa.significand.high < threeQuarters {
            mantissa.exponent = 1
            twos -= 1
        }
        let ratio = (mantissa - WideFloat(1)) * (mantissa + WideFloat(1)).reciprocal
        return ratio.doubleAreaTangent + WideFloat(twos) * .logarithmOf2 + WideFloat(exponent) * .logarithmOf10
    }
}

extension WideFloat {
    static let logarithmOf2 = WideFloat(
        isNegative: false, exponent: 0,
        significand: UInt256(
            high: 0xb17217f7_d1cf79ab_c9e3b398_03f2f6af, low: 0x40f34326_7298b62d_8a0d175b_8baafa2c))
    static let logarithmOf10 = WideFloat(
        isNegative: false, exponent: 2,
        significand: UInt256(
            high: 0x935d8ddd_aaa8ac16_ea56d62b_82d30a28, low: 0xe28fecf9_da5df90e_83c61e82_01f02d73))
    /// One over the natural logarithm of 10.
    static let logarithmOfE = WideFloat(
        isNegative: false, exponent: -1,
        significand: UInt256(
            high: 0xde5bd8a9_37287195_355baaaf_ad33dc32, low: 0x3ee34602_45c9a202_3a3f2d44_f78ea53c))

    /// Euler's number to the power of this one, as a decimal; nil if that is too large.
    func exponentialDecimal(mayBeExact: Bool = false) -> Decimal? {
        if exponent > 15 { return isNegative ? .zero : nil }
        let tens = (self * .logarithmOfE).nearestInteger
        let rest = self - WideFloat(tens) * .logarithmOf10
        return Decimal(rest.smallExponential, power: tens, mayBeExact: mayBeExact)
    }

    /// Euler's number to the power of this one, for values within ±1.2.
    private var smallExponential: WideFloat {
        let halvings = 12
        let small = halved(halvings)
        var (sum, term) = (WideFloat(1), WideFloat(1))
        for n in 1...20 {
            term = (term * small).divided(by: n)
            sum = sum + term
        }
        for _ in 0..<halvings { sum = sum * sum }
        return sum
    }

    /// ln((1 + z) / (1 - z)) for |z| up to 0.2: 2z · (1 + z²/3 + z⁴/5 + …), accurate in all bits however small z is.
    fileprivate var doubleAreaTangent: WideFloat {
        if isZero { return self }
        let square = self * self
        var (sum, power) = (WideFloat(1), WideFloat(1))
        var divisor = 3
        while true {
            power = power * square
            let term = power.divided(by: divisor)
            if term.exponent < -260 || term.isZero { break }
            sum = sum + term
            divisor += 2
        }
        return (self * sum).halved(-1)
    }
}
