import Diagnostics
import TestSupport
import Testing

@testable import ChuanTools

@Suite("Mistakes in test files") struct TestKindTests {
    @Test func `Names are unique, of one domain, and sorted`() {
        let names = TestDiagnostics.kinds.map(\.name)
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix("test/") })
    }

    @Test func `Wrong examples report exactly their kinds, right ones nothing`() throws {
        var bench = try TestBench(nil)
        for kind in TestDiagnostics.kinds {
            let page = kind.explanation
            #expect(bench.read(page.wrong).diagnostics.map(\.kind.name) == [kind.name])
            let right = bench.read(page.right)
            #expect(right.diagnostics.map(\.message.en) == [], "\(kind.name)")
            #expect(!right.tests.tests.isEmpty)
            for outcome in right.tests.run() { #expect(outcome.holds, "\(kind.name): \(outcome.differences)") }
        }
    }

    @Test func `Messages keep to the style`() throws {
        var bench = try TestBench(nil)
        for kind in TestDiagnostics.kinds {
            for diagnostic in bench.read(kind.explanation.wrong).diagnostics {
                let texts = [diagnostic.message, diagnostic.help].compactMap { $0 } + diagnostic.labels.map(\.message)
                for text in texts.flatMap({ [$0.vi, $0.en] }) {
                    #expect(!text.hasSuffix("."), "\(text)")
                    #expect(text.first?.isUppercase == false, "\(text)")
                    #expect(text.filter { $0 == "`" }.count.isMultiple(of: 2), "\(text)")
                    #expect(text == nfc(text))
                }
                #expect(diagnostic.message.vi != diagnostic.message.en)
            }
        }
    }
}

@Suite("Golden cases of test files") struct TestFileGoldenTests {
    static let folder = GoldenFolder("../Cases/testing", languages: ["tests"])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "ChuanToolsTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    /// What is wrong with a test file of the rulebook of 2023; of one without mistakes, what comes out.
    static func answer(_ section: GoldenCase) throws -> String {
        var bench = try TestBench(nil)
        let (tests, diagnostics) = bench.read(section["tests"] ?? "")
        if diagnostics.isEmpty {
            let run = TestRunResult(files: bench.sources, books: [.init(id: "mau", outcomes: tests.run())])
            var report = TestTextReport(run, language: .vi, colour: false)
            return report.text()
        }
        var shown = ShownDiagnostics(bench.sources)
        return shown.text(diagnostics)
    }
}
