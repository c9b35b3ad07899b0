import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// A check that every report with the figures passes.
    static let alwaysPasses = Lint(
        .alwaysPasses,
        .check { checked in
            checked.findings(inLines: true) { analysis in
                guard analysis.proof ?? .yes == .yes else { return [] }
                if case .passes(let span, let text)? = FixedVerdict(analysis) {
                    return [.alwaysPasses(span, text, analysis, checked.vocabulary)]
                }
                guard let joined = analysis.joinedTests, let missed = joined.missed, analysis.isReached else {
                    return []
                }
                return [.passesButAt(missed, joined, analysis, checked.vocabulary)]
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let alwaysPasses = Diagnostic.Kind(
        "lint/always-passes", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "báo cáo nào có đủ số liệu cũng đạt tiêu chí này",
                en: "every report that has the figures passes the check"),
            why: Message(
                vi: "tiêu chí không kiểm tra gì, mà kết luận đạt làm người đọc yên tâm",
                en: "it checks nothing, while its passes reassure whoever reads them"),
            wrong: LintExample.indicator(
                check: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: không quá 100%
                    """),
            right: LintExample.indicator(
                check: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: đạt 100%
                    """),
            fix: Message(
                vi: "sửa mục tiêu hoặc yêu cầu, hoặc bỏ tiêu chí",
                en: "correct the target or the requirement, or drop the check")))
}

extension Diagnostic {
    fileprivate static func alwaysPasses(
        _ span: Span, _ text: String, _ analysis: CheckAnalysis, _ vocabulary: Vocabulary
    ) -> Diagnostic {
        let place = analysis.forUnitTypes(vocabulary) + analysis.underReading
        return Diagnostic(
            .alwaysPasses,
            Message(
                vi: "tiêu chí `\(analysis.check.id)` luôn đạt\(place.vi): `\(text)` luôn đúng",
                en: "check `\(analysis.check.id)` always passes\(place.en): `\(text)` is always true"),
            at: span, labels: analysis.readingLabel(for: span), help: analysis.joinedTests.map { .commaIsOr($0) })
    }

    fileprivate static func passesButAt(
        _ missed: String, _ joined: CheckAnalysis.JoinedTests, _ analysis: CheckAnalysis, _ vocabulary: Vocabulary
    ) -> Diagnostic {
        let place = analysis.forUnitTypes(vocabulary) + analysis.underReading
        return Diagnostic(
            .alwaysPasses,
            Message(
                vi: "tiêu chí `\(analysis.check.id)` đạt với mọi giá trị trừ `\(missed)`\(place.vi): `\(joined.text)`",
                en: "check `\(analysis.check.id)` passes for every value but `\(missed)`\(place.en): `\(joined.text)`"),
            at: joined.span, labels: analysis.readingLabel(for: joined.span), help: .commaIsOr(joined))
    }
}

extension Message {
    /// Who joins tests by a comma may have meant both.
    fileprivate static func commaIsOr(_ joined: CheckAnalysis.JoinedTests) -> Message {
        let or = Message(vi: "dấu phẩy nghĩa là “hoặc”", en: "a comma means “or”")
        guard let range = joined.range else { return or }
        return or + Message(vi: "; cả hai thì viết `\(range)`", en: "; for both, write `\(range)`")
    }
}
