import FEELSyntax

extension Operators {
    /// - Specification: DMN 1.5, tables 50 to 54.
    static func arithmetic(_ operation: Node.Arithmetic, _ left: Value, _ right: Value) -> Value {
        if case .number(let a) = left, case .number(let b) = right { return numbers(operation, a, b) }
        if left.isUnknown || right.isUnknown { return .unknown }
        switch operation {
        case .add: return add(left, right)
        case .subtract: return subtract(left, right)
        case .multiply: return multiply(left, right)
        case .divide: return divide(left, right)
        case .power: return .null
        }
    }

    private static func numbers(_ operation: Node.Arithmetic, _ a: Decimal, _ b: Decimal) -> Value {
        let result: Decimal? =
            switch operation {
            case .add: a.adding(b)
            case .subtract: a.subtracting(b)
            case .multiply: a.multiplied(by: b)
            case .divide: a.divided(by: b)
            case .power: a.power(b)
            }
        return result.map(Value.number) ?? .null
    }

    static func negate(_ value: Value) -> Value {
        switch value {
        case .number(let number): .number(number.negated)
        case .yearMonthDuration(let duration): duration.negated.map(Value.yearMonthDuration) ?? .null
        case .dayTimeDuration(let duration): duration.negated.map(Value.dayTimeDuration) ?? .null
        case .unknown: .unknown
        default: .null
        }
    }

    private static func add(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.string(let a), .string(let b)): .string(a + b)
        case (.yearMonthDuration(let a), .yearMonthDuration(let b)):
            a.adding(b).map(Value.yearMonthDuration) ?? .null
        case (.dayTimeDuration(let a), .dayTimeDuration(let b)): a.adding(b).map(Value.dayTimeDuration) ?? .null
        case (.yearMonthDuration, _): shift(right, by: left)
        case (.dayTimeDuration, _): shift(right, by: left)
        default: shift(left, by: right)
        }
    }

    private static func subtract(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.yearMonthDuration, .yearMonthDuration), (.dayTimeDuration, .dayTimeDuration): add(left, negate(right))
        case (_, .yearMonthDuration), (_, .dayTimeDuration): shift(left, by: negate(right))
        default: temporalDifference(left, right)
        }
    }

    private static func multiply(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.yearMonthDuration(let duration), .number(let factor)),
            (.number(let factor), .yearMonthDuration(let duration)):
            duration.multiplied(by: factor).map(Value.yearMonthDuration) ?? .null
        case (.dayTimeDuration(let duration), .number(let factor)),
            (.number(let factor), .dayTimeDuration(let duration)):
            duration.multiplied(by: factor).map(Value.dayTimeDuration) ?? .null
        default: .null
        }
    }

    private static func divide(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.yearMonthDuration(let duration), .number(let divisor)):
            duration.divided(by: divisor).map(Value.yearMonthDuration) ?? .null
        case (.dayTimeDuration(let duration), .number(let divisor)):
            duration.divided(by: divisor).map(Value.dayTimeDuration) ?? .null
        case (.yearMonthDuration(let a), .yearMonthDuration(let b)): a.divided(by: b).map(Value.number) ?? .null
        case (.dayTimeDuration(let a), .dayTimeDuration(let b)): a.divided(by: b).map(Value.number) ?? .null
        default: .null
        }
    }

    /// A point in time moved by a duration.
    private static func shift(_ value: Value, by duration: Value) -> Value {
        switch (value, duration) {
        case (.date(let date), .yearMonthDuration(let months)): date.adding(months).map(Value.date) ?? .null
        case (.date(let date), .dayTimeDuration(let time)): date.adding(time).map(Value.date) ?? .null
        case (.dateTime(let moment), .yearMonthDuration(let months)): moment.adding(months).map(Value.dateTime) ?? .null
        case (.dateTime(let moment), .dayTimeDuration(let time)): moment.adding(time).map(Value.dateTime) ?? .null
        case (.time(let clock), .dayTimeDuration(let time)): .time(clock.adding(time))
        default: .null
        }
    }

    private static func temporalDifference(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.date(let a), .date(let b)): .dayTimeDuration(a.since(b))
        case (.dateTime(let a), .dateTime(let b)): a.since(b).map(Value.dayTimeDuration) ?? .null
        case (.date(let a), .dateTime(let b)): DateTime(midnightOf: a).since(b).map(Value.dayTimeDuration) ?? .null
        case (.dateTime(let a), .date(let b)): a.since(DateTime(midnightOf: b)).map(Value.dayTimeDuration) ?? .null
        case (.time(let a), .time(let b)): a.since(b).map(Value.dayTimeDuration) ?? .null
        default: .null
        }
    }
}
