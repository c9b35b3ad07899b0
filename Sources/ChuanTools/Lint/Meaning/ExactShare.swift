import Chuan
import Diagnostics
import FEEL
import FEELSyntax

extension Lint {
    /// A share that has to be exactly so much, which a bare number says: `98%` for `từ 98% trở lên`.
    static let exactShare = Lint(
        .exactShare,
        .meaning { _, rulebook in
            rulebook.indicators.flatMap(\.checks).flatMap { check in
                check.tests.filter(\.isBareShare).map { .exactShare($0) }
            }
        })
}

extension Check.Test {
    /// Whether it is nothing but a part of the whole: of all and of nothing, people mean just that.
    fileprivate var isBareShare: Bool {
        comparison == .equal && number > .zero && number < .one && text.first?.isNumber ?? false
    }
}

extension Diagnostic.Kind {
    fileprivate static let exactShare = Diagnostic.Kind(
        "lint/exact-share", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "mục tiêu chỉ ghi một tỷ lệ, nên chỉ đạt khi bằng đúng tỷ lệ đó",
                en: "the target is a bare share, which only exactly that share meets"),
            why: Message(
                vi: "đơn vị làm tốt hơn mức đó bị kết luận không đạt",
                en: "a unit that does better than that is judged to miss it"),
            wrong: LintExample.indicator(
                check: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: 98%
                    """),
            right: LintExample.indicator(
                check: """
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: từ 98% trở lên
                    """),
            fix: Message(
                vi: "viết `từ … trở lên`, hoặc `đúng …` nếu phải bằng đúng mức đó",
                en: "write `at least …`, or `exactly …` where it has to be just that")))
}

extension Diagnostic {
    fileprivate static func exactShare(_ test: Check.Test) -> Diagnostic {
        Diagnostic(
            .exactShare,
            Message(
                vi: "mục tiêu `\(test.text)` chỉ đạt khi bằng đúng mức này",
                en: "the target `\(test.text)` is met by exactly this share alone"),
            at: test.span,
            help: Message(
                vi: "viết `từ \(test.text) trở lên`; nếu phải bằng đúng mức này, viết `đúng \(test.text)`",
                en: "write `at least \(test.text)`, or `exactly \(test.text)` where it has to be just that"))
    }
}
