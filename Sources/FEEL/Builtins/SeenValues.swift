/// Values that occurred. Texts, numbers and dates are found by hashing, others by comparing each with each.
struct SeenValues {
    private var texts: Set<String> = []
    private var numbers: Set<Decimal> = []
    private var dates: Set<CalendarDate> = []
    private var others: [(value: Value, steps: Int)] = []

    /// - Returns: Whether no equal value occurred before; nil when the evaluation has no more steps.
    mutating func insert(_ value: Value, _ evaluator: inout Evaluator) -> Bool? {
        switch value {
        case .string(let text): return texts.insert(text).inserted
        case .number(let number): return numbers.insert(number).inserted
        case .date(let date): if !dates.insert(date).inserted { return false }
        case .dateTime(let moment): if hasDate(equalTo: moment) { return false }
        default: break
        }
        guard let steps = evaluator.survey(value)?.steps else { return nil }
        for other in others {
            guard evaluator.spend(1 + min(steps, other.steps)) else { return nil }
            if Value.equal(other.value, value) == true { return false }
        }
        if case .date = value { return true }
        others.append((value, steps))
        return true
    }

    /// A date equals the moment of its midnight: in another zone, that may be the day before or after.
    private func hasDate(equalTo moment: DateTime) -> Bool {
        (-1...1).contains { days in
            guard let date = moment.date.adding(days: Int64(days)), dates.contains(date) else { return false }
            return Value.equal(.date(date), .dateTime(moment)) == true
        }
    }
}
