import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// A `where` that no row can meet: the check never judges anything.
    static let unreachableWhere = Lint(
        .unreachableWhere,
        .check { checked in
            let places = Set(checked.analyses.compactMap(\.whereSpan))
            return places.compactMap { place in
                let same = checked.analyses.filter { $0.whereSpan == place && $0.applies.contains(.yes) }
                let isNeverMet = !same.isEmpty && same.allSatisfy { !$0.scope.contains(.yes) }
                return isNeverMet ? .unreachableWhere(checked.check.id, at: place) : nil
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let unreachableWhere = Diagnostic.Kind(
        "lint/unreachable-where", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "không dòng nào của báo cáo thỏa được điều kiện `trong đó`",
                en: "no row of any report can meet the condition under `where`"),
            why: Message(
                vi: "tiêu chí không bao giờ đánh giá gì, mà nhìn vào không thấy",
                en: "the check never judges anything, and nothing shows it"),
            wrong: LintExample.indicator(
                check: """
                    với mỗi: tthc là dòng
                    trong đó: dòng.đã giải quyết < 0
                    tử số: dòng.đúng hạn
                    mẫu số: dòng.đã giải quyết
                    mục tiêu: từ 98% trở lên
                    """),
            right: LintExample.indicator(
                check: """
                    với mỗi: tthc là dòng
                    trong đó: dòng.đã giải quyết > 0
                    tử số: dòng.đúng hạn
                    mẫu số: dòng.đã giải quyết
                    mục tiêu: từ 98% trở lên
                    """),
            fix: Message(
                vi: "sửa điều kiện, hoặc bỏ tiêu chí", en: "correct the condition, or drop the check")))
}

extension Diagnostic {
    fileprivate static func unreachableWhere(_ check: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .unreachableWhere,
            Message(
                vi: "không dòng nào thỏa được điều kiện này: tiêu chí `\(check)` không bao giờ đánh giá gì",
                en: "no row can meet this condition: check `\(check)` never judges anything"),
            at: span)
    }
}
