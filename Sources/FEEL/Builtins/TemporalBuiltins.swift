import Diagnostics

/// - Specification: DMN 1.5, tables 75, 80 and 83.
extension Builtins {
    private static func make(
        _ name: String, _ signatures: [Builtin.Signature], _ words: Message, _ example: (String, String),
        _ code: @escaping Builtin.Code
    ) -> Builtin {
        Builtin(
            name, .temporal, signatures, words, specification: "10.3.4.1", examples: [.init(example.0, example.1)],
            code: code)
    }

    private static let from = Builtin.Parameter("from", .string)

    static let temporal: [Builtin] = makers + parts + clocks

    private static let makers: [Builtin] = [
        make(
            "date",
            [
                Builtin.Signature([from], .date), Builtin.Signature([.init("from", .dateTime)], .date),
                Builtin.Signature(
                    [.init("year", .number(.plain)), .init("month", .number(.plain)), .init("day", .number(.plain))],
                    .date),
            ], Message(vi: "một ngày", en: "a date"), ("date(2023, 12, 31)", "2023-12-31")
        ) { call, _ in date(call) },
        make(
            "time", [Builtin.Signature([from], .time), Builtin.Signature([.init("from", .dateTime)], .time)],
            Message(vi: "một giờ trong ngày", en: "a time of day"), ("time(\"07:30:00\")", "07:30:00")
        ) { call, _ in
            switch call.argument(0) {
            case .string(let text): ClockTime(text).map(Value.time)
            case .dateTime(let moment): .time(moment.time)
            default: nil
            }
        },
        make(
            "date and time",
            [
                Builtin.Signature([from], .dateTime),
                Builtin.Signature([.init("date", .date), .init("time", .time)], .dateTime),
            ], Message(vi: "một thời điểm", en: "a date and time"),
            ("date and time(date(\"2023-12-31\"), time(\"07:30:00\"))", "2023-12-31T07:30:00")
        ) { call, _ in
            if case .string(let text) = call.argument(0) { return DateTime(text).map(Value.dateTime) }
            guard case .date(let date) = call.argument(0), case .time(let time) = call.argument(1) else { return nil }
            return .dateTime(DateTime(date, time))
        },
        make(
            "duration", [Builtin.Signature([from], .any)],
            Message(vi: "một khoảng thời gian", en: "a duration"), ("duration(\"P30D\")", "P30D")
        ) { call, _ in
            guard let text = call.argument(0).string else { return nil }
            if let months = YearMonthDuration(text) { return .yearMonthDuration(months) }
            return DayTimeDuration(text).map(Value.dayTimeDuration)
        },
        make(
            "years and months duration",
            [Builtin.Signature([.init("from", .date), .init("to", .date)], .yearMonthDuration)],
            Message(vi: "số năm và tháng giữa hai ngày", en: "years and months between two dates"),
            ("years and months duration(date(\"2021-12-22\"), date(\"2023-08-24\"))", "P1Y8M")
        ) { call, _ in
            guard case .date(let from) = call.argument(0), case .date(let to) = call.argument(1) else { return nil }
            return .yearMonthDuration(CalendarDate.yearsAndMonths(from: from, to: to))
        },
    ]

    private static func date(_ call: Call) -> Value? {
        switch call.argument(0) {
        case .string(let text): return CalendarDate(text).map(Value.date)
        case .date(let date): return .date(date)
        case .dateTime(let moment): return .date(moment.date)
        case .number(let year):
            guard let year = year.exactInt, let month = call.argument(1).number?.exactInt,
                let day = call.argument(2).number?.exactInt
            else { return nil }
            return CalendarDate(year: year, month: month, day: day).map(Value.date)
        default: return nil
        }
    }

    private static func part(
        _ name: String, _ result: Type, _ words: Message, _ example: String,
        _ code: @escaping @Sendable (CalendarDate) -> Value
    ) -> Builtin {
        make(
            name,
            [Builtin.Signature([.init("date", .date)], result), Builtin.Signature([.init("date", .dateTime)], result)],
            words, ("\(name)(date(\"2023-12-31\"))", example)
        ) { call, _ in
            switch call.argument(0) {
            case .date(let date): code(date)
            case .dateTime(let moment): code(moment.date)
            default: nil
            }
        }
    }

    private static let parts: [Builtin] = [
        part(
            "day of year", .number(.plain), Message(vi: "ngày thứ mấy trong năm", en: "the day's number in its year"),
            "365"
        ) {
            .number(Decimal($0.dayOfYear))
        },
        part("day of week", .string, Message(vi: "tên thứ trong tuần (tiếng Anh)", en: "the day's name"), "Sunday") {
            .string($0.weekdayName)
        },
        part("month of year", .string, Message(vi: "tên tháng (tiếng Anh)", en: "the month's name"), "December") {
            .string($0.monthName)
        },
        part("week of year", .number(.plain), Message(vi: "tuần trong năm theo ISO", en: "the ISO week"), "52") {
            .number(Decimal($0.weekOfYear))
        },
    ]

    private static let clocks: [Builtin] = [
        Builtin(
            "today", .temporal, [Builtin.Signature([], .date)],
            Message(vi: "ngày chấm, nếu được cho trước", en: "the day of the run, where one was given"),
            specification: "10.3.4.9", examples: [.init("today()", "null")]
        ) { _, evaluator in evaluator.facts.asOf.map(Value.date) }
    ]
}
