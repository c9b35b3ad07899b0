import Diagnostics
import FEEL
import Testing

@testable import Chuan

@Suite struct CellNumberTests {
    static let unreadable = "unreadable ! report/unreadable-number"
    static let broken = "broken ! report/impossible-value"

    /// `written => expected` for counts.
    static let counts: [(String, String)] = [
        ("0", "value 0"), ("12", "value 12"), ("1234", "value 1234"), ("1.234", "value 1234"),
        ("1 234", "value 1234"), ("1\u{A0}234", "value 1234"), ("1\u{202F}234", "value 1234"),
        ("1234,0", "value 1234"), ("1234.0", "value 1234"), ("1.234,0", "value 1234"), ("1.234.567", "value 1234567"),
        ("1 234 567", "value 1234567"), ("  42 ", "value 42"), ("+5", "value 5"), ("007", "value 7"),
        ("12 hồ sơ", "value 12"), ("1.234 Hồ  sơ", "value 1234"), ("12 dossiers", "value 12"), ("12hồ sơ", "value 12"),
        ("0 có", "value 0"), ("0 hồ sơ", "value 0"), ("-0", "value 0"),
        ("1,234", unreadable), ("12,345", unreadable), ("123,456", unreadable), ("1,234,567", unreadable),
        ("1,234.5", unreadable), ("1.23.4", unreadable), ("1.2345.678", unreadable), ("12 34", unreadable),
        ("1 234.567.890", unreadable), ("1_000", unreadable), ("0o12", unreadable), ("0x1F", unreadable),
        ("0b11", unreadable), ("1e3", unreadable), ("1E+12", unreadable), ("5.", unreadable), ("5,", unreadable),
        (".5", unreadable), ("mười hai", unreadable), ("12 người", unreadable), ("12 (tạm tính)", unreadable),
        ("12/31", unreadable), ("3 có", unreadable), ("khoảng 12", unreadable), ("１２", unreadable),
        ("1..2", unreadable),
        ("(5)", unreadable), ("--5", unreadable), ("1.234,5,6", unreadable), ("1 234 56", unreadable),
        ("-3", broken), ("\u{2212}3", broken), ("- 3", broken), ("12,5", broken), ("12.5", broken), ("0,5", broken),
        ("0.234", broken), ("0,234", broken), ("1234,567", broken), ("1234.567", broken), ("1.234,56", broken),
        ("-1.234", broken),
    ]

    @Test(arguments: counts)
    func count(_ written: String, _ expected: String) {
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.count)) == expected)
    }

    /// Numbers that a program wrote: a dot is never a group.
    @Test(arguments: [
        ("1.234", broken), ("1234", "value 1234"), ("1e3", "value 1000"), ("12e-1", broken), ("1.5E1", "value 15"),
        ("1234.0", "value 1234"), ("-1", broken), ("1e400000000", unreadable), ("1e99999999999999999999", unreadable),
    ])
    func programCount(_ written: String, _ expected: String) {
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.count, form: .number)) == expected)
    }

    @Test func longNumbers() {
        let exact = String(repeating: "9", count: 34)
        #expect(CellSamples.shown(CellSamples.read(exact, CellSamples.count)) == "value \(exact)")
        #expect(CellSamples.shown(CellSamples.read("1" + exact, CellSamples.count)) == Self.unreadable)
        #expect(CellSamples.shown(CellSamples.read("1" + exact, CellSamples.number, form: .number)) == Self.unreadable)
        let huge = String(repeating: "8", count: 100_000)
        #expect(CellSamples.read(huge, CellSamples.count).cell.state == .unreadable)
        #expect(CellSamples.read("0,\(huge)", CellSamples.rate).cell.state == .unreadable)
    }

    @Test(arguments: [
        ("86,97", "value 86.97"), ("86.97", "value 86.97"), ("0,7955", "value 0.7955"), ("0.796", "value 0.796"),
        ("2023", "value 2023"), ("-1,5", "value -1.5"), ("86,970", "value 86.97"), ("1.234,5", "value 1234.5"),
        ("1.234.567", "value 1234567"), ("86.970", unreadable), ("1.234", unreadable), ("1,234.5", unreadable),
        ("86,97 điểm", unreadable), ("hạng 33", unreadable),
    ])
    func number(_ written: String, _ expected: String) {
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.number)) == expected)
    }

    @Test func programNumbersAreNeverDoubtful() {
        let reading = CellSamples.read("86.970", CellSamples.number, form: .number)
        #expect(CellSamples.shown(reading) == "value 86.97")
    }

    /// Both readings stand in the message.
    @Test func ambiguityIsShown() throws {
        let count = try #require(CellSamples.read("1,234", CellSamples.count).diagnostic)
        #expect(count.message.vi.contains("1234") && count.message.vi.contains("1,234"))
        let score = try #require(CellSamples.read("86.970", CellSamples.number).diagnostic)
        #expect(score.message.en.contains("86970") && score.message.en.contains("86,970"))
        let english = try #require(CellSamples.read("1,234.5", CellSamples.number).diagnostic)
        #expect(english.help?.vi == "viết 1234,5")
    }

    /// Every way of writing whole numbers in groups gives the number back: an independent writer of the forms.
    @Test func groupedFormsReadBack() {
        for value in [1, 12, 123, 1_234, 12_345, 123_456, 1_000_000, 1_234_567_890, 999_999_999_999] {
            for separator in [".", " ", "\u{A0}", ""] {
                let text = Self.group(value, separator)
                let isDoubtful = separator == " " && value > 999
                let shown = CellSamples.shown(CellSamples.read(text, CellSamples.count))
                #expect(shown == "value \(value)", "\(text) \(isDoubtful)")
            }
            let english = Self.group(value, ",")
            let state = CellSamples.read(english, CellSamples.count).cell.state
            #expect(state == (value > 999 ? .unreadable : .value), "\(english)")
        }
    }

    static func group(_ value: Int, _ separator: String) -> String {
        var digits = Array("\(value)")
        var parts: [String] = []
        while digits.count > 3 {
            parts.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([String(digits)] + parts).joined(separator: separator)
    }
}
