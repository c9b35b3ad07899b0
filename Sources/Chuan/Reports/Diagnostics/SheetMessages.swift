package import Diagnostics

extension Diagnostic {
    private static let declare = Message(
        vi: "sửa tiêu đề, hoặc khai bằng --columns 'tiêu đề=tên trường'",
        en: "correct the heading, or declare it with --columns 'heading=field'")

    private static func list(_ titles: [Message]) -> Message {
        Message(
            vi: titles.map { "`\($0.vi)`" }.joined(separator: ", "),
            en: titles.map { "`\($0.en)`" }.joined(separator: ", "))
    }

    package static func ambiguousColumn(_ heading: String, _ fields: [Message], at span: Span) -> Diagnostic {
        let fields = list(fields)
        return Diagnostic(
            .ambiguousColumn,
            Message(
                vi: "cột `\(heading)` có thể là nhiều trường: \(fields.vi); cột không được đọc",
                en: "the column `\(heading)` may be several fields: \(fields.en); it is not read"), at: span,
            help: declare)
    }

    package static func ambiguousTable(_ first: Message, _ second: Message, at span: Span) -> Diagnostic {
        Diagnostic(
            .ambiguousTable,
            Message(
                vi: "tiêu đề của bảng khớp cả `\(first.vi)` và `\(second.vi)`; bảng không được đọc",
                en: "the headings fit both `\(first.en)` and `\(second.en)`; the table is not read"), at: span,
            help: Message(
                vi: "đặt tên trang tính là `\(first.vi)` hoặc `\(second.vi)`",
                en: "name the sheet `\(first.en)` or `\(second.en)`"))
    }

