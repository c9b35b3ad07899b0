import Diagnostics

/// Lengths and positions count code points.
///
/// - Specification: DMN 1.5, 10.3.4.3.
extension Builtins {
    static let string: [Builtin] = shapes + searches + [substring, join] + patterns

    // MARK: Functions of one text

    private static let shapes: [Builtin] = [
        shape(
            "string length", .number(.plain), Message(vi: "số ký tự", en: "how many characters a text has"),
            ["string length(\"đất\")": "3", "string length(\"\\U01F40Eab\")": "3"]
        ) { .number(Decimal($0.unicodeScalars.count)) },
        shape(
            "upper case", .string, Message(vi: "viết bằng chữ hoa", en: "the text in capital letters"),
            ["upper case(\"aBc4 đất\")": "ABC4 ĐẤT"]
        ) { .string($0.uppercased()) },
        shape(
            "lower case", .string, Message(vi: "viết bằng chữ thường", en: "the text in small letters"),
            ["lower case(\"aBc4 ĐẤT\")": "abc4 đất"]
        ) { .string($0.lowercased()) },
    ]

    private static func shape(
        _ name: String, _ result: Type, _ words: Message, _ examples: KeyValuePairs<String, String>,
        _ code: @escaping @Sendable (String) -> Value
    ) -> Builtin {
        Builtin.Family.string.function(name, [Builtin.Signature([.text("string")], result)], words, examples) {
            call, _ in call.text(0).map(code)
        }
    }

    // MARK: One text in another

    private static let searches: [Builtin] = [
        search(
            "contains", .boolean, Message(vi: "có chứa đoạn đó hay không", en: "whether a text holds another"),
            ["contains(\"foobar\", \"of\")": "false", "contains(\"foobar\", \"ob\")": "true"]
        ) { .boolean(TextSearch($1).firstOffset(in: $0) != nil) },
        search(
            "starts with", .boolean, Message(vi: "có bắt đầu bằng đoạn đó hay không", en: "whether it starts so"),
            ["starts with(\"foobar\", \"fo\")": "true"]
        ) { .boolean($0.utf8.starts(with: $1.utf8)) },
        search(
            "ends with", .boolean, Message(vi: "có kết thúc bằng đoạn đó hay không", en: "whether it ends so"),
            ["ends with(\"foobar\", \"r\")": "true"]
        ) { .boolean($0.utf8.reversed().starts(with: $1.utf8.reversed())) },
        search(
            "substring before", .string,
            Message(
                vi: "phần đứng trước đoạn đó; văn bản rỗng nếu không có",
                en: "what stands before a text; empty if it is not there"),
            ["substring before(\"foobar\", \"bar\")": "foo", "substring before(\"foobar\", \"xyz\")": ""]
        ) { text, match in
            let offset = TextSearch(match).firstOffset(in: text) ?? 0
            return .string(String(decoding: text.utf8.prefix(offset), as: UTF8.self))
        },
        search(
            "substring after", .string,
            Message(
                vi: "phần đứng sau đoạn đó; văn bản rỗng nếu không có",
                en: "what stands after a text; empty if it is not there"),
            ["substring after(\"foobar\", \"ob\")": "ar", "substring after(\"\", \"a\")": ""]
        ) { text, match in
            guard let offset = TextSearch(match).firstOffset(in: text) else { return .string("") }
            return .string(String(decoding: text.utf8.dropFirst(offset + match.utf8.count), as: UTF8.self))
        },
    ]

    private static func search(
        _ name: String, _ result: Type, _ words: Message, _ examples: KeyValuePairs<String, String>,
        _ code: @escaping @Sendable (String, String) -> Value
    ) -> Builtin {
        Builtin.Family.string.function(
            name, [Builtin.Signature([.text("string"), .text("match")], result)], words, examples
        ) { call, _ in
            guard let text = call.text(0), let match = call.text(1) else { return nil }
            return code(text, match)
        }
    }

    // MARK: Parts and wholes

    private static let substring = Builtin.Family.string.function(
        "substring",
        [Builtin.Signature([.text("string"), .number("start position"), .number("length").optional], .string)],
        Message(
            vi: "một đoạn, đếm từ 1, hoặc từ cuối bằng số âm; dừng ở cuối văn bản",
            en: "a part, counted from 1, or from the end with a negative number; it stops where the text does"),
        [
            "substring(\"foobar\", 3)": "obar", "substring(\"foobar\", 3, 3)": "oba",
            "substring(\"foobar\", -2, 1)": "a",
            "substring(\"foobar\", 0)": "null",
        ]
    ) { call, _ in
        guard let scalars = call.text(0)?.unicodeScalars,
            let start = call.position(1, among: scalars.count)
        else { return nil }
        let rest = scalars.dropFirst(start)
        guard call.has(2) else { return .string(String(rest)) }
        guard let length = call.integer(2), length >= 1 else { return nil }
        return .string(String(rest.prefix(length)))
    }

    private static let join = Builtin.Family.string.function(
        "string join",
        [Builtin.Signature([.list("list", of: .string), .text("delimiter").optional], .string)],
        Message(
            vi: "nối các đoạn văn bản, bỏ qua giá trị rỗng, có thể có dấu ở giữa",
            en: "texts in one, nulls left out, with a delimiter between if given"),
        [
            "string join([\"a\", \"b\", \"c\"], \"_and_\")": "a_and_b_and_c", "string join([\"a\", null, \"c\"])": "ac",
            "string join([])": "",
        ]
    ) { call, evaluator in
        guard let items = call.list(0) else { return nil }
        let (parts, delimiter) = (items.compactMap(\.string), call.text(1) ?? "")
        var text = ""
        for (index, part) in parts.enumerated() {
            if index > 0 { text += delimiter }
            text += part
            if text.utf8.count > evaluator.limits.textBytes { return evaluator.give(up: .textBytes) }
        }
        return .string(text)
    }
}
