import Chuan
import Diagnostics
import TestSupport
import Testing

@testable import ChuanTools

/// Findings as each form writes them.
///
/// Blocks: `rules`; `options` with `form: sarif` and `lang: en`, or `fix: safe`, `fix: all`, which show how the file changes;
/// `baseline`.
@Suite("Golden cases of findings") struct FindingsGoldenTests {
    static let folder = GoldenFolder("Cases/findings", languages: ["rules", "options", "baseline"])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "ChuanToolsTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    static func answer(_ section: GoldenCase) throws -> String {
        let files = try LintRun.files(around: section["rules"] ?? "")
        let options = try GoldenText.options(section["options"])
        if let grade = options.first(where: { $0.name == "fix" })?.value {
            let fixer = LintFixer(
                provider: FileProvider(files: files), limits: .standard, unsafely: grade == "all")
            let outcome = fixer.fix(["."])
            return String(decoding: outcome.diff, as: UTF8.self)
        }
        let run = LintRun(files)
        var findings = Findings(run.diagnostics, in: run.sources)
        if let text = section.block("baseline") {
            var sources = SourceFiles()
            let (known, mistakes) = Baseline.read(
                sources.add(path: "baseline.json", bytes: text.bytes), limits: .standard)
            guard let known else {
                var shown = ShownDiagnostics(sources)
                return shown.text(mistakes)
            }
            findings = findings.filter { !known.contains($0) }
        }
        let form = options.first { $0.name == "form" }.flatMap { FindingsFormat(rawValue: $0.value) }
        let language = options.first { $0.name == "lang" }.flatMap { Language(rawValue: $0.value) }
        return (form ?? .text).write(findings, language ?? .vi, version: "0.1.0")
    }
}
