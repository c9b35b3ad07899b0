import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// A row of a sheet that is a report.
struct SheetRow {
    /// Lines of the header that the row itself gives.
    var header: [(key: HeaderKey, entry: SourceEntry)] = []
    /// Parts of the report.
    var parts: [(name: FlatName, node: SourceNode, isEmpty: Bool)] = []
    let range: Range<Int>
}

/// Reads the rows below the headings of a table.
struct TableBody {
    let layout: ReportLayout
    let grid: SheetGrid
    let heading: TableHeading
    /// Nil where each row is a report.
    private(set) var table: SheetTable?
    private(set) var reports: [SheetRow] = []
    /// Where the rows that are read stand among the grid's.
    private(set) var readPlaces: [Int] = []
    private(set) var problems: [Diagnostic] = []
    private var group: SheetCell?
    /// How far outside the caption is numbered; -1 where it is not.
    private var groupRank = -1
    /// Captions that are periods.
    private(set) var periods = PeriodCaptions()
    private var subtotal: Subtotal?
    /// Rows that are parts of others, and remarks.
    private var unjudged = UnjudgedRows()
    var parts = PartRows()
    private let flat: [PartColumn]
    private let header: [(number: Int, key: HeaderKey)]
    /// By their numbers, columns that mean something.
    private let used: [Bool]
    /// The columns of row numbers and of row labels.
    let numbering: Int?
    let label: Int?
    /// Columns of which one has to say what a row is; empty where rows need no name.
    let naming: [Int]
    /// Columns whose figures add up, and the first of them.
    let counted: [TableHeading.Counted]
    let firstFigure: Int
    let block: Block?
    private let unit: SheetUnit
    let words: RowWords
    /// What the row below the headings calls columns, by column.
    let columnNumbers: [Int: Int]
    /// Whether rows are numbered, and the number of the last one that was read.
    private(set) var (hasNumbers, lastNumber) = (false, 0)
    /// The places of the last row, and of the last number that stood alone.
    private(set) var (last, lastStray) = (0, -1)
    /// What groups are numbered with, the widest first.
    private(set) var outerNumbers: [OuterNumber] = []
    /// Captions of groups that only the rows below them show, and rows without figures.
    private var titles = ToldRows()
    private var empty = ToldRows()

    /// - Parameter unit: Of the amounts, where the sheet says it.
    init(_ layout: ReportLayout, _ grid: SheetGrid, _ heading: TableHeading, _ unit: SheetUnit) {
        self.unit = unit
        self.layout = layout
        self.grid = grid
        self.heading = heading
        block = heading.block.map { layout.vocabulary.blocks[$0] }
        let names = FlatNames(layout: layout, subject: .reports)
        var (flat, header): ([PartColumn], [(number: Int, key: HeaderKey)]) = ([], [])
        var used = [Bool](repeating: false, count: (heading.columns.map(\.number).max() ?? 0) + 1)
        for column in heading.columns {
            used[column.number] = column.isRead
            switch column.use {
            case .part(let part):
                guard let name = names.find(part) else { continue }
                flat.append(PartColumn(column, name, layout))
            case .header(let key): header.append((column.number, key))
            case .field, .aside, .unknown, .refused: break
            }
        }
        (self.flat, self.header, self.used) = (flat, header, used)
        numbering = heading.columns.first { $0.use == .aside }?.number
        label = block?.rowLabel.flatMap { heading.column(of: .field($0))?.number }
        naming =
            block.map { block in
                block.namingFields.compactMap { heading.column(of: .field($0))?.number }
            } ?? []
        counted = heading.counted(block, flat)
        firstFigure = max(counted.first?.number ?? .max, (label ?? 0) + 1)
        columnNumbers = Self.numbers(grid, heading.rows.upperBound)
        words = RowWords(heading.block.map { layout.sumLabels[$0] } ?? FoldedPrefixes([]))
        if let index = heading.block, let block {
            table = SheetTable(index, block, grid, heading.columns.map { ($0.number, $0.use) }, unit)
        }
    }

