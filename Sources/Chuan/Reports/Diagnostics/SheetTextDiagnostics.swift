package import Diagnostics

extension Diagnostic.Kind {
    package static let foreignLetters = Diagnostic.Kind(
        "sheet/foreign-letters", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Chữ trong ô không đọc được: bảng mã cũ trong phông mới, hoặc chữ bị mở sai bảng mã.",
                en: "Text of cells cannot be read: letters of an old font in a new one, or opened as another encoding."),
            why: Message(
                vi: "Tên lĩnh vực, tiêu đề đọc sai thì xếp sai nhóm và chấm sai; trang tính đó không được đọc.",
                en: "Names read wrongly would be judged wrongly; the sheet is not read."),
            wrong: "LÜnh vùc | TiÕp nhËn | §· gi¶i quyÕt\nHé tÞch | 10 | 9",
            right: "Lĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            fix: Message(
                vi: "Chọn lại phông cũ cho ô (.VnTime, VNI-Times), hoặc chuyển tệp sang Unicode rồi lưu lại.",
                en: "Give the cells their old font again (.VnTime, VNI-Times), or convert the file to Unicode.")))

    package static let hiddenCells = Diagnostic.Kind(
        "sheet/hidden-cells", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Bảng có dòng hoặc cột ẩn; số liệu trong đó vẫn được đọc.",
                en: "The table has hidden rows or columns; their figures are read."),
            why: Message(
                vi: "Số liệu không nhìn thấy vẫn được chấm, nên phải biết là có.",
                en: "Figures that nobody sees are judged too; one should know of them."),
            wrong: "Lĩnh vực | Tiếp nhận | Đã giải quyết\n(ẩn) Hộ tịch | 10 | 9",
            right: "Lĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            fix: Message(
                vi: "Bỏ ẩn dòng, cột để kiểm tra; xóa nếu không thuộc báo cáo.",
                en: "Show the rows and columns; remove what does not belong to the report.")))

    package static let unreadText = Diagnostic.Kind(
        "sheet/unread-text", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một ghi chú dưới số liệu có chữ không đọc được.",
                en: "A remark below the figures has letters that cannot be read."),
            why: Message(
                vi: "Số liệu vẫn được đọc, nhưng điều ghi chú nói thì không ai biết.",
                en: "The figures are read, but what the remark says nobody knows."),
            wrong: "Lĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9\n\nSè liÖu ®· ®èi chiÕu",
            right: "Lĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9\n\nSố liệu đã đối chiếu",
            fix: Message(
                vi: "Gõ lại ghi chú bằng Unicode, hoặc xóa.", en: "Type the remark again in Unicode, or remove it.")))

    package static let unknownMeaning = Diagnostic.Kind(
        "sheet/unknown-meaning", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tên trường khai bằng --columns không có trong từ điển dữ liệu.",
                en: "The field that --columns names is not in the vocabulary."),
            why: Message(vi: "Cột được khai không được đọc.", en: "The column that it is given for is not read."),
            wrong: "--columns Chậm trả=resolved_latest\nLĩnh vực | Tiếp nhận | Chậm trả\nHộ tịch | 10 | 1",
            right: "--columns Chậm trả=resolved_late\nLĩnh vực | Tiếp nhận | Chậm trả\nHộ tịch | 10 | 1",
            fix: Message(
                vi: "Ghi khóa hoặc tên của trường; `chuan form` in mọi khóa.",
                en: "Write the key or the name of a field; `chuan form` prints all keys.")))
}

extension Diagnostic {
    package static func foreignLetters(_ letters: Message, _ text: String, _ count: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .foreignLetters,
            Message(
                vi: "ô ghi `\(text)`: \(letters.vi); \(count) ô như vậy, trang tính không được đọc",
                en: "the cell says `\(text)`: \(letters.en); there are \(count) such cells, the sheet is not read"),
            at: span,
            help: Message(
                vi: "chuyển tệp sang Unicode (UniKey: Ctrl+Shift+F6), hoặc chọn lại đúng phông cũ, rồi lưu lại",
                en: "convert the file to Unicode, or give the cells their old font again, and store it"))
    }

    /// - Parameters:
    ///   - letter: One of another alphabet, in a word.
    ///   - place: Where it stands in the word, from 1.
    package static func lookalikeLetter(
        _ letter: Unicode.Scalar, in word: String, place: Int, at span: Span
    ) -> Diagnostic {
        let code =
            "U+" + String(repeating: "0", count: max(0, 4 - String(letter.value, radix: 16).count))
            + String(letter.value, radix: 16, uppercase: true)
        return Diagnostic(
            .foreignLetters,
            Message(
                vi:
                    "chữ thứ \(place) của từ `\(word)` là `\(letter)` (\(code)) của bảng chữ cái khác; trang tính không được đọc",
                en: "letter \(place) of `\(word)` is `\(letter)` (\(code)) of another alphabet; the sheet is not read"),
            at: span, help: Message(vi: "gõ lại chữ đó rồi lưu lại", en: "type that letter again and store the file"))
    }

    package static func unreadText(_ letters: Message, _ text: String, _ count: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .unreadText,
            Message(
                vi: "ô ghi `\(text)`: \(letters.vi); \(count) ô như vậy, dưới số liệu, không được đọc",
                en: "the cell says `\(text)`: \(letters.en); \(count) such cells below the figures are not read"),
            at: span,
            help: Message(vi: "xem lại, rồi gõ lại hoặc xóa", en: "have a look, and type them again or remove them"))
    }

    package static func hiddenCells(rows: Int, columns: Int, at span: Span) -> Diagnostic {
        let parts = [(rows, "dòng", "rows"), (columns, "cột", "columns")].filter { $0.0 > 0 }
        let (vi, en) = (parts.map { "\($0.0) \($0.1)" }, parts.map { "\($0.0) \($0.2)" })
        return Diagnostic(
            .hiddenCells,
            Message(
                vi: "bảng có \(vi.joined(separator: " và ")) ẩn; số liệu ẩn vẫn được đọc",
                en: "the table has \(en.joined(separator: " and ")) that are hidden; their figures are read"), at: span,
            help: Message(vi: "bỏ ẩn để kiểm tra", en: "show them and look"))
    }

    package static func unknownMeaning(_ heading: String, _ name: String, near: [String], at span: Span) -> Diagnostic {
        let near = near.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownMeaning,
            Message(
                vi: "--columns khai cột `\(heading)` là `\(name)`, nhưng từ điển dữ liệu không có trường đó",
                en: "--columns says that the column `\(heading)` is `\(name)`, which is no field"), at: span,
            help: near.isEmpty ? nil : Message(vi: "có phải là \(near)?", en: "did you mean \(near)?"))
    }
}
