import Chuan
import ChuanTools
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The rulebooks of the repository are what they ask of others: whatever is right as it is says so in a comment.
@Suite("Lints over the shipped rules") struct ShippedRulesLintTests {
    @Test func `Nothing is found`() throws {
        var files: [String: [UInt8]] = [:]
        for path in Repository.files(below: "Rules", ending: ".rules.yaml") {
            files[path] = Array(try Data(contentsOf: Repository.root.appendingPathComponent(path)))
        }
        #expect(!files.isEmpty)
        var sources = SourceFiles()
        let linter = Linter(provider: FileProvider(files: files), limits: .standard)
        let found = linter.lint(["Rules"], sources: &sources)
        var shown = ShownDiagnostics(sources)
        #expect(found.isEmpty, "\(shown.text(found))")
    }
}
