import Diagnostics
import FEEL

/// Figures as they are shown beside a verdict: rounded only as far as the shown comparison stays true.
enum Shown {
    /// A share as a percentage with the fewest decimals, two at least, that compares with the threshold as the exact
    /// share does. 48998/50000 against 98% is `97,996%`.
    static func rate(_ numerator: Decimal, _ denominator: Decimal, _ target: CompiledTarget) -> Message? {
        percentage(numerator, denominator, against: target.comparison?.1).map(NumberForm.percent)
    }

    static func percentage(_ numerator: Decimal, _ denominator: Decimal, against threshold: Decimal?) -> String? {
        guard !denominator.isZero, let share = numerator.divided(by: denominator) else { return nil }
        guard let percent = share.multiplied(by: Decimal(100)) else { return nil }
        let exact = threshold.map { Decimal.compareProducts(numerator, .one, $0, denominator) }
        for digits in 2...34 {
            guard let rounded = percent.rounded(scale: digits, .halfEven) else { return nil }
            guard let threshold, let exact else { return rounded.text(fractionDigits: digits) }
            // The shown figure against the threshold, both in percent, without rounding.
            if Decimal.compareProducts(rounded, .one, threshold, Decimal(100)) == exact {
                return rounded.text(fractionDigits: digits)
            }
        }
        return percent.description
    }

    /// A rate as it was reported.
    static func reported(_ rate: Decimal) -> Message? {
        rate.multiplied(by: Decimal(100)).map { NumberForm.percent($0.description) }
    }

    /// An end of the range of a rate, rounded outwards.
    static func bound(_ rate: Decimal, isLow: Bool) -> Message? {
        rate.multiplied(by: Decimal(100))?.rounded(scale: 2, isLow ? .floor : .ceiling)
            .map { NumberForm.percent($0.text(fractionDigits: 2)) }
    }

    static func value(_ value: Value) -> Message? {
        switch value {
        case .number(let number): NumberForm.message(number)
        case .null, .unknown: nil
        default: Message(value.text())
        }
    }
}
