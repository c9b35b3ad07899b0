import Diagnostics

// Files that cannot be taken in: a wrong encoding, or too much of something. Both formats have them.

extension Diagnostic.Kind {
    static let badEncoding = encoding("yaml/bad-encoding", "tên: Sở Y tế\n")
    static let badEncodingJSON = encoding("json/bad-encoding", #"{"tên": "Sở Y tế"}"#)
    static let tooLarge = large("yaml/too-large", "tên: Sở Y tế\n", "tên: Sở\n")
    static let tooLargeJSON = large("json/too-large", #"{"tên": "Sở Y tế"}"#, #"{"tên": "Sở"}"#)
    static let longText = long("yaml/long-text", "tên: Sở Y tế\n", "tên: Sở\n")
    static let longTextJSON = long("json/long-text", #"{"tên": "Sở Y tế"}"#, #"{"tên": "Sở"}"#)
    static let tooDeep = deep("yaml/too-deep")
    static let tooDeepJSON = deep("json/too-deep")
    static let tooManyNodes = many("yaml/too-many-nodes", "[1, 2, 3, 4]\n", "[1, 2]\n")
    static let tooManyNodesJSON = many("json/too-many-nodes", "[1, 2, 3, 4]", "[1, 2]")

    static let tooManyAliases = Diagnostic.Kind(
        "yaml/too-many-aliases", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Tệp gọi lại `*tên` quá nhiều.", en: "The file refers to named parts too often."),
            why: Message(
                vi: "Các đoạn gọi lại lồng nhau có thể phình ra vô hạn.",
                en: "Parts that refer to parts can grow beyond measure."),
            wrong: "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", right: "a: &a [x, x]\nb: *a\n",
            fix: Message(vi: "Viết rõ nội dung ra.", en: "Write the parts out.")))

    static let controlCharacter = Diagnostic.Kind(
        "yaml/control-character", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tệp chứa ký tự điều khiển không nhìn thấy được.",
                en: "The file holds an invisible control character."),
            why: Message(
                vi: "YAML không cho phép; thường là tệp bị hỏng hoặc không phải văn bản.",
                en: "YAML does not allow it; mostly the file is damaged or no text."),
            wrong: "tên: Sở\u{7}\n", right: "tên: Sở\n",
            fix: Message(vi: "Xóa ký tự đó.", en: "Remove the character.")))

    private static func encoding(_ name: String, _ right: String) -> Diagnostic.Kind {
        Diagnostic.Kind(
            name, .error,
            Diagnostic.Explanation(
                what: Message(vi: "Tệp không được lưu theo UTF-8.", en: "The file is not stored as UTF-8."),
                why: Message(
                    vi: "Với bảng mã khác, chữ có dấu bị đọc sai.",
                    en: "In another encoding accented letters are misread."),
                wrong: right, right: right,
                fix: Message(vi: "Lưu lại tệp theo bảng mã UTF-8.", en: "Store the file as UTF-8.")))
    }

    private static func large(_ name: String, _ wrong: String, _ right: String) -> Diagnostic.Kind {
        Diagnostic.Kind(
            name, .error,
            Diagnostic.Explanation(
                what: Message(vi: "Tệp lớn hơn giới hạn.", en: "The file is larger than the limit."),
                why: Message(vi: "Tệp quá lớn có thể làm cạn bộ nhớ.", en: "Too large a file could exhaust memory."),
                wrong: wrong, right: right,
                fix: Message(vi: "Chia thành nhiều tệp.", en: "Split it into several files.")))
    }

    private static func long(_ name: String, _ wrong: String, _ right: String) -> Diagnostic.Kind {
        Diagnostic.Kind(
            name, .error,
            Diagnostic.Explanation(
                what: Message(vi: "Một đoạn chữ dài hơn giới hạn.", en: "A text is longer than the limit."),
                why: Message(vi: "Thường là dữ liệu để nhầm chỗ.", en: "Mostly data has got into the wrong place."),
                wrong: wrong, right: right, fix: Message(vi: "Rút ngắn đoạn chữ.", en: "Shorten the text.")))
    }

    private static func deep(_ name: String) -> Diagnostic.Kind {
        let nested = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        return Diagnostic.Kind(
            name, .error,
            Diagnostic.Explanation(
                what: Message(
                    vi: "Danh sách và ánh xạ lồng nhau quá sâu.", en: "Lists and mappings are nested too deep."),
                why: Message(vi: "Không báo cáo nào cần đến vậy.", en: "No report needs that."),
                wrong: nested, right: "[[1]]",
                fix: Message(vi: "Bớt số tầng lồng nhau.", en: "Nest less.")))
    }

