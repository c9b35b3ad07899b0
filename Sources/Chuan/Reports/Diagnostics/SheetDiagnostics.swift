package import Diagnostics

/// The mistakes that the reader of spreadsheets tells of. Examples show the cells of a sheet, with bars between them.
package enum SheetDiagnostics {
    /// Sorted by name.
    package static let kinds: [Diagnostic.Kind] = [
        .ambiguousColumn, .ambiguousTable, .columnMeantTwice, .columnNumberDiffers, .decodedText, .emptyRows,
        .foreignLetters, .groupTitles, .periodsInTable, .tabDiffers, .tabPeriod, .hiddenCells, .hiddenSheet,
        .localCurrency, .looseValue,
        .moneyUnit, .namelessRow, .noHeader, .noTableFound,
        .optionDiffers, .otherForm,
        .ownerlessSheet, .periodColumn, .severalFigures, .severalPeriods, .strayFigure, .subtotalDiffers, .sumByFigures,
        .unclearPart,
        .unjudgedRows, .unknownMeaning, .unknownTable, .unknownUnit, .unnamedRows, .unreadText, .unusedColumn,
    ].sorted { $0.name < $1.name }
}

extension Diagnostic.Kind {
    package static let ambiguousColumn = Diagnostic.Kind(
        "sheet/ambiguous-column", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tiêu đề cột có thể là nhiều trường.", en: "The heading of a column may mean several fields."),
            why: Message(
                vi: "Đoán sai cột thì kết luận sai; cột đó không được đọc.",
                en: "A wrong guess would judge wrongly; the column is not read."),
            wrong: "Lĩnh vực | Đã giải quyết | Đang giải quyết | Giải quyết\nHộ tịch | 10 | 1 | 9",
            right: "Lĩnh vực | Đã giải quyết | Đang giải quyết | Đúng hạn\nHộ tịch | 10 | 1 | 9",
            fix: Message(
                vi: "Ghi tiêu đề đúng tên trường, hoặc khai bằng --columns 'tiêu đề=tên trường'.",
                en: "Give the column the name of its field, or declare it with --columns 'heading=field'.")))

    package static let ambiguousTable = Diagnostic.Kind(
        "sheet/ambiguous-table", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tiêu đề của bảng khớp với nhiều bảng của từ điển.",
                en: "The headings fit several tables of the vocabulary."),
            why: Message(
                vi: "Không biết số liệu thuộc bảng nào thì không đọc được.",
                en: "Without knowing whose figures they are they cannot be read."),
            wrong: "Tiếp nhận | Đã giải quyết | Đúng hạn\n10 | 10 | 9",
            right: "Lĩnh vực | Tiếp nhận | Đã giải quyết | Đúng hạn\nHộ tịch | 10 | 10 | 9",
            fix: Message(
                vi: "Đặt tên trang tính theo tên bảng, hoặc thêm cột nhận ra bảng.",
                en: "Name the sheet after the table, or add a column that tells them apart.")))

    package static let columnMeantTwice = Diagnostic.Kind(
        "sheet/column-twice", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Hai cột là cùng một trường.", en: "Two columns are the same field."),
            why: Message(
                vi: "Không biết lấy số liệu của cột nào.", en: "Which of the figures to take cannot be known."),
            wrong: "Lĩnh vực | Tiếp nhận | Trễ hạn | Quá hạn\nHộ tịch | 10 | 1 | 2",
            right: "Lĩnh vực | Tiếp nhận | Đúng hạn | Quá hạn\nHộ tịch | 10 | 8 | 2",
            fix: Message(
                vi: "Xóa hoặc đổi tên một cột, hoặc khai bằng --columns.",
                en: "Remove or rename one of them, or declare it with --columns.")))

    package static let columnNumberDiffers = Diagnostic.Kind(
        "sheet/column-number-differs", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tiêu đề và số cột của biểu mẫu nói về hai trường khác nhau.",
                en: "The heading and the number of a column stand for different fields."),
            why: Message(
                vi: "Biểu mẫu có thể là bản khác, hoặc cột bị chèn lệch.",
                en: "The form may be another version, or columns were moved."),
            wrong: "Lĩnh vực | Tiếp nhận | Trực tuyến | Đã giải quyết\n2 | 3 | 4 | 5\nHộ tịch | 10 | 5 | 9",
            right: "Lĩnh vực | Tiếp nhận | Trực tuyến | Đã giải quyết\n2 | 3 | 4 | 7\nHộ tịch | 10 | 5 | 9",
            fix: Message(
                vi: "Sửa tiêu đề hoặc dòng số cột cho khớp mẫu, hoặc xóa dòng số cột.",
                en: "Correct the heading or the row of numbers, or remove that row.")))

    package static let decodedText = Diagnostic.Kind(
        "sheet/decoded-text", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Chữ theo phông cũ (TCVN3, VNI) đã được chuyển sang Unicode.",
                en: "Text in the letters of an old font (TCVN3, VNI) was converted to Unicode."),
            why: Message(
                vi: "Phông của ô cho biết bảng mã; nên xem lại tên lĩnh vực và đơn vị.",
                en: "The font of a cell tells its letters; look at the names once."),
            wrong: "Lĩnh vực | Tiếp nhận | Đã giải quyết\n(phông .VnTime) hé tÞch | 10 | 9",
            right: "Lĩnh vực | Tiếp nhận | Đã giải quyết\nhộ tịch | 10 | 9",
            fix: Message(
                vi: "Chuyển tệp sang Unicode rồi lưu lại.", en: "Convert the file to Unicode and store it.")))

    package static let hiddenSheet = Diagnostic.Kind(
        "sheet/hidden-sheet", .warning,
        Diagnostic.Explanation(
            what: Message(vi: "Trang tính bị ẩn không được đọc.", en: "A hidden sheet is not read."),
            why: Message(
                vi: "Trang ẩn thường là bản nháp hoặc bảng tính phụ.", en: "It mostly holds drafts or side figures."),
            wrong:
                "Lĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9\n== Nháp (ẩn) ==\nLĩnh vực | Tiếp nhận\nHộ tịch | 12",
            right: "Lĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            fix: Message(
                vi: "Bỏ ẩn trang tính nếu đó là số liệu báo cáo.", en: "Show the sheet where it belongs to the report.")
        ))

    package static let looseValue = Diagnostic.Kind(
        "sheet/unknown-label", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Nhãn bên cạnh một số không có trong từ điển dữ liệu.",
                en: "The label beside a figure is not in the vocabulary."),
            why: Message(vi: "Số bên cạnh nhãn đó không được đọc.", en: "The figure beside it is not read."),
            wrong: "Kết quả còn hiệu lưc | 120\nKết quả đã số hóa | 40",
            right: "Kết quả còn hiệu lực | 120\nKết quả đã số hóa | 40",
            fix: Message(
                vi: "Sửa nhãn, hoặc khai bằng --columns 'nhãn=tên trường'.",
                en: "Correct the label, or declare it with --columns 'label=field'.")))

    package static let noTableFound = Diagnostic.Kind(
        "sheet/no-report", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Bảng tính không có bảng hay nhãn nào của từ điển dữ liệu.",
                en: "The spreadsheet has no table and no label of the vocabulary."),
            why: Message(
                vi: "Có thể là tệp khác, hoặc tiêu đề cột khác mẫu.",
                en: "It may be another file, or its headings differ from the form."),
            wrong: "Họ tên | Ngày sinh\nAn | 1/2/1990", right: "Lĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9",
            fix: Message(
                vi: "Dùng mẫu do `chuan form` tạo, hoặc khai tiêu đề bằng --columns.",
                en: "Use the form that `chuan form` writes, or declare headings with --columns.")))

    package static let otherForm = Diagnostic.Kind(
        "sheet/other-form", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Mẫu được tạo cho bộ chỉ tiêu hoặc phiên bản khác.",
                en: "The form was made for another rulebook or version."),
            why: Message(
                vi: "Ô của mẫu khác có thể mang nghĩa khác.", en: "Cells of another form may mean something else."),
            wrong: "chuan-form/9 hcmc-cchc-2023 header | | value\nunit_name | tên đơn vị | UBND phường Mẫu Hòa",
            right: "chuan-form/1 hcmc-cchc-2023 header | | value\nunit_name | tên đơn vị | UBND phường Mẫu Hòa",
            fix: Message(
                vi: "Tạo lại mẫu bằng `chuan form` rồi chép số liệu sang.",
                en: "Write the form anew with `chuan form` and copy the figures.")))

    package static let ownerlessSheet = Diagnostic.Kind(
        "sheet/no-unit", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tệp có nhiều đơn vị, nhưng trang tính hoặc dòng này không ghi của đơn vị nào.",
                en: "The file has several units, and this sheet or row does not say whose it is."),
            why: Message(vi: "Gán nhầm đơn vị thì chấm sai cả hai.", en: "A wrong owner would judge both wrongly."),
            wrong:
                "Mã đơn vị | Lĩnh vực | Tiếp nhận | Đã giải quyết\nVD-01 | Hộ tịch | 10 | 9\nVD-02 | Hộ tịch | 5 | 5\n | Đất đai | 3 | 3",
            right:
                "Mã đơn vị | Lĩnh vực | Tiếp nhận | Đã giải quyết\nVD-01 | Hộ tịch | 10 | 9\nVD-02 | Hộ tịch | 5 | 5\nVD-02 | Đất đai | 3 | 3",
            fix: Message(vi: "Ghi mã đơn vị vào trang tính hoặc vào từng dòng.", en: "Write the unit's code on it.")))

    package static let subtotalDiffers = Diagnostic.Kind(
        "sheet/subtotal-differs", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Số cộng của một nhóm khác tổng các dòng của nhóm.",
                en: "The subtotal of a group differs from the sum of its rows."),
            why: Message(
                vi: "Một trong hai sai; các dòng chi tiết được dùng để chấm.",
                en: "One of them is wrong; the rows are what is judged."),
            wrong: "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\nI | Cấp huyện | 11 | 9\n1 | Hộ tịch | 10 | 9",
            right: "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\nI | Cấp huyện | 10 | 9\n1 | Hộ tịch | 10 | 9",
            fix: Message(vi: "Kiểm tra công thức cộng.", en: "Check the formula of the subtotal.")))

    package static let unusedColumn = Diagnostic.Kind(
        "sheet/unknown-column", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Cột của bảng không khớp trường nào.", en: "A column of the table fits no field."),
            why: Message(vi: "Số liệu của cột đó không được đọc.", en: "Its figures are not read."),
            wrong: "Lĩnh vực | Tiếp nhận | Đã giải quyết | Quá hẹn\nHộ tịch | 10 | 9 | 9",
            right: "Lĩnh vực | Tiếp nhận | Đã giải quyết | Đúng hạn\nHộ tịch | 10 | 9 | 9",
            fix: Message(
                vi: "Sửa tiêu đề cột, hoặc khai bằng --columns 'tiêu đề=tên trường'.",
                en: "Correct the heading, or declare it with --columns 'heading=field'.")))
}
