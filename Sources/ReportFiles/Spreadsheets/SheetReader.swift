import Chuan
import Diagnostics
import Parallel
import Workbooks
import YAMLSource

/// What one sheet says.
struct SheetContent {
    let file: FileID
    /// Labels with their values, and blocks of a form.
    var lines: [SourceEntry] = []
    var tables: [SheetTable] = []
    /// Rows that are a report each.
    var reports: [SheetRow] = []
    var problems: [Diagnostic] = []
    var mappings: [TableMapping] = []

    init(file: FileID) {
        self.file = file
    }

    var isEmpty: Bool { lines.isEmpty && tables.isEmpty && reports.isEmpty }

    /// Adds what stands on a part of the same sheet.
    mutating func add(_ part: SheetContent) {
        lines += part.lines
        tables += part.tables
        reports += part.reports
        problems += part.problems
        mappings += part.mappings
    }
}

/// Reads sheets: tables where headings are found, labelled lines elsewhere.
struct SheetReader {
    let layout: ReportLayout
    let finder: HeadingFinder
    private let given: GivenNames
    /// That of the reports, where sheets do not say it.
    private let period: String?
    private let directory: UnitDirectory?

    /// Headings may begin this many rows below where some could begin: titles look like headings.
    private static let titles = 4

    /// - Parameter directory: The units that are known.
    init(_ layout: ReportLayout, given: GivenNames, period: String? = nil, directory: UnitDirectory? = nil) {
        self.layout = layout
        self.directory = directory
        self.period = period
        self.given = given
        finder = HeadingFinder(layout, given: given)
    }

    /// From so many cells on, their letters are looked at beside the reading.
    private static let manyCells = 10_000

    func read(_ grid: SheetGrid, _ blanks: inout BlankCells) -> SheetContent {
        let before = blanks
        let (read, found) =
            grid.sheet.cells.count < Self.manyCells
            ? (readAll(grid, .none, period, &blanks), Self.foreign(grid))
            : Threads.both {
                readAll(grid, .none, period, &blanks)
            } beside: {
                Self.foreign(grid)
            }
        var content = read
        tellDecoded(grid, &content)
        guard let problem = found.problem(read, grid, layout) else { return content }
        if problem.severity == .error {
            blanks = before
            content = SheetContent(file: grid.workbook.source.id)
        }
        content.problems.append(problem)
        return content
    }

    /// - Parameters:
    ///   - unit: Of the amounts, where what stands above says it.
    ///   - period: That of the reports, where the sheet does not say it.
    ///   - depth: How many tables this one stands beside.
    private func readAll(
        _ grid: SheetGrid, _ unit: SheetUnit, _ period: String?, depth: Int = 0, _ blanks: inout BlankCells
    ) -> SheetContent {
        var content = SheetContent(file: grid.workbook.source.id)
        var lines = LabelledLines(layout, grid, given: given, unit)
        var place = 0
        // Before this place no table is one that is not known.
        var labelled = 0
        while place < grid.rows.count {
            guard let heading = bestHeading(grid, from: place) else {
                if place >= labelled, let end = skipUnknown(grid, place, lines, &content, &labelled) {
                    place = end
                } else {
                    lines.read(grid.rows[place], &blanks)
                    place += 1
                }
                continue
            }
            while place < grid.rows.count, grid.rows[place].number < heading.rows.lowerBound {
                lines.read(grid.rows[place], &blanks)
                place += 1
            }
            let start = grid.rows.indices.first { grid.rows[$0].number > heading.rows.upperBound } ?? grid.rows.count
            let end = end(grid, after: start, lines)
            if depth < Self.beside, let seam = seam(heading, grid, place..<end, lines) {
                for columns in [1...seam - 1, seam + 1...Int(UInt16.max)] {
                    let part = grid.part(place..<end, columns)
                    let period = lines.period ?? period
                    content.add(readAll(part, lines.unit, period, depth: depth + 1, &blanks))
                }
            } else {
                read(heading, grid, start..<end, lines.unit, &content, &blanks)
            }
            place = end
        }
        lines.settle(period: period)
        content.lines = lines.entries
        content.problems += lines.problems.filter { problem in
            problem.kind != .moneyUnit || !content.problems.contains { $0.span == problem.span }
        }
        return content
    }

    /// Reads a sheet of a form.
    func read(_ form: FormSheet, _ blanks: inout BlankCells) -> SheetContent {
        var content = SheetContent(file: form.grid.workbook.source.id)
        if let stray = form.strayFigure { content.problems.append(stray) }
        if form.block == FormSheet.header {
            content.lines = form.lines(&blanks)
        } else if let block = layout.vocabulary.blocks.firstIndex(where: { $0.key == form.block }) {
            if layout.vocabulary.blocks[block].form == .group {
                let lines = form.lines(&blanks)
                if let first = lines.first, let last = lines.last {
                    let range =
                        first.value.range.lowerBound..<max(first.value.range.lowerBound, last.value.range.upperBound)
                    content.lines = [SourceEntry(form.block, .mapping(lines, range))]
                }
            } else {
                read(form, block, &content, &blanks)
            }
        }
        return content
    }

