import Diagnostics

extension Words {
    static let vocabularyWords: [Word] = blockWords + fieldWords

    private static let blockWords: [Word] = [
        Word(
            .values, "giá trị",
            Message(vi: "các giá trị của danh mục", en: "the values of the enumeration"),
            [Word.Use(.enumeration, .list(.enumerationValue), required: true)]),
        Word(
            .block, "khối",
            Message(vi: "khóa của khối trong báo cáo: `tthc`", en: "the key of the block in reports: `tthc`"),
            [Word.Use(.block, .text, required: true)]),
        Word(
            .form, "dạng",
            Message(
                vi: "bảng, nhóm trường đơn, danh sách mã hoặc bản ghi",
                en: "a table, a group of single fields, a list of codes, or records"),
            [Word.Use(.block, .word(.form), required: true)]),
        Word(
            .rowLabel, "nhãn dòng",
            Message(vi: "trường cho biết tên của dòng", en: "the field that names a row to people"),
            [Word.Use(.block, .text)]),
        Word(
            .identity, "định danh",
            Message(
                vi: "các trường phân biệt các dòng; của bản ghi: mã bản ghi",
                en: "the fields that together tell rows apart; of records: the id"),
            [Word.Use(.block, .texts)]),
        Word(
            .duplicateRows, "dòng trùng",
            Message(
                vi: "làm gì khi hai dòng trùng định danh", en: "what two rows of the same identity mean"),
            [Word.Use(.block, .word(.duplicates))]),
        Word(
            .sumRows, "dòng tổng",
            Message(vi: "nhãn của các dòng cộng", en: "the labels of rows that are sums of the others"),
            [Word.Use(.block, .texts)]),
        Word(
            .fields, "trường",
            Message(vi: "các trường của khối", en: "the fields of the block"),
            [Word.Use(.block, .list(.field))]),
        Word(
            .constraints, "ràng buộc",
            Message(vi: "điều phải đúng giữa các trường", en: "what must hold between the fields"),
            [Word.Use(.block, .constraints)]),
        Word(
            .level, "mức",
            Message(
                vi: "trái ràng buộc thì không thống nhất hay chỉ cảnh báo; khi soát quy tắc: báo ở mức nào",
                en: "whether a broken constraint makes inconsistent or only warns; of a lint: how it is reported"),
            [Word.Use(.constraint, .word(.level)), Word.Use(.lint, .word(.severity), required: true)]),
        Word(
            .message, "thông báo",
            Message(vi: "lời báo khi trái ràng buộc", en: "what is said when the constraint is broken"),
            [Word.Use(.constraint, .title)]),
    ]

    private static let fieldWords: [Word] = [
        Word(
            .key, "khóa",
            Message(vi: "khóa của trường trong báo cáo: `resolved_total`", en: "the key in reports: `resolved_total`"),
            [Word.Use(.field, .text, required: true)]),
        Word(
            .type, "kiểu",
            Message(vi: "ô của trường chứa gì", en: "what the cells of the field hold"),
            [Word.Use(.field, .word(.fieldType), required: true)]),
        Word(
            .unit, "đơn vị tính",
            Message(
                vi: "đơn vị tính của số đếm hoặc số; của bản ghi: mỗi bản ghi là một gì",
                en: "the unit of measure of a count or a number; of records: what each record is one of"),
            [Word.Use(.field, .text), Word.Use(.block, .text)]),
        Word(
            .ofEnumeration, "theo danh mục",
            Message(vi: "danh mục của trường lựa chọn", en: "the enumeration of a choice"),
            [Word.Use(.field, .text)]),
        Word(
            .moneyUnitField, "đơn vị tiền",
            Message(
                vi: "trường cho biết số tiền viết bằng nghìn, triệu hay tỷ đồng",
                en: "the field that says whether plain amounts are thousands, millions or billions"),
            [Word.Use(.field, .text)]),
        Word(
            .optional, "được để trống",
            Message(
                vi: "để trống nghĩa là không có, không phải thiếu số liệu", en: "an empty cell means none, not missing"),
            [Word.Use(.field, .word(.flag))]),
        Word(
            .derivedFrom, "suy từ",
            Message(
                vi: "trường chữ cho biết giá trị khi ô này trống",
                en: "the text field that gives the value of an empty cell"
            ),
            [Word.Use(.field, .text)]),
        Word(
            .defaultValue, "mặc định là",
            Message(
                vi: "giá trị khi không suy ra được", en: "the value when nothing can be derived"),
            [Word.Use(.field, .text)]),
        Word(
            .movable, "thay đổi được",
            Message(
                vi: "đơn vị có thể thay đổi con số bằng công việc của mình, theo chiều nào",
                en: "whether a unit can change the number by doing its work, and which way"),
            [Word.Use(.field, .word(.movement))]),
        Word(
            .work, "cách thay đổi",
            Message(
                vi: "việc làm thay đổi con số, để nói phần còn thiếu: `giải ngân thêm`",
                en: "what changes the number, for saying what is missing: `disburse a further`"),
            [Word.Use(.field, .title)]),
        Word(
            .column, "cột",
            Message(vi: "cột của biểu mẫu in", en: "the column of the printed form"),
            [Word.Use(.field, .text)]),
    ]
}
