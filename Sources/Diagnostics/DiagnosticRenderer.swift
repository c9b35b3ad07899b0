/// Draws diagnostics for people: the message, the place, the line with a caret under it, labels and help.
///
///     report.yaml:4:12: lỗi: khóa `ten` không có trong mẫu [report/unknown-key]
///       4 |     - ten: Hộ tịch
///         |       ^^^ ...
///         = gợi ý: ...
public struct DiagnosticRenderer {
    private let files: SourceFiles
    private let language: Language
    private let colour: Bool
    private var indices: [FileID: LineIndex] = [:]

    public init(files: SourceFiles, language: Language, colour: Bool = false) {
        self.files = files
        self.language = language
        self.colour = colour
    }

    /// One diagnostic, with a line break at its end.
    public mutating func render(_ diagnostic: Diagnostic) -> String {
        let severity = paint(word(for: diagnostic.severity), code: code(for: diagnostic.severity))
        let place = place(of: diagnostic.span)
        var out = "\(place): \(severity): \(diagnostic.message[language]) [\(diagnostic.kind.name)]\n"
        out += snippet(diagnostic.span, mark: "^", note: nil)
        for label in diagnostic.labels {
            let elsewhere = label.span.file != diagnostic.span.file
            if elsewhere { out += "  \(self.place(of: label.span)):\n" }
            out += snippet(label.span, mark: "-", note: label.message[language])
        }
        let margin = String(repeating: " ", count: gutter(diagnostic.span) + 1)
        if let help = diagnostic.help {
            out += "\(margin)= \(language == .vi ? "gợi ý" : "help"): \(help[language])\n"
        }
        return out
    }

    /// `path:line:column` of the start of a span.
    public mutating func place(of span: Span) -> String {
        guard let file = files[span.file] else { return "?" }
        return file.place(named: index(file).name(of: span.start), at: span.start)
    }

    private mutating func index(_ file: SourceFile) -> LineIndex {
        if let known = indices[file.id] { return known }
        let new = LineIndex(file)
        indices[file.id] = new
        return new
    }

    /// What stands before a line that is shown: its number, or the name of the cell.
    private mutating func label(of span: Span, in file: SourceFile) -> String {
        if let cell = file.cells?.cell(at: span.start) { return CellPlaces.name(row: cell.row, column: cell.column) }
        return String(index(file).location(of: span.start).line)
    }

    private mutating func gutter(_ span: Span) -> Int {
        guard let file = files[span.file] else { return 2 }
        return max(2, label(of: span, in: file).count) + 1
    }

    private mutating func snippet(_ span: Span, mark: Character, note: String?) -> String {
        guard let file = files[span.file], !file.bytes.isEmpty || file.cells == nil, file.origins[span.start] == nil
        else { return "" }
        let lines = index(file)
        let location = lines.location(of: span.start)
        guard let range = lines.range(ofLine: location.line) else { return "" }
        let window = Self.window(around: span, in: range, of: file)
        let start = max(window.lowerBound, min(span.start, window.upperBound))
        let before = Self.clean(file.text(window.lowerBound..<start))
        let marked = Self.clean(file.text(start..<max(start, min(span.end, window.upperBound))))
        let carets = String(repeating: mark, count: max(1, Self.width(marked)))
        let number = label(of: span, in: file)
        let width = max(2, number.count)
        let pad = String(repeating: " ", count: width - number.count)
        let margin = String(repeating: " ", count: width + 1)
        let indent = String(repeating: " ", count: Self.width(before))
        let tail = note.map { " " + $0 } ?? ""
        return
            " \(pad)\(number) | \(Self.clean(file.text(window)))\n\(margin) | \(indent)\(paint(carets, code: "36"))\(tail)\n"
    }

    /// The part of a long line that is shown: whole scalars, at most about 160 bytes.
    private static func window(around span: Span, in line: Range<Int>, of file: SourceFile) -> Range<Int> {
        guard line.count > 200 else { return line }
        func isInside(_ offset: Int) -> Bool { offset < line.upperBound && file.bytes[offset] & 0xC0 == 0x80 }
        var start = max(line.lowerBound, min(span.start, line.upperBound) - 80)
        while isInside(start) { start += 1 }
        var end = min(line.upperBound, start + 160)
        while isInside(end) { end += 1 }
        return start..<end
    }

    /// Control characters and cut scalars never reach the terminal.
    private static func clean(_ text: String) -> String {
        if isClean(text) { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let hidden =
                scalar.value < 0x20 || scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value)
                || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            out.append(scalar == "\t" ? " " : hidden ? "\u{FFFD}" : scalar)
        }
        return String(out)
    }

    /// Whether a text surely has nothing of these. They are all below a blank, at the end of ASCII, or begin with one of two
    /// bytes that letters of Vietnamese and English never begin with.
    private static func isClean(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xE2 }
    }

    /// Columns on a terminal: combining marks take none, wide East Asian letters and pictures two.
    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            if scalar.value < 0x300 && scalar != "\u{AD}" || 0x1EA0...0x1EF9 ~= scalar.value { return sum + 1 }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return sum
            default: return sum + (isWide(scalar) ? 2 : 1)
            }
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xFF00...0xFF60: true
        default: scalar.properties.isEmojiPresentation
        }
    }

    private func word(for severity: Diagnostic.Severity) -> String {
        switch (severity, language) {
        case (.error, .vi): "lỗi"
        case (.warning, .vi): "cảnh báo"
        case (.note, .vi): "ghi chú"
        case (.error, .en): "error"
        case (.warning, .en): "warning"
        case (.note, .en): "note"
        }
    }

    private func code(for severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "1;31"
        case .warning: "1;33"
        case .note: "1;36"
        }
    }

    private func paint(_ text: String, code: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
