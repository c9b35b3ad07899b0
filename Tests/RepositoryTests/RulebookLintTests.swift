import Chuan
import ChuanTools
import Diagnostics
import Foundation
import Testing

/// The rulebooks of the repository are an example to others: nothing in them is to be found fault with.
@Suite("Lints of the repository's rules") struct RulebookLintTests {
    @Test func `Rule files have no findings`() throws {
        var files: [String: [UInt8]] = [:]
        for path in Repository.files(below: "Rules", ending: ".yaml") {
            files[path] = Array(try Data(contentsOf: Repository.root.appendingPathComponent(path)))
        }
        #expect(files.count >= 26)
        var sources = SourceFiles()
        let found = Linter(provider: FileProvider(files: files), limits: .standard).lint(["Rules"], sources: &sources)
        #expect(sources.files.count == files.count)
        for finding in found {
            let source = try #require(sources[finding.span.file])
            let place = LineIndex(source).location(of: finding.span.start)
            Issue.record(
                "\(source.path):\(place.line): \(finding.severity) \(finding.message.en) [\(finding.kind.name)]")
        }
    }
}
