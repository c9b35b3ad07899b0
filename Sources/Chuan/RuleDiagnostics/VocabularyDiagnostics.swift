import Diagnostics

extension Diagnostic.Kind {
    static let unknownField = Diagnostic.Kind(
        "rule/unknown-field", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(vi: "khối không có trường được nêu", en: "the block has no such field"),
            why: Message(
                vi: "nhãn, định danh và trường suy ra phải là trường của chính khối đó",
                en: "labels, identities and derivations name fields of the same block"),
            wrong: """
                từ điển dữ liệu:
                  - khối: branches
                    tên: {vi: chi nhánh, en: land branches}
                    dạng: bảng
                    định danh: [cod]
                    trường:
                      - {khóa: code, tên: {vi: mã chi nhánh, en: branch code}, kiểu: chữ}

                """,
            right: """
                từ điển dữ liệu:
                  - khối: branches
                    tên: {vi: chi nhánh, en: land branches}
                    dạng: bảng
                    định danh: [code]
                    trường:
                      - {khóa: code, tên: {vi: mã chi nhánh, en: branch code}, kiểu: chữ}

                """,
            fix: Message(vi: "dùng khóa của một trường trong khối", en: "use the key of a field of the block")))

    static let unknownEnumeration = Diagnostic.Kind(
        "rule/unknown-enumeration", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(vi: "danh mục chưa được khai", en: "an enumeration that is not declared"),
            why: Message(vi: "không biết ô của trường có thể chứa gì", en: "nothing says what its cells may hold"),
            wrong: """
                từ điển dữ liệu:
                  - khối: tthc
                    tên: {vi: lĩnh vực giải quyết, en: settlement fields}
                    dạng: bảng
                    trường:
                      - {khóa: field_class, tên: {vi: nhóm lĩnh vực, en: field class}, kiểu: lựa chọn, theo danh mục: field_class}

                """,
            right: """
                danh mục:
                  - mã: field_class
                    tên: nhóm lĩnh vực
                    giá trị:
                      - {mã: land, tên: đất đai}
                từ điển dữ liệu:
                  - khối: tthc
                    tên: {vi: lĩnh vực giải quyết, en: settlement fields}
                    dạng: bảng
                    trường:
                      - {khóa: field_class, tên: {vi: nhóm lĩnh vực, en: field class}, kiểu: lựa chọn, theo danh mục: field_class}

                """,
            fix: Message(vi: "khai danh mục, hoặc sửa mã", en: "declare the enumeration, or mend the id")))

    static let unknownValue = Diagnostic.Kind(
        "rule/unknown-value", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "giá trị mặc định không có trong danh mục", en: "the default is no value of the enumeration"),
            why: Message(vi: "ô sẽ nhận một giá trị không có thật", en: "a cell would get a value that does not exist"),
            wrong: """
                danh mục:
                  - mã: field_class
                    tên: nhóm lĩnh vực
                    giá trị:
                      - {mã: land, tên: đất đai}
                      - {mã: other, tên: khác}
                từ điển dữ liệu:
                  - khối: tthc
                    tên: {vi: lĩnh vực giải quyết, en: settlement fields}
                    dạng: bảng
                    trường:
                      - {khóa: field_name, tên: {vi: lĩnh vực, en: field name}, kiểu: chữ}
                      - khóa: field_class
                        tên: {vi: nhóm lĩnh vực, en: field class}
                        kiểu: lựa chọn
                        theo danh mục: field_class
                        suy từ: field_name
                        mặc định là: others

                """,
            right: """
                danh mục:
                  - mã: field_class
                    tên: nhóm lĩnh vực
                    giá trị:
                      - {mã: land, tên: đất đai}
                      - {mã: other, tên: khác}
                từ điển dữ liệu:
                  - khối: tthc
                    tên: {vi: lĩnh vực giải quyết, en: settlement fields}
                    dạng: bảng
                    trường:
                      - {khóa: field_name, tên: {vi: lĩnh vực, en: field name}, kiểu: chữ}
                      - khóa: field_class
                        tên: {vi: nhóm lĩnh vực, en: field class}
                        kiểu: lựa chọn
                        theo danh mục: field_class
                        suy từ: field_name
                        mặc định là: other

                """,
            fix: Message(vi: "dùng mã của một giá trị", en: "use the code of a value")))

    static let unknownUnitOfMeasure = Diagnostic.Kind(
        "rule/unknown-unit-of-measure", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(vi: "đơn vị tính chưa được khai", en: "a unit of measure that is not declared"),
            why: Message(
                vi: "đơn vị tính giúp phát hiện cộng hồ sơ với người",
                en: "units tell when dossiers are added to people"),
            wrong: """
                từ điển dữ liệu:
                  - khối: mail
                    tên: {vi: thư công vụ, en: official mail}
                    dạng: nhóm
                    trường:
                      - {khóa: officials_total, tên: {vi: tổng số công chức, en: officials}, kiểu: số đếm, đơn vị tính: people}

                """,
            right: """
                các đơn vị tính:
                  - {mã: people, tên: người}
                từ điển dữ liệu:
                  - khối: mail
                    tên: {vi: thư công vụ, en: official mail}
                    dạng: nhóm
                    trường:
                      - {khóa: officials_total, tên: {vi: tổng số công chức, en: officials}, kiểu: số đếm, đơn vị tính: people}

                """,
            fix: Message(vi: "khai đơn vị tính, hoặc sửa mã", en: "declare the unit, or mend the code")))

    static let unsuitableField = Diagnostic.Kind(
        "rule/unsuitable-field", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "trường được nêu không dùng được vào việc đó", en: "the named field cannot serve for this"),
            why: Message(
                vi: "chỉ suy ra được từ chữ; đơn vị tiền là lựa chọn giữa đồng, nghìn, triệu và tỷ",
                en: "values are derived from texts; money units are a choice of dong, thousand, million and billion"),
            wrong: """
                các đơn vị tính:
                  - {mã: dossiers, tên: hồ sơ}
                từ điển dữ liệu:
                  - khối: investment
                    tên: {vi: đầu tư công, en: public investment}
                    dạng: nhóm
                    trường:
                      - {khóa: projects, tên: {vi: số dự án, en: projects}, kiểu: số đếm, đơn vị tính: dossiers}
                      - {khóa: disbursed, tên: {vi: đã giải ngân, en: disbursed}, kiểu: tiền, đơn vị tiền: projects}

                """,
            right: """
                danh mục:
                  - mã: money_unit
                    tên: đơn vị tiền
                    giá trị:
                      - {mã: dong, tên: đồng}
                      - {mã: million, tên: triệu đồng}
                từ điển dữ liệu:
                  - khối: investment
                    tên: {vi: đầu tư công, en: public investment}
                    dạng: nhóm
                    trường:
                      - {khóa: money_unit, tên: {vi: đơn vị tiền, en: money unit}, kiểu: lựa chọn, theo danh mục: money_unit}
                      - {khóa: disbursed, tên: {vi: đã giải ngân, en: disbursed}, kiểu: tiền, đơn vị tiền: money_unit}

                """,
            fix: Message(vi: "nêu một trường phù hợp", en: "name a field that fits")))
}

