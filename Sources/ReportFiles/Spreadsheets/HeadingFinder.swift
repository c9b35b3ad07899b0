import Chuan
import Diagnostics
import Workbooks

/// Finds headings of tables on a sheet.
struct HeadingFinder {
    let layout: ReportLayout
    let matchers: [(block: Int, matcher: HeadingMatcher)]
    let flat: FlatNames
    /// The names of each table.
    private let titles: [Int: [(folded: String, words: Set<String>)]]
    /// What columns are called in this file, by what they are.
    let given: GivenNames

    /// Headings are at most this deep.
    static let deepest = 5

    init(_ layout: ReportLayout, given: GivenNames) {
        self.layout = layout
        self.given = given
        flat = FlatNames(layout: layout, subject: .reports)
        matchers = layout.vocabulary.blocks.enumerated().dropFirst(2).filter { $0.element.form == .table }
            .map { ($0.offset, HeadingMatcher($0.element)) }
        titles = matchers.reduce(into: [:]) { titles, table in
            titles[table.block] = layout.vocabulary.blocks[table.block].names.compactMap { $0 }
                .map { (Spelling.fold($0), HeadingWords($0).words) }
        }
    }

    /// The headings that begin at a row; nil where none do.
    ///
    /// - Parameter place: A place in the grid's rows.
    func heading(_ grid: SheetGrid, at place: Int) -> TableHeading? {
        guard isHeadingLike(grid, place) else { return nil }
        var best: TableHeading?
        var rival: TableHeading?
        for depth in 1...Self.deepest where place + depth <= grid.rows.count {
            if depth > 1, !isHeadingLike(grid, place + depth - 1) || !follows(grid, place + depth - 1) { break }
            let columns = columns(grid, place, depth)
            let numbers = columnNumbers(grid, place + depth)
            for heading in candidates(grid, place, depth, columns, numbers) {
                if isBetter(heading, than: best, grid) {
                    if let old = best, old.block != heading.block, old.matched == heading.matched { rival = old }
                    best = heading
                } else if let old = best, old.block != heading.block, old.matched == heading.matched {
                    rival = heading
                }
            }
        }
        guard var best, isEnough(best) else { return nil }
        if let rival, rival.matched == best.matched, rival.block != best.block, !names(grid, best.block),
            let first = best.columns.first
        {
            best.problems.append(
                .ambiguousTable(title(best.block), title(rival.block), at: grid.span(first.cell)))
        }
        return best
    }

    private func title(_ block: Int?) -> Message {
        block.map { layout.vocabulary.blocks[$0].shownTitle }
            ?? Message(vi: "mỗi dòng một báo cáo", en: "a report in each row")
    }

    /// Whether a sheet is called like a table.
    private func names(_ grid: SheetGrid, _ block: Int?) -> Bool {
        guard let block, let titles = titles[block] else { return false }
        return titles.contains { $0.folded == grid.name.folded || $0.words == grid.name.words }
    }

    private func isBetter(_ new: TableHeading, than old: TableHeading?, _ grid: SheetGrid) -> Bool {
        guard let old else { return true }
        let (isNamed, wasNamed) = (names(grid, new.block), names(grid, old.block))
        if isNamed != wasNamed { return isNamed ? new.matched >= 2 : old.matched < 2 }
        return new.matched > old.matched
    }

    /// Two columns at least, and most of those that hold something.
    private func isEnough(_ heading: TableHeading) -> Bool {
        let named = heading.columns.count { $0.use != .aside }
        return heading.matched >= 2 && (heading.matched >= 4 || heading.matched * 2 >= named)
    }

    func isHeadingLike(_ grid: SheetGrid, _ place: Int) -> Bool {
        let cells = grid.cells(of: grid.rows[place])
        return !cells.isEmpty && cells.allSatisfy { !grid.isFigure($0) }
    }

