/// A duration of years and months.
///
/// - Specification: DMN 1.5, 10.3.2.3.7; XPath `yearMonthDuration`.
public struct YearMonthDuration: Sendable, Hashable, Comparable {
    public let totalMonths: Int64

    public init(months: Int64) { totalMonths = months }

    public static let zero = YearMonthDuration(months: 0)

    /// Whole years, of the duration's sign.
    public var years: Int64 { totalMonths / 12 }
    /// Months beside the years, of the duration's sign.
    public var months: Int64 { totalMonths % 12 }

    public static func < (left: YearMonthDuration, right: YearMonthDuration) -> Bool {
        left.totalMonths < right.totalMonths
    }

    /// nil if 64 bits do not hold it, as in all that follow.
    public var negated: YearMonthDuration? { YearMonthDuration.zero.subtracting(self) }
    public var magnitude: YearMonthDuration? { totalMonths < 0 ? negated : self }

    public func adding(_ other: YearMonthDuration) -> YearMonthDuration? {
        let (sum, overflow) = totalMonths.addingReportingOverflow(other.totalMonths)
        return overflow ? nil : YearMonthDuration(months: sum)
    }

    public func subtracting(_ other: YearMonthDuration) -> YearMonthDuration? {
        let (difference, overflow) = totalMonths.subtractingReportingOverflow(other.totalMonths)
        return overflow ? nil : YearMonthDuration(months: difference)
    }

    /// The product, cut off to whole months toward zero.
    public func multiplied(by factor: Decimal) -> YearMonthDuration? {
        YearMonthDuration(Decimal.product(Decimal(totalMonths), factor, scale: 0, .down))
    }

    /// The quotient, cut off to whole months toward zero; nil if the divisor is zero.
    public func divided(by divisor: Decimal) -> YearMonthDuration? {
        YearMonthDuration(Decimal.quotient(Decimal(totalMonths), divisor, scale: 0, .down))
    }

    /// How many times the other duration fits into this one; nil if it is zero.
    public func divided(by other: YearMonthDuration) -> Decimal? {
        Decimal(totalMonths).divided(by: Decimal(other.totalMonths))
    }

    private init?(_ months: Decimal?) {
        guard let months = months?.exactInt64 else { return nil }
        self.init(months: months)
    }
}

extension YearMonthDuration: CustomStringConvertible {
    /// Reads `P1Y2M`, `-P3M`: years, months or both.
    public init?(_ text: some StringProtocol) {
        guard let duration = TextScanner.scan(text, { $0.yearMonthDuration() }) else { return nil }
        self = duration
    }

    /// Years and months below 12, what is zero left out: `P1Y2M`, `-P10M`, `P0M`.
    public var description: String {
        if totalMonths == 0 { return "P0M" }
        let size = totalMonths.magnitude
        var text = totalMonths < 0 ? "-P" : "P"
        if size >= 12 { text += "\(size / 12)Y" }
        if !size.isMultiple(of: 12) { text += "\(size % 12)M" }
        return text
    }
}

extension TextScanner {
    fileprivate mutating func yearMonthDuration() -> YearMonthDuration? {
        let isNegative = take("-")
        guard take("P"), var amount = digits()?.value else { return nil }
        var total: Int64 = 0
        var isComplete = false
        if take("Y") {
            let (months, overflow) = amount.multipliedReportingOverflow(by: 12)
            if overflow { return nil }
            total = months
            isComplete = isAtEnd
            if !isComplete {
                guard let value = digits()?.value else { return nil }
                amount = value
            }
        }
        if !isComplete {
            guard take("M") else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(amount)
            if overflow { return nil }
            total = sum
        }
        return YearMonthDuration(months: isNegative ? -total : total)
    }
}
