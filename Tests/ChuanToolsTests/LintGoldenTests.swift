import TestSupport
import Testing

@testable import ChuanTools

@Suite("Golden cases of lints") struct LintGoldenTests {
    static let folder = GoldenFolder("Cases/lint", languages: ["rules"])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "ChuanToolsTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    /// What is found in the case's own files.
    static func answer(_ section: GoldenCase) throws -> String {
        let run = try LintRun(example: section["rules"] ?? "")
        var shown = ShownDiagnostics(run.sources)
        let text = shown.text(run.inExample)
        return text.isEmpty ? "no diagnostics\n" : text
    }
}
