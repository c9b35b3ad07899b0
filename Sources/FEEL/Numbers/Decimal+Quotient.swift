extension Decimal {
    /// How the rounded quotient of two numbers compares with a third one, found without dividing: -1, 0 or 1.
    ///
    /// Whether a quotient is at a bar, or on which side, does not change by rounding to 34 digits where the divisor times
    /// the bar's coefficient stays below 10^33: they differ by nothing or by more than half a unit of the last digit.
    ///
    /// - Returns: Nil where that is not so plain: signs, exponents, large numbers, a divisor of zero.
    @inline(__always)
    static func compareQuotient(_ dividend: Decimal, _ divisor: Decimal, _ bar: Decimal) -> Int? {
        // No sign, no exponent, nothing above the low word.
        guard dividend.high | divisor.high == 0, !divisor.isZero else { return nil }
        guard bar.isSmall, !bar.isNegative, bar.low.leadingZeroBitCount + divisor.low.leadingZeroBitCount >= 19 else {
            return nil
        }
        let decimals = -bar.exponent
        guard (0...18).contains(decimals) else { return nil }
        let left = dividend.low.multipliedWide(PowersOfTen.word(decimals))
        let right = divisor.low.multipliedWide(bar.low)
        return left == right ? 0 : left < right ? -1 : 1
    }
}