    private static func many(_ name: String, _ wrong: String, _ right: String) -> Diagnostic.Kind {
        Diagnostic.Kind(
            name, .error,
            Diagnostic.Explanation(
                what: Message(vi: "Tệp có quá nhiều khóa và giá trị.", en: "The file has too many keys and values."),
                why: Message(vi: "Tệp quá lớn có thể làm cạn bộ nhớ.", en: "Too large a file could exhaust memory."),
                wrong: wrong, right: right,
                fix: Message(vi: "Chia thành nhiều tệp.", en: "Split it into several files.")))
    }
}

extension Diagnostic {
    static func badEncoding(_ format: SourceFormat, _ encoding: WrongEncoding, in source: SourceFile) -> Diagnostic {
        let kind = format == .yaml ? Kind.badEncoding : .badEncodingJSON
        let help = Message(vi: "lưu lại tệp theo bảng mã UTF-8", en: "store the file as UTF-8")
        guard case .notUTF8(let offset) = encoding else {
            let name = encoding == .utf16 ? "UTF-16" : "UTF-32"
            return Diagnostic(
                kind, Message(vi: "tệp theo bảng mã \(name), không phải UTF-8", en: "the file is \(name), not UTF-8"),
                at: source.span(0..<min(4, source.bytes.count)), help: help)
        }
        let digits = String(source.bytes[offset], radix: 16, uppercase: true)
        return Diagnostic(
            kind,
            Message(
                vi: "byte 0x\(digits) ở vị trí \(offset) không phải UTF-8",
                en: "byte 0x\(digits) at offset \(offset) is not UTF-8"),
            at: source.span(offset..<offset + 1), help: help)
    }

    static func tooLarge(_ format: SourceFormat, bytes: Int, most: Int, in source: SourceFile) -> Diagnostic {
        Diagnostic(
            format == .yaml ? .tooLarge : .tooLargeJSON,
            Message(
                vi: "tệp có \(bytes) byte, nhiều hơn giới hạn \(most)",
                en: "the file has \(bytes) bytes, more than the limit of \(most)"),
            at: source.span.startPoint, help: Message(vi: "chia thành nhiều tệp", en: "split it into several files"))
    }

    static func longText(_ format: SourceFormat, most: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            format == .yaml ? .longText : .longTextJSON,
            Message(
                vi: "đoạn chữ dài hơn giới hạn \(most) byte", en: "the text is longer than the limit of \(most) bytes"),
            at: span, help: Message(vi: "rút ngắn đoạn chữ", en: "shorten the text"))
    }

    static func tooDeep(_ format: SourceFormat, most: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            format == .yaml ? .tooDeep : .tooDeepJSON,
            Message(
                vi: "lồng nhau sâu hơn giới hạn \(most) tầng", en: "nested deeper than the limit of \(most) levels"),
            at: span, help: Message(vi: "bớt số tầng lồng nhau", en: "nest less"))
    }

    static func tooManyNodes(_ format: SourceFormat, most: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            format == .yaml ? .tooManyNodes : .tooManyNodesJSON,
            Message(
                vi: "tệp có nhiều hơn \(most) khóa và giá trị", en: "the file has more than \(most) keys and values"),
            at: span, help: Message(vi: "chia thành nhiều tệp", en: "split it into several files"))
    }

    static func tooManyAliases(mostAliases: Int, mostNodes: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .tooManyAliases,
            Message(
                vi: "gọi lại nhiều hơn giới hạn \(mostAliases) lần hoặc \(mostNodes) giá trị",
                en: "more is referred to than the limit of \(mostAliases) times or \(mostNodes) values"),
            at: span, help: Message(vi: "viết rõ nội dung ra", en: "write the parts out"))
    }

    /// - Parameter count: How many there are in the file.
    static func controlCharacter(at range: Range<Int>, count: Int, in source: SourceFile) -> Diagnostic {
        let scalar = source.text(range).unicodeScalars.first?.value ?? 0
        let digits = String(scalar, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let more = Message(
            vi: count > 1 ? " (tệp có \(count) ký tự như vậy)" : "",
            en: count > 1 ? " (the file has \(count) of them)" : "")
        return Diagnostic(
            .controlCharacter,
            Message(
                vi: "ký tự điều khiển \(name) không được phép\(more.vi)",
                en: "the control character \(name) is not allowed\(more.en)"),
            at: source.span(range), help: Message(vi: "xóa ký tự đó", en: "remove the character"))
    }
}
