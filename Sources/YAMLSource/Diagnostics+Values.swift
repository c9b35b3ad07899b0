import Diagnostics

// Values that YAML takes for something else than their author.

extension Diagnostic.Kind {
    static let unquotedOperator = Diagnostic.Kind(
        "yaml/unquoted-operator", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "Giá trị bắt đầu bằng một dấu mà YAML dùng cho việc khác: `>`, `|`, `%`, `@`, `*`, `&`, `!`, `[`…",
                en:
                    "A value begins with a sign that YAML uses for something else: `>`, `|`, `%`, `@`, `*`, `&`, `!`, `[`…"
            ),
            why: Message(
                vi: "Trình đọc YAML hiểu dấu đó theo nghĩa riêng, nên giá trị bị mất hoặc cả tệp không đọc được.",
                en: "YAML gives that sign a meaning of its own, so the value is lost or the file cannot be read."),
            wrong: "mục tiêu: >= 98%\n", right: "mục tiêu: \">= 98%\"\n",
            fix: Message(vi: "Đặt giá trị trong dấu ngoặc kép.", en: "Put the value in quotes.")))

    static let unquotedColon = Diagnostic.Kind(
        "yaml/unquoted-colon", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "Giá trị không có ngoặc kép mà chứa dấu hai chấm và dấu cách.",
                en: "A value without quotes holds a colon and a blank."),
            why: Message(
                vi: "Với YAML, dấu hai chấm và dấu cách kết thúc một khóa; trên một dòng chỉ có một khóa.",
                en: "To YAML a colon and a blank end a key, and a line has one key only."),
            wrong: "tên: Chỉ tiêu 7: số hóa kết quả\n", right: "tên: \"Chỉ tiêu 7: số hóa kết quả\"\n",
            fix: Message(vi: "Đặt giá trị trong dấu ngoặc kép.", en: "Put the value in quotes.")))

    static let textAfterValue = Diagnostic.Kind(
        "yaml/text-after-value", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "Sau một giá trị đã đóng ngoặc còn có chữ.",
                en: "More text follows a value whose quote or bracket is closed."),
            why: Message(
                vi: "YAML coi giá trị đã kết thúc ở dấu ngoặc đóng.",
                en: "To YAML the value ends with the closing quote or bracket."),
            wrong: "điều kiện: \"A\" = loại\n", right: "điều kiện: '\"A\" = loại'\n",
            fix: Message(
                vi: "Đặt cả giá trị trong dấu nháy đơn, hoặc bỏ phần thừa.",
                en: "Put the whole value in single quotes, or remove what is too much.")))

    static let textAfterBlockSign = Diagnostic.Kind(
        "yaml/text-after-block-sign", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Sau dấu `|` hoặc `>` mở một khối văn bản còn có chữ trên cùng dòng.",
                en: "Text follows, on the same line, the `|` or `>` that opens a block of text."),
            why: Message(
                vi: "Khối văn bản bắt đầu từ dòng sau; phần chữ trên dòng này sẽ bị mất.",
                en: "A block of text begins on the next line; what stands on this one would be lost."),
            wrong: "ghi chú: | Dòng đầu\n  Dòng sau\n", right: "ghi chú: |\n  Dòng đầu\n  Dòng sau\n",
            fix: Message(vi: "Chuyển phần chữ xuống dòng sau.", en: "Move the text to the next line.")))

    static let badEscape = Diagnostic.Kind(
        "yaml/bad-escape", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "Trong dấu ngoặc kép có `\\` theo sau là một ký tự không hợp lệ.",
                en: "Between double quotes a `\\` is followed by something that makes no escape."),
            why: Message(
                vi: "Trong ngoặc kép, `\\` cùng ký tự sau nó có nghĩa riêng, như `\\n` là xuống dòng.",
                en: "Between double quotes `\\` and what follows have a meaning, as `\\n` is a line break."),
            wrong: "mẫu: \"\\d+\"\n", right: "mẫu: '\\d+'\n",
            fix: Message(
                vi: "Dùng dấu nháy đơn, hoặc viết `\\\\`.", en: "Use single quotes, or write `\\\\`.")))

    static let oddSpace = Diagnostic.Kind(
        "yaml/odd-space", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi:
                    "Có một dấu cách đặc biệt (dấu cách không ngắt, dấu cách rộng bằng không) ở chỗ của dấu cách thường.",
                en: "A special space (no-break, zero-width) stands where an ordinary one belongs."),
            why: Message(
                vi: "Nó trông như dấu cách nhưng với YAML là một chữ; thường do sao chép từ Word hoặc trang web.",
                en: "It looks like a space and is a letter to YAML; it mostly comes from Word or a web page."),
            wrong: "tên: \u{A0}Sở Y tế\n", right: "tên: Sở Y tế\n",
            fix: Message(vi: "Thay bằng dấu cách thường.", en: "Replace it by an ordinary space.")))
}

