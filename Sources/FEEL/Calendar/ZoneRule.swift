/// The rule that goes on for ever after the last listed change: `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// - Specification: POSIX `TZ`, with the extensions of RFC 8536 3.3.1.
struct ZoneRule: Sendable, Hashable {
    /// A change of clocks that recurs each year.
    struct Change: Sendable, Hashable {
        enum Day: Sendable, Hashable {
            /// 1 ... 365; February 29 is never counted.
            case withoutLeapDay(Int)
            /// 0 ... 365; February 29 is counted.
            case withLeapDay(Int)
            /// The weekday (0 is Sunday) in a week (1 ... 5, 5 the last) of a month.
            case weekday(Int, week: Int, month: Int)
        }

        let day: Day
        /// Seconds after that day's midnight on the clock that is about to change.
        let time: Int64
    }

    struct Daylight: Sendable, Hashable {
        let offset: Int64
        let start: Change
        let end: Change
    }

    let standardOffset: Int64
    let daylight: Daylight?

    func offset(at instant: Int64) -> Int64 {
        guard let daylight else { return standardOffset }
        let days = (instant + standardOffset).flooredDivision(by: Civil.secondsPerDay).quotient
        let year = Civil.date(days: days).year
        let start = daylight.start.clock(in: year) - standardOffset
        let end = daylight.end.clock(in: year) - daylight.offset
        let isDaylight = start < end ? start <= instant && instant < end : !(end <= instant && instant < start)
        return isDaylight ? daylight.offset : standardOffset
    }
}

extension ZoneRule.Change {
    /// When clocks show the change in a year, in seconds since 1970 on the clock.
    func clock(in year: Int64) -> Int64 { dayNumber(in: year) * Civil.secondsPerDay + time }

    private func dayNumber(in year: Int64) -> Int64 {
        let first = Civil.days(year: year, month: 1, day: 1)
        switch day {
        case .withLeapDay(let day): return first + Int64(day)
        case .withoutLeapDay(let day): return first + Int64(day) - (Civil.isLeap(year) && day >= 60 ? 0 : 1)
        case .weekday(let weekday, let week, let month):
            let start = Civil.days(year: year, month: month, day: 1)
            // Day 0 was a Thursday.
            let ahead = (Int64(weekday) - 4 - start).flooredDivision(by: 7).remainder
            let last = start + Int64(Civil.days(inMonth: month, of: year)) - 1
            let day = start + ahead + Int64(week - 1) * 7
            return day > last ? day - 7 : day
        }
    }
}

extension ZoneRule {
    /// Reads the text of a rule; nil if it is malformed.
    init?(_ text: some Collection<UInt8>) {
        let rule = Array(text).withUnsafeBufferPointer { bytes in
            var scanner = TextScanner(text: bytes)
            let rule = scanner.zoneRule()
            return scanner.isAtEnd ? rule : nil
        }
        guard let rule else { return nil }
        self = rule
    }
}

extension TextScanner {
    fileprivate mutating func zoneRule() -> ZoneRule? {
        guard abbreviation(), let west = clock() else { return nil }
        if isAtEnd { return ZoneRule(standardOffset: -west, daylight: nil) }
        guard abbreviation() else { return nil }
        var offset = -west + 3600
        if next != UInt8(ascii: ",") {
            guard let west = clock() else { return nil }
            offset = -west
        }
        guard take(","), let start = change(), take(","), let end = change() else { return nil }
        return ZoneRule(
            standardOffset: -west, daylight: ZoneRule.Daylight(offset: offset, start: start, end: end))
    }

    /// A name of three or more letters, or anything in angle brackets.
    private mutating func abbreviation() -> Bool {
        if take("<") {
            while let byte = next, byte != UInt8(ascii: ">") { _ = take(Unicode.Scalar(byte)) }
            return take(">")
        }
        var count = 0
        while let byte = next, case let letter = byte | 0x20, letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") {
            count += take(Unicode.Scalar(byte)) ? 1 : 0
        }
        return count >= 3
    }

    /// `[+-]hh[:mm[:ss]]` in seconds, up to 167 hours.
    private mutating func clock() -> Int64? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let hours = digits()?.value, hours <= 167 else { return nil }
        var total = hours * 3600
        for unit: Int64 in [60, 1] where take(":") {
            guard let value = digits()?.value, value < 60 else { return nil }
            total += value * unit
        }
        return isNegative ? -total : total
    }

    private mutating func change() -> ZoneRule.Change? {
        guard let day = changeDay() else { return nil }
        var time: Int64 = 7200
        if take("/") {
            guard let value = clock() else { return nil }
            time = value
        }
        return ZoneRule.Change(day: day, time: time)
    }

    private mutating func changeDay() -> ZoneRule.Change.Day? {
        if take("J") { return number(1...365).map(ZoneRule.Change.Day.withoutLeapDay) }
        guard take("M") else { return number(0...365).map(ZoneRule.Change.Day.withLeapDay) }
        guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6)
        else { return nil }
        return .weekday(weekday, week: week, month: month)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        guard let value = digits()?.value, range.contains(Int(value)) else { return nil }
        return Int(value)
    }
}
