import Chuan
import Workbooks

/// What stands beside a table, with an empty column between.
extension SheetReader {
    /// The headings at a row, or those of its first cells alone where they say more: figures of other things may stand
    /// beside headings.
    ///
    /// - Parameter whole: The headings of the whole row.
    func headingAlone(_ grid: SheetGrid, _ place: Int, _ whole: TableHeading?) -> TableHeading? {
        let row = grid.rows[place]
        guard let first = grid.cells(of: row).first.map({ Int($0.column) }) else { return whole }
        var last = first
        for cell in grid.cells(of: row) where Int(cell.column) <= last + 1 {
            last = max(Int(cell.column), grid.range(row.number, Int(cell.column))?.columns.upperBound ?? 0)
        }
        let places = place..<min(grid.rows.count, place + HeadingFinder.deepest + 1)
        guard last >= first + 2,
            grid.rows[places].contains(where: { row in
                grid.cells(of: row).contains { Int($0.column) > last + 1 && grid.isFigure($0) }
            })
        else { return whole }
        let alone = finder.heading(grid.part(places, first...last), at: 0)
        guard let alone, alone.matched > whole?.matched ?? 0 else { return whole }
        return alone
    }

    /// The empty column between a table and what stands beside it; nil where nothing does.
    ///
    /// - Parameters:
    ///   - heading: That of the whole width.
    ///   - places: Of all rows, with the headings.
    /// - Complexity: O(rows), and O(cells) where something stands behind an empty column.
    func seam(_ heading: TableHeading, _ grid: SheetGrid, _ places: Range<Int>, _ lines: LabelledLines) -> Int? {
        let numbers = heading.columns.map(\.number)
        guard let first = numbers.min(), let last = numbers.max() else { return nil }
        let end = grid.rows[places].reduce(last) { max($0, Int(grid.cells(of: $1).last?.column ?? 0)) }
        if last - first + 1 == numbers.count, end <= last + 1 { return nil }
        var used = [Bool](repeating: false, count: end + 1)
        for number in numbers { used[number] = true }
        for row in grid.rows[places] { for cell in grid.cells(of: row) { used[Int(cell.column)] = true } }
        for column in first..<end where !used[column] && used[column + 1] {
            let beside = grid.part(places, column + 1...end)
            if isOwn(beside, heading.columns.filter { $0.number > column }, lines) { return column }
        }
        return nil
    }

    /// Whether a part of a sheet says something of its own: a table with names of rows, or labels with figures.
    ///
    /// - Parameter columns: What its headings were taken for beside the table to the left.
    private func isOwn(_ part: SheetGrid, _ columns: [TableHeading.Column], _ lines: LabelledLines) -> Bool {
        for place in part.rows.indices.prefix(HeadingFinder.deepest + 1) {
            guard let heading = finder.heading(part, at: place) else { continue }
            guard let block = heading.block.map({ layout.vocabulary.blocks[$0] }) else { return true }
            let named = heading.columns.contains { column in
                guard case .field(let field) = column.use else { return false }
                return block.namingFields.isEmpty
                    ? field == block.rowLabel || block.fields[field].isWord : block.namingFields.contains(field)
            }
            if named { return true }
        }
        if columns.contains(where: \.isRead) { return false }
        return part.rows.contains { row in
            let cells = part.cells(of: row)
            return zip(cells, cells.dropFirst()).contains { label, value in
                !part.isFigure(label) && part.isFigure(value) && value.column == label.column + 1
                    && (columns.isEmpty || lines.isLabelled(label))
            }
        }
    }
}

extension Field {
    /// Whether its cells are words.
    fileprivate var isWord: Bool {
        switch kind {
        case .text, .choice, .texts: true
        default: false
        }
    }
}
