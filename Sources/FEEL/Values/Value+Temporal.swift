extension Value {
    /// The value that the text of `@"…"` stands for; null when it is no date, time or duration.
    ///
    /// - Specification: DMN 1.5, grammar rule 62.
    package static func temporal(_ text: String) -> Value {
        if let value = CalendarDate(text) { return .date(value) }
        if let value = DateTime(text) { return .dateTime(value) }
        if let value = ClockTime(text) { return .time(value) }
        if let value = YearMonthDuration(text) { return .yearMonthDuration(value) }
        if let value = DayTimeDuration(text) { return .dayTimeDuration(value) }
        return .null
    }
}
