import Testing

@testable import FEEL

@Suite struct CalendarDateTests {
    @Test func isSmallAndTrivial() {
        #expect(MemoryLayout<CalendarDate>.stride == 8)
        #expect(MemoryLayout<ClockTime>.stride == 16)
        #expect(MemoryLayout<DateTime>.stride == 24)
        #expect(_isPOD(DateTime.self) && _isPOD(DayTimeDuration.self) && _isPOD(YearMonthDuration.self))
    }

    /// Every day of 1900 to 2100 against a loop that counts days by a table of months.
    @Test func everyDayOfTwoCenturies() throws {
        var number: Int64 = -25567
        var weekday = 1
        for year in 1900...2100 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            var dayOfYear = 0
            for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for day in 1...length {
                    dayOfYear += 1
                    let date = try #require(CalendarDate(year: year, month: month + 1, day: day))
                    #expect(date.daysSinceEpoch == number && CalendarDate(daysSinceEpoch: number) == date, "\(date)")
                    #expect(date.weekday == weekday && date.dayOfYear == dayOfYear, "\(date)")
                    #expect(date.adding(days: 1).map { $0 > date && $0.since(date).totalSeconds == 86_400 } == true)
                    number += 1
                    weekday = weekday % 7 + 1
                }
                #expect(CalendarDate(year: year, month: month + 1, day: length + 1) == nil)
            }
        }
        #expect(number == 47847)
    }

    @Test func reachesTheFirstAndTheLastYear() throws {
        for text in ["-999999999-01-01", "-999999999-12-31", "999999999-12-31", "-0001-01-01", "0001-01-01"] {
            let date = try #require(CalendarDate(text))
            #expect(date.description == text)
            #expect(CalendarDate(daysSinceEpoch: date.daysSinceEpoch) == date)
        }
        let (first, last) = (
            try #require(CalendarDate("-999999999-01-01")), try #require(CalendarDate("999999999-12-31"))
        )
        #expect(first.adding(days: -1) == nil && last.adding(days: 1) == nil)
        #expect(last.adding(YearMonthDuration(months: 1)) == nil && first.adding(YearMonthDuration(months: -1)) == nil)
        #expect(last.adding(YearMonthDuration(months: .max)) == nil)
        #expect(first.adding(days: .max) == nil && last.adding(days: .max) == nil && first.adding(days: .min) == nil)
        #expect(CalendarDate(daysSinceEpoch: .max) == nil && CalendarDate(daysSinceEpoch: .min) == nil)
        #expect(last.since(first).totalSeconds == (last.daysSinceEpoch - first.daysSinceEpoch) * 86_400)
        let all = CalendarDate.yearsAndMonths(from: first, to: last)
        #expect(all.description == "P1999999998Y11M")
    }

    @Test(arguments: [
        "", "2023", "2023-1-01", "2023-01-1", "2023-13-01", "2023-00-10", "2023-02-29", "2023-04-31", "2023-01-00",
        "998-12-31", "+2012-12-02", "0000-12-25", "-0000-12-25", "02023-01-01", "2012-12-25T", "2012-12-25Z",
        " 2012-12-25",
        "1000000000-01-01", "99999999999999999999-01-01", "２０２３-01-01", "2023/01/01", "--01-01", "-2023-02-30",
    ])
    func refuses(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [
        ("2023-01-31", 1, "2023-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"), ("2023-03-31", -1, "2023-02-28"), ("2023-12-31", 2, "2024-02-29"),
        ("2023-01-01", -1, "2022-12-01"), ("-2021-01-01", -1, "-2022-12-01"),
    ])
    func staysInTheMonth(_ start: String, _ months: Int64, _ end: String) throws {
        let date = try #require(CalendarDate(start))
        #expect(date.adding(YearMonthDuration(months: months))?.description == end)
        #expect(date.subtracting(YearMonthDuration(months: -months))?.description == end)
    }

    /// A date plus hours is the day on which midnight plus these hours falls.
    @Test(arguments: [
        ("P1D", "2021-01-03", "2021-01-01"), ("PT1H", "2021-01-02", "2021-01-01"),
        ("PT24H", "2021-01-03", "2021-01-01"),
        ("PT25H", "2021-01-03", "2020-12-31"), ("PT0.5S", "2021-01-02", "2021-01-01"),
        ("P0D", "2021-01-02", "2021-01-02"),
    ])
    func movesByDuration(_ text: String, _ later: String, _ earlier: String) throws {
        let (date, duration) = (try #require(CalendarDate("2021-01-02")), try #require(DayTimeDuration(text)))
        #expect(date.adding(duration)?.description == later)
        #expect(date.subtracting(duration)?.description == earlier)
    }

    @Test(arguments: [
        ("2011-12-22", "2013-08-24", "P1Y8M"), ("2016-01-21", "2015-01-21", "-P1Y"),
        ("2016-01-01", "2016-01-01", "P0M"),
        ("2014-12-31", "2019-10-01", "P4Y9M"), ("2014-12-31", "-2019-10-01", "-P4033Y2M"),
        ("2023-01-31", "2023-02-28", "P0M"), ("2023-02-28", "2023-01-31", "P0M"),
    ])
    func countsWholeMonths(_ from: String, _ to: String, _ months: String) throws {
        let (from, to) = (try #require(CalendarDate(from)), try #require(CalendarDate(to)))
        #expect(CalendarDate.yearsAndMonths(from: from, to: to).description == months)
    }

    @Test func namesDaysAndMonths() throws {
        let date = try #require(CalendarDate("2019-09-17"))
        #expect(date.weekdayName == "Tuesday" && date.monthName == "September")
        #expect(date.dayOfYear == 260 && date.weekOfYear == 38)
        #expect(CalendarDate("2010-01-01")?.weekOfYear == 53 && CalendarDate("2003-12-29")?.weekOfYear == 1)
        #expect(CalendarDate("2018-12-10")?.weekday == 1 && CalendarDate("2018-12-16")?.weekdayName == "Sunday")
    }
}
