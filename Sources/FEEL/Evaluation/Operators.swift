import FEELSyntax

/// What the operators of the language do with values. Null is the result of operands that don't fit.
enum Operators {
    // MARK: Comparison

    static func compare(_ left: Value, _ comparison: Node.Comparison, _ right: Value) -> Value {
        if case .number(let a) = left, case .number(let b) = right {
            return .boolean(comparison.holds(a < b ? -1 : a == b ? 0 : 1))
        }
        if left.holdsUnknown || right.holdsUnknown { return .unknown }
        return Logic.value(Value.compare(left, comparison, right))
    }

    static func between(_ value: Value, _ low: Value, _ high: Value) -> Value {
        Logic.and(compare(value, .greaterOrEqual, low), compare(value, .lessOrEqual, high))
    }

    static func not(_ value: Value) -> Value {
        switch value {
        case .boolean(let truth): .boolean(!truth)
        case .unknown: .unknown
        default: .null
        }
    }

    /// Whether a value passes a test that is no comparison: it is in the range or list, equal, or the test is true.
    ///
    /// - Specification: DMN 1.5, table 55.
    static func test(_ value: Value, _ test: Value) -> Value {
        switch test {
        case .range(let range): return contains(range, value)
        case .list(let items):
            if case .list = value, Value.equal(value, test) == true { return .boolean(true) }
            return among(items, value)
        case .boolean(let truth):
            if case .boolean(let given) = value { return .boolean(given == truth) }
            return value.isUnknown ? .unknown : .boolean(truth)
        case .unknown: return .unknown
        default: return compare(value, .equal, test)
        }
    }

    /// Whether one item of a list is the value, or a range that holds it. Items that can't be compared are other values.
    private static func among(_ items: [Value], _ value: Value) -> Value {
        var result = Value.boolean(false)
        for item in items {
            switch Operators.test(value, item) {
            case .boolean(true): return .boolean(true)
            case .unknown: result = .unknown
            default: continue
            }
        }
        return result
    }

    static func contains(_ range: RangeValue, _ value: Value) -> Value {
        if range.isComplement { return compare(value, .notEqual, range.low) }
        if range.isPoint { return compare(value, .equal, range.low) }
        var result = Value.boolean(true)
        if range.lowEnd != .absent {
            result = compare(value, range.lowEnd == .closed ? .greaterOrEqual : .greater, range.low)
        }
        if range.highEnd != .absent {
            result = Logic.and(result, compare(value, range.highEnd == .closed ? .lessOrEqual : .less, range.high))
        }
        return result
    }

    // MARK: Ranges

    static func range(_ low: Value, _ lowEnd: RangeValue.End, _ high: Value, _ highEnd: RangeValue.End) -> Value {
        if low.isUnknown || high.isUnknown { return .unknown }
        if !low.isNull, !high.isNull {
            guard let order = Value.order(low, high), order <= 0 else { return .null }
        }
        return .range(RangeValue(low: low, lowEnd: lowEnd, high: high, highEnd: highEnd))
    }

    /// `(>= 10)` and its like.
    static func range(_ comparison: Node.Comparison, _ operand: Value) -> Value {
        if operand.isUnknown { return .unknown }
        switch comparison {
        case .equal:
            return .range(
                RangeValue(low: operand, lowEnd: .closed, high: operand, highEnd: .closed, isPoint: true))
        case .notEqual:
            return .range(
                RangeValue(low: operand, lowEnd: .absent, high: operand, highEnd: .absent, isComplement: true))
        case .less: return .range(RangeValue(low: .null, lowEnd: .absent, high: operand, highEnd: .open))
        case .lessOrEqual: return .range(RangeValue(low: .null, lowEnd: .absent, high: operand, highEnd: .closed))
        case .greater: return .range(RangeValue(low: operand, lowEnd: .open, high: .null, highEnd: .absent))
        case .greaterOrEqual: return .range(RangeValue(low: operand, lowEnd: .closed, high: .null, highEnd: .absent))
        }
    }

