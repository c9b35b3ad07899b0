package import Diagnostics

/// Why a period cannot be used.
package enum PeriodProblem: Sendable, Hashable {
    case unreadable(String)
    /// The first day is after the last.
    case reversed
    /// `period` and the days say different things.
    case disagrees
    /// The days are no whole period of the kind that was said.
    case notOfKind(String)
    case unknownKind(String)
}

extension Diagnostic {
    /// A header field without which the report cannot be judged.
    package static func missingHeader(_ name: Message, at span: Span) -> Diagnostic {
        Diagnostic(
            .missingHeader,
            Message(vi: "báo cáo thiếu `\(name.vi)`", en: "the report lacks `\(name.en)`"), at: span,
            help: Message(vi: "báo cáo này bị để riêng, không chấm", en: "this report is set aside and not judged"))
    }

    /// A period that cannot be used.
    package static func badPeriod(_ problem: PeriodProblem, at span: Span) -> Diagnostic {
        Diagnostic(
            .badPeriod, describe(problem), at: span,
            help: Message(
                vi: "ví dụ: period: 2023, period: Q2/2023, hoặc period_start và period_end",
                en: "for example: period: 2023, period: Q2/2023, or period_start and period_end"))
    }

    private static func describe(_ problem: PeriodProblem) -> Message {
        switch problem {
        case .unreadable(let text):
            Message(vi: "không đọc được kỳ báo cáo `\(clip(text))`", en: "`\(clip(text))` is no period")
        case .reversed:
            Message(vi: "ngày đầu kỳ sau ngày cuối kỳ", en: "the period starts after it ends")
        case .disagrees:
            Message(
                vi: "kỳ báo cáo và ngày đầu, ngày cuối không khớp nhau",
                en: "the period and its first and last day do not agree")
        case .notOfKind(let kind):
            Message(
                vi: "ngày đầu và ngày cuối không tròn kỳ `\(clip(kind))`",
                en: "the first and last day are no whole period of kind `\(clip(kind))`")
        case .unknownKind(let kind):
            Message(vi: "không có loại kỳ `\(clip(kind))`", en: "there is no kind of period `\(clip(kind))`")
        }
    }

    /// A unit type that the vocabulary does not have.
    package static func unknownReportUnitType(_ text: String, near: [String], at span: Span) -> Diagnostic {
        let names = near.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownReportUnitType,
            Message(vi: "không có loại đơn vị `\(clip(text))`", en: "there is no unit type `\(clip(text))`"), at: span,
            help: near.isEmpty ? nil : Message(vi: "có phải \(names)?", en: "did you mean \(names)?"))
    }

    /// A file without a report.
    package static func noReport(isRulebook: Bool, at span: Span) -> Diagnostic {
        Diagnostic(
            .noReport,
            isRulebook
                ? Message(vi: "đây là tệp chỉ tiêu, không phải báo cáo", en: "this is a rule file and no report")
                : Message(vi: "tệp không chứa báo cáo", en: "the file holds no report"),
            at: span)
    }

    /// Two reports of one unit for one period.
    package static func duplicateUnit(_ code: String, at span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateUnit,
            Message(
                vi: "đơn vị `\(clip(code))` có hai báo cáo cho cùng một kỳ",
                en: "unit `\(clip(code))` has two reports for the same period"),
            at: span, labels: [Label(first, Message(vi: "báo cáo kia ở đây", en: "the other report is here"))],
            help: Message(vi: "chỉ đưa bản cuối", en: "give only the final one"))
    }
}
