import Diagnostics

// Mistakes in the writing of single numbers, texts and signs.

extension Diagnostic.Kind {
    static let badEscape = Diagnostic.Kind(
        "feel/bad-escape", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một dãy `\\u…` hoặc `\\U…` trong chuỗi không chỉ ký tự nào.",
                en: "A `\\u…` or `\\U…` sequence in a text names no character."),
            why: Message(
                vi: "`\\u` cần đúng bốn chữ số thập lục phân, `\\U` cần sáu; nửa cặp thay thế không phải là ký tự.",
                en:
                    "`\\u` takes exactly four hexadecimal digits, `\\U` takes six, and half a surrogate pair is no character."
            ),
            wrong: #"name = "\u1EE""#, right: #"name = "\u1EE6""#,
            fix: Message(
                vi: "Viết thẳng ký tự đó, hoặc viết đủ chữ số; muốn có dấu `\\` thì viết `\\\\`.",
                en: "Write the character itself, or all of the digits; for a plain `\\`, write `\\\\`.")))

    static let badNumber = Diagnostic.Kind(
        "feel/bad-number", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(vi: "Số viết không đúng cách.", en: "A number is not written as numbers are here."),
            why: Message(
                vi: "Số không có dấu phân cách hàng nghìn, không có đơn vị đi liền, và dấu `%` phải viết sát số.",
                en: "Numbers have no separators between thousands and no unit attached, and `%` touches the number."),
            wrong: "amount >= 1.000.000", right: "amount >= 1000000",
            fix: Message(
                vi: "Viết liền các chữ số: `1000000`, `98%`, `0.5`.",
                en: "Write the digits in one piece: `1000000`, `98%`, `0.5`.")))

    static let decimalComma = Diagnostic.Kind(
        "feel/decimal-comma", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "Dấu phẩy được dùng làm dấu thập phân.", en: "A comma is used as the decimal sign."),
            why: Message(
                vi: "Dấu phẩy ngăn cách các phép thử: `>= 97,5%` sẽ được hiểu là “từ 97 trở lên, hoặc bằng 5%”.",
                en: "A comma parts tests from each other: `>= 97,5%` would mean “at least 97, or equal to 5%”."),
            wrong: "rate >= 97,5%", right: "rate >= 97.5%",
            fix: Message(
                vi: "Dùng dấu chấm: `97.5%`. Nếu là hai giá trị, viết dấu cách sau dấu phẩy.",
                en: "Use a point: `97.5%`. If two values are meant, put a space after the comma.")))

    static let foreignOperator = Diagnostic.Kind(
        "feel/foreign-operator", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "Phép toán được viết theo cách khác với ngôn ngữ này.",
                en: "An operator is written in a way that this language does not have."),
            why: Message(
                vi: "Mỗi phép toán chỉ có một cách viết, để mọi người đọc quy tắc hiểu như nhau.",
                en: "Each operator has one spelling, so that all who read a rule read the same."),
            wrong: "rate ≥ 98%", right: "rate >= 98%",
            fix: Message(
                vi: "Viết `>=`, `<=`, `!=`, `=`, `and`, `or`, `-`, `*`, `/`, `**`.",
                en: "Write `>=`, `<=`, `!=`, `=`, `and`, `or`, `-`, `*`, `/`, `**`.")))

    static let foreignQuote = Diagnostic.Kind(
        "feel/foreign-quote", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Chuỗi được đặt trong dấu nháy đơn hoặc nháy cong.",
                en: "A text stands in single or curly quotes."),
            why: Message(
                vi: "Chỉ dấu nháy kép thẳng mới mở và đóng chuỗi; dấu nháy đơn có thể là một phần của tên.",
                en: "Only straight double quotes enclose a text; a single quote may be part of a name."),
            wrong: "class = 'land'", right: #"class = "land""#,
            fix: Message(vi: "Đặt chuỗi trong `\"…\"`.", en: "Put the text in `\"…\"`.")))

    static let unclosedComment = Diagnostic.Kind(
        "feel/unclosed-comment", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Chú thích mở bằng `/*` không được đóng.", en: "A comment that `/*` opens does not end."),
            why: Message(
                vi: "Phần còn lại của biểu thức sẽ bị coi là chú thích.",
                en: "The rest of the expression would be taken for the comment."),
            wrong: "a + b /* both", right: "a + b /* both */",
            fix: Message(vi: "Đóng chú thích bằng `*/`.", en: "End the comment with `*/`.")))

    static let unclosedString = Diagnostic.Kind(
        "feel/unclosed-string", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Chuỗi không có dấu nháy đóng.", en: "A text has no closing quote."),
            why: Message(
                vi: "Không thể biết chuỗi kết thúc ở đâu.", en: "There is no telling where the text ends."),
            wrong: #"class = "land"#, right: #"class = "land""#,
            fix: Message(
                vi: "Thêm dấu `\"`; dấu nháy bên trong chuỗi viết là `\\\"`.",
                en: "Add the `\"`; a quote within the text is written `\\\"`.")))
}

