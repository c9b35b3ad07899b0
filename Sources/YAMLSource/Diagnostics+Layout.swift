import Diagnostics

// Lines whose blanks, colons, quotes or brackets do not fit.

extension Diagnostic.Kind {
    static let missingSpace = Diagnostic.Kind(
        "yaml/missing-space", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "Sau dấu hai chấm của khóa không có dấu cách.", en: "No space follows the colon of a key."),
            why: Message(
                vi: "Không có dấu cách, cả dòng là một đoạn chữ chứ không phải khóa và giá trị.",
                en: "Without it the whole line is one text, not a key and a value."),
            wrong: "mã: \"7\"\ntên:Số hóa kết quả\n", right: "mã: \"7\"\ntên: Số hóa kết quả\n",
            fix: Message(vi: "Thêm một dấu cách sau dấu hai chấm.", en: "Put a space after the colon.")))

    static let missingColon = Diagnostic.Kind(
        "yaml/missing-colon", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một dòng giữa các khóa không có dấu hai chấm.", en: "A line among keys has no colon."),
            why: Message(
                vi: "Mỗi dòng ở đây phải là khóa, dấu hai chấm và giá trị.",
                en: "Each line here has to be a key, a colon and a value."),
            wrong: "mã: \"7\"\ntên\nnăm: 2023\n", right: "mã: \"7\"\ntên: Số hóa\nnăm: 2023\n",
            fix: Message(
                vi: "Thêm dấu hai chấm và giá trị, hoặc thụt dòng vào nếu nó nối tiếp dòng trên.",
                en: "Add the colon and the value, or indent the line if it continues the one above.")))

    static let tab = Diagnostic.Kind(
        "yaml/tab", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(vi: "Dòng được thụt vào bằng phím Tab.", en: "A line is indented with a tab."),
            why: Message(
                vi: "YAML chỉ cho phép dấu cách, vì độ rộng của Tab ở mỗi máy một khác.",
                en: "YAML allows spaces only, because the width of a tab differs from machine to machine."),
            wrong: "chỉ tiêu:\n\tmã: \"7\"\n", right: "chỉ tiêu:\n  mã: \"7\"\n",
            fix: Message(vi: "Thay mỗi Tab bằng hai dấu cách.", en: "Replace each tab by two spaces.")))

    static let indentation = Diagnostic.Kind(
        "yaml/indentation", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Dòng thụt vào không khớp với các dòng phía trên.",
                en: "The indent of a line does not fit the lines above."),
            why: Message(
                vi: "Trong YAML, mức thụt vào cho biết dòng thuộc về đâu.",
                en: "In YAML the indent says what a line belongs to."),
            wrong: "mã: \"7\"\n  tên: Số hóa\n", right: "mã: \"7\"\ntên: Số hóa\n",
            fix: Message(
                vi: "Cho các khóa cùng nhóm bắt đầu ở cùng một cột.",
                en: "Let the keys of one group begin in one column.")))

    static let unclosedQuote = Diagnostic.Kind(
        "yaml/unclosed-quote", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Dấu ngoặc kép hoặc nháy đơn mở mà không đóng.", en: "A quote is opened and not closed."),
            why: Message(
                vi: "Mọi thứ đến dấu ngoặc kế tiếp bị đọc thành một đoạn chữ.",
                en: "All up to the next quote is read as one text."),
            wrong: "tên: \"Số hóa\nmã: 7\n", right: "tên: \"Số hóa\"\nmã: 7\n",
            fix: Message(vi: "Thêm dấu ngoặc đóng.", en: "Add the closing quote.")))

    static let unclosedBracket = Diagnostic.Kind(
        "yaml/unclosed-bracket", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Dấu `[` hoặc `{` mở mà không đóng.", en: "A `[` or `{` is opened and not closed."),
            why: Message(
                vi: "Các dòng sau bị đọc thành mục của danh sách này.",
                en: "The lines below are read as part of the list."),
            wrong: "áp dụng: [sở, quận\nmã: 7\n", right: "áp dụng: [sở, quận]\nmã: 7\n",
            fix: Message(
                vi: "Thêm dấu đóng, hoặc đặt trong dấu ngoặc kép nếu đó là chữ.",
                en: "Add the closing bracket, or put it in quotes if it is text.")))

    static let missingComma = Diagnostic.Kind(
        "yaml/missing-comma", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Giữa hai mục trong `[…]` hoặc `{…}` thiếu dấu phẩy.",
                en: "Between two parts of `[…]` or `{…}` a comma is missing."),
            why: Message(
                vi: "Không biết mục này kết thúc ở đâu.", en: "It cannot be known where one part ends."),
            wrong: "áp dụng: [\"sở\" \"quận\"]\n", right: "áp dụng: [\"sở\", \"quận\"]\n",
            fix: Message(vi: "Thêm dấu phẩy.", en: "Add the comma.")))

    static let syntax = Diagnostic.Kind(
        "yaml/syntax", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Chỗ này không phải YAML.", en: "This is no YAML."),
            why: Message(
                vi: "Không đoán được người viết muốn nói gì.", en: "What its author meant cannot be guessed."),
            wrong: "áp dụng: [sở, , quận]\n", right: "áp dụng: [sở, quận]\n",
            fix: Message(
                vi: "So với các dòng tương tự, và đặt chữ trong dấu ngoặc kép.",
                en: "Compare it with similar lines, and put text in quotes.")))
}

