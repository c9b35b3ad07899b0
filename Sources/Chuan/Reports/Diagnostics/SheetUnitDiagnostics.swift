package import Diagnostics

extension Diagnostic.Kind {
    package static let noHeader = Diagnostic.Kind(
        "sheet/no-header", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Bảng tính không ghi mã đơn vị, loại đơn vị hoặc kỳ báo cáo.",
                en: "The spreadsheet does not say the unit's code, its type or the period."),
            why: Message(
                vi: "Chỉ tiêu áp dụng theo loại đơn vị và theo kỳ; không có thì không chấm được.",
                en: "Targets apply by type of unit and period; without them nothing can be judged."),
            wrong: "Lĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            right:
                "Mã đơn vị: | PM-HOA\nLoại đơn vị: | phường xã\nKỳ báo cáo: | 2023\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            fix: Message(
                vi:
                    "Ghi các dòng đó phía trên bảng, hoặc thêm --unit, --unit-type, --period vào lệnh; có --register thì chỉ cần tên đơn vị.",
                en:
                    "Write them above the table, or give --unit, --unit-type, --period; with --register the unit's name does."
            )))

    package static let optionDiffers = Diagnostic.Kind(
        "sheet/option-differs", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tùy chọn của lệnh và bảng tính ghi khác nhau.",
                en: "An option of the command and the spreadsheet say different things."),
            why: Message(
                vi: "--unit, --unit-type và --period chỉ thay cho dòng mà bảng tính không ghi; bảng tính được tin.",
                en: "--unit, --unit-type and --period stand in for lines that a sheet lacks; the sheet is believed."),
            wrong: "Mã đơn vị: | PM-DONG\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            right: "Mã đơn vị: | PM-HOA\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            fix: Message(
                vi: "Bỏ tùy chọn, hoặc sửa dòng đó trong bảng tính.",
                en: "Leave the option out, or correct the line of the sheet.")))

    package static let severalPeriods = Diagnostic.Kind(
        "sheet/several-periods", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Các trang của một đơn vị ghi nhiều kỳ; mỗi kỳ là một báo cáo.",
                en: "The sheets of one unit say several periods; each is a report."),
            why: Message(
                vi: "Số liệu của các kỳ không được cộng lại; chỉ tiêu năm cần báo cáo năm.",
                en: "Figures of several periods are not added up; a yearly target takes a report of the year."),
            wrong:
                "== Quý I ==\nMã đơn vị: PM-HOA\nKỳ báo cáo: Quý I/2023\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9\n== Quý II ==\nMã đơn vị: PM-HOA\nKỳ báo cáo: Quý II/2023\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 12 | 11",
            right:
                "== Quý I ==\nMã đơn vị: PM-HOA\nKỳ báo cáo: Quý I/2023\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            fix: Message(
                vi: "Không cần sửa nếu muốn chấm từng kỳ; nếu không, gửi một báo cáo cho cả năm.",
                en: "Nothing to mend where each period is meant; else send one report of the year.")))

    package static let strayFigure = Diagnostic.Kind(
        "sheet/stray-figure", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Số nằm ngoài các ô để điền của mẫu, hoặc đứng một mình phía dưới bảng.",
                en: "A figure outside of the form's cells to fill in, or alone below a table."),
            why: Message(
                vi: "Số đó không thuộc trường nào nên không được đọc.", en: "It belongs to no field and is not read."),
            wrong: "chuan-form/1 hcmc-cchc-2023 mail | | value\nofficials_total | số cán bộ | | 24",
            right: "chuan-form/1 hcmc-cchc-2023 mail | | value\nofficials_total | số cán bộ | 24",
            fix: Message(
                vi: "Chuyển số vào ô của nó, hoặc xóa.", en: "Move it to the cell where it belongs, or remove it.")))

    package static let unknownUnit = Diagnostic.Kind(
        "sheet/unknown-unit", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tên đơn vị trong bảng tính không có trong danh bạ, hoặc là tên của nhiều đơn vị.",
                en: "The unit's name is not in the register, or several units have it."),
            why: Message(
                vi: "Gán nhầm đơn vị thì chấm sai; số liệu của tên đó không được đọc.",
                en: "A wrong owner would be judged wrongly; what stands under the name is not read."),
            wrong: "Tên đơn vị: | UBND phường Mẫu Hoa", right: "Tên đơn vị: | UBND phường Mẫu Hòa",
            fix: Message(
                vi: "Sửa tên theo danh bạ, hoặc ghi thêm dòng `Mã đơn vị`.",
                en: "Write the name as the register has it, or add a line with the unit's code.")))
}

