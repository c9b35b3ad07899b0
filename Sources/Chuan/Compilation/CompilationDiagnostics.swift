public import Diagnostics

/// The mistakes that compiling a rulebook reports beyond those of its expressions, sorted by name.
public enum CompilationDiagnostics {
    public static let kinds: [Diagnostic.Kind] = [
        .notACondition, .notAList, .notANumber, .notARate, .otherRulebook, .periodOutsideRulebook, .targetGap,
        .unlikeRate, .unlikeUnit, .unsuitableRollUp,
    ]
}

extension Diagnostic.Kind {
    static let notACondition = Diagnostic.Kind(
        "rule/not-a-condition", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Chỗ này cần một điều kiện đúng/sai, nhưng biểu thức cho một giá trị khác.",
                en: "A condition is needed here, but the expression gives another value."),
            why: Message(
                vi: "`yêu cầu`, `trong đó`, `chỉ khi` … chỉ có nghĩa với kết quả đúng hoặc sai.",
                en: "`require`, `where`, `only if` … only make sense with true or false."),
            wrong: "require: leaders_total", right: "require: leaders_total > 0",
            fix: Message(vi: "Thêm phép so sánh.", en: "Add a comparison.")))

    static let notAList = Diagnostic.Kind(
        "rule/not-a-list", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "`với mỗi` và `tỷ lệ của` cần một bảng hoặc danh sách.",
                en: "`for each` and `share of` need a table or a list."),
            why: Message(vi: "Một giá trị đơn không có dòng nào.", en: "A single value has no rows."),
            wrong: "for each: leaders_total as row", right: "for each: tthc as row",
            fix: Message(vi: "Ghi tên một bảng của từ điển dữ liệu.", en: "Name a table of the vocabulary.")))

    static let notANumber = Diagnostic.Kind(
        "rule/not-a-number", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tử số và mẫu số phải là số.", en: "Numerator and denominator have to be numbers."),
            why: Message(vi: "Chỉ chia được số cho số.", en: "Only numbers can be divided."),
            wrong: "numerator: unit_signs", right: "numerator: leaders_signing",
            fix: Message(vi: "Chọn trường số đếm hoặc số tiền.", en: "Choose a count or an amount.")))

    static let notARate = Diagnostic.Kind(
        "rule/not-a-rate", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "`tỷ lệ báo cáo` phải là một trường tỷ lệ.", en: "`reported rate` has to be a rate field."),
            why: Message(
                vi: "Chỉ tỷ lệ có thể thay cho tử số và mẫu số.",
                en: "Only a rate can stand in for numerator and denominator."),
            wrong: "reported rate: row.resolved_total", right: "reported rate: row.on_time_rate",
            fix: Message(vi: "Ghi trường tỷ lệ.", en: "Name the rate field.")))

    static let targetGap = Diagnostic.Kind(
        "rule/target-gap", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Bảng mục tiêu thiếu một loại đơn vị mà tiêu chí áp dụng.",
                en: "The table of targets has no line for a unit type of the check."),
            why: Message(
                vi: "Đơn vị loại đó sẽ không có mục tiêu để so.", en: "Such a unit would have no target."),
            wrong: "applies to: [dept, dist]\ntarget: {by unit type: {dept: at least 50%}}",
            right: "applies to: [dept, dist]\ntarget: {by unit type: {dept: at least 50%, dist: at least 40%}}",
            fix: Message(
                vi: "Thêm dòng cho loại đơn vị đó hoặc bỏ nó khỏi `áp dụng`.",
                en: "Add a line for it, or take it out of `applies to`.")))

    static let unlikeRate = Diagnostic.Kind(
        "rule/unlike-rate", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tử số và mẫu số có đơn vị tính khác nhau.", en: "Numerator and denominator have different units."),
            why: Message(
                vi: "Tỷ lệ phần trăm chỉ có nghĩa giữa hai đại lượng cùng đơn vị.",
                en: "A percentage only makes sense between like quantities."),
            wrong: "numerator: disbursed\ndenominator: leaders_total",
            right: "numerator: disbursed\ndenominator: plan_allocated",
            fix: Message(vi: "Chọn hai trường cùng đơn vị tính.", en: "Choose fields of the same unit.")))
}

extension Diagnostic {
    static func notACondition(_ type: Message, at span: Span) -> Diagnostic {
        Diagnostic(
            .notACondition,
            Message(
                vi: "cần một điều kiện đúng/sai, nhưng đây là \(type.vi)",
                en: "expected a condition, but this is \(type.en)"), at: span)
    }

    static func notAList(at span: Span) -> Diagnostic {
        Diagnostic(
            .notAList,
            Message(vi: "đây không phải là bảng hay danh sách", en: "this is not a table or a list"), at: span)
    }

    static func notANumber(_ type: Message, at span: Span) -> Diagnostic {
        Diagnostic(
            .notANumber,
            Message(vi: "cần một số, nhưng đây là \(type.vi)", en: "expected a number, but this is \(type.en)"),
            at: span)
    }

    static func notARate(at span: Span) -> Diagnostic {
        Diagnostic(
            .notARate,
            Message(vi: "trường này không phải là tỷ lệ", en: "this field is not a rate"), at: span)
    }

    static func targetGap(_ missing: [Message], at span: Span) -> Diagnostic {
        Diagnostic(
            .targetGap,
            Message(
                vi: "chưa có mục tiêu cho: \(missing.map(\.vi).joined(separator: ", "))",
                en: "no target for: \(missing.map(\.en).joined(separator: ", "))"), at: span)
    }

    static func unlikeRate(above: Span, below: Span) -> Diagnostic {
        Diagnostic(
            .unlikeRate,
            Message(vi: "tử số và mẫu số khác đơn vị tính", en: "numerator and denominator have different units"),
            at: above, labels: [Label(below, Message(vi: "mẫu số ở đây", en: "the denominator"))])
    }
}
