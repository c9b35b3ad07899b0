package import Diagnostics

extension Diagnostic.Kind {
    package static let namelessRow = Diagnostic.Kind(
        "sheet/nameless-row", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một dòng của bảng có số liệu nhưng không ghi là của lĩnh vực nào.",
                en: "A row of a table has figures and does not say what it is."),
            why: Message(
                vi: "Không biết là lĩnh vực, phần của lĩnh vực hay dòng cộng thì không chấm riêng được.",
                en: "Whether it is a field, a part of one or a sum cannot be known."),
            wrong: "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Hộ tịch | 10 | 9\n2 | | 5 | 4\n3 | Đất đai | 3 | 3",
            right:
                "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Hộ tịch | 10 | 9\n2 | Tư pháp | 5 | 4\n3 | Đất đai | 3 | 3",
            fix: Message(
                vi: "Ghi tên của dòng; dòng cộng thì ghi `Tổng cộng`.",
                en: "Write the name of the row; call a sum `Tổng cộng`.")))

    package static let sumByFigures = Diagnostic.Kind(
        "sheet/sum-by-figures", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Dòng không có tên được hiểu là dòng cộng, vì số liệu đúng bằng tổng các dòng khác.",
                en: "A row without a name is taken for a sum, because its figures are the sums of other rows."),
            why: Message(
                vi: "Dòng cộng không được chấm.", en: "Sums are not judged."),
            wrong: "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Hộ tịch | 10 | 9\n2 | Đất đai | 3 | 3\n | | 13 | 12",
            right:
                "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Hộ tịch | 10 | 9\n2 | Đất đai | 3 | 3\n | Tổng cộng | 13 | 12",
            fix: Message(vi: "Ghi `Tổng cộng` vào dòng đó.", en: "Call the row `Tổng cộng`.")))

    package static let unclearPart = Diagnostic.Kind(
        "sheet/unclear-part", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một dòng là phần của dòng trên theo số thứ tự, nhưng tên là của nhóm lĩnh vực khác.",
                en: "A row is a part of the one above by its number, and a class of its own by its name."),
            why: Message(
                vi: "Không biết dòng nào là lĩnh vực được chấm, dòng nào là dòng cộng.",
                en: "Which of them is the field and which the sum cannot be known."),
            wrong:
                "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Nội bộ | 3 | 3\n1.1 | Đất đai | 3 | 3",
            right:
                "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\nI | Nội bộ | 3 | 3\n1 | Đất đai | 3 | 3",
            fix: Message(
                vi: "Đánh số nhóm là I, II và các lĩnh vực là 1, 2.",
                en: "Number groups I, II and their fields 1, 2.")))

    package static let unjudgedRows = Diagnostic.Kind(
        "sheet/unjudged-rows", .note,
        Diagnostic.Explanation(
            what: Message(
                vi:
                    "Dòng “Trong đó”, dòng con 1.1, 1.2, dòng tỷ lệ, cùng kỳ, lũy kế và dòng dưới ghi chú không phải là dòng của bảng.",
                en:
                    "Rows that are parts of the one above (“Trong đó”, 1.1), shares, other periods, or stand below notes."
            ),
            why: Message(
                vi: "Số của các dòng đó đã nằm trong dòng khác; chấm riêng là tính hai lần.",
                en: "Their figures are in other rows already; to judge them too would count them twice."),
            wrong:
                "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Đất đai | 10 | 9\n | Trong đó: cấp đổi | 3 | 3",
            right: "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Đất đai | 10 | 9",
            fix: Message(
                vi: "Không cần sửa; nếu là một lĩnh vực riêng thì đánh số tiếp, như 2.",
                en: "Nothing to mend; a field of its own is numbered on, like 2.")))

    package static let unnamedRows = Diagnostic.Kind(
        "sheet/unnamed-rows", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Không có cột nào của bảng là tên hoặc mã của dòng.",
                en: "No column of the table is known to say what its rows are."),
            why: Message(
                vi: "Không biết dòng nào là lĩnh vực nào, dòng nào là dòng cộng thì không chấm được.",
                en: "Without that, fields and sums cannot be told apart; the table is not judged."),
            wrong: "Nhóm việc | Tiếp nhận | Trực tuyến | Đã giải quyết\nHộ tịch | 10 | 5 | 9",
            right: "Lĩnh vực | Tiếp nhận | Trực tuyến | Đã giải quyết\nHộ tịch | 10 | 5 | 9",
            fix: Message(
                vi: "Ghi tiêu đề cột là tên trường, như `Lĩnh vực`, hoặc khai bằng --columns 'B=lĩnh vực'.",
                en: "Give the column the name of its field, like `Lĩnh vực`, or declare it: --columns 'B=field_name'."))
    )
}

