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
    /// A quotient for display beside the threshold that it was compared with: what is shown stands to the threshold as the
    /// exact quotient does.
    ///
    /// 48998/50000 beside 98 % is 97.996, never 98.00, while 49/50 is 98.00. Rounds half to even at the fewest digits that
    /// keep the order. Where none does within 34 digits, cuts toward the quotient's side of the threshold instead. A quotient
    /// that is not equal to the threshold is never shown equal to it.
    ///
    /// - Parameters:
    ///   - isPercent: Show a hundred times the quotient. The threshold is given as a ratio, 0.98, all the same.
    ///   - minimumDigits: Show at least so many digits after the point.
    /// - Returns: nil if the denominator is zero or the quotient is out of range.
    public static func shownQuotient(
        _ numerator: Decimal, _ denominator: Decimal, comparedWith threshold: Decimal, isPercent: Bool,
        minimumDigits: Int = 2
    ) -> ShownNumber? {
        if denominator.isZero { return nil }
        let top = denominator.isNegative ? numerator.negated : numerator
        let quotient = Quotient(top, denominator.magnitude, threshold, isPercent ? 2 : 0)
        guard quotient.isInRange else { return nil }
        return quotient.shown(minimumDigits: minimumDigits)
    }
}

/// The quotient of `top` and a positive `bottom`, times 10^`shift`, beside a threshold.
private struct Quotient {
    let top: Decimal
    let bottom: Decimal
    let threshold: Decimal
    let shift: Int
    /// How the exact quotient stands to the threshold: -1, 0 or 1.
    let order: Int

    init(_ top: Decimal, _ bottom: Decimal, _ threshold: Decimal, _ shift: Int) {
        (self.top, self.bottom, self.threshold, self.shift) = (top, bottom, threshold, shift)
        order = Decimal.compareProducts(top, .one, threshold, bottom)
    }

    /// What is shown for the threshold when it is written out, and the unit of the shown number.
    private var unit: Decimal { Decimal(isNegative: false, coefficient: shift == 0 ? 1 : 100, exponent: 0) }

    var isInRange: Bool { top.divided(by: bottom)?.multiplied(by: unit) != nil }

    func shown(minimumDigits: Int) -> ShownNumber? {
        let first = min(max(0, minimumDigits), Decimal.scales.upperBound)
        var last = first
        for digits in first...max(first, mostDigits) {
            guard let value = rounded(digits, .halfEven) else { break }
            if keepsOrder(value) { return ShownNumber(value, fractionDigits: digits) }
            last = digits
        }
        return cut(last) ?? ShownNumber(nearest, fractionDigits: first)
    }

    /// As many digits as the threshold has, and no fewer than 34.
    private var mostDigits: Int {
        min(max(Decimal.digits, -threshold.reduced.exponent - shift), Decimal.scales.upperBound)
    }

    private func rounded(_ digits: Int, _ mode: RoundingMode) -> Decimal? {
        guard digits + shift <= Decimal.scales.upperBound else { return nil }
        let scaled = Decimal.quotient(top, bottom, scale: digits + shift, mode)
        return scaled.flatMap { Decimal.packed($0.isNegative, $0.coefficient, $0.exponent + shift) }
    }

    private func keepsOrder(_ value: Decimal) -> Bool {
        Decimal.compareProducts(value, .one, threshold, unit) == order
    }

    /// Rounds away from the threshold at the finest grid that 34 digits allow.
    private func cut(_ digits: Int) -> ShownNumber? {
        guard let value = rounded(digits, order < 0 ? .floor : .ceiling), keepsOrder(value) else { return nil }
        return ShownNumber(value, fractionDigits: digits)
    }

    /// For numbers of more than 34 digits before the point: as near as 34 digits come, on the right side.
    private var nearest: Decimal {
        let value = top.divided(by: bottom)?.multiplied(by: unit) ?? top
        if keepsOrder(value) { return value }
        let step = Decimal(isNegative: order < 0, coefficient: 1, exponent: value.exponent)
        return threshold.multiplied(by: unit)?.adding(step) ?? value
    }
}
