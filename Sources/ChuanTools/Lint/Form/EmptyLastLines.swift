import Diagnostics

extension Lint {
    /// Lines without text at the end of a file.
    static let emptyLastLines = Lint(
        .emptyLastLines,
        .file { file in
            guard let anatomy = file.anatomy, !file.emptyTail.isEmpty else { return [] }
            let grade: Fix.Grade = anatomy.keepsEmptyTail(of: file.source.bytes) ? .needsReview : .safe
            return [.emptyLastLines(at: file.span(file.emptyTail), grade)]
        })
}

extension Diagnostic.Kind {
    fileprivate static let emptyLastLines = Diagnostic.Kind(
        "lint/empty-last-lines", .note, fixes: .always,
        Diagnostic.Explanation(
            what: Message(vi: "tệp kết thúc bằng dòng trống", en: "a file ends in empty lines"),
            why: Message(
                vi: "không ai thấy được, mà mỗi lần sửa lại hiện ra như một thay đổi",
                en: "nobody sees them, and they show up as changes"),
            wrong: LintExample.indicator() + "\n\n",
            right: LintExample.indicator(),
            fix: Message(vi: "xóa các dòng trống ở cuối tệp", en: "delete the empty lines")))
}

extension Diagnostic {
    fileprivate static func emptyLastLines(at span: Span, _ grade: Fix.Grade) -> Diagnostic {
        Diagnostic(
            .emptyLastLines, Message(vi: "tệp kết thúc bằng dòng trống", en: "the file ends in empty lines"),
            at: span.startPoint,
            fixes: [
                Fix(Message(vi: "xóa các dòng trống", en: "delete the empty lines"), grade, [Fix.Edit(span, "")])
            ])
    }
}
