package import Diagnostics

/// What a place of a report takes.
package enum ReportShape: Sendable {
    case report
    case value
    case rows
    case row
    case codes
    case group
    case texts
}

extension Diagnostic {
    /// A key that is in no vocabulary.
    ///
    /// - Parameters:
    ///   - near: Known keys of the same place that are written nearly the same.
    ///   - home: The block that the key belongs to, if it is known elsewhere.
    package static func unknownReportKey(
        _ key: String, near: [String], home: Message?, at span: Span
    ) -> Diagnostic {
        let names = near.map { "`\($0)`" }.joined(separator: ", ")
        let help: Message? =
            if let home {
                Message(vi: "khóa này thuộc khối `\(home.vi)`", en: "this key belongs to the block `\(home.en)`")
            } else if !near.isEmpty {
                Message(vi: "có phải \(names)?", en: "did you mean \(names)?")
            } else {
                nil
            }
        return Diagnostic(
            .unknownReportKey,
            Message(
                vi: "khóa `\(clip(key))` không có trong từ điển dữ liệu",
                en: "`\(clip(key))` is no key of the vocabulary"),
            at: span, help: help)
    }

    /// A field under two names.
    package static func duplicateField(_ name: String, as first: String, at span: Span, first place: Span) -> Diagnostic
    {
        Diagnostic(
            .duplicateField,
            name == first
                ? Message(vi: "`\(clip(name))` được ghi hai lần", en: "`\(clip(name))` is given twice")
                : Message(
                    vi: "`\(clip(name))` ghi lại trường đã ghi ở `\(clip(first))`",
                    en: "`\(clip(name))` gives the field again that `\(clip(first))` gave"),
            at: span,
            labels: [
                Label(place, Message(vi: "đã ghi ở đây", en: "given here"))
            ],
            help: Message(
                vi: "giữ lại một; hai giá trị khác nhau thì không giá trị nào được dùng",
                en: "keep one; of two that differ neither is used"))
    }

    /// Something of another form than its place takes.
    package static func wrongReportShape(_ name: Message, needs shape: ReportShape, at span: Span) -> Diagnostic {
        let (needed, example) = describe(shape)
        return Diagnostic(
            .wrongReportShape,
            Message(vi: "`\(name.vi)` phải là \(needed.vi)", en: "`\(name.en)` must be \(needed.en)"),
            at: span, help: example.map { Message(vi: "ví dụ: \($0)", en: "for example: \($0)") })
    }

    private static func describe(_ shape: ReportShape) -> (Message, String?) {
        switch shape {
        case .report:
            (
                Message(vi: "một báo cáo: các cặp khóa: giá trị", en: "a report: pairs of key and value"),
                "unit_code: VD-01"
            )
        case .value: (Message(vi: "một giá trị", en: "a single value"), nil)
        case .rows: (Message(vi: "một danh sách dòng", en: "a list of rows"), "- {…}")
        case .row: (Message(vi: "các cặp khóa: giá trị", en: "pairs of key and value"), "- {…: …}")
        case .codes: (Message(vi: "một danh sách mã", en: "a list of codes"), "[A01, A02]")
        case .group: (Message(vi: "các cặp khóa: giá trị", en: "pairs of key and value"), "{…: …}")
        case .texts: (Message(vi: "một danh sách chữ", en: "a list of texts"), "[…, …]")
        }
    }

    /// Two rows of one identity.
    package static func duplicateRow(_ label: String, table: Message, at span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateRow,
            Message(
                vi: "bảng `\(table.vi)` có hai dòng `\(clip(label))`; báo cáo bị trả lại",
                en: "table `\(table.en)` has two rows `\(clip(label))`; the report is set aside"),
            at: span, labels: [Label(first, Message(vi: "dòng đầu ở đây", en: "the first is here"))],
            help: Message(vi: "giữ lại bản cuối", en: "keep the final one"))
    }

    /// A sum row that is not the sum.
    package static func sumRowDiffers(_ column: Message, given: String, sum: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .sumRowDiffers,
            Message(
                vi: "dòng tổng ghi `\(column.vi)` là \(given), cộng các dòng được \(sum)",
                en: "the sum row gives `\(column.en)` as \(given), but the rows add up to \(sum)"),
            at: span)
    }

    /// `sum_of` with a name that is no other table.
    package static func badSumOf(_ name: String, near: [String], at span: Span) -> Diagnostic {
        let names = near.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .badSumOf,
            Message(
                vi: "`\(clip(name))` không phải một bảng khác của báo cáo",
                en: "`\(clip(name))` is no other table of the report"),
            at: span,
            help: near.isEmpty ? nil : Message(vi: "có phải \(names)?", en: "did you mean \(names)?"))
    }

    /// More rows than the limit.
    package static func tooManyRows(_ table: Message, count: Int, limit: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .tooManyRows,
            Message(
                vi: "bảng `\(table.vi)` có \(count) dòng, giới hạn là \(limit)",
                en: "table `\(table.en)` has \(count) rows; the limit is \(limit)"),
            at: span)
    }

    /// What is not listed any more.
    package static func moreMistakes(_ count: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .moreMistakes,
            Message(vi: "còn \(count) thông báo nữa trong tệp này", en: "\(count) more messages in this file"), at: span
        )
    }
}
