import Chuan
import Diagnostics
import Foundation
import Testing

@testable import ChuanTools

@Suite("Results of tests of rules") struct TestWriterTests {
    private func result() throws -> TestRunResult {
        var bench = try TestBench(TestBench.papers)
        let tests = try bench.tests(
            """
            trường hợp:
              - {tên: "<nửa> & \\"hơn\\"", xét: 1.a, cho: {bản điện tử: 5, tổng số bản: 10}, mong đợi: đạt}
              - {tên: sai, xét: 1.a, cho: {bản điện tử: 4, tổng số bản: 10}, mong đợi: đạt}
            """)
        let book = TestRunResult.Book(
            id: "mau-2023", outcomes: tests.run(), mutation: tests.mutate(), coverage: tests.coverage())
        return TestRunResult(files: bench.sources, books: [book])
    }

    @Test func `Text names what differs and where, and what is not noticed`() throws {
        var report = TestTextReport(try result(), language: .vi, colour: false)
        let text = report.text()
        #expect(text.contains("✗ 1.a sai\n    kết luận: mong đợi Đạt, có Không đạt  (mau.test.yaml:3:76)\n"))
        #expect(text.contains("    4 / 10 = 40,00%, không đạt mục tiêu “từ 50% trở lên”\n"))
        #expect(text.contains("✗ 2 trường hợp, 1 sai\n"))
        #expect(text.contains("✗ 1.a `mục tiêu`: `từ 50% trở lên` → `>= 49%`"))
        #expect(text.contains("✗ 1.a loại kết luận: Không phát sinh"))
        #expect(text.contains("Độ bao phủ: 3/9 (33%)\n"))
        #expect(!text.contains("<nửa>"))
    }

    @Test func `JSON has every case, what is missed and who survives`() throws {
        struct Result: Decodable {
            struct Book: Decodable {
                struct Case: Decodable {
                    struct Difference: Decodable { let expected, found, at: String }
                    let name, check, at, result: String
                    let differences: [Difference]
                }
                struct Coverage: Decodable { let items, reached, percent: Int }
                struct Mutation: Decodable {
                    struct Survivor: Decodable {
                        let kind, what: String
                        let proof: String?
                    }
                    let mutants, alive, equivalent: Int
                    let survivors: [Survivor]
                }
                let id: String
                let cases: [Case]
                let coverage: Coverage
                let mutation: Mutation
            }
            struct Summary: Decodable { let cases, failed: Int }
            let format: String
            let rulebooks: [Book]
            let summary: Summary
        }
        var report = TestJSONReport(try result(), language: .en)
        let found = try JSONDecoder().decode(Result.self, from: Data(report.text().utf8))
        #expect(found.format == "chuan.test/1")
        #expect(found.summary.cases == 2 && found.summary.failed == 1)
        let book = try #require(found.rulebooks.first)
        #expect(book.cases.map(\.result) == ["pass", "fail"])
        #expect(book.cases.first?.name == "<nửa> & \"hơn\"")
        #expect(book.cases.last?.differences.first?.found == "Not met")
        #expect(book.coverage.reached == 3 && book.coverage.items == 9)
        #expect(book.mutation.mutants == 5 && book.mutation.alive == book.mutation.survivors.count)
        #expect(book.mutation.survivors.contains { $0.kind == "unit_type" && $0.proof == nil })
    }

    @Test func `JUnit is XML, with a failure for each case, mutant and shortfall`() throws {
        var report = TestJUnitReport(try result(), language: .vi, minimum: 90)
        let text = report.text()
        #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        #expect(text.contains("name=\"&lt;nửa&gt; &amp; &quot;hơn&quot;\"/>"))
        #expect(text.contains("<failure message=\"kết luận: Đạt ≠ Không đạt\">mau.test.yaml:3:"))
        #expect(text.contains("<failure message=\"33% &lt; 90%\">"))
        let parser = ParsedXML(text)
        #expect(parser.isWhole)
        #expect(parser.failures == text.ranges(of: "<failure ").count)
    }
}

/// Whether tags nest, by hand: the parser of Foundation is a library of its own.
private struct ParsedXML {
    private(set) var isWhole = true
    private(set) var failures = 0

    init(_ text: String) {
        var open: [Substring] = []
        for match in text.matches(of: /<(\/?)([a-z]+)((?:\s[^<>]*?)?)(\/?)>/) {
            if match.1 == "/" {
                if open.popLast() != match.2 { isWhole = false }
            } else if match.4.isEmpty {
                open.append(match.2)
                if match.2 == "failure" { failures += 1 }
            }
        }
        if !open.isEmpty { isWhole = false }
    }
}
