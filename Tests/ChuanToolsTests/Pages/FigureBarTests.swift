import Chuan
import Diagnostics
import FEEL
import TestSupport
import Testing

@testable import ChuanTools

@Suite("Bars beside figures") struct FigureBarTests {
    /// A report with one rate, one number and their targets, judged.
    private static func check(_ target: String, _ numerator: Int, _ denominator: Int) throws -> CheckResult {
        let rules = """
            bộ chỉ tiêu: {mã: mau, tên: Mẫu, kỳ đánh giá: bất kỳ}
            các loại đơn vị:
              - {mã: dept, tên: sở}
            các đơn vị tính:
              - {mã: dossiers, tên: hồ sơ}
            từ điển dữ liệu:
              - khối: k
                tên: khối
                dạng: nhóm
                trường:
                  - {khóa: above, tên: tử, kiểu: số}
                  - {khóa: below, tên: mẫu, kiểu: số}
            chỉ tiêu:
              - mã: "1"
                tên: Một
                tiêu chí:
                  - {mã: "1", tử số: tử, mẫu số: mẫu, mục tiêu: "\(target)"}
            """
        let report = "{unit_code: A, unit_type: dept, period: 2023, above: \(numerator), below: \(denominator)}"
        let run = try PageRun().result(Array(rules.utf8), ["a.yaml": report])
        return try #require(run.results.first?.indicators.first?.checks.first)
    }

    /// However near a figure is to its target, the bar lies on the side that the verdict says.
    @Test(
        "A bar never contradicts its verdict",
        arguments: [">= 98%", "> 98%", "<= 3%", "< 3%", "= 100%", ">= 100%", ">= 40%", "<= 95%"])
    func sides(target: String) throws {
        var random = Seeded(Seeded.seed)
        var verdicts: Set<VerdictCode> = []
        let whole = 1_000_000
        let number = try #require(target.split(separator: " ").last.flatMap { Int($0.dropLast()) })
        for round in 0..<Seeded.rounds(40) {
            let near = number * whole / 100 + random.below(3) - 1
            let above = round % 2 == 0 ? near : random.below(whole + whole / 10)
            let check = try Self.check(target, above, whole)
            let item = try #require(check.items.first)
            let bar = try #require(FigureBar(item, of: check))
            verdicts.insert(item.verdict)
            #expect((0...1000).contains(bar.end) && (0...1000).contains(bar.target) && bar.start == 0)
            #expect(Self.says(bar, target) == (item.verdict == .pass), "\(above)/\(whole) \(target): \(bar)")
        }
        #expect(verdicts == [.pass, .fail])
    }

    /// What a person sees.
    private static func says(_ bar: FigureBar, _ target: String) -> Bool {
        switch target.prefix(2) {
        case ">=": bar.end >= bar.target
        case "> ": bar.end > bar.target
        case "<=": bar.end <= bar.target
        case "< ": bar.end < bar.target
        default: bar.end == bar.target
        }
    }

    @Test("A figure that leaves the target open lies on both sides of it")
    func open() throws {
        let pages = try #require(PageGoldenTests.folder.files().first?.cases.first)
        let report = "{unit_code: A, unit_type: dept, period: 2023, tthc: [{field_name: a, resolved: 10}]}"
        let run = try PageRun().result(try #require(pages.givenBlock("rules")).bytes, ["a.yaml": report])
        let check = try #require(run.results.first?.indicators.first?.checks.first)
        let item = try #require(check.items.first)
        #expect(item.verdict == .unknown)
        let bar = try #require(FigureBar(item, of: check))
        #expect(bar.start < bar.target && bar.target < bar.end)
    }
}
