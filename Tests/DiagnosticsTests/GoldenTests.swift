import Foundation
import TestSupport
import Testing

/// The harness that reads case files, on small files of its own.
@Suite("Golden cases") struct GoldenTests {
    /// A folder that is gone when the test is over.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("golden-\(UUID().uuidString)")

        init(_ files: [String: String]) throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            for (name, text) in files { try write(text, to: name) }
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func write(_ text: String, to name: String) throws {
            try text.write(to: url.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }

        func text(of name: String) throws -> String {
            try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
        }

        /// The lines and the first words of what is wrong.
        func failures(_ environment: [String: String] = [:], answer: (GoldenCase) -> String) throws -> [String] {
            let folder = GoldenFolder(
                url.lastPathComponent, languages: ["in", "more"],
                file: url.deletingLastPathComponent().path + "/x.swift")
            return try folder.failures(environment: environment, answer: answer).map { failure in
                "\(failure.line): \(failure.text.split(separator: "\n")[0])"
            }
        }
    }

    private static func upper(_ section: GoldenCase) -> String {
        ((section.givenBlock("more")?.text ?? "") + (section["in"] ?? "")).uppercased()
    }

    private static let good = """
        # Topic
        ```more
        g
        ```
        ## One
        Why.
        ```in
        a
        ```
        ```expect
        G
        A
        ```
        ## Two
        Why.
        ```in escaped
        a\\u{A0}\\x62\\t\\\\\\
        ```
        ```expect
        G
        A\u{A0}B\t\\
        ```

        """

    @Test func `Cases that hold`() throws {
        #expect(try Folder(["a.md": Self.good]).failures(answer: Self.upper) == [])
    }

    @Test func `A difference is shown line by line, where the case stands`() throws {
        let folder = try Folder(["a.md": Self.good.replacingOccurrences(of: "G\nA\n", with: "G\nB\n")])
        #expect(
            try folder.failures(answer: Self.upper)
                == ["5: One: UPDATE_GOLDEN=1 swift test rewrites what is expected"])
        let place = folder.url.deletingLastPathComponent().path + "/x.swift"
        let failure = try GoldenFolder(folder.url.lastPathComponent, languages: ["in", "more"], file: place)
            .failures(environment: [:], answer: Self.upper)[0]
        #expect(failure.text.hasSuffix("\n  G\n- B\n+ A"))
        #expect(failure.path.hasSuffix("/a.md"))
    }

    @Test func `An update rewrites expectations and nothing else`() throws {
        let stale = Self.good.replacingOccurrences(of: "expect\nG\nA\n", with: "expect\n")
        let folder = try Folder(["a.md": stale])
        #expect(try folder.failures(["UPDATE_GOLDEN": "1"], answer: Self.upper) == [])
        #expect(try folder.text(of: "a.md") == Self.good)
        #expect(try folder.failures(answer: Self.upper) == [])
        #expect(try folder.failures(["UPDATE_GOLDEN": "1"]) { _ in "```\nx\n" } == [])
        #expect(try folder.text(of: "a.md").contains("````expect\n```\nx\n````\n"))
        #expect(try folder.failures { _ in "```\nx\n" } == [])
    }

    @Test func `Under CI nothing is rewritten`() throws {
        let folder = try Folder(["a.md": Self.good])
        let found = try folder.failures(["UPDATE_GOLDEN": "1", "CI": "true"]) { _ in "other" }
        #expect(found == ["1: UPDATE_GOLDEN=1 under CI=true: expectations are not rewritten"])
        #expect(try folder.text(of: "a.md") == Self.good)
    }

    @Test func `Empty folders and files are refused`() throws {
        #expect(try Folder([:]).failures(answer: Self.upper) == ["1: there is no case in this folder"])
        #expect(try Folder(["a.txt": Self.good]).failures(answer: Self.upper).count == 1)
        let half = try Folder(["a.md": Self.good, "b.md": "# Nothing\n"])
        #expect(try half.failures(answer: Self.upper) == ["1: there is no case in this file"])
    }

    @Test(arguments: [
        ("```expect\nG\nA\n```\n", "", "5: One: the section has no expectation"),
        ("## Two", "## One", "14: a second case is called `One`"),
        ("Why.\n```in\n", "```in\n", "5: One: no line says why the case is there"),
        ("```in\n", "```im\n", "5: One: nobody reads a block of `im`"),
        ("```in\n", "```in loud\n", "7: a fence says what its block is, and maybe `escaped`, nothing else"),
        ("\\x62", "\\q", "16: an escape that is none of \\t \\r \\n \\\\ \\u{…} \\xFF"),
        ("## Two\nWhy.\n", "", "14: a second block of `in`"),
        ("# Topic\n", "```expect\n```\n", "1: one expectation a section, and none before the first"),
        ("A\u{A0}B\t\\\n```\n", "", "19: this block has no closing fence"),
    ]) func `Mistakes in the cases are found`(_ part: String, _ other: String, _ mistake: String) throws {
        let text = Self.good.replacingOccurrences(of: part, with: other)
        #expect(text != Self.good)
        #expect(try Folder(["a.md": text]).failures(answer: Self.upper).contains(mistake))
    }

    @Test func `An answer that throws fails its case`() throws {
        let found = try Folder(["a.md": Self.good]).failures { _ in "" }
        #expect(found.count == 2)
        let folder = try Folder(["a.md": Self.good])
        let place = folder.url.deletingLastPathComponent().path + "/x.swift"
        let failures = try GoldenFolder(folder.url.lastPathComponent, languages: ["in", "more"], file: place)
            .failures(environment: ["UPDATE_GOLDEN": "1"]) { _ in throw UnknownOption(text: "x") }
        #expect(failures.map(\.text) == ["One: no option `x`", "Two: no option `x`"])
        #expect(try folder.text(of: "a.md") == Self.good)
    }

    @Test func `Kinds are found in what is expected`() throws {
        let text = Self.good.replacingOccurrences(
            of: "G\nA\n", with: "x.yaml:1:2: lỗi: a [yaml/tab-x]\n[a, b]\n[1/2]\n")
        let folder = try Folder(["a.md": text])
        let place = folder.url.deletingLastPathComponent().path + "/x.swift"
        let golden = GoldenFolder(folder.url.lastPathComponent, languages: ["in", "more"], file: place)
        #expect(try golden.expectedKinds() == ["yaml/tab-x"])
    }
}
