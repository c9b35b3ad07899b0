import Chuan
import Diagnostics
import Workbooks

/// What is told of the columns and rows of a table.
extension SheetReader {
    /// Columns that hold something and mean nothing.
    func unused(
        _ heading: TableHeading, _ grid: SheetGrid, _ places: Range<Int>, but named: Int?
    ) -> [Diagnostic] {
        let told = Set(heading.problems.map(\.span))
        return heading.columns.compactMap { column in
            let span = grid.span(column.cell)
            guard column.use == .unknown, column.number != named, !told.contains(span) else { return nil }
            let isFilled = places.prefix(1_000).contains { grid.cell(grid.rows[$0], column.number) != nil }
            guard isFilled else { return nil }
            let name = column.path.last ?? ""
            let near = heading.block.map { layout.nearestRow(name, of: $0) } ?? layout.nearestTop(name)
            return .unusedColumn(column.path.joined(separator: " / "), near: near, at: span)
        }
    }

    /// Figures in rows and columns that are not shown: they are read as others are.
    func hidden(_ heading: TableHeading, _ grid: SheetGrid, _ places: [Int]) -> Diagnostic? {
        if grid.sheet.hiddenRows.isEmpty, grid.sheet.hiddenColumns.isEmpty { return nil }
        let columns = heading.columns.filter { $0.isRead && grid.isHidden(column: $0.number) }
        let rows = places.map { grid.rows[$0] }.filter { grid.sheet.hiddenRows.contains($0.number) }
        if rows.isEmpty, columns.isEmpty { return nil }
        let inColumns = places.lazy.compactMap { place in
            columns.lazy.compactMap { grid.cell(grid.rows[place], $0.number) }.first
        }
        let inRows = rows.lazy.compactMap { row in grid.cells(of: row).first { grid.isFigure($0) } }
        guard
            let first = [inColumns.first, inRows.first].compactMap({ $0 }).min(by: {
                $0.range.lowerBound < $1.range.lowerBound
            })
        else { return nil }
        return .hiddenCells(rows: rows.count, columns: columns.count, at: grid.span(first))
    }
}
