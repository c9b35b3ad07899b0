import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// Days between two rulebooks of one series on which neither is in force.
    static let periodGap = Lint(
        .periodGap,
        .rulebooks { rulebooks in
            RulebookSeries.all(rulebooks).flatMap(\.neighbours).compactMap { earlier, later in
                let days = later.from.value.daysSinceEpoch - earlier.to.value.daysSinceEpoch
                return days > 1 ? .periodGap(later, earlier) : nil
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let periodGap = Diagnostic.Kind(
        "lint/period-gap", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "giữa hai bộ chỉ tiêu cùng loại có những ngày không bộ nào có hiệu lực",
                en: "between two rulebooks of one series there are days on which neither is in force"),
            why: Message(
                vi: "báo cáo của những ngày đó không được đánh giá", en: "reports of those days are not judged"),
            wrong: LintExample.nextYear(from: "2024-02-01"), right: LintExample.nextYear(from: "2024-01-01"),
            fix: Message(
                vi: "sửa `hiệu lực` cho liền nhau", en: "correct `effective` so that one follows the other")))
}

extension Diagnostic {
    fileprivate static func periodGap(_ later: RulebookSeries.Member, _ earlier: RulebookSeries.Member) -> Diagnostic {
        Diagnostic(
            .periodGap,
            Message(
                vi:
                    "từ sau \(earlier.to.value.vietnamese) đến trước \(later.from.value.vietnamese) không bộ nào có hiệu lực",
                en: "neither rulebook is in force after \(earlier.to.value) and before \(later.from.value)"),
            at: later.from.span,
            labels: [
                Label(earlier.to.span, Message(vi: "`\(earlier.id)` hết hiệu lực", en: "`\(earlier.id)` ends here"))
            ])
    }
}
