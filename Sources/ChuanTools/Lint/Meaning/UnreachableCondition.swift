import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// A line of a target by condition, or of `no rows`, that is never taken.
    static let unreachableCondition = Lint(
        .unreachableCondition,
        .check { checked in
            checked.findings { analysis in
                var found = analysis.isReached ? analysis.unreachedTargets : []
                if analysis.applies.contains(.yes) { found += analysis.unreachedOutcomes }
                return found.map { .unreachableCondition($0, analysis) }
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let unreachableCondition = Diagnostic.Kind(
        "lint/unreachable-condition", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "một dòng của bảng không bao giờ được dùng",
                en: "a line of a table is never used"),
            why: Message(
                vi: "mức hoặc kết luận ghi ở đó không có hiệu lực, mà người đọc tưởng là có",
                en: "what it says has no effect, though readers think it has"),
            wrong: LintExample.indicator(
                check: """
                    tử số: đã giải ngân
                    mẫu số: kế hoạch vốn
                    mục tiêu:
                      theo điều kiện:
                        - {khi: kế hoạch vốn > 1000000000, mục tiêu: từ 90% trở lên}
                        - {khi: kế hoạch vốn > 5000000000, mục tiêu: từ 95% trở lên}
                        - {mục tiêu: từ 80% trở lên}
                    """),
            right: LintExample.indicator(
                check: """
                    tử số: đã giải ngân
                    mẫu số: kế hoạch vốn
                    mục tiêu:
                      theo điều kiện:
                        - {khi: kế hoạch vốn > 5000000000, mục tiêu: từ 95% trở lên}
                        - {khi: kế hoạch vốn > 1000000000, mục tiêu: từ 90% trở lên}
                        - {mục tiêu: từ 80% trở lên}
                    """),
            fix: Message(
                vi: "đưa dòng hẹp hơn lên trước, hoặc sửa điều kiện",
                en: "put the narrower line first, or correct the condition")))
}

extension Diagnostic {
    fileprivate static func unreachableCondition(
        _ line: CheckAnalysis.UnreachedLine, _ analysis: CheckAnalysis
    ) -> Diagnostic {
        let place = analysis.underReading
        let reason =
            line.isTaken
            ? Message(vi: "các dòng trước đã lấy hết", en: "lines before it take all")
            : Message(vi: "điều kiện luôn sai", en: "its condition is always false")
        return Diagnostic(
            .unreachableCondition,
            Message(
                vi: "dòng này không bao giờ được dùng\(place.vi): \(reason.vi)",
                en: "this line is never used\(place.en): \(reason.en)"),
            at: line.span, labels: analysis.readingLabel(for: line.span))
    }
}
