import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// A target with a number that the measure never reaches, whatever the report says.
    static let targetOutOfRange = Lint(
        .targetOutOfRange,
        .check { checked in
            checked.findings(inLines: true) { analysis in
                guard case .outOfRange(let test, let range)? = FixedVerdict(analysis) else { return [] }
                return [.targetOutOfRange(test, range, analysis, checked.vocabulary)]
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let targetOutOfRange = Diagnostic.Kind(
        "lint/target-out-of-range", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "mục tiêu nêu một mức mà thước đo không bao giờ có",
                en: "a target states a level that the measure never has"),
            why: Message(
                vi: "đơn vị nào cũng có cùng một kết luận, dù làm tốt hay không",
                en: "every unit gets the same verdict, however well it does"),
            wrong: LintExample.indicator(
                check: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 105%
                    """),
            right: LintExample.indicator(
                check: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 95%
                    """),
            fix: Message(
                vi: "sửa mức của mục tiêu, hoặc sửa ràng buộc giới hạn thước đo",
                en: "correct the level, or the constraint that limits the measure")))
}

extension Diagnostic {
    fileprivate static func targetOutOfRange(
        _ test: Check.Test, _ range: Enclosure, _ analysis: CheckAnalysis, _ vocabulary: Vocabulary
    ) -> Diagnostic {
        let words = range.words(isPercent: test.isPercent)
        let place = analysis.forUnitTypes(vocabulary) + analysis.underReading
        return Diagnostic(
            .targetOutOfRange,
            Message(
                vi: "mục tiêu `\(test.text)` nằm ngoài mức mà thước đo có thể có\(place.vi): \(words.vi)",
                en: "target `\(test.text)` lies outside of what the measure may be\(place.en): \(words.en)"),
            at: test.span, labels: analysis.readingLabel(for: test.span))
    }
}
