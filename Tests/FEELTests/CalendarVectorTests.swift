import Testing

@testable import FEEL

/// Results that `Vectors/make_calendar_vectors.py` worked out.
@Suite struct CalendarVectorTests {
    private static func vectors(_ operation: String) throws -> [[String]] {
        let found = try VectorFile.lines("calendar.txt").filter { $0[0] == operation }
        try #require(found.count >= 250)
        return found
    }

    @Test func datesAndDayNumbers() throws {
        for line in try CalendarVectorTests.vectors("date") {
            let date = try #require(CalendarDate(line[1]))
            let facts = "\(date.daysSinceEpoch) \(date.weekday) \(date.dayOfYear) \(date.weekOfYear)"
            #expect(facts == line[2...5].joined(separator: " "), "\(line)")
            #expect(try CalendarDate(daysSinceEpoch: #require(Int64(line[2])))?.description == line[1])
        }
    }

    @Test func monthsAdded() throws {
        for line in try CalendarVectorTests.vectors("months") {
            let months = YearMonthDuration(months: try #require(Int64(line[2])))
            #expect(CalendarDate(line[1])?.adding(months)?.description == line[3], "\(line)")
        }
    }

    @Test func durationsInCanonicalForm() throws {
        for line in try CalendarVectorTests.vectors("duration") {
            #expect(DayTimeDuration(line[1])?.description == line[2], "\(line)")
        }
    }

    @Test func timeBetweenMoments() throws {
        for line in try CalendarVectorTests.vectors("between") {
            let (start, end) = (try #require(DateTime(line[1])), try #require(DateTime(line[2])))
            let difference = try #require(end.since(start))
            #expect(difference.description == line[3], "\(line)")
            #expect(start.adding(difference) == end, "\(line)")
        }
    }

    @Test(.enabled(if: !ZoneDatabase.system.names.isEmpty, "needs the system's time-zone database"))
    func clocksOfRegions() throws {
        for line in try CalendarVectorTests.vectors("instant") {
            let (instant, epoch) = (
                try #require(DateTime(line[2])), try #require(DateTime("1970-01-01T00:00:00@" + line[1]))
            )
            let elapsed = try #require(instant.since(epoch))
            let shown = try #require(epoch.adding(elapsed))
            #expect(shown.description == "\(line[3])@\(line[1])", "\(line)")
            #expect(shown.offset?.totalSeconds == Int64(line[4]), "\(line)")
            #expect(shown.compare(instant) == 0, "\(line)")
        }
    }

    @Test(.enabled(if: !ZoneDatabase.system.names.isEmpty, "needs the system's time-zone database"))
    func offsetsOfClocks() throws {
        for line in try CalendarVectorTests.vectors("clock") {
            #expect(DateTime("\(line[2])@\(line[1])")?.offset?.totalSeconds == Int64(line[3]), "\(line)")
        }
    }
}
