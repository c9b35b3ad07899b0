extension CalendarDate {
    /// The same day so many months later, or the month's last day if it is shorter; nil outside the range of years.
    ///
    /// - Specification: DMN 10.3.2.3.8, `date + years and months duration`.
    public func adding(_ duration: YearMonthDuration) -> CalendarDate? {
        let (months, overflow) = (Int64(year) * 12 + Int64(month) - 1).addingReportingOverflow(duration.totalMonths)
        if overflow { return nil }
        let (year, index) = months.flooredDivision(by: 12)
        guard CalendarDate.years.contains(year) else { return nil }
        let month = Int(index) + 1
        return CalendarDate(year: Int(year), month: month, day: min(day, Civil.days(inMonth: month, of: year)))
    }

    public func subtracting(_ duration: YearMonthDuration) -> CalendarDate? { duration.negated.flatMap(adding) }

    /// The day that midnight plus a duration falls on; nil outside the range of years.
    ///
    /// - Specification: DMN 10.3.2.3.8, `date + days and time duration`.
    public func adding(_ duration: DayTimeDuration) -> CalendarDate? {
        let days = duration.secondsRoundedDown.flooredDivision(by: Civil.secondsPerDay).quotient
        return adding(days: days)
    }

    public func subtracting(_ duration: DayTimeDuration) -> CalendarDate? { duration.negated.flatMap(adding) }

    /// The day so many days later; nil outside the range of years.
    public func adding(days: Int64) -> CalendarDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
    }

    /// The time from another day to this one.
    public func since(_ other: CalendarDate) -> DayTimeDuration {
        DayTimeDuration(seconds: (daysSinceEpoch - other.daysSinceEpoch) * Civil.secondsPerDay)
    }

    /// Whole years and months from one day to another; negative if the second comes first.
    ///
    /// - Specification: DMN 10.3.4.8, `years and months duration`.
    public static func yearsAndMonths(from: CalendarDate, to: CalendarDate) -> YearMonthDuration {
        var months = Int64(to.year - from.year) * 12 + Int64(to.month - from.month)
        if months > 0 && to.day < from.day { months -= 1 }
        if months < 0 && to.day > from.day { months += 1 }
        return YearMonthDuration(months: months)
    }
}
