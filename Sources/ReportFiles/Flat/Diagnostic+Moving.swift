package import Diagnostics

extension Diagnostic {
    /// The same mistake with all places so many bytes further on.
    package func moved(by bytes: Int) -> Diagnostic {
        func moved(_ span: Span) -> Span { Span(file: span.file, start: span.start + bytes, end: span.end + bytes) }
        var copy = Diagnostic(
            kind, message, at: moved(span), labels: labels.map { Label(moved($0.span), $0.message) }, help: help)
        copy.severity = severity
        return copy
    }

    /// The same mistake at another place, and at no other.
    func placed(at span: Span) -> Diagnostic {
        var copy = Diagnostic(kind, message, at: span, help: help)
        copy.severity = severity
        return copy
    }
}