extension Diagnostic {
    /// - Parameter range: The value: it begins with a sign of YAML's own.
    static func unquotedOperator(_ line: LineShape, _ range: Range<Int>, in source: SourceFile) -> Diagnostic {
        let shown = source.shown(range)
        let sign = source.shown(range.lowerBound..<min(range.upperBound, range.lowerBound + 1))
        let use = use(of: sign)
        let mended = source.mended(line, range)
        return Diagnostic(
            .unquotedOperator,
            Message(
                vi: "`\(shown)` phải đặt trong dấu ngoặc kép: YAML hiểu `\(sign)` ở đầu là \(use.vi)",
                en: "`\(shown)` must be in quotes: YAML takes the leading `\(sign)` for \(use.en)"),
            at: source.span(range),
            help: Message(vi: "viết `\(mended)`", en: "write `\(mended)`"),
            fixes: [.quoting(range, in: source, .safe)])
    }

    private static func use(of sign: String) -> Message {
        switch sign {
        case ">", "|": Message(vi: "mở một khối văn bản", en: "the start of a block of text")
        case "*": Message(vi: "gọi lại một đoạn đã đặt tên", en: "a reference to a named part")
        case "&": Message(vi: "đặt tên cho một đoạn", en: "the name of a part")
        case "!": Message(vi: "một nhãn kiểu", en: "a tag")
        case "%": Message(vi: "một chỉ thị", en: "a directive")
        case "[", "]": Message(vi: "dấu của danh sách", en: "the bracket of a list")
        case "{", "}": Message(vi: "dấu của ánh xạ", en: "the bracket of a mapping")
        case "-": Message(vi: "một mục của danh sách", en: "an item of a list")
        case "?": Message(vi: "một khóa", en: "a key")
        default: Message(vi: "dấu riêng của YAML", en: "a sign of its own")
        }
    }

    static func unquotedColon(_ line: LineShape, in source: SourceFile) -> Diagnostic {
        let mended = source.mended(line, line.value)
        return Diagnostic(
            .unquotedColon,
            Message(
                vi: "`\(source.shown(line.value))` có dấu hai chấm, nên phải đặt trong dấu ngoặc kép",
                en: "`\(source.shown(line.value))` holds a colon, so it must be in quotes"),
            at: source.span(line.value), help: Message(vi: "viết `\(mended)`", en: "write `\(mended)`"),
            fixes: [.quoting(line.value, in: source, .needsReview)])
    }

    static func textAfterValue(_ line: LineShape, at span: Span, in source: SourceFile) -> Diagnostic {
        let mended = source.mended(line, line.value)
        return Diagnostic(
            .textAfterValue,
            Message(
                vi: "`\(source.shown(span.range))` đứng sau một giá trị đã kết thúc",
                en: "`\(source.shown(span.range))` follows a value that has ended"),
            at: span,
            help: Message(
                vi: "nếu cả dòng là một giá trị, viết `\(mended)`", en: "if all of it is one value, write `\(mended)`"),
            fixes: [.quoting(line.value, in: source, .needsReview)])
    }

    static func textAfterBlockSign(at span: Span, sign: String) -> Diagnostic {
        Diagnostic(
            .textAfterBlockSign,
            Message(
                vi: "sau `\(sign)` không được có chữ trên cùng dòng",
                en: "no text may follow `\(sign)` on the same line"),
            at: span,
            help: Message(
                vi: "chuyển phần chữ xuống dòng sau và thụt vào", en: "move the text to the next line, indented"))
    }

    /// - Parameter others: Further ones on the same line.
    static func badEscape(at span: Span, in source: SourceFile, others: [Span]) -> Diagnostic {
        let doubled = ([span] + others).map {
            Fix.Edit(Span(file: $0.file, start: $0.start, end: $0.start + 1), "\\\\")
        }
        return Diagnostic(
            .badEscape,
            Message(
                vi: "`\(source.shown(span.range))` không có nghĩa trong dấu ngoặc kép",
                en: "`\(source.shown(span.range))` has no meaning between double quotes"),
            at: span,
            help: Message(vi: "viết `\\\\`, hoặc dùng dấu nháy đơn", en: "write `\\\\`, or use single quotes"),
            fixes: [Fix(Message(vi: "viết `\\\\`", en: "write `\\\\`"), .safe, doubled)])
    }

    static func oddSpace(at span: Span) -> Diagnostic {
        Diagnostic(
            .oddSpace,
            Message(
                vi: "ở đây có dấu cách đặc biệt, không phải dấu cách thường",
                en: "a special space stands here, not an ordinary one"),
            at: span,
            help: Message(
                vi: "thay bằng dấu cách thường; nó hay đến từ Word",
                en: "replace it by an ordinary space; Word puts them in"),
            fixes: [Fix(Message(vi: "thay bằng dấu cách", en: "replace it by a space"), .safe, [Fix.Edit(span, " ")])])
    }
}
