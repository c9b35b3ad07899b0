import Diagnostics
import Testing

@testable import ChuanTools

@Suite("Kinds of lints") struct LintKindTests {
    @Test func `Names are unique, of one domain, and sorted`() {
        let names = Lint.kinds.map(\.name)
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix("lint/") })
    }

    @Test(arguments: Lint.kinds.map(\.name))
    func `The wrong example reports exactly its kind, the right one nothing`(name: String) throws {
        let page = try #require(Lint.kinds.first { $0.name == name }).explanation
        #expect(Set(try LintRun(example: page.wrong).inExample.map(\.kind.name)) == [name])
        #expect(try LintRun(example: page.right).inExample.map(\.kind.name) == [])
    }

    @Test(arguments: Lint.kinds.map(\.name))
    func `Messages keep to the style`(name: String) throws {
        let page = try #require(Lint.kinds.first { $0.name == name }).explanation
        for diagnostic in try LintRun(example: page.wrong).inExample {
            let texts = [diagnostic.message, diagnostic.help].compactMap { $0 } + diagnostic.labels.map(\.message)
            for text in texts.flatMap({ [$0.vi, $0.en] }) {
                #expect(!text.hasSuffix("."), "\(text)")
                #expect(text.first?.isUppercase == false, "\(text)")
                #expect(text.filter { $0 == "`" }.count.isMultiple(of: 2), "\(text)")
                #expect(text == nfc(text))
            }
            #expect(diagnostic.message.vi != diagnostic.message.en)
        }
        for message in [page.what, page.why, page.fix] {
            #expect(!message.vi.isEmpty && !message.en.isEmpty && message.vi != message.en)
        }
    }
}
