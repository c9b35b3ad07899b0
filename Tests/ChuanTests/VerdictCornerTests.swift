import Diagnostics
import FEEL
import TestSupport
import Testing

@testable import Chuan

/// Corners of verdicts that are easily got wrong, each with its smallest case.
@Suite("Corners of verdicts") struct VerdictCornerTests {
    private static let head = """
        bộ chỉ tiêu: {mã: mau, tên: Mẫu, kỳ đánh giá: bất kỳ}
        các loại đơn vị: [{mã: dept, tên: sở ngành}, {mã: dist, tên: sở khác}]
        các đơn vị tính: [{mã: dossiers, tên: hồ sơ}]
        từ điển dữ liệu:
          - khối: counts
            tên: số đếm
            dạng: nhóm
            trường:
              - {khóa: above, tên: ở trên, kiểu: số đếm, đơn vị tính: dossiers}
              - {khóa: below, tên: ở dưới, kiểu: số đếm, đơn vị tính: dossiers}
              - {khóa: share, tên: tỷ lệ chung, kiểu: tỷ lệ}
          - khối: fields
            tên: lĩnh vực
            dạng: bảng
            nhãn dòng: name
            định danh: [name]
            trường:
              - {khóa: name, tên: tên lĩnh vực, kiểu: chữ}
              - {khóa: done, tên: đã xong, kiểu: số đếm, đơn vị tính: dossiers}
              - {khóa: all, tên: tổng số, kiểu: số đếm, đơn vị tính: dossiers}
            ràng buộc: [đã xong <= tổng số]
        chỉ tiêu:
          - mã: "1"
            tên: Chỉ tiêu
            tiêu chí:

        """
    private static let report = "unit_code: A\nunit_type: dept\nperiod: 2023\n"

    private static func book(_ check: String, before: String = "") throws -> LawBook {
        let rules = head.replacing("chỉ tiêu:\n", with: "\(before)chỉ tiêu:\n") + "      - {mã: 1.a, \(check)}\n"
        return try LawBook(rules: Array(rules.utf8))
    }

    private static func check(_ check: String, _ lines: String) throws -> CheckResult {
        try book(check).result(report + lines).indicators[0].checks[0]
    }

    /// A check that names no unit type is about every unit, or refused: it must not switch itself off.
    @Test func `A check without unit types`() {
        guard let found = try? Self.check("yêu cầu: above > 1", "above: 2\n").verdict else { return }
        #expect(found == .pass)
    }

    /// A quantifier reads rows until it is decided, and only rows that were read can be inconsistent.
    @Test func `Quantifiers and the order of rows`() throws {
        let rule = "áp dụng: [dept], yêu cầu: some dòng in fields satisfies dòng.đã xong > 8"
        let (good, broken) = ("  - {name: A, done: 9, all: 9}\n", "  - {name: B, done: 3, all: 2}\n")
        let first = try Self.check(rule, "fields:\n" + good + broken).verdict
        let second = try Self.check(rule, "fields:\n" + broken + good).verdict
        #expect(first == second)
    }

    /// Rows whose names differ in case only are one row twice, as they are where the vocabulary refuses twins.
    @Test func `Twins that differ in case`() throws {
        let rule = "áp dụng: [dept], với mỗi: fields là dòng, yêu cầu: dòng.đã xong > 8"
        let rows = "fields:\n  - {name: Hộ tịch, done: 9, all: 9}\n  - {name: hộ tịch, done: 9, all: 9}\n"
        let found = try Self.check(rule, rows).verdict
        #expect(found == .inconsistent)
    }

    /// With figures rounded before they are compared, the rounded figure is the one to show.
    @Test func `Rounded figures in sentences`() throws {
        let readings = """
            cách hiểu:
              - {mã: A03, tên: Làm tròn, mặc định: Không, lựa chọn khác: [{mã: two, tên: Hai, mọi tiêu chí: {làm tròn: 2}}]}

            """
        let rule = "áp dụng: [dept], tử số: above, mẫu số: below, mục tiêu: từ 98% trở lên"
        let book = try Self.book(rule, before: readings)
        let choice = ReadingChoice(reading: "A03", alternative: "two", parameter: nil)
        let (judge, _) = book.loaded.judge([choice], asOf: nil, limits: .standard)
        let report = try book.report(Self.report + "above: 48998\nbelow: 50000\n")
        let item = judge.judge(report, register: nil).indicators[0].checks[0].items[0]
        #expect(item.verdict == .pass)
        #expect(item.figures?.shown?.vi == "98,00%")
    }

    /// Where every line of a table that may hold gives one verdict, that is the verdict.
    @Test func `A table whose condition is open and does not matter`() throws {
        let rule = "áp dụng: [dept], tử số: above, mẫu số: below, mục tiêu: {theo điều kiện: ["
        let lines = "{khi: share > 50%, mục tiêu: trên 90%}, {mục tiêu: trên 60%}]}"
        let found = try Self.check(rule + lines, "above: 40\nbelow: 100\n").verdict
        #expect(found == .fail)
    }