extension Diagnostic {
    package static func noHeader(_ lacking: [Message], at span: Span) -> Diagnostic {
        let (vi, en) = (lacking.map { "`\($0.vi)`" }, lacking.map { "`\($0.en)`" })
        return Diagnostic(
            .noHeader,
            Message(
                vi: "bảng tính không ghi \(vi.joined(separator: ", ")); không chấm được",
                en: "the spreadsheet does not say \(en.joined(separator: ", ")); it cannot be judged"), at: span,
            help: Message(
                vi: "ghi thêm phía trên bảng, như `Mã đơn vị: PM-HOA`, hoặc dùng --unit, --unit-type, --period",
                en: "write it above the table, like `unit_code: PM-HOA`, or use --unit, --unit-type, --period"))
    }

    /// - Parameters:
    ///   - said: What the first report says that differs.
    ///   - count: The reports that do.
    package static func optionDiffers(
        _ option: String, _ text: String, _ said: Message, count: Int, at span: Span
    ) -> Diagnostic {
        Diagnostic(
            .optionDiffers,
            Message(
                vi: "\(option) ghi `\(text)` khác `\(said.vi)` ở báo cáo"
                    + (count > 1 ? " (\(count) báo cáo như vậy)" : "") + "; báo cáo được chấm theo điều chính nó ghi",
                en: "\(option) says `\(text)`, the report `\(said.en)`"
                    + (count > 1 ? " (\(count) such reports)" : "") + "; it is judged by what it says itself"),
            at: span,
            help: Message(
                vi: "bỏ \(option), hoặc sửa bảng tính", en: "leave \(option) out, or correct the spreadsheet"))
    }

    package static func severalPeriods(_ code: String, count: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .severalPeriods,
            Message(
                vi: "`\(code)` có \(count) kỳ trong tệp; mỗi kỳ được chấm riêng, số liệu các kỳ không cộng lại",
                en: "`\(code)` has \(count) periods in the file; each is judged by itself, figures are not added up"),
            at: span)
    }

    /// A sheet that says no period beside others of its unit that do.
    package static func periodlessSheet(_ code: String, periods: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .ownerlessSheet,
            Message(
                vi: "`\(code)` có \(periods) kỳ trong tệp; trang này không ghi kỳ nào nên không được đọc",
                en: "`\(code)` has \(periods) periods in the file; this sheet says none and is not read"), at: span,
            help: Message(vi: "ghi kỳ báo cáo vào trang tính", en: "write the period on the sheet"))
    }

    package static func strayFigure(_ text: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .strayFigure,
            Message(
                vi: "số `\(text)` nằm ngoài các ô để điền của mẫu nên không được đọc",
                en: "the figure `\(text)` stands outside of the form's cells and is not read"), at: span,
            help: Message(vi: "chuyển vào ô của mẫu, hoặc xóa", en: "move it to a cell of the form, or remove it"))
    }

    /// A number that stands alone, with empty rows between it and the table above.
    package static func strayBelow(_ text: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .strayFigure,
            Message(
                vi: "số `\(text)` đứng một mình phía dưới bảng, không phải dòng của bảng nên không được đọc",
                en: "the figure `\(text)` stands alone below the table; it is no row of it and is not read"), at: span,
            help: Message(
                vi: "xóa, hoặc ghi nhãn bên cạnh; nếu là một dòng thì chuyển lên liền bảng và ghi tên",
                en: "remove it or put a label beside it; a row belongs right below the others, with its name"))
    }

    /// A name that no unit has.
    package static func unknownUnit(_ name: String, near: [String], at span: Span) -> Diagnostic {
        let list = near.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownUnit,
            Message(
                vi: "danh bạ không có đơn vị tên `\(name)`", en: "the register has no unit called `\(name)`"), at: span,
            help: near.isEmpty
                ? Message(vi: "ghi thêm dòng `Mã đơn vị`", en: "add a line with the unit's code")
                : Message(vi: "có phải là \(list)?", en: "did you mean \(list)?"))
    }

    /// A name that several units have.
    package static func unknownUnit(_ name: String, codes: [String], at span: Span) -> Diagnostic {
        let list = codes.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownUnit,
            Message(
                vi: "tên `\(name)` là của nhiều đơn vị trong danh bạ: \(list)",
                en: "several units of the register are called `\(name)`: \(list)"), at: span,
            help: Message(vi: "ghi thêm dòng `Mã đơn vị`", en: "add a line with the unit's code"))
    }
}
