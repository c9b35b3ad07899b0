import Chuan
import Diagnostics

extension Lint {
    /// A target by condition with rows that no line is about.
    static let uncoveredRow = Lint(
        .uncoveredRow,
        .check { checked in
            checked.findings { analysis in
                guard let figures = analysis.uncovered, let span = analysis.lastCondition else { return [] }
                return [.uncoveredRow(figures, analysis, at: span)]
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let uncoveredRow = Diagnostic.Kind(
        "lint/uncovered-row", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "bảng mục tiêu theo điều kiện bỏ sót những trường hợp không dòng nào nói tới",
                en: "a target by condition leaves out cases that no line is about"),
            why: Message(
                vi: "ở đó không có mục tiêu để so, nên không có kết luận",
                en: "there is no target for them, so there is no verdict"),
            wrong: LintExample.indicator(
                check: """
                    tử số: đã giải ngân
                    mẫu số: kế hoạch vốn
                    mục tiêu:
                      theo điều kiện:
                        - {khi: kế hoạch vốn > 1000000000, mục tiêu: từ 95% trở lên}
                        - {khi: kế hoạch vốn < 1000000000, mục tiêu: từ 90% trở lên}
                    """),
            right: LintExample.indicator(
                check: """
                    tử số: đã giải ngân
                    mẫu số: kế hoạch vốn
                    mục tiêu:
                      theo điều kiện:
                        - {khi: kế hoạch vốn > 1000000000, mục tiêu: từ 95% trở lên}
                        - {khi: kế hoạch vốn <= 1000000000, mục tiêu: từ 90% trở lên}
                    """),
            fix: Message(
                vi: "thêm dòng cho trường hợp đó, hoặc một dòng cuối không có `khi`",
                en: "add a line for that case, or a last line without `when`")))
}

extension Diagnostic {
    fileprivate static func uncoveredRow(
        _ figures: [CheckAnalysis.Figure], _ analysis: CheckAnalysis, at span: Span
    ) -> Diagnostic {
        let place = analysis.underReading
        let example =
            figures.isEmpty
            ? Message("") : Message(vi: ", ví dụ khi \(figures.words.vi)", en: ", such as \(figures.words.en)")
        return Diagnostic(
            .uncoveredRow,
            Message(
                vi: "sau dòng cuối này vẫn còn trường hợp không dòng nào nói tới\(place.vi)\(example.vi)",
                en: "after this last line there are still cases that no line is about\(place.en)\(example.en)"),
            at: span, labels: analysis.readingLabel(for: span),
            help: Message(vi: "thêm một dòng không có `khi` ở cuối", en: "add a last line without `when`"))
    }
}
