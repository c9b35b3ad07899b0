import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// An `only if` that no report can meet: the check is never applicable.
    static let unreachableOnlyIf = Lint(
        .unreachableOnlyIf,
        .check { checked in
            let places = Set(checked.analyses.compactMap(\.onlyIfSpan))
            return places.compactMap { place in
                let same = checked.analyses.filter { $0.onlyIfSpan == place }
                let isNeverMet = same.allSatisfy { !$0.applies.contains(.yes) }
                return isNeverMet ? .unreachableOnlyIf(checked.check.id, at: place) : nil
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let unreachableOnlyIf = Diagnostic.Kind(
        "lint/unreachable-only-if", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "không báo cáo nào thỏa được điều kiện `chỉ khi`",
                en: "no report can meet the condition under `only if`"),
            why: Message(
                vi: "tiêu chí luôn là “không thuộc phạm vi”, mà nhìn vào không thấy",
                en: "the check is never applicable, and nothing shows it"),
            wrong: LintExample.indicator(
                check: """
                    chỉ khi: kết quả đã số hóa > kết quả còn hiệu lực
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 50%
                    """),
            right: LintExample.indicator(
                check: """
                    chỉ khi: kết quả còn hiệu lực > 100
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 50%
                    """),
            fix: Message(vi: "sửa điều kiện, hoặc bỏ tiêu chí", en: "correct the condition, or drop the check")))
}

extension Diagnostic {
    fileprivate static func unreachableOnlyIf(_ check: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .unreachableOnlyIf,
            Message(
                vi: "không báo cáo nào thỏa được điều kiện này: tiêu chí `\(check)` không bao giờ áp dụng",
                en: "no report can meet this condition: check `\(check)` never applies"),
            at: span)
    }
}
