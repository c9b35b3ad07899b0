/// A duration of days, hours, minutes, seconds and nanoseconds; up to 2^63 seconds either way.
///
/// - Specification: DMN 1.5, 10.3.2.3.6; XPath `dayTimeDuration`.
public struct DayTimeDuration: Sendable, Hashable {
    /// The number of seconds, rounded down.
    let secondsRoundedDown: Int64
    /// What is left of a second, 0 ..< 10^9.
    private let rest: Int32

    static let nanosecondsPerSecond: Int128 = 1_000_000_000

    public init(seconds: Int64) { (secondsRoundedDown, rest) = (seconds, 0) }

    /// - Returns: nil if it is too long.
    public init?(nanoseconds: Int128) {
        let (seconds, rest) = nanoseconds.flooredDivision(by: DayTimeDuration.nanosecondsPerSecond)
        guard let seconds = Int64(exactly: seconds) else { return nil }
        (secondsRoundedDown, self.rest) = (seconds, Int32(rest))
    }

    public static let zero = DayTimeDuration(seconds: 0)

    public var totalNanoseconds: Int128 {
        Int128(secondsRoundedDown) * DayTimeDuration.nanosecondsPerSecond + Int128(rest)
    }

    /// Whole seconds, cut off toward zero.
    public var totalSeconds: Int64 { secondsRoundedDown < 0 && rest > 0 ? secondsRoundedDown + 1 : secondsRoundedDown }

    /// Whole days, of the duration's sign, as are the other parts.
    public var days: Int64 { totalSeconds / 86_400 }
    /// Hours beside the days.
    public var hours: Int64 { totalSeconds % 86_400 / 3600 }
    /// Minutes beside the hours.
    public var minutes: Int64 { totalSeconds % 3600 / 60 }
    /// Whole seconds beside the minutes.
    public var seconds: Int64 { totalSeconds % 60 }
    /// Nanoseconds beside the seconds.
    public var nanoseconds: Int { Int(totalNanoseconds % DayTimeDuration.nanosecondsPerSecond) }

    public var isNegative: Bool { secondsRoundedDown < 0 }
}

extension DayTimeDuration: Comparable {
    public static func < (left: DayTimeDuration, right: DayTimeDuration) -> Bool {
        (left.secondsRoundedDown, left.rest) < (right.secondsRoundedDown, right.rest)
    }
}

/// - Specification: DMN 1.5, 10.3.2.3.8.
extension DayTimeDuration {
    /// nil if it is too long, as in all that follow.
    public var negated: DayTimeDuration? { DayTimeDuration(nanoseconds: -totalNanoseconds) }
    public var magnitude: DayTimeDuration? { isNegative ? negated : self }

    public func adding(_ other: DayTimeDuration) -> DayTimeDuration? {
        DayTimeDuration(nanoseconds: totalNanoseconds + other.totalNanoseconds)
    }

    public func subtracting(_ other: DayTimeDuration) -> DayTimeDuration? {
        DayTimeDuration(nanoseconds: totalNanoseconds - other.totalNanoseconds)
    }

    /// The product, cut off to whole nanoseconds toward zero.
    public func multiplied(by factor: Decimal) -> DayTimeDuration? {
        DayTimeDuration(Decimal.product(decimalNanoseconds, factor, scale: 0, .down))
    }

    /// The quotient, cut off to whole nanoseconds toward zero; nil if the divisor is zero.
    public func divided(by divisor: Decimal) -> DayTimeDuration? {
        DayTimeDuration(Decimal.quotient(decimalNanoseconds, divisor, scale: 0, .down))
    }

    /// How many times the other duration fits into this one; nil if it is zero.
    public func divided(by other: DayTimeDuration) -> Decimal? {
        decimalNanoseconds.divided(by: other.decimalNanoseconds)
    }

    /// The number of seconds, exactly.
    public var decimalSeconds: Decimal {
        let nanoseconds = totalNanoseconds
        return Decimal(isNegative: nanoseconds < 0, coefficient: nanoseconds.magnitude, exponent: -9)
    }

    private var decimalNanoseconds: Decimal {
        let nanoseconds = totalNanoseconds
        return Decimal(isNegative: nanoseconds < 0, coefficient: nanoseconds.magnitude, exponent: 0)
    }

    private init?(_ nanoseconds: Decimal?) {
        guard let nanoseconds, let size = nanoseconds.integerMagnitude.flatMap(Int128.init(exactly:)) else {
            return nil
        }
        self.init(nanoseconds: nanoseconds.isNegative ? -size : size)
    }
}
