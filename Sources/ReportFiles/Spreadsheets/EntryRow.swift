import Chuan
import Diagnostics
import YAMLSource

/// A row of a sheet as entries of a mapping, to be read as other files are.
struct EntryRow {
    let entries: [SourceEntry]
    let range: Range<Int>

    /// Whether it says anything.
    var isFilled: Bool { entries.contains { !$0.value.isNothing } }
}

extension ReportLayout {
    /// A table or a list of codes of some rows; nil where none says anything.
    func entry(_ block: Block, _ rows: [EntryRow], _ file: FileID) -> SourceEntry? {
        let filled = rows.filter(\.isFilled)
        guard let first = filled.first, let last = filled.last else { return nil }
        if filled.count == 1, let word = word(first, file) { return SourceEntry(block.key, word) }
        let range = first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
        if block.form == .codes {
            return SourceEntry(block.key, .list(filled.compactMap { $0.entries.first?.value }, range))
        }
        return SourceEntry(block.key, .list(filled.map { .mapping($0.entries, $0.range) }, range))
    }

    /// A word that stands for a whole table: `không phát sinh` alone in its only row.
    func word(_ row: EntryRow, _ file: FileID) -> SourceNode? {
        let said = row.entries.filter { !$0.value.isNothing }
        guard said.count == 1, let text = said.first?.value.text else { return nil }
        let field = Field(key: "", title: Title(vi: nil, en: nil), kind: .text)
        let source = CellSource(text, span: Span(file: file, start: 0, end: 0))
        return cells.read(source, as: field).cell.state == .value ? nil : said.first?.value
    }
}

extension SourceNode {
    /// What it says, where it is a text.
    var text: String? {
        guard case .text(let text, _) = self else { return nil }
        return text
    }

    /// Whether it says nothing.
    var isNothing: Bool {
        guard case .empty = self else { return false }
        return true
    }
}
