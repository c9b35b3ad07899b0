import Diagnostics

extension Words {
    static let checkWords: [Word] = scopeWords + measureWords + outcomeWords

    private static let scopeWords: [Word] = [
        Word(
            .checks, "tiêu chí",
            Message(vi: "các tiêu chí kiểm tra của chỉ tiêu", en: "the checks of the indicator"),
            [Word.Use(.indicator, .list(.check), required: true)]),
        Word(
            .appliesTo, "áp dụng",
            Message(vi: "các loại đơn vị được đánh giá", en: "the unit types that are judged"),
            [.indicator, .check, .variant].map { Word.Use($0, .unitTypes) }),
        Word(
            .onlyIf, "chỉ khi",
            Message(
                vi: "sai thì không thuộc phạm vi", en: "where it is false, the check is not applicable"),
            bodyUses(.expression)),
        Word(
            .define, "đặt",
            Message(vi: "đặt tên cho biểu thức dùng bên dưới", en: "names for expressions used below"),
            bodyUses(.definitions) + [Word.Use(.derivation, .definitions)]),
        Word(
            .forEach, "với mỗi",
            Message(vi: "đánh giá từng dòng: `tthc là dòng`", en: "judges row by row: `tthc as row`"),
            bodyUses(.iteration)),
        Word(
            .rowCondition, "trong đó",
            Message(vi: "chỉ lấy các dòng mà điều kiện đúng", en: "takes the rows for which the condition is true"),
            bodyUses(.expression)),
        Word(
            .consistentWhen, "nhất quán khi",
            Message(
                vi: "điều phải đúng, riêng cho tiêu chí này", en: "what must hold, for this check only"),
            bodyUses(.expressions)),
        Word(
            .acceptsNotApplicable, "chấp nhận khai không thuộc phạm vi",
            Message(
                vi: "các loại đơn vị được tin khi khai không thuộc phạm vi",
                en: "the unit types that are believed when they claim not to be concerned"),
            [.check, .variant].map { Word.Use($0, .unitTypes) }),
    ]

    private static let measureWords: [Word] = [
        Word(
            .numerator, "tử số", Message(vi: "số ở trên của tỷ lệ", en: "the upper number of the share"),
            bodyUses(.expression)),
        Word(
            .denominator, "mẫu số", Message(vi: "số ở dưới của tỷ lệ", en: "the lower number of the share"),
            bodyUses(.expression)),
        Word(
            .reportedRate, "tỷ lệ báo cáo",
            Message(
                vi: "trường tỷ lệ dùng thay khi thiếu số đếm", en: "the rate that stands in when a count is missing"),
            bodyUses(.expression)),
        Word(
            .measure, "thước đo",
            Message(vi: "giá trị đem so với mục tiêu", en: "the value compared with the target"),
            bodyUses(.expression)),
        Word(
            .require, "yêu cầu",
            Message(vi: "điều phải đúng thì mới đạt", en: "the condition that passes when it is true"),
            bodyUses(.expression)),
        Word(
            .provenBy, "chứng minh bằng",
            Message(
                vi: "chỉ giữ kết luận đạt khi điều này đúng", en: "a pass stands only where this is true"),
            bodyUses(.expression)),
        Word(
            .shareOf, "tỷ lệ của",
            Message(
                vi: "tỷ lệ các dòng đạt: `branches là chi nhánh`",
                en: "the share of rows that meet a condition: `branches as branch`"),
            bodyUses(.iteration)),
        Word(
            .countedWhen, "tính khi",
            Message(vi: "dòng nào được tính vào mẫu số", en: "which rows are counted"),
            bodyUses(.expression)),
        Word(
            .metWhen, "đạt khi",
            Message(vi: "dòng nào được tính là đạt", en: "which of the counted rows meet it"),
            bodyUses(.expression)),
    ]

    private static let outcomeWords: [Word] = [
        Word(
            .noRows, "không có dòng",
            Message(vi: "kết luận khi không có dòng nào", en: "the verdict without any row"),
            bodyUses(.outcomes)),
        Word(
            .noBlock, "không có khối",
            Message(vi: "kết luận khi báo cáo không có khối", en: "the verdict of a report without the block"),
            bodyUses(.noBlock)),
        Word(
            .zeroDenominator, "mẫu số bằng không",
            Message(vi: "kết luận khi mẫu số là 0", en: "the verdict when the denominator is 0"),
            settingUses(.word(.verdict))),
        Word(
            .rounding, "làm tròn",
            Message(
                vi: "số chữ số thập phân của phần trăm trước khi so sánh",
                en: "the decimals to which the percentage is rounded before comparing"),
            [.variant, .everyCheck].map { Word.Use($0, .wholeNumber) }),
        Word(
            .rollUp, "tổng hợp",
            Message(vi: "cách đánh giá trên toàn thành phố", en: "how it is judged over all units of the city"),
            settingUses(.rollUp)),
        Word(
            .method, "cách", Message(vi: "cách tổng hợp", en: "the method of roll-up"),
            [Word.Use(.rollUp, .word(.rollUp))]),
        Word(
            .notReporting, "đơn vị không báo cáo",
            Message(vi: "đơn vị không báo cáo được tính thế nào", en: "what a unit that did not report counts as"),
            [Word.Use(.rollUp, .word(.verdict))]),
        Word(
            .separatelyBy, "riêng theo",
            Message(
                vi: "biểu thức cho mỗi dòng: các dòng cùng giá trị được cộng với nhau",
                en: "an expression about each row: rows of the same value are added up"),
            [Word.Use(.rollUp, .expression)]),
        Word(
            .byUnitType, "theo loại đơn vị",
            Message(
                vi: "mỗi loại đơn vị một mục tiêu; khi tổng hợp từ bản ghi: trường cho biết loại đơn vị",
                en: "a target for each unit type; of a derivation: the field that gives the unit's type"),
            [Word.Use(.targetTable, .testsByUnitType), Word.Use(.derivation, .text)]),
        Word(
            .byCondition, "theo điều kiện",
            Message(
                vi: "mỗi điều kiện một mục tiêu; dòng đầu tiên đúng được dùng", en: "the first line that holds decides"),
            [Word.Use(.targetTable, .list(.conditionCase))]),
    ]
}
