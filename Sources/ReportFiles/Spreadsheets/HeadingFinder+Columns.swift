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

    /// What a row below the headings calls columns: `(1)`, `2`, `3=4+5+6`; `A`, `B` before numbers of its own.
    struct ColumnNumbers {
        /// Numbers of the official form by column; none where the row counts otherwise than the form does.
        var official: [Int: Int] = [:]
        /// Whether there is such a row.
        var isThere = false
    }

    func columnNumbers(_ grid: SheetGrid, _ place: Int) -> ColumnNumbers {
        guard place < grid.rows.count else { return ColumnNumbers() }
        var numbers: [(column: Int, number: Int)] = []
        var hasLetters = false
        var isWritten = false
        let cells = grid.cells(of: grid.rows[place])
        for cell in cells {
            let text = grid.text(cell)
            guard let number = Self.columnNumber(text) else { return ColumnNumbers() }
            isWritten = isWritten || text.contains("=") || text.contains("(")
            if number == 0 { hasLetters = true } else { numbers.append((Int(cell.column), number)) }
        }
        let all = numbers.map(\.number)
        guard numbers.count >= 3, Set(all).count == all.count, let least = all.min(), let most = all.max(),
            most <= cells.count + 3
        else { return ColumnNumbers() }
        // Columns that were moved keep their numbers; figures of a row are seldom a count without gaps.
        let isAscending = zip(all, all.dropFirst()).allSatisfy(<)
        guard isAscending || isWritten || least <= 2 && most - least == all.count - 1 && all.count >= 5 else {
            return ColumnNumbers()
        }
        // The form numbers all columns; one that calls the first by letters begins with 1 at its figures.
        if hasLetters, least == 1 { return ColumnNumbers(isThere: true) }
        let official = numbers.reduce(into: [:]) { $0[$1.column] = $1.number }
        return ColumnNumbers(official: official, isThere: true)
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
