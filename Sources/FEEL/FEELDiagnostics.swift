public import Diagnostics

/// The mistakes that this target reports, sorted by name.
public enum FEELDiagnostics {
    public static let kinds: [Diagnostic.Kind] = [
        .alwaysNull, .bareNumber, .externalFunction, .idleTest, .noValue, .notAFunction, .typeMismatch, .unitMismatch,
        .unknownMember,
        .unknownName,
        .unknownValue, .wrongArguments,
    ]
}

extension Diagnostic.Kind {
    static let bareNumber = Diagnostic.Kind(
        "feel/bare-number", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một tỷ lệ được so với một số lớn hơn 1 không có dấu %.",
                en: "A ratio is compared with a number above 1 that has no percent sign."),
            why: Message(
                vi: "Tỷ lệ 98% có giá trị 0,98; so với 98 thì không bao giờ đạt.",
                en: "A ratio of 98% is worth 0.98; compared with 98 it can never hold."),
            wrong: "a / b >= 98", right: "a / b >= 98%",
            fix: Message(vi: "Thêm dấu %.", en: "Add the percent sign.")))

    static let externalFunction = Diagnostic.Kind(
        "feel/external-function", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Biểu thức định nghĩa một hàm `external`.", en: "The expression defines an `external` function."),
            why: Message(
                vi: "Quy tắc không được chạy mã bên ngoài.", en: "Rules can't run code from outside."),
            wrong: "function(x) external {java: {class: \"C\", method signature: \"m(double)\"}}",
            right: "function(x) x + 1",
            fix: Message(vi: "Viết thân hàm bằng FEEL.", en: "Write the body in FEEL.")))

    static let idleTest = Diagnostic.Kind(
        "feel/idle-test", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Phép thử không nhìn vào giá trị phải thử.", en: "A test does not look at the value it is about."),
            why: Message(
                vi: "Mục tiêu như `true` hay `1 = 1` đạt hoặc không đạt mà không xét thước đo.",
                en: "A target like `true` or `1 = 1` is met or missed whatever the measure."),
            wrong: "a in (b > 1)", right: "a in (? > 1)",
            fix: Message(
                vi: "Viết phép so sánh với giá trị: `>= 98%`; trong điều kiện, `?` là giá trị đó.",
                en: "Compare the value: `>= 98%`; within a condition, `?` is the value.")))

    static let notAFunction = Diagnostic.Kind(
        "feel/not-a-function", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Một giá trị được gọi như hàm.", en: "A value is called like a function."),
            why: Message(
                vi: "Chỉ gọi được hàm có sẵn hoặc hàm do biểu thức định nghĩa.",
                en: "Only built-in functions and functions that the expression defines can be called."),
            wrong: "a(1)", right: "a * 1",
            fix: Message(
                vi: "Kiểm tra tên hàm, hoặc thêm dấu phép tính còn thiếu.",
                en: "Check the function's name, or add the operator that is missing.")))

    static let typeMismatch = Diagnostic.Kind(
        "feel/type-mismatch", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một phần của biểu thức có kiểu khác với kiểu cần ở chỗ đó.",
                en: "A part of the expression has another type than its place needs."),
            why: Message(
                vi:
                    "So sánh hoặc tính toán giữa hai kiểu khác nhau luôn cho kết quả rỗng, nên tiêu chí không bao giờ được kết luận.",
                en:
                    "Comparing or computing with different types always gives null, so the check would never be decided."
            ),
            wrong: "a > \"98\"", right: "a > 98",
            fix: Message(
                vi: "Dùng giá trị đúng kiểu; số không đặt trong ngoặc kép.",
                en: "Use a value of the right type; numbers stand without quotes.")))

    static let unitMismatch = Diagnostic.Kind(
        "feel/unit-mismatch", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Hai số có đơn vị tính khác nhau được cộng, trừ hoặc so sánh với nhau.",
                en: "Numbers of different units are added, subtracted or compared."),
            why: Message(
                vi: "Đồng cộng với người không có nghĩa.", en: "Đồng plus people means nothing."),
            wrong: "a + money", right: "a + b",
            fix: Message(
                vi: "Chọn hai trường cùng đơn vị tính, hoặc chia để được tỷ lệ.",
                en: "Choose fields of the same unit, or divide to get a ratio.")))

    static let unknownMember = Diagnostic.Kind(
        "feel/unknown-member", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Dòng hoặc bộ giá trị không có trường mang tên này.",
                en: "The row or context has no member of this name."),
            why: Message(
                vi: "Trường viết sai tên thì không đọc được số liệu nào.",
                en: "A field with a wrong name reads nothing."),
            wrong: "row.totl", right: "row.total",
            fix: Message(
                vi: "Sửa theo tên gần nhất, hoặc khai báo trường trong từ điển dữ liệu.",
                en: "Use the nearest name, or declare the field in the vocabulary.")))

    static let unknownName = Diagnostic.Kind(
        "feel/unknown-name", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tên này không phải là trường, tên tự đặt hay hàm nào đã biết.",
                en: "The name is no known field, definition or function."),
            why: Message(
                vi: "Tên viết sai thì tiêu chí không đọc được số liệu.", en: "A mistyped name reads nothing."),
            wrong: "aa + 1", right: "a + 1",
            fix: Message(
                vi: "Sửa theo tên gần nhất, hoặc khai báo tên đó.", en: "Use the nearest name, or declare this one.")))

    static let unknownValue = Diagnostic.Kind(
        "feel/unknown-value", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Giá trị so sánh không có trong danh mục của trường.",
                en: "The text is no value of the field's enumeration."),
            why: Message(
                vi: "So sánh với một giá trị không tồn tại thì không dòng nào khớp, và tiêu chí bị tắt âm thầm.",
                en: "No row can equal a value that does not exist: the check would be switched off silently."),
            wrong: "class = \"lannd\"", right: "class = \"land\"",
            fix: Message(
                vi: "Dùng một giá trị của danh mục.", en: "Use a value of the enumeration.")))

    static let wrongArguments = Diagnostic.Kind(
        "feel/wrong-arguments", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Hàm được gọi với số lượng, tên hoặc kiểu tham số không đúng.",
                en: "A function is called with a wrong number, name or type of arguments."),
            why: Message(
                vi: "Lời gọi như vậy luôn cho kết quả rỗng.", en: "Such a call always gives null."),
            wrong: "count(a, b)", right: "count([a, b])",
            fix: Message(
                vi: "Xem cách gọi hàm trong phần gợi ý.", en: "See the usage in the help line.")))
}

