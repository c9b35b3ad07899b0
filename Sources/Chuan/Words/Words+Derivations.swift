import Diagnostics

extension Words {
    static let derivationWords: [Word] = [
        Word(
            .records, "bản ghi",
            Message(vi: "khóa của khối bản ghi: `dossiers`", en: "the key of the block of records: `dossiers`"),
            [Word.Use(.derivation, .text, required: true)]),
        Word(
            .intoBlock, "thành khối",
            Message(
                vi: "bảng hoặc nhóm của báo cáo nhận số liệu: `tthc`",
                en: "the table or group of reports that gets the figures: `tthc`"),
            [Word.Use(.derivation, .text, required: true)]),
        Word(
            .byUnit, "theo đơn vị",
            Message(
                vi: "trường cho biết bản ghi thuộc đơn vị nào", en: "the field that says which unit a record is of"),
            [Word.Use(.derivation, .text, required: true)]),
        Word(
            .byRow, "theo dòng",
            Message(
                vi: "với bảng: mỗi trường của dòng lấy từ trường nào của bản ghi",
                en: "for a table: from which field of the record each field of the row is taken"),
            [Word.Use(.derivation, .fieldPairs)]),
        Word(
            .difference, "lệch báo cáo",
            Message(
                vi: "số tính được khác số báo cáo thì chỉ cảnh báo hay là không thống nhất",
                en: "whether a reported figure that differs from the derived one only warns or makes inconsistent"),
            [Word.Use(.derivation, .word(.level))]),
        Word(
            .figures, "số liệu",
            Message(
                vi: "các trường được tính, mỗi trường tính thế nào", en: "the fields that are derived, each with how"),
            [Word.Use(.derivation, .figures, required: true)]),
        Word(
            .countWhere, "đếm khi",
            Message(
                vi: "đếm các bản ghi mà điều kiện đúng", en: "counts the records for which the condition is true"),
            [Word.Use(.derivedFigure, .expression)]),
        Word(
            .sum, "cộng",
            Message(vi: "cộng một số của mỗi bản ghi", en: "adds up a number of each record"),
            [Word.Use(.derivedFigure, .expression)]),
    ]
}
