import Chuan
import Diagnostics
import FEEL

extension Lint {
    /// `1.250` beside a number of things: one and a quarter, or one thousand two hundred and fifty.
    static let doubtfulThousands = Lint(
        .doubtfulThousands,
        .meaning { _, rulebook in
            rulebook.indicators.flatMap(\.checks).flatMap { $0.doubtfulThousands.map { .doubtfulThousands($0) } }
        })
}

extension Diagnostic.Kind {
    fileprivate static let doubtfulThousands = Diagnostic.Kind(
        "lint/doubtful-thousands", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "số lượng được so với một số có đúng ba chữ số sau dấu phẩy hoặc dấu chấm",
                en: "a number of things is compared with a number that has three digits behind its point or comma"),
            why: Message(
                vi: "đó là số thập phân: `1.250` là một phẩy hai lăm, không phải một nghìn hai trăm năm mươi",
                en: "it is a decimal: `1.250` is one and a quarter, not one thousand two hundred and fifty"),
            wrong: LintExample.indicator(
                check: """
                    thước đo: kết quả đã số hóa
                    mục tiêu: ">= 1.250"
                    """),
            right: LintExample.indicator(
                check: """
                    thước đo: kết quả đã số hóa
                    mục tiêu: ">= 1250"
                    """),
            fix: Message(
                vi: "viết liền các chữ số: `1250`; trong mục tiêu bằng lời được viết `1.250`",
                en: "write the digits in one piece: `1250`; a target in Vietnamese words may say `1.250`")))
}

extension Diagnostic {
    fileprivate static func doubtfulThousands(_ number: Check.DoubtfulNumber) -> Diagnostic {
        let value = NumberForm.message(number.value)
        return Diagnostic(
            .doubtfulThousands,
            Message(
                vi: "`\(number.text)` ở đây là \(value.vi); hay là `\(number.digits)`?",
                en: "`\(number.text)` is \(value.en) here; `\(number.digits)`?"),
            at: number.span,
            help: Message(
                vi: "viết `\(number.digits)`, hoặc `\(number.decimal)` nếu đúng là số thập phân",
                en: "write `\(number.digits)`, or `\(number.decimal)` if the decimal is meant"))
    }
}
