import Chuan
import Diagnostics
import FEEL
import FEELSyntax

extension Lint {
    /// Two checks that want the same measure to be what can't be at once.
    static let contradictingTargets = Lint(
        .contradictingTargets,
        .pairs { pairs in
            pairs.compactMap { pair in
                guard let a = pair.first.soleTest, let b = pair.second.soleTest, a.excludes(b) else { return nil }
                return .contradictingTargets((pair.first, a), (pair.second, b))
            }
        })
}

extension Check.Test {
    /// The numbers that pass; nil for those that are not in one piece.
    var passing: Enclosure? {
        switch comparison {
        case .equal: Enclosure(number)
        case .less: Enclosure(low: nil, high: Enclosure.End(number, isClosed: false))
        case .lessOrEqual: Enclosure(low: nil, high: Enclosure.End(number))
        case .greater: Enclosure(low: Enclosure.End(number, isClosed: false), high: nil)
        case .greaterOrEqual: Enclosure(low: Enclosure.End(number), high: nil)
        case .notEqual: nil
        }
    }

    /// Whether no number passes both.
    func excludes(_ other: Check.Test) -> Bool {
        guard let own = passing, let others = other.passing else { return false }
        return Enclosure.common(own, others).isEmpty
    }

    /// Whether each number that passes this one passes the other one too.
    func implies(_ other: Check.Test) -> Bool {
        guard let own = passing, let others = other.passing else { return false }
        return Enclosure.common(own, others) == own
    }
}

extension Enclosure {
    /// The numbers in both.
    static func common(_ a: Enclosure, _ b: Enclosure) -> Enclosure {
        Enclosure(
            low: inner(a.low, b.low) { $0 > $1 }, high: inner(a.high, b.high) { $0 < $1 })
    }

    private static func inner(_ a: End?, _ b: End?, _ isFurtherIn: (Decimal, Decimal) -> Bool) -> End? {
        guard let a else { return b }
        guard let b else { return a }
        if a.value == b.value { return a.isClosed ? b : a }
        return isFurtherIn(a.value, b.value) ? a : b
    }
}

extension Diagnostic.Kind {
    fileprivate static let contradictingTargets = Diagnostic.Kind(
        "lint/contradicting-targets", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "hai tiêu chí đòi cùng một thước đo hai mức trái nhau",
                en: "two checks want the same measure to be what can't be at once"),
            why: Message(
                vi: "không đơn vị nào có thể đạt cả hai", en: "no unit can pass both"),
            wrong: LintExample.indicator(
                second: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: dưới 40%
                    """),
            right: LintExample.indicator(
                second: """
                    tử số: kết quả còn hiệu lực - kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: dưới 40%
                    """),
            fix: Message(
                vi: "sửa một trong hai; nếu áp dụng cho hai loại đơn vị thì ghi `áp dụng`",
                en: "correct one of them; where each is for other unit types, write `applies to`")))
}

extension Diagnostic {
    fileprivate static func contradictingTargets(
        _ first: (check: Check, test: Check.Test), _ second: (check: Check, test: Check.Test)
    ) -> Diagnostic {
        let (id, other) = (first.check.id, second.check.id)
        return Diagnostic(
            .contradictingTargets,
            Message(
                vi: "không số nào đạt cả `\(other)` và `\(id)`: cùng một thước đo",
                en: "no number passes both `\(other)` and `\(id)`: the measure is the same"),
            at: second.test.span,
            labels: [Label(first.test.span, Message(vi: "mục tiêu của `\(id)`", en: "the target of `\(id)`"))])
    }
}
