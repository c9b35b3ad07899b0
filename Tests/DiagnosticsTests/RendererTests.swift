import Diagnostics
import Testing

/// Diagnostics as people see them, character by character.
@Suite("The renderer") struct RendererTests {
    private static let kind = Diagnostic.Kind(
        "test/kind", .error,
        Diagnostic.Explanation(what: Message(""), why: Message(""), wrong: "", right: "", fix: Message("")))

    /// Files of one test, and spans found by their text.
    private struct Sample {
        var files = SourceFiles()

        init(_ texts: String...) {
            for (number, text) in texts.enumerated() {
                _ = files.add(path: number == 0 ? "a.yaml" : "b\(number).yaml", bytes: Array(text.utf8))
            }
        }

        /// The first stretch of a file that says so.
        func span(_ text: String, in number: Int = 0) -> Span {
            let file = files.files[number]
            let (bytes, wanted) = (file.bytes, Array(text.utf8))
            let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
            return Span(file: file.id, start: start, end: start + wanted.count)
        }

        func render(
            _ span: Span, labels: [Diagnostic.Label] = [], help: Message? = nil, _ language: Language = .en,
            colour: Bool = false
        ) -> String {
            var renderer = DiagnosticRenderer(files: files, language: language, colour: colour)
            let message = Message(vi: "sai", en: "wrong")
            return renderer.render(Diagnostic(RendererTests.kind, message, at: span, labels: labels, help: help))
        }
    }