    /// - Parameter places: Places in the grid's rows.
    mutating func read(_ places: Range<Int>, _ blanks: inout BlankCells) {
        let foot = footPlace(places)
        let body = places.lowerBound..<(foot ?? places.upperBound)
        last = lastRow(body)
        hasNumbers = body.contains { ordinal(grid.rows[$0]) == .number }
        for place in body where place <= last { read(place, &blanks) }
        closeSubtotal()
        settleNameless()
        let below = foot.flatMap { belowFoot($0..<places.upperBound) }
        problems += [unjudged.diagnostic, below].compactMap { $0 }
        if let first = titles.first { problems.append(.groupTitles(first.text, count: titles.count, at: first.span)) }
        if let first = empty.first { problems.append(.emptyRows(first.text, count: empty.count, at: first.span)) }
    }

    private mutating func read(_ place: Int, _ blanks: inout BlankCells) {
        let row = grid.rows[place]
        if let outer = outer(row), !outerNumbers.contains(outer) { outerNumbers.append(outer) }
        switch kind(place) {
        case .note: break
        case .stray(let cell):
            lastStray = place
            problems.append(.strayBelow(grid.text(cell), at: grid.span(cell)))
        case .aside(let cell): unjudged.add(.aside, grid.text(cell), grid.span(cell))
        case .part(let cell): addPart(cell)
        case .caption: parts.isOpen = parts.owner != nil
        case .group(let cell):
            open(cell, rank(row))
        case .title(let cell):
            open(cell, rank(row))
            titles.add(grid.text(cell), grid.span(cell))
        case .subtotal(let cell):
            open(cell, rank(row))
            subtotal = Subtotal(cell, at: place)
        case .sum(let text, let range):
            parts = PartRows()
            sumPlaces.append(place)
            readPlaces.append(place)
            table?.add(place, sum: (text, range), caption: group)
        case .data where isCaption(place): open(labelCell(row), -1)
        case .data:
            // A row that is numbered like the group is none of it.
            if groupRank >= 0, rank(row) <= groupRank { open(nil, -1) }
            readPlaces.append(place)
            if let number = Int(ordinalText(row)) { lastNumber = number }
            if let name = emptyName(place) { empty.add(grid.text(name), grid.span(name)) }
            if table == nil { addReport(place, &blanks) } else { add(place) }
        }
    }

    /// Where a unit of money stands that is not known, in a table that has amounts.
    var refusedUnit: SheetCell? {
        let isAmount = heading.columns.contains { column in
            if case .field(let field) = column.use { block?.fields[field].isMoney ?? false } else { false }
        }
        let units = flat.filter { $0.field?.isMoney ?? false }.map { $0.unit.isGiven ? $0.unit : unit }
        for case .refused(let cell) in units + (isAmount ? [unit] : []) { return cell }
        return nil
    }

    func isUsed(_ column: Int) -> Bool { column < used.count && used[column] }

    /// Begins a group of rows.
    private mutating func open(_ caption: SheetCell?, _ rank: Int) {
        closeSubtotal()
        parts = PartRows()
        (group, groupRank) = (caption, rank == .max ? -1 : rank)
        if let caption { periods.add(caption, grid) }
    }

    // MARK: Rows as parts of reports

    private mutating func add(_ place: Int) {
        let row = grid.rows[place]
        if isNameless(row) {
            if hasNothing(row) { return }
            nameless.append((place, table?.rows.count ?? 0))
        } else {
            dataPlaces.append(place)
        }
        parts = PartRows(owner: PartRows.Owner(ordinal: ordinalText(row), row: table?.rows.count ?? 0, place: place))
        table?.add(place, sum: nil, caption: group)
        subtotal?.add(row, counted, grid)
    }

    private mutating func addReport(_ place: Int, _ blanks: inout BlankCells) {
        let row = grid.rows[place]
        let cells = grid.cells(of: row)
        var read = SheetRow(range: (cells.first?.range.lowerBound ?? 0)..<(cells.last?.range.upperBound ?? 0))
        for (column, key) in header {
            guard let cell = grid.shown(row.number, column) else { continue }
            read.header.append((key, SourceEntry(key.rawValue, grid.node(cell, of: key))))
        }
        for column in flat {
            let cell = grid.cell(row, column.number)
            let node =
                cell.map { column.node($0, grid, unit, &problems) }
                ?? .empty(blanks.place(grid, row.number, column.number))
            read.parts.append((column.name, node, cell == nil))
        }
        let isNameless = !read.header.contains { $0.key == .unitCode || $0.key == .unitName }
        if isNameless {
            if hasNothing(row) { return }
            nameless.append((place, reports.count))
        } else {
            dataPlaces.append(place)
        }
        reports.append(read)
    }

