package import FEELSyntax

/// Equality and order of values. Nil stands for null: the two cannot be compared.
extension Value {
    /// `left = right`. Two nulls are equal, null and anything else are not; values of different types give nil.
    ///
    /// - Complexity: O(size) for lists and contexts.
    /// - Specification: DMN 1.5, table 42.
    public static func equal(_ left: Value, _ right: Value) -> Bool? {
        switch (left, right) {
        case (.null, .null): true
        case (.null, _), (_, .null): false
        case (.boolean(let a), .boolean(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a == b
        case (.list(let a), .list(let b)): equalLists(a, b)
        case (.context(let a), .context(let b)): equalContexts(a, b)
        case (.row(let a), .row(let b)): a === b
        case (.range(let a), .range(let b)): equalRanges(a, b)
        case (.function(let a), .function(let b)): a === b ? true : nil
        default: order(left, right).map { $0 == 0 }
        }
    }

    /// The sign of `left - right` for values that have an order; nil for others.
    ///
    /// - Specification: DMN 1.5, table 44.
    public static func order(_ left: Value, _ right: Value) -> Int? {
        switch (left, right) {
        case (.number(let a), .number(let b)): sign(a, b)
        case (.string(let a), .string(let b)): orderByScalars(a, b)
        default: temporalOrder(left, right)
        }
    }

    /// Dates, times and durations of one kind; a date beside a moment counts as its midnight.
    private static func temporalOrder(_ left: Value, _ right: Value) -> Int? {
        switch (left, right) {
        case (.date(let a), .date(let b)): sign(a, b)
        case (.time(let a), .time(let b)): a.compare(b)
        case (.dateTime(let a), .dateTime(let b)): a.compare(b)
        case (.date(let a), .dateTime(let b)): DateTime(midnightOf: a).compare(b)
        case (.dateTime(let a), .date(let b)): a.compare(DateTime(midnightOf: b))
        case (.yearMonthDuration(let a), .yearMonthDuration(let b)): sign(a, b)
        case (.dayTimeDuration(let a), .dayTimeDuration(let b)): sign(a, b)
        default: nil
        }
    }

    /// `left op right`; nil is null.
    package static func compare(_ left: Value, _ comparison: Node.Comparison, _ right: Value) -> Bool? {
        switch comparison {
        case .equal: return equal(left, right)
        case .notEqual: return equal(left, right).map { !$0 }
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let order = order(left, right) else { return nil }
            return comparison.holds(order)
        }
    }

    private static func sign<T: Comparable>(_ left: T, _ right: T) -> Int {
        left < right ? -1 : left == right ? 0 : 1
    }

    private static func orderByScalars(_ left: String, _ right: String) -> Int {
        if left == right { return 0 }
        return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars) ? -1 : 1
    }

    private static func equalLists(_ left: [Value], _ right: [Value]) -> Bool? {
        guard left.count == right.count else { return false }
        for (a, b) in zip(left, right) {
            guard let same = equal(a, b) else { return nil }
            if !same { return false }
        }
        return true
    }

    private static func equalContexts(_ left: Context, _ right: Context) -> Bool? {
        guard left.entries.count == right.entries.count else { return false }
        for entry in left.entries {
            guard let other = right[entry.key] else { return false }
            guard let same = equal(entry.value, other) else { return nil }
            if !same { return false }
        }
        return true
    }

    private static func equalRanges(_ left: RangeValue, _ right: RangeValue) -> Bool? {
        guard left.lowEnd == right.lowEnd, left.highEnd == right.highEnd, left.isComplement == right.isComplement,
            left.isPoint == right.isPoint
        else { return false }
        guard let low = equal(left.low, right.low), let high = equal(left.high, right.high) else { return nil }
        return low && high
    }
}

extension Node.Comparison {
    /// Whether the comparison holds for operands of this order.
    package func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

/// Three-valued logic with the unknown of missing inputs beside null: what is decided stays decided, otherwise unknown
/// wins over null.
///
/// - Specification: DMN 1.5, tables 49 and 50.
package enum Logic {
    package static func and(_ left: Value, _ right: Value) -> Value {
        if case .boolean(false) = left { return .boolean(false) }
        if case .boolean(false) = right { return .boolean(false) }
        if case .boolean = left, case .boolean = right { return .boolean(true) }
        return left.isUnknown || right.isUnknown ? .unknown : .null
    }

    package static func or(_ left: Value, _ right: Value) -> Value {
        if case .boolean(true) = left { return .boolean(true) }
        if case .boolean(true) = right { return .boolean(true) }
        if case .boolean = left, case .boolean = right { return .boolean(false) }
        return left.isUnknown || right.isUnknown ? .unknown : .null
    }

    package static func value(_ truth: Bool?) -> Value {
        truth.map(Value.boolean) ?? .null
    }
}
