import Diagnostics

extension Lint {
    /// A last line that does not end.
    static let missingLineBreak = Lint(
        .missingLineBreak,
        .file { file in
            guard let anatomy = file.anatomy, let line = file.lines.last, line.upperBound == file.source.bytes.count,
                !endsLine(file.source.bytes.last), file.emptyTail.isEmpty
            else { return [] }
            let grade: Fix.Grade = anatomy.isBlockText(line) ? .needsReview : .safe
            let place = file.span(line.upperBound..<line.upperBound)
            return [.missingLineBreak(at: place, file.lineBreaks.usual.rawValue, grade)]
        })

    private static func endsLine(_ byte: UInt8?) -> Bool { byte == 0x0A || byte == 0x0D }
}

extension Diagnostic.Kind {
    fileprivate static let missingLineBreak = Diagnostic.Kind(
        "lint/missing-line-break", .note, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "dòng cuối của tệp không có dấu xuống dòng", en: "the last line of a file has no line break"),
            why: Message(
                vi: "thêm một dòng sau nó thì dòng này cũng hiện ra như đã sửa",
                en: "adding a line behind it shows this one as changed too"),
            wrong: String(LintExample.indicator().dropLast()),
            right: LintExample.indicator(),
            fix: Message(vi: "xuống dòng ở cuối tệp", en: "end the last line")))
}

extension Diagnostic {
    fileprivate static func missingLineBreak(at span: Span, _ text: String, _ grade: Fix.Grade) -> Diagnostic {
        Diagnostic(
            .missingLineBreak,
            Message(vi: "dòng cuối không có dấu xuống dòng", en: "the last line has no line break"), at: span,
            fixes: [Fix(Message(vi: "thêm dấu xuống dòng", en: "end the line"), grade, [Fix.Edit(span, text)])])
    }
}
