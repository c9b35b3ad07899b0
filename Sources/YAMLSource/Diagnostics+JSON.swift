import Diagnostics

// What is no JSON.

extension Diagnostic.Kind {
    static let syntaxJSON = Diagnostic.Kind(
        "json/syntax", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Chỗ này không phải JSON.", en: "This is no JSON."),
            why: Message(
                vi: "JSON chặt chẽ: chữ trong ngoặc kép, dấu phẩy giữa các mục, không có ghi chú.",
                en: "JSON is strict: text in double quotes, commas between parts, no comments."),
            wrong: "{\"a\": yes}", right: "{\"a\": true}",
            fix: Message(vi: "Sửa cho đúng JSON.", en: "Mend it to be JSON.")))

    static let trailingComma = Diagnostic.Kind(
        "json/trailing-comma", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(vi: "Sau mục cuối còn dấu phẩy.", en: "A comma follows the last part."),
            why: Message(
                vi: "JSON không cho phép; có thể một mục đã bị mất.", en: "JSON forbids it; a part may have got lost."),
            wrong: "[1, 2, ]", right: "[1, 2]",
            fix: Message(vi: "Bỏ dấu phẩy.", en: "Remove the comma.")))

    static let badNumber = Diagnostic.Kind(
        "json/bad-number", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Số viết không đúng JSON: `0123`, `1_000`, `.5`, `+1`, `NaN`.",
                en: "A number is not written as JSON has it: `0123`, `1_000`, `.5`, `+1`, `NaN`."),
            why: Message(
                vi: "Các chương trình hiểu những cách viết này khác nhau.",
                en: "Programs differ in what such a number means."),
            wrong: "{\"a\": 1_000}", right: "{\"a\": 1000}",
            fix: Message(
                vi: "Viết số bằng chữ số, dấu chấm thập phân; mã thì đặt trong ngoặc kép.",
                en: "Write digits with a decimal point; put codes in quotes.")))

    static let badString = Diagnostic.Kind(
        "json/bad-string", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Trong đoạn chữ có `\\` không hợp lệ, ký tự điều khiển hoặc nửa cặp thay thế.",
                en: "A text holds a bad `\\`, a control character or half a surrogate pair."),
            why: Message(vi: "Không biết đó là chữ gì.", en: "It cannot be known what letter is meant."),
            wrong: #"{"a": "\d"}"#, right: #"{"a": "\\d"}"#,
            fix: Message(
                vi: "Viết `\\\\` cho dấu chéo ngược, `\\n` cho xuống dòng, `\\t` cho Tab.",
                en: "Write `\\\\` for a backslash, `\\n` for a line break, `\\t` for a tab.")))

    static let unclosed = Diagnostic.Kind(
        "json/unclosed", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Dấu `\"`, `[` hoặc `{` mở mà không đóng.", en: "A `\"`, `[` or `{` is opened and not closed."),
            why: Message(vi: "Tệp có thể bị cắt mất phần cuối.", en: "The end of the file may be lost."),
            wrong: "{\"a\": [1, 2", right: "{\"a\": [1, 2]}",
            fix: Message(vi: "Thêm dấu đóng, hoặc lấy lại tệp đầy đủ.", en: "Close it, or get the whole file.")))

    static let textAfterEnd = Diagnostic.Kind(
        "json/text-after-end", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Sau giá trị của tệp còn có chữ.", en: "More follows the value of the file."),
            why: Message(vi: "Một tệp JSON là một giá trị.", en: "A JSON file is one value."),
            wrong: "{\"a\": 1}\n{\"a\": 2}", right: "[{\"a\": 1},\n{\"a\": 2}]",
            fix: Message(
                vi: "Tách thành nhiều tệp, hoặc dùng tệp `.ndjson`.", en: "Make a file of each, or use `.ndjson`.")))

    static let emptyJSON = Diagnostic.Kind(
        "json/empty", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Tệp trống.", en: "The file is empty."),
            why: Message(vi: "Không có gì để đọc.", en: "There is nothing to read."),
            wrong: " \n", right: "{}",
            fix: Message(vi: "Viết nội dung, hoặc xóa tệp.", en: "Write something, or remove the file.")))
}

/// What was wanted where something else stands.
enum JSONExpectation: Sendable {
    case value
    case name
    case colon
    case comma

    var message: Message {
        switch self {
        case .value: Message(vi: "một giá trị", en: "a value")
        case .name: Message(vi: "một tên trong ngoặc kép", en: "a name in double quotes")
        case .colon: Message(vi: "`:`", en: "`:`")
        case .comma: Message(vi: "`,` hoặc dấu đóng", en: "`,` or the closing bracket")
        }
    }
}

extension Diagnostic {
    static func syntaxJSON(_ expected: JSONExpectation, found: String, at span: Span, opened: Span?) -> Diagnostic {
        Diagnostic(
            .syntaxJSON,
            Message(
                vi: "cần \(expected.message.vi), mà ở đây là `\(found)`",
                en: "expected \(expected.message.en), found `\(found)`"),
            at: span, labels: opened.map { [Label($0, Message(vi: "mở ở đây", en: "opened here"))] } ?? [],
            help: Message(
                vi: "chữ phải trong ngoặc kép; các mục cách nhau bằng dấu phẩy; không có ghi chú",
                en: "text is in double quotes, commas part the items, there are no comments"))
    }

    static func trailingComma(at span: Span) -> Diagnostic {
        Diagnostic(
            .trailingComma, Message(vi: "thừa dấu phẩy sau mục cuối", en: "a comma follows the last part"), at: span,
            help: Message(vi: "bỏ dấu phẩy", en: "remove the comma"),
            fixes: [Fix(Message(vi: "bỏ dấu phẩy", en: "remove the comma"), .safe, [Fix.Edit(span, "")])])
    }

    static func badNumber(_ text: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .badNumber, Message(vi: "`\(text)` không phải số của JSON", en: "`\(text)` is no number of JSON"), at: span,
            help: Message(
                vi: "số không có số 0 ở đầu, dấu `_` hay dấu `+`; mã thì đặt trong ngoặc kép",
                en: "numbers have no leading zero, `_` or `+`; put codes in quotes"))
    }

    static func badString(_ text: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .badString,
            Message(
                vi: "`\(text)` không được phép trong chữ của JSON", en: "`\(text)` is not allowed in a text of JSON"),
            at: span,
            help: Message(
                vi: "viết `\\\\` cho dấu chéo ngược, `\\n` cho xuống dòng",
                en: "write `\\\\` for a backslash, `\\n` for a line break"))
    }

    static func unclosed(_ sign: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .unclosed,
            Message(vi: "dấu `\(sign)` mở ở đây không được đóng", en: "the `\(sign)` opened here is not closed"),
            at: span,
            help: Message(vi: "thêm dấu đóng, hoặc lấy lại tệp đầy đủ", en: "close it, or get the whole file"))
    }

    static func textAfterEnd(at span: Span) -> Diagnostic {
        Diagnostic(
            .textAfterEnd, Message(vi: "sau giá trị của tệp còn có chữ", en: "more follows the value of the file"),
            at: span,
            help: Message(
                vi: "tách thành nhiều tệp, hoặc dùng tệp `.ndjson`", en: "make a file of each, or use `.ndjson`"))
    }
}
