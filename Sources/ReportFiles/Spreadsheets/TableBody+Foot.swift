import Chuan
import Diagnostics
import Workbooks

/// What stands among and below the rows of a table and is none of them: notes, signatures, headings of the next page.
extension TableBody {
    /// Whether a row has a figure where the table has some.
    func hasFigure(_ row: SheetGrid.Row) -> Bool {
        grid.cells(of: row).contains { cell in
            let column = Int(cell.column)
            return column != label && column != numbering && isUsed(column) && grid.isFigure(cell)
        }
    }

    // MARK: Notes and signatures

    private static let notes = FoldedPrefixes([
        "ghi chú", "lưu ý", "chú thích", "nơi nhận", "người lập", "note:", "notes:", "prepared by",
    ])
    /// What only stands in rows without figures: rows may have such names.
    private static let signatures = FoldedPrefixes([
        "thủ trưởng", "chủ tịch", "phó chủ tịch", "kt. chủ tịch", "tm. ủy ban", "giám đốc", "ký tên", "người kiểm tra",
        "thuyết minh", "giải trình", "ký, ghi rõ", "ký và ghi rõ",
    ])

    func isNote(_ cell: SheetCell) -> Bool {
        grid.withText(cell, Self.notes.mayBegin) && Self.notes.begin(grid.text(cell))
    }

    /// Where notes and signatures below the rows begin; nil where there are none.
    ///
    /// - Complexity: O(rows), and O(cells) of those without figures.
    func footPlace(_ places: Range<Int>) -> Int? {
        var hasRows = false
        for place in places {
            let row = grid.rows[place]
            if hasFigure(row) {
                hasRows = true
            } else if hasRows, isFoot(row) {
                return place
            }
        }
        return nil
    }

    private func isFoot(_ row: SheetGrid.Row) -> Bool {
        guard ordinal(row) == .none else { return false }
        let texts = grid.cells(of: row).filter { !grid.isFigure($0) }
        guard let first = texts.first else { return false }
        if isNote(first) { return true }
        let isNamed = label.flatMap { grid.cell(row, $0) } != nil
        return texts.contains { cell in
            if isNamed, Int(cell.column) != label, cell != first { return false }
            let text = grid.text(cell)
            return Self.signatures.begin(text) || !isNamed && (isNote(cell) || Self.isPlaceAndDay(text))
        }
    }

    /// `Mẫu Hòa, ngày 05 tháng 01 năm 2024`.
    private static func isPlaceAndDay(_ text: String) -> Bool {
        if text.utf8.count > 200 { return false }
        var rest = HeadingWords.list(text)[...]
        for word in day {
            guard let place = rest.firstIndex(of: word) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }

    private static let day = HeadingWords.list("ngày tháng năm")

    /// Tells of figures below notes and signatures that might have been meant.
    func belowFoot(_ places: Range<Int>) -> Diagnostic? {
        var rows = UnjudgedRows()
        for place in places {
            let row = grid.rows[place]
            guard hasFigure(row), !isRepeatedHeading(row),
                let name = labelCell(row) ?? grid.cells(of: row).first(where: { !grid.isFigure($0) }),
                let figure = grid.cells(of: row).first(where: { grid.isFigure($0) && $0.column > name.column })
            else { continue }
            rows.add(.below, grid.text(name), grid.span(figure))
        }
        return rows.diagnostic
    }

    // MARK: Numbers that stand alone

    /// A number without any name, with empty rows between it and those above; it may be their sum.
    func stray(_ place: Int) -> SheetCell? {
        guard place > 0, !dataPlaces.isEmpty,
            grid.rows[place].number > grid.rows[place - 1].number + Self.gap || lastStray == place - 1
        else { return nil }
        let cells = grid.cells(of: grid.rows[place])
        guard cells.count == 1, let cell = cells.first, grid.isFigure(cell), Int(cell.column) != label,
            !explains(place)
        else { return nil }
        return cell
    }

    /// So many rows below the others a number is none of theirs.
    private static let gap = 2

    // MARK: Headings of the next page

    /// What a row calls columns, where all of it are numbers of columns.
    static func numbers(_ grid: SheetGrid, _ row: Int) -> [Int: Int] {
        guard let row = grid.row(row) else { return [:] }
        return numbers(grid, row) ?? [:]
    }

    private static func numbers(_ grid: SheetGrid, _ row: SheetGrid.Row) -> [Int: Int]? {
        var numbers: [Int: Int] = [:]
        for cell in grid.cells(of: row) {
            guard cell.range.count <= 40, let number = HeadingFinder.columnNumber(grid.text(cell)) else { return nil }
            numbers[Int(cell.column)] = number
        }
        return numbers.count >= 3 ? numbers : nil
    }

    /// Whether a row says headings or numbers of columns again, as on the next page of print.
    func isRepeatedHeading(_ row: SheetGrid.Row) -> Bool {
        let cells = grid.cells(of: row)
        // Most rows have a name that is no heading.
        let name = label.flatMap { grid.cell(row, $0) }
        guard let first = cells.first, name.map({ isNumber($0) || isHeading($0) }) ?? true else { return false }
        if let numbers = Self.numbers(grid, row) {
            if !columnNumbers.isEmpty { return numbers.allSatisfy { columnNumbers[$0.key] == $0.value } }
            let ascending = numbers.sorted { $0.key < $1.key }.map(\.value)
            return ascending.count >= 5 && ascending.count + 2 >= heading.columns.count && ascending[0] <= 2
                && zip(ascending, ascending.dropFirst()).allSatisfy { $0 + 1 == $1 }
        }
        guard cells.count >= 2 || label.map({ Int(first.column) != $0 }) ?? true else { return false }
        return cells.allSatisfy(isHeading)
    }

    private func isNumber(_ cell: SheetCell) -> Bool {
        grid.isFigure(cell) || cell.range.count <= 6 && HeadingFinder.columnNumber(grid.text(cell)) != nil
    }

    /// Whether a cell says what stands above its column.
    private func isHeading(_ cell: SheetCell) -> Bool {
        guard !grid.isFigure(cell), let column = heading.columns.first(where: { $0.number == Int(cell.column) }) else {
            return false
        }
        let first = grid.withText(cell) { $0.first.map { $0 | 0x20 } }
        guard column.path.contains(where: { $0.utf8.first.map { $0 | 0x20 } == first }) else { return false }
        let text = grid.text(cell)
        return column.path.contains { Spelling.same($0, text) }
    }
}