extension Diagnostic {
    static func unknownField(_ text: String, block: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(
            .unknownField, text, Message(vi: "trường của khối `\(block)` là", en: "field of block `\(block)` named"),
            similar, span)
    }

    static func unknownEnumeration(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(.unknownEnumeration, text, Message(vi: "danh mục", en: "enumeration"), similar, span)
    }

    static func unknownValue(_ text: String, enumeration: String, similar: [String], at span: Span) -> Diagnostic {
        let subject = Message(vi: "giá trị của danh mục `\(enumeration)` là", en: "value of `\(enumeration)` named")
        return unknown(.unknownValue, text, subject, similar, span)
    }

    static func unknownUnitOfMeasure(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(.unknownUnitOfMeasure, text, Message(vi: "đơn vị tính", en: "unit of measure"), similar, span)
    }

    static func notATextField(_ field: String, at span: Span) -> Diagnostic {
        let quoted = Wording.quoted(field)
        return Diagnostic(
            .unsuitableField,
            Message(
                vi: "trường \(quoted) không phải kiểu chữ nên không suy ra được gì",
                en: "nothing can be derived from \(quoted), which is no text"),
            at: span)
    }

    static func notAMoneyUnit(_ field: String, known: [String], at span: Span) -> Diagnostic {
        let (quoted, codes) = (Wording.quoted(field), Wording.alternatives(known))
        return Diagnostic(
            .unsuitableField,
            Message(
                vi: "trường \(quoted) không cho biết đơn vị tiền",
                en: "the field \(quoted) does not give a unit of money"),
            at: span,
            help: Message(
                vi: "cần một trường lựa chọn có các mã \(codes.vi)",
                en: "it must be a choice with the codes \(codes.en)"))
    }
}