extension Diagnostic.Kind {
    package static let unknownTable = Diagnostic.Kind(
        "sheet/unknown-table", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tiêu đề của một bảng không phải của bảng nào trong từ điển.",
                en: "The headings of a table are not those of any table of the vocabulary."),
            why: Message(
                vi: "Số liệu của bảng đó không được đọc; số cột 1, 2, 3 một mình không nói lên là biểu nào.",
                en: "Its figures are not read; numbers of columns alone do not say which form it is."),
            wrong:
                "Kết quả còn hiệu lực | 120\n\nTT | Địa bàn | Số dân | Số hộ\n1 | Khu phố 1 | 1200 | 300",
            right: "Kết quả còn hiệu lực | 120",
            fix: Message(
                vi:
                    "Nếu là số liệu báo cáo thì ghi tiêu đề đúng tên trường, hoặc khai bằng --columns 'tiêu đề=tên trường'.",
                en:
                    "Where it belongs to the report, give columns the names of fields, or declare: --columns 'heading=field'."
            )
        ))
}

/// Why a row of a table is not judged.
package enum UnjudgedReason: Sendable {
    /// It is a part of the row above.
    case part
    /// Its figures are about the figures.
    case aside
    /// It stands below the notes or signatures.
    case below

    fileprivate var words: Message {
        switch self {
        case .part: Message(vi: "là phần của dòng trên", en: "is a part of the row above")
        case .aside: Message(vi: "là số so sánh", en: "is a comparison")
        case .below:
            Message(vi: "nằm dưới phần ghi chú, ký tên", en: "stands below the notes or signatures")
        }
    }
}

extension Diagnostic {
    package static func namelessRow(_ field: Message, at span: Span) -> Diagnostic {
        Diagnostic(
            .namelessRow,
            Message(
                vi: "dòng có số liệu nhưng không ghi `\(field.vi)`; không biết là dòng gì",
                en: "the row has figures and no `\(field.en)`; what it is cannot be known"), at: span,
            help: Message(
                vi: "ghi `\(field.vi)` của dòng, hoặc `Tổng cộng` nếu là dòng cộng",
                en: "write its `\(field.en)`, or `Tổng cộng` where it is a sum"))
    }

    package static func sumByFigures(at span: Span) -> Diagnostic {
        Diagnostic(
            .sumByFigures,
            Message(
                vi: "dòng không có tên nhưng số liệu bằng tổng các dòng khác; được hiểu là dòng cộng, không chấm",
                en: "the row has no name and its figures are sums of other rows; it is taken for a sum and not judged"),
            at: span)
    }

    package static func unclearPart(_ part: String, of whole: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .unclearPart,
            Message(
                vi:
                    "dòng `\(part)` nằm trong dòng `\(whole)` nhưng thuộc nhóm lĩnh vực khác; không rõ dòng nào được chấm",
                en: "the row `\(part)` is a part of `\(whole)` and of another class; which is judged is not clear"),
            at: span,
            help: Message(
                vi: "đánh số nhóm là I, II và lĩnh vực là 1, 2", en: "number groups I, II and their fields 1, 2"))
    }

    package static func unjudgedRows(
        _ text: String, count: Int, _ reason: UnjudgedReason, at span: Span
    ) -> Diagnostic {
        let words = reason.words
        return Diagnostic(
            .unjudgedRows,
            count == 1
                ? Message(
                    vi: "dòng `\(text)` \(words.vi); không chấm riêng",
                    en: "the row `\(text)` \(words.en); it is not judged")
                : Message(
                    vi: "\(count) dòng không chấm riêng; dòng đầu `\(text)` \(words.vi)",
                    en: "\(count) rows are not judged; the first, `\(text)`, \(words.en)"), at: span)
    }

    /// Rows that are called by names of units, where others are meant.
    package static func unitRows(
        _ unit: String, _ table: Message, _ field: Message, letters: String, at span: Span
    ) -> Diagnostic {
        Diagnostic(
            .unnamedRows,
            Message(
                vi: "dòng `\(unit)` là đơn vị, không phải `\(field.vi)`; bảng `\(table.vi)` không được chấm",
                en: "the row `\(unit)` is a unit and no `\(field.en)`; the table `\(table.en)` is not judged"),
            at: span,
            help: Message(
                vi:
                    "lập mỗi đơn vị một báo cáo theo `\(field.vi)`; nếu cột đúng là `\(field.vi)` thì thêm --columns '\(letters)=\(field.vi)'",
                en:
                    "give each unit a report by `\(field.en)`; where the column is the `\(field.en)`, add --columns '\(letters)=\(field.en)'"
            ))
    }

    /// - Parameter letters: Of the only column that could say it.
    package static func unnamedRows(_ table: Message, _ field: Message, letters: String?, at span: Span) -> Diagnostic {
        let column = letters ?? ""
        return Diagnostic(
            .unnamedRows,
            Message(
                vi: "bảng `\(table.vi)` không có cột `\(field.vi)`; bảng không được chấm",
                en: "the table `\(table.en)` has no column `\(field.en)`; it is not judged"), at: span,
            help: letters == nil
                ? Message(
                    vi: "thêm cột `\(field.vi)`, hoặc khai cột đó bằng --columns 'tiêu đề=\(field.vi)'",
                    en: "add the column `\(field.en)`, or declare it with --columns 'heading=\(field.en)'")
                : Message(
                    vi:
                        "nếu cột \(column) là `\(field.vi)` thì sửa tiêu đề, hoặc thêm --columns '\(column)=\(field.vi)'",
                    en:
                        "where column \(column) is the `\(field.en)`, correct its heading, or add --columns '\(column)=\(field.en)'"
                ))
    }
}
