import Diagnostics

/// - Specification: DMN 1.5, tables 75 to 77.
extension Builtins {
    static let boolean: [Builtin] = [
        Builtin(
            "not", .boolean, [Builtin.Signature([.init("negand", .boolean)], .boolean)],
            Message(vi: "phủ định", en: "the negation"), specification: "10.3.4.2",
            examples: [.init("not(true)", "false")], unknowns: .handles
        ) { call, _ in Operators.not(call.argument(0)) }
    ]

    private static let text = Builtin.Parameter("string", .string)

    private static func make(
        _ name: String, _ parameters: [Builtin.Parameter], _ result: Type, _ words: Message,
        _ example: (String, String), _ code: @escaping Builtin.Code
    ) -> Builtin {
        Builtin(
            name, .string, [Builtin.Signature(parameters, result)], words, specification: "10.3.4.3",
            examples: [.init(example.0, example.1)], code: code)
    }

    /// A function of two texts.
    private static func pair(
        _ name: String, _ result: Type, _ words: Message, _ example: (String, String),
        _ code: @escaping @Sendable (String, String) -> Value?
    ) -> Builtin {
        make(name, [text, .init("match", .string)], result, words, example) { call, _ in
            guard let first = call.argument(0).string, let second = call.argument(1).string else { return nil }
            return code(first, second)
        }
    }

    static let string: [Builtin] = [
        make(
            "string length", [text], .number(.plain), Message(vi: "số ký tự", en: "how many characters"),
            ("string length(\"đất\")", "3")
        ) { call, _ in
            call.argument(0).string.map { .number(Decimal($0.unicodeScalars.count)) }
        },
        make(
            "upper case", [text], .string, Message(vi: "viết hoa", en: "capital letters"),
            ("upper case(\"đất\")", "ĐẤT")
        ) { call, _ in
            call.argument(0).string.map { .string($0.uppercased()) }
        },
        make(
            "lower case", [text], .string, Message(vi: "viết thường", en: "small letters"),
            ("lower case(\"ĐẤT\")", "đất")
        ) { call, _ in
            call.argument(0).string.map { .string($0.lowercased()) }
        },
        pair(
            "contains", .boolean, Message(vi: "có chứa đoạn đó hay không", en: "whether it holds a text"),
            ("contains(\"abc\", \"b\")", "true")
        ) {
            .boolean($1.isEmpty || $0.firstRange(of: $1) != nil)
        },
        pair(
            "starts with", .boolean,
            Message(vi: "có bắt đầu bằng đoạn đó hay không", en: "whether it starts with a text"),
            ("starts with(\"abc\", \"a\")", "true")
        ) {
            .boolean($0.hasPrefix($1))
        },
        pair(
            "ends with", .boolean, Message(vi: "có kết thúc bằng đoạn đó hay không", en: "whether it ends with a text"),
            ("ends with(\"abc\", \"c\")", "true")
        ) {
            .boolean($0.hasSuffix($1))
        },
        pair(
            "substring before", .string, Message(vi: "phần đứng trước đoạn đó", en: "what stands before a text"),
            ("substring before(\"abc\", \"b\")", "a")
        ) { whole, match in
            .string(whole.firstRange(of: match).map { String(whole[..<$0.lowerBound]) } ?? "")
        },
        pair(
            "substring after", .string, Message(vi: "phần đứng sau đoạn đó", en: "what stands after a text"),
            ("substring after(\"abc\", \"b\")", "c")
        ) { whole, match in
            if match.isEmpty { return .string(whole) }
            return .string(whole.firstRange(of: match).map { String(whole[$0.upperBound...]) } ?? "")
        },
        make(
            "substring",
            [text, .init("start position", .number(.plain)), .init("length", .number(.plain), optional: true)], .string,
            Message(vi: "một đoạn văn bản, đếm từ 1", en: "a stretch of a text, from 1"),
            ("substring(\"abcde\", 2, 3)", "bcd")
        ) { call, _ in substring(call) },
        Builtin(
            "string join", .string,
            [Builtin.Signature([.init("list", .list(.string)), .init("delimiter", .string, optional: true)], .string)],
            Message(vi: "nối các đoạn văn bản", en: "joins texts"), specification: "10.3.4.3",
            examples: [.init("string join([\"a\", \"b\"], \", \")", "a, b")]
        ) { call, _ in
            let parts = (call.argument(0).list ?? []).filter { !$0.isNull }.map(\.string)
            guard !parts.contains(nil) else { return nil }
            return .string(parts.compactMap { $0 }.joined(separator: call.argument(1).string ?? ""))
        },
    ]

    private static func substring(_ call: Call) -> Value? {
        guard let text = call.argument(0).string, let position = call.argument(1).number?.exactInt, position != 0 else {
            return nil
        }
        let scalars = Array(text.unicodeScalars)
        let start = position > 0 ? position - 1 : scalars.count + position
        guard scalars.indices.contains(start) else { return nil }
        var end = scalars.count
        if call.arguments.count > 2, call.arguments[2] != nil {
            guard let length = call.argument(2).number?.exactInt, length >= 1 else { return nil }
            end = min(end, start + length)
        }
        return .string(String(String.UnicodeScalarView(scalars[start..<end])))
    }

    // MARK: Conversion

    static let conversion: [Builtin] = [
        Builtin(
            "string", .conversion, [Builtin.Signature([.init("from", .any)], .string)],
            Message(vi: "giá trị viết thành văn bản", en: "a value as text"), specification: "10.3.4.1",
            examples: [.init("string(1.1)", "1.1")]
        ) { call, _ in call.argument(0).isNull ? nil : .string(call.argument(0).text()) },
        Builtin(
            "number", .conversion,
            [
                Builtin.Signature([.init("from", .string)], .number(.plain)),
                Builtin.Signature(
                    [
                        .init("from", .string), .init("grouping separator", .string),
                        .init("decimal separator", .string),
                    ],
                    .number(.plain)),
            ], Message(vi: "số đọc từ văn bản", en: "the number that a text says"), specification: "10.3.4.1",
            examples: [.init("number(\"1.234,5\", \".\", \",\")", "1234.5")]
        ) { call, _ in readNumber(call) },
    ]

    private static func readNumber(_ call: Call) -> Value? {
        guard var text = call.argument(0).string else { return nil }
        if call.signature == 1 {
            let (group, point) = (call.argument(1).string, call.argument(2).string)
            guard group == nil || [" ", ",", "."].contains(group), point == nil || [",", "."].contains(point),
                group != point
            else { return nil }
            if let group { text = text.split(separator: group, omittingEmptySubsequences: false).joined() }
            if let point {
                text = text.split(separator: point, omittingEmptySubsequences: false).joined(separator: ".")
            }
        }
        return Decimal(text).map(Value.number)
    }
}
