extension Decimal {
    /// The square root, correctly rounded to 34 digits; nil below zero.
    ///
    /// - Specification: DMN 10.3.4.5, `sqrt`.
    public var squareRoot: Decimal? {
        if isZero { return self }
        if isNegative { return nil }
        // Widened to 70 or 71 digits and an even exponent, so that the root has 35 or 36.
        var widening = 70 - PowersOfTen.digits(coefficient)
        if (exponent - widening) & 1 == 1 { widening += 1 }
        let square = UInt256(coefficient).scaled(by: widening)
        let root = square.squareRoot
        let lowered = (exponent - widening) / 2
        if UInt256(product: root, root) != square {
            return Decimal.rounding(false, UInt256(root), lowered, sticky: true)
        }
        let (value, zeros) = root.withoutTrailingZeros(most: widening / 2)
        return Decimal.rounding(false, UInt256(value), lowered + zeros)
    }
}

extension UInt256 {
    /// The square root of a value between 1 and 2^254, rounded down.
    var squareRoot: UInt128 {
        // Newton's iteration from above: falls until the root is reached.
        var root = UInt128(1) << UInt128((bitWidth + 1) / 2)
        while true {
            let next = (root + divided(by: root).quotient.low) >> 1
            if next >= root { return root }
            root = next
        }
    }
}