    /// The whole numbers or dates from one value to another, both included, up or down; nil for other values, and for
    /// more than the limit.
    static func sequence(from first: Value, to last: Value, limit: Int) -> [Value]? {
        guard let count = count(from: first, to: last), count <= limit else { return nil }
        switch (first, last) {
        case (.number(let a), .number(let b)):
            guard let start = a.exactInt64, let end = b.exactInt64 else { return nil }
            return stride(from: start, through: end, by: start <= end ? 1 : -1).map { .number(Decimal($0)) }
        case (.date(let a), .date(let b)):
            let (first, last) = (a.daysSinceEpoch, b.daysSinceEpoch)
            return stride(from: first, through: last, by: first <= last ? 1 : -1).compactMap {
                CalendarDate(daysSinceEpoch: $0).map(Value.date)
            }
        default: return nil
        }
    }

    /// How many whole numbers or dates there are from one value to another, both included; nil for other values.
    static func count(from first: Value, to last: Value) -> Int64? {
        switch (first, last) {
        case (.number(let a), .number(let b)):
            guard let start = a.exactInt64, let end = b.exactInt64 else { return nil }
            return length(start, end)
        case (.date(let a), .date(let b)): return length(a.daysSinceEpoch, b.daysSinceEpoch)
        default: return nil
        }
    }

    /// The whole numbers or dates inside a range.
    static func sequence(in range: RangeValue, limit: Int) -> [Value]? {
        guard let all = sequence(from: range.low, to: range.high, limit: limit) else { return nil }
        return all.filter { contains(range, $0).boolean == true }
    }

    /// How many whole numbers there are from one to another; the most that fits where there are more.
    private static func length(_ a: Int64, _ b: Int64) -> Int64 {
        let (difference, overflow) = max(a, b).subtractingReportingOverflow(min(a, b))
        return overflow || difference == .max ? .max : difference + 1
    }

    // MARK: Properties

    /// - Specification: DMN 1.5, table 60.
    static func property(_ name: String, of value: Value) -> Value {
        switch value {
        case .date(let date): dateProperty(name, date) ?? .null
        case .dateTime(let moment): dateProperty(name, moment.date) ?? timeProperty(name, moment.time) ?? .null
        case .time(let time): timeProperty(name, time) ?? .null
        case .yearMonthDuration(let duration): durationProperty(name, duration)
        case .dayTimeDuration(let duration): durationProperty(name, duration)
        case .range(let range): rangeProperty(name, range)
        default: .null
        }
    }

    private static func dateProperty(_ name: String, _ date: CalendarDate) -> Value? {
        switch name {
        case "year": .number(Decimal(date.year))
        case "month": .number(Decimal(date.month))
        case "day": .number(Decimal(date.day))
        case "weekday": .number(Decimal(date.weekday))
        default: nil
        }
    }

    private static func timeProperty(_ name: String, _ time: ClockTime) -> Value? {
        switch name {
        case "hour": .number(Decimal(time.hour))
        case "minute": .number(Decimal(time.minute))
        case "second": .number(Decimal(time.second))
        case "time offset": time.offset.map(Value.dayTimeDuration) ?? .null
        case "timezone": time.zone.regionName.map(Value.string) ?? .null
        default: nil
        }
    }

    private static func durationProperty(_ name: String, _ duration: YearMonthDuration) -> Value {
        switch name {
        case "years": .number(Decimal(duration.years))
        case "months": .number(Decimal(duration.months))
        default: .null
        }
    }

    private static func durationProperty(_ name: String, _ duration: DayTimeDuration) -> Value {
        switch name {
        case "days": .number(Decimal(duration.days))
        case "hours": .number(Decimal(duration.hours))
        case "minutes": .number(Decimal(duration.minutes))
        case "seconds": .number(Decimal(duration.seconds))
        default: .null
        }
    }

    private static func rangeProperty(_ name: String, _ range: RangeValue) -> Value {
        switch name {
        case "start": range.low
        case "end": range.high
        case "start included": .boolean(range.lowEnd == .closed)
        case "end included": .boolean(range.highEnd == .closed)
        default: .null
        }
    }
}
