/// A day of the proleptic Gregorian calendar, of the years -999,999,999 to 999,999,999.
///
/// Year 0 exists, as in ISO 8601, and is the year before 1; it can be reached by arithmetic, but not be written.
///
/// - Specification: DMN 1.5, 10.3.2.3.5; XML Schema `date` without a time zone.
public struct CalendarDate: Sendable, Hashable {
    private let storedYear: Int32
    private let storedMonth: Int8
    private let storedDay: Int8

    static let years: ClosedRange<Int64> = -999_999_999...999_999_999
    public static let epoch = CalendarDate(checkedYear: 1970, month: 1, day: 1)

    private init(checkedYear year: Int64, month: Int, day: Int) {
        storedYear = Int32(truncatingIfNeeded: year)
        storedMonth = Int8(truncatingIfNeeded: month)
        storedDay = Int8(truncatingIfNeeded: day)
    }

    /// - Returns: nil if there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard CalendarDate.years.contains(Int64(year)), (1...12).contains(month), day >= 1,
            day <= Civil.days(inMonth: month, of: Int64(year))
        else { return nil }
        self.init(checkedYear: Int64(year), month: month, day: day)
    }

    /// The day so many days after 1970-01-01; nil outside the range of years.
    public init?(daysSinceEpoch days: Int64) {
        guard days.magnitude < 400_000_000_000 else { return nil }
        let date = Civil.date(days: days)
        guard CalendarDate.years.contains(date.year) else { return nil }
        self.init(checkedYear: date.year, month: date.month, day: date.day)
    }

    public var year: Int { Int(storedYear) }
    /// 1 ... 12.
    public var month: Int { Int(storedMonth) }
    /// 1 ... 31.
    public var day: Int { Int(storedDay) }

    /// Days since 1970-01-01.
    public var daysSinceEpoch: Int64 { Civil.days(year: Int64(year), month: month, day: day) }

    /// 1 (Monday) ... 7 (Sunday).
    public var weekday: Int { Int((daysSinceEpoch + 3).flooredDivision(by: 7).remainder) + 1 }

    /// 1 ... 366.
    public var dayOfYear: Int { Int(daysSinceEpoch - Civil.days(year: Int64(year), month: 1, day: 1)) + 1 }

    /// The week by ISO 8601, 1 ... 53: weeks begin on Monday, and the first one holds the year's first Thursday.
    public var weekOfYear: Int {
        let thursday = daysSinceEpoch - Int64(weekday) + 4
        let year = Civil.date(days: thursday).year
        return Int(thursday - Civil.days(year: year, month: 1, day: 1)) / 7 + 1
    }

    /// `Monday` … `Sunday`, as FEEL's `day of week` gives it.
    public var weekdayName: String { CalendarNames.weekdays[weekday - 1] }

    /// `January` … `December`, as FEEL's `month of year` gives it.
    public var monthName: String { CalendarNames.months[month - 1] }
}

extension CalendarDate: Comparable {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.storedYear, left.storedMonth, left.storedDay) < (right.storedYear, right.storedMonth, right.storedDay)
    }
}

/// English names, which FEEL's functions return.
enum CalendarNames {
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
