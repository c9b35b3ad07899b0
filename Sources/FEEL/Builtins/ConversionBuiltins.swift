import Diagnostics

/// - Specification: DMN 1.5, 10.3.4.1.
extension Builtins {
    static let conversion: [Builtin] = [text, number, range] + dates + durations

    private static let text = Builtin.Family.conversion.function(
        "string", [Builtin.Signature([.any("from")], .string)],
        Message(vi: "giá trị viết thành văn bản", en: "a value as text"),
        ["string(1.10)": "1.1", "string([1, \"a\"])": "[1, \"a\"]", "string(null)": "null"]
    ) { call, evaluator in
        if call.argument(0).isNull { return nil }
        guard let text = call.argument(0).text(most: evaluator.limits.textBytes) else {
            return evaluator.give(up: .textBytes)
        }
        return .string(text)
    }

    // MARK: Numbers

    private static let number = Builtin.Family.conversion.function(
        "number",
        [
            Builtin.Signature(
                [.text("from"), .text("grouping separator").optional, .text("decimal separator").optional],
                .number(.plain))
        ], Message(vi: "số đọc từ văn bản, theo dấu phân cách cho trước", en: "the number that a text says"),
        [
            "number(\"1.5\")": "1.5", "number(\"1.234,5\", \".\", \",\")": "1234.5",
            "number(\"1 000\", \" \", null)": "1000",
        ]
    ) { call, _ in readNumber(call) }

    private static func readNumber(_ call: Call) -> Value? {
        guard let text = call.text(0), isSeparator(call.argument(1), of: " ,."), isSeparator(call.argument(2), of: ",.")
        else { return nil }
        let (group, point) = (call.text(1)?.utf8.first, call.text(2)?.utf8.first)
        if let group, group == point { return nil }
        var digits: [UInt8] = []
        for byte in text.utf8 where byte != group {
            if byte == UInt8(ascii: "."), let point, point != byte { return nil }
            digits.append(byte == point ? UInt8(ascii: ".") : byte)
        }
        return Decimal(utf8: digits).map(Value.number)
    }

    /// Whether a value is null or one of some characters.
    private static func isSeparator(_ value: Value, of allowed: String) -> Bool {
        if value.isNull { return true }
        guard let text = value.string else { return false }
        return text.utf8.count == 1 && allowed.contains(text)
    }

    // MARK: Ranges

    private static let range = Builtin.Family.conversion.function(
        "range", [Builtin.Signature([.text("from")], .range(.any))],
        Message(
            vi: "khoảng giá trị đọc từ văn bản; hai đầu là giá trị viết sẵn",
            en: "the range that a text says; its ends are literals"),
        [
            "range(\"[18..21)\")": "[18..21)", "range(\"[2..)\")": "(>=2)", "range(\"[a..b]\")": "null",
        ]
    ) { call, evaluator in call.text(0).flatMap { RangeText.read($0, evaluator.limits) } }

    // MARK: Dates and times

    private static let dates: [Builtin] = [
        Builtin.Family.conversion.function(
            "date",
            [
                Builtin.Signature([.text("from")], .date), Builtin.Signature([.init("from", .date)], .date),
                Builtin.Signature([.init("from", .dateTime)], .date),
                Builtin.Signature([.number("year"), .number("month"), .number("day")], .date),
            ], Message(vi: "một ngày", en: "a date"),
            [
                "date(2023, 12, 31)": "2023-12-31", "date(\"2023-02-30\")": "null",
                "date(date and time(\"2023-12-31T07:30:00\"))": "2023-12-31",
            ]
        ) { call, _ in date(call) },
        Builtin.Family.conversion.function(
            "time",
            [
                Builtin.Signature([.text("from")], .time), Builtin.Signature([.init("from", .time)], .time),
                Builtin.Signature([.init("from", .dateTime)], .time),
                Builtin.Signature(
                    [
                        .number("hour"), .number("minute"), .number("second"),
                        .init("offset", .dayTimeDuration, optional: true),
                    ], .time),
            ], Message(vi: "một giờ trong ngày", en: "a time of day"),
            [
                "time(\"07:30:00\")": "07:30:00", "time(7, 30, 0, duration(\"PT7H\"))": "07:30:00+07:00",
                "time(date and time(\"2023-12-31T07:30:00Z\"))": "07:30:00Z",
            ]
        ) { call, _ in time(call) },
        Builtin.Family.conversion.function(
            "date and time",
            [
                Builtin.Signature([.text("from")], .dateTime),
                Builtin.Signature([.init("date", .date), .init("time", .time)], .dateTime),
                Builtin.Signature([.init("date", .dateTime), .init("time", .time)], .dateTime),
            ], Message(vi: "một thời điểm: ngày và giờ", en: "a date and time"),
            [
                "date and time(\"2023-12-31\")": "2023-12-31T00:00:00",
                "date and time(date(\"2023-12-31\"), time(\"07:30:00\"))": "2023-12-31T07:30:00",
            ]
        ) { call, _ in dateAndTime(call) },
    ]

