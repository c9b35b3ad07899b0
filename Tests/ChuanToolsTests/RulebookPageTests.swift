import Diagnostics
import Foundation
import Testing

@testable import ChuanTools

/// The page about rulebooks teaches what works.
@Suite struct RulebookPageTests {
    @Test func `The pieces of the page make a rulebook without findings`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/rulebook.md"), encoding: .utf8)
        let pieces = page.components(separatedBy: "```yaml part\n").dropFirst().compactMap {
            $0.components(separatedBy: "```\n").first
        }
        #expect(pieces.count >= 4)
        let run = LintRun(["mau.rules.yaml": Array(pieces.joined(separator: "\n").utf8)])
        var renderer = DiagnosticRenderer(files: run.sources, language: .en)
        #expect(run.diagnostics.map { renderer.render($0) }.joined() == "")
    }
}