extension Diagnostic {
    /// - Parameter number: As it is written.
    static func bareNumber(_ number: String, at span: Span, ratio: Span?) -> Diagnostic {
        let fixed = number + "%"
        return Diagnostic(
            .bareNumber,
            Message(
                vi: "tỷ lệ được so với `\(number)`; ý là `\(fixed)`?",
                en: "a ratio is compared with `\(number)`; `\(fixed)`?"),
            at: span,
            labels: ratio.map { [Label($0, Message(vi: "đây là một tỷ lệ", en: "this is a ratio"))] } ?? [],
            help: Message(vi: "viết `\(fixed)`", en: "write `\(fixed)`"),
            fixes: [
                Fix(
                    Message(vi: "Thêm dấu %", en: "Add the percent sign"), .needsReview, [Fix.Edit(span.endPoint, "%")])
            ])
    }

    static func externalFunction(at span: Span) -> Diagnostic {
        Diagnostic(
            .externalFunction,
            Message(vi: "không dùng được hàm `external`", en: "`external` functions can't be used"), at: span)
    }

    static func idleTest(at span: Span) -> Diagnostic {
        Diagnostic(
            .idleTest,
            Message(
                vi: "điều này không phụ thuộc vào giá trị phải thử", en: "this does not depend on the value under test"),
            at: span,
            help: Message(
                vi: "viết phép so sánh, ví dụ `>= 98%`; trong điều kiện, `?` là giá trị đó",
                en: "write a comparison, such as `>= 98%`; within a condition, `?` is the value"))
    }

