import Chuan
import Diagnostics

extension Lint {
    /// An indicator that cites no document, with a check that cites none either; a source that names no clause.
    static let missingSource = Lint(
        .missingSource,
        .meaning { rulebook, _ in
            rulebook.indicators.flatMap { indicator -> [Diagnostic] in
                let checks = indicator.checks
                let sources = [indicator.source] + checks.map(\.source) + checks.flatMap(\.variants).map(\.source)
                let bare = sources.compactMap { $0 }.filter { $0.clause == nil }
                let cites = indicator.source != nil || (!checks.isEmpty && checks.allSatisfy { $0.source != nil })
                return (cites ? [] : [.missingSource(indicator.id)]) + bare.map { .missingClause($0.document) }
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

    fileprivate static func missingClause(_ document: Located<String>) -> Diagnostic {
        Diagnostic(
            .missingSource,
            Message(
                vi: "căn cứ không nêu mục nào của `\(document.value)`",
                en: "the source names no clause of `\(document.value)`"),
            at: document.span)
    }
}
