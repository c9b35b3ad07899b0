package import Diagnostics

extension Diagnostic.Kind {
    package static let localCurrency = Diagnostic.Kind(
        "sheet/local-currency", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Ô có định dạng tiền tệ mà ký hiệu do máy mở tệp chọn (₫, $ …); tệp không ghi loại tiền.",
                en: "A cell's currency format shows the sign of the machine (₫, $ …); the file says no currency."),
            why: Message(
                vi: "Ký hiệu nhìn thấy có thể khác đơn vị mà số được đọc.",
                en: "The sign that is seen may not be the unit in which the number is read."),
            wrong: "Vốn được phân bổ | (dạng 44) 1250\nVốn đã giải ngân | 1200",
            right: "Vốn được phân bổ | 1250\nVốn đã giải ngân | 1200",
            fix: Message(
                vi: "Không cần sửa nếu đúng đơn vị; nếu không, ghi đơn vị ở nhãn: `Vốn được phân bổ (tỷ đồng)`.",
                en: "Nothing to mend where the unit is right; else write it: `Vốn được phân bổ (tỷ đồng)`.")))

    package static let moneyUnit = Diagnostic.Kind(
        "sheet/money-unit", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Đơn vị tiền không được hiểu, hoặc hai chỗ ghi hai đơn vị tiền khác nhau.",
                en: "A unit of money is not known, or two places say different ones."),
            why: Message(
                vi: "Hiểu sai đơn vị thì số tiền sai nghìn lần; các số tiền đó không được đọc.",
                en: "A wrong unit is wrong by thousands; the amounts are not read."),
            wrong: "Đơn vị tính: triệu USD\nVốn được phân bổ | 1250\nVốn đã giải ngân | 1200",
            right: "Đơn vị tính: triệu đồng\nVốn được phân bổ | 1250\nVốn đã giải ngân | 1200",
            fix: Message(
                vi: "Ghi một đơn vị: đồng, nghìn đồng, triệu đồng, tỷ đồng.",
                en: "Write one unit: đồng, nghìn đồng, triệu đồng, tỷ đồng.")))

    package static let periodColumn = Diagnostic.Kind(
        "sheet/period-column", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Bên cạnh nhãn có số của nhiều kỳ; số của kỳ báo cáo được dùng.",
                en: "Figures of several periods stand beside a label; that of the report's period is used."),
            why: Message(
                vi: "Số của kỳ khác không thuộc báo cáo này.", en: "The others belong to other reports."),
            wrong: "Nội dung | Năm 2022 | Năm 2023\nKết quả còn hiệu lực | 4000 | 5000",
            right: "Nội dung | Năm 2023\nKết quả còn hiệu lực | 5000",
            fix: Message(vi: "Không cần sửa nếu đúng kỳ.", en: "Nothing to mend where the period is right.")))

    package static let severalFigures = Diagnostic.Kind(
        "sheet/several-figures", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Bên cạnh một nhãn có nhiều số khác nhau.", en: "Several different figures stand beside a label."),
            why: Message(
                vi: "Không biết số nào là số báo cáo; không số nào được đọc.",
                en: "Which is meant cannot be known; none is read."),
            wrong: "Nội dung | Kế hoạch | Thực hiện\nKết quả còn hiệu lực | 4000 | 5000",
            right: "Nội dung | Thực hiện\nKết quả còn hiệu lực | 5000",
            fix: Message(
                vi: "Giữ lại một số, hoặc ghi kỳ báo cáo làm tiêu đề cột, như `Năm 2023`.",
                en: "Keep one, or head the columns with their periods, like `Năm 2023`.")))
}

extension Diagnostic {
    package static func unknownMoneyUnit(_ text: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .moneyUnit,
            Message(
                vi: "không hiểu đơn vị tiền ở `\(text)`; số tiền theo đơn vị đó không được đọc",
                en: "the unit of money in `\(text)` is not known; amounts in it are not read"), at: span,
            help: moneyUnits)
    }

    package static func moneyUnitsDiffer(_ text: String, _ other: String, at span: Span, other place: Span)
        -> Diagnostic
    {
        Diagnostic(
            .moneyUnit,
            Message(
                vi: "đơn vị tiền ở `\(text)` khác ở `\(other)`; số tiền không được đọc",
                en: "the unit of money in `\(text)` is not that in `\(other)`; the amounts are not read"), at: span,
            labels: [Label(place, Message(vi: "đơn vị kia", en: "the other one"))], help: moneyUnits)
    }

    package static func unknownFormatUnit(_ text: String, format: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .moneyUnit,
            Message(
                vi: "không hiểu đơn vị tiền trong định dạng `\(format)` của ô; số `\(text)` không được đọc",
                en: "the unit of money in the format `\(format)` of the cell is not known; `\(text)` is not read"),
            at: span, help: moneyUnits)
    }

    /// - Parameter unit: In which the number is read.
    package static func localCurrency(_ unit: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .localCurrency,
            Message(
                vi: "định dạng tiền tệ của ô không ghi loại tiền; số ở ô như vậy được đọc theo `\(unit)`",
                en: "the currency format of the cell says no currency; such numbers are read in `\(unit)`"), at: span,
            help: Message(
                vi: "nếu là đơn vị khác, ghi đơn vị đó ở nhãn hoặc tiêu đề",
                en: "where that is wrong, write the unit in the label or heading"))
    }

    package static func formatUnitDiffers(
        _ text: String, format: String, _ other: String, at span: Span, other place: Span
    ) -> Diagnostic {
        Diagnostic(
            .moneyUnit,
            Message(
                vi: "đơn vị tiền trong định dạng `\(format)` của ô khác ở `\(other)`; số `\(text)` không được đọc",
                en: "the unit in the format `\(format)` of the cell is not that in `\(other)`; `\(text)` is not read"),
            at: span,
            labels: [Label(place, Message(vi: "đơn vị kia", en: "the other one"))], help: moneyUnits)
    }

    private static let moneyUnits = Message(
        vi: "ghi một đơn vị: đồng, nghìn đồng, triệu đồng, tỷ đồng",
        en: "write one unit: đồng, nghìn đồng, triệu đồng, tỷ đồng")

    package static func periodColumn(_ heading: String, count: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .periodColumn,
            Message(
                vi: "bên cạnh \(count) nhãn có số của nhiều kỳ; số ở cột `\(heading)` được dùng",
                en: "\(count) labels have figures of several periods; those below `\(heading)` are used"), at: span)
    }

    /// - Parameter figures: What stands beside the label, each with its place.
    package static func severalFigures(_ label: String, _ figures: [(text: String, span: Span)]) -> Diagnostic {
        let texts = figures.prefix(4).map { "`\($0.text)`" }.joined(separator: ", ")
        return Diagnostic(
            .severalFigures,
            Message(
                vi: "bên cạnh nhãn `\(label)` có nhiều số: \(texts); không số nào được đọc",
                en: "beside the label `\(label)` stand several figures: \(texts); none is read"),
            at: figures[0].span,
            labels: figures.dropFirst().prefix(3).map {
                Label($0.span, Message(vi: "số khác", en: "another one"))
            },
            help: Message(
                vi: "giữ lại một số, hoặc ghi kỳ báo cáo làm tiêu đề cột, như `Năm 2023`",
                en: "keep one, or head the columns with their periods, like `Năm 2023`"))
    }
}
