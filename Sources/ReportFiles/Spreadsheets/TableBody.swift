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
    private enum Row {
        case data, group(SheetCell), subtotal(SheetCell), note
    }

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
    private var subtotal: Subtotal?
    private let parts: [(number: Int, name: FlatName)]
    private let header: [(number: Int, key: HeaderKey)]
    /// By their numbers, columns that mean something.
    private let used: [Bool]
    /// The columns of row numbers and of row labels.
    private let numbering: Int?
    private let label: Int?
    private let block: Block?
    private let unit: AmountUnit?

    /// - Parameter unit: Of the amounts, where the sheet says it.
    init(_ layout: ReportLayout, _ grid: SheetGrid, _ heading: TableHeading, _ unit: AmountUnit?) {
        self.unit = unit
        self.layout = layout
        self.grid = grid
        self.heading = heading
        block = heading.block.map { layout.vocabulary.blocks[$0] }
        let flat = FlatNames(layout: layout, subject: .reports)
        var (parts, header): ([(number: Int, name: FlatName)], [(number: Int, key: HeaderKey)]) = ([], [])
        var used = [Bool](repeating: false, count: (heading.columns.map(\.number).max() ?? 0) + 1)
        for column in heading.columns {
            used[column.number] = column.isRead
            switch column.use {
            case .part(let part): if let name = flat.find(part) { parts.append((column.number, name)) }
            case .header(let key): header.append((column.number, key))
            case .field, .aside, .unknown: break
            }
        }
        (self.parts, self.header, self.used) = (parts, header, used)
        numbering = heading.columns.first { $0.use == .aside }?.number
        label = block?.rowLabel.flatMap { heading.column(of: .field($0))?.number }
        if let index = heading.block, let block {
            table = SheetTable(index, block, grid, heading.columns.map { ($0.number, $0.use) }, unit)
        }
    }

    /// - Parameter places: Places in the grid's rows.
    mutating func read(_ places: Range<Int>, _ blanks: inout BlankCells) {
        let last = lastRow(places)
        let hasNumbers = places.contains { ordinal(grid.rows[$0]) == .number }
        for place in places where place <= last {
            let row = grid.rows[place]
            switch kind(row, hasNumbers) {
            case .note: continue
            case .group(let cell):
                closeSubtotal()
                group = cell
            case .subtotal(let cell):
                closeSubtotal()
                group = cell
                subtotal = Subtotal(row: row.number, cell: cell)
            case .data:
                readPlaces.append(place)
                if table == nil { addReport(row, &blanks) } else { add(place) }
            }
        }
        closeSubtotal()
    }

    // MARK: What rows are

    private enum Ordinal {
        case number, letter, none
    }

    /// What the column of row numbers says: `1`, `I`, `A`.
    private func ordinal(_ row: SheetGrid.Row) -> Ordinal {
        guard let numbering, let cell = grid.cell(row, numbering) else { return .none }
        if cell.kind == .number { return .number }
        let text = grid.text(cell).filter { $0 != "." && $0 != ")" && $0 != " " }
        if Int(text) != nil { return .number }
        let isRoman = !text.isEmpty && text.utf8.count <= 6 && text.utf8.allSatisfy { "IVX".utf8.contains($0) }
        let isLetter = text.utf8.count == 1 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        return isRoman || isLetter ? .letter : .none
    }

    private func kind(_ row: SheetGrid.Row, _ hasNumbers: Bool) -> Row {
        let cells = grid.cells(of: row)
        guard let first = cells.first(where: { !grid.isFigure($0) }) ?? cells.first else { return .note }
        if isNote(first) { return .note }
        let saysAnything = cells.contains { isUsed(Int($0.column)) }
        let isGroup = hasNumbers && ordinal(row) == .letter
        if saysAnything, cells.contains(where: { isUsed(Int($0.column)) && Int($0.column) != label }) {
            return isGroup && block != nil ? .subtotal(labelCell(row) ?? first) : .data
        }
        if isGroup || isSpread(row.number, Int(first.column)) { return .group(labelCell(row) ?? first) }
        return saysAnything ? .data : .note
    }

    private func isUsed(_ column: Int) -> Bool { column < used.count && used[column] }

    private func labelCell(_ row: SheetGrid.Row) -> SheetCell? { label.flatMap { grid.shown(row.number, $0) } }

    /// Whether a cell is merged over most columns of the table: a caption between rows.
    private func isSpread(_ row: Int, _ column: Int) -> Bool {
        guard let range = grid.range(row, column) else { return false }
        return range.columns.count >= 3 && range.columns.count * 2 > heading.columns.count
    }

    /// The last row that belongs to the table: notes and signatures come after it.
    private func lastRow(_ places: Range<Int>) -> Int {
        guard
            let lastFigure = places.last(where: { place in
                grid.cells(of: grid.rows[place]).contains { isUsed(Int($0.column)) && grid.isFigure($0) }
            })
        else { return places.last ?? places.lowerBound }
        if isSum(grid.rows[lastFigure]) { return lastFigure }
        var last = lastFigure
        while last + 1 < places.upperBound, grid.rows[last + 1].number == grid.rows[last].number + 1 { last += 1 }
        return last
    }

    private func isSum(_ row: SheetGrid.Row) -> Bool { sumLabel(row) != nil }

    /// What says that a row sums others up, wherever before the figures it stands: `TỔNG CỘNG:`, `Tổng cộng (I + II)`.
    private func sumLabel(_ row: SheetGrid.Row) -> (String, Range<Int>)? {
        guard let index = heading.block else { return nil }
        let labels = layout.sumLabels[index]
        for cell in grid.cells(of: row).prefix(4) where cell.kind == .text || cell.kind == .decodedText {
            if !grid.withText(cell, labels.mayBegin) || grid.isFigure(cell) { continue }
            var label = grid.text(cell).prefix { $0 != "(" }
            while let last = label.last, " :.*".contains(last) { label = label.dropLast() }
            guard labels.contains(String(label)) else { continue }
            return (String(label), cell.range.lowerBound..<cell.range.lowerBound + label.utf8.count)
        }
        return nil
    }

    private static let notes = FoldedPrefixes([
        "ghi chú", "người lập", "nơi nhận", "thủ trưởng", "chủ tịch", "giám đốc", "ký tên", "xác nhận", "lưu ý",
        "note", "prepared by",
    ])

    private func isNote(_ cell: SheetCell) -> Bool {
        grid.withText(cell, Self.notes.mayBegin) && Self.notes.begin(grid.text(cell))
    }

    // MARK: Rows as parts of reports

    private mutating func add(_ place: Int) {
        let row = grid.rows[place]
        let sum = sumLabel(row)
        table?.add(place, sum: sum, caption: group)
        if let block, sum == nil { subtotal?.add(row, heading, grid, block) }
    }

    private mutating func addReport(_ row: SheetGrid.Row, _ blanks: inout BlankCells) {
        let cells = grid.cells(of: row)
        var read = SheetRow(range: (cells.first?.range.lowerBound ?? 0)..<(cells.last?.range.upperBound ?? 0))
        for (column, key) in header {
            guard let cell = grid.shown(row.number, column) else { continue }
            read.header.append((key, SourceEntry(key.rawValue, grid.node(cell, of: key))))
        }
        for (column, name) in parts {
            let cell = grid.cell(row, column)
            let node = cell.map { self.node($0, name) } ?? SourceNode.empty(blanks.place(grid, row.number, column))
            read.parts.append((name, node, cell == nil))
        }
        reports.append(read)
    }

    private func node(_ cell: SheetCell, _ name: FlatName) -> SourceNode {
        guard let unit, case .field(let block, let field) = name.place,
            layout.vocabulary.blocks[block].fields[field].isMoney
        else { return grid.node(cell) }
        return unit.node(cell, grid)
    }

    private mutating func closeSubtotal() {
        if let block { problems += subtotal?.problems(heading, grid, block) ?? [] }
        subtotal = nil
    }
}