extension Diagnostic {
    static func badEscape(_ written: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .badEscape,
            Message(
                vi: "`\(Expected.shown(written))` không chỉ ký tự nào",
                en: "`\(Expected.shown(written))` names no character"),
            at: span)
    }

    static func badNumber(_ written: String, cure: String?, at span: Span) -> Diagnostic {
        let shown = Expected.shown(written)
        let message = Message(vi: "`\(shown)` không phải là số", en: "`\(shown)` is not a number")
        guard let cure else { return Diagnostic(.badNumber, message, at: span) }
        return Diagnostic(
            .badNumber, message, at: span, help: instead(cure), fixes: [replace(span, cure, .needsReview)])
    }

    static func decimalComma(_ written: String, cure: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .decimalComma,
            Message(
                vi: "`\(Expected.shown(written))` dùng dấu phẩy thập phân",
                en: "`\(Expected.shown(written))` has a decimal comma"),
            at: span,
            help: Message(
                vi: "viết `\(cure)`; nếu là hai giá trị, viết dấu cách sau dấu phẩy",
                en: "write `\(cure)`; if two values are meant, put a space after the comma"),
            fixes: [replace(span, cure, .needsReview)])
    }

    /// - Parameter replacement: What an edit would put there, if one can.
    static func foreignOperator(
        _ written: String, cure: String, replacement: String? = nil, at span: Span
    ) -> Diagnostic {
        Diagnostic(
            .foreignOperator,
            Message(
                vi: "`\(Expected.shown(written))` không phải là phép toán ở đây",
                en: "`\(Expected.shown(written))` is no operator here"),
            at: span, help: instead(cure), fixes: replacement.map { [replace(span, $0, .safe)] } ?? [])
    }

    static func foreignQuote(_ value: String, at span: Span) -> Diagnostic {
        let shown = Expected.shown(value)
        return Diagnostic(
            .foreignQuote,
            Message(
                vi: "chuỗi `\(shown)` phải đặt trong dấu nháy kép thẳng",
                en: "the text `\(shown)` has to stand in straight double quotes"),
            at: span, help: value.contains("\"") ? nil : instead("\"\(shown)\""))
    }

    static func unclosedComment(at span: Span) -> Diagnostic {
        Diagnostic(
            .unclosedComment, Message(vi: "chú thích không được đóng", en: "this comment does not end"), at: span)
    }

    static func unclosedString(at span: Span) -> Diagnostic {
        Diagnostic(
            .unclosedString, Message(vi: "chuỗi không có dấu nháy đóng", en: "this text has no closing quote"), at: span
        )
    }

    private static func instead(_ cure: String) -> Message {
        Message(vi: "viết `\(cure)`", en: "write `\(cure)`")
    }

    private static func replace(_ span: Span, _ text: String, _ grade: Fix.Grade) -> Fix {
        Fix(
            Message(vi: "thay bằng `\(text)`", en: "replace by `\(text)`"), grade, [Fix.Edit(span, text)])
    }
}
