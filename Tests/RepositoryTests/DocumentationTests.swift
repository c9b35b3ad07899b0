import Foundation
import Testing

/// What the pages promise is there.
@Suite("Documentation")
struct DocumentationTests {
    @Test("Every link and every path leads somewhere", arguments: Repository.pages())
    func paths(page: String) throws {
        let page = try Page(page)
        for path in page.links + page.namedPaths { #expect(Repository.exists(path), "\(page.path) names \(path)") }
    }

    @Test("Both readmes name the same commands and pages")
    func readmes() throws {
        let (english, vietnamese) = (try Page("README.md"), try Page("README.vi.md"))
        #expect(Self.commands(english) == Self.commands(vietnamese))
        #expect(Set(english.links).union(["README.md"]) == Set(vietnamese.links).union(["README.vi.md"]))
        #expect(english.blocks.map(\.kind) == vietnamese.blocks.map(\.kind))
    }

    /// The commands without what the languages say differently.
    private static func commands(_ page: Page) -> [String] {
        page.blocks.filter { $0.kind == "sh" }.flatMap(\.lines)
            .map { $0.replacingOccurrences(of: " --lang en", with: "") }
            .map { String($0.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    @Test("Goals that pages name are in the Makefile")
    func goals() throws {
        let makefile = try Repository.text("Makefile")
        let defined = Set(makefile.matches(of: /(?m)^([a-z-]+):(?: |$)/).map { String($0.1) })
        var named: Set<String> = []
        for path in Repository.pages() {
            named.formUnion(
                try Repository.text(path).matches(of: /\bmake ([a-z]+(?:-[a-z]+)*)[` \n=]/).map { String($0.1) }
                    .filter {
                        ["build", "clean", "demo", "test", "install", "fuzz", "format-check"].contains($0)
                            || defined.contains($0)
                    })
        }
        #expect(named.isSuperset(of: ["demo", "test", "install", "format-check"]))
        #expect(named.subtracting(defined) == [])
        let phony = try #require(makefile.firstMatch(of: /\.PHONY: (.*)/)?.1)
        #expect(Set(phony.split(separator: " ").map(String.init)) == defined)
    }

    @Test("Decisions are numbered without gaps, and titled by their number")
    func decisions() throws {
        let files = Repository.files(below: "docs/decisions", ending: ".md")
        #expect(!files.isEmpty)
        for (index, path) in files.enumerated() {
            let number = String(repeating: "0", count: 4 - "\(index + 1)".count) + "\(index + 1)"
            #expect(path.hasPrefix("docs/decisions/\(number)-"))
            let text = try Repository.text(path)
            #expect(text.hasPrefix("# \(index + 1). "), "\(path)")
            for part in ["**Context.**", "**Choice.**", "**Turned down.**"] {
                #expect(text.contains(part), "\(path) lacks \(part)")
            }
        }
    }

    @Test("The changelog names every command")
    func changelog() throws {
        let changelog = try Repository.text("CHANGELOG.md")
        let commands = Repository.files(below: "Sources/chuan", ending: "Command.swift")
        #expect(commands.count >= 3)
        for path in commands {
            let declared = try Repository.text(path).firstMatch(of: /commandName: "([a-z]+)"/)
            let name = try #require(declared?.1, "\(path) has no commandName")
            #expect(changelog.contains("`chuan \(name)`"), "chuan \(name)")
        }
    }
}
