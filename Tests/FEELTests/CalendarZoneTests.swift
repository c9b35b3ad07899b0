import Testing

@testable import FEEL

@Suite struct CalendarZoneTests {
    private static let paris = "CET-1CEST,M3.5.0,M10.5.0/3"

    /// A compiled file of version 2: an empty first body, then these changes and rule.
    private func file(
        types: [(offset: Int32, daylight: UInt8)], changes: [(instant: Int64, type: UInt8)], rule: String
    ) -> [UInt8] {
        func header(_ times: Int, _ types: Int, _ names: Int) -> [UInt8] {
            Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
                + [0, 0, 0, times, types, names].flatMap { [0, 0, 0, UInt8($0)] }
        }
        var bytes = header(0, 1, 1) + [0, 0, 0, 0, 0, 0, 0] + header(changes.count, types.count, 1)
        for change in changes {
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: change.instant >> Int64(56 - 8 * $0)) }
        }
        bytes += changes.map(\.type)
        for type in types {
            bytes += (0..<4).map { UInt8(truncatingIfNeeded: type.offset >> Int32(24 - 8 * $0)) } + [type.daylight, 0]
        }
        return bytes + [0] + Array("\n\(rule)\n".utf8)
    }

    @Test func readsACompiledFile() throws {
        let bytes = file(
            types: [(561, 0), (3600, 0), (7200, 1)], changes: [(-1_000_000, 1), (1_000_000, 2), (2_000_000, 1)],
            rule: CalendarZoneTests.paris)
        let table = try #require(ZoneTable(bytes))
        #expect(table.offset(at: .min / 4) == 561 && table.offset(at: -1_000_001) == 561)
        #expect(table.offset(at: -1_000_000) == 3600 && table.offset(at: 999_999) == 3600)
        #expect(table.offset(at: 1_000_000) == 7200 && table.offset(at: 1_999_999) == 7200)
        #expect(table.standardOffset == 3600)
        // 2050-03-27T01:00:00Z and 2050-10-30T01:00:00Z.
        #expect(table.offset(at: 2_531_955_599) == 3600 && table.offset(at: 2_531_955_600) == 7200)
        #expect(table.offset(at: 2_550_704_399) == 7200 && table.offset(at: 2_550_704_400) == 3600)
        for count in 0..<bytes.count - 1 {
            let cut = ZoneTable(Array(bytes.prefix(count)))
            #expect(cut == nil || cut?.rule != table.rule, "\(count)")
        }
    }

    @Test func refusesDamagedFiles() {
        #expect(ZoneTable([]) == nil)
        #expect(ZoneTable(Array("TZif".utf8)) == nil)
        #expect(ZoneTable(file(types: [], changes: [], rule: "")) == nil)
        #expect(ZoneTable(file(types: [(0, 0)], changes: [(5, 1)], rule: "")) == nil)
        #expect(ZoneTable(file(types: [(0, 0)], changes: [(5, 0), (4, 0)], rule: "")) == nil)
        #expect(ZoneTable(file(types: [(200_000, 0)], changes: [], rule: "")) == nil)
        #expect(ZoneTable(file(types: [(0, 0)], changes: [], rule: "nonsense!")) == nil)
        #expect(ZoneTable(file(types: [(25_200, 0)], changes: [], rule: ""))?.offset(at: 0) == 25_200)
    }

    @Test func anyBytesAreReadOrRefused() {
        var generator = SeededGenerator()
        let good = file(types: [(3600, 0), (7200, 1)], changes: [(0, 1), (9, 0)], rule: CalendarZoneTests.paris)
        for _ in 0..<SeededGenerator.rounds(10_000) {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let table = ZoneTable(bytes) else { continue }
            let offset = table.offset(atLocal: Int64.random(in: -1 << 58...1 << 58, using: &generator))
            #expect(offset.magnitude < 1_000_000, "seed \(generator.seed): \(bytes)")
        }
    }

    @Test(arguments: [
        ("UTC0", 0), ("<+07>-7", 25_200), ("IST-5:30", 19_800), ("<-0330>3:30:15", -12_615), ("AAA+4", -14_400),
    ])
    func readsRules(_ text: String, _ offset: Int64) {
        #expect(ZoneRule(text.utf8)?.offset(at: 0) == offset)
    }

    @Test(arguments: [
        "", "UT0", "UTC", "UTC168", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J10", "CET-1CEST,366,J10", "<UTC0", "CET-1CEST,M3.5.0,M10.5.0/3x",
        "C€T-1",
    ])
    func refusesRules(_ text: String) {
        #expect(ZoneRule(text.utf8) == nil)
    }

    /// Days counted with and without the leap day, and a summer that spans the new year.
    @Test func countsDaysOfRules() throws {
        let leap = try #require(ZoneRule("AAA0BBB,59/0,60/0".utf8))
        let plain = try #require(ZoneRule("AAA0BBB,J60/0,J61/0".utf8))
        // The 60th day: 2024-02-29 counted, 2024-03-01 not counted, 2023-03-01 in both.
        #expect(leap.offset(at: 1_709_164_800) == 3600 && plain.offset(at: 1_709_164_800) == 0)
        #expect(leap.offset(at: 1_709_251_200) == 0 && plain.offset(at: 1_709_251_200) == 3600)
        #expect(leap.offset(at: 1_677_628_800) == 3600 && plain.offset(at: 1_677_628_800) == 3600)
        let south = try #require(ZoneRule("AEST-10AEDT,M10.1.0,M4.1.0/3".utf8))
        #expect(south.offset(at: 1_704_067_200) == 39_600 && south.offset(at: 1_719_792_000) == 36_000)
    }

    @Test func saysThatThereIsNoDatabase() {
        let empty = ZoneDatabase(directory: "/nonexistent")
        #expect(throws: ZoneFailure.noDatabase) { try empty.region("Asia/Ho_Chi_Minh") }
        #expect(empty.names.isEmpty)
    }
}

