import Diagnostics
import Workbooks

/// Places for cells that say nothing, so that what is missing can be named: they stand behind the texts of a workbook.
struct BlankCells {
    private let sheet: Int
    private var offset: Int
    private(set) var places: [CellPlaces.Cell] = []
    /// Of a sheet that is a file of text: its cells, beside which those stand that say nothing.
    private let grid: SheetGrid?

    /// - Parameter offset: The end of what is there.
    init(_ grid: SheetGrid, sheet: Int, after offset: Int) {
        self.sheet = sheet
        self.offset = offset
        self.grid = grid.workbook.source.cells == nil ? grid : nil
    }

    /// The offset of the next one.
    var end: Int { offset + places.count }

    /// Where a cell without text stands.
    mutating func place(_ row: Int, _ column: Int) -> Int {
        if let grid {
            let cells = grid.row(row).map { grid.cells(of: $0) } ?? []
            let before = cells.last { Int($0.column) < column }?.range.upperBound
            return before ?? cells.first?.range.lowerBound ?? 0
        }
        places.append(CellPlaces.Cell(sheet: sheet, row: row, column: column))
        return end - 1
    }
}

extension SourceFile {
    /// The same with places for cells that say nothing.
    func adding(_ blanks: [CellPlaces.Cell]) -> SourceFile {
        if blanks.isEmpty { return self }
        var places = cells ?? CellPlaces(sheets: [])
        for (number, cell) in blanks.enumerated() { places.add(cell, at: bytes.count + number) }
        let further = [UInt8](repeating: 0x0A, count: blanks.count)
        return SourceFile(id: id, path: path, bytes: bytes + further, firstLine: firstLine, cells: places)
    }
}
