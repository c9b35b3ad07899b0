import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// A `where` that every row meets, or an `only if` that every report meets.
    static let idleCondition = Lint(
        .idleCondition,
        .check { checked in
            let wheres = Set(checked.analyses.compactMap(\.whereSpan)).filter { place in
                let same = checked.analyses.filter { $0.whereSpan == place && $0.applies.contains(.yes) }
                return !same.isEmpty && same.allSatisfy { $0.scope == .yes }
            }
            let onlyIfs = Set(checked.analyses.compactMap(\.onlyIfSpan)).filter { place in
                checked.analyses.filter { $0.onlyIfSpan == place }.allSatisfy { $0.applies == .yes }
            }
            return wheres.map { .idleWhere(at: $0) } + onlyIfs.map { .idleOnlyIf(at: $0) }
        })
}

extension Diagnostic.Kind {
    fileprivate static let idleCondition = Diagnostic.Kind(
        "lint/idle-condition", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "điều kiện `trong đó` hay `chỉ khi` lúc nào cũng đúng",
                en: "a condition under `where` or `only if` always holds"),
            why: Message(
                vi: "nó không loại dòng hay báo cáo nào, mà người đọc tưởng là có",
                en: "it leaves out no row and no report, though readers think it does"),
            wrong: LintExample.indicator(
                check: """
                    với mỗi: tthc là dòng
                    trong đó: dòng.nhóm lĩnh vực != "land" or dòng.nhóm lĩnh vực != "other"
                    tử số: dòng.đúng hạn
                    mẫu số: dòng.đã giải quyết
                    mục tiêu: từ 98% trở lên
                    """),
            right: LintExample.indicator(
                check: """
                    với mỗi: tthc là dòng
                    trong đó: dòng.nhóm lĩnh vực != "land"
                    tử số: dòng.đúng hạn
                    mẫu số: dòng.đã giải quyết
                    mục tiêu: từ 98% trở lên
                    """),
            fix: Message(
                vi: "sửa điều kiện (`or` hay `and`?), hoặc bỏ nó",
                en: "correct the condition (`or`, or `and`?), or drop it")))
}

extension Diagnostic {
    fileprivate static func idleWhere(at span: Span) -> Diagnostic {
        Diagnostic(
            .idleCondition,
            Message(vi: "dòng nào cũng thỏa điều kiện này", en: "every row meets this condition"), at: span)
    }

    fileprivate static func idleOnlyIf(at span: Span) -> Diagnostic {
        Diagnostic(
            .idleCondition,
            Message(vi: "báo cáo nào cũng thỏa điều kiện này", en: "every report meets this condition"), at: span)
    }
}
