import Diagnostics

extension Diagnostic.Kind {
    static let unknownBlock = Diagnostic.Kind(
        "rule/unknown-block", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "phần tổng hợp nêu một khối chưa được khai", en: "a derivation names a block that is not declared"),
            why: Message(
                vi: "không biết đếm bản ghi nào, hoặc ghi số liệu vào đâu",
                en: "nothing says which records are counted, or where the figures go"),
            wrong: example(records: "dossier"), right: example(),
            fix: Message(vi: "dùng khóa của một khối trong từ điển", en: "use the key of a block of the vocabulary")))

    static let unsuitableKey = Diagnostic.Kind(
        "rule/unsuitable-key", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "bản ghi được nhóm theo một trường không phải chữ hay lựa chọn",
                en: "records are put together by a field that is neither a text nor a choice"),
            why: Message(
                vi: "đơn vị và dòng được phân biệt bằng mã hoặc tên, không bằng ngày hay số",
                en: "units and rows are told apart by codes or names, not by days or numbers"),
            wrong: example(unit: "ngày nhận"), right: example(),
            fix: Message(vi: "nêu trường mã hoặc tên", en: "name the field of the code or name")))

    static let notDerivable = Diagnostic.Kind(
        "rule/not-derivable", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "trường được tổng hợp không phải số đếm hay số tiền",
                en: "the derived field is neither a count nor an amount"),
            why: Message(
                vi: "đếm và cộng bản ghi chỉ cho số đếm và số tiền",
                en: "counting and adding up records gives counts and amounts only"),
            wrong: example(figure: "tỷ lệ đúng hạn"), right: example(),
            fix: Message(
                vi: "tổng hợp số đếm, rồi tính tỷ lệ trong tiêu chí", en: "derive the counts, and the rate in a check"))
    )

    static let derivedTwice = Diagnostic.Kind(
        "rule/derived-twice", .error,
        Diagnostic.Explanation(
            what: Message(vi: "một trường được tổng hợp hai lần", en: "a field is derived twice"),
            why: Message(vi: "hai cách tính có thể cho hai số khác nhau", en: "two ways may give two numbers"),
            wrong: example(more: "      resolved: {đếm khi: đã xong}"), right: example(),
            fix: Message(vi: "giữ một cách tính", en: "keep one of them")))

    static let missingRowKey = Diagnostic.Kind(
        "rule/missing-row-key", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "phần tổng hợp không cho biết trường phân biệt các dòng của bảng",
                en: "a derivation does not give the field by which rows of the table are told apart"),
            why: Message(
                vi: "bản ghi của các dòng khác nhau sẽ bị cộng chung", en: "records of different rows would be mixed up"
            ),
            wrong: example(rows: "{cấp: lĩnh vực}"), right: example(),
            fix: Message(vi: "nêu trường đó dưới `theo dòng`", en: "give it under `by row`")))

    /// A table and records, and how the one follows from the other.
    private static func example(
        records: String = "dossiers", unit: String = "cơ quan", rows: String = "{lĩnh vực: lĩnh vực}",
        figure: String = "đã giải quyết", more: String = ""
    ) -> String {
        """
        các đơn vị tính:
          - {mã: files, tên: {vi: hồ sơ, en: files}}
        từ điển dữ liệu:
          - khối: tthc
            tên: {vi: giải quyết thủ tục, en: procedures}
            dạng: bảng
            định danh: [field_name]
            trường:
              - {khóa: field_name, tên: {vi: lĩnh vực, en: field}, kiểu: chữ}
              - {khóa: level, tên: {vi: cấp, en: settled at}, kiểu: chữ, được để trống: có}
              - {khóa: resolved, tên: {vi: đã giải quyết, en: resolved}, kiểu: số đếm, đơn vị tính: files}
              - {khóa: on_time_rate, tên: {vi: tỷ lệ đúng hạn, en: on time rate}, kiểu: tỷ lệ}
          - khối: dossiers
            tên: {vi: danh sách hồ sơ, en: dossiers}
            dạng: bản ghi
            đơn vị tính: files
            định danh: [dossier_id]
            trường:
              - {khóa: dossier_id, tên: {vi: mã hồ sơ, en: dossier id}, kiểu: chữ}
              - {khóa: agency, tên: {vi: cơ quan, en: agency}, kiểu: chữ}
              - {khóa: field_name, tên: {vi: lĩnh vực, en: field}, kiểu: chữ}
              - {khóa: received, tên: {vi: ngày nhận, en: received}, kiểu: ngày}
              - {khóa: done, tên: {vi: đã xong, en: done}, kiểu: có hay không}
        tổng hợp từ bản ghi:
          - bản ghi: \(records)
            thành khối: tthc
            theo đơn vị: \(unit)
            theo dòng: \(rows)
            số liệu:
              \(figure): {đếm khi: đã xong}
        \(more.isEmpty ? "" : more + "\n")
        """
    }
}

extension Diagnostic {
    static func unknownRecords(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(.unknownBlock, text, Message(vi: "khối bản ghi", en: "block of records"), similar, span)
    }

    static func unknownBlock(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(.unknownBlock, text, Message(vi: "bảng hay nhóm", en: "table or group"), similar, span)
    }

    static func unsuitableKey(_ field: String, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(field)
        return Diagnostic(
            .unsuitableKey,
            Message(
                vi: "trường \(quoted) không phải kiểu chữ hay lựa chọn nên không nhóm theo được",
                en: "the field \(quoted) is neither a text nor a choice, so nothing can be put together by it"),
            at: span)
    }

    static func unsuitableSource(_ source: String, for field: String, at span: Span) -> Diagnostic {
        let (one, other) = (Wording.quoted(source), Wording.quoted(field))
        return Diagnostic(
            .unsuitableKey,
            Message(
                vi: "\(other) là lựa chọn, nên \(one) phải là lựa chọn theo cùng danh mục",
                en: "\(other) is a choice, so \(one) must be a choice of the same enumeration"),
            at: span)
    }

    static func notDerivable(_ field: String, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(field)
        return Diagnostic(
            .notDerivable,
            Message(
                vi: "trường \(quoted) không phải số đếm hay số tiền nên không tổng hợp được",
                en: "the field \(quoted) is neither a count nor an amount, so it cannot be derived"),
            at: span)
    }

    static func derivedTwice(_ field: String, at span: Span, first: Span) -> Diagnostic {
        let quoted = Wording.quoted(field)
        return Diagnostic(
            .derivedTwice,
            Message(vi: "trường \(quoted) đã được tổng hợp", en: "the field \(quoted) is derived already"), at: span,
            labels: [Label(first, Message(vi: "lần đầu ở đây", en: "first here"))])
    }

    static func missingRowKey(_ field: String, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(field)
        return Diagnostic(
            .missingRowKey,
            Message(
                vi: "chưa cho biết \(quoted) của dòng lấy từ đâu; các dòng được phân biệt bằng trường này",
                en: "nothing says where \(quoted) of a row comes from, by which rows are told apart"),
            at: span)
    }
}
