public import Diagnostics
public import FEEL

extension Rulebook {
    /// Whether a report belongs to this rulebook: it names it or none, and its period lies in the time in force.
    public func judges(_ header: Report.Header) -> Bool {
        names(header) && covers(header)
    }

    private func names(_ header: Report.Header) -> Bool {
        header.rulebook.map { Spelling.fold($0.value) == Spelling.fold(id) } ?? true
    }

    private func covers(_ header: Report.Header) -> Bool { covers(header.periodStart, header.periodEnd) }

    /// Whether days lie in the time in force.
    public func covers(_ start: CalendarDate, _ end: CalendarDate) -> Bool {
        if let effectiveFrom, start < effectiveFrom { return false }
        if let effectiveTo, effectiveTo < end { return false }
        return true
    }

    /// Why a report is not judged by this rulebook.
    public func refusal(of header: Report.Header) -> Diagnostic {
        if !names(header), let named = header.rulebook { return .otherRulebook(named.value, known: id, at: named.span) }
        return .periodOutsideRulebook(header, self)
    }
}

extension Diagnostic.Kind {
    static let otherRulebook = Diagnostic.Kind(
        "report/other-rulebook", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Báo cáo ghi một bộ chỉ tiêu khác với bộ chỉ tiêu đang dùng.",
                en: "The report names another rulebook than the one in use."),
            why: Message(
                vi: "Chỉ tiêu thay đổi theo năm; chấm bằng bộ chỉ tiêu khác sẽ cho kết luận sai.",
                en: "Targets change each year; another rulebook would give wrong verdicts."),
            wrong: "rulebook: hcmc-cchc-2024", right: "rulebook: hcmc-cchc-2023",
            fix: Message(
                vi: "Sửa tên bộ chỉ tiêu, hoặc chỉ ra bộ chỉ tiêu bằng --rules; --any-period để vẫn chấm.",
                en: "Mend the name, or name the rulebook with --rules; --any-period judges all the same.")))

    static let periodOutsideRulebook = Diagnostic.Kind(
        "report/period-outside-rulebook", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Kỳ báo cáo nằm ngoài thời gian hiệu lực của bộ chỉ tiêu.",
                en: "The report's period lies outside the time in which the rulebook is in force."),
            why: Message(
                vi: "Báo cáo được chấm theo bộ chỉ tiêu có hiệu lực trong kỳ của nó.",
                en: "A report is judged by the rulebook in force for its period."),
            wrong: "period: 2024", right: "period: 2023",
            fix: Message(
                vi: "Dùng bộ chỉ tiêu của năm đó; --any-period để vẫn chấm.",
                en: "Use the rulebook of that year; --any-period judges all the same.")))
}

extension Diagnostic {
    fileprivate static func otherRulebook(_ named: String, known: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .otherRulebook,
            Message(
                vi: "báo cáo ghi bộ chỉ tiêu `\(named)`, đang dùng `\(known)`",
                en: "the report names the rulebook `\(named)`, but `\(known)` is in use"),
            at: span,
            help: Message(vi: "thêm --any-period nếu vẫn muốn chấm", en: "add --any-period to judge it all the same"))
    }

    fileprivate static func periodOutsideRulebook(_ header: Report.Header, _ rulebook: Rulebook) -> Diagnostic {
        let from = rulebook.effectiveFrom
        let to = rulebook.effectiveTo
        return Diagnostic(
            .periodOutsideRulebook,
            Message(
                vi:
                    "kỳ \(header.periodStart.vietnamese) – \(header.periodEnd.vietnamese) nằm ngoài hiệu lực của `\(rulebook.id)` (\(from?.vietnamese ?? "…") – \(to?.vietnamese ?? "…"))",
                en:
                    "the period \(header.periodStart) to \(header.periodEnd) is outside `\(rulebook.id)` (\(from?.description ?? "…") to \(to?.description ?? "…"))"
            ),
            at: header.periodSpan,
            help: Message(vi: "thêm --any-period nếu vẫn muốn chấm", en: "add --any-period to judge it all the same"))
    }
}
