import Chuan
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ChuanTools

/// Results as pages and as messages.
///
/// Blocks: `rules`, given once; `report`, or `reports` (`# == name ==` starts another one); `register`; `options` with
/// `form: html` or `markdown`, `lang: en`, `by: type`, `rank: share`. Of a page the body is shown, an element a line.
@Suite("Golden cases of pages") struct PageGoldenTests {
    static let folder = GoldenFolder(
        "../Cases/pages", languages: ["rules", "report", "reports", "register", "options"])

    @Test func `Cases`() throws {
        for failure in try Self.folder.failures(answer: Self.answer) {
            let place = SourceLocation(
                fileID: "ChuanToolsTests/\(failure.name)", filePath: failure.path, line: failure.line, column: 1)
            Issue.record(Comment(rawValue: failure.text), sourceLocation: place)
        }
    }

    static func answer(_ section: GoldenCase) throws -> String {
        var run = PageRun()
        var form = "html"
        var language = Language.vi
        for (name, value) in try GoldenText.options(section["options"]) {
            switch name {
            case "form": form = value
            case "lang": language = try #require(Language(rawValue: value))
            case "by": run.grouping = CityGrouping(rawValue: value)
            case "rank": run.rank = RankingRule(rawValue: value)
            default: Issue.record("no option \(name)")
            }
        }
        run.register = section["register"]
        let rules = try #require(section.givenBlock("rules")).bytes
        let result = try run.result(rules, reports(of: section))
        if form == "markdown" { return result.markdown(language) }
        return try body(of: result.html(language))
    }

    private static func reports(of section: GoldenCase) -> [String: String] {
        if let report = section["report"] { return ["bao-cao.yaml": report] }
        return folderFiles(section["reports"] ?? "", first: "bao-cao.yaml").mapValues {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// What stands between header and script, with a line break before each element that begins a part.
    private static func body(of page: String) throws -> String {
        _ = try MarkupScanner.elements(of: page)
        let start = try #require(page.range(of: "<header>")).lowerBound
        let end = try #require(page.range(of: "<script>")).lowerBound
        var text = String(page[start..<end])
        for name in [
            "h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "section", "details", "div", "tr", "form", "main",
            "nav",
        ] {
            for rest in [">", " "] {
                text = text.replacing("<\(name)\(rest)", with: "\n<\(name)\(rest)")
            }
        }
        return text.split(separator: "\n").joined(separator: "\n") + "\n"
    }
}
