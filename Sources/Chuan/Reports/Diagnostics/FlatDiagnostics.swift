package import Diagnostics

/// Mistakes in files with a report or a record a line.
extension Diagnostic.Kind {
    package static let badFlatFile = Diagnostic.Kind(
        "report/bad-flat-file", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tệp không đọc được thành bảng: thiếu dòng tên cột, thiếu cột cần có, hoặc một trường có hai cột.",
                en:
                    "The file cannot be read as a table: no line of names, a needed column missing, or a field in two columns."
            ),
            why: Message(
                vi: "Không biết cột nào là gì thì không chấm được dòng nào.",
                en: "Without knowing what the columns are no row can be judged."),
            wrong: "unit_code,period\nVD-01,2023\n", right: "unit_code,unit_type,period\nVD-01,dept,2023\n",
            fix: Message(
                vi: "Dòng đầu ghi tên cột, mỗi trường một cột, có đủ mã đơn vị, loại đơn vị và kỳ báo cáo.",
                en: "Name the columns in the first line, one for each field, with unit code, unit type and period.")))

    package static let badRecord = Diagnostic.Kind(
        "report/bad-record", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một dòng của bảng không đọc được: sai số ô, ngoặc kép không đóng, không phải UTF-8, quá dài.",
                en: "A row of a table cannot be read: a wrong number of cells, an open quote, no UTF-8, too long."),
            why: Message(
                vi:
                    "Đoán xem ô nào thuộc cột nào sẽ chấm sai mà không ai biết. Dòng đó bị để riêng, các dòng khác vẫn được chấm.",
                en:
                    "A guess at what cell belongs to what column would judge wrongly unseen. The row is set aside, the others are judged."
            ),
            wrong: "unit_code,unit_type,period\nVD-01,dept\n", right: "unit_code,unit_type,period\nVD-01,dept,2023\n",
            fix: Message(vi: "Sửa dòng đó rồi chạy lại.", en: "Mend the row and run again.")))

    package static let unknownColumn = Diagnostic.Kind(
        "report/unknown-column", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Cột của bảng không có trong từ điển dữ liệu.",
                en: "A column of the table is not in the vocabulary."),
            why: Message(
                vi: "Cột gõ sai tên thì số liệu của nó không được đọc.",
                en: "The figures of a column with a mistyped name are not read."),
            wrong: "unit_code,unit_type,period,results_in_forse\nVD-01,dept,2023,120\n",
            right: "unit_code,unit_type,period,results_in_force\nVD-01,dept,2023,120\n",
            fix: Message(
                vi: "Sửa tên cột, hoặc cho biết cột đó là trường nào.",
                en: "Correct the name, or say which field the column is.")))

    package static let missingColumns = Diagnostic.Kind(
        "report/missing-columns", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Bảng không có cột mà tiêu chí cần.", en: "The table lacks columns that checks read."),
            why: Message(
                vi: "Các trường đó được coi là chưa có số liệu ở mọi dòng.",
                en: "These fields count as missing in every row."),
            wrong: "unit_code,unit_type,period\nVD-01,dept,2023\n",
            right: "unit_code,unit_type,period,results_in_force,results_digitised\nVD-01,dept,2023,120,60\n",
            fix: Message(vi: "Thêm cột nếu có số liệu.", en: "Add the columns if there are figures.")))

    package static let mixedNumbers = Diagnostic.Kind(
        "report/mixed-numbers", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một cột có số viết theo hai kiểu.", en: "A column has numbers in two forms."),
            why: Message(
                vi:
                    "`1.234` là một nghìn hai trăm ba mươi tư theo kiểu Việt Nam và một phẩy hai ba bốn theo kiểu của máy.",
                en:
                    "`1.234` is one thousand two hundred and thirty-four in Vietnamese form and one and a bit in that of programs."
            ),
            wrong: "unit_code,unit_type,period,results_in_force\nVD-01,dept,2023,1.234.567\nVD-02,dept,2023,12.0\n",
            right: "unit_code,unit_type,period,results_in_force\nVD-01,dept,2023,1.234.567\nVD-02,dept,2023,12\n",
            fix: Message(
                vi: "Viết cả cột theo một kiểu, hoặc khai báo kiểu số của tệp.",
                en: "Write the whole column in one form, or declare the form of the file.")))

    package static let tooManyRejects = Diagnostic.Kind(
        "report/too-many-rejects", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Quá nhiều dòng không đọc được.", en: "Too many records cannot be read."),
            why: Message(
                vi: "Thường do sai dấu ngăn cách hoặc sai tệp; chấm tiếp chỉ tốn thời gian.",
                en: "Most often the separator or the file is wrong; to go on would waste time."),
            wrong: "unit_code;unit_type;period\nVD-01,dept,2023\n",
            right: "unit_code;unit_type;period\nVD-01;dept;2023\n",
            fix: Message(
                vi: "Sửa tệp, hoặc nâng giới hạn.", en: "Mend the file, or raise the limit.")))
}
