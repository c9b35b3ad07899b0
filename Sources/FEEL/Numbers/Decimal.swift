/// A finite decimal of up to 34 significant digits: a coefficient times a power of ten.
///
/// The numbers of FEEL. Results that need more digits are rounded to 34, half to even; what is too large for the exponent
/// range of IEEE decimal128 is nil, what is too small becomes a coarser number or zero. There is no negative zero, no
/// infinity, no NaN. `1.0` equals `1.00`.
///
/// Sixteen bytes without references. Nothing here traps, allocates or uses binary floating point.
///
/// - Specification: DMN 1.5, 10.3.2.3.1; IEEE 754-2008 decimal128.
public struct Decimal: Sendable {
    /// The low 64 bits of the coefficient.
    package let low: UInt64
    /// From the highest bit: 1 of sign, 14 of exponent (two's complement), 49 of coefficient. Zero is all zeros.
    package let high: UInt64

    static let coefficientMask: UInt64 = 1 << 49 - 1
    static let exponentMask: UInt64 = (1 << 14 - 1) << 49
    static let signMask: UInt64 = 1 << 63

    static let digits = 34
    static let exponents = -6176...6111
    /// Coefficients are below this.
    static let limit = PowersOfTen.wide(34)

    package init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// Packs parts that are in range: `coefficient` below 10^34, `exponent` in -6176 ... 6111.
    init(isNegative: Bool, coefficient: UInt128, exponent: Int) {
        if coefficient == 0 {
            self.init(low: 0, high: 0)
        } else {
            let bits = UInt64(truncatingIfNeeded: exponent) << 49 & Decimal.exponentMask
            let words = coefficient.words64
            self.init(low: words.low, high: words.high | bits | (isNegative ? Decimal.signMask : 0))
        }
    }

    public init(_ value: Int64) {
        self.init(low: value.magnitude, high: value < 0 ? Decimal.signMask : 0)
    }

    public init(_ value: Int) { self.init(Int64(value)) }

    public static let zero = Decimal(low: 0, high: 0)
    public static let one = Decimal(low: 1, high: 0)

    var coefficient: UInt128 { UInt128(high: high & Decimal.coefficientMask, low: low) }
    var exponent: Int { Int(Int64(bitPattern: high << 1) >> 50) }
    /// Whether the coefficient fits 64 bits.
    var isSmall: Bool { high & Decimal.coefficientMask == 0 }
    /// The power of ten of the first digit.
    var adjustedExponent: Int { PowersOfTen.digits(coefficient) + exponent - 1 }

    public var isZero: Bool { low == 0 && isSmall }
    public var isNegative: Bool { high >> 63 == 1 }
    /// -1, 0 or 1.
    public var signum: Int { isNegative ? -1 : isZero ? 0 : 1 }
    public var magnitude: Decimal { Decimal(low: low, high: high & ~Decimal.signMask) }
    public var negated: Decimal { isZero ? self : Decimal(low: low, high: high ^ Decimal.signMask) }

    /// Whether there is nothing but zeros after the decimal point.
    public var isInteger: Bool {
        let exponent = exponent
        if exponent >= 0 { return true }
        if exponent < -PowersOfTen.largest128 { return isZero }
        return coefficient % PowersOfTen.wide(-exponent) == 0
    }

    /// The same number as an integer, if it is one and 64 bits hold it.
    public var exactInt64: Int64? {
        guard let magnitude = integerMagnitude, magnitude <= UInt128(Int64.min.magnitude) else { return nil }
        let word = UInt64(truncatingIfNeeded: magnitude)
        if isNegative { return Int64(truncatingIfNeeded: 0 &- word) }
        return Int64(exactly: word)
    }

    /// The same number as an integer, if it is one and the machine's word holds it.
    public var exactInt: Int? { exactInt64.flatMap(Int.init(exactly:)) }

    /// The magnitude of an integer of up to 38 digits, otherwise nil.
    var integerMagnitude: UInt128? {
        let (coefficient, exponent) = (coefficient, exponent)
        if exponent == 0 { return coefficient }
        guard abs(exponent) <= PowersOfTen.largest128 else { return nil }
        let power = PowersOfTen.wide(abs(exponent))
        if exponent > 0 {
            let (product, overflow) = coefficient.multipliedReportingOverflow(by: power)
            return overflow ? nil : product
        }
        let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: power)
        return remainder == 0 ? quotient : nil
    }
}

extension Decimal: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(value) }
}

extension Decimal {
    /// One percent, 0.01.
    public static let percent = Decimal("0.01") ?? .one
}
