import Diagnostics

extension Lint {
    /// Reported where a baseline is read.
    static let badBaseline = Lint(.badBaseline, .switches)
}

extension Diagnostic.Kind {
    fileprivate static let badBaseline = Diagnostic.Kind(
        "lint/bad-baseline", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "tệp của --baseline không phải tệp mà `chuan lint --write-baseline` ghi ra",
                en: "the file of --baseline is not one that `chuan lint --write-baseline` wrote"),
            why: Message(
                vi: "đọc nhầm tệp thì mọi điều đã biết lại hiện ra, hoặc điều mới bị bỏ qua",
                en: "with a wrong file known findings would come back, or new ones be passed over"),
            wrong: "{\"findings\": []}\n",
            right: "{\"format\": \"chuan.baseline/1\", \"findings\": []}\n",
            fix: Message(
                vi: "ghi lại tệp bằng `chuan lint --write-baseline TỆP`",
                en: "write it again with `chuan lint --write-baseline FILE`")))
}

extension Diagnostic {
    static func badBaseline(at span: Span) -> Diagnostic {
        Diagnostic(
            .badBaseline,
            Message(
                vi: "tệp không phải do `chuan lint --write-baseline` ghi ra",
                en: "this is no file that `chuan lint --write-baseline` wrote"), at: span.startPoint)
    }
}
