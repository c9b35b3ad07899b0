import Chuan
import FEEL

/// A figure beside its target as lengths, in thousandths of the whole bar.
///
/// A bar is a picture of a verdict, not another judgement: where the exact figure lies so near to the target that a bar would
/// show it on the wrong side, it is drawn apart from it.
struct FigureBar {
    /// Where the figure, or what it may be, begins and ends; a known figure begins at 0.
    let start: Int
    let end: Int
    /// Where the target stands.
    let target: Int

    /// Thousandths that keep two things apart to the eye.
    private static let gap = 12

    /// Nil where there is nothing to draw: no single number as the target, or no figure.
    init?(_ item: ItemResult, of check: CheckResult) {
        guard let limit = check.limit, let scale = Scale(limit, holding: item.figures?.value) else { return nil }
        let target = scale.place(limit.value)
        if let value = item.figures?.value {
            start = 0
            let end = Self.apart(scale.place(value), target, item.verdict, limit, isBelow: value < limit.value)
            self.end = min(max(end, 0), 1000)
        } else if let bounds = item.bounds, item.verdict == .unknown {
            start = max(0, min(bounds.low.map { scale.place($0.value) } ?? 0, target - Self.gap))
            end = min(1000, max(bounds.high.map { scale.place($0.value) } ?? 1000, target + Self.gap))
        } else {
            return nil
        }
        self.target = target
    }

    private static func apart(_ place: Int, _ target: Int, _ verdict: VerdictCode, _ limit: Limit, isBelow: Bool) -> Int
    {
        let isMet = verdict == .pass
        if !isMet, verdict != .fail { return place }
        switch limit.comparison {
        case ">=": return isMet ? max(place, target) : min(place, target - gap)
        case ">": return isMet ? max(place, target + gap) : min(place, target)
        case "<=": return isMet ? min(place, target) : max(place, target + gap)
        case "<": return isMet ? min(place, target - gap) : max(place, target)
        case "=": return isMet ? target : isBelow ? min(place, target - gap) : max(place, target + gap)
        default: return place
        }
    }

    /// What a whole bar stands for.
    private struct Scale {
        private let whole: Decimal

        /// Shares stand on one whole, unless the target is a small one that must not be passed; other figures on a quarter
        /// more than their target; a figure beyond that has a little room behind it.
        init?(_ limit: Limit, holding value: Decimal?) {
            guard limit.value.signum > 0 else { return nil }
            let isUpwards = !limit.comparison.hasPrefix("<")
            let isShare = limit.isPercent && limit.value <= .one && (isUpwards || limit.value > FigureBar.half)
            let usual = isShare ? .one : limit.value.multiplied(by: isUpwards ? FigureBar.quarterMore : 2)
            guard let usual else { return nil }
            if let value, value > usual {
                guard let whole = value.multiplied(by: FigureBar.littleMore) else { return nil }
                self.whole = whole
            } else {
                whole = usual
            }
        }

        /// From 0 to 1000; what is beyond stands at the end.
        func place(_ value: Decimal) -> Int {
            guard value.signum > 0 else { return 0 }
            guard value < whole else { return 1000 }
            return value.multiplied(by: 1000)?.divided(by: whole)?.rounded(scale: 0, .halfEven)?.exactInt ?? 0
        }
    }

    private static let half = Decimal(1).divided(by: 2) ?? .one
    private static let quarterMore = Decimal(5).divided(by: 4) ?? .one
    private static let littleMore = Decimal(51).divided(by: 50) ?? .one
}