    @Test func `Message, place, snippet, help, in both languages`() {
        let sample = Sample("a: 1\nkhóa: giá trị\n")
        let help = Message(vi: "sửa đi", en: "mend it")
        #expect(
            sample.render(sample.span("giá trị"), help: help) == """
                a.yaml:2:7: error: wrong [test/kind]
                  2 | khóa: giá trị
                    |       ^^^^^^^
                    = help: mend it

                """)
        #expect(
            sample.render(sample.span("giá trị"), help: help, .vi) == """
                a.yaml:2:7: lỗi: sai [test/kind]
                  2 | khóa: giá trị
                    |       ^^^^^^^
                    = gợi ý: sửa đi

                """)
    }

    @Test func `A tab is as wide as a space, before the caret and below it`() {
        let sample = Sample("\ta:\tb\tc\n")
        #expect(
            sample.render(sample.span("b\tc")) == """
                a.yaml:1:5: error: wrong [test/kind]
                  1 |  a: b c
                    |     ^^^

                """)
    }

    /// East Asian letters take two columns, combining marks and joiners none.
    @Test func `Wide and combining letters`() {
        let sample = Sample("漢字 te\u{302}n: 한x\u{200B}y！z\n")
        #expect(
            sample.render(sample.span("te\u{302}n")) == """
                a.yaml:1:4: error: wrong [test/kind]
                  1 | 漢字 te\u{302}n: 한x\u{200B}y！z
                    |      ^^^

                """)
        #expect(sample.render(sample.span("한x")).hasSuffix("|           ^^^\n"))
        #expect(sample.render(sample.span("y！z")).hasSuffix("|              ^^^^\n"))
    }

    @Test func `A span over several lines is marked to the end of its first`() {
        let sample = Sample("a: [1,\n  2,\n  3]\nb: 4\n")
        #expect(
            sample.render(sample.span("[1,\n  2,\n  3]")) == """
                a.yaml:1:4: error: wrong [test/kind]
                  1 | a: [1,
                    |    ^^^

                """)
        let last = sample.span("3]\nb")
        #expect(sample.render(last).hasSuffix("  3 |   3]\n    |   ^^\n"))
    }

    @Test func `Several labels, in this file and in another`() {
        let sample = Sample("x: 1\ny: 2\n", "z: 3\n")
        let labels = [
            Diagnostic.Label(sample.span("x"), Message(vi: "đây", en: "here")),
            Diagnostic.Label(sample.span("z", in: 1), Message(vi: "và đây", en: "and here")),
            Diagnostic.Label(sample.span("2"), Message(vi: "nữa", en: "again")),
        ]
        #expect(
            sample.render(sample.span("y"), labels: labels, help: Message("h")) == """
                a.yaml:2:1: error: wrong [test/kind]
                  2 | y: 2
                    | ^
                  1 | x: 1
                    | - here
                  b1.yaml:1:1:
                  1 | z: 3
                    | - and here
                  2 | y: 2
                    |    - again
                    = help: h

                """)
    }

    @Test func `The last line without a line break, and the place behind it`() {
        let sample = Sample("a: 1\nb: hai")
        #expect(sample.render(sample.span("hai")).hasSuffix("  2 | b: hai\n    |    ^^^\n"))
        let end = Span(file: sample.files.files[0].id, start: 11, end: 11)
        #expect(
            sample.render(end) == """
                a.yaml:2:7: error: wrong [test/kind]
                  2 | b: hai
                    |       ^

                """)
    }

    @Test func `The place behind a last line break is a line of its own`() {
        let sample = Sample("a: 1\n")
        let end = Span(file: sample.files.files[0].id, start: 5, end: 5)
        #expect(sample.render(end) == "a.yaml:2:1: error: wrong [test/kind]\n  2 | \n    | ^\n")
    }

    @Test func `An empty file, an empty span, a span past the end, a file that is not there`() {
        let sample = Sample("")
        let id = sample.files.files[0].id
        #expect(
            sample.render(Span(file: id, start: 0, end: 0)) == "a.yaml:1:1: error: wrong [test/kind]\n  1 | \n    | ^\n"
        )
        #expect(sample.render(Span(file: id, start: 7, end: 9)).hasPrefix("a.yaml:1:1: "))
        let nowhere = Span(file: FileID(number: 9), start: 0, end: 1)
        #expect(sample.render(nowhere) == "?: error: wrong [test/kind]\n")
    }

    @Test(arguments: ["a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "a: 1\nb: 2\n", "\u{FEFF}a: 1\nb: 2\n"])
    func `Every line break ends a line and is not shown`(_ text: String) {
        let sample = Sample(text)
        #expect(sample.render(sample.span("2")) == "a.yaml:2:4: error: wrong [test/kind]\n  2 | b: 2\n    |    ^\n")
        #expect(sample.render(sample.span("a")) == "a.yaml:1:1: error: wrong [test/kind]\n  1 | a: 1\n    | ^\n")
    }

    @Test func `Line numbers of three digits and more move the margin`() {
        let sample = Sample(String(repeating: "x\n", count: 1_233) + "a: b\n")
        #expect(
            sample.render(sample.span("b"), help: Message("h")) == """
                a.yaml:1234:4: error: wrong [test/kind]
                 1234 | a: b
                      |    ^
                      = help: h

                """)
    }

    /// Nothing of a hostile file steers the terminal.
    @Test func `Control characters and overrides are not printed`() {
        let sample = Sample("a: \u{1B}[31m\u{7}\u{202E}b\u{2066}c\u{9B}\n")
        let shown = sample.render(sample.span("b"))
        #expect(shown.hasSuffix("  1 | a: \u{FFFD}[31m\u{FFFD}\u{FFFD}b\u{FFFD}c\u{FFFD}\n    |           ^\n"))
    }

    @Test func `A long line is cut around the caret`() {
        let sample = Sample(String(repeating: "x", count: 500) + "HERE" + String(repeating: "y", count: 500) + "\n")
        #expect(
            sample.render(sample.span("HERE")) == """
                a.yaml:1:501: error: wrong [test/kind]
                  1 | \(String(repeating: "x", count: 80))HERE\(String(repeating: "y", count: 76))
                    | \(String(repeating: " ", count: 80))^^^^

                """)
    }

    @Test func `Colour goes around words and carets only`() {
        let sample = Sample("a: b\n")
        let plain = sample.render(sample.span("b"))
        let coloured = sample.render(sample.span("b"), colour: true)
        #expect(coloured.contains("\u{1B}[1;31merror\u{1B}[0m") && coloured.contains("\u{1B}[36m^\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    /// Pictures take two columns on a terminal.
    @Test func `Pictures are wide`() {
        let sample = Sample("a: \u{1F600} b\n")
        #expect(sample.render(sample.span("b")).hasSuffix("    |       ^\n"))
    }

    /// A long line is cut between letters, not within their bytes.
    @Test(arguments: 0..<3) func `A long line is cut between letters`(_ shift: Int) {
        let line = String(repeating: "a", count: shift) + String(repeating: "ộ", count: 100)
        let sample = Sample(line + "HERE" + String(repeating: "ộ", count: 100) + "\n")
        let shown = sample.render(sample.span("HERE"))
        #expect(shown.contains("ộHEREộ"))
        #expect(!shown.contains("\u{FFFD}"))
    }
}
