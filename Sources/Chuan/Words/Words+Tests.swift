import Diagnostics

extension Words {
    /// The keys of test files that rule files don't have.
    static let testWords: [Word] = [
        Word(
            .cases, "trường hợp",
            Message(vi: "các trường hợp kiểm thử", en: "the cases to test"),
            [Word.Use(.testFile, .list(.testCase))]),
        Word(
            .tables, "bảng trường hợp",
            Message(vi: "các bảng, mỗi dòng một trường hợp", en: "tables with a case in each row"),
            [Word.Use(.testFile, .list(.testTable))]),
        Word(
            .check, "xét",
            Message(vi: "mã tiêu chí hoặc chỉ tiêu được xét", en: "the id of the check or indicator that is judged"),
            both(.text, required: true)),
        Word(
            .reading, "theo cách hiểu",
            Message(
                vi: "cách hiểu được chọn: `{A02: strict}`, `{A10: 30}`",
                en: "the readings that are chosen: `{A02: strict}`, `{A10: 30}`"),
            both(.entries)),
        Word(
            .given, "cho",
            Message(
                vi: "số liệu của báo cáo, chỉ cần phần được xét; danh sách báo cáo thì xét toàn thành phố",
                en: "the figures of a report, as far as they matter; a list of reports is judged for the city"),
            both(.report)),
        Word(
            .registered, "danh bạ gồm",
            Message(
                vi: "các đơn vị có trong danh bạ, theo loại: `{sở ngành: [S1, S2]}`",
                en: "the units of the register, by type: `{departments: [S1, S2]}`"),
            both(.entries)),
        Word(
            .expect, "mong đợi",
            Message(vi: "kết luận phải có, hoặc cả số liệu kèm theo", en: "the verdict that is due, or more than that"),
            [Word.Use(.testCase, .expectation, required: true)]),
        Word(
            .columns, "các cột",
            Message(
                vi: "tên trường của từng cột; cột cuối là `kết luận`",
                en: "the field of each column; the last column is `verdict`"),
            [Word.Use(.testTable, .texts, required: true)]),
        Word(
            .rows, "các dòng",
            Message(vi: "mỗi dòng một trường hợp: `[98, 100, đạt]`", en: "a case in each row: `[98, 100, pass]`"),
            [Word.Use(.testTable, .rows, required: true)]),
        Word(
            .shown, "hiển thị",
            Message(vi: "con số được hiện ra: `97,996%`", en: "the figure as it is shown: `97.996%`"),
            [Word.Use(.expectation, .text)]),
        Word(
            .gap, "phần còn thiếu",
            Message(
                vi: "thay đổi ít nhất để đạt: `{tthc[1].đúng hạn: 2}`",
                en: "the least change that passes: `{tthc[1].resolved_on_time: 2}`"),
            [Word.Use(.expectation, .entries)]),
        Word(
            .missing, "số liệu thiếu",
            Message(vi: "mọi trường còn thiếu để kết luận", en: "every field that is missing for a verdict"),
            [Word.Use(.expectation, .texts)]),
        Word(
            .eachRow, "từng dòng",
            Message(vi: "kết luận của dòng, theo tên dòng", en: "verdicts of rows, by their labels"),
            [Word.Use(.expectation, .entries)]),
    ]

    private static func both(_ shape: RuleShape, required: Bool = false) -> [Word.Use] {
        [.testCase, .testTable].map { Word.Use($0, shape, required: required) }
    }
}
