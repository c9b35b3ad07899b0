import Chuan
import Diagnostics
import Testing

@testable import ChuanTools

@Suite("Mutants of rules") struct MutationTests {
    private static let full = """
        bảng trường hợp:
          - tên: quanh 50%
            xét: 1.a
            các cột: [bản điện tử, tổng số bản, kết luận]
            các dòng:
              - [50, 100, đạt]
              - [49, 100, không đạt]
        trường hợp:
          - {tên: quận, xét: 1.a, cho: {loại đơn vị: quận huyện, bản điện tử: 1, tổng số bản: 1}, mong đợi: không thuộc phạm vi}
        """

    private func survivors(_ rules: String, _ text: String) throws -> [String] {
        var bench = try TestBench(rules)
        return try bench.tests(text).mutate().survivors.map {
            "\($0.kind) \($0.words.en)\($0.proof == nil ? "" : " =")"
        }
    }

    @Test func `Tests on both sides leave none alive`() throws {
        var bench = try TestBench(TestBench.papers)
        let result = try bench.tests(Self.full).mutate()
        // 51%, 49%, more than 50%, the sides swapped, no unit type.
        #expect(result.mutants == 5)
        #expect(result.survivors == [])
    }

    @Test func `Each missing case leaves its mutant alive`() throws {
        let target = "`target`: `từ 50% trở lên` →"
        #expect(
            try survivors(TestBench.papers, Self.full.replacing("      - [50, 100, đạt]\n", with: "")) == [
                "threshold \(target) `>= 51%`", "strictness \(target) `> 50%`",
            ])
        #expect(
            try survivors(TestBench.papers, Self.full.replacing("49, 100", with: "10, 100"))
                == ["threshold \(target) `>= 49%`"])
        #expect(
            try survivors(
                TestBench.papers,
                Self.full.replacing("quận huyện", with: "sở ngành").replacing("không thuộc phạm vi", with: "đạt"))
                == ["unit_type without `applies to`: `sở ngành`"])
    }

    @Test func `Tests that fail take no part`() throws {
        let wrong = Self.full.replacing("[50, 100, đạt]", with: "[50, 100, không đạt]")
        #expect(try survivors(TestBench.papers, wrong).count == 2)
    }

    @Test func `Rows of tables are swapped, conditions are left out`() throws {
        let rules = """
            - mã: "2"
              tên: Từng lĩnh vực
              tiêu chí:
                - mã: 2.a
                  với mỗi: các lĩnh vực là dòng
                  trong đó: dòng.lĩnh vực != "khác"
                  tử số: dòng.đã xong
                  mẫu số: dòng.phải xong
                  mục tiêu:
                    theo loại đơn vị:
                      sở ngành: từ 80% trở lên
                      quận huyện: từ 60% trở lên
            """
        let found = try survivors(
            rules,
            """
            trường hợp:
              - tên: a
                xét: 2.a
                cho: {loại đơn vị: sở ngành, các lĩnh vực: [{lĩnh vực: a, đã xong: 9, phải xong: 10}]}
                mong đợi: đạt
            """)
        #expect(found.contains("table_rows `target`: `từ 80% trở lên` → `từ 60% trở lên`"))
        #expect(found.contains("condition without `where`: `dòng.lĩnh vực != \"khác\"`"))
        #expect(found.contains { $0.hasPrefix("fraction") }, "10 of 9 is more than 80% too")
    }

    @Test func `What the constraints rule out is proved equivalent`() throws {
        // No more papers can be electronic than there are.
        let rules = TestBench.papers.replacing("từ 50% trở lên", with: "\"<= 100%\"")
        let found = try survivors(
            rules,
            """
            trường hợp:
              - {tên: hết, xét: 1.a, cho: {bản điện tử: 9, tổng số bản: 9}, mong đợi: đạt}
              - {tên: quận, xét: 1.a, cho: {loại đơn vị: quận huyện, bản điện tử: 1, tổng số bản: 1}, mong đợi: không thuộc phạm vi}
              - {tên: nửa, xét: 1.a, cho: {bản điện tử: 0, tổng số bản: 9}, mong đợi: đạt}
            """)
        #expect(found == ["threshold `target`: `<= 100%` → `<= 101%` ="])
    }

    @Test func `Without the constraint nothing is proved`() throws {
        let rules = TestBench.papers.replacing("bản điện tử", with: "tổng số bản").replacing(
            "mẫu số: tổng số bản", with: "mẫu số: bản điện tử")
        let found = try survivors(
            rules.replacing("từ 50% trở lên", with: "\">= 100%\""),
            "trường hợp:\n  - {tên: a, xét: 1.a, cho: {bản điện tử: 1, tổng số bản: 9}, mong đợi: đạt}")
        #expect(found.contains("threshold `target`: `>= 100%` → `>= 101%`"))
        #expect(found.contains("threshold `target`: `>= 100%` → `>= 99%` ="))
    }

    @Test(arguments: [("98", 1, "99"), ("98", -1, "97"), ("97.5", 1, "97.6"), ("0", -1, "-1"), ("0.05", -1, "0.04")])
    func `Numbers move by one unit of their last digit`(text: String, step: Int, moved: String) {
        #expect(LastDigit.moved(text, by: step) == moved)
    }

    @Test func `A number with an exponent stays`() {
        #expect(LastDigit.moved("1e3", by: 1) == nil)
    }
}
