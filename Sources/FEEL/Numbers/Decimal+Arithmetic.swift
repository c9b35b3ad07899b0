extension Decimal {
    /// The sum, rounded to 34 digits; nil if it is too large.
    public func adding(_ other: Decimal) -> Decimal? {
        if high == other.high && isSmall {
            let (sum, overflow) = low.addingReportingOverflow(other.low)
            if !overflow { return Decimal(low: sum, high: high) }
        }
        if isZero { return other }
        if other.isZero { return self }
        if isSmall && other.isSmall, let sum = smallSum(other) { return sum }
        return exponent >= other.exponent ? aligned(with: other) : other.aligned(with: self)
    }

    /// The difference, rounded to 34 digits; nil if it is too large.
    public func subtracting(_ other: Decimal) -> Decimal? { adding(other.negated) }

    /// The product, rounded to 34 digits; nil if it is too large.
    public func multiplied(by other: Decimal) -> Decimal? {
        let isNegative = (high ^ other.high) >> 63 == 1
        let exponent = exponent + other.exponent
        let product = UInt256(product: coefficient, other.coefficient)
        if product.high == 0, product.low < Decimal.limit, Decimal.exponents.contains(exponent) {
            return Decimal(isNegative: isNegative, coefficient: product.low, exponent: exponent)
        }
        return Decimal.rounding(isNegative, product, exponent)
    }

    /// The sum of two small coefficients whose exponents are near; nil if they are not.
    private func smallSum(_ other: Decimal) -> Decimal? {
        let distance = exponent - other.exponent
        // 2^64 times 10^14 and another 2^64 stay below 10^34.
        guard distance.magnitude <= 14 else { return nil }
        let power = PowersOfTen.word(Int(distance.magnitude))
        let left = distance > 0 ? low.multipliedWide(power) : UInt128(low)
        let right = distance > 0 ? UInt128(other.low) : other.low.multipliedWide(power)
        let exponent = distance > 0 ? other.exponent : exponent
        if isNegative == other.isNegative {
            return Decimal(isNegative: isNegative, coefficient: left + right, exponent: exponent)
        }
        let (negative, size) = left < right ? (other.isNegative, right - left) : (isNegative, left - right)
        return Decimal(isNegative: negative, coefficient: size, exponent: exponent)
    }

    /// Adds a number of no greater exponent; neither is zero.
    private func aligned(with other: Decimal) -> Decimal? {
        var (left, right) = (coefficient, other.coefficient)
        var (exponent, distance) = (other.exponent, self.exponent - other.exponent)
        let room = min(distance, PowersOfTen.largest128 - PowersOfTen.digits(left))
        left *= PowersOfTen.wide(room)
        distance -= room
        if distance > PowersOfTen.largest128 {
            // `other` is far below the last digit: all that matters is that it is not zero.
            exponent += distance - PowersOfTen.largest128
            (right, distance) = (1, PowersOfTen.largest128)
        }
        let scaled = UInt256(product: left, PowersOfTen.wide(distance))
        return Decimal.sum(scaled, isNegative, UInt256(right), other.isNegative, exponent)
    }

    /// The signed sum of two magnitudes that both have room for a carry.
    private static func sum(
        _ left: UInt256, _ leftNegative: Bool, _ right: UInt256, _ rightNegative: Bool, _ exponent: Int
    ) -> Decimal? {
        if leftNegative == rightNegative { return rounding(leftNegative, left &+ right, exponent) }
        if left < right { return rounding(rightNegative, right &- left, exponent) }
        return rounding(leftNegative, left &- right, exponent)
    }
}
