import Diagnostics
import Testing

@testable import YAMLSource

@Suite("Going on after mistakes") struct RecoveryTests {
    /// A text, the kinds it reports, and what is read all the same (`!` marks what is broken).
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let kinds: [String]
        let outline: String
        var testDescription: String { text }

        init(_ text: String, _ kinds: String, _ outline: String) {
            self.text = text
            self.kinds = kinds.split(separator: " ").map { "yaml/\($0)" }
            self.outline = outline
        }
    }

    static let operators = [
        Case("a: >= 98%\nb: 1\n", "unquoted-operator", "{'a': '>= 98%', 'b': '1'}"),
        Case("mục tiêu: > 80%   # ghi chú\nb: 1\n", "unquoted-operator", "{'mục tiêu': '> 80%', 'b': '1'}"),
        Case("a: >80%\n", "unquoted-operator", "{'a': '>80%'}"),
        Case("a: >5\nb: 1\n", "unquoted-operator", "{'a': '>5', 'b': '1'}"),
        Case("a: > 5", "unquoted-operator", "{'a': '> 5'}"),
        Case("a: != 3\nb: !=3\n", "unquoted-operator unquoted-operator", "{'a': '!= 3', 'b': '!=3'}"),
        Case("a: %50\n", "unquoted-operator", "{'a': '%50'}"),
        Case("a: @b\nc: `d`\n", "unquoted-operator unquoted-operator", "{'a': '@b', 'c': '`d`'}"),
        Case("@b: 1\nc: 2\n", "unquoted-operator", "{'@b': '1', 'c': '2'}"),
        Case("a: *quan trọng*\n", "unquoted-operator", "{'a': '*quan trọng*'}"),
        Case("a: * 3\n", "unquoted-operator", "{'a': '* 3'}"),
        Case("a: & 3\n", "unquoted-operator", "{'a': '& 3'}"),
        Case("a: [90%..100%)\nb: 1\n", "unquoted-operator", "{'a': '[90%..100%)', 'b': '1'}"),
        Case("a: ]90%..100%]\nb: 1\n", "unquoted-operator", "{'a': ']90%..100%]', 'b': '1'}"),
        Case("a: {target: >= 98%, b: 1}\n", "unquoted-operator", "{'a': {'target': '>= 98%', 'b': '1'}}"),
        Case("a: [>= 98%, < 3%]\n", "unquoted-operator", "{'a': ['>= 98%', '< 3%']}"),
        Case("- > 80%\n- x\n", "unquoted-operator", "['> 80%', 'x']"),
        Case("a: - 5\nb: 1\n", "unquoted-operator", "{'a': '- 5'!, 'b': '1'}"),
        Case("a: > 80% and\n  < 90%\n", "unquoted-operator", "{'a': '> 80% and < 90%'}"),
        Case("a: [90%..100%]\n", "", "{'a': ['90%..100%']}"),
        Case("a: (90%..100%]\n", "", "{'a': '(90%..100%]'}"),
        Case("a: < 3%\n", "", "{'a': '< 3%'}"),
    ]

    static let colons = [
        Case("a: tỷ lệ: 98%\nb: 1\n", "unquoted-colon", "{'a': 'tỷ lệ: 98%', 'b': '1'}"),
        Case("- a: b: c\n  d: 1\n", "unquoted-colon", "[{'a': 'b: c', 'd': '1'}]"),
        Case("x: 1\nmã:7.a\ny: 2\n", "missing-space", "{'x': '1', 'mã': '7.a', 'y': '2'}"),
        Case("- mã:7.a\n  tên: x\n", "missing-space", "[{'mã': '7.a', 'tên': 'x'}]"),
        Case("mã:7\ntên: x\n", "missing-space", "{'mã': '7', 'tên': 'x'}"),
        Case("x: 1\n\"a\":b\ny: 2\n", "missing-space", "{'x': '1', 'a': 'b', 'y': '2'}"),
        Case("x: 1\na:\u{A0}b\ny: 2\n", "odd-space", "{'x': '1', 'a': 'b', 'y': '2'}"),
        Case("x: 1\nmột dòng\ny: 2\n", "missing-colon", "{'x': '1', 'y': '2'}"),
        Case("x: 1\n\"một dòng\"\ny: 2\n", "missing-colon", "{'x': '1', 'y': '2'}"),
        Case("a: \"b\" = c\nd: 1\n", "text-after-value", "{'a': '\"b\" = c', 'd': '1'}"),
        Case("a: [b, c][1]\nd: 1\n", "text-after-value", "{'a': '[b, c][1]', 'd': '1'}"),
        Case("a: \"\\d+\\w\"\nb: \"\\đ\"\n", "bad-escape bad-escape", "{'a': '\\d+\\w', 'b': '\\đ'}"),
        Case("a: \"\\ud83d\"\n", "bad-escape", "{'a': '\\ud83d'}"),
        Case("a: | một\n  hai\nb: 1\n", "text-after-block-sign", "{'a': '| một hai'!, 'b': '1'}"),
        Case("a: > một\n  hai\nb: 1\n", "text-after-block-sign", "{'a': '> một hai'!, 'b': '1'}"),
    ]

    static let layout = [
        Case("a:\n\tb: 1\n\tc: 2\nd: 3\n", "tab", "{'a': {'b': '1', 'c': '2'}, 'd': '3'}"),
        Case("a:\n\t- b: 1\n\t  c: 2\n\t- b: 3\n", "tab", "{'a': [{'b': '1', 'c': '2'}, {'b': '3'}]}"),
        Case("a:\n  b: 1\n\tc: 2\nd: 3\n", "tab", "{'a': {'b': '1'}, 'd': '3'}"),
        Case("-\ta\n- b\n", "tab", "['a', 'b']"),
        Case("a:\tb\n\t\n\t# c\nd: 1\n", "", "{'a': 'b', 'd': '1'}"),
        Case("a: 1\n  b: 2\nc: 3\n", "indentation", "{'a': '1 b: 2'!, 'c': '3'}"),
        Case("a:\n    b: 1\n  c: 2\nd: 3\n", "indentation", "{'a': {'b': '1'}, 'd': '3'}"),
        Case("  a: 1\nb: 2\n", "indentation", "{'a': '1'}"),
        Case("a: 1\n- b\nc: 2\n", "indentation", "{'a': '1', 'c': '2'}"),
        Case("- a\nb: 1\n- c\n", "indentation", "['a', 'c']"),
        Case("a: \"b\nc: 1\nd: 2\n", "unclosed-quote", "{'a': '\"b'!, 'c': '1', 'd': '2'}"),
        Case("a: 'b\nc: 'd'\ne: 1\n", "unclosed-quote", "{'a': ''b'!, 'c': 'd', 'e': '1'}"),
        Case("x: 1\n\"a: b\nc: 1\n", "unclosed-quote", "{'x': '1', '\"a'!: 'b', 'c': '1'}"),
        Case("a: [b, c\nd: 1\n", "unclosed-bracket", "{'a': '[b, c'!, 'd': '1'}"),
        Case("a: {b: c\nd: 1\n", "unclosed-bracket", "{'a': '{b: c'!, 'd': '1'}"),
        Case("a: [b, c", "unclosed-bracket", "{'a': '[b, c'!}"),
        Case("a: [\n  {b: 1,\n  {c: 2}\n]\nd: 1\n", "unclosed-bracket", "{'a': ['{b: 1'!, {'c': '2'}], 'd': '1'}"),
        Case("a: [\"b\" \"c\"]\nd: 1\n", "missing-comma", "{'a': '[\"b\" \"c\"]'!, 'd': '1'}"),
        Case("a: {b: c: d}\ne: 1\n", "missing-comma", "{'a': '{b: c: d}'!, 'e': '1'}"),
    ]

    @Test(arguments: operators + colons + layout) func `one mistake, one diagnostic, the rest is read`(sample: Case) {
        let reading = Reading(sample.text)
        #expect(reading.kinds == sample.kinds, "\(reading.rendered)")
        #expect(reading.root?.outline == sample.outline)
    }

    @Test func `many mistakes are reported in one run`() {
        let reading = Reading(
            """
            chỉ tiêu:
              - mã: "7"
                tên: Số hóa: kết quả
                mục tiêu: >= 98%
                nguồn:x
                mã: "8"
              - mã: @9
                tên: "Chưa đóng
                áp dụng: [sở, quận
                mục tiêu: > 80%
            năm: 2023

            """)
        #expect(
            reading.kinds == [
                "yaml/unquoted-colon", "yaml/unquoted-operator", "yaml/missing-space", "yaml/duplicate-key",
                "yaml/unquoted-operator", "yaml/unclosed-quote", "yaml/unclosed-bracket", "yaml/unquoted-operator",
            ], "\(reading.rendered)")
        #expect(reading.node("năm")?.scalar?.text == "2023")
        #expect(reading.node("chỉ tiêu", "0", "nguồn").map { reading.text($0.span) } == "x")
        #expect(reading.node("chỉ tiêu", "0", "mục tiêu").map { reading.text($0.span) } == ">= 98%")
    }

    @Test func `a diagnostic shows the cure`() {
        #expect(
            Reading("x: 1\nmục tiêu: >= 98%\n").rendered == """
                test.yaml:2:11: error: `>= 98%` must be in quotes: YAML takes the leading `>` for the start of a block of text [yaml/unquoted-operator]
                  2 | mục tiêu: >= 98%
                    |           ^^^^^^
                    = help: write `mục tiêu: ">= 98%"`

                """)
    }

    @Test func `rounds are bounded`() {
        let text = (0..<100).map { "k\($0): >= \($0)\n" }.joined()
        #expect(Reading(text).diagnostics.count == 20)
        var limits = Limits.standard
        limits.diagnosticsPerFile = 3
        #expect(Reading(text, limits: limits).diagnostics.count == 3)
    }

    @Test func `directives, documents and empty files`() {
        #expect(Reading("%YAML 1.1\n---\na: yes\n").node("a")?.scalar?.kind == .text)
        #expect(Reading("%YAML 3.0\n---\na: 1\n").kinds == ["yaml/other-version"])
        #expect(Reading("---\na: 1\n...\n").kinds == [])
        #expect(Reading("a: 1\n---\nb: 2\n").root?.outline == "{'a': '1'}")
        for text in ["", "\n\n", "# x", "---\n", "\u{FEFF}"] { #expect(Reading(text).kinds == ["yaml/empty"]) }
        #expect(Reading("# x").document?.comments.count == 1)
    }
}
