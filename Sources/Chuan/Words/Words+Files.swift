import Diagnostics

extension Words {
    static let fileWords: [Word] = [
        Word(
            .rulebook, "bộ chỉ tiêu",
            Message(vi: "bộ chỉ tiêu là gì, có hiệu lực khi nào", en: "which rulebook this is and when it is in force"),
            [Word.Use(.file, .mapping(.rulebook)), Word.Use(.testFile, .text)]),
        Word(
            .imports, "nhập",
            Message(
                vi: "các tệp khác của bộ chỉ tiêu, đường dẫn tính từ tệp này",
                en: "further files of the rulebook, relative to this one"),
            [Word.Use(.file, .texts)]),
        Word(
            .unitTypes, "các loại đơn vị",
            Message(vi: "các loại đơn vị báo cáo", en: "the kinds of units that report"),
            [Word.Use(.file, .list(.unitType))]),
        Word(
            .unitsOfMeasure, "các đơn vị tính",
            Message(vi: "các đơn vị tính của số liệu: hồ sơ, người", en: "what figures count: dossiers, people"),
            [Word.Use(.file, .list(.unitOfMeasure))]),
        Word(
            .enumerations, "danh mục",
            Message(vi: "các danh sách giá trị cho sẵn", en: "closed lists of values"),
            [Word.Use(.file, .list(.enumeration))]),
        Word(
            .vocabulary, "từ điển dữ liệu",
            Message(vi: "các khối và trường mà báo cáo có thể có", en: "the blocks and fields that a report may carry"),
            [Word.Use(.file, .list(.block))]),
        Word(
            .derivations, "tổng hợp từ bản ghi",
            Message(
                vi: "trường nào của báo cáo được tính từ bản ghi, và tính thế nào",
                en: "which fields of reports follow from records, and how"),
            [Word.Use(.file, .list(.derivation))]),
        Word(
            .readings, "cách hiểu",
            Message(
                vi: "các cách hiểu một quy định chưa rõ; trong tiêu chí: cách hiểu khác thay đổi gì",
                en: "ways to read an ambiguous clause; in a check: what other readings change"),
            [Word.Use(.file, .list(.reading)), Word.Use(.check, .variants)]),
        Word(
            .indicators, "chỉ tiêu",
            Message(vi: "các chỉ tiêu", en: "the indicators"),
            [Word.Use(.file, .list(.indicator))]),
    ]

    static let sharedWords: [Word] = [
        Word(
            .id, "mã",
            Message(vi: "mã ngắn, không trùng", en: "a short id that nothing else of its kind has"),
            [
                .rulebook, .document, .lint, .unitType, .unitOfMeasure, .enumeration, .enumerationValue, .indicator,
                .check,
                .reading, .alternative,
            ].map { Word.Use($0, .text, required: true) }),
        Word(
            .title, "tên",
            Message(vi: "tên, một hoặc hai thứ tiếng", en: "the name, in one language or both"),
            [
                .rulebook, .document, .unitType, .unitOfMeasure, .enumeration, .enumerationValue, .block, .field,
                .indicator, .reading,
            ].map { Word.Use($0, .title, required: true) }
                + [.testCase, .testTable].map { Word.Use($0, .text, required: true) }
                + [.check, .alternative, .variant].map { Word.Use($0, .title) }),
        Word(
            .aliases, "tên khác",
            Message(vi: "các cách viết khác mà báo cáo có thể dùng", en: "further spellings that reports may use"),
            [.unitType, .enumerationValue, .block, .field].map { Word.Use($0, .texts) }),
        Word(
            .note, "ghi chú",
            Message(vi: "lời giải thích cho người đọc", en: "a remark for readers"),
            [.block, .field, .indicator, .check, .variant, .derivation, .derivedFigure].map { Word.Use($0, .title) }),
        Word(
            .source, "căn cứ",
            Message(vi: "văn bản và mục mà quy tắc thực hiện", en: "the document and clause that the rule implements"),
            [.indicator, .check, .variant, .derivation].map { Word.Use($0, .mapping(.sourceClause)) }),
        Word(
            .remedy, "khắc phục",
            Message(vi: "đơn vị không đạt nên làm gì", en: "what a unit that fails should do"),
            [.indicator, .check, .variant].map { Word.Use($0, .title) }),
        Word(
            .target, "mục tiêu",
            Message(
                vi: "mức phải đạt: `từ 98% trở lên`, \">= 98%\", hoặc một bảng",
                en: "the test on the measure: `at least 98%`, \">= 98%\", or a table"),
            bodyUses(.target) + [
                Word.Use(.rollUp, .target), Word.Use(.conditionCase, .test, required: true),
            ]),
        Word(
            .condition, "điều kiện",
            Message(vi: "điều phải đúng giữa các trường", en: "what must hold between the fields"),
            [Word.Use(.constraint, .expression, required: true)]),
        Word(
            .when, "khi",
            Message(
                vi: "dòng này dùng khi điều kiện đúng; cạnh `cộng`: chỉ cộng các bản ghi đó",
                en: "the line holds when the condition is true; beside `sum`: only such records are added"),
            [
                Word.Use(.conditionCase, .expression), Word.Use(.outcome, .expression),
                Word.Use(.derivedFigure, .expression),
            ]),
        Word(
            .verdict, "kết luận",
            Message(vi: "kết luận của dòng này", en: "the verdict of the line"),
            [Word.Use(.outcome, .word(.verdict), required: true), Word.Use(.expectation, .word(.verdict))]),
    ]