extension Diagnostic {
    static func missingSpace(key: Range<Int>, value: Range<Int>, in source: SourceFile) -> Diagnostic {
        let place = Span(file: source.id, start: value.lowerBound, end: value.lowerBound)
        let mended = "\(source.shown(key)): \(source.shown(value))"
        return Diagnostic(
            .missingSpace,
            Message(
                vi: "thiếu dấu cách sau `\(source.shown(key)):`", en: "a space is missing after `\(source.shown(key)):`"
            ),
            at: source.span(key.upperBound..<key.upperBound + 1),
            help: Message(vi: "viết `\(mended)`", en: "write `\(mended)`"),
            fixes: [Fix(Message(vi: "thêm dấu cách", en: "add the space"), .safe, [Fix.Edit(place, " ")])])
    }

    static func missingColon(at span: Span, in source: SourceFile) -> Diagnostic {
        Diagnostic(
            .missingColon,
            Message(
                vi: "dòng `\(source.shown(span.range))` thiếu dấu hai chấm",
                en: "the line `\(source.shown(span.range))` has no colon"),
            at: span,
            help: Message(
                vi: "viết `khóa: giá trị`, hoặc thụt dòng vào nếu nó nối tiếp dòng trên",
                en: "write `key: value`, or indent the line if it continues the one above"))
    }

    /// - Parameter others: Indents of further lines with tabs.
    static func tab(at span: Span, others: [Span]) -> Diagnostic {
        let more = Message(
            vi: others.isEmpty ? "" : " (cùng \(others.count) dòng khác)",
            en: others.isEmpty ? "" : " (and \(others.count) more \(others.count == 1 ? "line" : "lines"))")
        return Diagnostic(
            .tab, Message(vi: "có Tab ở chỗ của dấu cách\(more.vi)", en: "a tab stands where spaces belong\(more.en)"),
            at: span, help: Message(vi: "thay mỗi Tab bằng hai dấu cách", en: "replace each tab by two spaces"),
            fixes: [
                Fix(
                    Message(vi: "thay Tab bằng dấu cách", en: "replace tabs by spaces"), .needsReview,
                    ([span] + others).map { Fix.Edit($0, String(repeating: " ", count: 2 * ($0.end - $0.start))) })
            ])
    }

    /// - Parameter group: Where the lines begin that this one should be in line with.
    static func indentation(_ line: LineShape, in source: SourceFile, group: Span?) -> Diagnostic {
        Diagnostic(
            .indentation,
            Message(
                vi: "dòng này thụt vào \(line.indent) dấu cách, không khớp với các dòng trên",
                en: "this line is indented by \(line.indent), which fits none of the lines above"),
            at: source.span(line.content),
            labels: group.map { [Label($0, Message(vi: "nhóm ở đây", en: "the group is here"))] } ?? [],
            help: Message(
                vi: "cho các khóa cùng nhóm bắt đầu ở cùng một cột", en: "let the keys of one group begin in one column"
            ))
    }

    static func unclosedQuote(at span: Span, sign: String) -> Diagnostic {
        Diagnostic(
            .unclosedQuote,
            Message(vi: "dấu `\(sign)` mở ở đây không được đóng", en: "the `\(sign)` opened here is not closed"),
            at: span,
            help: Message(vi: "thêm `\(sign)` ở cuối đoạn chữ", en: "add `\(sign)` at the end of the text"))
    }

    static func unclosedBracket(at span: Span, sign: String) -> Diagnostic {
        let closing = sign == "[" ? "]" : "}"
        return Diagnostic(
            .unclosedBracket,
            Message(vi: "dấu `\(sign)` mở ở đây không được đóng", en: "the `\(sign)` opened here is not closed"),
            at: span,
            help: Message(
                vi: "thêm `\(closing)`, hoặc đặt trong dấu ngoặc kép nếu đó là chữ",
                en: "add `\(closing)`, or put it in quotes if it is text"))
    }

    static func missingComma(at span: Span, bracket: Span) -> Diagnostic {
        Diagnostic(
            .missingComma, Message(vi: "thiếu dấu phẩy trước chỗ này", en: "a comma is missing before this"), at: span,
            labels: [Label(bracket, Message(vi: "trong dấu mở ở đây", en: "inside what opens here"))],
            help: Message(
                vi: "thêm dấu phẩy, hoặc đặt cả giá trị trong dấu ngoặc kép nếu đó là chữ",
                en: "add a comma, or put the whole value in quotes if it is text"))
    }

    static func syntax(at span: Span) -> Diagnostic {
        Diagnostic(
            .syntax, Message(vi: "không đọc được chỗ này", en: "this cannot be read"), at: span,
            help: Message(
                vi: "nếu đây là chữ, đặt trong dấu ngoặc kép", en: "if this is text, put it in quotes"))
    }
}
