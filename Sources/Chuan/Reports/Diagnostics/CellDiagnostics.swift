package import Diagnostics

/// Mistakes in the cells of reports.
extension Diagnostic.Kind {
    package static let unreadableNumber = Diagnostic.Kind(
        "report/unreadable-number", .error,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Ô số chứa chữ, hoặc một cách viết số có hai cách đọc.",
                en: "A number cell holds words, or a way of writing numbers that can be read in two ways."),
            why: Message(
                vi: "`1,234` là một nghìn hai trăm ba mươi tư theo kiểu Anh và một phẩy hai ba bốn theo kiểu Việt Nam. "
                    + "Đoán sai một dấu phẩy làm kết luận sai, nên ô đó được coi là chưa có số liệu.",
                en:
                    "`1,234` is one thousand two hundred and thirty-four in English form and one and a bit in Vietnamese "
                    + "form. A wrong guess makes a wrong verdict, so the cell counts as missing."),
            wrong: "results_in_force: 1,234\n", right: "results_in_force: 1.234\n",
            fix: Message(
                vi: "Viết số liền (1234) hoặc dùng dấu chấm ngăn hàng nghìn (1.234), dấu phẩy cho phần lẻ.",
                en: "Write plain digits (1234), or group thousands by dots (1.234) and start the fraction with a comma."
            )))

    package static let unreadableValue = Diagnostic.Kind(
        "report/unreadable-value", .error,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Nội dung ô không thuộc kiểu của trường.", en: "The cell is not of its field's kind."),
            why: Message(
                vi: "Ô có/không chỉ nhận có, không, chưa rõ. Chữ khác không được đoán thành có.",
                en: "A yes-or-no cell takes yes, no or unknown. Other words are never taken for a yes."),
            wrong: "unit_signs: có rồi\n", right: "unit_signs: có\n",
            fix: Message(vi: "Ghi một giá trị mà trường nhận.", en: "Write one of the values that the field takes.")))

    package static let unknownChoice = Diagnostic.Kind(
        "report/unknown-choice", .error,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Giá trị không có trong danh mục của trường.",
                en: "The value is not in the enumeration of the field."),
            why: Message(
                vi: "Dòng ghi sai danh mục sẽ được chấm theo mục tiêu khác.",
                en: "A row with a mistyped class would be judged by another target."),
            wrong: "tthc:\n  - {field_name: Nhà ở, field_class: đất đay}\n",
            right: "tthc:\n  - {field_name: Nhà ở, field_class: đất đai}\n",
            fix: Message(
                vi: "Dùng mã hoặc tên trong danh mục.", en: "Use a code or a name of the enumeration.")))

    package static let badReportDate = Diagnostic.Kind(
        "report/bad-date", .error,
        Diagnostic.Explanation.report(
            what: Message(vi: "Ngày không có trên lịch.", en: "There is no such day in the calendar."),
            why: Message(
                vi: "Ngày quyết định kỳ báo cáo và hạn; ngày 31/6 không được tự đổi thành 30/6 hay 1/7.",
                en: "Dates decide periods and deadlines; 31/6 is not turned into 30/6 or 1/7 silently."),
            wrong: "timeliness_last_update: 31/6/2023\n", right: "timeliness_last_update: 30/6/2023\n",
            fix: Message(
                vi: "Ghi ngày/tháng/năm (31/12/2023) hoặc 2023-12-31.",
                en: "Write day/month/year (31/12/2023) or 2023-12-31.")))

    package static let dash = Diagnostic.Kind(
        "report/dash", .warning,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Ô chỉ có dấu gạch ngang.", en: "The cell holds only a stroke."),
            why: Message(
                vi: "Có nơi gạch ngang là số 0, có nơi là chưa có số liệu. Ô được coi là chưa có số liệu.",
                en: "A stroke is a zero in some offices and nothing yet in others. The cell counts as missing."),
            wrong: "results_in_force: \"-\"\n", right: "results_in_force: 0\n",
            fix: Message(
                vi: "Ghi 0 nếu là không; để trống nếu chưa có số liệu.",
                en: "Write 0 for none; leave the cell empty when there are no figures yet.")))

    package static let spreadsheetError = Diagnostic.Kind(
        "report/spreadsheet-error", .warning,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Ô chứa lỗi của bảng tính.", en: "The cell holds an error of a spreadsheet."),
            why: Message(
                vi: "Công thức bị hỏng nên số gốc không còn; tiêu chí dùng ô này là số liệu không thống nhất.",
                en: "The formula is broken and the figure is lost; checks that read the cell are inconsistent."),
            wrong: "results_in_force: \"#DIV/0!\"\n", right: "results_in_force: 12\n",
            fix: Message(vi: "Sửa công thức, ghi số.", en: "Mend the formula and write the number.")))

    package static let impossibleValue = Diagnostic.Kind(
        "report/impossible-value", .warning,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Số âm, hoặc số đếm có phần lẻ.", en: "A negative number, or a count with a fraction."),
            why: Message(
                vi: "Không có nửa hồ sơ; tiêu chí dùng ô này là số liệu không thống nhất.",
                en: "There is no half dossier; checks that read the cell are inconsistent."),
            wrong: "results_in_force: -3\n", right: "results_in_force: 3\n",
            fix: Message(vi: "Ghi lại số đúng.", en: "Write the true number.")))

    package static let percentSignMissing = Diagnostic.Kind(
        "report/percent-sign-missing", .warning,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Tỷ lệ không có dấu %.", en: "A rate without a percent sign."),
            why: Message(
                vi: "Số trên 1 chỉ có thể là phần trăm nên được đọc như vậy.",
                en: "A number above 1 can only be a percentage and is read as one."),
            wrong: "tthc:\n  - {field_name: Đất đai, on_time_rate: 98}\n",
            right: "tthc:\n  - {field_name: Đất đai, on_time_rate: 98%}\n",
            fix: Message(vi: "Thêm dấu %.", en: "Add the percent sign.")))

    package static let ambiguousRate = Diagnostic.Kind(
        "report/ambiguous-rate", .warning,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Tỷ lệ từ 1 trở xuống không có dấu %.", en: "A rate of 1 or less without a percent sign."),
            why: Message(
                vi: "`0,98` có thể là 0,98% hoặc 98%. Ô được coi là chưa có số liệu, không tự nhân 100.",
                en: "`0,98` may be 0.98% or 98%. The cell counts as missing; nothing is multiplied by 100."),
            wrong: "tthc:\n  - {field_name: Đất đai, on_time_rate: \"0,98\"}\n",
            right: "tthc:\n  - {field_name: Đất đai, on_time_rate: 98%}\n",
            fix: Message(vi: "Ghi 98% hoặc 0,98%.", en: "Write 98% or 0,98%.")))

    package static let rateAbove100 = Diagnostic.Kind(
        "report/rate-above-100", .warning,
        Diagnostic.Explanation.report(
            what: Message(vi: "Tỷ lệ vượt 100%.", en: "A rate above 100%."),
            why: Message(
                vi: "Phần không thể lớn hơn tổng; ô được coi là chưa có số liệu.",
                en: "A part is never more than its whole; the cell counts as missing."),
            wrong: "tthc:\n  - {field_name: Đất đai, on_time_rate: 102%}\n",
            right: "tthc:\n  - {field_name: Đất đai, on_time_rate: 100%}\n",
            fix: Message(vi: "Kiểm tra lại tử số và mẫu số.", en: "Check numerator and denominator.")))

    package static let groupedAmount = Diagnostic.Kind(
        "report/grouped-amount", .note,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Số tiền có dấu ngăn cách mà nơi khác đọc lệch đi một nghìn lần.",
                en: "An amount with a separator that others read a thousand times differently."),
            why: Message(
                vi: "`1.234 tỷ` được đọc theo kiểu Việt Nam: một nghìn hai trăm ba mươi tư tỷ.",
                en: "`1.234 tỷ` is read in Vietnamese form: one thousand two hundred and thirty-four billion."),
            wrong: "disbursed: 1.234 tỷ đồng\n", right: "disbursed: 1234 tỷ đồng\n",
            fix: Message(
                vi: "Viết số liền nếu muốn hết ghi chú này.", en: "Write plain digits to silence this note.")))

    package static let classAssumed = Diagnostic.Kind(
        "report/class-assumed", .note,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Dòng không ghi loại và tên của nó không có trong danh mục.",
                en: "A row without a class, whose name is not in the enumeration."),
            why: Message(
                vi: "Loại quyết định mục tiêu của dòng; loại mặc định được dùng.",
                en: "The class decides the row's target; the default class is used."),
            wrong: "tthc:\n  - {field_name: Hộ tịch}\n",
            right: "tthc:\n  - {field_name: Hộ tịch, field_class: khác}\n",
            fix: Message(vi: "Ghi rõ loại của dòng.", en: "Write the class of the row.")))
}