    static let rulebookWords: [Word] = [
        Word(
            .effective, "hiệu lực",
            Message(vi: "ngày đầu và ngày cuối có hiệu lực", en: "the first and the last day in force"),
            [Word.Use(.rulebook, .mapping(.effective))]),
        Word(
            .from, "từ", Message(vi: "ngày đầu", en: "the first day"), [Word.Use(.effective, .date)]),
        Word(
            .to, "đến", Message(vi: "ngày cuối", en: "the last day"), [Word.Use(.effective, .date)]),
        Word(
            .assessment, "kỳ đánh giá",
            Message(vi: "đánh giá theo `năm` hay kỳ `bất kỳ`", en: "judged by the year or for any period"),
            [Word.Use(.rulebook, .word(.assessment))]),
        Word(
            .documents, "văn bản",
            Message(vi: "các văn bản mà quy tắc dẫn", en: "the documents that rules cite"),
            [Word.Use(.rulebook, .list(.document))]),
        Word(
            .lints, "soát quy tắc",
            Message(
                vi: "mức của những điều `chuan lint` lưu ý trong bộ chỉ tiêu này",
                en: "the levels of what `chuan lint` looks for in this rulebook"),
            [Word.Use(.rulebook, .list(.lint))]),
        Word(
            .reason, "lý do",
            Message(vi: "vì sao đặt mức khác", en: "why the level is another one"), [Word.Use(.lint, .text)]),
        Word(
            .number, "số hiệu",
            Message(vi: "số và ký hiệu của văn bản", en: "the number of the document"),
            [Word.Use(.document, .text)]),
        Word(
            .issued, "ngày ban hành",
            Message(vi: "ngày ban hành văn bản", en: "the day on which the document was issued"),
            [Word.Use(.document, .date)]),
        Word(
            .issuer, "cơ quan ban hành",
            Message(vi: "cơ quan ban hành văn bản", en: "the body that issued the document"),
            [Word.Use(.document, .text)]),
        Word(
            .link, "đường dẫn",
            Message(vi: "địa chỉ của văn bản trên mạng", en: "the address of the document"),
            [Word.Use(.document, .text)]),
        Word(
            .document, "nguồn",
            Message(vi: "mã của văn bản", en: "the id of the document"),
            [Word.Use(.sourceClause, .text, required: true)]),
        Word(
            .clause, "mục",
            Message(vi: "mục, điểm hoặc điều của văn bản", en: "the clause of the document"),
            [Word.Use(.sourceClause, .text)]),
        Word(
            .defaultReading, "mặc định",
            Message(vi: "cách hiểu mặc định, bằng lời", en: "the default reading in words"),
            [Word.Use(.reading, .title, required: true)]),
        Word(
            .alternatives, "lựa chọn khác",
            Message(vi: "các cách hiểu khác", en: "the other ways to read it"),
            [Word.Use(.reading, .list(.alternative))]),
        Word(
            .conflict, "mâu thuẫn",
            Message(
                vi: "các tiêu chí có thể kết luận trái nhau trên cùng một dòng; khi đó có ghi chú",
                en: "checks that may contradict each other on one row; a note says so then"),
            [Word.Use(.reading, .texts)]),
        Word(
            .parameter, "tham số",
            Message(
                vi: "tên của con số chọn kèm: `A10=30`", en: "the name of the number chosen with it: `A10=30`"),
            [Word.Use(.alternative, .text)]),
        Word(
            .everyCheck, "mọi tiêu chí",
            Message(
                vi: "thay đổi ở mọi tiêu chí có phần đó", en: "what changes in every check that has the part"),
            [Word.Use(.alternative, .mapping(.everyCheck))]),
    ]

    /// The uses of a part that checks have and readings may replace in one of them.
    static func bodyUses(_ shape: RuleShape) -> [Word.Use] { [.check, .variant].map { Word.Use($0, shape) } }

    /// The uses of a part that readings may also replace in all checks that have it.
    static func settingUses(_ shape: RuleShape) -> [Word.Use] {
        bodyUses(shape) + [Word.Use(.everyCheck, shape)]
    }
}
