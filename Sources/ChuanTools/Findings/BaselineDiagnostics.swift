package import Diagnostics

/// The mistakes that reading a baseline can find.
package enum BaselineDiagnostics {
    package static let kinds: [Diagnostic.Kind] = [.unknownBaseline]
}

extension Diagnostic.Kind {
    static let unknownBaseline = Diagnostic.Kind(
        "baseline/unknown-form", .error,
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
    static func unknownBaseline(at span: Span) -> Diagnostic {
        Diagnostic(
            .unknownBaseline,
            Message(
                vi: "tệp không phải do `chuan lint --write-baseline` ghi ra",
                en: "this is no file that `chuan lint --write-baseline` wrote"), at: span.startPoint)
    }
}
