import Diagnostics

extension Lint {
    /// Line breaks of Windows among those of Unix, or the other way round.
    static let mixedLineBreaks = Lint(
        .mixedLineBreaks,
        .file { file in
            guard file.anatomy != nil else { return [] }
            let breaks = file.lineBreaks
            return breaks.others.isEmpty ? [] : [.mixedLineBreaks(breaks, in: file)]
        })
}

/// A way to end a line.
enum LineBreak: String, CaseIterable {
    case unix = "\n"
    case windows = "\r\n"
    case carriageReturn = "\r"

    var name: String {
        switch self {
        case .unix: "LF"
        case .windows: "CRLF"
        case .carriageReturn: "CR"
        }
    }
}

/// How the lines of a file end.
struct LineBreaks {
    /// That of most lines: LF or CRLF.
    let usual: LineBreak
    /// The places of all others.
    let others: [(kind: LineBreak, range: Range<Int>)]
    let count: Int
}

extension LintedFile {
    /// - Complexity: O(lines).
    var lineBreaks: LineBreaks {
        let tail = emptyTail.lowerBound
        let ends = lines.filter { $0.lowerBound < tail && $0.upperBound < source.bytes.count }.map(\.upperBound)
        let all = ends.map { end -> (kind: LineBreak, range: Range<Int>) in
            if source.bytes[end] == 0x0A { return (.unix, end..<end + 1) }
            let isPair = end + 1 < source.bytes.count && source.bytes[end + 1] == 0x0A
            return isPair ? (.windows, end..<end + 2) : (.carriageReturn, end..<end + 1)
        }
        let isWindows = all.count { $0.kind == .windows } > all.count { $0.kind == .unix }
        let usual: LineBreak = isWindows ? .windows : .unix
        guard all.contains(where: { $0.kind == usual }) else {
            return LineBreaks(usual: usual, others: [], count: all.count)
        }
        return LineBreaks(usual: usual, others: all.filter { $0.kind != usual }, count: all.count)
    }
}

extension Diagnostic.Kind {
    fileprivate static let mixedLineBreaks = Diagnostic.Kind(
        "lint/mixed-line-breaks", .note, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "một tệp có cả dấu xuống dòng kiểu Windows (CRLF) lẫn kiểu Unix (LF)",
                en: "one file has line breaks of Windows (CRLF) and of Unix (LF)"),
            why: Message(
                vi: "trình soạn thảo sửa lại là cả tệp hiện ra như đã thay đổi",
                en: "an editor that tidies it up shows the whole file as changed"),
            wrong: "# Bản thử\r\n" + LintExample.indicator(),
            right: "# Bản thử\n" + LintExample.indicator(),
            fix: Message(vi: "dùng một kiểu cho cả tệp", en: "use one kind throughout")))
}

extension Diagnostic {
    fileprivate static func mixedLineBreaks(_ breaks: LineBreaks, in file: LintedFile) -> Diagnostic {
        let kinds = LineBreak.allCases.filter { kind in breaks.others.contains { $0.kind == kind } }
        let (rare, usual) = (kinds.map(\.name).joined(separator: ", "), breaks.usual.name)
        let number = breaks.others.count
        return Diagnostic(
            .mixedLineBreaks,
            Message(
                vi: "\(number) trong \(breaks.count) dòng kết thúc bằng \(rare), các dòng khác bằng \(usual)",
                en:
                    "\(number) of \(breaks.count) lines \(number == 1 ? "ends" : "end") in \(rare), the others in \(usual)"
            ),
            at: file.span(breaks.others[0].range).startPoint,
            fixes: [
                Fix(
                    Message(vi: "dùng \(usual) cho cả tệp", en: "use \(usual) throughout"), .safe,
                    breaks.others.map { edit($0.kind, file.span($0.range), to: breaks.usual) })
            ])
    }

    /// The least change of a line break.
    private static func edit(_ kind: LineBreak, _ span: Span, to usual: LineBreak) -> Fix.Edit {
        let first = Span(file: span.file, start: span.start, end: span.start + 1)
        switch (kind, usual) {
        case (.windows, _): return Fix.Edit(first, "")
        case (.unix, _): return Fix.Edit(span.startPoint, "\r")
        case (.carriageReturn, .windows): return Fix.Edit(span.endPoint, "\n")
        case (.carriageReturn, _): return Fix.Edit(span, "\n")
        }
    }
}
