import Diagnostics
import Workbooks

/// Places for cells that say nothing, so that what is missing can be named: they stand behind the texts of a workbook.
struct BlankCells {
    private let start: Int
    private(set) var places: [CellPlaces.Cell] = []
    /// What was said elsewhere, by its place.
    private(set) var origins: [Int: String] = [:]
    private var known: [String: Int] = [:]

    /// - Parameter offset: The end of what is there.
    init(after offset: Int) {
        start = offset
    }

    /// Where a cell without text stands.
    mutating func place(_ grid: SheetGrid, _ row: Int, _ column: Int) -> Int {
        if grid.workbook.source.cells == nil {
            // A sheet that is a file of text has no room for more: the cell before is named.
            let cells = grid.row(row).map { grid.cells(of: $0) } ?? []
            let before = cells.last { Int($0.column) < column }?.range.upperBound
            return before ?? cells.first?.range.lowerBound ?? 0
        }
        places.append(CellPlaces.Cell(sheet: grid.number, row: row, column: column))
        return start + places.count - 1
    }

    /// Where something stands that is not said in the workbook: by an option, by a line of the register.
    mutating func place(of origin: String) -> Int {
        if let place = known[origin] { return place }
        places.append(CellPlaces.Cell(sheet: 0, row: 1, column: 1))
        let place = start + places.count - 1
        known[origin] = place
        origins[place] = origin
        return place
    }

    /// Sets places aside, for so many cells at most, that are asked for apart from the others.
    mutating func setAside(_ count: Int) -> BlankCells {
        let part = BlankCells(after: start + places.count)
        places += Array(repeating: CellPlaces.Cell(sheet: 0, row: 1, column: 1), count: count)
        return part
    }

    /// Takes back what was set aside.
    mutating func takeBack(_ part: BlankCells) {
        let first = part.start - start
        places.replaceSubrange(first..<first + part.places.count, with: part.places)
    }
}

extension SourceFile {
    /// The same with places for cells that say nothing.
    func adding(_ blanks: BlankCells) -> SourceFile {
        if blanks.places.isEmpty { return self }
        var places = cells
        for (number, cell) in blanks.places.enumerated() { places?.add(cell, at: bytes.count + number) }
        let further = [UInt8](repeating: 0x0A, count: blanks.places.count)
        return SourceFile(
            id: id, path: path, bytes: bytes + further, firstLine: firstLine, cells: places, origins: blanks.origins)
    }
}
