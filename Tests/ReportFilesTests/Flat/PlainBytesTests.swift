import FEEL
import TestSupport
import Testing

@testable import ReportFiles

/// What is told from the bytes of cells alone.
@Suite("Cells by their bytes") struct PlainBytesTests {
    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func with<Result>(_ text: String, _ body: (UnsafePointer<UInt8>) -> Result) throws -> Result {
        let bytes = Array(text.utf8) + Array(repeating: UInt8(ascii: "\n"), count: 32)
        return try bytes.withUnsafeBufferPointer { body(try #require($0.baseAddress)) }
    }

    @Test func `Days are those of the calendar, also when they were read before`() throws {
        let cache = DateCache()
        defer { cache.free() }
        for year in [1899, 1900, 1970, 1999, 2000, 2022, 2023, 2024, 2100, 2400, 9999] {
            for month in 0...13 {
                for day in 0...32 {
                    let text = "\(year)-\(Self.two(month))-\(Self.two(day))"
                    let expected = year < 1900 ? nil : CalendarDate(year: year, month: month, day: day)?.daysSinceEpoch
                    let found = try with(text) { (DateBytes.days($0), cache.days($0), cache.days($0)) }
                    #expect(found.0 == expected && found.1 == expected && found.2 == expected, "\(text)")
                }
            }
        }
    }

    @Test func `What only looks like a date is none`() throws {
        let cache = DateCache()
        defer { cache.free() }
        let odd = [
            "2023/12/31", "2023-1-310", "20231231  ", "2023-12-3a", "2o23-12-31", "\0\0\0\0\0\0\0\0\0\0", "1970-01-0:",
        ]
        for text in odd {
            let found = try with(text) { (DateBytes.days($0), cache.days($0)) }
            #expect(found.0 == nil && found.1 == nil, "\(text)")
        }
    }
}
