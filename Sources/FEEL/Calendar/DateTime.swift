/// A day and a time of day, whose zone is the date and time's.
///
/// Equal (`==`) when all parts are, as FEEL's `is` compares; FEEL's `=` is `compare`.
///
/// - Specification: DMN 1.5, 10.3.2.3.5; XML Schema `dateTime`.
public struct DateTime: Sendable, Hashable {
    public let date: CalendarDate
    public let time: ClockTime
    /// The second of the two times that clocks show this, where they are set back. Comes from arithmetic only: it cannot
    /// be written.
    private let isSecond: Bool

    public init(_ date: CalendarDate, _ time: ClockTime) { (self.date, self.time, isSecond) = (date, time, false) }

    /// A date as FEEL takes it where a date and time is needed: midnight UTC.
    public init(midnightOf date: CalendarDate) { self.init(date, ClockTime.midnight.moved(to: .utc)) }

    public var zone: Zone { time.zone }

    /// The offset from UTC on that day; nil for local times, and for regions whose file has become unreadable.
    public var offset: DayTimeDuration? { offsetSeconds.map(DayTimeDuration.init) }

    /// Where clocks were set forward past this time, the offset before; where set back to it, that of the first time.
    private var offsetSeconds: Int64? {
        switch zone {
        case .local: nil
        case .offset(let seconds): Int64(seconds)
        case .region(let region): region.table?.offset(atLocal: clockSeconds, second: isSecond)
        }
    }

    /// Seconds that clocks have shown since 1970-01-01T00:00:00.
    private var clockSeconds: Int64 { date.daysSinceEpoch * Civil.secondsPerDay + Int64(time.secondOfDay) }

    /// Seconds since 1970 in UTC, or on the clock for local times.
    private var seconds: Int64? {
        if zone.isLocal { return clockSeconds }
        return offsetSeconds.map { clockSeconds - $0 }
    }

    private var nanoseconds: Int128? {
        seconds.map { Int128($0) * DayTimeDuration.nanosecondsPerSecond + Int128(time.nanosecond) }
    }

    /// What clocks of a zone show so long after 1970-01-01T00:00:00Z; for local, after that time on the clock.
    private init?(nanoseconds: Int128, zone: Zone) {
        let (whole, rest) = nanoseconds.flooredDivision(by: DayTimeDuration.nanosecondsPerSecond)
        let most: UInt64 = 1 << 60
        guard let instant = Int64(exactly: whole), instant.magnitude < most else { return nil }
        let offset: Int64? =
            switch zone {
            case .local: 0
            case .offset(let seconds): Int64(seconds)
            case .region(let region): region.table?.offset(at: instant)
            }
        guard let offset else { return nil }
        let (days, second) = (instant + offset).flooredDivision(by: Civil.secondsPerDay)
        guard let date = CalendarDate(daysSinceEpoch: days) else { return nil }
        self.date = date
        time = ClockTime(secondOfDay: Int32(second), nanosecond: Int32(rest), zone: zone)
        if case .region(let region) = zone {
            isSecond = region.table?.offset(atLocal: instant + offset) != offset
        } else {
            isSecond = false
        }
    }
}

extension DateTime {
    /// How this one stands to another: -1, 0 or 1; by instant where both have a zone, in whole seconds as FEEL has it.
    ///
    /// - Returns: nil if only one has a zone.
    /// - Specification: DMN 10.3.2.3.5, 10.3.2.5; fractions of a second do not count.
    public func compare(_ other: DateTime) -> Int? {
        guard zone.isLocal == other.zone.isLocal, let left = seconds, let right = other.seconds else { return nil }
        return left == right ? 0 : left < right ? -1 : 1
    }

    /// The time from another one to this one; nil if only one has a zone.
    ///
    /// - Specification: DMN 10.3.2.3.8.
    public func since(_ other: DateTime) -> DayTimeDuration? {
        guard zone.isLocal == other.zone.isLocal, let left = nanoseconds, let right = other.nanoseconds else {
            return nil
        }
        return DayTimeDuration(nanoseconds: left - right)
    }

    /// The instant so much later, on the clocks of the same zone; nil outside the range of years.
    public func adding(_ duration: DayTimeDuration) -> DateTime? {
        nanoseconds.flatMap { DateTime(nanoseconds: $0 + duration.totalNanoseconds, zone: zone) }
    }

    public func subtracting(_ duration: DayTimeDuration) -> DateTime? { duration.negated.flatMap(adding) }

    /// The same time of day so many months later, or on the month's last day; nil outside the range of years.
    public func adding(_ duration: YearMonthDuration) -> DateTime? {
        date.adding(duration).map { DateTime($0, time) }
    }

    public func subtracting(_ duration: YearMonthDuration) -> DateTime? { duration.negated.flatMap(adding) }
}

extension DateTime: CustomStringConvertible {
    /// Reads `2023-12-31T23:59:59.5+07:00`; `24:00:00` is midnight of the next day.
    ///
    /// - Specification: XML Schema `dateTime`; DMN 10.3.4.1, `date and time`.
    public init?(_ text: some StringProtocol) {
        guard let value = TextScanner.scan(text, { $0.dateTime() }) else { return nil }
        self = value
    }

    public var description: String { "\(date)T\(time)" }
}

extension TextScanner {
    fileprivate mutating func dateTime() -> DateTime? {
        guard let date = date(), take("T"), let (time, isNextDay) = time() else { return nil }
        return date.adding(days: isNextDay ? 1 : 0).map { DateTime($0, time) }
    }
}
