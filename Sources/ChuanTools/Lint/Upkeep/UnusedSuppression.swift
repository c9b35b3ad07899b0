import Diagnostics

extension Lint {
    static let unusedSuppression = Lint(.unusedSuppression, .switches)
}

extension Diagnostic.Kind {
    fileprivate static let unusedSuppression = Diagnostic.Kind(
        "lint/unused-suppression", .warning, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "một chú thích cho phép điều không còn xảy ra ở đó",
                en: "a comment allows what does not happen there"),
            why: Message(
                vi: "nếu để lại, lần sau có lỗi thật thì lỗi ấy bị giấu đi",
                en: "left in place it would hide the next, real finding"),
            wrong: "# cho phép lint/missing-source: bản thử\n\n" + LintExample.indicator(),
            right: LintExample.indicator(),
            fix: Message(vi: "xóa chú thích", en: "delete the comment")))
}

extension Diagnostic {
    static func unusedSuppression(_ suppression: Suppression) -> Diagnostic {
        let name = suppression.name
        return Diagnostic(
            .unusedSuppression,
            Message(
                vi: "không có `\(name)` nào ở đây để cho phép", en: "there is no `\(name)` here to allow"),
            at: suppression.span,
            fixes: [
                Fix(
                    Message(vi: "xóa chú thích", en: "delete the comment"), .safe,
                    [Fix.Edit(suppression.removal, "")])
            ])
    }
}
