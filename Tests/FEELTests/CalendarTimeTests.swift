import Testing

@testable import FEEL

@Suite struct CalendarTimeTests {
    @Test(arguments: [
        ("00:00:00", "00:00:00"), ("23:59:59.123456789", "23:59:59.123456789"), ("24:00:00", "00:00:00"),
        ("24:00:00.000Z", "00:00:00Z"), ("11:22:33.4440", "11:22:33.444"), ("11:22:33-00:00", "11:22:33Z"),
        ("11:22:33+00:00", "11:22:33Z"), ("13:20:00-05:00", "13:20:00-05:00"), ("08:00:00+07:00", "08:00:00+07:00"),
        ("10:30:00+05:00:01", "10:30:00+05:00:01"), ("10:30:00.0001+18:00", "10:30:00.0001+18:00"),
        ("10:00:00.1234567890000", "10:00:00.123456789"),
    ])
    func readsAndPrintsTimes(_ text: String, _ printed: String) {
        #expect(ClockTime(text)?.description == printed)
        #expect(ClockTime(printed)?.description == printed)
    }

    @Test(arguments: [
        "", "23:59:60", "24:00:01", "24:01:00", "24:00:00.1", "25:00:00", "00:60:00", "7:20:00", "07:2:00", "07:01:2",
        "7:20",
        "07:20", "11:30:00T", "13:20:00+02:00@Europe/Paris", "13:20:00@xyz/abc", "13:20:00@", "13:20:00@Europe",
        "13:20:00@../Europe/Paris", "13:20:00@Europe/Paris/", "13:20:00-19:00", "13:20:00+18:00:01", "13:20:00+05:0",
        "13:20:00+5", "13:20:00+05:60", "13:20:00z", "13:20:00.", "13:20:00.Z", "13:20:00.1234567891", "13:20:00 ",
    ])
    func refusesTimes(_ text: String) {
        #expect(ClockTime(text) == nil)
        #expect(DateTime("2017-12-31T" + text) == nil)
    }

    @Test(arguments: [
        ("2017-12-31T24:00:00", "2018-01-01T00:00:00"), ("2021-01-01T24:00:00Z", "2021-01-02T00:00:00Z"),
        ("-2017-12-31T11:22:33.456+01:35", "-2017-12-31T11:22:33.456+01:35"),
        ("-999999999-12-31T23:59:59.999999999+02:00", "-999999999-12-31T23:59:59.999999999+02:00"),
        ("999999999-12-31T23:59:59.999999999", "999999999-12-31T23:59:59.999999999"),
    ])
    func readsAndPrintsMoments(_ text: String, _ printed: String) {
        #expect(DateTime(text)?.description == printed)
    }

    @Test func refusesMoments() {
        for text in [
            "2017-12-31", "2017-12-31T", "2017-13-10T11:22:33", "2017-12-31 11:22:33", "999999999-12-31T24:00:00",
        ] {
            #expect(DateTime(text) == nil, "\(text)")
        }
    }

