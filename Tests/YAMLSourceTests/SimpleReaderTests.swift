import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import YAMLSource

@Suite("The simple part of YAML, read without libyaml")
struct SimpleReaderTests {
    /// All that a reading gave, with every place.
    private struct Everything: Equatable {
        var nodes: [String] = []
        var comments: [YAMLComment] = []
        var mistakes: [String] = []
        var isPartial = false
    }

    private static func read(_ text: String, simply: Bool) -> Everything {
        let source = SourceFile(id: FileID(number: 0), path: "test.yaml", bytes: Array(text.utf8))
        var reading = YAMLReading(source, Skeleton(source.bytes), limits: .standard)
        if !simply { reading.readsSimply = false }
        let document = reading.read()
        var all = Everything()
        all.nodes =
            document?.root?.all.map { node in
                let slice = node.scalar.map { "\($0.style) \($0.slice.span) \($0.kind)" } ?? ""
                return "\(node.outline) \(node.span) \(slice)"
            } ?? []
        all.comments = document?.comments ?? []
        all.mistakes = reading.diagnostics.map { "\($0.kind.name) \($0.span)" }
        all.isPartial = document?.isPartial ?? true
        return all
    }

    private static func isSimple(_ text: String) -> Bool {
        let skeleton = Skeleton(Array(text.utf8))
        if skeleton.hasOddBlanks { return false }
        let source = SourceFile(id: FileID(number: 0), path: "test.yaml", bytes: Array(text.utf8))
        var builder = DocumentBuilder(MaskedText(skeleton), source: source, limits: .standard)
        return skeleton.bytes.withUnsafeBufferPointer { bytes in
            var reader = SimpleReader(bytes, start: skeleton.start)
            return reader.read(into: &builder)
        }
    }

    @Test(
        "What is simple",
        arguments: [
            "a: 1", "a:\n- 1\n- 2\nb:", "- a: x\n  b: y\n-\n- - z", "a: {b: c, d: [e, 'f']} # g\n",
            "a: |\n  b\n\n c: d\n",
            "a: b\n  c\n\n  d\n# e\nf: \"g\\n\"\n", "tên: Tỷ lệ\nsố:\n  - 1,5\n", "a: []\nb: {}\n", "'a': 'b''c'\n",
        ]) func simple(text: String)
    {
        #expect(Self.isSimple(text) || text.contains(" c: d"))
        #expect(Self.read(text, simply: true) == Self.read(text, simply: false))
    }

    @Test(
        "What is left to libyaml",
        arguments: [
            "", "a", "- &a b", "a: *b", "a: !!str 1", "---\na: 1", "%YAML 1.2\n---\na: 1", "a: b: c", "a: - b",
            "? a\n: b",
            "a: [b,\n c]", "a: \"b\n c\"", "a:\tb", "a: b\r\n", "a: 'b' c", "a: [b]c", "a: |2\n   b", "a: {b: }",
            "a: [b: c]",
            "a: b\n c: d", "a\nb: c", "a:\n    b: 1\n  c: 2", "a: @b", "a: [> 1]", "a: \"\\x41\"",
        ]) func notSimple(text: String)
    {
        #expect(!Self.isSimple(text))
    }

    @Test("Files of a few thousand kinds are read as libyaml reads them")
    func sameAsLibyaml() {
        var random = Seeded(17)
        let parts = [
            " ", "  ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\na: ", "\n  b: ", "\n    c: ", "\nd:", "- ", "- - ",
            "e: ",
            "f:", "x", "y z", "-", "-1", "'q'", "'q''r'", "\"s\"", "\"s\\n\"", "[", "]", "{", "}", "[t, u]", "{v: w}",
            "[t, ", "{v: ", ", ", ",",
            "#", " # c", "\n# c", "\n  # c", "|", ">", "|-", ">+", "\n  text\n  more", "\n   deep\n  less", ":", ": ",
            "?", "? ",
            "&a ", "*a", "!t ", "%", "@", "ế", "---", "...", "\n---\n", "\t", "\r\n", "<<", "'", "\"", "\\", "~",
            "\n\n", "\u{A0}",
        ]
        let openings = [
            "a:", "a: ", "- ", "a: 1\nb: ", "a:\n- ", "a:\n  b: ", "- a: 1\n  b: ", "# c\na: ", "\u{FEFF}a: ", "",
        ]
        var simple = 0
        for _ in 0..<20_000 * Randomness.factor {
            var text = openings.randomElement(using: &random) ?? ""
            for _ in 0..<Int.random(in: 0...12, using: &random) { text += parts.randomElement(using: &random) ?? "" }
            guard Self.isSimple(text) else { continue }
            simple += 1
            let (ours, theirs) = (Self.read(text, simply: true), Self.read(text, simply: false))
            #expect(ours == theirs, "seed \(Randomness.seed): \(text.debugDescription)")
        }
        #expect(simple > 2_000)
    }

    @Test("Rules are simple; they and the examples are read alike, small changes included")
    func realFiles() throws {
        var random = Seeded(18)
        var simple = 0
        for path in try Self.realPaths() {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(Self.isSimple(text) || !path.hasSuffix(".rules.yaml"), "\(path)")
            #expect(Self.read(text, simply: true) == Self.read(text, simply: false), "\(path)")
            for _ in 0..<6 * Randomness.factor {
                let changed = Self.changed(text, &random)
                guard Self.isSimple(changed) else { continue }
                simple += 1
                #expect(
                    Self.read(changed, simply: true) == Self.read(changed, simply: false),
                    "seed \(Randomness.seed), \(path)")
            }
        }
        #expect(simple > 50)
    }

    private static func realPaths() throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try ["Rules/hcmc-cchc-2023", "Examples/reports"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
                .filter { $0.hasSuffix(".yaml") }.map { root.appending(path: "\(folder)/\($0)").path }
        }
    }

    /// The text with one letter taken out, doubled, or put in.
    private static func changed(_ text: String, _ random: inout Seeded) -> String {
        var scalars = Array(text.unicodeScalars)
        let place = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(scalars[place], at: place)
        default: scalars.insert(":-#'\"[]{},| \n?&*!".unicodeScalars.randomElement(using: &random) ?? " ", at: place)
        }
        var changed = String.UnicodeScalarView()
        changed.append(contentsOf: scalars)
        return String(changed)
    }
}
