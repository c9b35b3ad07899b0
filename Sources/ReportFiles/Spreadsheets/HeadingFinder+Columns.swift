import Workbooks

extension HeadingFinder {
    /// The columns of headings that take some rows, with what stands above each.
    func columns(_ grid: SheetGrid, _ place: Int, _ depth: Int) -> [TableHeading.Column] {
        let rows = (place..<place + depth).map { grid.rows[$0].number }
        var numbers: Set<Int> = []
        for row in place..<place + depth { numbers.formUnion(grid.cells(of: grid.rows[row]).map { Int($0.column) }) }
        for row in rows {
            for column in numbers {
                if let range = grid.range(row, column) { numbers.formUnion(range.columns.prefix(100)) }
            }
        }
        return numbers.sorted().prefix(500).compactMap { column in
            var path: [SheetCell] = []
            for row in rows {
                guard let cell = heading(grid, row, column, rows), path.last != cell else { continue }
                path.append(cell)
            }
            guard let lowest = path.last else { return nil }
            let texts = path.map(grid.text)
            return TableHeading.Column(
                number: column, path: texts, words: HeadingPath(texts), cell: lowest, use: .unknown)
        }
    }

    /// The heading of a column in one of the rows: where wide headings are not merged, the one to the left goes on over
    /// what has headings of its own below, as it has itself.
    private func heading(_ grid: SheetGrid, _ row: Int, _ column: Int, _ rows: [Int]) -> SheetCell? {
        if let cell = grid.shown(row, column) { return cell }
        let below = rows.filter { $0 > row }
        guard below.contains(where: { grid.shown($0, column) != nil }),
            let left = grid.row(row).map({ grid.cells(of: $0) })?.last(where: { Int($0.column) < column }),
            grid.range(row, Int(left.column)) == nil,
            below.contains(where: { grid.cell($0, Int(left.column)) != nil })
        else { return nil }
        return left
    }

    /// The numbers that a row below the headings gives to columns: `(1)`, `2`, `3=4+5+6`.
    func columnNumbers(_ grid: SheetGrid, _ place: Int) -> [Int: Int] {
        guard place < grid.rows.count else { return [:] }
        var numbers: [Int: Int] = [:]
        var last = 0
        let cells = grid.cells(of: grid.rows[place])
        for cell in cells {
            guard let number = Self.columnNumber(grid.text(cell)) else { return [:] }
            if number == 0 { continue }
            if number <= last { return [:] }
            last = number
            numbers[Int(cell.column)] = number
        }
        return numbers.count >= 3 && last <= cells.count + 3 ? numbers : [:]
    }

    /// The number of a column; 0 for a letter; nil for anything else.
    static func columnNumber(_ text: String) -> Int? {
        var rest = Substring(text.filter { $0 != " " })
        if let equals = rest.firstIndex(of: "=") { rest = rest[..<equals] }
        rest = rest.drop { $0 == "(" || $0 == "[" }
        while let last = rest.last, last == ")" || last == "]" { rest = rest.dropLast() }
        if rest.count == 1, let letter = rest.unicodeScalars.first, letter.properties.isAlphabetic { return 0 }
        guard (1...2).contains(rest.utf8.count), let number = Int(rest), number > 0 else { return nil }
        return number
    }
}
