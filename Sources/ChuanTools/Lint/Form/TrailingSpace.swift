import Diagnostics

extension Lint {
    /// Blanks at the end of a line outside of block scalars, where they would be text.
    static let trailingSpace = Lint(
        .trailingSpace,
        .file { file in
            let bytes = file.source.bytes
            return file.lines.compactMap { line in
                let end = bytes[line].lastIndex { !isBlank($0) }.map { $0 + 1 } ?? line.lowerBound
                return end < line.upperBound ? .trailingSpace(at: file.span(end..<line.upperBound)) : nil
            }
        })

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension Diagnostic.Kind {
    fileprivate static let trailingSpace = Diagnostic.Kind(
        "lint/trailing-space", .note, fixes: .always,
        Diagnostic.Explanation(
            what: Message(vi: "có khoảng trắng ở cuối dòng", en: "a line ends in blanks"),
            why: Message(
                vi: "không ai thấy được, mà mỗi lần sửa lại hiện ra như một thay đổi",
                en: "nobody sees them, and they show up as changes"),
            wrong: LintExample.indicator(check: LintExample.digitisation + "  "),
            right: LintExample.indicator(),
            fix: Message(vi: "xóa khoảng trắng ở cuối dòng", en: "delete the blanks")))
}

extension Diagnostic {
    fileprivate static func trailingSpace(at span: Span) -> Diagnostic {
        Diagnostic(
            .trailingSpace, Message(vi: "có khoảng trắng ở cuối dòng", en: "the line ends in blanks"), at: span,
            fixes: [
                Fix(Message(vi: "xóa khoảng trắng", en: "delete the blanks"), .safe, [Fix.Edit(span, "")])
            ])
    }
}
