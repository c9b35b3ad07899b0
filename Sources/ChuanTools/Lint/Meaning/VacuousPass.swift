import Chuan
import Diagnostics

extension Lint {
    /// A check that passes, under the default readings, where nothing was reported.
    static let vacuousPass = Lint(
        .vacuousPass,
        .declarations { rulebook in
            rulebook.indicators.flatMap(\.checks).flatMap { check -> [Diagnostic] in
                var verdicts = (check.body.noRows ?? []).map(\.verdict)
                if case .verdict(let verdict)? = check.body.noBlock { verdicts.append(verdict) }
                if let verdict = check.body.zeroDenominator { verdicts.append(verdict) }
                return verdicts.filter { $0.value == .pass }.map { .vacuousPass(check.id.value, at: $0.span) }
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let vacuousPass = Diagnostic.Kind(
        "lint/vacuous-pass", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "tiêu chí đạt cả khi không có dòng nào, không có khối, hoặc mẫu số là 0",
                en: "a check passes without any row, without the block, or where the denominator is 0"),
            why: Message(
                vi: "đơn vị không làm gì, hoặc không báo cáo gì, lại được coi là đạt",
                en: "a unit that did nothing, or reported nothing, counts as having met the target"),
            wrong: LintExample.indicator(check: LintExample.digitisation + "\nmẫu số bằng không: đạt"),
            right: LintExample.indicator(check: LintExample.digitisation + "\nmẫu số bằng không: không phát sinh"),
            fix: Message(
                vi: "ghi `không phát sinh`; nếu văn bản cho là đạt thì khai thành một cách hiểu",
                en: "write `no events`; where the text may mean a pass, declare that as a reading")))
}

extension Diagnostic {
    fileprivate static func vacuousPass(_ check: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .vacuousPass,
            Message(
                vi: "tiêu chí `\(check)` đạt khi không có gì để so",
                en: "check `\(check)` passes where there is nothing to compare"),
            at: span)
    }
}
