import Chuan
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ChuanTools

/// What holds of every page and message.
@Suite("Laws of pages") struct PageLawTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(below folder: String, _ endings: [String]) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        let path = root.appendingPathComponent(folder)
        for name in try FileManager.default.contentsOfDirectory(atPath: path.path)
        where endings.contains(where: name.hasSuffix) {
            files["\(folder)/\(name)"] = Array(try Data(contentsOf: path.appendingPathComponent(name)))
        }
        return files
    }

    /// The examples of the repository, each by itself and all together.
    private static let examples = Result {
        let rules = try bytes(below: "Rules/hcmc-cchc-2023", [".rules.yaml"])
        let reports = try bytes(below: "Examples/reports", [".yaml", ".json"])
        #expect(reports.count > 5)
        var runs = try reports.sorted { $0.key < $1.key }.map { path, bytes in
            try PageRun().result(files: rules, path: "Rules/hcmc-cchc-2023", [path: bytes])
        }
        var all = PageRun()
        (all.grouping, all.rank) = (.type, .share)
        all.register = String(
            decoding: try bytes(below: "Examples", ["register.csv"]).values.first ?? [], as: UTF8.self)
        runs.append(try all.result(files: rules, path: "Rules/hcmc-cchc-2023", reports))
        return runs
    }

    // MARK: Shape

    @Test("Every page is well-formed, and its ids and links agree", arguments: [Language.vi, .en])
    func shape(language: Language) throws {
        for run in try Self.examples.get() {
            let elements = try MarkupScanner.elements(of: run.html(language))
            let ids = elements.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count)
            for element in elements {
                for key in ["aria-labelledby", "for"] {
                    if let id = element.attributes[key] { #expect(ids.contains(id), "\(key)=\(id)") }
                }
                if let link = element.attributes["href"] { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
            }
            #expect(elements.first?.attributes["lang"] == language.rawValue)
            #expect(elements.count { $0.name == "h1" } == 1)
            for name in ["header", "main", "footer", "title"] { #expect(elements.count { $0.name == name } == 1) }
        }
    }

    @Test("Headings go down one step at a time")
    func headings() throws {
        for run in try Self.examples.get() {
            var last = 0
            for element in try MarkupScanner.elements(of: run.html()) {
                guard element.name.first == "h", let level = Int(element.name.dropFirst()) else { continue }
                #expect(level <= last + 1, "\(element.text) after a heading of level \(last)")
                #expect(!element.text.isEmpty)
                last = level
            }
        }
    }

    @Test("The page loads nothing, and its policy names its only script")
    func policy() throws {
        for run in try Self.examples.get() {
            let elements = try MarkupScanner.elements(of: run.html())
            #expect(elements.allSatisfy { $0.attributes["src"] == nil && $0.name != "link" && $0.name != "iframe" })
            let scripts = elements.filter { $0.name == "script" }
            #expect(scripts.count == 1)
            var hash = SHA256()
            hash.update(Array(try #require(scripts.first).text.utf8))
            let source = Data(hash.digest()).base64EncodedString()
            let policy = elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
            #expect(policy?.attributes["content"]?.contains("script-src 'sha256-\(source)'") == true)
            #expect(policy?.attributes["content"]?.hasPrefix("default-src 'none'") == true)
        }
    }

    // MARK: Content

    @Test("What the text form says of a unit, its page says too", arguments: [Language.vi, .en])
    func sameSentences(language: Language) throws {
        var compared = 0
        for run in try Self.examples.get().dropLast() {
            let elements = try MarkupScanner.elements(of: run.html(language))
            let page = elements.first { $0.name == "body" }?.text ?? ""
            let result = try #require(run.results.first)
            for indicator in result.indicators {
                #expect(page.contains(indicator.indicator.title[language]))
                #expect(page.contains(indicator.verdict.label[language]))
                for item in indicator.checks.filter({ $0.verdict != .notApplicable }).flatMap(\.checkItems) {
                    #expect(page.contains(TextReport.clean(item.sentence[language])))
                    if let gap = item.gap { #expect(page.contains(TextReport.clean(gap.need[language]))) }
                    compared += 1
                }
                if let remedy = indicator.shownRemedy { #expect(page.contains(remedy[language])) }
                for flip in indicator.flips { #expect(page.contains(flip.text(language))) }
            }
            for note in result.notes { #expect(page.contains(TextReport.clean(note.message[language]))) }
        }
        #expect(compared > 100)
    }

    @Test("A verdict has its sign and its word, not its colour alone")
    func words() throws {
        for run in try Self.examples.get() {
            let labels = Set(VerdictCode.allCases.map { $0.label[.vi] })
            for element in try MarkupScanner.elements(of: run.html()) {
                let isVerdict = element.attributes["class"].map { $0.hasPrefix("badge") || $0 == "sign" } ?? false
                if !isVerdict { continue }
                let said = element.attributes["aria-label"] ?? element.text
                #expect(labels.contains { said.contains($0) }, "\(said)")
                #expect(VerdictCode.allCases.contains { element.text.contains($0.sign) })
            }
        }
    }

    // MARK: Hostile text

    private static let hostile = [
        "<script>alert(1)</script>", "</style></script><!--", "\" onmouseover=\"alert(1)", "' onfocus='x",
        "]]></script>",
        "&lt;b&gt;", "a\u{2028}b\u{202E}c", "javascript:alert(1)", "<img src=x onerror=alert(1)>", "{{7*7}}",
        "| a | [b](javascript:c) **d** `e` ![f](g)", "Sở \u{0} & <Đất>",
    ]

    @Test("Text of reports and of file names stays text", arguments: hostile)
    func hostileText(text: String) throws {
        let quoted = JSONWriter.quoted(text)
        let section = try #require(PageGoldenTests.folder.files().first?.cases.first)
        let rules = try #require(section.givenBlock("rules")).bytes
        let report = """
            {"unit_code": \(quoted), "unit_name": \(quoted), "unit_type": "dept", "period": 2023, "in_force": \(quoted),
             "digitised": 1, "signs": "không", "place": \(quoted), "plan": 10, "disbursed": 1,
             "tthc": [{"field_name": \(quoted), "resolved": 10, "on_time": 1}, {"field_name": \(quoted) , "resolved": 10}]}
            """
        for reports in [["\(text).json": report], ["\(text).json": report, "b.json": report]] {
            var run = PageRun()
            run.rank = .share
            let result = try run.result(rules, reports)
            #expect(!result.results.isEmpty)
            let elements = try MarkupScanner.elements(of: result.html())
            let known: Set = [
                "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "h4", "h5",
                "button",
                "main", "nav", "section", "ul", "ol", "li", "b", "span", "article", "div", "code", "details", "summary",
                "footer", "script", "table", "caption", "thead", "tbody", "tr", "th", "td", "i", "small", "form",
                "label",
                "input", "select", "option",
            ]
            #expect(Set(elements.map(\.name)).subtracting(known) == [])
            #expect(elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
            #expect(elements.count { $0.name == "script" } == 1)
            let said = TextReport.clean(text).replacing("\u{2028}", with: " ")
            let page = (elements.first { $0.name == "body" }?.text ?? "").replacing("\u{2028}", with: " ")
            #expect(page.contains(said), "\(said)")
            let message = result.markdown()
            #expect(!message.contains("<"), "HTML in Markdown: \(message)")
            let bare = message.replacing("\\]", with: "")
            #expect(!bare.contains("](") && !bare.contains("[b]"), "a link: \(message)")
            for line in message.split(separator: "\n") where line.hasPrefix("|") {
                let bars = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
                #expect([5, 10, 11].contains(bars), "\(line)")
            }
        }
    }

    @Test("Signs that mean something at the start of a line of Markdown are escaped")
    func markdownLines() {
        #expect(MarkdownText.line("# a") == "\\# a")
        #expect(MarkdownText.line("- a") == "\\- a")
        #expect(MarkdownText.line("12. a") == "12\\. a")
        #expect(MarkdownText.line("12.5") == "12\\.5")
        #expect(MarkdownText.line("") == "")
        #expect(MarkdownText.escaped("a_b _c_ *d* ≥ 98% (1 > 0)") == "a_b \\_c\\_ \\*d\\* ≥ 98% (1 > 0)")
        #expect(MarkdownText.escaped("https://a.b www.c.d e@f") == "https&#58;//a.b www&#46;c.d e&#64;f")
    }
}

extension CheckResult {
    fileprivate var checkItems: [ItemResult] { items }
}
