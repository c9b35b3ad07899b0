import Diagnostics
import Testing

@testable import YAMLSource

@Suite("Limits and hostile files") struct LimitTests {
    /// Reads a text that would be slow if anything were quadratic.
    private func quickly(_ text: String, json: Bool = false) -> Reading {
        let bytes = Array(text.utf8)
        let clock = ContinuousClock()
        var reading: Reading?
        let time = clock.measure { reading = Reading(bytes, json: json) }
        #expect(time < .seconds(8), "\(text.prefix(20)) took \(time)")
        return reading ?? Reading(bytes, json: json)
    }

    @Test(arguments: ["[", "{", "- ", "? ", "[\n", "{a: ", "[{", "&a [", "!!seq ["])
    func `depth bombs are refused at once`(part: String) {
        let reading = quickly(String(repeating: part, count: 100_000))
        #expect(reading.document == nil)
        #expect(reading.kinds == ["yaml/too-deep"])
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"]) func `so they are in JSON`(part: String) {
        #expect(quickly(String(repeating: part, count: 100_000), json: true).kinds == ["json/too-deep"])
    }

    @Test func `depth counts lists and mappings`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(Reading(nested(64)).kinds == [])
        #expect(Reading(nested(65)).kinds == ["yaml/too-deep"])
        #expect(Reading(nested(64), json: true).kinds == [])
        #expect(Reading(nested(65), json: true).kinds == ["json/too-deep"])
        let half =
            "a: &a " + nested(40) + "\nb: " + String(repeating: "[", count: 30) + "*a"
            + String(repeating: "]", count: 30)
        #expect(Reading(half).kinds == ["yaml/too-deep"])
    }

    @Test func `aliases do not multiply without bound`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
                + "]\n"
        }
        #expect(quickly(text).kinds == ["yaml/too-many-aliases"])
        #expect(
            quickly("a: &a x\nb: [" + String(repeating: "*a, ", count: 1_001) + "]").kinds == ["yaml/too-many-aliases"])
        #expect(Reading("a: &a [*a]\n").kinds == ["yaml/unknown-anchor"])
        #expect(Reading("a: &a [*a]\n").diagnostics.first?.message.en.contains("inside the part") == true)
    }

    @Test(arguments: [
        String(repeating: "a: >= 1 ", count: 20_000), String(repeating: "- !=3\n", count: 20_000),
        "[" + String(repeating: "!= 1, ", count: 20_000) + "]", String(repeating: "#x\n", count: 60_000),
        String(repeating: "\"", count: 100_001), "a: \"" + String(repeating: "\\d", count: 60_000) + "\"",
        "a: [" + String(repeating: "'b' ", count: 20_000), "a: [" + String(repeating: "\"b ", count: 20_000),
        String(repeating: "\t- a\n", count: 20_000), String(repeating: "a:b\n", count: 20_000),
        "a: |\n" + String(repeating: "  x\n\n\n", count: 30_000),
        "a: >\n" + String(repeating: "\n", count: 100_000) + "  x",
        "a: x" + String(repeating: "\n", count: 100_000) + "b: 1",
        "a: 1\n b: 2" + String(repeating: "\n", count: 100_000) + "c: 3",
        (0..<10_000).map { "k\($0): |\n  x\n" }.joined(), String(repeating: "a\n", count: 50_000),
        String(repeating: "a: 1\n  b: 2\n", count: 20_000),
        String(repeating: "? ", count: 30) + String(repeating: "x ", count: 50_000),
    ]) func `no text is slow`(text: String) {
        _ = quickly(text)
        _ = quickly(text, json: true)
    }

    @Test func `sizes`() {
        var limits = Limits.standard
        limits.fileBytes = 10
        #expect(Reading("a: 1234567890", limits: limits).kinds == ["yaml/too-large"])
        limits = .standard
        limits.scalarBytes = 100
        #expect(Reading("a: |\n" + String(repeating: "  x\n", count: 60), limits: limits).kinds == ["yaml/long-text"])
        #expect(
            Reading("{\"a\": \"" + String(repeating: "x", count: 101) + "\"}", json: true, limits: limits).kinds == [
                "json/long-text"
            ])
        limits = .standard
        limits.nodes = 7
        #expect(Reading("a: [1, 2, 3, 4]\n", limits: limits).kinds == [])
        #expect(Reading("a: [1, 2, 3, 4, 5]\n", limits: limits).kinds == ["yaml/too-many-nodes"])
    }

    @Test func `encodings`() {
        #expect(Reading([0xFF, 0xFE, 0x61, 0]).kinds == ["yaml/bad-encoding"])
        #expect(Reading([0, 0x61, 0, 0x3A]).kinds == ["yaml/bad-encoding"])
        #expect(Reading([0xFE, 0xFF, 0, 0x61]).diagnostics.first?.message.en == "the file is UTF-16, not UTF-8")
        #expect(Reading([0, 0, 0xFE, 0xFF]).diagnostics.first?.message.en == "the file is UTF-32, not UTF-8")
        for bad: [UInt8] in [
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBA], [0x80], [0xFF],
            [0xF0, 0x80, 0x80, 0x80],
        ] {
            let reading = Reading(Array("a: đ".utf8) + bad)
            #expect(reading.kinds == ["yaml/bad-encoding"])
            #expect(reading.diagnostics.first?.span.range == 5..<6)
            #expect(reading.diagnostics.first?.message.en.contains("offset 5") == true)
        }
        #expect(Reading("a: b\u{0}c\u{1}\u{FEFF}\u{90}\u{FFFE}\nd: 1\n").kinds == ["yaml/control-character"])
        #expect(Reading("a: b\u{0}c\nd: 1\n").root?.outline == "{'a': 'b\u{0}c', 'd': '1'}")
    }
}
