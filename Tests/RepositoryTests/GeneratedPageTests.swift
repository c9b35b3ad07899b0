import Chuan
import ChuanTools
import Diagnostics
import FEEL
import Foundation
import Testing

/// Pages made from the code are what the code says.
@Suite("Generated pages")
struct GeneratedPageTests {
    @Test("docs/words.md")
    func words() throws { try WordsPage(Rulebook2023.load().vocabulary).page.settle() }

    @Test("docs/feel.md")
    func language() throws { try FEELPage().page.settle() }

    @Test("Every example of the language has the value that the page shows", arguments: FEELTopic.all.map(\.title.en))
    func examples(title: String) throws {
        let topic = try #require(FEELTopic.all.first { $0.title.en == title })
        #expect(topic.examples.count >= 2)
        for (expression, value) in topic.examples {
            var files = SourceFiles()
            let source = files.add(path: "e", bytes: Array(expression.utf8))
            let outcome = FreeScope().evaluate(SourceSlice(source, 0..<source.bytes.count))
            #expect(outcome.value?.text() == value, "\(expression)")
        }
    }

    @Test("docs/diagnostics has a page for each kind and no other")
    func diagnostics() throws {
        let kinds = Catalogue.all
        #expect(kinds.count > 100)
        #expect(Set(kinds.map(\.name)).count == kinds.count)
        try DiagnosticPage.index(kinds).settle()
        for kind in kinds { try DiagnosticPage(kind: kind).page.settle() }
        let expected = kinds.map { DiagnosticPage.path($0.name) } + ["docs/diagnostics/README.md"]
        for path in Repository.files(below: "docs/diagnostics", ending: ".md") where !expected.contains(path) {
            if GeneratedPage.isUpdating {
                try FileManager.default.removeItem(at: Repository.root.appendingPathComponent(path))
            } else {
                Issue.record("\(path) explains nothing that is reported")
            }
        }
    }

    @Test("Every kind that the code declares is in the catalogue")
    func catalogue() throws {
        let listed = Set(Catalogue.all.map(\.name))
        var declared = 0
        for path in Repository.files(below: "Sources", ending: ".swift") {
            for match in try Repository.text(path).matches(of: /Diagnostic\.Kind\(\s*"([^"]+)"/) {
                declared += 1
                #expect(listed.contains(String(match.1)), "\(path): \(match.1)")
            }
        }
        #expect(declared > 100)
    }

    /// A text cannot show the bytes of another encoding, nor a hundred mistakes.
    private static let alike = ["yaml/bad-encoding", "json/bad-encoding", "report/more-mistakes"]

    @Test("Explanations are whole, in both languages", arguments: Catalogue.all.map(\.name))
    func explanations(name: String) throws {
        let kind = try #require(Catalogue.kind(named: name))
        let page = kind.explanation
        for message in [page.what, page.why, page.fix] {
            #expect(!message.vi.isEmpty && !message.en.isEmpty && message.vi != message.en)
            #expect(message.vi == nfc(message.vi))
        }
        #expect(!page.wrong.isEmpty && !page.right.isEmpty)
        #expect(!page.wrong.utf8.elementsEqual(page.right.utf8) || Self.alike.contains(name))
    }
}