@Suite(.enabled(if: !ZoneDatabase.system.names.isEmpty, "needs the system's time-zone database"))
struct CalendarRegionTests {
    @Test func findsRegions() throws {
        #expect(try RegionID("Asia/Ho_Chi_Minh").name == "Asia/Ho_Chi_Minh")
        #expect(ClockTime("00:01:00@Etc/UTC")?.description == "00:01:00@Etc/UTC")
        #expect(ClockTime("10:30:11@Australia/Melbourne")?.zoneName == "Australia/Melbourne")
        #expect(ClockTime("10:30:11@Asia/Ho_Chi_Minh")?.offset?.description == "PT7H")
        #expect(throws: ZoneFailure.unknownName) { try RegionID("asia/ho_chi_minh") }
        #expect(throws: ZoneFailure.unknownName) { try RegionID("") }
        #expect(throws: ZoneFailure.unknownName) { try RegionID("../../../etc/passwd") }
        #expect(ZoneFailure(in: "10:00:00@xyz/abc") == .unknownName)
        #expect(ZoneFailure(in: "10:00:00@Europe/Paris") == nil && ZoneFailure(in: "10:00:00") == nil)
    }

    @Test func readsEveryRegion() throws {
        #expect(ZoneDatabase.system.names.count > 300)
        for name in ZoneDatabase.system.names {
            #expect(throws: Never.self) { try ZoneDatabase.system.region(name) }
        }
    }

    @Test func telltaleMoments() throws {
        func moment(_ text: String) throws -> DateTime { try #require(DateTime(text)) }
        #expect(try moment("2018-10-08T00:00:00+02:00").compare(moment("2018-10-08T00:00:00@Europe/Paris")) == 0)
        #expect(try moment("2018-02-08T00:00:00+01:00").compare(moment("2018-02-08T00:00:00@Europe/Paris")) == 0)
        let difference = try moment("2021-01-02T10:10:10@Europe/Paris").since(moment("1995-01-01T10:10:10@Asia/Dhaka"))
        #expect(difference?.description == "P9498DT5H")
        #expect(
            try DateTime(midnightOf: #require(CalendarDate("2021-01-02"))).since(
                moment("1995-01-01T10:10:10@Australia/Melbourne"))?.description == "P9498DT49M50S")
        #expect(try moment("999999999-12-31T23:59:59@Europe/Paris").offset?.description == "PT1H")
    }

    /// 02:30 does not occur on 2023-03-26 in Paris and occurs twice on 2023-10-29.
    @Test func clocksSkippedAndRepeated() throws {
        let skipped = try #require(DateTime("2023-03-26T02:30:00@Europe/Paris"))
        #expect(skipped.compare(try #require(DateTime("2023-03-26T03:30:00@Europe/Paris"))) == 0)
        let first = try #require(DateTime("2023-10-29T02:30:00@Europe/Paris"))
        let second = try #require(first.adding(DayTimeDuration(seconds: 3600)))
        #expect(second.description == first.description && second != first)
        #expect(second.compare(first) == 1 && second.since(first)?.totalSeconds == 3600)
        #expect(second.adding(DayTimeDuration(seconds: 3600))?.description == "2023-10-29T03:30:00@Europe/Paris")
    }

    @Test func ofOneRegionTimesCompareByTheClock() throws {
        let (early, late) = (
            try #require(ClockTime("01:00:00@Asia/Ho_Chi_Minh")), try #require(ClockTime("02:00:00@Asia/Ho_Chi_Minh"))
        )
        #expect(early.compare(late) == -1 && late.since(early)?.totalSeconds == 3600)
        #expect(early.compare(try #require(ClockTime("01:00:00+07:00"))) == 0)
        #expect(ClockTime("23:00:50@Etc/GMT") != ClockTime("23:00:50Z"))
    }
}
