import Chuan
import Diagnostics

extension Lint {
    /// Two lines of a target by condition that both hold for some rows, neither being a narrower case of the other.
    static let overlappingConditions = Lint(
        .overlappingConditions,
        .check { checked in
            checked.findings { analysis in analysis.overlaps.map { .overlappingConditions($0, analysis) } }
        })
}

extension Diagnostic.Kind {
    fileprivate static let overlappingConditions = Diagnostic.Kind(
        "lint/overlapping-conditions", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "hai dòng của bảng mục tiêu cùng đúng cho một số trường hợp, với mục tiêu khác nhau",
                en: "two lines of a target by condition both hold for some cases, with different targets"),
            why: Message(
                vi: "dòng đứng trước được dùng; văn bản có thể muốn ngược lại",
                en: "the earlier line is used; the text may have meant the other"),
            wrong: LintExample.indicator(
                check: """
                    tử số: đã giải ngân
                    mẫu số: kế hoạch vốn
                    mục tiêu:
                      theo điều kiện:
                        - {khi: kế hoạch vốn > 1000000000, mục tiêu: từ 95% trở lên}
                        - {khi: kế hoạch vốn < 2000000000, mục tiêu: từ 90% trở lên}
                    """),
            right: LintExample.indicator(
                check: """
                    tử số: đã giải ngân
                    mẫu số: kế hoạch vốn
                    mục tiêu:
                      theo điều kiện:
                        - {khi: kế hoạch vốn >= 2000000000, mục tiêu: từ 95% trở lên}
                        - {khi: kế hoạch vốn < 2000000000, mục tiêu: từ 90% trở lên}
                    """),
            fix: Message(
                vi: "sửa điều kiện để mỗi trường hợp chỉ thuộc một dòng",
                en: "correct the conditions so that each case belongs to one line")))
}

extension Diagnostic {
    fileprivate static func overlappingConditions(
        _ overlap: CheckAnalysis.Overlap, _ analysis: CheckAnalysis
    ) -> Diagnostic {
        let place = analysis.underReading
        return Diagnostic(
            .overlappingConditions,
            Message(
                vi: "có trường hợp thuộc cả dòng này và dòng trước, với mục tiêu khác nhau\(place.vi)",
                en: "some cases belong to this line and to an earlier one with another target\(place.en)"),
            at: overlap.second,
            labels: [
                Label(overlap.first, Message(vi: "dòng này được dùng", en: "this one is used"))
            ])
    }
}