    package static func columnMeantTwice(_ title: Message, at span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .columnMeantTwice,
            Message(
                vi: "hai cột cùng là `\(title.vi)`; không cột nào được đọc",
                en: "two columns are `\(title.en)`; neither is read"), at: span,
            labels: [Label(first, Message(vi: "cột trước", en: "the earlier one"))], help: declare)
    }

    package static func columnNumberDiffers(
        _ heading: String, number: Int, _ named: Message, _ numbered: Message, at span: Span
    ) -> Diagnostic {
        Diagnostic(
            .columnNumberDiffers,
            Message(
                vi: "cột `\(heading)` là `\(named.vi)`, nhưng số cột \(number) của biểu mẫu là `\(numbered.vi)`",
                en: "the column `\(heading)` is `\(named.en)`, but number \(number) of the form is `\(numbered.en)`"),
            at: span,
            help: Message(
                vi: "so với mẫu mới nhất; sửa tiêu đề hoặc dòng số cột",
                en: "compare with the latest form; correct the heading or the row of numbers"))
    }

    /// A column whose words have nothing to do with the field of its number.
    package static func columnNumberOnly(
        _ heading: String, number: Int, _ numbered: Message, at span: Span
    ) -> Diagnostic {
        Diagnostic(
            .columnNumberDiffers,
            Message(
                vi:
                    "số cột \(number) của biểu mẫu là `\(numbered.vi)`, nhưng tiêu đề là `\(heading)`; cột không được đọc",
                en: "number \(number) of the form is `\(numbered.en)`, but the heading is `\(heading)`; it is not read"),
            at: span, help: declare)
    }

    package static func decodedText(_ count: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .decodedText,
            Message(
                vi: "\(count) ô viết bằng phông cũ (TCVN3, VNI) đã được chuyển sang Unicode",
                en: "\(count) cells in an old font (TCVN3, VNI) were converted to Unicode"), at: span,
            help: Message(vi: "xem lại tên lĩnh vực và tên đơn vị", en: "look at the names of fields and units"))
    }

    package static func hiddenSheet(_ name: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .hiddenSheet,
            Message(vi: "trang tính ẩn `\(name)` không được đọc", en: "the hidden sheet `\(name)` is not read"),
            at: span,
            help: Message(
                vi: "bỏ ẩn trang tính nếu đó là số liệu báo cáo", en: "show it where it belongs to the report"))
    }

    package static func looseValue(_ label: String, near: [String], at span: Span) -> Diagnostic {
        Diagnostic(
            .looseValue,
            Message(
                vi: "nhãn `\(label)` không có trong từ điển dữ liệu; số bên cạnh không được đọc",
                en: "the label `\(label)` is not in the vocabulary; the figure beside it is not read"), at: span,
            help: meant(near))
    }

    package static func noTableFound(at span: Span) -> Diagnostic {
        Diagnostic(
            .noTableFound,
            Message(
                vi: "bảng tính không có bảng hay nhãn nào của báo cáo",
                en: "the spreadsheet has no table and no label of a report"), at: span,
            help: Message(
                vi: "dùng mẫu do `chuan form LOẠI-ĐƠN-VỊ -o mau.xlsx` tạo, hoặc khai tiêu đề bằng --columns",
                en: "use the form that `chuan form UNIT-TYPE -o form.xlsx` writes, or declare headings with --columns"))
    }

    package static func otherForm(_ found: String, expected: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .otherForm,
            Message(
                vi: "trang tính là mẫu `\(found)`, không phải `\(expected)`",
                en: "the sheet is of the form `\(found)`, not `\(expected)`"), at: span,
            help: Message(
                vi: "tạo lại mẫu bằng `chuan form` rồi chép số liệu sang",
                en: "write the form anew with `chuan form` and copy the figures"))
    }

    package static func ownerlessSheet(at span: Span) -> Diagnostic {
        Diagnostic(
            .ownerlessSheet,
            Message(
                vi: "tệp có nhiều đơn vị; chỗ này không ghi của đơn vị nào nên không được đọc",
                en: "the file has several units; this does not say whose it is and is not read"), at: span,
            help: Message(
                vi: "ghi mã đơn vị vào trang tính hoặc vào từng dòng", en: "write the unit's code on the sheet or row"))
    }

    package static func subtotalDiffers(
        _ group: String, _ field: Message, stated: Int, sum: Int, at span: Span
    ) -> Diagnostic {
        Diagnostic(
            .subtotalDiffers,
            Message(
                vi: "`\(field.vi)` của nhóm `\(group)` ghi \(stated), tổng các dòng là \(sum)",
                en: "`\(field.en)` of the group `\(group)` says \(stated), its rows add up to \(sum)"), at: span,
            help: Message(vi: "các dòng được dùng để chấm", en: "the rows are what is judged"))
    }

    /// - Parameter near: Fields whose names share words with the headings.
    package static func unknownTable(_ headings: [String], near: [Message], at span: Span) -> Diagnostic {
        let shown = headings.prefix(6).map { "`\($0)`" }.joined(separator: ", ") + (headings.count > 6 ? ", …" : "")
        let near = list(near)
        return Diagnostic(
            .unknownTable,
            Message(
                vi: "bảng có tiêu đề \(shown) không khớp bảng nào của từ điển; bảng không được đọc",
                en: "the table with the headings \(shown) fits none of the vocabulary; it is not read"), at: span,
            help: Message(
                vi: (near.vi.isEmpty ? "" : "gần nhất: \(near.vi); ") + "khai bằng --columns 'tiêu đề=tên trường'",
                en: (near.en.isEmpty ? "" : "nearest: \(near.en); ") + "declare it with --columns 'heading=field'"))
    }

    /// A table whose first column holds what should be its headings.
    package static func turnedTable(_ fields: [Message], at span: Span) -> Diagnostic {
        let fields = list(fields)
        return Diagnostic(
            .unknownTable,
            Message(
                vi: "bảng bị xoay: tên trường \(fields.vi) nằm ở cột đầu, không phải ở tiêu đề; bảng không được đọc",
                en: "the table is turned: fields like \(fields.en) stand in its first column; it is not read"),
            at: span,
            help: Message(
                vi: "chuyển dòng thành cột: sao chép, rồi Dán đặc biệt, Chuyển vị",
                en: "make rows columns: copy, then Paste Special, Transpose"))
    }

    package static func unusedColumn(_ heading: String, near: [String], at span: Span) -> Diagnostic {
        Diagnostic(
            .unusedColumn,
            Message(
                vi: "cột `\(heading)` không khớp trường nào; số liệu của cột không được đọc",
                en: "the column `\(heading)` fits no field; its figures are not read"), at: span,
            help: meant(near) ?? declare)
    }

    private static func meant(_ near: [String]) -> Message? {
        if near.isEmpty { return nil }
        let others = near.map { "`\($0)`" }.joined(separator: ", ")
        return Message(vi: "có phải là \(others)?", en: "did you mean \(others)?")
    }
}