    @Test func takesSecondsWithAFraction() throws {
        let second = try #require(Decimal("1.3"))
        let zone = try #require(DayTimeDuration("-PT1H").flatMap(Zone.init(offset:)))
        #expect(ClockTime(hour: 12, minute: 59, second: second, zone: zone)?.description == "12:59:01.3-01:00")
        #expect(
            ClockTime(hour: 12, minute: 59, second: try #require(Decimal("59.9999999999")))?.nanosecond == 999_999_999)
        #expect(ClockTime(hour: 12, minute: 59, second: Decimal(60)) == nil)
        #expect(ClockTime(hour: 12, minute: 59, second: try #require(Decimal("-0.0000000001"))) == nil)
        #expect(ClockTime(hour: 12, minute: 59, second: try #require(Decimal("1e6000"))) == nil)
        #expect(DayTimeDuration("PT18H1S").flatMap(Zone.init(offset:)) == nil)
        #expect(DayTimeDuration("PT0.5S").flatMap(Zone.init(offset:)) == nil)
        #expect(DayTimeDuration("-PT2H45M55S").flatMap(Zone.init(offset:))?.description == "-02:45:55")
    }

    @Test(arguments: [
        ("10:30:00Z", "11:30:00+01:00", 0), ("10:30:00Z", "10:30:00+01:00", 1), ("10:30:00", "10:30:01", -1),
        ("10:30:00.0001", "10:30:00.0002", 0), ("00:00:00+01:00", "23:00:00Z", -1),
    ])
    func comparesTimes(_ left: String, _ right: String, _ order: Int) throws {
        let (left, right) = (try #require(ClockTime(left)), try #require(ClockTime(right)))
        #expect(left.compare(right) == order)
        #expect(right.compare(left) == -order)
    }

    @Test func knowsNoOrderOfLocalAndZonedTimes() throws {
        let (local, zoned) = (try #require(ClockTime("10:00:00")), try #require(ClockTime("10:00:00Z")))
        #expect(local.compare(zoned) == nil && zoned.since(local) == nil && local != zoned)
        let day = try #require(CalendarDate("2021-01-01"))
        #expect(DateTime(day, local).compare(DateTime(day, zoned)) == nil)
        #expect(DateTime(day, local).since(DateTime(day, zoned)) == nil)
    }

    @Test func comparesMomentsByInstantAndIsByParts() throws {
        let (east, west) = (
            try #require(DateTime("2002-04-02T17:00:00+04:00")), try #require(DateTime("2002-04-02T12:00:00-01:00"))
        )
        #expect(east.compare(west) == 0 && east != west)
        #expect(DateTime(midnightOf: .epoch).compare(try #require(DateTime("1970-01-01T07:00:00+07:00"))) == 0)
        #expect(ClockTime("23:00:50Z") == ClockTime("23:00:50+00:00"))
    }

    @Test(arguments: [
        ("10:15:00", "PT1H", "11:15:00"), ("10:15:00", "P1D", "10:15:00"), ("23:59:59.5", "PT0.5S", "00:00:00"),
        ("00:00:00+07:00", "-PT0.000000001S", "23:59:59.999999999+07:00"), ("10:15:00", "-P400DT10H15M1S", "23:59:59"),
    ])
    func goesRoundTheClock(_ start: String, _ duration: String, _ end: String) throws {
        let (time, duration) = (try #require(ClockTime(start)), try #require(DayTimeDuration(duration)))
        #expect(time.adding(duration).description == end)
        #expect(time.adding(duration).subtracting(duration) == time)
    }

    @Test(arguments: [
        ("2021-01-01T10:10:10", "P1DT1H", "2021-01-02T11:10:10"),
        ("2021-01-01T00:00:00", "-PT1S", "2020-12-31T23:59:59"),
        ("-2021-01-01T10:10:10+11:00", "-P1D", "-2022-12-31T10:10:10+11:00"),
        ("2021-01-01T10:10:10.25Z", "PT0.75S", "2021-01-01T10:10:11Z"),
    ])
    func movesMoments(_ start: String, _ duration: String, _ end: String) throws {
        let (moment, duration) = (try #require(DateTime(start)), try #require(DayTimeDuration(duration)))
        #expect(moment.adding(duration)?.description == end)
        #expect(moment.adding(duration)?.since(moment) == duration)
        #expect(moment.adding(duration)?.subtracting(duration) == moment)
    }

    @Test func staysInTheRangeOfYears() throws {
        let last = try #require(DateTime("999999999-12-31T23:59:59Z"))
        #expect(last.adding(DayTimeDuration(seconds: 1)) == nil)
        #expect(last.adding(DayTimeDuration(seconds: .max)) == nil)
        #expect(last.adding(DayTimeDuration(seconds: .min)) == nil)
        #expect(last.subtracting(DayTimeDuration(seconds: .min)) == nil)
        #expect(last.adding(YearMonthDuration(months: .max)) == nil)
        #expect(last.subtracting(YearMonthDuration(months: .min)) == nil)
    }

    @Test func anyTextIsReadOrRefused() {
        var generator = SeededGenerator()
        let alphabet = Array("0123456789012345678-:TZ+@.PYMDHS -ée".unicodeScalars)
        let models = [
            "2023-12-31", "23:59:59.5+07:00", "2023-12-31T24:00:00Z", "-P1DT2H3M4.5S", "P1Y2M", "12:00:00@UTC",
        ]
        for _ in 0..<SeededGenerator.rounds(20_000) {
            var text = Array((models.randomElement(using: &generator) ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 1...3, using: &generator) where !text.isEmpty {
                text[Int.random(in: 0..<text.count, using: &generator)] =
                    alphabet.randomElement(using: &generator) ?? "0"
            }
            let written = String(String.UnicodeScalarView(text))
            let printed = [
                CalendarDate(written)?.description, ClockTime(written)?.description, DateTime(written)?.description,
                YearMonthDuration(written)?.description, DayTimeDuration(written)?.description,
            ].compactMap { $0 }
            #expect(printed.count <= 1, "seed \(generator.seed): \(written)")
            for text in printed {
                let again = [
                    CalendarDate(text)?.description, ClockTime(text)?.description, DateTime(text)?.description,
                    YearMonthDuration(text)?.description, DayTimeDuration(text)?.description,
                ].compactMap { $0 }
                #expect(again == [text], "seed \(generator.seed): \(written)")
            }
        }
    }
}
