/// A stretch of ordered values between two cuts. A cut stands just before or just after a value: `[1..5)` lies between
/// the cut before 1 and the cut before 5. All relations of ranges come down to the order of cuts.
///
/// - Specification: DMN 1.5, 10.3.4.7.
struct Interval {
    let low: Cut
    let high: Cut

    /// The interval of a range, or the one that holds a single point.
    ///
    /// - Returns: Nil if the value is not what is asked for, or the range has a gap, as `(!= 3)`.
    init?(_ value: Value, isRange: Bool) {
        switch (value, isRange) {
        case (.range(let range), true):
            if range.isComplement { return nil }
            low = range.lowEnd == .absent ? .bottom : .at(range.low, isAfter: range.lowEnd == .open)
            high = range.highEnd == .absent ? .top : .at(range.high, isAfter: range.highEnd == .closed)
        case (.range, false), (.null, _), (_, true): return nil
        default:
            low = .at(value, isAfter: false)
            high = .at(value, isAfter: true)
        }
    }

    enum Cut {
        case bottom
        case at(Value, isAfter: Bool)
        case top

        /// The sign of `left - right`; nil if the values can't be compared.
        static func compare(_ left: Cut, _ right: Cut) -> Int? {
            switch (left, right) {
            case (.bottom, .bottom), (.top, .top): return 0
            case (.bottom, _), (_, .top): return -1
            case (.top, _), (_, .bottom): return 1
            case (.at(let a, let isAfterA), .at(let b, let isAfterB)):
                guard let order = Value.order(a, b) else { return nil }
                if order != 0 || isAfterA == isAfterB { return order }
                return isAfterA ? 1 : -1
            }
        }
    }

    // MARK: Relations. Nil where values can't be compared and the rest does not decide.

    static func isBefore(_ left: Interval, _ right: Interval) -> Bool? {
        Cut.compare(left.high, right.low).map { $0 <= 0 }
    }

    /// The one ends with the very value that the other starts with.
    static func meets(_ left: Interval, _ right: Interval) -> Bool? {
        guard case .at(let end, true) = left.high, case .at(let start, false) = right.low else { return false }
        return Value.order(end, start).map { $0 == 0 }
    }

    static func coincide(_ left: Interval, _ right: Interval) -> Bool? {
        both(Cut.compare(left.low, right.low).map { $0 == 0 }, Cut.compare(left.high, right.high).map { $0 == 0 })
    }

    static func overlap(_ left: Interval, _ right: Interval) -> Bool? {
        both(Cut.compare(right.low, left.high).map { $0 < 0 }, Cut.compare(left.low, right.high).map { $0 < 0 })
    }

    static func overlapsBefore(_ left: Interval, _ right: Interval) -> Bool? {
        both(
            Cut.compare(left.low, right.low).map { $0 < 0 },
            both(Cut.compare(right.low, left.high).map { $0 < 0 }, Cut.compare(left.high, right.high).map { $0 <= 0 }))
    }

    /// The left one is the last part of the right one.
    static func finishes(_ left: Interval, _ right: Interval) -> Bool? {
        both(Cut.compare(left.high, right.high).map { $0 == 0 }, Cut.compare(left.low, right.low).map { $0 >= 0 })
    }

    /// The left one is the first part of the right one.
    static func begins(_ left: Interval, _ right: Interval) -> Bool? {
        both(Cut.compare(left.low, right.low).map { $0 == 0 }, Cut.compare(left.high, right.high).map { $0 <= 0 })
    }

    static func includes(_ left: Interval, _ right: Interval) -> Bool? {
        both(Cut.compare(left.low, right.low).map { $0 <= 0 }, Cut.compare(left.high, right.high).map { $0 >= 0 })
    }

    /// Both hold; false decides, nil is neither.
    private static func both(_ left: Bool?, _ right: Bool?) -> Bool? {
        if left == false || right == false { return false }
        return left == true && right == true ? true : nil
    }
}
