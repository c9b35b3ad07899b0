import Diagnostics
import FEEL
import Testing

@testable import Chuan

@Suite struct CellWordTests {
    /// States are the same whatever the field.
    static let states: [(String, String)] = [
        ("", "missing"), ("   ", "missing"), ("\u{A0}", "missing"),
        ("-", "missing ! report/dash"), ("–", "missing ! report/dash"), ("—", "missing ! report/dash"),
        ("---", "missing ! report/dash"), ("chưa có số liệu", "missing"), ("Đang cập nhật", "missing"),
        ("chưa rõ", "missing"), ("không thuộc phạm vi", "claimedNotApplicable"), ("K/A", "claimedNotApplicable"),
        ("N/A", "claimedNotApplicable"), ("mật", "withheld"), ("Mật", "withheld"), ("không cung cấp", "withheld"),
        ("#DIV/0!", "broken ! report/spreadsheet-error"), ("#REF!", "broken ! report/spreadsheet-error"),
        ("#n/a", "broken ! report/spreadsheet-error"), ("#####", "broken ! report/spreadsheet-error"),
    ]

    static let fields = [
        CellSamples.count, CellSamples.money, CellSamples.rate, CellSamples.number, CellSamples.flag, CellSamples.date,
        CellSamples.text, CellSamples.fieldClass,
    ]

    @Test(arguments: states)
    func state(_ written: String, _ expected: String) {
        for field in Self.fields {
            #expect(CellSamples.shown(CellSamples.read(written, field)) == expected, "\(field.kind)")
        }
    }

    /// "không phát sinh" is a reported zero where things are counted, and no value anywhere else.
    @Test(arguments: ["không phát sinh", "KPS", "Không PS", "KHÔNG PHÁT SINH", "không  phát sinh"])
    func noEvents(_ written: String) {
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.count)) == "noEvents 0")
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.money)) == "noEvents 0")
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.rate)) == "noEvents")
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.flag)) == "noEvents")
    }

    @Test func none() {
        #expect(CellSamples.shown(CellSamples.read("không có", CellSamples.count)) == "value 0")
        #expect(CellSamples.shown(CellSamples.read("Không có", CellSamples.flag)) == "value false")
        #expect(CellSamples.shown(CellSamples.read("không có", CellSamples.text)) == "value không có")
        #expect(
            CellSamples.shown(CellSamples.read("không có", CellSamples.rate)) == "unreadable ! report/unreadable-number"
        )
    }

    @Test func empty() {
        for field in Self.fields { #expect(CellSamples.shown(CellSamples.read("", field, form: .empty)) == "missing") }
    }

    @Test(arguments: [
        ("có", "value true"), ("Có", "value true"), ("yes", "value true"), ("TRUE", "value true"),
        ("không", "value false"), ("no", "value false"), ("false", "value false"), ("unknown", "missing"),
        ("có rồi", "unreadable ! report/unreadable-value"), ("x", "unreadable ! report/unreadable-value"),
        ("1", "unreadable ! report/unreadable-value"), ("co", "unreadable ! report/unreadable-value"),
        ("không hẳn", "unreadable ! report/unreadable-value"), ("y", "unreadable ! report/unreadable-value"),
    ])
    func flag(_ written: String, _ expected: String) {
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.flag)) == expected)
    }

    @Test func booleans() {
        #expect(CellSamples.shown(CellSamples.read("true", CellSamples.flag, form: .boolean(true))) == "value true")
        #expect(CellSamples.shown(CellSamples.read("true", CellSamples.text, form: .boolean(true))) == "value true")
        let count = CellSamples.read("true", CellSamples.count, form: .boolean(true))
        #expect(CellSamples.shown(count) == "unreadable ! report/unreadable-value")
    }

    @Test(arguments: [
        ("land", "value land"), ("Đất đai", "value land"), ("ĐẤT  ĐAI", "value land"), ("xử lí đơn", "value complaint"),
        ("Xử lý đơn", "value complaint"), ("đất đay", "unreadable ! report/unknown-choice"),
        ("dat dai", "unreadable ! report/unknown-choice"),
    ])
    func choice(_ written: String, _ expected: String) {
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.fieldClass)) == expected)
    }

    @Test func nearestChoiceIsOffered() throws {
        let diagnostic = try #require(CellSamples.read("đất đay", CellSamples.fieldClass).diagnostic)
        #expect(diagnostic.help?.vi.contains("`đất đai`") == true)
    }

    @Test func texts() {
        #expect(CellSamples.shown(CellSamples.read("007", CellSamples.text)) == "value 007")
        #expect(CellSamples.shown(CellSamples.read("79", CellSamples.text, form: .number)) == "value 79")
        #expect(CellSamples.shown(CellSamples.read("1,234", CellSamples.text)) == "value 1,234")
        #expect(CellSamples.shown(CellSamples.read("a; b", CellSamples.field(.texts))) == "value [a; b]")
    }

    /// Spoilt text is told of and kept.
    @Test(arguments: [
        ("UBND quáº\u{AD}n", true), ("BÃ¬nh", true), ("Ä‘áº¥t", true), ("ph\u{AD}ường", true), ("Bі̀nh", true),
        ("ĐẠI ҺỌC", true), ("a\u{FFFD}", true), ("Ủy ban nhân dân Thành phố", false), ("Lưu vực sông Sài Gòn", false),
        ("Ủy ban".decomposedForTests, false), ("Москва", false), ("µg α-tocopherol", false), ("Nhà ở & đất", false),
        ("PAR INDEX 2023", false), ("số 12/QĐ-UBND; điểm “a”", false), ("Ã Á Â", false),
    ])
    func garbled(_ text: String, _ isGarbled: Bool) {
        let reading = CellSamples.read(text, CellSamples.text)
        #expect(reading.cell.state == .value)
        #expect((reading.diagnostic?.kind == .garbledText) == isGarbled)
    }

    /// A cell keeps its text and place whatever it is.
    @Test func cellsKeepTextAndPlace() {
        for (written, _) in Self.states + CellNumberTests.counts {
            let cell = CellSamples.read(written, CellSamples.count).cell
            #expect(cell.text == written)
            #expect(cell.span == Span(file: FileID(number: 0), start: 3, end: 3 + written.utf8.count))
        }
    }
}

extension String {
    /// Letters and marks apart, as some systems store them.
    fileprivate var decomposedForTests: String { replacing("Ủ", with: "U\u{309}") }
}
