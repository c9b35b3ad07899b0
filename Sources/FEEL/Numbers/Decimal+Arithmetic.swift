extension Decimal {
    /// The sum, rounded to 34 digits; nil if it is too large.
    public func adding(_ other: Decimal) -> Decimal? {
        if high == other.high && isSmall {
            let (sum, overflow) = low.addingReportingOverflow(other.low)
            if !overflow { return Decimal(low: sum, high: high) }
        }
        if isZero { return other }
        if other.isZero { return self }
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