    /// Reads a table of a form. One whose keys are not those of columns is read as other files are, which tells of them.
    private func read(
        _ form: FormSheet, _ index: Int, _ content: inout SheetContent, _ blanks: inout BlankCells
    ) {
        let block = layout.vocabulary.blocks[index]
        if var table = form.table(index, layout) {
            for (row, span) in form.namelessRows(table, block) {
                content.problems.append(.namelessRow(block.namingTitle, at: span))
                table.markNameless(row)
            }
            content.tables = [table]
        } else if let entry = layout.entry(block, form.rows(&blanks), content.file) {
            content.lines.append(entry)
        }
    }

    /// So many tables beside each other are told apart.
    private static let beside = 8

    func bestHeading(_ grid: SheetGrid, from place: Int) -> TableHeading? {
        guard var best = headingAlone(grid, place, finder.heading(grid, at: place)) else { return nil }
        for later in place + 1...place + Self.titles where later < grid.rows.count {
            // What has figures below headings is a row of theirs.
            if isRow(grid, later, of: best) { break }
            if let heading = finder.heading(grid, at: later), heading.matched >= best.matched { best = heading }
        }
        return best
    }

    private func isRow(_ grid: SheetGrid, _ place: Int, of heading: TableHeading) -> Bool {
        let row = grid.rows[place]
        guard row.number > heading.rows.upperBound, !finder.columnNumbers(grid, place).isThere else { return false }
        let figures = grid.cells(of: row).filter { cell in
            grid.isFigure(cell) && heading.columns.contains { $0.isRead && $0.number == Int(cell.column) }
        }
        return figures.count >= 2
    }

    /// Tells of a table that is not known, whose rows are no labels with values.
    ///
    /// - Parameter labelled: Is set to where labels end that keep rows from being such a table: they need not be looked at
    ///   again for each row above them.
    /// - Returns: Where the sheet goes on behind it; nil where none begins.
    private func skipUnknown(
        _ grid: SheetGrid, _ place: Int, _ lines: LabelledLines, _ content: inout SheetContent, _ labelled: inout Int
    ) -> Int? {
        guard let unknown = finder.unknownHeading(grid, at: place), let problem = finder.problem(unknown, grid) else {
            return nil
        }
        let start = unknown.places.upperBound
        let end = end(grid, after: start, lines)
        if let last = grid.rows[start..<end].lastIndex(where: { grid.cells(of: $0).contains(where: lines.isKnown) }) {
            labelled = last - HeadingFinder.deepest
            return nil
        }
        content.problems.append(problem)
        return end
    }

    /// Where the rows of a table end: behind a gap, at the headings of another or at a figure with its label.
    private func end(_ grid: SheetGrid, after start: Int, _ lines: LabelledLines) -> Int {
        var place = start
        // Titles may stand above the headings of the next table.
        var gap = Int.min
        while place < grid.rows.count {
            let isGap = place > 0 && grid.rows[place].number > grid.rows[place - 1].number + 1
            if isGap, place > start {
                gap = place
                if let next = finder.heading(grid, at: place), next.matched >= 2 { return place }
                if lines.isLine(grid.rows[place]) { return place }
            }
            if gap != .min, place - gap <= Self.titles, finder.unknownHeading(grid, at: place) != nil { return gap }
            place += 1
        }
        return place
    }

    private func read(
        _ heading: TableHeading, _ grid: SheetGrid, _ places: Range<Int>, _ unit: SheetUnit,
        _ content: inout SheetContent, _ blanks: inout BlankCells
    ) {
        content.problems += heading.problems
        if heading.problems.contains(where: { $0.kind == .ambiguousTable }) { return }
        var body = TableBody(layout, grid, heading, unit)
        body.read(places, &blanks)
        let unread = UnreadNames(layout, heading, grid, places) ?? unitRows(heading, grid, places)
        if let problem = unread?.problem {
            content.problems.append(problem)
        } else {
            content.problems += body.problems
        }
        if let cell = body.refusedUnit {
            content.problems.append(.unknownMoneyUnit(grid.text(cell), at: grid.span(cell)))
        }
        content.problems += unused(heading, grid, places, but: unread?.candidate)
        if let hidden = hidden(heading, grid, body.readPlaces) { content.problems.append(hidden) }
        content.mappings.append(TableMapping(heading, layout, grid))
        let several = body.periods.problem(grid)
        if let several { content.problems.append(several) }
        if var table = body.table {
            table.isUnread = unread != nil || several != nil
            content.tables.append(table)
        }
        if several == nil { content.reports += body.reports }
    }

    /// Rows that are units, below a column of units that only its number calls the names of rows.
    private func unitRows(_ heading: TableHeading, _ grid: SheetGrid, _ places: Range<Int>) -> UnreadNames? {
        guard let label = heading.block.flatMap({ layout.vocabulary.blocks[$0].rowLabel }),
            let column = heading.column(of: .field(label)), finder.given(column) == nil,
            finder.isOfUnits(column)
        else { return nil }
        return UnreadNames(layout, heading, grid, column, places, directory)
    }

    /// Text in letters that were never Unicode, or are no longer.
    private static func foreign(_ grid: SheetGrid) -> ForeignCells {
        var found = ForeignCells()
        for cell in grid.sheet.cells where cell.kind == .text {
            if let letters = grid.foreignLetters(cell) { found.add(cell, letters) }
        }
        return found
    }

    private func tellDecoded(_ grid: SheetGrid, _ content: inout SheetContent) {
        let decoded = grid.sheet.cells.filter { $0.kind == .decodedText }
        if let first = decoded.first { content.problems.append(.decodedText(decoded.count, at: grid.span(first))) }
    }
}
