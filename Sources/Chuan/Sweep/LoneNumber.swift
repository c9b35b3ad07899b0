import FEEL
import FEELSyntax

/// What a missing number of things may be; nil for no end.
struct LoneNumber {
    var low: Int64 = 0
    var high: Int64?
}

extension RestorePlan.Line {
    private enum Rest {
        case sum(Int128)
        /// The line has no truth.
        case nothing
        case unclear
    }

    /// Narrows what a missing number may be to what the line allows.
    ///
    /// - Returns: False where it is no plain bound.
    func bind(_ number: inout LoneNumber, column: Int, _ row: Int, _ block: ColumnBlock) -> Bool {
        guard let factor = terms.first(where: { $0.column == column })?.factor, factor != 0 else { return true }
        switch rest(without: column, row, block) {
        case .nothing: return true
        case .unclear: return false
        case .sum(let rest): return narrow(&number, factor: factor, rest: rest)
        }
    }

    /// The sum of everything but one column.
    private func rest(without column: Int, _ row: Int, _ block: ColumnBlock) -> Rest {
        var sum = Int128(constant)
        for term in terms where term.column != column {
            let value = block.values(of: term.column)[row]
            switch block.states(of: term.column)[row] {
            case ColumnState.value where value.magnitude < LoneNumber.large: sum += Int128(term.factor) * Int128(value)
            case ColumnState.null: return .nothing
            default: return .unclear
            }
        }
        return .sum(sum)
    }

    /// `rest + factor · number` compares with zero.
    private func narrow(_ number: inout LoneNumber, factor: Int64, rest: Int128) -> Bool {
        let isUpper: Bool
        switch comparison {
        case .lessOrEqual: isUpper = factor > 0
        case .greaterOrEqual: isUpper = factor < 0
        default: return false
        }
        // The number against -rest / factor.
        let (quotient, remainder) = (-rest).quotientAndRemainder(dividingBy: Int128(factor))
        let isBelow = remainder != 0 && (remainder < 0) != (factor < 0)
        let floor = isBelow ? quotient - 1 : quotient
        let end = isUpper || remainder == 0 ? floor : floor + 1
        guard let end = Int64(exactly: end), end.magnitude < LoneNumber.large else { return false }
        if isUpper {
            number.high = min(number.high ?? end, end)
        } else {
            number.low = max(number.low, end)
        }
        return true
    }
}

extension LoneNumber {
    /// Bounds lose sight of larger numbers.
    static var large: UInt64 { 1 << 53 }
}

/// What a rate comes out as at two places of a straight line.
struct LoneRate {
    struct Point {
        let above: Int64
        let below: Int64
    }

    let bar: ColumnCheck.Threshold
    let low: Point
    let high: Point
    /// The second place is one step behind the first, and there is no end.
    let isEndless: Bool

    /// The verdict, where it is the same everywhere, or unknown, where it is not; nil where that is not plain.
    var verdict: UInt8? {
        guard low.below > 0, high.below > 0, !isEndless || high.below >= low.below else { return nil }
        let (first, second) = (margin(low), margin(high))
        // Where it goes to.
        let last = isEndless ? (second - first).signum() : second.signum()
        let start = Int(first.signum())
        let end = isEndless && last == 0 ? start : Int(last)
        if start * end < 0, bar.passes(start) == bar.passes(end) { return nil }
        if bar.passes(start) != bar.passes(end) { return SweptVerdict.unknown }
        return bar.passes(start) ? SweptVerdict.pass : SweptVerdict.fail
    }

    private func margin(_ point: Point) -> Int128 {
        Int128(point.above) * Int128(bar.first) - Int128(point.below) * Int128(bar.second)
    }
}

extension ColumnCheck.Threshold {
    /// - Parameter order: Of the two sides.
    fileprivate func passes(_ order: Int) -> Bool { meets & (order < 0 ? 1 : order == 0 ? 2 : 4) != 0 }
}
