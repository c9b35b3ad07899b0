import Diagnostics

extension Lint {
    static let unknownLint = Lint(.unknownLint, .switches)
}

extension Diagnostic.Kind {
    fileprivate static let unknownLint = Diagnostic.Kind(
        "lint/unknown-lint", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "một chú thích hay phần `soát quy tắc` nêu một tên không có",
                en: "a comment or a level names a lint that does not exist"),
            why: Message(
                vi: "viết sai tên thì không tắt được điều muốn tắt, và người đọc tưởng là đã xem xét",
                en: "a misspelt name switches nothing off, and readers believe it was thought about"),
            wrong: "# cho phép lint/long-lines: bảng số liệu\n\n" + LintExample.indicator(),
            right: LintExample.indicator(),
            fix: Message(
                vi: "sửa tên theo gợi ý; `docs/diagnostics` liệt kê mọi tên",
                en: "correct the name; `docs/diagnostics` lists them all")))
}

extension Diagnostic {
    static func unknownLint(_ name: String, at span: Span) -> Diagnostic {
        let near = Similarity.nearest(to: name, among: Lint.kinds.map(\.name))
        return Diagnostic(
            .unknownLint,
            Message(vi: "không có điều lưu ý nào tên là `\(name)`", en: "there is no lint named `\(name)`"), at: span,
            help: near.first.map { Message(vi: "có phải là `\($0)`?", en: "did you mean `\($0)`?") },
            fixes: near.count == 1
                ? [
                    Fix(
                        Message(vi: "thay bằng `\(near[0])`", en: "replace with `\(near[0])`"), .needsReview,
                        [Fix.Edit(span, near[0])])
                ]
                : [])
    }
}
