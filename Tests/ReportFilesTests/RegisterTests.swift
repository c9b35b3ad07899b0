import Chuan
import Diagnostics
import FEEL
import Testing

@testable import ReportFiles

@Suite struct RegisterTests {
    static func read(_ text: String, path: String = "register.csv") -> (Register?, [Diagnostic]) {
        readRegister(ReportSamples.file(text, path: path), vocabulary: ReportSamples.vocabulary)
    }

    static let sample = #"""
        unit_code,unit_name,unit_type,parent_unit_code,valid_from,valid_to
        VD-01,Sở Mẫu,dept,,,
        VD-02,"Quận Mẫu, cũ",quận huyện,VD-01,2021-01-01,30/6/2022
        VD-03,"Quận ""Mới""",dist,,2022-07-01,
        """#

    static func shown(_ register: Register?) -> [String] {
        (register?.units ?? []).map { unit in
            let dates = [unit.validFrom, unit.validTo].map { $0.map { "\($0.day)/\($0.month)/\($0.year)" } ?? "" }
            return ([unit.code, unit.name ?? "", unit.type, unit.parent ?? ""] + dates).joined(separator: "|")
        }
    }

    static let expected = [
        "VD-01|Sở Mẫu|dept|||", "VD-02|Quận Mẫu, cũ|dist|VD-01|1/1/2021|30/6/2022",
        "VD-03|Quận \"Mới\"|dist||1/7/2022|",
    ]

    @Test func formsOfTables() {
        let semicolons = Self.sample.replacing(",", with: ";").replacing("Mẫu; cũ", with: "Mẫu, cũ")
        let tabs = Self.sample.replacing(",", with: "\t").replacing("Mẫu\t cũ", with: "Mẫu, cũ")
        let vietnamese = Self.sample.replacing(
            "unit_code,unit_name,unit_type,parent_unit_code,valid_from,valid_to",
            with: "Mã đơn vị,Tên đơn vị,Loại đơn vị,Đơn vị cấp trên,Hiệu lực từ,Hiệu lực đến")
        for text in [
            Self.sample, Self.sample + "\n", Self.sample.replacing("\n", with: "\r\n"), "\u{FEFF}" + Self.sample,
            Self.sample.replacing("\n", with: "\r"), semicolons, tabs, "sep=;\r\n" + semicolons, vietnamese,
            Self.sample.replacing("\n", with: "\n\n"),
        ] {
            let (register, diagnostics) = Self.read(text)
            #expect(ReportSamples.kinds(diagnostics) == [], "\(text)")
            #expect(Self.shown(register) == Self.expected, "\(text)")
        }
    }

    @Test func lists() {
        let yaml = """
            - {mã đơn vị: VD-01, unit_name: Sở Mẫu, unit_type: sở}
            - {unit_code: VD-02, unit_name: "Quận Mẫu, cũ", unit_type: dist, parent_unit_code: VD-01,
               valid_from: 2021-01-01, valid_to: 30/6/2022}
            - {unit_code: VD-03, unit_name: 'Quận "Mới"', unit_type: dist, valid_from: 2022-07-01, valid_to: }
            """
        let (register, diagnostics) = Self.read(yaml, path: "register.yaml")
        #expect(ReportSamples.kinds(diagnostics) == [])
        #expect(Self.shown(register) == Self.expected)
        let (json, problems) = Self.read("[{\"unit_code\": \"7\", \"unit_type\": \"dept\"}]", path: "register.json")
        #expect(problems.isEmpty && Self.shown(json) == ["7||dept|||"])
    }

    /// Spans are the cells, quotes included, in bytes.
    @Test func places() throws {
        let source = ReportSamples.file(Self.sample, path: "register.csv")
        let table = DelimitedText(source, limit: 100)
        #expect(table.rows.map(\.count) == [6, 6, 6, 6])
        let cell = table.rows[2][1]
        #expect(source.text(cell.span.range) == "\"Quận Mẫu, cũ\"" && cell.text == "Quận Mẫu, cũ")
    }

    @Test(arguments: [
        ("unit_code,unit_name\nA,B\n", "report/bad-register"), ("unit_type\ndept\n", "report/bad-register"),
        ("unit_code,unit_type,unit_code\nA,dept,B\n", "report/bad-register"),
        ("unit_code,unit_type,valid_too\nA,dept,2022-01-01\n", "report/bad-register"), ("", "report/bad-register"),
        ("unit_code,unit_type\n", "report/bad-register"), ("unit_code,unit_type\n\"A,dept\n", "report/bad-register"),
        ("unit_code,unit_type\n\"A\"x,dept\n", "report/bad-register"), ("\n\n", "report/bad-register"),
        ("unit_code,unit_type\nA,depp\n", "report/bad-register-row"),
        ("unit_code,unit_type\n,dept\n", "report/bad-register-row"),
        ("unit_code,unit_type\nA,\n", "report/bad-register-row"),
        ("unit_code,unit_type\nA\n", "report/bad-register-row"),
        ("unit_code,unit_type\nA,dept,x\n", "report/bad-register-row"),
        ("unit_code,unit_type,valid_from\nA,dept,31/6/2023\n", "report/bad-date"),
        ("unit_code,unit_type,valid_from,valid_to\nA,dept,2023-01-01,2022-01-01\n", "report/bad-register-row"),
        ("unit_code,unit_type\nA,dept\na,dept\n", "report/duplicate-register-unit"),
        ("unit_code,unit_type,địa chỉ\nA,dept,1 Lê Lợi\n", ""),
        ("unit_code,unit_type,valid_from,valid_to\nA,dept,,2022-12-31\nA,dist,2023-01-01,\n", ""),
    ])
    func mistakes(_ text: String, _ expected: String) {
        let (_, diagnostics) = Self.read(text)
        #expect(ReportSamples.kinds(diagnostics) == (expected.isEmpty ? [] : [expected]))
        #expect(diagnostics.allSatisfy { $0.span.start >= 0 && $0.span.end <= text.utf8.count })
    }

    @Test func mistakesHavePlaces() throws {
        let text = "unit_code,unit_type\nA,dept\nB,depp\n"
        let diagnostic = try #require(Self.read(text).1.first)
        let place = LineIndex(ReportSamples.file(text)).location(of: diagnostic.span.start)
        #expect(place == Location(line: 3, column: 3))
        #expect(diagnostic.help?.vi.contains("`dept`") == true)
    }

    @Test func otherEncodings() {
        let utf16: [UInt8] = [0xFF, 0xFE, 0x75, 0x00]
        let latin: [UInt8] = Array("unit_code,unit_type\nS".utf8) + [0xE9, 0x0A]
        for bytes in [utf16, latin] {
            let source = SourceFile(id: FileID(number: 0), path: "r.csv", bytes: bytes)
            let (register, diagnostics) = readRegister(source, vocabulary: ReportSamples.vocabulary)
            #expect(register == nil && ReportSamples.kinds(diagnostics) == ["report/bad-register"])
        }
    }

    @Test func unitsInForce() throws {
        let register = try #require(Self.read(Self.sample).0)
        func codes(_ text: String) throws -> [String] {
            let date = try #require(CalendarDate(text))
            return register.unitsInForce(on: date).map(\.code)
        }
        #expect(try codes("2020-12-31") == ["VD-01"])
        #expect(try codes("2021-01-01") == ["VD-01", "VD-02"])
        #expect(try codes("2022-06-30") == ["VD-01", "VD-02"])
        #expect(try codes("2022-07-01") == ["VD-01", "VD-03"])
    }

    @Test(arguments: [
        ("unit_code: VD-01\nunit_name: sở  mẫu\nunit_type: dept\n", ""),
        ("unit_code: vd-01\nunit_type: dept\n", ""),
        ("unit_code: VD-01\nunit_name: Sở Khác\nunit_type: dept\n", "report/name-differs"),
        ("unit_code: VD-01\nunit_type: dist\n", "report/type-differs"),
        ("unit_code: VD-02\nunit_type: dist\n", "report/unit-not-in-force"),
        ("unit_code: VD-09\nunit_type: dist\n", "report/unit-not-in-register"),
    ])
    func reportsAgainstTheRegister(_ header: String, _ expected: String) throws {
        let register = try #require(Self.read(Self.sample).0)
        let report = try #require(ReportSamples.read(header + "period: 2023\n").reports.first)
        #expect(ReportSamples.kinds(register.compare(report.header)) == (expected.isEmpty ? [] : [expected]))
    }

    /// The examples of the kinds that concern registers.
    @Test func examples() throws {
        for kind in [Diagnostic.Kind.badRegister, .badRegisterRow, .duplicateRegisterUnit] {
            #expect(ReportSamples.kinds(Self.read(kind.explanation.wrong).1) == [kind.name])
            #expect(ReportSamples.kinds(Self.read(kind.explanation.right).1) == [])
        }
        let register = try #require(Self.read(Self.sample).0)
        for kind in [Diagnostic.Kind.unitNotInRegister, .unitNotInForce, .nameDiffers, .typeDiffers] {
            let wrong = try #require(ReportSamples.read(kind.explanation.wrong).reports.first)
            let right = try #require(ReportSamples.read(kind.explanation.right).reports.first)
            #expect(ReportSamples.kinds(register.compare(wrong.header)) == [kind.name])
            #expect(ReportSamples.kinds(register.compare(right.header)) == [])
        }
    }

    @Test func limits() {
        var limits = Limits.standard
        limits.rows = 2
        let text = "unit_code,unit_type\nA,dept\nB,dept\n"
        let (register, diagnostics) = readRegister(
            ReportSamples.file(text, path: "r.csv"), vocabulary: ReportSamples.vocabulary, limits: limits)
        #expect(register == nil && ReportSamples.kinds(diagnostics) == ["report/bad-register"])
    }
}
