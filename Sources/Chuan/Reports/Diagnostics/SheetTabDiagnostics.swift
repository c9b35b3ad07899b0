package import Diagnostics

extension Diagnostic.Kind {
    package static let tabPeriod = Diagnostic.Kind(
        "sheet/tab-period", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Trang tính không ghi kỳ báo cáo; kỳ được lấy theo tên trang.",
                en: "A sheet says no period; it has the one that it is called by."),
            why: Message(
                vi: "Mỗi kỳ là một báo cáo; số liệu của các trang không được cộng lại.",
                en: "Each period is a report; figures of several sheets are not added up."),
            wrong: "== Quý I ==\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            right: "== TTHC ==\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            fix: Message(
                vi: "Không cần sửa nếu đúng kỳ; nếu không, ghi dòng `Kỳ báo cáo` vào trang.",
                en: "Nothing to mend where the period is right; else write it on the sheet.")))

    package static let tabDiffers = Diagnostic.Kind(
        "sheet/tab-differs", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tên trang tính nói một kỳ, kỳ báo cáo ghi trong tệp là kỳ khác.",
                en: "A sheet is called by another period than the one that is written."),
            why: Message(
                vi: "Có thể đã chép trang của kỳ khác; kỳ được ghi là kỳ được chấm.",
                en: "It may be the copy of another period's sheet; what is written is believed."),
            wrong:
                "== Quý II ==\nKỳ báo cáo: Quý I/2023\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            right:
                "== Quý I ==\nKỳ báo cáo: Quý I/2023\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            fix: Message(
                vi: "Sửa tên trang, hoặc sửa dòng `Kỳ báo cáo`.",
                en: "Rename the sheet, or correct its line of the period.")))

    package static let periodsInTable = Diagnostic.Kind(
        "sheet/periods-in-table", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Các nhóm dòng của một bảng là của những kỳ khác nhau.",
                en: "The groups of a table's rows belong to several periods."),
            why: Message(
                vi: "Một báo cáo là của một kỳ; chấm chung thì số liệu bị tính lẫn.",
                en: "A report is about one period; figures of several would be mixed."),
            wrong:
                "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\nI | Quý I\n1 | Hộ tịch | 10 | 9\nII | Quý II\n1 | Hộ tịch | 12 | 11",
            right: "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Hộ tịch | 22 | 20",
            fix: Message(
                vi: "Tách mỗi kỳ thành một trang có dòng `Kỳ báo cáo`.",
                en: "Give each period a sheet with a line that says it.")))
}

extension Diagnostic {
    /// - Parameter captions: What the groups are called, the first of each period.
    package static func periodsInTable(_ captions: [String], at span: Span) -> Diagnostic {
        let list = captions.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .periodsInTable,
            Message(
                vi: "bảng có dòng của \(captions.count) kỳ: \(list); bảng không được chấm",
                en: "the table has rows of \(captions.count) periods: \(list); it is not judged"), at: span,
            help: Message(
                vi: "tách mỗi kỳ thành một trang có dòng `Kỳ báo cáo`",
                en: "give each period a sheet with a line that says it"))
    }

    /// - Parameter days: Those that the name says.
    package static func tabPeriod(_ sheet: String, _ days: Message, at span: Span) -> Diagnostic {
        Diagnostic(
            .tabPeriod,
            Message(
                vi: "trang `\(sheet)` không ghi kỳ báo cáo; kỳ lấy theo tên trang: \(days.vi)",
                en: "the sheet `\(sheet)` says no period; by its name it is \(days.en)"), at: span)
    }

    /// A sheet that is called by a part of a year, and no year is known.
    package static func tabWithoutYear(_ sheet: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .tabPeriod,
            Message(
                vi: "tên trang `\(sheet)` không ghi năm nên không lấy làm kỳ báo cáo được",
                en: "the name of the sheet `\(sheet)` says no year; it cannot be taken for the period"), at: span,
            help: Message(
                vi: "ghi dòng `Kỳ báo cáo` vào trang, hoặc thêm --period với năm, như --period 2023",
                en: "write the period on the sheet, or give the year, like --period 2023"))
    }

    /// - Parameters:
    ///   - days: Those that the name says.
    ///   - written: Those that the sheet, or the one that speaks for all, says.
    package static func tabDiffers(
        _ sheet: String, _ days: Message, _ written: Message, at span: Span
    ) -> Diagnostic {
        Diagnostic(
            .tabDiffers,
            Message(
                vi: "tên trang `\(sheet)` là kỳ \(days.vi) nhưng kỳ được ghi là \(written.vi); chấm theo kỳ được ghi",
                en: "the sheet is called `\(sheet)`, which is \(days.en), but \(written.en) is written and believed"),
            at: span,
            help: Message(
                vi: "sửa tên trang, hoặc sửa dòng `Kỳ báo cáo`", en: "rename the sheet, or correct its period"))
    }
}