    static func notAFunction(_ type: Message, at span: Span) -> Diagnostic {
        Diagnostic(
            .notAFunction,
            Message(vi: "đây là \(type.vi), không phải là hàm", en: "this is \(type.en), not a function"), at: span)
    }

    static func typeMismatch(
        found: Message, expected: Message, at span: Span, because reason: Span? = nil, cure: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                vi: "cần \(expected.vi), nhưng đây là \(found.vi)",
                en: "expected \(expected.en), but this is \(found.en)"),
            at: span,
            labels: reason.map {
                [Label($0, Message(vi: "vì phần này là \(expected.vi)", en: "because this is \(expected.en)"))]
            } ?? [], help: cure.map { Message(vi: "viết `\($0)`", en: "write `\($0)`") })
    }

    static func unitMismatch(_ left: Message, at leftSpan: Span?, _ right: Message, at rightSpan: Span) -> Diagnostic {
        Diagnostic(
            .unitMismatch,
            Message(
                vi: "khác đơn vị: \(left.vi) và \(right.vi)", en: "different units: \(left.en) and \(right.en)"),
            at: rightSpan,
            labels: leftSpan.map { [Label($0, Message(vi: "đây là \(left.vi)", en: "this is \(left.en)"))] } ?? [])
    }

    /// - Parameter parts: All that there is, where it is little.
    static func unknownMember(
        _ name: String, of type: Message, at span: Span, similar: [String], parts: [String]
    ) -> Diagnostic {
        let listed = parts.map { "`\($0)`" }.joined(separator: ", ")
        let all = parts.isEmpty ? nil : Message(vi: "các phần: \(listed)", en: "its parts: \(listed)")
        return Diagnostic(
            .unknownMember,
            Message(vi: "\(type.vi) không có `\(name)`", en: "\(type.en) has no `\(name)`"), at: span,
            help: suggestion(similar) ?? all, fixes: replacements(similar, at: span))
    }

    /// - Parameter negated: What the author wanted to negate.
    static func unknownName(
        _ name: String, at span: Span, similar: [String], negated: String? = nil
    ) -> Diagnostic {
        let negation = negated.map { Message(vi: "phủ định viết `not(\($0))`", en: "a negation is `not(\($0))`") }
        return Diagnostic(
            .unknownName, Message(vi: "không có tên `\(name)` ở đây", en: "`\(name)` is not known here"), at: span,
            help: negation ?? suggestion(similar), fixes: replacements(similar, at: span))
    }

    static func unknownValue(
        _ word: String, of choice: String, words: [String], at span: Span, similar: [String]
    ) -> Diagnostic {
        let listed = words.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownValue,
            Message(vi: "danh mục `\(choice)` không có `\(word)`", en: "`\(choice)` has no value `\(word)`"), at: span,
            help: suggestion(similar) ?? Message(vi: "các giá trị: \(listed)", en: "the values: \(listed)"),
            fixes: similar.prefix(1).map {
                Fix(
                    Message(vi: "Đổi thành \"\($0)\"", en: "Change to \"\($0)\""), .needsReview,
                    [Fix.Edit(span, "\"\($0)\"")])
            })
    }

    static func wrongArguments(_ name: String, usage: String, found: [Message], at span: Span) -> Diagnostic {
        Diagnostic(
            .wrongArguments,
            Message(
                vi: "`\(name)` không nhận các tham số này: \(found.map(\.vi).joined(separator: "; "))",
                en: "`\(name)` does not take these arguments: \(found.map(\.en).joined(separator: "; "))"),
            at: span, help: Message(vi: "cách gọi: \(usage)", en: "usage: \(usage)"))
    }

    private static func suggestion(_ similar: [String]) -> Message? {
        guard !similar.isEmpty else { return nil }
        let names = similar.map { "`\($0)`" }
        return Message(
            vi: "có phải là \(names.joined(separator: " hay "))?",
            en: "did you mean \(names.joined(separator: " or "))?")
    }

    private static func replacements(_ similar: [String], at span: Span) -> [Fix] {
        similar.prefix(1).map {
            Fix(Message(vi: "Đổi thành `\($0)`", en: "Change to `\($0)`"), .needsReview, [Fix.Edit(span, $0)])
        }
    }
}