    // MARK: Rows without a name, and sums

    /// Places of rows that say what they are, and of those that sum them up.
    private(set) var dataPlaces: [Int] = []
    private var sumPlaces: [Int] = []
    /// Rows that do not, with their number among the rows of the table.
    private var nameless: [(place: Int, row: Int)] = []

    /// Whether nothing says what a row is.
    private func isNameless(_ row: SheetGrid.Row) -> Bool {
        !naming.isEmpty && naming.allSatisfy { grid.shown(row.number, $0) == nil }
    }

    /// Whether a row has no figure but zeros: a line that was prepared and not filled in.
    private func hasNothing(_ row: SheetGrid.Row) -> Bool {
        grid.cells(of: row).allSatisfy { cell in
            !isUsed(Int(cell.column)) || cell.kind == .number && grid.text(cell).utf8.allSatisfy { $0 == 0x30 }
        }
    }

    /// Rows without a name are sums where their figures are sums of others; what the rest is, nobody knows.
    private mutating func settleNameless() {
        var isSum: [Int] = []
        for (place, row) in nameless.prefix(100) {
            if explains(place) {
                problems.append(.sumByFigures(at: rowSpan(place)))
                let range = grid.cells(of: grid.rows[place]).first?.range ?? 0..<0
                table?.mark(row, sum: ("", range.lowerBound..<range.lowerBound))
                if table == nil { isSum.append(row) }
                sumPlaces.append(place)
            } else if let block {
                problems.append(.namelessRow(block.namingTitle, at: rowSpan(place)))
                table?.markNameless(row)
            }
        }
        for row in isSum.reversed() { reports.remove(at: row) }
        if table == nil { compareSums() }
    }

    /// Whether the figures of a row are sums of all rows above or below, or of those since the sum before.
    func explains(_ place: Int) -> Bool {
        let above = dataPlaces.filter { $0 < place }
        let below = dataPlaces.filter { $0 > place }
        let before = sumPlaces.last { $0 < place } ?? -1
        for rows in [below.isEmpty ? above : [], above.isEmpty ? below : [], above.filter { $0 > before }] {
            var sums = ColumnSums()
            for row in rows { sums.add(grid.rows[row], counted, grid) }
            if sums.explain(grid.rows[place], counted, grid) { return true }
        }
        return false
    }

    /// Compares rows that sum up reports of other rows.
    private mutating func compareSums() {
        for place in sumPlaces.prefix(100) {
            var sums = ColumnSums()
            for row in dataPlaces { sums.add(grid.rows[row], counted, grid) }
            problems += sums.differences(grid.rows[place], counted, grid).map { found in
                .sumRowDiffers(
                    found.column.title, given: "\(found.stated)", sum: "\(found.sum)", at: grid.span(found.cell))
            }
        }
    }

    private func rowSpan(_ place: Int) -> Span {
        let cells = grid.cells(of: grid.rows[place])
        let cell = cells.first { isUsed(Int($0.column)) } ?? cells.first
        return cell.map(grid.span) ?? grid.span
    }

    // MARK: Parts

    /// Keeps a row that is a part of the one above it. Where its name is that of another class, what either of them is
    /// cannot be known.
    private mutating func addPart(_ cell: SheetCell) {
        parts.isOpen = true
        if let owner = parts.owner, let index = heading.block, let label,
            let name = grid.shown(grid.rows[owner.place].number, label),
            layout.isOtherClass(grid.text(cell), than: grid.text(name), of: index)
        {
            problems.append(.unclearPart(grid.text(cell), of: grid.text(name), at: grid.span(cell)))
            table?.markNameless(owner.row)
        } else {
            unjudged.add(.part, grid.text(cell), grid.span(cell))
        }
    }

    private mutating func closeSubtotal() {
        problems += subtotal?.problems(counted, grid) ?? []
        subtotal = nil
    }
}
