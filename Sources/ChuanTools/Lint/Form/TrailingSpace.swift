import Diagnostics

extension Lint {
    /// Blanks at the end of a line. In block scalars they are text; lines without text at the end of the file are another
    /// finding.
    static let trailingSpace = Lint(
        .trailingSpace,
        .file { file in
            guard let anatomy = file.anatomy else { return [] }
            let tail = file.emptyTail.lowerBound
            return file.lines.prefix { $0.lowerBound < tail }.compactMap { line in
                let blanks = file.blanks(atEndOf: line)
                if blanks.isEmpty { return nil }
                let isPlain = file.source.bytes[blanks].allSatisfy { $0 == 0x20 || $0 == 0x09 }
                let isText = anatomy.isBlockText(line) || (!isPlain && anatomy.grade(at: blanks.lowerBound) != .safe)
                return .trailingSpace(at: file.span(blanks), isText ? .needsReview : .safe)
            }
        })
}

extension LintedFile {
    /// The blanks at the end of a line, those that nobody sees among them.
    ///
    /// - Complexity: O(blanks).
    func blanks(atEndOf line: Range<Int>) -> Range<Int> {
        var end = line.upperBound
        while end > line.lowerBound {
            if source.bytes[end - 1] == 0x20 || source.bytes[end - 1] == 0x09 {
                end -= 1
                continue
            }
            var start = end - 1
            while start > line.lowerBound, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
            guard source.bytes[start] >= 0x80, let letter = source.letter(at: start), letter.range.upperBound == end,
                letter.scalar.isOddSpace || letter.scalar.isUnseen
            else { break }
            end = start
        }
        return end..<line.upperBound
    }

    /// The lines at the end of the file that have no text; empty where the last line has some.
    ///
    /// - Complexity: O(lines there).
    var emptyTail: Range<Int> {
        var start = source.bytes.count
        for line in lines.reversed() {
            if blanks(atEndOf: line) != line { break }
            start = line.lowerBound
        }
        return start..<source.bytes.count
    }
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
    fileprivate static func trailingSpace(at span: Span, _ grade: Fix.Grade) -> Diagnostic {
        Diagnostic(
            .trailingSpace, Message(vi: "có khoảng trắng ở cuối dòng", en: "the line ends in blanks"), at: span,
            fixes: [
                Fix(Message(vi: "xóa khoảng trắng", en: "delete the blanks"), grade, [Fix.Edit(span, "")])
            ])
    }
}
