import FEEL

/// Values and types as the cases write them.
enum TypedValue {
    /// The value of `{"type": …, "value": …}`; nil if the text is not of its type.
    static func read(_ json: JSON) -> Value? {
        let value = json["value"] ?? .null
        switch json["type"]?.string {
        case "null": return .null
        case "boolean": return value.boolean.map(Value.boolean)
        case "list": return list(value)
        case "context": return context(value)
        case let type?: return value.string.flatMap { scalar(type, $0) }
        case nil: return nil
        }
    }

    private static func scalar(_ type: String, _ text: String) -> Value? {
        switch type {
        case "number": Decimal(text).map(Value.number)
        case "string": .string(text)
        case "date": CalendarDate(text).map(Value.date)
        case "time": ClockTime(text).map(Value.time)
        case "dateTime": DateTime(text).map(Value.dateTime)
        case "dayTimeDuration": DayTimeDuration(text).map(Value.dayTimeDuration)
        case "yearMonthDuration": YearMonthDuration(text).map(Value.yearMonthDuration)
        default: nil
        }
    }

    private static func list(_ json: JSON) -> Value? {
        guard case .array(let items) = json else { return nil }
        let values = items.compactMap(read)
        return values.count == items.count ? .list(values) : nil
    }

    private static func context(_ json: JSON) -> Value? {
        var context = Context()
        for (key, value) in json.members {
            guard let value = read(value) else { return nil }
            context.set(key, value)
        }
        return .context(context)
    }

    /// The type of `{"type": …, "of": …}`; `any` where the case leaves it open.
    static func type(_ json: JSON) -> Type {
        switch json["type"]?.string {
        case "number": .number(.plain)
        case "string": .string
        case "boolean": .boolean
        case "date": .date
        case "time": .time
        case "dateTime": .dateTime
        case "dayTimeDuration": .dayTimeDuration
        case "yearMonthDuration": .yearMonthDuration
        case "list": .list(json["of"].map(type) ?? .any)
        case "context":
            .context((json["of"]?.members ?? []).map { Type.ContextMember(name: $0.key, type: type($0.value)) })
        default: .any
        }
    }

    /// Names inside a value, which an expression may use after a dot or in a filter.
    static func names(in value: Value) -> [String] {
        switch value {
        case .list(let items): items.flatMap(names)
        case .context(let context): context.entries.flatMap { [$0.key] + names(in: $0.value) }
        default: []
        }
    }

    /// Names inside a declared type.
    static func names(in type: Type) -> [String] {
        switch type {
        case .list(let item): names(in: item)
        case .context(let members): members.flatMap { [$0.name] + names(in: $0.type) }
        default: []
        }
    }

    /// Whether two values are the same as runners of the suite see it: numbers within 1e-8, lists and contexts part by
    /// part, dates and times by what they mean or by how they are written.
    static func same(_ expected: Value, _ actual: Value) -> Bool {
        switch (expected, actual) {
        case (.null, .null): return true
        case (.number(let a), .number(let b)):
            guard let tolerance = Decimal("0.00000001"), let difference = a.subtracting(b) else { return false }
            return difference.magnitude <= tolerance
        case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy(same)
        case (.context(let a), .context(let b)):
            return a.entries.count == b.entries.count
                && a.entries.allSatisfy { entry in b[entry.key].map { same(entry.value, $0) } ?? false }
        case (.date, .date), (.time, .time), (.dateTime, .dateTime):
            return Value.equal(expected, actual) == true || expected.text() == actual.text()
        case (.date, _), (_, .date): return false
        default: return Value.equal(expected, actual) == true
        }
    }
}
