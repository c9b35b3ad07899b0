package import Diagnostics

/// The mistakes that deriving from records tells of.
package enum RecordDiagnostics {
    /// Sorted by name.
    package static let kinds: [Diagnostic.Kind] = [
        .badRecordFile, .duplicateRecord, .missingColumn, .noUnitType, .recordWithoutRow,
        .recordWithoutUnit,
        .recordsDisagree, .recordsNotCompared, .reportedFigureDiffers, .tooManyGroups, .undecidedRecords,
    ].sorted { $0.name < $1.name }
}

extension Diagnostic.Kind {
    package static let badRecordFile = Diagnostic.Kind(
        "report/bad-record-file", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tệp không phải là danh sách bản ghi nào mà bộ chỉ tiêu khai.",
                en: "The file is none of the lists of records that the rulebook declares."),
            why: Message(
                vi: "Không biết cột nào cho biết đơn vị thì không tính được cho ai.",
                en: "Without the column of the unit nothing can be counted for anybody."),
            wrong: "dossier_id,received\nA1,2023-01-05\n",
            right: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\n",
            fix: Message(
                vi: "Dòng đầu ghi tên cột như trong từ điển dữ liệu.",
                en: "Name the columns in the first line as the vocabulary does.")))

    package static let duplicateRecord = Diagnostic.Kind(
        "report/duplicate-record", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Hai bản ghi có cùng mã.", en: "Two records have the same id."),
            why: Message(
                vi: "Một hồ sơ sẽ bị đếm hai lần, và không biết bản nào là bản cuối; đơn vị liên quan chưa được tính.",
                en:
                    "A dossier would count twice, and none is known to be the final one; the units concerned are left out."
            ),
            wrong: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\nA1,VD-01,Đất đai,2023-01-06\n",
            right: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\nA2,VD-01,Đất đai,2023-01-06\n",
            fix: Message(vi: "Giữ bản ghi cuối cùng.", en: "Keep the final record.")))

    package static let missingColumn = Diagnostic.Kind(
        "report/missing-column", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tệp bản ghi thiếu một cột mà phần tổng hợp cần đọc.",
                en: "The file of records lacks a column that is read."),
            why: Message(
                vi: "Cột không có khác với ô để trống: mọi bản ghi coi như thiếu số liệu đó.",
                en: "A column that is not there is not a column of empty cells: every record lacks the value."),
            wrong: "dossier_id,unit_code,field\nA1,VD-01,Đất đai\n",
            right: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\n",
            fix: Message(vi: "Thêm cột, hoặc sửa tên cột.", en: "Add the column, or mend its name.")))

    package static let noUnitType = Diagnostic.Kind(
        "report/no-unit-type", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Không biết loại của một đơn vị có trong bản ghi.",
                en: "The type of a unit of the records is not known."),
            why: Message(
                vi: "Loại đơn vị quyết định tiêu chí áp dụng; báo cáo không có nó thì không chấm được.",
                en: "The type decides which checks apply; a report without it can't be judged."),
            wrong: "dossier_id,unit_code,field,received\nA1,VD-99,Đất đai,2023-01-05\n",
            right: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\n",
            fix: Message(
                vi: "Thêm --units với danh bạ có đơn vị đó, hoặc cột loại đơn vị.",
                en: "Add --units with a register that has the unit, or a column of types.")))
}

extension Diagnostic.Kind {
    package static let recordWithoutUnit = Diagnostic.Kind(
        "report/record-without-unit", .error,
        Diagnostic.Explanation(
            what: Message(vi: "Có bản ghi không ghi đơn vị.", en: "Some records name no unit."),
            why: Message(
                vi: "Bản ghi đó không được tính cho đơn vị nào.", en: "Such records count for no unit."),
            wrong: "dossier_id,unit_code,field,received\nA1,,Đất đai,2023-01-05\nA2,VD-01,Đất đai,2023-01-05\n",
            right: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\nA2,VD-01,Đất đai,2023-01-05\n",
            fix: Message(vi: "Ghi mã đơn vị.", en: "Give the unit's code.")))

