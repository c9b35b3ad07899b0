import Chuan
import Diagnostics

extension Lint {
    /// Two checks of some unit type that judge the same.
    static let duplicateCheck = Lint(
        .duplicateCheck,
        .pairs { pairs in
            pairs.filter(\.haveOneTarget).map { .duplicateCheck($0.second, as: $0.first) }
        })
}

extension Diagnostic.Kind {
    fileprivate static let duplicateCheck = Diagnostic.Kind(
        "lint/duplicate-check", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "hai tiêu chí đánh giá cùng một điều cho cùng một loại đơn vị",
                en: "two checks judge the same for the same unit type"),
            why: Message(
                vi: "một thiếu sót bị tính hai lần; sửa một nơi thì nơi kia còn sai",
                en: "one shortcoming counts twice, and a change to one leaves the other as it was"),
            wrong: LintExample.indicator(
                second: """
                    tử số: digitised
                    mẫu số: in_force
                    mục tiêu: ">= 50%"
                    """),
            right: LintExample.indicator(),
            fix: Message(vi: "giữ một tiêu chí", en: "keep one of them")))
}

extension Diagnostic {
    fileprivate static func duplicateCheck(_ check: Check, as other: Check) -> Diagnostic {
        Diagnostic(
            .duplicateCheck,
            Message(
                vi: "tiêu chí `\(check.id)` đánh giá cùng một điều với `\(other.id)`",
                en: "check `\(check.id)` judges the same as `\(other.id)`"),
            at: check.span,
            labels: [Label(other.span, Message(vi: "tiêu chí thứ nhất", en: "the first one"))])
    }
}
