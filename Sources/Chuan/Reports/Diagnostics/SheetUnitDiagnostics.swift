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

    package static let strayFigure = Diagnostic.Kind(
        "sheet/stray-figure", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Mẫu có số nằm ngoài các ô để điền.", en: "The form has a figure outside of its cells to fill in."),
            why: Message(
                vi: "Số đó không thuộc trường nào nên không được đọc.", en: "It belongs to no field and is not read."),
            wrong: "chuan-form/1 hcmc-cchc-2023 mail | | value\nofficials_total | số cán bộ | | 24",
            right: "chuan-form/1 hcmc-cchc-2023 mail | | value\nofficials_total | số cán bộ | 24",
            fix: Message(
                vi: "Chuyển số vào ô của mẫu, hoặc xóa.", en: "Move it to a cell of the form, or remove it.")))

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

    package static func strayFigure(_ text: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .strayFigure,
            Message(
                vi: "số `\(text)` nằm ngoài các ô để điền của mẫu nên không được đọc",
                en: "the figure `\(text)` stands outside of the form's cells and is not read"), at: span,
            help: Message(vi: "chuyển vào ô của mẫu, hoặc xóa", en: "move it to a cell of the form, or remove it"))
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
