import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// A check that no report can pass.
    static let neverPasses = Lint(
        .neverPasses,
        .check { checked in
            checked.findings(inLines: true) { analysis in
                let vocabulary = checked.vocabulary
                if case .fails(let span, let text)? = FixedVerdict(analysis) {
                    return [.neverPasses(span, text, analysis, vocabulary)]
                }
                guard analysis.isReached, let proof = analysis.proof, !proof.contains(.yes),
                    let span = analysis.proofSpan
                else { return [] }
                return [.neverProven(span, analysis)]
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let neverPasses = Diagnostic.Kind(
        "lint/never-passes", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "không báo cáo nào có thể đạt tiêu chí này", en: "no report can pass the check"),
            why: Message(
                vi: "đơn vị không đạt vì quy tắc viết sai, không phải vì việc chưa làm",
                en: "units fail because of the rule, not because of their work"),
            wrong: LintExample.indicator(
                check: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: trên 100%
                    """),
            right: LintExample.indicator(
                check: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: đạt 100%
                    """),
            fix: Message(
                vi: "sửa mục tiêu hoặc yêu cầu cho có thể đạt được",
                en: "correct the target or the requirement so that it can be met")))
}

extension Diagnostic {
    fileprivate static func neverPasses(
        _ span: Span, _ text: String, _ analysis: CheckAnalysis, _ vocabulary: Vocabulary
    ) -> Diagnostic {
        let place = analysis.forUnitTypes(vocabulary) + analysis.underReading
        return Diagnostic(
            .neverPasses,
            Message(
                vi: "tiêu chí `\(analysis.check.id)` không bao giờ đạt\(place.vi): `\(text)` luôn sai",
                en: "check `\(analysis.check.id)` never passes\(place.en): `\(text)` is always false"),
            at: span, labels: analysis.readingLabel(for: span))
    }

    fileprivate static func neverProven(_ span: Span, _ analysis: CheckAnalysis) -> Diagnostic {
        let place = analysis.underReading
        return Diagnostic(
            .neverPasses,
            Message(
                vi: "tiêu chí `\(analysis.check.id)` không bao giờ đạt\(place.vi): điều phải chứng minh luôn sai",
                en: "check `\(analysis.check.id)` never passes\(place.en): what has to be proven is always false"),
            at: span, labels: analysis.readingLabel(for: span))
    }
}