    private static func date(_ call: Call) -> Value? {
        switch call.argument(0) {
        case .string(let text): return CalendarDate(text).map(Value.date)
        case .date(let date): return .date(date)
        case .dateTime(let moment): return .date(moment.date)
        default:
            guard let year = call.number(0)?.exactInt, let month = call.number(1)?.exactInt,
                let day = call.number(2)?.exactInt
            else { return nil }
            return CalendarDate(year: year, month: month, day: day).map(Value.date)
        }
    }

    private static func time(_ call: Call) -> Value? {
        switch call.argument(0) {
        case .string(let text): return ClockTime(text).map(Value.time)
        case .time(let time): return .time(time)
        case .dateTime(let moment): return .time(moment.time)
        default:
            guard let hour = call.number(0)?.exactInt, let minute = call.number(1)?.exactInt,
                let second = call.number(2), let zone = zone(call.argument(3))
            else { return nil }
            return ClockTime(hour: hour, minute: minute, second: second, zone: zone).map(Value.time)
        }
    }

    private static func zone(_ offset: Value) -> Zone? {
        if case .dayTimeDuration(let offset) = offset { return Zone(offset: offset) }
        return .local
    }

    private static func dateAndTime(_ call: Call) -> Value? {
        switch (call.argument(0), call.argument(1)) {
        case (.string(let text), _): moment(text).map(Value.dateTime)
        case (.date(let date), .time(let time)): .dateTime(DateTime(date, time))
        case (.dateTime(let moment), .time(let time)): .dateTime(DateTime(moment.date, time))
        default: nil
        }
    }

    /// A date and time from its text; a date alone stands for its local midnight.
    static func moment(_ text: String) -> DateTime? {
        DateTime(text) ?? CalendarDate(text).map { DateTime($0, .midnight) }
    }

    private static let durations: [Builtin] = [
        Builtin.Family.conversion.function(
            "duration", [Builtin.Signature([.text("from")], .any)],
            Message(vi: "một khoảng thời gian", en: "a duration"),
            ["duration(\"P30D\")": "P30D", "duration(\"P26M\")": "P2Y2M", "duration(\"PT36H\")": "P1DT12H"]
        ) { call, _ in
            guard let text = call.text(0) else { return nil }
            if let months = YearMonthDuration(text) { return .yearMonthDuration(months) }
            return DayTimeDuration(text).map(Value.dayTimeDuration)
        },
        Builtin.Family.conversion.function(
            "years and months duration",
            [
                Builtin.Signature([.init("from", .date), .init("to", .date)], .yearMonthDuration),
                Builtin.Signature([.init("from", .dateTime), .init("to", .dateTime)], .yearMonthDuration),
            ], Message(vi: "số năm và tháng tròn giữa hai ngày", en: "the whole years and months between two dates"),
            [
                "years and months duration(date(\"2011-12-22\"), date(\"2013-08-24\"))": "P1Y8M",
                "years and months duration(date(\"2016-01-21\"), date(\"2015-01-21\"))": "-P1Y",
            ]
        ) { call, _ in
            guard let from = day(call.argument(0)), let to = day(call.argument(1)) else { return nil }
            return .yearMonthDuration(CalendarDate.yearsAndMonths(from: from, to: to))
        },
    ]

    /// The day of a date or of a date and time.
    static func day(_ value: Value) -> CalendarDate? {
        switch value {
        case .date(let date): date
        case .dateTime(let moment): moment.date
        default: nil
        }
    }
}
