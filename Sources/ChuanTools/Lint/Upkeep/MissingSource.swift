import Chuan
import Diagnostics

extension Lint {
    /// An indicator that cites no document, with a check that cites none either.
    static let missingSource = Lint(
        .missingSource,
        .declarations { rulebook in
            rulebook.indicators.filter { $0.source == nil }.compactMap { indicator in
                let cites = !indicator.checks.isEmpty && indicator.checks.allSatisfy { $0.source != nil }
                return cites ? nil : .missingSource(indicator.id)
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let missingSource = Diagnostic.Kind(
        "lint/missing-source", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "chỉ tiêu không nêu căn cứ: văn bản nào, mục nào",
                en: "an indicator does not say which document and clause it comes from"),
            why: Message(
                vi: "đơn vị bị đánh giá không đạt có quyền biết quy định ở đâu",
                en: "a unit that fails is entitled to know where that is laid down"),
            wrong: LintExample.indicator(source: nil),
            right: LintExample.indicator(),
            fix: Message(
                vi: "thêm `căn cứ` với văn bản và mục", en: "add `source` with the document and the clause")))
}

extension Diagnostic {
    fileprivate static func missingSource(_ id: Located<String>) -> Diagnostic {
        Diagnostic(
            .missingSource,
            Message(vi: "chỉ tiêu `\(id.value)` không nêu căn cứ", en: "indicator `\(id.value)` cites no source"),
            at: id.span)
    }
}
