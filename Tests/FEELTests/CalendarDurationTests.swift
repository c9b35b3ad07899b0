import Testing

@testable import FEEL

@Suite struct CalendarDurationTests {
    @Test(arguments: [
        ("P1D", "P1D"), ("PT36H", "P1DT12H"), ("P0D", "PT0S"), ("-P0D", "PT0S"), ("PT0.S", "PT0S"),
        ("PT0.999S", "PT0.999S"),
        ("PT1000M0.999999999S", "PT16H40M0.999999999S"), ("P2DT100M", "P2DT1H40M"), ("-P1DT2H3M4.5S", "-P1DT2H3M4.5S"),
        ("-PT0.5S", "-PT0.5S"), ("PT86400S", "P1D"), ("P106751991167300DT15H30M7S", "P106751991167300DT15H30M7S"),
        ("-P106751991167300DT15H30M8S", "-P106751991167300DT15H30M8S"),
    ])
    func readsAndPrintsDays(_ text: String, _ printed: String) {
        #expect(DayTimeDuration(text)?.description == printed)
        #expect(DayTimeDuration(printed)?.description == printed)
    }

    @Test(arguments: [
        ("P1Y2M", "P1Y2M"), ("P26M", "P2Y2M"), ("P0Y", "P0M"), ("-P0M", "P0M"), ("P1Y27M", "P3Y3M"), ("-P3M", "-P3M"),
        ("P999999999M", "P83333333Y3M"), ("-P1Y", "-P1Y"),
    ])
    func readsAndPrintsMonths(_ text: String, _ printed: String) {
        #expect(YearMonthDuration(text)?.description == printed)
        #expect(YearMonthDuration(printed)?.description == printed)
    }

    @Test(arguments: [
        "", "P", "P0", "1D", "P1S", "PT", "P1DT", "PT1D", "P1H", "PT1M1H", "PT1.5M", "PT1.5M2S", "P1D1D", "P-1D",
        "+P1D", "--P1D",
        "P1Y1D", "P1M1D", "PT1H1H", "P1.5D", "PT.5S", "P99999999999999999999D", "P106751991167300DT15H30M8S", "PT1",
        "P1d", "P 1D",
        "P1W", "P1DT2H3M4.5", "P768614336404564651Y", "P1M2Y", "P1Y2", "P1YM", "P99999999999999999999M",
    ])
    func refuses(_ text: String) {
        #expect(DayTimeDuration(text) == nil)
        #expect(YearMonthDuration(text) == nil)
    }

    @Test(arguments: [
        ("P4DT1H", "1.5", "P6DT1H30M"), ("PT23H", "2.5", "P2DT9H30M"), ("-P1D", "-10", "P10D"), ("P1D", "0", "PT0S"),
        ("PT0.000000001S", "0.9", "PT0S"), ("-PT0.000000003S", "0.5", "-PT0.000000001S"),
    ])
    func multipliesDays(_ text: String, _ factor: String, _ product: String) throws {
        let (duration, factor) = (try #require(DayTimeDuration(text)), try #require(Decimal(factor)))
        #expect(duration.multiplied(by: factor)?.description == product)
    }

    @Test(arguments: [
        ("P1Y11M", "-2.5", "-P4Y9M"), ("P2M", "1.5", "P3M"), ("P1Y", "10", "P10Y"), ("P1M", "0", "P0M"),
        ("P1M", "0.9999999999999999999999999999999999", "P0M"),
    ])
    func multipliesMonths(_ text: String, _ factor: String, _ product: String) throws {
        let (duration, factor) = (try #require(YearMonthDuration(text)), try #require(Decimal(factor)))
        #expect(duration.multiplied(by: factor)?.description == product)
    }

    @Test func divides() throws {
        let (months, days) = (try #require(YearMonthDuration("P10Y11M")), try #require(DayTimeDuration("P10D")))
        let divisor = try #require(Decimal("2.5"))
        #expect(months.divided(by: divisor)?.description == "P4Y4M")
        #expect(months.divided(by: divisor.negated)?.description == "-P4Y4M")
        #expect(days.divided(by: 10)?.description == "P1D")
        #expect(days.divided(by: 3)?.description == "P3DT8H")
        #expect(DayTimeDuration(seconds: 1).divided(by: 3)?.description == "PT0.333333333S")
        #expect(days.divided(by: Decimal.zero) == nil && months.divided(by: Decimal.zero) == nil)
        #expect(days.divided(by: DayTimeDuration.zero) == nil && months.divided(by: YearMonthDuration.zero) == nil)
        #expect(days.divided(by: try #require(DayTimeDuration("P4D"))) == divisor)
        #expect(months.divided(by: YearMonthDuration(months: -131)) == Decimal(-1))
    }

    /// Sums and products against integers of nanoseconds, negative ones and fractions included.
    @Test func countsNanoseconds() throws {
        var generator = SeededGenerator()
        for _ in 0..<SeededGenerator.rounds(5000) {
            let shift = Int128.random(in: 0...60, using: &generator)
            let range: ClosedRange<Int128> =
                -4_000_000_000_000_000_000_000_000_000...4_000_000_000_000_000_000_000_000_000
            let (a, b) = (
                Int128.random(in: range, using: &generator) >> shift, Int128.random(in: range, using: &generator)
            )
            let (x, y) = (
                try #require(DayTimeDuration(nanoseconds: a)), try #require(DayTimeDuration(nanoseconds: b))
            )
            #expect(x.totalNanoseconds == a && DayTimeDuration(x.description) == x, "seed \(generator.seed): \(a)")
            #expect(x.adding(y)?.totalNanoseconds == a + b && x.subtracting(y)?.totalNanoseconds == a - b)
            #expect(x.negated?.totalNanoseconds == -a && x.magnitude?.totalNanoseconds == Int128(a.magnitude))
            #expect((x < y) == (a < b) && x.totalSeconds == Int64(a / 1_000_000_000))
            #expect(x.nanoseconds == Int(a % 1_000_000_000) && x.isNegative == (a < 0))
            #expect(x.decimalSeconds.multiplied(by: 1_000_000_000)?.description == String(a))
            #expect(x.divided(by: 7)?.totalNanoseconds == a / 7, "seed \(generator.seed): \(a)")
        }
    }

    @Test func hasPartsOfItsSign() throws {
        let days = try #require(DayTimeDuration("-P1DT2H3M4.5S"))
        #expect([days.days, days.hours, days.minutes, days.seconds] == [-1, -2, -3, -4])
        #expect(days.nanoseconds == -500_000_000 && days.totalSeconds == -93_784)
        let months = try #require(YearMonthDuration("-P2Y3M"))
        #expect([months.years, months.months, months.totalMonths] == [-2, -3, -27])
    }

    @Test func staysIn64Bits() {
        let longest = DayTimeDuration(seconds: .max)
        #expect(longest.adding(longest) == nil && longest.multiplied(by: 2) == nil)
        #expect(DayTimeDuration(seconds: .min).negated == nil && DayTimeDuration(seconds: .min).magnitude == nil)
        #expect(DayTimeDuration(seconds: 1).multiplied(by: Decimal("1e6000") ?? .zero) == nil)
        #expect(YearMonthDuration(months: .max).adding(YearMonthDuration(months: 1)) == nil)
        #expect(YearMonthDuration(months: .min).negated == nil)
        #expect(YearMonthDuration(months: .max).multiplied(by: 2) == nil)
        #expect(YearMonthDuration(months: .min).multiplied(by: 1)?.totalMonths == .min)
    }
}
