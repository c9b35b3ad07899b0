import Foundation
import Testing

/// The limits that keep the code readable, and what no code here may do.
@Suite("Source files")
struct SourceTests {
    /// Functions above fifty lines, with their length. The list may only get shorter.
    private static let longFunctions = ["Tests/ChuanTests/DecodingMistakesTests.swift manyMistakes": 55]

    @Test("Files have at most 300 lines")
    func fileLength() throws {
        let long = try Repository.swiftFiles().filter { try Self.lineCount($0) > 300 }
        #expect(long == [])
    }

    @Test("Functions have at most 50 lines")
    func functionLength() {
        var long: [String: Int] = [:]
        var count = 0
        for (path, text) in SourceText.all {
            let functions = text.functions
            count += functions.count
            for function in functions where function.lines > 50 { long["\(path) \(function.name)"] = function.lines }
        }
        #expect(count > 1000, "the scanner finds too few functions")
        #expect(long == Self.longFunctions)
    }

    @Test("Code that input can reach never traps on purpose")
    func traps() {
        let forbidden = ["try!", "as!", "fatalError(", "preconditionFailure(", "unsafeBitCast("]
        Self.search("Sources/") { line in forbidden.contains { line.contains($0) } }
    }

    @Test("Only programs print")
    func printing() {
        Self.search("Sources/", except: "Sources/feel-conformance/") {
            $0.contains(/\b(?:print\(""|debugPrint\(|dump\()/)
        }
    }

    @Test("The library does without Foundation")
    func foundation() {
        Self.search("Sources/", except: "Sources/feel-conformance/") { $0.contains("import Foundation") }
    }

    @Test("Only the YAML reader sees libyaml")
    func library() {
        Self.search("Sources/", except: "Sources/YAMLSource/Reader.swift") { $0.contains("import CLibYAML") }
    }

    @Test("Only the archive sees minizip, only the XML stream sees expat")
    func librariesOfWorkbooks() {
        Self.search("Sources/", except: "Sources/Workbooks/Archive") { $0.contains("import CMinizip") }
        Self.search("Sources/", except: "Sources/Workbooks/XMLStream.swift") { $0.contains("import CExpat") }
    }

    /// Records an issue for every line of code that shows what is not allowed there.
    private static func search(_ folder: String, except: String? = nil, _ isForbidden: (String) -> Bool) {
        let files = SourceText.all.filter { $0.key.hasPrefix(folder) }
        #expect(files.count > 100)
        for (path, text) in files where except.map({ path.hasPrefix($0) }) != true {
            for (number, line) in text.code.enumerated() where isForbidden(line) {
                Issue.record("\(path):\(number + 1): \(line)")
            }
        }
    }

    @Test("No note of something unfinished")
    func unfinished() throws {
        let marks = /\b(?:TODO|FIXME|XXX|HACK)\b/
        for path in Repository.swiftFiles() where !path.hasPrefix("Tests/RepositoryTests/") {
            let text = try Repository.text(path)
            #expect(text.firstMatch(of: marks) == nil, "\(path)")
        }
    }

    private static func lineCount(_ path: String) throws -> Int {
        try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false).count - 1
    }
}

/// The scanner that the limits rest on.
@Suite("Scanning source")
struct SourceTextTests {
    @Test("Comments and strings are no code")
    func blanks() {
        let text = SourceText(
            "let a = \"x // { \\(f(\")\")) y\" // } \"\nlet b = \"\"\"\n  try! {\n  \"\"\"\nlet c = 1")
        #expect(text.code == ["let a = \"\" ", "let b = \"\"", "", "\"\"", "let c = 1"])
    }

    @Test("Functions end at their brace")
    func functions() {
        let lines = [
            "struct A {", "    func one(_ a: Int = { 1 }()) -> Int { a }", "    func two(", "        _ b: Int", "    )",
            "    {", "        if b > 0 {", "        }", "    }", "    init?(c: Int) {", "    }", "}",
            "protocol P {", "    func none()", "    func also() -> Int", "}", "func last<T>(_ t: T) -> [T] {",
            "    // }", "    [t]", "}",
        ]
        let functions = SourceText(lines.joined(separator: "\n")).functions
        #expect(functions.map(\.name) == ["one", "two", "init", "last"])
        #expect(functions.map(\.lines) == [1, 7, 2, 4])
    }
}
