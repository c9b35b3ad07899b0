/// A number with as many digits after the point as are to be shown.
public struct ShownNumber: Sendable, Hashable {
    /// The number as shown.
    public let value: Decimal
    public let fractionDigits: Int

    public init(_ value: Decimal, fractionDigits: Int) {
        (self.value, self.fractionDigits) = (value, fractionDigits)
    }

    /// The digits with a decimal point: `97.996`, `98.00`.
    public var text: String { value.text(fractionDigits: fractionDigits) }
}

extension Decimal {
    /// A quotient for display beside the thresholds that it was compared with: what is shown stands to each of them as the
    /// exact quotient does.
    ///
    /// 48998/50000 beside 98 % is 97.996, never 98.00, while 49/50 is 98.00. Rounds at the fewest digits that keep every
    /// order. Where none does within 34 digits, cuts toward the quotient's side of the thresholds instead. A quotient that is
    /// not equal to a threshold is never shown equal to it.
    ///
    /// - Parameters:
    ///   - thresholds: Given as ratios, 0.98, also for percentages. Without any, the quotient is just rounded.
    ///   - isPercent: Show a hundred times the quotient.
    ///   - minimumDigits: Show at least so many digits after the point.
    ///   - mode: Half to even, or outwards for the end of an interval.
    /// - Returns: nil if the denominator is zero or the quotient is out of range.
    /// - Complexity: O(digits · thresholds).
    public static func shownQuotient(
        _ numerator: Decimal, _ denominator: Decimal, comparedWith thresholds: [Decimal], isPercent: Bool,
        minimumDigits: Int = 2, _ mode: RoundingMode = .halfEven
    ) -> ShownNumber? {
        if denominator.isZero { return nil }
        let top = denominator.isNegative ? numerator.negated : numerator
        let quotient = Quotient(top, denominator.magnitude, thresholds, isPercent ? 2 : 0)
        guard quotient.isInRange else { return nil }
        return quotient.shown(minimumDigits: minimumDigits, mode)
    }

    /// The same beside one threshold.
    public static func shownQuotient(
        _ numerator: Decimal, _ denominator: Decimal, comparedWith threshold: Decimal, isPercent: Bool,
        minimumDigits: Int = 2
    ) -> ShownNumber? {
        shownQuotient(
            numerator, denominator, comparedWith: [threshold], isPercent: isPercent, minimumDigits: minimumDigits)
    }

    /// How many digits stand after the point when the number is written out without zeros at its end.
    public var fractionDigits: Int { max(0, -reduced.exponent) }
}

/// The quotient of `top` and a positive `bottom`, times 10^`shift`, beside thresholds.
private struct Quotient {
    let top: Decimal
    let bottom: Decimal
    let shift: Int
    /// How the exact quotient stands to each threshold: -1, 0 or 1.
    let orders: [(threshold: Decimal, order: Int)]

    init(_ top: Decimal, _ bottom: Decimal, _ thresholds: [Decimal], _ shift: Int) {
        (self.top, self.bottom, self.shift) = (top, bottom, shift)
        orders = thresholds.map { ($0, Decimal.compareProducts(top, .one, $0, bottom)) }
    }

    /// What is shown for a threshold when it is written out, and the unit of the shown number.
    private var unit: Decimal { Decimal(isNegative: false, coefficient: shift == 0 ? 1 : 100, exponent: 0) }

    var isInRange: Bool { top.divided(by: bottom)?.multiplied(by: unit) != nil }

    func shown(minimumDigits: Int, _ mode: RoundingMode) -> ShownNumber? {
        let first = min(max(0, minimumDigits), Decimal.scales.upperBound)
        var last = first
        for digits in first...max(first, mostDigits) {
            guard let value = rounded(digits, mode) else { break }
            if keepsOrder(value) { return ShownNumber(value, fractionDigits: digits) }
            last = digits
        }
        return cut(last) ?? ShownNumber(nearest, fractionDigits: first)
    }

    /// As many digits as the thresholds have, and no fewer than 34.
    private var mostDigits: Int {
        let written = orders.map { -$0.threshold.reduced.exponent - shift }.max() ?? 0
        return min(max(Decimal.digits, written), Decimal.scales.upperBound)
    }

    private func rounded(_ digits: Int, _ mode: RoundingMode) -> Decimal? {
        guard digits + shift <= Decimal.scales.upperBound else { return nil }
        let scaled = Decimal.quotient(top, bottom, scale: digits + shift, mode)
        return scaled.flatMap { Decimal.packed($0.isNegative, $0.coefficient, $0.exponent + shift) }
    }

    private func keepsOrder(_ value: Decimal) -> Bool {
        orders.allSatisfy { Decimal.compareProducts(value, .one, $0.threshold, unit) == $0.order }
    }

    /// Rounds away from the threshold that is in the way, at the finest grid that 34 digits allow.
    private func cut(_ digits: Int) -> ShownNumber? {
        for mode in [RoundingMode.floor, .ceiling] {
            if let value = rounded(digits, mode), keepsOrder(value) {
                return ShownNumber(value, fractionDigits: digits)
            }
        }
        return nil
    }

    /// For numbers of more than 34 digits before the point: as near as 34 digits come, on the right side.
    private var nearest: Decimal {
        let value = top.divided(by: bottom)?.multiplied(by: unit) ?? top
        if keepsOrder(value) { return value }
        for (threshold, order) in orders where order != 0 {
            let step = Decimal(isNegative: order < 0, coefficient: 1, exponent: value.exponent)
            if let beside = threshold.multiplied(by: unit)?.adding(step), keepsOrder(beside) { return beside }
        }
        return value
    }
}
