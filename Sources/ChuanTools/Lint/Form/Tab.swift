import Diagnostics

extension Lint {
    /// Tabs that are not at the end of a line. Those in indents that make the file unreadable are errors.
    static let tab = Lint(
        .tab,
        .file { file in
            guard let anatomy = file.anatomy else { return [] }
            let tail = file.emptyTail.lowerBound
            return file.lines.prefix { $0.lowerBound < tail }.flatMap { line in
                file.tabs(in: line.lowerBound..<file.blanks(atEndOf: line).lowerBound).map { run in
                    let isMatter = anatomy.role(at: run.lowerBound) == .matter
                    return .tab(at: file.span(run), isMatter ? .needsReview : .safe)
                }
            }
        })
}

extension LintedFile {
    /// The runs of tabs in a stretch.
    fileprivate func tabs(in stretch: Range<Int>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for offset in stretch where source.bytes[offset] == 0x09 {
            if let last = runs.last, last.upperBound == offset {
                runs[runs.count - 1] = last.lowerBound..<offset + 1
            } else {
                runs.append(offset..<offset + 1)
            }
        }
        return runs
    }
}

extension Diagnostic.Kind {
    fileprivate static let tab = Diagnostic.Kind(
        "lint/tab", .note, fixes: .always,
        Diagnostic.Explanation(
            what: Message(vi: "có Tab ở chỗ của dấu cách", en: "a tab stands where a space would do"),
            why: Message(
                vi: "mỗi chương trình hiện Tab rộng hẹp khác nhau, và YAML không cho dùng Tab để thụt dòng",
                en: "programs show tabs in different widths, and YAML does not take them as indents"),
            wrong: LintExample.indicator(check: LintExample.digitisation + " \t# như bản năm 2022"),
            right: LintExample.indicator(check: LintExample.digitisation + "  # như bản năm 2022"),
            fix: Message(vi: "thay bằng dấu cách", en: "put spaces in their place")))
}

extension Diagnostic {
    fileprivate static func tab(at span: Span, _ grade: Fix.Grade) -> Diagnostic {
        Diagnostic(
            .tab, Message(vi: "có Tab ở đây", en: "a tab stands here"), at: span,
            fixes: [
                // One space for each tab: YAML counts a tab as one column.
                Fix(
                    Message(vi: "thay bằng dấu cách", en: "replace with a space"), grade,
                    [Fix.Edit(span, String(repeating: " ", count: span.end - span.start))])
            ])
    }
}