    package static let recordWithoutRow = Diagnostic.Kind(
        "report/record-without-row", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Có bản ghi không ghi trường phân biệt các dòng của bảng.",
                en: "Some records lack the field by which rows of the table are told apart."),
            why: Message(
                vi: "Không biết chúng thuộc dòng nào; các dòng khác của đơn vị có thể thiếu chúng.",
                en: "It is not known which row they are of; other rows of the unit may lack them."),
            wrong: "dossier_id,unit_code,field,received\nA1,VD-01,,2023-01-05\n",
            right: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\n",
            fix: Message(vi: "Ghi trường đó.", en: "Give the field.")))

    package static let recordsDisagree = Diagnostic.Kind(
        "report/records-disagree", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Các bản ghi của một dòng ghi khác nhau ở chỗ chúng phải giống nhau.",
                en: "Records of one row differ where they should agree."),
            why: Message(
                vi: "Không biết bản ghi nào đúng nên ô đó để trống.",
                en: "None is known to be right, so that the cell stays empty."),
            wrong:
                "dossier_id,unit_code,field,class,received\nA1,VD-01,Đất,land,2023-01-05\nA2,VD-01,Đất,other,2023-01-05\n",
            right:
                "dossier_id,unit_code,field,class,received\nA1,VD-01,Đất,land,2023-01-05\nA2,VD-01,Đất,land,2023-01-05\n",
            fix: Message(vi: "Ghi thống nhất.", en: "Make them agree.")))

    package static let recordsNotCompared = Diagnostic.Kind(
        "report/records-not-compared", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Có quá nhiều bản ghi nên không tìm bản ghi trùng mã.",
                en: "There are so many records that those of one id are not looked for."),
            why: Message(
                vi: "So mã của hàng chục triệu bản ghi tốn nhiều bộ nhớ.",
                en: "To compare the ids of tens of millions of records takes much memory."),
            wrong: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\nA2,VD-01,Đất đai,2023-01-05\n",
            right: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\n",
            fix: Message(
                vi: "Tách tệp theo đơn vị nếu cần tìm bản ghi trùng.",
                en: "Split the file by units where duplicates have to be found.")))

    package static let reportedFigureDiffers = Diagnostic.Kind(
        "report/reported-figure-differs", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Số trong báo cáo khác số tính từ bản ghi.",
                en: "A figure of the report differs from what the records amount to."),
            why: Message(
                vi: "Số tính được mới được dùng để chấm; đơn vị cần giải trình phần lệch.",
                en: "What is derived is judged; the unit has to explain the difference."),
            wrong: "tthc: [{field_name: Đất đai, resolved_total: 5}]",
            right: "tthc: [{field_name: Đất đai, resolved_total: 4}]",
            fix: Message(
                vi: "Sửa báo cáo, hoặc bổ sung bản ghi còn thiếu.",
                en: "Correct the report, or add the missing records.")))

    package static let tooManyGroups = Diagnostic.Kind(
        "report/too-many-groups", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Bản ghi có quá nhiều đơn vị và dòng khác nhau.",
                en: "The records have too many different units and rows."),
            why: Message(
                vi: "Mỗi đơn vị và dòng chiếm một phần bộ nhớ; giới hạn giữ cho máy không hết bộ nhớ.",
                en: "Each of them takes memory; the limit keeps the machine from running out of it."),
            wrong:
                "dossier_id,unit_code,field,received\nA1,X-000001,Đất đai,2023-01-05\nA2,X-000002,Đất đai,2023-01-05\n",
            right: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\n",
            fix: Message(
                vi: "Kiểm tra `theo đơn vị` và `theo dòng`: có thể một mã hồ sơ được dùng làm mã đơn vị.",
                en: "Look at `by unit` and `by row`: an id of records may stand for that of units.")))

    package static let undecidedRecords = Diagnostic.Kind(
        "report/undecided-records", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "Có bản ghi thiếu số liệu nên không biết có được đếm hay không.",
                en: "For some records a value is missing that decides whether they count."),
            why: Message(
                vi: "Coi là không đếm thì số liệu sai; ô tính từ chúng để trống.",
                en: "To leave them out would make the figure wrong; the cells that depend on them stay empty."),
            wrong: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,\n",
            right: "dossier_id,unit_code,field,received\nA1,VD-01,Đất đai,2023-01-05\n",
            fix: Message(vi: "Bổ sung số liệu còn thiếu.", en: "Complete the records.")))
}
