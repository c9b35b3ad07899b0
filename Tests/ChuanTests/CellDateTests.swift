import Diagnostics
import FEEL
import Testing

@testable import Chuan

@Suite struct CellDateTests {
    static let bad = "unreadable ! report/bad-date"

    @Test(arguments: [
        ("2023-12-31", "value 31/12/2023"), ("31/12/2023", "value 31/12/2023"), ("31-12-2023", "value 31/12/2023"),
        ("31.12.2023", "value 31/12/2023"), ("1/2/2023", "value 1/2/2023"), ("01/02/2023", "value 1/2/2023"),
        ("ngày 31 tháng 12 năm 2023", "value 31/12/2023"), ("31 tháng 12 năm 2023", "value 31/12/2023"),
        ("Ngày 31/12/2023", "value 31/12/2023"), ("31 / 12 / 2023", "value 31/12/2023"),
        ("29/2/2024", "value 29/2/2024"), ("2023/12/31", "value 31/12/2023"),
        ("31/6/2023", bad), ("30/2/2023", bad), ("29/2/2023", bad), ("12/31/2023", bad), ("2023-31-12", bad),
        ("2023-02-29", bad), ("31/12/23", bad), ("0/1/2023", bad), ("31/12", bad), ("12/2023", bad), ("2023", bad),
        ("31/12/20233", bad), ("31/12/1023", bad), ("cuối năm", bad), ("2023-12-31T00:00:00", bad),
        ("31/12/2023/1", bad),
        ("31//2023", bad), ("99999999999999999999/1/2023", bad), ("32 tháng 1 năm 2023", bad), ("31 12 2023", bad),
    ])
    func date(_ written: String, _ expected: String) {
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.date)) == expected)
    }

    @Test func reasonsAreNamed() throws {
        func message(_ text: String) throws -> (message: String, help: String?) {
            let diagnostic = try #require(CellSamples.read(text, CellSamples.date).diagnostic)
            return (diagnostic.message.vi, diagnostic.help?.vi)
        }
        #expect(try message("31/6/2023").help == "ngày cuối tháng là 30/6/2023")
        #expect(try message("30/2/2023").help == "ngày cuối tháng là 28/2/2023")
        #expect(try message("30/2/2024").help == "ngày cuối tháng là 29/2/2024")
        #expect(try message("12/31/2023").help == "viết theo ngày/tháng/năm: 31/12/2023")
    }

    @Test func programNumbersAreNoDates() {
        #expect(CellSamples.shown(CellSamples.read("2023", CellSamples.date, form: .number)) == Self.bad)
    }

    /// Every day of two years reads back from every form; no other day of a month does.
    @Test func everyDay() {
        for year in [2023, 2024] {
            for month in 1...12 {
                for day in 1...31 {
                    let exists = CalendarDate.civil(year: year, month: month, day: day) != nil
                    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
                    for text in ["\(day)/\(month)/\(year)", "\(year)-\(two(month))-\(two(day))"] {
                        let shown = CellSamples.shown(CellSamples.read(text, CellSamples.date))
                        #expect(shown == (exists ? "value \(day)/\(month)/\(year)" : Self.bad), "\(text)")
                    }
                }
            }
        }
    }
}
