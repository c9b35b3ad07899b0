import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// The cells of a sheet whose letters cannot be read.
struct ForeignCells {
    private var cells: [(cell: SheetCell, letters: ForeignLetters)] = []

    mutating func add(_ cell: SheetCell, _ letters: ForeignLetters) { cells.append((cell, letters)) }

    /// What is wrong with them: an error where one of them may say something of the figures, a warning where all are
    /// remarks below these; nil where there are none.
    ///
    /// - Complexity: O(cells that are found).
    func problem(_ content: SheetContent, _ grid: SheetGrid, _ layout: ReportLayout) -> Diagnostic? {
        guard let first = cells.first else { return nil }
        let end = content.end(before: grid.workbook.source.bytes.count)
        let isLast = !grid.sheet.cells.contains { $0.range.lowerBound >= end ?? .max && grid.isFigure($0) }
        guard
            let found = cells.first(where: { cell, letters in
                !isLast && !grid.isAlone(cell) || !Self.isRemark(cell, letters, behind: end, grid, layout)
            })
        else {
            return .unreadText(first.letters.name, grid.text(first.cell), cells.count, at: grid.span(first.cell))
        }
        let text = grid.text(found.cell)
        if found.letters == .lookalikes, let letter = ForeignLetters.lookalike(in: text) {
            return .lookalikeLetter(
                letter.letter, in: letter.word, place: letter.place, at: grid.span(found.cell))
        }
        return .foreignLetters(found.letters.name, text, cells.count, at: grid.span(found.cell))
    }

    /// Whether a cell stands below everything that was read and is no label that is known.
    private static func isRemark(
        _ cell: SheetCell, _ letters: ForeignLetters, behind end: Int?, _ grid: SheetGrid, _ layout: ReportLayout
    ) -> Bool {
        guard let end, cell.range.lowerBound >= end else { return false }
        let text = grid.text(cell)
        guard text.contains(":") else { return true }
        guard let decoded = letters.decode(text) else { return false }
        let label = decoded.prefix { $0 != ":" }
        return layout.top(String(label).trimmingSpaces()) == nil
    }
}

extension SheetGrid {
    /// Whether a row has no other cell.
    fileprivate func isAlone(_ cell: SheetCell) -> Bool { row(Int(cell.row)).map { $0.cells.count == 1 } ?? false }
}

extension SheetContent {
    /// Where the last thing that was read ends; nil where nothing was.
    ///
    /// - Parameter size: What stands behind it are places of cells that say nothing.
    fileprivate func end(before size: Int) -> Int? {
        let ends =
            lines.map(\.value.range.upperBound) + reports.map(\.range.upperBound)
            + tables.compactMap { table in table.rows.last.map { table.range($0).upperBound } }
        return tables.isEmpty && reports.isEmpty ? nil : ends.filter { $0 < size }.max()
    }
}

extension ForeignLetters {
    /// What it is called.
    fileprivate var name: Message {
        switch self {
        case .tcvn3: Message(vi: "bảng mã TCVN3 (ABC)", en: "the letters of TCVN3 (ABC) fonts")
        case .vni: Message(vi: "bảng mã VNI", en: "the letters of VNI fonts")
        case .mistaken: Message(vi: "chữ UTF-8 bị mở sai bảng mã", en: "UTF-8 that was opened as another encoding")
        case .lookalikes:
            Message(vi: "chữ của bảng chữ cái khác trông giống", en: "letters of other alphabets that look alike")
        case .lost: Message(vi: "chữ đã mất khi chuyển bảng mã", en: "letters that were lost in a conversion")
        }
    }
}
