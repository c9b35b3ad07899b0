package import Diagnostics

/// Mistakes in the keys, lists and rows of a report.
extension Diagnostic.Kind {
    package static let unknownReportKey = Diagnostic.Kind(
        "report/unknown-key", .error,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Khóa không có trong từ điển dữ liệu.", en: "The key is not in the vocabulary."),
            why: Message(
                vi: "Một khóa gõ sai làm mất số liệu mà không ai biết. Phần còn lại của báo cáo vẫn được chấm.",
                en: "A mistyped key loses its figures silently. The rest of the report is judged all the same."),
            wrong: "results_in_forse: 120\n", right: "results_in_force: 120\n",
            fix: Message(vi: "Sửa khóa, hoặc bỏ đi.", en: "Correct the key, or leave it out.")))

    package static let duplicateField = Diagnostic.Kind(
        "report/duplicate-field", .error,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Một trường được ghi hai lần, dưới hai tên.", en: "A field is given twice, under two names."),
            why: Message(
                vi: "Không rõ giá trị nào là bản cuối.", en: "There is no telling which value is the final one."),
            wrong: "results_in_force: 120\nkết quả còn hiệu lực: 125\n", right: "results_in_force: 125\n",
            fix: Message(vi: "Giữ lại một.", en: "Keep one.")))

    package static let wrongReportShape = Diagnostic.Kind(
        "report/wrong-shape", .error,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Cần một danh sách, một giá trị hoặc các cặp khóa: giá trị, nhưng báo cáo ghi khác.",
                en: "A list, a value or pairs of key and value were needed, and something else was given."),
            why: Message(
                vi: "Bảng là danh sách dòng; mỗi dòng bắt đầu bằng dấu gạch ngang.",
                en: "A table is a list of rows; each row starts with a dash."),
            wrong: "tthc:\n  field_name: Đất đai\n  resolved_total: 12\n",
            right: "tthc:\n  - field_name: Đất đai\n    resolved_total: 12\n",
            fix: Message(vi: "Ghi đúng dạng của khối.", en: "Write the block in its form.")))

    package static let duplicateRow = Diagnostic.Kind(
        "report/duplicate-row", .error,
        Diagnostic.Explanation.report(
            what: Message(vi: "Hai dòng nói về cùng một đối tượng.", en: "Two rows speak of the same thing."),
            why: Message(
                vi: "Cộng cả hai là tính trùng, bỏ một là chọn hộ. Báo cáo bị trả lại.",
                en: "To add both counts twice, to drop one is to choose. The report is set aside."),
            wrong:
                "tthc:\n  - {field_name: Đất đai, resolved_total: 12}\n  - {field_name: Đất đai, resolved_total: 15}\n",
            right: "tthc:\n  - {field_name: Đất đai, resolved_total: 15}\n",
            fix: Message(
                vi: "Giữ lại bản cuối, hoặc ghi rõ điểm khác nhau của hai dòng.",
                en: "Keep the final one, or say what sets the rows apart.")))

    package static let sumRowDiffers = Diagnostic.Kind(
        "report/sum-row-differs", .warning,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Dòng tổng không bằng tổng các dòng.", en: "A sum row is not the sum of the other rows."),
            why: Message(
                vi: "Dòng tổng không được chấm, nhưng chênh lệch cho biết có dòng thiếu hoặc sai.",
                en: "A sum row is not judged, but the difference tells of a missing or wrong row."),
            wrong:
                "tthc:\n  - {field_name: Đất đai, resolved_total: 12}\n  - {field_name: Tổng cộng, resolved_total: 13}\n",
            right:
                "tthc:\n  - {field_name: Đất đai, resolved_total: 12}\n  - {field_name: Tổng cộng, resolved_total: 12}\n",
            fix: Message(vi: "Đối chiếu lại các dòng.", en: "Compare the rows.")))

    package static let badSumOf = Diagnostic.Kind(
        "report/bad-sum-of", .error,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "`sum_of` không chỉ đến một bảng khác của báo cáo.",
                en: "`sum_of` does not name another table of the report."),
            why: Message(
                vi: "Số của dòng được cộng từ bảng đó.", en: "The figures of the row are added up from that table."),
            wrong: "tthc:\n  - {field_name: Đất đai, sum_of: brances}\n",
            right: "tthc:\n  - {field_name: Đất đai, sum_of: branches}\n",
            fix: Message(vi: "Ghi khóa của một bảng khác.", en: "Write the key of another table.")))

    package static let garbledText = Diagnostic.Kind(
        "report/garbled-text", .warning,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Chữ bị vỡ mã, thuộc bảng mã cũ, hoặc lẫn chữ cái giống chữ Latin.",
                en: "Text of a wrong or legacy encoding, or with letters that only look Latin."),
            why: Message(
                vi: "Tên như vậy không khớp với danh bạ và danh mục.",
                en: "Such a name matches neither register nor enumeration."),
            wrong: "unit_name: UBND quáº\u{AD}n Máº«u\n", right: "unit_name: UBND quận Mẫu\n",
            fix: Message(vi: "Lưu lại tệp dạng UTF-8, hoặc gõ lại.", en: "Save the file as UTF-8, or type it again.")))

    package static let tooManyRows = Diagnostic.Kind(
        "report/too-many-rows", .error,
        Diagnostic.Explanation.report(
            what: Message(vi: "Bảng có quá nhiều dòng.", en: "A table has too many rows."),
            why: Message(
                vi: "Giới hạn giữ cho một tệp lạ không làm treo máy; bảng được coi là chưa có số liệu.",
                en: "The limit keeps a strange file from stopping the machine; the table counts as missing."),
            wrong: "tthc: [một, triệu, dòng]\n", right: "tthc: []\n",
            fix: Message(vi: "Gộp số liệu, hoặc chia báo cáo.", en: "Aggregate the figures, or split the report.")))

    package static let moreMistakes = Diagnostic.Kind(
        "report/more-mistakes", .note,
        Diagnostic.Explanation.report(
            what: Message(
                vi: "Tệp còn lỗi chưa liệt kê.", en: "The file has more mistakes than are listed."),
            why: Message(
                vi: "Thường một nguyên nhân sinh ra nhiều lỗi.", en: "Often one cause makes many of them."),
            wrong: "", right: "",
            fix: Message(vi: "Sửa các lỗi đầu rồi chạy lại.", en: "Mend the first ones and run again.")))
}
