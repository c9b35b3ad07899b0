extension Decimal: Hashable, Comparable {
    public static func == (left: Decimal, right: Decimal) -> Bool {
        if left.high == right.high { return left.low == right.low }
        return compare(left, right) == 0
    }

    public static func < (left: Decimal, right: Decimal) -> Bool { compare(left, right) < 0 }
    public static func <= (left: Decimal, right: Decimal) -> Bool { compare(left, right) <= 0 }
    public static func > (left: Decimal, right: Decimal) -> Bool { compare(left, right) > 0 }
    public static func >= (left: Decimal, right: Decimal) -> Bool { compare(left, right) >= 0 }

    public func hash(into hasher: inout Hasher) {
        let canonical = reduced
        hasher.combine(canonical.low)
        hasher.combine(canonical.high)
    }

    /// The sign of `left - right`, exactly: -1, 0 or 1.
    public static func compare(_ left: Decimal, _ right: Decimal) -> Int {
        let (a, b) = (left.signum, right.signum)
        if a != b { return a < b ? -1 : 1 }
        if a == 0 { return 0 }
        return a * compareMagnitudes(left, right)
    }

    private static func compareMagnitudes(_ left: Decimal, _ right: Decimal) -> Int {
        var (a, b) = (left.coefficient, right.coefficient)
        let distance = left.exponent - right.exponent
        if distance != 0 {
            let (first, second) = (left.adjustedExponent, right.adjustedExponent)
            if first != second { return first < second ? -1 : 1 }
            // Their first digits stand alike, so the longer one shows how far the other can be extended.
            if distance > 0 { a *= PowersOfTen.wide(distance) } else { b *= PowersOfTen.wide(-distance) }
        }
        return a == b ? 0 : a < b ? -1 : 1
    }

    /// The sign of `a · b - c · d`, exactly and without rounding: -1, 0 or 1.
    ///
    /// `num / den >= threshold` is `compareProducts(num, 1, threshold, den) >= 0` for a positive `den`.
    public static func compareProducts(_ a: Decimal, _ b: Decimal, _ c: Decimal, _ d: Decimal) -> Int {
        let (left, right) = (a.signum * b.signum, c.signum * d.signum)
        if left != right { return left < right ? -1 : 1 }
        if left == 0 { return 0 }
        var first = UInt256(product: a.coefficient, b.coefficient)
        var second = UInt256(product: c.coefficient, d.coefficient)
        let (firstExponent, secondExponent) = (a.exponent + b.exponent, c.exponent + d.exponent)
        let distance = firstExponent - secondExponent
        let (one, other) = (
            PowersOfTen.digits(first) + firstExponent, PowersOfTen.digits(second) + secondExponent
        )
        if one != other { return one < other ? -left : left }
        if distance > 0 { first = first.scaled(by: distance) } else { second = second.scaled(by: -distance) }
        return first == second ? 0 : first < second ? -left : left
    }
}

extension UInt256 {
    /// The value times 10 to the `power`, where the result is below 10^76.
    func scaled(by power: Int) -> UInt256 {
        var (value, power) = (self, power)
        while power > 0 {
            let step = min(power, PowersOfTen.largest128)
            let factor = PowersOfTen.wide(step)
            let upper = value.high &* factor
            value = UInt256(product: value.low, factor) &+ UInt256(high: upper, low: 0)
            power -= step
        }
        return value
    }
}
