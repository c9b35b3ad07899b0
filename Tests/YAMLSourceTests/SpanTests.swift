import Diagnostics
import Testing

@testable import YAMLSource

@Suite("Places of keys and values") struct SpanTests {
    @Test func `each key and scalar spans its own bytes`() {
        let reading = Reading(
            """
            # đầu tệp
            chỉ tiêu:   # sau khóa
              - mã: "7"
                tên: Số hóa kết quả
                tiêu chí: [một, 'hai', {ba: bốn}]
                ghi chú: |  # khối
                  # đây là chữ
                  dòng hai

              - mã: 8   # cuối

            """)
        #expect(reading.kinds.isEmpty)
        let scalars = reading.root?.all.filter { $0.scalar != nil }.map { reading.text($0.span) }
        #expect(
            scalars == [
                "chỉ tiêu", "mã", "\"7\"", "tên", "Số hóa kết quả", "tiêu chí", "một", "'hai'", "ba", "bốn", "ghi chú",
                "|  # khối\n      # đây là chữ\n      dòng hai", "mã", "8",
            ])
        #expect(reading.node("chỉ tiêu", "0", "ghi chú")?.scalar?.text == "# đây là chữ\ndòng hai\n")
        #expect(reading.document?.comments.map(\.text) == ["đầu tệp", "sau khóa", "khối", "cuối"])
        #expect(reading.document?.comments.map(\.standsAlone) == [true, false, false, false])
        #expect(reading.document?.comments.map { reading.text($0.span) }.first == "# đầu tệp")
    }

    @Test func `lists and mappings span their parts`() {
        let reading = Reading("a:\n  - b: 1\n    c: 2\n\n# x\nd: [1,\n 2]\ne: {}\nf:\n")
        #expect(reading.node("a").map { reading.text($0.span) } == "- b: 1\n    c: 2")
        #expect(reading.node("a", "0").map { reading.text($0.span) } == "b: 1\n    c: 2")
        #expect(reading.node("d").map { reading.text($0.span) } == "[1,\n 2]")
        #expect(reading.node("e").map { reading.text($0.span) } == "{}")
        #expect(reading.node("f").map { $0.span } == Span(file: FileID(number: 0), start: 45, end: 45))
    }

    @Test(arguments: ["\u{FEFF}", ""]) func `a byte-order mark shifts nothing`(mark: String) {
        let reading = Reading(mark + "# x\ntên:\r\n  b: |1\r\n    y\r\nc: \"đ\u{85}\u{2028}e\" # z\n")
        #expect(reading.kinds.isEmpty)
        #expect(reading.root?.outline == "{'tên': {'b': ' y\n'}, 'c': 'đ\u{85}\u{2028}e'}")
        #expect(
            reading.root?.all.filter { $0.scalar != nil }.map { reading.text($0.span) }.last == "\"đ\u{85}\u{2028}e\"")
        #expect(reading.document?.comments.map(\.standsAlone) == [true, false])
    }

    @Test func `anchors and tags are no part of a node`() {
        let reading = Reading("a: &tên !!str 12\nb: *tên\nc: &l\n  - 1\nd: !!map {x: !!int 3}\ne: !!str\nf: *l\n")
        #expect(reading.kinds.isEmpty, "\(reading.rendered)")
        #expect(reading.root?.outline == "{'a': '12', 'b': '12', 'c': ['1'], 'd': {'x': '3'}, 'e': '', 'f': ['1']}")
        #expect(reading.node("a").map { reading.text($0.span) } == "12")
        #expect(reading.node("a")?.scalar?.kind == .text)
        #expect(reading.node("e")?.scalar?.kind == .text)
        #expect(reading.node("b").map { reading.text($0.span) } == "*tên")
        #expect(reading.node("b")?.scalar.map { reading.text($0.slice.span) } == "12")
        #expect(reading.node("c").map { reading.text($0.span) } == "- 1")
        #expect(reading.node("d").map { reading.text($0.span) } == "{x: !!int 3}")
    }

    @Test func `keys that look alike are the same`() {
        let reading = Reading("tên: 1\nte\u{302}n: 2\n")
        #expect(reading.kinds == ["yaml/duplicate-key"])
        #expect(Reading((0..<40).map { "k\($0): 1\n" }.joined() + "k30: 2\n").kinds == ["yaml/duplicate-key"])
        #expect(Reading((0..<40).map { "k\($0): 1\n" }.joined() + "k3: 2\n").kinds == ["yaml/duplicate-key"])
        let first = Reading("a: 1\nb: 2\na: 3\na: 4\n")
        #expect(first.kinds == ["yaml/duplicate-key", "yaml/duplicate-key"])
        #expect(first.diagnostics.flatMap(\.labels).map(\.span.start) == [0, 0])
        #expect(first.root?.outline == "{'a': '1', 'b': '2'}")
    }
}

@Suite("Kinds of plain scalars") struct ScalarKindTests {
    @Test(arguments: [
        ("~", YAMLScalar.Kind.null), ("null", .null), ("Null", .null), ("nUll", .text), ("true", .boolean(true)),
        ("FALSE", .boolean(false)), ("yes", .text), ("no", .text), ("on", .text), ("y", .text), ("12", .integer("12")),
        ("-7", .integer("-7")), ("+7", .integer("+7")), ("007", .integer("007")), ("1_000", .text),
        ("1.5", .decimal("1.5")),
        (".5", .decimal(".5")), ("5.", .decimal("5.")), ("1e3", .decimal("1e3")), ("-1.5E-3", .decimal("-1.5E-3")),
        ("1e", .text), (".", .text), ("+", .text), ("-.", .text), ("0x1F", .otherBase("0x1F")),
        ("0o17", .otherBase("0o17")),
        ("0o18", .text), ("0x", .text), (".inf", .notFinite(".inf")), ("-.INF", .notFinite("-.INF")),
        (".nan", .notFinite(".nan")),
        ("+.nan", .text), ("98%", .text), ("1.234.567", .text),
        ("12345678901234567890123.10", .decimal("12345678901234567890123.10")),
        ("2023-01-01", .text), ("12:30", .text),
    ]) func `core schema`(text: String, kind: YAMLScalar.Kind) {
        #expect(Reading("a: \(text)\n").node("a")?.scalar?.kind == kind)
        #expect(Reading("a: '\(text)'\n").node("a")?.scalar?.kind == .text)
    }

    @Test func `nothing is null`() {
        #expect(Reading("a:\n").node("a")?.scalar?.kind == .null)
        #expect(Reading("a: ''\n").node("a")?.scalar?.kind == .text)
    }

    @Test func `colons that lack a space`() {
        #expect(Reading("- mã:7.a\n").node("0")?.scalar?.unspacedColon == "mã".utf8.count)
        #expect(Reading("- https://a.b\n").node("0")?.scalar?.unspacedColon == nil)
        #expect(Reading("- 12:30\n").node("0")?.scalar?.unspacedColon == nil)
    }
}
