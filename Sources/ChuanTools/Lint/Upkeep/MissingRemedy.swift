import Chuan
import Diagnostics

extension Lint {
    /// A check that does not say what a unit that fails should do, nor does its indicator.
    static let missingRemedy = Lint(
        .missingRemedy,
        .meaning { rulebook, _ in
            rulebook.indicators.filter { $0.remedy == nil }.flatMap { indicator -> [Diagnostic] in
                let without = indicator.checks.filter { $0.remedy == nil }
                if without.count > 1, without.count == indicator.checks.count {
                    return [.missingRemedy(RulePlace.indicator.noun, indicator.id)]
                }
                return without.map { .missingRemedy(RulePlace.check.noun, $0.id) }
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let missingRemedy = Diagnostic.Kind(
        "lint/missing-remedy", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "tiêu chí không nói đơn vị không đạt nên làm gì",
                en: "a check does not say what a unit that fails should do"),
            why: Message(
                vi: "kết luận “không đạt” mà không chỉ cách sửa thì ít giúp được đơn vị",
                en: "a verdict of failure without a way out helps a unit little"),
            wrong: LintExample.indicator(remedy: nil),
            right: LintExample.indicator(),
            fix: Message(
                vi: "thêm `khắc phục` vào chỉ tiêu hoặc tiêu chí", en: "add `remedy` to the indicator or the check")))
}

extension Diagnostic {
    fileprivate static func missingRemedy(_ noun: Message, _ id: Located<String>) -> Diagnostic {
        Diagnostic(
            .missingRemedy,
            Message(
                vi: "\(noun.vi) `\(id.value)` không nêu cách khắc phục", en: "\(noun.en) `\(id.value)` has no remedy"),
            at: id.span)
    }
}

extension RulePlace {
    /// What things of the place are called before their id.
    var noun: Message {
        let article = ["a ", "an "].first { name.en.hasPrefix($0) } ?? ""
        return Message(vi: name.vi, en: String(name.en.dropFirst(article.count)))
    }
}
