import Diagnostics

// Mistakes in how an expression is put together.

extension Diagnostic.Kind {
    static let duplicateName = Diagnostic.Kind(
        "feel/duplicate-name", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Hai mục của một nhóm, hoặc hai tham số của một hàm, trùng tên.",
                en: "Two entries of a context, or two parameters of a function, have the same name."),
            why: Message(
                vi: "Không thể biết tên đó chỉ mục nào.", en: "There is no telling which of them the name means."),
            wrong: "{total: 1, total: 2}", right: "{total: 1, other: 2}",
            fix: Message(vi: "Đổi tên hoặc bỏ một mục.", en: "Rename or remove one of them.")))

    static let missingExpression = Diagnostic.Kind(
        "feel/missing-expression", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Biểu thức trống.", en: "The expression is empty."),
            why: Message(
                vi: "Chỗ trống không có nghĩa là 0 hay đúng.", en: "An empty place means neither 0 nor true."),
            wrong: "// later", right: "null // later",
            fix: Message(
                vi: "Viết biểu thức, hoặc `null` nếu không có giá trị.",
                en: "Write an expression, or `null` for no value.")))

    static let tooDeep = Diagnostic.Kind(
        "feel/too-deep", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Biểu thức lồng quá nhiều cấp, hoặc nối quá nhiều phép toán.",
                en: "An expression is nested too deeply, or joins too many operands."),
            why: Message(
                vi: "Giới hạn này giữ cho máy kiểm tra không cạn bộ nhớ.",
                en: "The limit keeps a hostile rule from exhausting memory."),
            wrong: "((((1))))", right: "(1)",
            fix: Message(
                vi: "Tách biểu thức, hoặc dùng `sum([…])`, `x in (…)` thay cho chuỗi phép toán dài.",
                en: "Split it up, or use `sum([…])` and `x in (…)` for long chains of operators.")))

    static let tooLong = Diagnostic.Kind(
        "feel/too-long", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Biểu thức quá dài.", en: "An expression is too long."),
            why: Message(
                vi: "Giới hạn này giữ cho máy kiểm tra không bị quá tải.",
                en: "The limit keeps a hostile rule from using the machine up."),
            wrong: "rate >= 98% and total > 0", right: "rate >= 98%",
            fix: Message(vi: "Tách thành nhiều biểu thức.", en: "Split it into several expressions.")))

    static let unclosedBracket = Diagnostic.Kind(
        "feel/unclosed-bracket", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Dấu ngoặc không được đóng.", en: "A bracket is not closed."),
            why: Message(
                vi: "Không thể biết phần trong ngoặc kết thúc ở đâu.",
                en: "There is no telling where what it encloses ends."),
            wrong: "sum([1, 2]", right: "sum([1, 2])",
            fix: Message(vi: "Thêm dấu đóng ngoặc.", en: "Add the closing bracket.")))

    static let unexpectedEnd = Diagnostic.Kind(
        "feel/unexpected-end", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Biểu thức kết thúc khi chưa trọn vẹn.", en: "The expression ends before it is complete."),
            why: Message(
                vi: "Một phép toán hoặc từ khóa còn thiếu phần đi sau nó.",
                en: "An operator or a keyword lacks what has to follow it."),
            wrong: "if a > b then 1", right: "if a > b then 1 else 2",
            fix: Message(vi: "Viết tiếp phần còn thiếu.", en: "Write the part that is missing.")))

    static let unexpectedToken = Diagnostic.Kind(
        "feel/unexpected-token", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Biểu thức có chỗ không đúng cú pháp.", en: "An expression has something where it can't stand."),
            why: Message(
                vi: "Ngữ pháp cần một thứ khác ở chỗ đó.", en: "The grammar wants something else there."),
            wrong: "a + * b", right: "a + b",
            fix: Message(
                vi: "Bỏ phần thừa, hoặc thêm phép toán còn thiếu.",
                en: "Remove what is too much, or add the operator that is missing.")))
}

extension Diagnostic {
    static func duplicateName(_ name: String, at span: Span) -> Diagnostic {
        let shown = Expected.shown(name)
        return Diagnostic(
            .duplicateName, Message(vi: "tên `\(shown)` bị lặp lại", en: "the name `\(shown)` is there twice"), at: span
        )
    }

    static func missingExpression(at span: Span) -> Diagnostic {
        Diagnostic(.missingExpression, Message(vi: "biểu thức trống", en: "the expression is empty"), at: span)
    }

    static func tooDeep(most depth: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .tooDeep,
            Message(
                vi: "biểu thức lồng nhau quá \(depth) cấp", en: "the expression has more than \(depth) levels"),
            at: span)
    }

    static func tooLong(_ length: Int, most: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .tooLong,
            Message(
                vi: "biểu thức dài \(length) byte, quá giới hạn \(most)",
                en: "the expression has \(length) bytes, the limit is \(most)"), at: span.startPoint)
    }

    static func unclosedBracket(_ bracket: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .unclosedBracket, Message(vi: "`\(bracket)` không được đóng", en: "`\(bracket)` is not closed"), at: span)
    }

    static func unexpectedEnd(_ expected: Expected, at span: Span) -> Diagnostic {
        Diagnostic(
            .unexpectedEnd,
            Message(
                vi: "cần \(expected.message.vi) nhưng biểu thức kết thúc ở đây",
                en: "expected \(expected.message.en), but the expression ends here"), at: span)
    }

    /// - Parameters:
    ///   - open: The bracket that waits to be closed.
    ///   - cure: What the whole was meant as.
    static func unexpectedToken(
        _ found: String, _ expected: Expected, at span: Span, open: Span? = nil, cure: String? = nil
    ) -> Diagnostic {
        let label = Message(vi: "mở ở đây", en: "opened here")
        return Diagnostic(
            .unexpectedToken,
            Message(
                vi: "cần \(expected.message.vi) nhưng gặp `\(found)`",
                en: "expected \(expected.message.en), found `\(found)`"),
            at: span, labels: open.map { [Label($0, label)] } ?? [],
            help: cure.map { Message(vi: "viết `\($0)`", en: "write `\($0)`") })
    }
}
