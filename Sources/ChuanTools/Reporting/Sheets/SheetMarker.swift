import Chuan
public import Diagnostics
public import Workbooks

/// Finds what to mark on the sheets that units sent: the cells that failed targets read, and those that are missing.
public struct SheetMarker {
    private struct Place: Hashable {
        let file: FileID
        let cell: CellPlaces.Cell
    }

    private struct Mark {
        var verdict: VerdictCode
        var lines: [String]
    }

    private let run: RunResult
    private let language: Language
    private var marks: [Place: Mark] = [:]
    /// Who reports is never what is wrong.
    private let header: Set<String>

    /// - Complexity: O(numbers read by all checks).
    public init(_ run: RunResult, language: Language) {
        self.run = run
        self.language = language
        header = Set(run.rulebook.vocabulary.blocks[Vocabulary.headerBlock].fields.map(\.key))
        for indicator in run.results.flatMap(\.indicators) {
            for check in indicator.checks {
                for item in check.items { mark(item, of: check, indicator.indicator) }
            }
        }
    }

    /// The marks of one file, by places.
    public func marks(of file: FileID) -> [CellMark] {
        marks.filter { $0.key.file == file }
            .map { place, mark in
                CellMark(
                    sheet: place.cell.sheet, row: place.cell.row, column: place.cell.column, fill: mark.verdict.fill,
                    note: mark.lines.joined(separator: "\n\n"))
            }
            .sorted { ($0.sheet, $0.row, $0.column) < ($1.sheet, $1.row, $1.column) }
    }

    /// Which target something is about, in words: comments are read apart from the page of results.
    private func about(_ item: ItemResult, _ check: CheckResult, _ indicator: Indicator) -> String {
        var text = Message(vi: "Chỉ tiêu", en: "Target")[language] + " \(indicator.id) (\(indicator.title[language]))"
        if check.check.id != indicator.id {
            text += ", " + Message(vi: "tiêu chí", en: "check")[language] + " \(check.check.id)"
        }
        return "\(text): \(item.verdict.label[language]). "
    }

    private mutating func mark(_ item: ItemResult, of check: CheckResult, _ indicator: Indicator) {
        switch item.verdict {
        case .fail, .inconsistent:
            let label = item.title?[language] ?? item.label
            var text = about(item, check, indicator) + (label.map { "\($0): " } ?? "") + item.sentence[language]
            if let gap = item.gap { text += ". \(ReportWords.needed[language]): \(gap.need[language])" }
            for evidence in item.evidence where !header.contains(evidence.field) {
                add(text, item.verdict, at: evidence.span)
            }
        case .unknown:
            let need = Message(vi: "thiếu số liệu", en: "missing")[language]
            for missing in item.missing {
                let text = about(item, check, indicator) + "\(need) \(missing.name[language])"
                add(text, item.verdict, at: missing.span)
            }
        case .pass, .noEvents, .notApplicable, .notDue: break
        }
    }

    private mutating func add(_ text: String, _ verdict: VerdictCode, at span: Span?) {
        guard let span, let cell = run.files[span.file]?.cells?.cell(at: span.start) else { return }
        let place = Place(file: span.file, cell: cell)
        guard var mark = marks[place] else {
            marks[place] = Mark(verdict: verdict, lines: [text])
            return
        }
        if verdict.urgency > mark.verdict.urgency { mark.verdict = verdict }
        if !mark.lines.contains(text) { mark.lines.append(text) }
        marks[place] = mark
    }
}

extension VerdictCode {
    /// Which of several verdicts about one cell it is coloured for.
    fileprivate var urgency: Int {
        switch self {
        case .fail: 3
        case .inconsistent: 2
        case .unknown: 1
        case .pass, .noEvents, .notApplicable, .notDue: 0
        }
    }
}
