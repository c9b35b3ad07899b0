import Chuan
import Diagnostics
import Testing

@testable import ChuanTools

@Suite("What tests of rules reach") struct CoverageTests {
    private func missed(_ text: String) throws -> [String] {
        var bench = try TestBench(TestBench.papers)
        return try bench.tests(text).coverage().items.filter { !$0.isReached }.map {
            "\($0.kind.rawValue) \($0.words.en)"
        }
    }

    private static let one = """
        bảng trường hợp:
          - tên: quanh 50%
            xét: 1.a
            cho: {loại đơn vị: sở ngành}
            các cột: [bản điện tử, tổng số bản, kết luận]
            các dòng:
              - [50, 100, đạt]

        """

    @Test func `What no case expects is missed`() throws {
        #expect(
            try missed(Self.one) == [
                "verdict Not met", "verdict Not decidable", "verdict No events", "verdict Not applicable",
                "verdict Inconsistent figures", "side `từ 50% trở lên` missed",
            ])
    }

    @Test func `Cases of each kind reach everything`() throws {
        let all =
            Self.one + """
                      - [49, 100, không đạt]
                      - [0, 0, không phát sinh]
                      - [~, 1, chưa đủ dữ liệu]
                      - [2, 1, số liệu không thống nhất]
                trường hợp:
                  - {tên: quận, xét: 1.a, cho: {loại đơn vị: quận huyện}, mong đợi: không thuộc phạm vi}
                """
        #expect(try missed(all) == [])
    }

    @Test func `Without a case for a check nothing of it is reached`() throws {
        var bench = try TestBench(TestBench.papers)
        let result = RuleTests(bench.rulebook, limits: .standard).coverage()
        #expect(result.reached == 0)
        #expect(result.percent == 0)
        let tests = try bench.tests(Self.one)
        #expect(tests.coverage().percent == 33)
    }
}

@Suite("Boundary cases") struct BoundaryTests {
    @Test func `Missing rows are proposed with the verdicts of the rules, and hold`() throws {
        var bench = try TestBench(TestBench.papers)
        let none = RuleTests(bench.rulebook, limits: .standard)
        let text = none.boundaries(.vi, decode: bench.decoder).text
        #expect(
            text == """
                bảng trường hợp:
                  - tên: "1.a: từ 50% trở lên"
                    xét: "1.a"
                    các cột: [bản điện tử, tổng số bản, kết luận]
                    các dòng:
                      - [50, 100, đạt]
                      - [49, 100, không đạt]
                      - [0, 0, không phát sinh]
                      - [~, 100, chưa đủ dữ liệu]

                """)
        let tests = try bench.tests(text)
        #expect(tests.run().filter { !$0.holds }.map(\.name) == [])
        #expect(tests.boundaries(.vi, decode: bench.decoder).text == "")
    }

    @Test func `Rows that are there are not proposed again`() throws {
        var bench = try TestBench(TestBench.papers)
        let tests = try bench.tests(
            """
            cases:
              - {title: half of two, check: 1.a, given: {electronic: 1, all_papers: 2}, expect: pass}
              - {title: nothing, check: 1.a, given: {electronic: 0, all_papers: 0}, expect: no events}
            """)
        let text = tests.boundaries(.en, decode: bench.decoder).text
        #expect(text.contains("columns: [bản điện tử, tổng số bản, verdict]"))
        #expect(text.contains("- [49, 100, fail]"))
        #expect(text.contains("- [~, 100, unknown]"))
        #expect(!text.contains("pass]"))
        #expect(!text.contains("no events]"))
    }

    @Test func `For a rate of more than fields a case is looked for`() throws {
        let rules = TestBench.papers.replacing("tử số: bản điện tử", with: "tử số: min(bản điện tử, 7)")
        try checkAgreement(rules)
    }

    @Test func `What no report can reach is listed by name`() throws {
        var bench = try TestBench(
            TestBench.papers.replacing("tử số: bản điện tử", with: "tử số: bản điện tử + tổng số bản"))
        let text = "trường hợp:\n  - {tên: một, xét: 1.a, mong đợi: chưa đủ dữ liệu}\n"
        let proposal = try bench.tests(text).boundaries(.vi, decode: bench.decoder)
        #expect(proposal.skipped.map(\.check) == ["1.a"])
        #expect(proposal.skipped.flatMap(\.words).map(\.en) == ["`từ 50% trở lên` missed"])
    }

    /// Whatever kind of check: what `--coverage` counts as unreached is proposed or listed, and nothing else is listed.
    @Test(arguments: Self.kinds) func `Coverage and proposals agree`(rules: String) throws { try checkAgreement(rules) }

    private func checkAgreement(_ rules: String) throws {
        var bench = try TestBench(rules)
        let none = RuleTests(bench.rulebook, limits: .standard)
        #expect(none.coverage().items.contains { $0.kind == .side })
        for language in [Language.vi, .en] {
            let proposal = none.boundaries(language, decode: bench.decoder)
            let tests = try bench.tests(proposal.text)
            #expect(tests.run().filter { !$0.holds }.map(\.name) == [])
            let open = tests.coverage().items.filter { [.side, .tableRow].contains($0.kind) && !$0.isReached }
            #expect(
                open.map { "\($0.check) \($0.words.en)" }.sorted()
                    == proposal.skipped.flatMap { one in one.words.map { "\(one.check) \($0.en)" } }.sorted(),
                "\(proposal.text)")
            #expect(open.map(\.words.en) == [], "these are within reach")
            #expect(tests.boundaries(language, decode: bench.decoder).text == "")
        }
    }

    private static let kinds = [
        """
        - mã: "1"
          tên: Bảng mục tiêu
          tiêu chí:
            - mã: 1.a
              tử số: bản điện tử
              mẫu số: tổng số bản
              mục tiêu: {theo loại đơn vị: {sở ngành: từ 95% trở lên, quận huyện: tối thiểu 90%}}
        """,
        """
        - mã: "1"
          tên: Theo điều kiện
          tiêu chí:
            - mã: 1.a
              tử số: bản điện tử
              mẫu số: tổng số bản
              mục tiêu:
                theo điều kiện:
                  - {khi: tổng số bản >= 5000, mục tiêu: từ 95% trở lên}
                  - {mục tiêu: dưới 90%}
        """,
        """
        - mã: "1"
          tên: Yêu cầu
          tiêu chí:
            - mã: 1.a
              chỉ khi: tổng số bản > 10
              đặt: {còn lại: tổng số bản - bản điện tử}
              yêu cầu: còn lại = 3 or bản điện tử >= 20
        """,
        """
        - mã: "1"
          tên: Tỷ lệ của
          tiêu chí:
            - mã: 1.a
              tỷ lệ của: các lĩnh vực là dòng
              tính khi: dòng.phải xong > 2
              đạt khi: dòng.đã xong = dòng.phải xong
              mục tiêu: trên 50%
            - mã: 1.b
              với mỗi: các lĩnh vực là dòng
              thước đo: dòng.đã xong
              mục tiêu: "[3..7]"
              không có dòng: không phát sinh
        """,
    ]
}
