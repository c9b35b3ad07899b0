import Chuan
import Diagnostics
import Testing

@testable import ChuanTools

@Suite("Running tests of rules") struct TestRunningTests {
    private static let rows = """
        - mã: "2"
          tên: Từng lĩnh vực
          tiêu chí:
            - mã: 2.a
              với mỗi: các lĩnh vực là dòng
              trong đó: dòng.lĩnh vực != "khác"
              tử số: dòng.đã xong
              mẫu số: dòng.phải xong
              mục tiêu: từ 50% trở lên
        """

    private func differences(_ rules: String, _ text: String) throws -> [[String]] {
        var bench = try TestBench(rules)
        return try bench.tests(text).run().map {
            $0.differences.map { "\($0.subject.en): \($0.expected.en) / \($0.found.en)" }
        }
    }

    @Test func `A case holds, and one with another verdict says both`() throws {
        let found = try differences(
            TestBench.papers,
            """
            trường hợp:
              - {tên: a, xét: 1.a, cho: {bản điện tử: 50, tổng số bản: 100}, mong đợi: đạt}
              - {tên: b, xét: 1.a, cho: {bản điện tử: 49, tổng số bản: 100}, mong đợi: đạt}
            """)
        #expect(found == [[], ["verdict: Met / Not met"]])
    }

    @Test func `English keys say the same`() throws {
        let found = try differences(
            TestBench.papers,
            """
            cases:
              - {title: a, check: 1.a, given: {electronic: 50, all_papers: 100}, expect: pass}
            tables:
              - title: b
                check: "1"
                given: {all_papers: 100}
                columns: [electronic, verdict]
                rows:
                  - [49, fail]
                  - [~, unknown]
            """)
        #expect(found == [[], [], []])
    }

    @Test func `Figures, gaps, missing fields and rows are compared`() throws {
        let found = try differences(
            TestBench.papers,
            """
            trường hợp:
              - tên: đúng
                xét: 1.a
                cho: {bản điện tử: 4, tổng số bản: 10}
                mong đợi: {kết luận: không đạt, hiển thị: "40,00%", phần còn thiếu: {bản điện tử: 1}}
              - tên: số khác
                xét: 1.a
                cho: {bản điện tử: 4, tổng số bản: 10}
                mong đợi: {hiển thị: "41,00%", phần còn thiếu: {bản điện tử: 2}}
              - tên: thiếu một
                xét: 1.a
                cho: {tổng số bản: 10}
                mong đợi: {số liệu thiếu: [bản điện tử]}
              - tên: thiếu cả hai
                xét: 1.a
                mong đợi: {kết luận: chưa đủ dữ liệu, số liệu thiếu: [bản điện tử]}
            """)
        let missing = "missing: bản điện tử / electronic; all_papers"
        #expect(found == [[], ["shown: 41,00% / 40,00%", "gap: 2 / 1"], [], [missing]])
    }

    @Test func `Rows are known by their labels, and make the verdict of the case`() throws {
        let given =
            "{loại đơn vị: sở ngành, các lĩnh vực: [{lĩnh vực: a, đã xong: 1, phải xong: 1}, {lĩnh vực: b, đã xong: 0, phải xong: 1}]}"
        let found = try differences(
            Self.rows,
            """
            trường hợp:
              - {tên: a, xét: 2.a, cho: \(given), mong đợi: {từng dòng: {a: đạt, b: không đạt}}}
              - {tên: b, xét: 2.a, cho: \(given), mong đợi: {từng dòng: {a: đạt}}}
              - {tên: c, xét: 2.a, cho: \(given), mong đợi: {kết luận: không đạt, từng dòng: {c: đạt}}}
            """)
        #expect(found == [[], ["verdict: Met / Not met"], ["row `c`: Met / there is no such row"]])
    }

    @Test func `Columns go to the only row, to the row of a path, or to a single field`() throws {
        let found = try differences(
            Self.rows,
            """
            bảng trường hợp:
              - tên: một dòng
                xét: 2.a
                cho: {các lĩnh vực: [{lĩnh vực: a, phải xong: 10}]}
                các cột: [loại đơn vị, đã xong, kết luận]
                các dòng: [[sở ngành, 5, đạt], [quận huyện, 4, không đạt]]
              - tên: hai dòng
                xét: 2.a
                cho: {loại đơn vị: sở ngành, các lĩnh vực: [{lĩnh vực: a, đã xong: 1, phải xong: 1}, {phải xong: 10}]}
                các cột: ["fields[2].đã xong", "các lĩnh vực[2].lĩnh vực", kết luận]
                các dòng: [[5, b, đạt], [4, b, không đạt], [4, khác, đạt], [~, b, chưa đủ dữ liệu]]
            """)
        #expect(found == Array(repeating: [], count: 6))
    }

    @Test func `Reports of several units are judged for the city`() throws {
        let rules = TestBench.papers + "\n      tổng hợp: cộng dồn"
        let found = try differences(
            rules,
            """
            trường hợp:
              - tên: cộng dồn
                xét: 1.a
                cho: [{bản điện tử: 1, tổng số bản: 4}, {bản điện tử: 3, tổng số bản: 4}]
                mong đợi: {kết luận: đạt, hiển thị: "50,00%"}
              - tên: còn đơn vị chưa báo cáo
                xét: 1.a
                danh bạ gồm: {sở ngành: [mẫu-1, S2]}
                cho: [{bản điện tử: 1, tổng số bản: 1}]
                mong đợi: chưa đủ dữ liệu
            """)
        #expect(found == [[], []])
    }

    @Test func `A part of a year is not due`() throws {
        let rules = TestBench.papers
        let found = try differences(
            rules,
            """
            trường hợp:
              - tên: sáu tháng
                xét: 1.a
                cho: {từ ngày: 2023-01-01, đến ngày: 2023-06-30, bản điện tử: 1, tổng số bản: 1}
                mong đợi: đạt
              - tên: chín tháng
                xét: 1.a
                cho: {từ ngày: 2023-01-01, đến ngày: 2023-09-30, bản điện tử: 1, tổng số bản: 1}
                mong đợi: chưa đến kỳ
            """)
        #expect(found == [["verdict: Met / Not due yet"], []])
    }

    @Test func `Names keep the tests that they mean`() throws {
        var bench = try TestBench(TestBench.papers)
        var tests = try bench.tests(
            """
            trường hợp:
              - {tên: nửa, xét: 1.a, cho: {bản điện tử: 50, tổng số bản: 100}, mong đợi: đạt}
              - {tên: không có gì, xét: "1", mong đợi: chưa đủ dữ liệu}
            """)
        var other = tests
        #expect(other.keep(["Nửa", "1.b"]) == ["1.b"])
        #expect(other.tests.map(\.name) == ["nửa"])
        #expect(tests.keep(["1.a"]) == [])
        #expect(tests.tests.count == 2)
    }
}