    /// Whether nothing but rows that merged cells cover lies between a row and the one above.
    func follows(_ grid: SheetGrid, _ place: Int) -> Bool {
        let (above, below) = (grid.rows[place - 1].number, grid.rows[place].number)
        return (above + 1..<below).allSatisfy(grid.isCovered)
    }

    // MARK: What columns stand for

    private func candidates(
        _ grid: SheetGrid, _ place: Int, _ depth: Int, _ columns: [TableHeading.Column], _ numbers: ColumnNumbers
    ) -> [TableHeading] {
        let last = grid.rows[place + depth - (numbers.isThere ? 0 : 1)].number
        let rows = grid.rows[place].number...last
        var found = matchers.map { block, matcher in
            match(
                TableHeading(block: block, columns: columns, rows: rows), matcher, numbers.official, grid)
        }
        found.append(matchFlat(TableHeading(block: nil, columns: columns, rows: rows), grid))
        return found
    }

    /// What the user says that a column is.
    func given(_ column: TableHeading.Column) -> String? {
        given.column(column.path, letters: CellPlaces.letters(column.number))
    }

    /// Whether a name that the user gives is one of the vocabulary, if not of this table.
    func isKnown(_ name: String) -> Bool {
        if flat.find(name) != nil || layout.top(name) != nil { return true }
        return layout.vocabulary.blocks.indices.contains { layout.row(name, of: $0) != nil }
    }

    func aside(_ column: TableHeading.Column) -> TableHeading.Use {
        if let key = column.path.count == 1 ? HeaderKey(column.path[0]) : nil { return .header(key) }
        if Self.aside.contains(column.words.last) { return .aside }
        return column.words.isUnmarked && Self.plainAside.contains(column.words.last) ? .aside : .unknown
    }

    /// Headings of columns that say nothing of the matter.
    private static let aside = Set(
        ["TT", "STT", "Số TT", "Số thứ tự", "Ghi chú", "No", "Note", "Notes"].map { HeadingWords($0).words })
    private static let plainAside = Set(aside.map(HeadingMarks.dropped.words))

    /// What a column stands for in a table that has one report in each row: its heading without a unit behind it.
    private func flatName(_ column: TableHeading.Column) -> String {
        let heading = column.path[0]
        if let given = given(column) { return given }
        if flat.find(heading) != nil { return heading }
        if Self.unitNames.contains(column.words.whole) { return HeaderKey.unitName.rawValue }
        guard let end = heading.firstIndex(where: { $0 == "(" || $0 == "," }), end != heading.startIndex else {
            return heading
        }
        return String(heading[..<end]).trimmingSpaces()
    }

    /// How the column of units is headed, beside the names of the line.
    private static let unitNames = Set(
        ["đơn vị", "cơ quan", "tên cơ quan", "cơ quan, đơn vị", "tên cơ quan, đơn vị", "đơn vị báo cáo"]
            .map(Spelling.fold))

    /// Whether a column is headed as one of units.
    func isOfUnits(_ column: TableHeading.Column) -> Bool { Self.unitNames.contains(column.words.whole) }

    private func matchFlat(_ heading: TableHeading, _ grid: SheetGrid) -> TableHeading {
        var heading = heading
        for (place, column) in heading.columns.enumerated() where column.path.count == 1 {
            let name = flatName(column)
            switch flat.find(name)?.place {
            case .header(let key)?: heading.columns[place].use = .header(key)
            case .some: heading.columns[place].use = .part(name)
            case nil: heading.columns[place].use = aside(column)
            }
        }
        // A report in each row says whose it is.
        let isReport =
            (heading.column(of: .header(.unitCode)) ?? heading.column(of: .header(.unitName))) != nil
            && heading.columns.contains { if case .part = $0.use { true } else { false } }
        if !isReport {
            heading.columns = heading.columns.map {
                var column = $0; column.use = .unknown; return column
            }
        }
        refuseTwice(&heading, [], grid)
        return heading
    }
}
