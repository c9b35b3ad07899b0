import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// A sheet of the form that `chuan form` writes: hidden keys say what its cells are.
///
/// The first cell says which form and which block it is (`chuan-form/1 hcmc-cchc-2023 tthc`). In a table and a list the
/// first row has the keys of the columns, and the first column says behind which row the rows begin. Elsewhere the first
/// column has the keys of the rows, and the first row says in which column their values stand.
struct FormSheet {
    static let version = "chuan-form/1"
    static let header = "header"
    static let rowsMarker = "rows"
    static let valueMarker = "value"
    static let codesKey = "code"

    let grid: SheetGrid
    let rulebook: String
    let block: String
    private let marker: SheetCell

    /// Nil where the sheet is none.
    init?(_ grid: SheetGrid) {
        guard let cell = grid.cell(1, 1) else { return nil }
        let words = grid.text(cell).split(separator: " ").map(String.init)
        guard let first = words.first, first.hasPrefix("chuan-form/") else { return nil }
        self.grid = grid
        marker = cell
        rulebook = words.count == 3 && first == Self.version ? words[1] : ""
        block = words.count == 3 ? words[2] : ""
    }

    /// Why the sheet cannot be read by these rules; nil where it can.
    func problem(_ expected: String) -> Diagnostic? {
        if rulebook == expected { return nil }
        return .otherForm(
            grid.text(marker), expected: "\(Self.version) \(expected) …", at: grid.span(marker))
    }

    /// The keys of rows with what stands beside them.
    func lines(_ blanks: inout BlankCells) -> [SourceEntry] {
        guard let column = column(Self.valueMarker) else { return [] }
        return grid.rows.compactMap { row in
            guard row.number > 1, let key = grid.cell(row, 1) else { return nil }
            let cell = grid.cell(row, column)
            return SourceEntry(
                grid.text(key), cell.map(grid.node) ?? .empty(blanks.place(row.number, column)))
        }
    }

    /// The rows of a table.
    func rows(_ blanks: inout BlankCells) -> [SheetRow] {
        guard let first = grid.rows.first, let start = firstRow else { return [] }
        let keys = grid.cells(of: first).dropFirst()
        return grid.rows.compactMap { row in
            guard row.number >= start,
                grid.cells(of: row).contains(where: { cell in keys.contains { $0.column == cell.column } })
            else { return nil }
            let cells = grid.cells(of: row).map(\.range)
            var read = SheetRow(range: (cells.first?.lowerBound ?? 0)..<(cells.last?.upperBound ?? 0))
            for key in keys {
                let cell = grid.cell(row, Int(key.column))
                let node = cell.map(grid.node) ?? .empty(blanks.place(row.number, Int(key.column)))
                read.entries.append(SourceEntry(grid.text(key), node))
            }
            return read
        }
    }

    /// The first figure where the form has no place for one; nil where there is none.
    var strayFigure: Diagnostic? {
        let start = firstRow
        let value = column(Self.valueMarker)
        let keys = Set((grid.rows.first.map { grid.cells(of: $0) } ?? []).map(\.column))
        for row in grid.rows where row.number >= start ?? 6 {
            let hasKey = grid.cell(row, 1) != nil
            for cell in grid.cells(of: row) where cell.column > 1 && cell.isNumeric {
                let isPlaced = start == nil ? hasKey && Int(cell.column) == value : keys.contains(cell.column)
                if !isPlaced { return .strayFigure(grid.text(cell), at: grid.span(cell)) }
            }
        }
        return nil
    }

    private var firstRow: Int? {
        grid.rows.first { row in row.number > 1 && grid.cell(row, 1).map { grid.text($0) == Self.rowsMarker } ?? false }
            .map { $0.number + 1 }
    }

    private func column(_ marker: String) -> Int? {
        grid.rows.first.flatMap { row in grid.cells(of: row).first { grid.text($0) == marker } }.map { Int($0.column) }
    }
}

extension SheetCell {
    fileprivate var isNumeric: Bool { kind == .number || kind == .percentage || kind == .date }
}
