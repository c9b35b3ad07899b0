import Chuan
import Diagnostics

extension Lint {
    /// Two checks of one measure, of which one asks for less than the other.
    static let impliedTarget = Lint(
        .impliedTarget,
        .pairs { pairs in
            pairs.compactMap { pair in
                let (first, second) = (pair.first, pair.second)
                guard !pair.haveOneTarget, let a = first.soleTest, let b = second.soleTest else { return nil }
                if a.implies(b) { return .impliedTarget((second, b), by: (first, a)) }
                return b.implies(a) ? .impliedTarget((first, a), by: (second, b)) : nil
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let impliedTarget = Diagnostic.Kind(
        "lint/implied-target", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "hai tiêu chí so cùng một thước đo, một tiêu chí đòi mức thấp hơn",
                en: "two checks compare the same measure, and one asks for less"),
            why: Message(
                vi: "đạt mức cao thì đã đạt mức thấp: tiêu chí kia không quyết định gì",
                en: "what meets the one meets the other, which never decides"),
            wrong: LintExample.indicator(
                second: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 40%
                    """),
            right: LintExample.indicator(
                check: "áp dụng: [sở ngành]\n" + LintExample.digitisation,
                second: """
                    áp dụng: [quận huyện]
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 40%
                    """),
            fix: Message(
                vi: "giữ mức cao, hoặc tách loại đơn vị, hoặc khai thành một cách hiểu",
                en: "keep the one that asks for more, part the unit types, or declare a reading")))
}

extension Diagnostic {
    fileprivate static func impliedTarget(
        _ lesser: (check: Check, test: Check.Test), by greater: (check: Check, test: Check.Test)
    ) -> Diagnostic {
        let (id, other) = (lesser.check.id, greater.check.id)
        return Diagnostic(
            .impliedTarget,
            Message(
                vi: "đạt `\(other)` thì đã đạt `\(id)`: cùng một thước đo, đòi ít hơn",
                en: "what passes `\(other)` passes `\(id)`: the measure is the same, and less is asked for"),
            at: lesser.test.span,
            labels: [Label(greater.test.span, Message(vi: "mục tiêu của `\(other)`", en: "the target of `\(other)`"))])
    }
}
