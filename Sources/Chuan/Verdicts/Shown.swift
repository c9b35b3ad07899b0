import Diagnostics
import FEEL
import FEELSyntax

/// Figures as they are shown beside a verdict: rounded only as far as the shown comparison stays true.
enum Shown {
    /// A share as a percentage with the fewest decimals, two at least, that compares with the numbers of the target as
    /// the exact share does. 48998/50000 against 98% is `97,996%`.
    static func rate(_ numerator: Decimal, _ denominator: Decimal, _ target: CompiledTarget) -> Message? {
        Decimal.shownQuotient(numerator, denominator, comparedWith: target.numbers, isPercent: true)
            .map { NumberForm.percent($0.text) }
    }

    /// A share that was rounded before it was compared: what was compared is shown.
    static func rate(rounded quotient: Decimal, digits: Int) -> Message? {
        quotient.rounded(scale: digits + 2, .halfUp)?.multiplied(by: Decimal(100))
            .map { NumberForm.percent($0.text(fractionDigits: digits)) }
    }

    /// A rate as it was reported.
    static func reported(_ rate: Decimal) -> Message? {
        rate.multiplied(by: Decimal(100)).map { NumberForm.percent($0.description) }
    }

    /// The same with as many digits as were printed, which its interval tells: `98,0%` is not `98%`.
    static func reported(_ rate: Decimal, in interval: RateInterval) -> Message? {
        guard let low = interval.low.multiplied(by: Decimal(100)), let percent = rate.multiplied(by: Decimal(100))
        else {
            return nil
        }
        func places(_ text: String) -> Int { text.split(separator: ".").dropFirst().first?.count ?? 0 }
        let text = percent.description
        let zeros = max(0, places(low.description) - 1 - places(text))
        let padded = zeros == 0 ? text : text + (places(text) == 0 ? "." : "") + String(repeating: "0", count: zeros)
        return NumberForm.percent(padded)
    }

    /// An end of the range of a rate, rounded outwards, but not past a number of the target.
    static func bound(_ rate: Decimal, isLow: Bool, comparedWith numbers: [Decimal] = []) -> Message? {
        Decimal.shownQuotient(rate, .one, comparedWith: numbers, isPercent: true, isLow ? .floor : .ceiling)
            .map { NumberForm.percent($0.text) }
    }

    /// A number that is no share of counts: with more than two decimals it is rounded like a share.
    static func number(_ number: Decimal, comparedWith numbers: [Decimal], isPercent: Bool) -> ShownNumber? {
        Decimal.shownQuotient(
            number, .one, comparedWith: numbers, isPercent: isPercent,
            minimumDigits: isPercent ? 2 : min(2, number.fractionDigits))
    }

    /// Any value, rounded where it has many decimals.
    static func value(_ value: Value) -> Message? {
        switch value {
        case .number(let number):
            NumberForm.message(
                Shown.number(number, comparedWith: [], isPercent: false)?.text ?? number.description)
        case .date(let date): Message(vi: date.vietnamese, en: date.description)
        case .null, .unknown: nil
        default: Message(value.text())
        }
    }
}

extension CompiledTarget {
    /// The numbers that stand in the target: what a figure is compared with, and in the end the nearest of them.
    var numbers: [Decimal] {
        if let comparison { return [comparison.1] }
        return plan.constants.compactMap(\.number)
    }

    /// The only number that it compares with.
    var limit: Limit? {
        comparison.map { Limit(comparison: $0.rawValue, value: $1, isPercent: speaksOfPercent) }
    }

    /// Whether the target is written in percentages.
    var speaksOfPercent: Bool {
        tree.nodes.contains { node in
            if case .percent = node { return true }
            return false
        }
    }
}
