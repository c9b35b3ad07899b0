package import Diagnostics

/// The mistakes that reading test files can find, besides those about the shapes of keys.
package enum TestDiagnostics {
    /// By name.
    package static let kinds: [Diagnostic.Kind] = [
        .contradiction, .duplicateTestName, .noRowForColumn, .noVerdictColumn, .unknownTestedCheck,
        .unknownTestedField, .unknownTestedReading, .unknownTestedType, .untestedRulebook, .wrongRowLength,
    ].sorted { $0.name < $1.name }
}

extension Diagnostic.Kind {
    static let unknownTestedCheck = Diagnostic.Kind(
        "test/unknown-check", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "`xét` nêu một tiêu chí hay chỉ tiêu không có trong bộ chỉ tiêu",
                en: "`check` names no check or indicator of the rulebook"),
            why: Message(
                vi: "trường hợp này sẽ không kiểm thử gì cả", en: "the case would test nothing"),
            wrong: sample(check: "7.z"), right: sample(),
            fix: Message(vi: "sửa mã", en: "mend the id")))

    static let unknownTestedReading = Diagnostic.Kind(
        "test/unknown-reading", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "`theo cách hiểu` nêu một cách hiểu hay lựa chọn không có",
                en: "`reading` names a reading or an alternative that is not declared"),
            why: Message(
                vi: "kết luận sẽ theo một cách hiểu khác với điều cần thử",
                en: "the verdict would follow another reading than the one to be tested"),
            wrong: sample(reading: "A07: vacuus_pass"), right: sample(reading: "A07: vacuous_pass"),
            fix: Message(vi: "sửa tên cách hiểu", en: "mend the name of the reading")))

    static let unknownTestedField = Diagnostic.Kind(
        "test/unknown-field", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "một cột, hay điều mong đợi, nêu trường không có trong từ điển dữ liệu",
                en: "a column or an expectation names a field that the vocabulary lacks"),
            why: Message(
                vi: "trường viết sai thì điều mong đợi không bao giờ đúng, hoặc số liệu không đến nơi",
                en: "a misspelled field is never found, and its figures reach nothing"),
            wrong: table(column: "kết quả đã số hoa"), right: table(),
            fix: Message(vi: "sửa tên trường", en: "mend the name of the field")))

    static let unknownTestedType = Diagnostic.Kind(
        "test/unknown-unit-type", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "`danh bạ gồm` nêu một loại đơn vị không có", en: "`registered` names an unknown unit type"),
            why: Message(vi: "danh bạ sẽ thiếu các đơn vị đó", en: "the register would lack these units"),
            wrong: sample(registered: "quận huyên"), right: sample(registered: "quận huyện"),
            fix: Message(vi: "sửa tên loại đơn vị", en: "mend the name of the unit type")))

    static let contradiction = Diagnostic.Kind(
        "test/contradiction", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "hai điều mong đợi của một trường hợp không thể cùng đúng",
                en: "two expectations of one case can't both hold"),
            why: Message(
                vi: "trường hợp sẽ luôn sai, dù quy tắc thế nào", en: "the case would fail whatever the rules say"),
            wrong: sample(expect: "{kết luận: đạt, phần còn thiếu: {kết quả đã số hóa: 1}}"),
            right: sample(digitised: 49, expect: "{kết luận: không đạt, phần còn thiếu: {kết quả đã số hóa: 1}}"),
            fix: Message(vi: "bỏ một trong hai", en: "remove one of the two")))
}
