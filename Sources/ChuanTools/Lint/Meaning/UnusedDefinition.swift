import Chuan
import Diagnostics

extension Lint {
    /// A name under `let` that nothing reads.
    static let unusedDefinition = Lint(
        .unusedDefinition,
        .meaning { _, rulebook in
            rulebook.indicators.flatMap(\.checks).flatMap { check in
                check.unusedDefinitions.map { .unusedDefinition($0, in: check.id) }
            }
        })
}

extension Diagnostic.Kind {
    fileprivate static let unusedDefinition = Diagnostic.Kind(
        "lint/unused-definition", .warning,
        Diagnostic.Explanation(
            what: Message(
                vi: "một tên được đặt mà không biểu thức nào dùng", en: "a name is defined and no expression uses it"),
            why: Message(
                vi: "thường là một biểu thức đã quên dùng tên đó, nên tính sai",
                en: "mostly an expression forgot to use it, and computes something else"),
            wrong: LintExample.indicator(
                check: """
                    đặt:
                      còn hiệu lực: kết quả còn hiệu lực
                    tử số: kết quả đã số hóa
                    mẫu số: kết quả còn hiệu lực
                    mục tiêu: tối thiểu 50%
                    """),
            right: LintExample.indicator(
                check: """
                    đặt:
                      còn hiệu lực: kết quả còn hiệu lực
                    tử số: kết quả đã số hóa
                    mẫu số: còn hiệu lực
                    mục tiêu: tối thiểu 50%
                    """),
            fix: Message(vi: "dùng tên đó, hoặc xóa nó", en: "use the name, or delete it")))
}

extension Diagnostic {
    fileprivate static func unusedDefinition(_ name: Located<String>, in check: String) -> Diagnostic {
        Diagnostic(
            .unusedDefinition,
            Message(
                vi: "không gì trong tiêu chí `\(check)` dùng `\(name.value)`",
                en: "nothing in check `\(check)` uses `\(name.value)`"),
            at: name.span)
    }
}
