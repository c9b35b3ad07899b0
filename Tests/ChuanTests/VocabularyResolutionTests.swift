import Diagnostics
import FEELSyntax
import Testing

@testable import Chuan

@Suite("Resolving the vocabulary")
struct VocabularyResolutionTests {
    @Test("Inputs are numbered: the header, the register, then each field of a group and each list")
    func inputs() throws {
        let vocabulary = RuleReading(try ruleText("whole-vi")).vocabulary
        #expect(vocabulary.blocks.map(\.key) == ["header", "register", "tthc", "money", "approved"])
        #expect(vocabulary.blocks.map(\.input) == [0, 7, 8, 9, 16])
        #expect(vocabulary.inputCount == 17)
        let money = try #require(vocabulary.block("vốn đầu tư"))
        #expect(vocabulary.input(block: money, field: 0) == 9)
        #expect(vocabulary.input(block: money, field: 6) == 15)
        #expect(vocabulary.input(block: money, field: 7) == nil)
        #expect(vocabulary.input(block: 2, field: 0) == nil)
    }

    @Test("References between fields become places")
    func references() throws {
        let vocabulary = RuleReading(try ruleText("whole-vi")).vocabulary
        let tthc = vocabulary.blocks[2]
        #expect(tthc.rowLabel == 0)
        #expect(tthc.identity == [0])
        #expect(tthc.duplicates == .refused)
        #expect(tthc.sumRows == ["Tổng cộng", "Cộng"])
        #expect(tthc.constraints.map(\.severity) == [.inconsistent, .warning])
        #expect(tthc.fields[1].kind == .choice(enumeration: 0))
        #expect(tthc.fields[1].derivedFrom == 0)
        #expect(tthc.fields[1].derivedDefault == "other")
        #expect(tthc.fields[3].kind == .count(unit: "dossiers"))
        #expect(tthc.fields[3].movement == .both)
        #expect(tthc.fields[4].optional)
        let money = vocabulary.blocks[3]
        #expect(
            money.fields.map(\.kind) == [
                .choice(enumeration: 1), .money(scale: 0), .money(scale: nil), .number(unit: nil), .flag, .date, .texts,
            ])
        #expect(vocabulary.unitsOfMeasure.map(\.code) == ["dong", "dossiers", "people"])
    }

    @Test("Lookups take codes, names and aliases in any spelling")
    func lookups() throws {
        let vocabulary = RuleReading(try ruleText("whole-vi")).vocabulary
        for text in ["dept", "Sở ngành", "sở, ban, ngành", "departments", "DEPT"] {
            #expect(vocabulary.unitType(text) == 0, "\(text)")
        }
        #expect(vocabulary.unitType("so nganh") == nil)
        #expect(vocabulary.value("Địa chính", of: 0) == 0)
        #expect(vocabulary.value("land", of: 0) == 0)
        #expect(vocabulary.value("tỉ đồng", of: 1) == 1)
        #expect(vocabulary.value("land", of: 7) == nil)
        #expect(vocabulary.field("Đã giải quyết tổng số", of: 2) == 2)
        #expect(vocabulary.field("resolved total", of: 2) == 2)
        #expect(vocabulary.place("tthc") == .block(2))
        #expect(vocabulary.place("đã giải ngân") == .field(block: 3, field: 2))
        #expect(vocabulary.place("Mã đơn vị") == .field(block: 0, field: 0))
        #expect(vocabulary.place("danh bạ đơn vị") == .block(1))
        #expect(vocabulary.place("resolved_total") == nil)
        #expect(vocabulary.unitOfMeasure("Hồ sơ") == 1)
        #expect(vocabulary.enumeration("đơn vị tiền") == 1)
        #expect(vocabulary.blocks[2].expressionNames == ["tthc", "giải quyết thủ tục", "procedures"])
    }

    @Test(
        "Names that clash at the top of reports",
        arguments: ["period_end", "rulebook", "kỳ báo cáo", "register", "Từ ngày", "plan", "kế hoạch vốn"])
    func topNames(name: String) {
        let text = """
            từ điển dữ liệu:
              - khối: money
                tên: vốn
                dạng: nhóm
                trường:
                  - {khóa: plan, tên: {vi: kế hoạch vốn, en: the plan}, kiểu: tiền}
              - khối: other
                tên: \(name)
                dạng: danh sách mã
            """
        #expect(RuleReading(text).names == ["rule/name-clash"])
    }

    @Test("The columns of two tables may share names, also with the header")
    func columns() {
        let text = """
            từ điển dữ liệu:
              - khối: inspections
                tên: kiểm tra
                dạng: bảng
                trường:
                  - {khóa: unit_code, tên: {vi: mã đơn vị, en: unit code}, kiểu: chữ}
                  - {khóa: plan, tên: {vi: kế hoạch, en: plan}, kiểu: chữ}
              - khối: money
                tên: vốn
                dạng: nhóm
                trường:
                  - {khóa: plan, tên: {vi: kế hoạch, en: plan}, kiểu: tiền}
            """
        #expect(RuleReading(text).rendered() == "")
    }

    @Test(
        "Names that expressions cannot hold",
        arguments: [
            ("tỷ lệ (%)", false), ("a-b", false), ("10 ngày", false), ("vào or ra", false), ("null", false),
            ("a.b", false), ("có/không", false), ("trước hạn, đúng hạn", false), ("if", false),
            ("\u{201C}a\u{201D}", false),
            ("đã xin lỗi (kể cả muộn)", false), ("đã giải quyết", true), ("sau 10 ngày", true), ("orbit", true),
            ("date of issue", true), ("không có", true), ("_a", true), ("SIPAS 2023", true),
        ])
    func names(name: String, isGood: Bool) {
        #expect((Names.problem(name) == nil) == isGood)
        guard isGood else { return }
        var sources = SourceFiles()
        let source = sources.add(path: "x", bytes: Array(name.utf8))
        let slice = SourceSlice(source, 0..<source.bytes.count)
        let (parsed, mistakes) = parseExpression(slice, names: KnownNames([name]))
        #expect(mistakes.isEmpty)
        #expect(parsed?.nodes == [.name(name)])
    }

    @Test(
        "Keys offered for names",
        arguments: [("Văn bản", "van_ban"), ("%", nil), ("Đã – xử lý ", "da_xu_ly"), ("1a", nil)])
    func keys(name: String, key: String?) {
        #expect(Names.key(from: name) == key)
    }

    @Test("A declared đồng clashes with the built-in one")
    func dong() {
        #expect(RuleReading("các đơn vị tính: [{mã: dong, tên: đồng}]").names == ["rule/name-clash"])
        #expect(RuleReading("các đơn vị tính: [{mã: vnd, tên: Đồng}]").names == ["rule/name-clash"])
    }

    @Test("Repeated keys of fields and blocks")
    func repeated() {
        let text = """
            từ điển dữ liệu:
              - khối: money
                tên: vốn
                dạng: nhóm
                trường:
                  - {khóa: plan, tên: kế hoạch, kiểu: tiền}
                  - {khóa: plan, tên: kế hoạch khác, kiểu: tiền}
                  - {khóa: spent, tên: đã chi, kiểu: tiền}
              - khối: money
                tên: vốn khác
                dạng: danh sách mã
            """
        let reading = RuleReading(text)
        #expect(reading.places == ["7: rule/duplicate-id", "9: rule/duplicate-id"])
        #expect(reading.vocabulary.blocks.map(\.key) == ["header", "register", "money"])
        #expect(reading.vocabulary.blocks[2].fields.map(\.key) == ["plan", "spent"])
        #expect(reading.vocabulary.inputCount == 10)
    }
}
