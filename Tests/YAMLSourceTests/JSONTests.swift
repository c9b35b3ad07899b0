import Diagnostics
import Testing

@testable import YAMLSource

@Suite("JSON") struct JSONTests {
    @Test func `values, with their places`() {
        let text = #"{"a": [1, -0, 2.50, 1e-3, true, false, null], "đ": {"x": "y\n\u1ea5\ud83d\ude00\/"}, "": []}"#
        let reading = Reading("\u{FEFF}" + text, json: true)
        #expect(reading.kinds == [])
        #expect(
            reading.root?.outline
                == "{'a': ['1', '-0', '2.50', '1e-3', 'true', 'false', 'null'], 'đ': {'x': 'y\nấ😀/'}, '': []}")
        #expect(reading.node("a", "2")?.scalar?.kind == .decimal("2.50"))
        #expect(reading.node("a", "4")?.scalar?.kind == .boolean(true))
        #expect(reading.node("đ", "x")?.scalar?.kind == .text)
        #expect(reading.root.map { reading.text($0.span) } == text)
        guard let slice = reading.node("đ", "x")?.scalar?.slice else {
            Issue.record("no text")
            return
        }
        #expect(reading.text(slice.span(0..<1)) == "y")
        #expect(reading.text(slice.span(1..<2)) == "\\n")
        #expect(reading.text(slice.span(2..<5)) == "\\u1ea5")
        #expect(reading.text(slice.span(5..<9)) == "\\ud83d\\ude00")
        #expect(reading.text(slice.span(9..<10)) == "\\/")
    }

    @Test(
        arguments: [
            ("[1,]", "trailing-comma", "['1']"), ("{\"a\": 1,}", "trailing-comma", "{'a': '1'}"),
            ("[0123]", "bad-number", "['0123'!]"),
            ("[1_000, 2]", "bad-number", "['1_000'!, '2']"), ("[+1]", "bad-number", "['+1'!]"),
            ("[.5]", "bad-number", "['.5'!]"),
            ("[5.]", "bad-number", "['5.'!]"), ("[1e]", "bad-number", "['1e'!]"), ("[-]", "syntax", nil),
            ("[NaN]", "bad-number", "['NaN'!]"),
            ("[-Infinity]", "bad-number", "['-Infinity'!]"), ("[0x1F]", "bad-number", "['0x1F'!]"),
            ("[tru]", "syntax", nil),
            ("[True]", "syntax", nil), ("{a: 1}", "syntax", nil), ("{'a': 1}", "syntax", nil),
            ("{\"a\" 1}", "syntax", nil),
            ("{\"a\": }", "syntax", nil), ("[1 2]", "syntax", nil), ("[,]", "syntax", nil), ("{,}", "syntax", nil),
            ("[1}", "syntax", nil),
            ("]", "syntax", nil), ("// x\n1", "syntax", nil), ("[\"a\tb\"]", "bad-string", "['a\tb'!]"),
            (#"["\ud83d"]"#, "bad-string", #"['\ud83d'!]"#),
            (#"["\ude00x"]"#, "bad-string", #"['\ude00x'!]"#), (#"["\u12"]"#, "bad-string", #"['\u12'!]"#),
            ("[\"a", "unclosed", nil), ("[\"a\\", "unclosed bad-string", nil),
            ("[[1]", "unclosed", nil), ("{\"a\":", "unclosed", nil), ("1 2", "text-after-end", nil),
            ("{} x", "text-after-end", nil),
            ("{\"a\": 1, \"\\u0061\": 2}", "duplicate-key", "{'a': '1'}"),
            ("[01, \"\\q\", 1,]", "bad-number bad-string trailing-comma", "['01'!, '\\q'!, '1']"),
            ("<<", "syntax", nil), ("{\"<<\": 1}", "", "{'<<': '1'}"), ("\"x\"", "", "'x'"), (" 0 ", "", "'0'"),
        ] as [(String, String, String?)]) func `mistakes`(text: String, kinds: String, outline: String?)
    {
        let reading = Reading(text, json: true)
        #expect(reading.kinds == kinds.split(separator: " ").map { "json/\($0)" }, "\(reading.rendered)")
        #expect(reading.root?.outline == outline)
        #expect((reading.document == nil) == (outline == nil))
    }

    /// A JSON text without surrogate escapes is YAML, and means the same.
    @Test func `agrees with YAML`() {
        var random = Seeded(9)
        for _ in 0..<1_000 * Randomness.factor {
            let text = value(depth: 4, &random)
            let (json, yaml) = (Reading(text, json: true), Reading(text))
            #expect(json.kinds == [], "\(text)")
            #expect(yaml.kinds == [], "\(text)")
            guard let left = json.root, let right = yaml.root else { continue }
            #expect(left.outline == right.outline)
            #expect(left.all.map(\.span) == right.all.map(\.span), "\(text)")
            #expect(left.all.map { $0.scalar?.kind } == right.all.map { $0.scalar?.kind })
            #expect(left.all.map { $0.scalar?.slice.runs } == right.all.map { $0.scalar?.slice.runs })
        }
    }

    private func value(depth: Int, _ random: inout Seeded) -> String {
        let blank = ["", " ", "\n  "].randomElement(using: &random) ?? ""
        let count = Int.random(in: 0...3, using: &random)
        switch Int.random(in: 0..<(depth == 0 ? 2 : 4), using: &random) {
        case 0:
            return ["0", "-12", "1.50", "2e10", "1.5E-7", "true", "false", "null"].randomElement(using: &random) ?? "0"
        case 1: return string(&random)
        case 2:
            return "[\(blank)"
                + (0..<count).map { _ in value(depth: depth - 1, &random) }.joined(separator: ",\(blank)") + "\(blank)]"
        default:
            let entries = (0..<count).map { "\"k\($0)đ\":\(blank) \(value(depth: depth - 1, &random))" }
            return "{\(blank)" + entries.joined(separator: ",\(blank) ") + "\(blank)}"
        }
    }

    private func string(_ random: inout Seeded) -> String {
        let parts = [
            "a", "Số hóa", "\\n", "\\u1ea5", "\\\"", "\\\\", "\\/", "\\t", "😀", " ", "#", ": ", "\u{2028}", "'",
        ]
        return "\""
            + (0..<Int.random(in: 0...6, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
            .joined() + "\""
    }
}
