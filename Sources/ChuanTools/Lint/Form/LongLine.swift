import Diagnostics

extension Lint {
    /// A line of more than 120 columns, unless an address makes it so, or it is a case of a test file: these are tables.
    static let longLine = Lint(
        .longLine,
        .file { file in
            if file.isTest { return [] }
            return file.lines.compactMap { line -> Diagnostic? in
                let text = line.lowerBound..<file.blanks(atEndOf: line).lowerBound
                guard text.count > mostColumns, let limit = file.source.offset(ofColumn: mostColumns, in: text),
                    !file.endsInAddress(text, across: limit)
                else { return nil }
                return .longLine(at: file.span(limit..<text.upperBound), columns: file.source.columns(text))
            }
        })

    fileprivate static let mostColumns = 120
}

extension SourceFile {
    /// How many columns a text takes up: letters, marks on them not counted.
    fileprivate func columns(_ text: Range<Int>) -> Int {
        var (columns, offset) = (0, text.lowerBound)
        while offset < text.upperBound {
            let (next, isColumn) = step(offset)
            if isColumn { columns += 1 }
            offset = next
        }
        return columns
    }

    /// Where the text behind so many columns begins; nil where there is none.
    fileprivate func offset(ofColumn limit: Int, in text: Range<Int>) -> Int? {
        var (columns, offset) = (0, text.lowerBound)
        while offset < text.upperBound {
            let (next, isColumn) = step(offset)
            if isColumn { columns += 1 }
            if columns > limit { return offset }
            offset = next
        }
        return nil
    }

    private func step(_ offset: Int) -> (next: Int, isColumn: Bool) {
        if bytes[offset] < 0x80 { return (offset + 1, true) }
        guard let letter = letter(at: offset) else { return (offset + 1, true) }
        return (letter.range.upperBound, letter.scalar.value < 0x300 || !letter.scalar.isMark)
    }
}

extension LintedFile {
    /// Whether the word that an offset lies in is an address and the last of the line.
    fileprivate func endsInAddress(_ text: Range<Int>, across offset: Int) -> Bool {
        guard !source.bytes[offset..<text.upperBound].contains(0x20) else { return false }
        let start = source.bytes[text.lowerBound..<offset].lastIndex(of: 0x20).map { $0 + 1 } ?? text.lowerBound
        return source.bytes[start..<text.upperBound].firstRange(of: Array("://".utf8)) != nil
    }
}

extension Diagnostic.Kind {
    fileprivate static let longLine = Diagnostic.Kind(
        "lint/long-line", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "một dòng dài hơn \(Lint.mostColumns) cột", en: "a line has more than \(Lint.mostColumns) columns"),
            why: Message(
                vi: "phải cuộn ngang mới đọc hết; khi so hai bản thì khó thấy chỗ khác",
                en: "it cannot be read without scrolling, and changes in it are hard to see"),
            wrong: "# Tỷ lệ số hóa tính trên kết quả giải quyết thủ tục hành chính còn hiệu lực, "
                + "không tính kết quả đã hết hiệu lực trước ngày chốt số liệu.\n" + LintExample.indicator(),
            right: "# Tỷ lệ số hóa tính trên kết quả giải quyết thủ tục hành chính còn hiệu lực,\n"
                + "# không tính kết quả đã hết hiệu lực trước ngày chốt số liệu.\n" + LintExample.indicator(),
            fix: Message(
                vi: "xuống dòng: sau `>-` với câu dài, mỗi khóa một dòng với bảng trong `{}`",
                en: "break it: after `>-` for a long sentence, a key a line for a table in `{}`")))
}

extension Diagnostic {
    fileprivate static func longLine(at span: Span, columns: Int) -> Diagnostic {
        Diagnostic(
            .longLine,
            Message(vi: "dòng này dài \(columns) cột", en: "this line has \(columns) columns"), at: span)
    }
}
