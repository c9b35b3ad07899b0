import Chuan
import Diagnostics
import Foundation
import ReportFiles
import Testing

@testable import ChuanTools

/// Runs test files against a rulebook: a small one of its own, or that of 2023.
struct TestBench {
    let rulebook: LoadedRulebook
    private(set) var sources: SourceFiles
    private let reader: ReportReader

    /// A rulebook with a rate of single fields, a rate for each row, and targets by unit type.
    static let small = """
        bộ chỉ tiêu:
          mã: mau-2023
          tên: Bộ chỉ tiêu mẫu
          hiệu lực: {từ: 2023-01-01, đến: 2023-12-31}
        các loại đơn vị:
          - {mã: dept, tên: sở ngành}
          - {mã: dist, tên: quận huyện}
        các đơn vị tính:
          - {mã: papers, tên: bản}
        từ điển dữ liệu:
          - khối: papers_sent
            tên: văn bản
            dạng: nhóm
            trường:
              - {khóa: electronic, tên: bản điện tử, kiểu: số đếm, đơn vị tính: papers, thay đổi được: tăng}
              - {khóa: all_papers, tên: tổng số bản, kiểu: số đếm, đơn vị tính: papers}
            ràng buộc:
              - bản điện tử <= tổng số bản
          - khối: fields
            tên: các lĩnh vực
            dạng: bảng
            nhãn dòng: area
            trường:
              - {khóa: area, tên: lĩnh vực, kiểu: chữ}
              - {khóa: done, tên: đã xong, kiểu: số đếm, đơn vị tính: papers}
              - {khóa: due, tên: phải xong, kiểu: số đếm, đơn vị tính: papers}
        chỉ tiêu:
        """

    /// - Parameter indicators: The items below `chỉ tiêu:` of the small rulebook; nil: the rulebook of 2023.
    init(_ indicators: String?) throws {
        var files: [String: [UInt8]] = [:]
        if let indicators {
            let items = indicators.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
            files["r/a.rules.yaml"] = Array("\(Self.small)\n\(items.joined(separator: "\n"))\n".utf8)
        } else {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let folder = root.appendingPathComponent("Rules/hcmc-cchc-2023")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
            where name.hasSuffix(".rules.yaml") {
                files["r/\(name)"] = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            }
        }
        var sources = SourceFiles()
        let (rulebooks, diagnostics) = loadRulebooks(
            path: "r", provider: FileProvider(files: files), limits: .standard, sources: &sources)
        try #require(diagnostics.map(\.message.en) == [])
        rulebook = try #require(rulebooks.first)
        reader = ReportReader(vocabulary: rulebook.rulebook.vocabulary)
        self.sources = sources
    }

    /// One check that compares papers with a target.
    static let papers = """
        - mã: "1"
          tên: Văn bản điện tử
          tiêu chí:
            - mã: 1.a
              áp dụng: [sở ngành]
              tử số: bản điện tử
              mẫu số: tổng số bản
              mục tiêu: từ 50% trở lên
        """

    /// The tests of a text, and what was wrong with it.
    mutating func read(_ text: String) -> (tests: RuleTests, diagnostics: [Diagnostic]) {
        let source = sources.add(path: "mau.test.yaml", bytes: Array(text.utf8))
        var (file, diagnostics) = readTestFile(source, limits: .standard)
        var tests = RuleTests(rulebook, limits: .standard)
        let reader = reader
        if let known = file, known.place(among: [rulebook.rulebook.id]) == nil {
            diagnostics.append(known.untested([rulebook.rulebook.id]))
            file = nil
        }
        if let file { tests.add(file) { reader.decode(fragment: $0, of: $1, header: $2) } }
        return (tests, diagnostics + tests.diagnostics)
    }

    /// The same, which has to be right.
    mutating func tests(_ text: String) throws -> RuleTests {
        let (tests, diagnostics) = read(text)
        try #require(diagnostics.map(\.message.en) == [])
        return tests
    }

    var decoder: FragmentDecoder {
        let reader = reader
        return { reader.decode(fragment: $0, of: $1, header: $2) }
    }
}
