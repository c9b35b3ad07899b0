import Diagnostics

/// - Specification: DMN 1.5, 10.3.4.6, 10.3.4.8 and 10.3.4.11.
extension Builtins {
    static let temporal: [Builtin] = [identity] + parts + clocks

    private static let identity = Builtin.Family.temporal.function(
        "is", [Builtin.Signature([.any("value1"), .any("value2")], .boolean)],
        Message(
            vi: "hai giá trị là một: cùng kiểu, cùng giá trị, cùng múi giờ",
            en: "whether two values are one and the same: kind, value and time zone"),
        [
            "is(@\"23:00:50Z\", @\"23:00:50+00:00\")": "true", "is(@\"20:00:50Z\", @\"21:00:50+01:00\")": "false",
            "is(@\"2012-12-25\", @\"23:00:50\")": "false",
        ]
    ) { call, _ in .boolean(same(call.argument(0), call.argument(1))) }
    .specified(in: "10.3.4.6")

    private static func same(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.date(let a), .date(let b)): a == b
        case (.time(let a), .time(let b)): a == b
        case (.dateTime(let a), .dateTime(let b)): a == b
        case (.date, _), (.time, _), (.dateTime, _), (_, .date), (_, .dateTime): false
        case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy(same)
        case (.context(let a), .context(let b)):
            a.entries.count == b.entries.count
                && a.entries.allSatisfy { entry in b[entry.key].map { same(entry.value, $0) } ?? false }
        case (.range(let a), .range(let b)):
            Value.equal(left, right) == true && same(a.low, b.low) && same(a.high, b.high)
        default: Value.equal(left, right) == true
        }
    }

    // MARK: Parts of dates

    private static let parts: [Builtin] = [
        part(
            "day of year", .number(.plain),
            Message(vi: "ngày thứ mấy trong năm", en: "the day's number in its year"),
            ["day of year(date(2019, 9, 17))": "260"]
        ) { .number(Decimal($0.dayOfYear)) },
        part(
            "day of week", .string, Message(vi: "tên thứ trong tuần (tiếng Anh)", en: "the name of the day"),
            ["day of week(date(2019, 9, 17))": "Tuesday"]
        ) { .string($0.weekdayName) },
        part(
            "month of year", .string, Message(vi: "tên tháng (tiếng Anh)", en: "the name of the month"),
            ["month of year(date(2019, 9, 17))": "September"]
        ) { .string($0.monthName) },
        part(
            "week of year", .number(.plain),
            Message(vi: "tuần trong năm theo ISO 8601", en: "the number of the week by ISO 8601"),
            ["week of year(date(2003, 12, 29))": "1", "week of year(date(2005, 1, 1))": "53"]
        ) { .number(Decimal($0.weekOfYear)) },
    ]

    private static func part(
        _ name: String, _ result: Type, _ words: Message, _ examples: KeyValuePairs<String, String>,
        _ code: @escaping @Sendable (CalendarDate) -> Value
    ) -> Builtin {
        Builtin.Family.temporal.function(
            name,
            [Builtin.Signature([.init("date", .date)], result), Builtin.Signature([.init("date", .dateTime)], result)],
            words, examples
        ) { call, _ in day(call.argument(0)).map(code) }
    }

    // MARK: The day of the run

    private static let clocks: [Builtin] = [
        Builtin.Family.temporal.function(
            "today", [Builtin.Signature([], .date)],
            Message(
                vi: "ngày đánh giá; rỗng nếu không cho trước", en: "the day of the run; null where none was given"),
            ["today() = null or today() instance of date": "true"]
        ) { _, evaluator in evaluator.facts.asOf.map(Value.date) }
        .specified(in: "10.3.4.11"),
        Builtin.Family.temporal.function(
            "now", [Builtin.Signature([], .dateTime)],
            Message(
                vi: "0 giờ (UTC) của ngày đánh giá; rỗng nếu không cho trước",
                en: "midnight (UTC) of the day of the run; null where none was given"),
            ["now() = null or now() instance of date and time": "true"]
        ) { _, evaluator in evaluator.facts.asOf.map { .dateTime(DateTime(midnightOf: $0)) } }
        .specified(in: "10.3.4.11"),
    ]
}
