/// A time of day to the nanosecond, with its zone.
///
/// Equal (`==`) when all parts are, as FEEL's `is` compares; FEEL's `=` is `compare`.
///
/// - Specification: DMN 1.5, 10.3.2.3.4; XML Schema `time`.
public struct ClockTime: Sendable, Hashable {
    /// 0 ..< 86,400.
    let secondOfDay: Int32
    private let storedNanosecond: Int32
    public let zone: Zone

    init(secondOfDay: Int32, nanosecond: Int32, zone: Zone) {
        (self.secondOfDay, storedNanosecond, self.zone) = (secondOfDay, nanosecond, zone)
    }

    /// - Returns: nil if there is no such time. 24:00 is none, there are no leap seconds.
    public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone = .local) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            (0..<1_000_000_000).contains(nanosecond)
        else { return nil }
        let seconds = Int32(hour * 3600 + minute * 60 + second)
        self.init(secondOfDay: seconds, nanosecond: Int32(nanosecond), zone: zone)
    }

    /// A time whose seconds may have a fraction, cut off to nanoseconds.
    public init?(hour: Int, minute: Int, second: Decimal, zone: Zone = .local) {
        let nanoseconds = Decimal.product(second, .one, scale: 9, .floor).flatMap { $0.multiplied(by: 1_000_000_000) }
        guard let total = nanoseconds?.exactInt64, (0..<60_000_000_000).contains(total) else { return nil }
        let (whole, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
        self.init(hour: hour, minute: minute, second: Int(whole), nanosecond: Int(rest), zone: zone)
    }

    public static let midnight = ClockTime(secondOfDay: 0, nanosecond: 0, zone: .local)

    public var hour: Int { Int(secondOfDay) / 3600 }
    public var minute: Int { Int(secondOfDay) / 60 % 60 }
    public var second: Int { Int(secondOfDay) % 60 }
    public var nanosecond: Int { Int(storedNanosecond) }

    /// The same time of day in another zone.
    public func moved(to zone: Zone) -> ClockTime {
        ClockTime(secondOfDay: secondOfDay, nanosecond: storedNanosecond, zone: zone)
    }

    /// The offset from UTC that holds without knowing the day: in a region, its standard time of now.
    ///
    /// nil for local times, and for regions whose file has become unreadable.
    public var offset: DayTimeDuration? { offsetSeconds.map(DayTimeDuration.init) }

    private var offsetSeconds: Int64? {
        switch zone {
        case .local: nil
        case .offset(let seconds): Int64(seconds)
        case .region(let region): region.table?.standardOffset
        }
    }

    /// The name of its region, if it has one.
    public var zoneName: String? { zone.regionName }

    var nanosecondOfDay: Int128 { Int128(secondOfDay) * DayTimeDuration.nanosecondsPerSecond + Int128(nanosecond) }

    /// The time in UTC; may be before or after that day. The same as `nanosecondOfDay` for local times.
    private var universalNanoseconds: Int128? {
        if zone.isLocal { return nanosecondOfDay }
        return offsetSeconds.map { nanosecondOfDay - Int128($0) * DayTimeDuration.nanosecondsPerSecond }
    }
}

extension ClockTime {
    /// How this time stands to another one: -1, 0 or 1; by UTC where both have a zone, in whole seconds as FEEL has it.
    ///
    /// - Returns: nil if only one has a zone.
    /// - Specification: DMN 10.3.2.3.4, 10.3.2.5; fractions of a second do not count.
    public func compare(_ other: ClockTime) -> Int? {
        guard zone.isLocal == other.zone.isLocal else { return nil }
        if zone == other.zone { return Int((secondOfDay - other.secondOfDay).signum()) }
        guard let left = offsetSeconds, let right = other.offsetSeconds else { return nil }
        let difference = Int64(secondOfDay) - left - (Int64(other.secondOfDay) - right)
        return Int(difference.signum())
    }

    /// The time so much later, around midnight as often as need be.
    public func adding(_ duration: DayTimeDuration) -> ClockTime {
        let day = Int128(Civil.secondsPerDay) * DayTimeDuration.nanosecondsPerSecond
        let total = (nanosecondOfDay + duration.totalNanoseconds).flooredDivision(by: day).remainder
        let (seconds, rest) = total.quotientAndRemainder(dividingBy: DayTimeDuration.nanosecondsPerSecond)
        return ClockTime(secondOfDay: Int32(seconds), nanosecond: Int32(rest), zone: zone)
    }

    public func subtracting(_ duration: DayTimeDuration) -> ClockTime? { duration.negated.map(adding) }

    /// The time from another one to this one on the same day, negative if the other is later; nil if only one has a zone.
    public func since(_ other: ClockTime) -> DayTimeDuration? {
        guard zone.isLocal == other.zone.isLocal else { return nil }
        if zone == other.zone { return DayTimeDuration(nanoseconds: nanosecondOfDay - other.nanosecondOfDay) }
        guard let left = universalNanoseconds, let right = other.universalNanoseconds else { return nil }
        return DayTimeDuration(nanoseconds: left - right)
    }
}

extension ClockTime: CustomStringConvertible {
    /// Reads `23:59:59`, `08:00:00.5+07:00`, `24:00:00` (midnight), `12:00:00@Asia/Ho_Chi_Minh`.
    ///
    /// - Specification: XML Schema `time`; DMN 10.3.4.1, `time`.
    public init?(_ text: some StringProtocol) {
        guard let (time, _) = TextScanner.scan(text, { $0.time() }) else { return nil }
        self = time
    }

    public var description: String {
        var text = ""
        text.append(hour, width: 2)
        text += ":"
        text.append(minute, width: 2)
        text += ":"
        text.append(second, width: 2)
        text.append(nanoseconds: storedNanosecond)
        return text + zone.description
    }
}

extension TextScanner {
    /// A time, and whether it belongs to the next day, as 24:00:00 does.
    mutating func time() -> (time: ClockTime, isNextDay: Bool)? {
        guard let hour = pair(), take(":"), let minute = pair(), take(":"), let second = pair() else { return nil }
        var rest: Int32 = 0
        if take(".") {
            guard let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), let value = nanoseconds()
            else {
                return nil
            }
            rest = value
        }
        guard let zone = zone() else { return nil }
        if (hour, minute, second, rest) == (24, 0, 0, 0) { return (ClockTime.midnight.moved(to: zone), true) }
        let time = ClockTime(hour: hour, minute: minute, second: second, nanosecond: Int(rest), zone: zone)
        return time.map { ($0, false) }
    }
}
