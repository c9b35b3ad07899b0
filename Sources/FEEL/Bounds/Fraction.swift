/// An exact ratio of two integers, in lowest terms. What does not fit 128 bits is thrown as `Overflow`: whoever asked
/// then does without an exact answer.
struct Fraction: Sendable, Hashable {
    struct Overflow: Error {}

    let numerator: Int128
    /// Greater than zero.
    let denominator: Int128

    static let zero = Fraction(whole: 0)
    static let one = Fraction(whole: 1)

    init(whole: Int128) {
        numerator = whole
        denominator = 1
    }

    /// - Parameter denominator: Not zero.
    private init(_ numerator: Int128, over denominator: Int128) throws(Overflow) {
        guard numerator != .min, denominator != .min else { throw Overflow() }
        let sign: Int128 = denominator < 0 ? -1 : 1
        let divisor =
            denominator == 1 ? 1 : Int128(Fraction.commonDivisor(numerator.magnitude, denominator.magnitude))
        self.numerator = divisor == 1 ? numerator * sign : numerator / divisor * sign
        self.denominator = divisor == 1 ? denominator * sign : denominator / divisor * sign
    }

    /// The same number as a decimal.
    init(_ decimal: Decimal) throws(Overflow) {
        if let whole = decimal.exactInt64 {
            self.init(whole: Int128(whole))
            return
        }
        let value = decimal.reduced
        let exponent = value.exponent
        let coefficient = Int128(value.coefficient) * (value.isNegative ? -1 : 1)
        guard abs(exponent) <= PowersOfTen.largest128 - 1 else { throw Overflow() }
        let power = Int128(PowersOfTen.wide(abs(exponent)))
        if exponent < 0 {
            try self.init(coefficient, over: power)
        } else {
            self.init(whole: try Fraction.product(coefficient, power))
        }
    }

    var signum: Int { numerator.signum() == 0 ? 0 : numerator < 0 ? -1 : 1 }
    var isZero: Bool { numerator == 0 }
    var isWhole: Bool { denominator == 1 }
    /// Whether neither part has more than 17 digits.
    var isModest: Bool { numerator.magnitude < Fraction.modest && denominator.magnitude < Fraction.modest }

    private static let modest: UInt128 = 100_000_000_000_000_000

    /// The greatest whole number that is not above.
    var floor: Int128 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The least whole number that is not below.
    var ceiling: Int128 { isWhole ? numerator : floor + 1 }

    /// The nearest decimal of 34 digits, and whether it is the same number.
    var decimal: (value: Decimal, isExact: Bool)? {
        if denominator == 1 { return Decimal(numerator).map { ($0, true) } }
        guard let above = Decimal(numerator), let below = Decimal(denominator), let value = above.divided(by: below)
        else { return nil }
        return (value, (try? Fraction(value)) == self)
    }

    // MARK: Arithmetic

    static func + (left: Fraction, right: Fraction) throws(Overflow) -> Fraction {
        if left.denominator == 1, right.denominator == 1 {
            let (sum, overflow) = left.numerator.addingReportingOverflow(right.numerator)
            if overflow { throw Overflow() }
            return Fraction(whole: sum)
        }
        let a = try product(left.numerator, right.denominator)
        let b = try product(right.numerator, left.denominator)
        let (sum, overflow) = a.addingReportingOverflow(b)
        if overflow { throw Overflow() }
        return try Fraction(sum, over: product(left.denominator, right.denominator))
    }

    static func - (left: Fraction, right: Fraction) throws(Overflow) -> Fraction { try left + right.negated }

    static func * (left: Fraction, right: Fraction) throws(Overflow) -> Fraction {
        let above = try product(left.numerator, right.numerator)
        if left.denominator == 1, right.denominator == 1 { return Fraction(whole: above) }
        return try Fraction(above, over: product(left.denominator, right.denominator))
    }

    /// - Parameter right: Not zero.
    static func / (left: Fraction, right: Fraction) throws(Overflow) -> Fraction {
        try Fraction(product(left.numerator, right.denominator), over: product(left.denominator, right.numerator))
    }

    /// The least integer is never made, so that the sign can always be turned.
    var negated: Fraction {
        Fraction(unchecked: 0 - numerator, denominator)
    }

    private init(unchecked numerator: Int128, _ denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// -1, 0 or 1.
    static func compare(_ left: Fraction, _ right: Fraction) throws(Overflow) -> Int { try (left - right).signum }

    /// The least number by which all of them become whole; nil when it is too large.
    static func commonDenominator(_ fractions: some Sequence<Fraction>, _ last: Fraction) -> Int128? {
        var result = last.denominator
        for fraction in fractions where result % fraction.denominator != 0 {
            let divisor = Int128(commonDivisor(result.magnitude, fraction.denominator.magnitude))
            let (product, overflow) = result.multipliedReportingOverflow(by: fraction.denominator / divisor)
            if overflow { return nil }
            result = product
        }
        return result
    }

    /// The whole number that it is times a multiple of its denominator; nil when that is too large.
    func scaled(by multiple: Int128) -> Int128? {
        let (product, overflow) = numerator.multipliedReportingOverflow(by: multiple / denominator)
        return overflow || product == .min ? nil : product
    }

    private static func product(_ left: Int128, _ right: Int128) throws(Overflow) -> Int128 {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        if overflow || product == .min { throw Overflow() }
        return product
    }

    private static func commonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (a, b) = (a, b)
        while b != 0 {
            if let narrowA = UInt64(exactly: a), let narrowB = UInt64(exactly: b) {
                return UInt128(commonDivisor(narrowA, narrowB))
            }
            (a, b) = (b, a % b)
        }
        return a
    }

    private static func commonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

extension Decimal {
    /// An integer, rounded to 34 digits.
    init?(_ whole: Int128) {
        guard let value = Decimal.rounding(whole < 0, UInt256(whole.magnitude), 0) else { return nil }
        self = value
    }
}
