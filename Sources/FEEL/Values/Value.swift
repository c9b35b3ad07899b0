/// A FEEL value.
///
/// `unknown` is an addition of this project: an input that was not given. It absorbs in arithmetic and comparison, and
/// only logic can decide around it; `null` is a value that is known to be nothing.
///
/// - Specification: DMN 1.5, 10.3.2.
public enum Value: Sendable {
    case null
    case unknown
    case boolean(Bool)
    case number(Decimal)
    case string(String)
    case date(CalendarDate)
    case time(ClockTime)
    case dateTime(DateTime)
    case yearMonthDuration(YearMonthDuration)
    case dayTimeDuration(DayTimeDuration)
    case list([Value])
    case context(Context)
    case row(Row)
    case range(RangeValue)
    case function(FunctionValue)
}

/// Named values in the order in which they were written.
///
/// - Specification: DMN 1.5, 10.3.2.3.7.
public struct Context: Sendable {
    public struct Entry: Sendable {
        public let key: String
        public let value: Value

        public init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    public private(set) var entries: [Entry]

    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    /// - Complexity: O(entries).
    public subscript(key: String) -> Value? {
        entries.first { $0.key == key }?.value
    }

    /// Replaces the entry of that key, or adds it at the end.
    public mutating func set(_ key: String, _ value: Value) {
        let entry = Entry(key: key, value: value)
        if let index = entries.firstIndex(where: { $0.key == key }) {
            entries[index] = entry
        } else {
            entries.append(entry)
        }
    }
}

/// One row of a table of the inputs: its values by column, and where it stands, so that a reader can be told.
public final class Row: Sendable {
    /// The input that holds the table.
    public let input: Int
    /// The number of the row in its table, from 1.
    public let number: Int
    public let values: [Value]

    public init(input: Int, number: Int, values: [Value]) {
        self.input = input
        self.number = number
        self.values = values
    }
}

/// A range of values, also one made of a single comparison: `[1..5]`, `(< 10)`, `(!= 3)`.
///
/// - Specification: DMN 1.5, 10.3.2.7.
public final class RangeValue: Sendable {
    /// What is known of one end.
    public enum End: Sendable, Hashable, CaseIterable {
        /// No end was written, as above `10` in `(>= 10)`.
        case absent
        case open
        case closed
    }

    public let low: Value
    public let high: Value
    public let lowEnd: End
    public let highEnd: End
    /// For `(!= x)`: everything but `low`.
    public let isComplement: Bool
    /// For `(= x)`: `low` and nothing else, of any type.
    public let isPoint: Bool

    public init(
        low: Value, lowEnd: End, high: Value, highEnd: End, isComplement: Bool = false, isPoint: Bool = false
    ) {
        self.low = low
        self.high = high
        self.lowEnd = lowEnd
        self.highEnd = highEnd
        self.isComplement = isComplement
        self.isPoint = isPoint
    }
}

/// A function as a value: a built-in, or one that an expression defines, with what it saw where it was defined.
public final class FunctionValue: Sendable {
    enum Body: Sendable {
        case builtin(Int)
        case closure(Closure)
    }

    /// Where the body of a defined function is, and the values around its definition.
    struct Closure: Sendable {
        let plan: Plan
        let function: PlanFunction
        let captured: [Value]
    }

    let body: Body
    /// Names of the parameters, in order.
    public let parameters: [String]

    init(body: Body, parameters: [String]) {
        self.body = body
        self.parameters = parameters
    }
}

extension Value {
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    public var isUnknown: Bool {
        if case .unknown = self { return true }
        return false
    }

    /// The number, if it is one.
    public var number: Decimal? {
        if case .number(let number) = self { return number }
        return nil
    }

    public var boolean: Bool? {
        if case .boolean(let truth) = self { return truth }
        return nil
    }

    public var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    public var list: [Value]? {
        if case .list(let items) = self { return items }
        return nil
    }
}
