extension Value {
    /// The value as FEEL would write it.
    public func text() -> String {
        switch self {
        case .null: "null"
        case .unknown: "?"
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let number): number.description
        case .string(let text): text
        case .date(let date): date.description
        case .time(let time): time.description
        case .dateTime(let moment): moment.description
        case .yearMonthDuration(let duration): duration.description
        case .dayTimeDuration(let duration): duration.description
        case .list(let items): "[" + items.map { $0.text() }.joined(separator: ", ") + "]"
        case .context, .row, .range, .function: ""
        }
    }
}