/// A row that sums up the rows below it, to be compared with them.
private struct Subtotal {
    let row: Int
    let cell: SheetCell
    /// Sums by column; a column with a cell that is no plain number is not compared.
    private var sums: [Int: Int?] = [:]

    init(row: Int, cell: SheetCell) {
        self.row = row
        self.cell = cell
    }

    mutating func add(_ row: SheetGrid.Row, _ heading: TableHeading, _ grid: SheetGrid, _ block: Block) {
        for column in heading.columns where column.isCount(block) {
            let number = Self.count(grid.cell(row, column.number), grid)
            if case .some(let sum) = sums[column.number, default: .some(0)], let number {
                let (total, overflow) = sum.addingReportingOverflow(number)
                sums[column.number] = overflow ? .some(nil) : .some(total)
            } else {
                sums[column.number] = .some(nil)
            }
        }
    }

    func problems(_ heading: TableHeading, _ grid: SheetGrid, _ block: Block) -> [Diagnostic] {
        heading.columns.compactMap { column in
            guard column.isCount(block), case .field(let field) = column.use,
                let stated = grid.cell(row, column.number), let number = Self.count(stated, grid),
                case .some(.some(let sum)) = sums[column.number], sum != number
            else { return nil }
            return .subtotalDiffers(
                grid.text(cell), block.fields[field].shownTitle, stated: number, sum: sum, at: grid.span(stated))
        }
    }

    /// The plain number of a cell; 0 of an empty one.
    private static func count(_ cell: SheetCell?, _ grid: SheetGrid) -> Int? {
        guard let cell else { return 0 }
        return cell.kind == .number ? Int(grid.text(cell)) : nil
    }
}

extension TableHeading.Column {
    fileprivate func isCount(_ block: Block) -> Bool {
        guard case .field(let field) = use, case .count = block.fields[field].kind else { return false }
        return true
    }
}
