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
                grid.text(key), cell.map(grid.node) ?? .empty(blanks.place(grid, row.number, column)))
        }
    }

    /// The table with its columns by their keys; nil where a key is that of none, or stands twice.
    func table(_ index: Int, _ layout: ReportLayout) -> SheetTable? {
        let block = layout.vocabulary.blocks[index]
        guard block.form == .table, let start = firstRow else { return nil }
        var uses: [(number: Int, use: TableHeading.Use)] = []
        for key in keys {
            if case .column(let field)? = layout.row(grid.text(key), of: index) {
                uses.append((Int(key.column), .field(field)))
            } else if let line = HeaderKey(grid.text(key)) {
                uses.append((Int(key.column), .header(line)))
            } else {
                return nil
            }
        }
        guard Set(uses.map(\.use)).count == uses.count else { return nil }
        var table = SheetTable(index, block, grid, uses)
        let label = uses.first { use in block.rowLabel.map { use.use == .field($0) } ?? false }?.number
        let words = RowWords(layout.sumLabels[index])
        for place in grid.rows.indices where isRow(place, from: start) {
            let name = label.flatMap { grid.shown(grid.rows[place].number, $0) }
            let sum = name.flatMap { words.meaning(grid.text($0)) == .sum ? (grid.text($0), $0.range) : nil }
            table.add(place, sum: sum, caption: nil)
        }
        return table
    }

    /// Rows of a table with figures that do not say what they are, by their number; zeros are lines that were prepared.
    func namelessRows(_ table: SheetTable, _ block: Block) -> [(row: Int, span: Span)] {
        let naming = table.columns.filter { block.namingFields.contains($0.field) }.map(\.number)
        if naming.isEmpty { return [] }
        return table.rows.enumerated().compactMap { number, row in
            let cells = table.cells(row).filter { cell in table.columns.contains { $0.number == Int(cell.column) } }
            guard !table.isSum(row), !cells.contains(where: { naming.contains(Int($0.column)) }),
                let first = cells.first(where: { grid.isFigure($0) && grid.text($0) != "0" })
            else { return nil }
            return (number, grid.span(first))
        }
    }

    /// The rows of a table, as entries by the keys of columns.
    func rows(_ blanks: inout BlankCells) -> [EntryRow] {
        guard let start = firstRow else { return [] }
        let keys = keys
        return grid.rows.indices.filter { isRow($0, from: start) }.map { place in
            let row = grid.rows[place]
            let cells = grid.cells(of: row).map(\.range)
            let entries = keys.map { key in
                let cell = grid.cell(row, Int(key.column))
                let node = cell.map(grid.node) ?? .empty(blanks.place(grid, row.number, Int(key.column)))
                return SourceEntry(grid.text(key), node)
            }
            return EntryRow(entries: entries, range: (cells.first?.lowerBound ?? 0)..<(cells.last?.upperBound ?? 0))
        }
    }

    /// The cells of the first row that say what columns are.
    private var keys: ArraySlice<SheetCell> { grid.rows.first.map { grid.cells(of: $0).dropFirst() } ?? [] }

    /// Whether something stands in a column of the table.
    private func isRow(_ place: Int, from start: Int) -> Bool {
        let row = grid.rows[place]
        guard row.number >= start else { return false }
        let keys = keys
        return grid.cells(of: row).contains { cell in keys.contains { $0.column == cell.column } }
    }

    /// The first figure where the form has no place for one; nil where there is none.
    var strayFigure: Diagnostic? {
        let start = firstRow
        let value = column(Self.valueMarker)
        let keys = Set((grid.rows.first.map { grid.cells(of: $0) } ?? []).map(\.column))
        for row in grid.rows where row.number >= 2 {
            let hasKey = grid.cell(row, 1) != nil
            for cell in grid.cells(of: row) where cell.column > 1 && cell.isNumeric {
                let isPlaced =
                    if let start { row.number >= start && keys.contains(cell.column) } else {
                        hasKey && Int(cell.column) == value
                    }
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
