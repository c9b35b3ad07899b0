import Chuan
import Diagnostics

extension Lint {
    /// A check whose measure has nothing of a report in it.
    static let constantMeasure = Lint(
        .constantMeasure,
        .meaning { _, rulebook in
            rulebook.indicators.flatMap(\.checks).compactMap { check in
                check.constantMeasure.map { .constantMeasure(check.id, at: $0) }
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let constantMeasure = Diagnostic.Kind(
        "lint/constant-measure", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "điều đem đánh giá không đọc số liệu nào của báo cáo",
                en: "what is judged reads nothing of the report"),
            why: Message(
                vi: "mọi đơn vị có cùng một kết luận, kể cả khi không có số liệu",
                en: "every unit gets the same verdict, even without figures"),
            wrong: LintExample.indicator(check: "yêu cầu: 1 = 1"),
            right: LintExample.indicator(check: "yêu cầu: đã công khai"),
            fix: Message(vi: "đọc số liệu của báo cáo", en: "read figures of the report")))
}

extension Diagnostic {
    fileprivate static func constantMeasure(_ check: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .constantMeasure,
            Message(
                vi: "tiêu chí `\(check)` không đọc số liệu nào của báo cáo",
                en: "check `\(check)` reads nothing of the report"),
            at: span)
    }
}
