import Diagnostics

extension Lint {
    static let missingReason = Lint(.missingReason, .switches)
}

extension Diagnostic.Kind {
    fileprivate static let missingReason = Diagnostic.Kind(
        "lint/missing-reason", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "một điều lưu ý bị tắt mà không nói vì sao", en: "a lint is switched off without a reason"),
            why: Message(
                vi: "người sau không biết có còn đúng để tắt hay không",
                en: "whoever comes next cannot tell whether it may still be off"),
            wrong: "# cho phép lint/missing-source\n\n" + LintExample.indicator(source: nil),
            right: "# cho phép lint/missing-source: bản thử, chưa có văn bản\n\n" + LintExample.indicator(source: nil),
            fix: Message(
                vi: "viết lý do sau dấu hai chấm, hoặc ở khóa `lý do`",
                en: "write the reason behind a colon, or under the key `reason`")))
}

extension Diagnostic {
    static func missingReason(_ name: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .missingReason,
            Message(vi: "`\(name)` bị tắt mà không có lý do", en: "`\(name)` is switched off without a reason"),
            at: span)
    }
}