    /// A reported 100% may be the whole itself: its interval is closed above.
    @Test func `A reported rate of 100%`() throws {
        let rule = "áp dụng: [dept], tử số: above, mẫu số: below, tỷ lệ báo cáo: share, mục tiêu: đạt 100%"
        let item = try Self.check(rule, "share: 100%\n").items[0]
        #expect(item.verdict == .unknown)
        #expect(!item.sentence.vi.contains("đến dưới 100%"))
    }

    /// The city's sentence counts units, not their rows.
    @Test func `Units of a sum over rows`() throws {
        let rule = "áp dụng: [dept], với mỗi: fields là dòng, tử số: dòng.đã xong, mẫu số: dòng.tổng số, "
        let book = try Self.book(rule + "mục tiêu: trên 10%, tổng hợp: {cách: cộng dồn, riêng theo: '\"tất cả\"'}")
        let rows = "fields:\n  - {name: A, done: 1, all: 2}\n  - {name: B, done: 1, all: 2}\n"
        let result = try book.result(Self.report + rows)
        let item = book.judge.rollUp([result], register: nil).indicators[0].checks[0].items[0]
        #expect(item.figures?.denominator == Decimal(4))
        #expect(item.sentence.vi.hasPrefix("cộng 1 đơn vị"))
    }

    /// Units without figures are not among those that were added up.
    @Test func `Units without figures in a sum`() throws {
        let book = try Self.book("áp dụng: [dept], tử số: above, mẫu số: below, mục tiêu: trên 60%, tổng hợp: cộng dồn")
        let other = Self.report.replacing("unit_code: A", with: "unit_code: B")
        let results = [try book.result(Self.report + "above: 1\nbelow: 2\n"), try book.result(other + "above: 1\n")]
        let item = book.judge.rollUp(results, register: nil).indicators[0].checks[0].items[0]
        #expect(item.verdict == .unknown)
        #expect(item.sentence.vi.hasPrefix("cộng 1 đơn vị: 1 / 2; 1 đơn vị chưa có số liệu"), "\(item.sentence.vi)")
    }

    /// What a check takes for granted tells that no unit can make up for another: a part is no more than its whole.
    @Test(arguments: [("above <= below", VerdictCode.fail), ("above >= 0", .unknown)])
    func `A shortfall that nothing makes up for`(_ condition: String, _ verdict: VerdictCode) throws {
        let rule = "áp dụng: [dept], tử số: above, mẫu số: below, mục tiêu: đạt 100%, tổng hợp: cộng dồn, "
        let book = try Self.book(rule + "nhất quán khi: \(condition)")
        let other = Self.report.replacing("unit_code: A", with: "unit_code: B")
        let results = [try book.result(Self.report + "above: 1\nbelow: 2\n"), try book.result(other)]
        #expect(book.judge.rollUp(results, register: nil).indicators[0].checks[0].items[0].verdict == verdict)
    }

    /// A share of units speaks of units.
    @Test func `Units without figures in a share of units`() throws {
        let rule = "áp dụng: [dept], yêu cầu: above > 1, tổng hợp: {cách: tỷ lệ đơn vị, mục tiêu: trên 60%}"
        let book = try Self.book(rule)
        let other = Self.report.replacing("unit_code: A", with: "unit_code: B")
        let results = [try book.result(Self.report + "above: 2\n"), try book.result(other)]
        let item = book.judge.rollUp(results, register: nil).indicators[0].checks[0].items[0]
        #expect(item.verdict == .unknown)
        #expect(item.sentence.vi.hasPrefix("1 / 1 = 100,00%; 1 đơn vị chưa có số liệu (B)"), "\(item.sentence.vi)")
    }

    /// Units of two types with two targets are added up apart, each against its own.
    @Test func `A sum over units with several targets`() throws {
        let rule = "áp dụng: [dept, sở khác], tử số: above, mẫu số: below, tổng hợp: cộng dồn, "
        let table = "mục tiêu: {theo loại đơn vị: {dept: trên 40%, sở khác: trên 60%}}"
        let book = try Self.book(rule + table)
        let figures = "above: 1\nbelow: 2\n"
        let other = Self.report.replacing("unit_type: dept", with: "unit_type: dist")
        let results = try [Self.report, other].map { try book.result($0 + figures) }
        let checks = book.judge.rollUp(results, register: nil).indicators[0].checks
        #expect(checks[0].items.map(\.verdict) == [.pass, .fail])
        #expect(checks[0].items.allSatisfy { $0.label != nil })
        #expect(checks[0].verdict == .fail)
    }
}
