import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// A row of a table on a sheet, as a row of a report.
struct SheetRow {
    /// Lines of the header that the row itself gives.
    var header: [(key: HeaderKey, entry: SourceEntry)] = []
    var entries: [SourceEntry] = []
    /// Parts of a report, where each row is one.
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
    private(set) var rows: [SheetRow] = []
    /// Where the rows that are read stand among the grid's.
    private(set) var readPlaces: [Int] = []
    private(set) var problems: [Diagnostic] = []
    private var group: SheetCell?
    private var subtotal: Subtotal?
    private let flat: FlatNames

    init(_ layout: ReportLayout, _ grid: SheetGrid, _ heading: TableHeading) {
        self.layout = layout
        self.grid = grid
        self.heading = heading
        flat = FlatNames(layout: layout, subject: .reports)
    }

    private var block: Block? { heading.block.map { layout.vocabulary.blocks[$0] } }

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
                add(row, &blanks)
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
        guard let column = heading.columns.first(where: { $0.use == .aside }), let cell = grid.cell(row, column.number)
        else { return .none }
        let text = grid.text(cell).filter { $0 != "." && $0 != ")" && $0 != " " }
        if Int(text) != nil { return .number }
        let isRoman = !text.isEmpty && text.utf8.count <= 6 && text.utf8.allSatisfy { "IVX".utf8.contains($0) }
        let isLetter = text.utf8.count == 1 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        return isRoman || isLetter ? .letter : .none
    }

    private func kind(_ row: SheetGrid.Row, _ hasNumbers: Bool) -> Row {
        let cells = grid.cells(of: row)
        guard let first = cells.first(where: { !grid.isFigure($0) }) ?? cells.first else { return .note }
        if Self.isNote(grid.text(first)) { return .note }
        let used = cells.filter { isUsed(Int($0.column)) }
        let isGroup = ordinal(row) == .letter && hasNumbers
        if used.contains(where: { !isLabel(Int($0.column)) }) {
            return isGroup && block != nil ? .subtotal(labelCell(row) ?? first) : .data
        }
        if isGroup || isSpread(row.number, Int(first.column)) { return .group(labelCell(row) ?? first) }
        return used.isEmpty ? .note : .data
    }

    private func isUsed(_ column: Int) -> Bool {
        heading.columns.contains { $0.number == column && $0.use != .aside && $0.use != .unknown }
    }

    private func isLabel(_ column: Int) -> Bool {
        guard let label = block?.rowLabel else { return false }
        return heading.column(of: .field(label))?.number == column
    }

    private func labelCell(_ row: SheetGrid.Row) -> SheetCell? {
        guard let label = block?.rowLabel, let column = heading.column(of: .field(label)) else { return nil }
        return grid.shown(row.number, column.number)
    }

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
    private func sumLabel(_ row: SheetGrid.Row) -> SourceNode? {
        guard let index = heading.block else { return nil }
        for cell in grid.cells(of: row).prefix(4) where !grid.isFigure(cell) {
            var label = grid.text(cell).prefix { $0 != "(" }
            while let last = label.last, " :.*".contains(last) { label = label.dropLast() }
            guard layout.sumLabels[index].contains(Spelling.fold(String(label))) else { continue }
            return .text(String(label), cell.range.lowerBound..<cell.range.lowerBound + label.utf8.count)
        }
        return nil
    }

    private static let notes = [
        "ghi chú", "người lập", "nơi nhận", "thủ trưởng", "chủ tịch", "giám đốc", "ký tên", "xác nhận", "lưu ý",
        "note", "prepared by",
    ].map(Spelling.fold)

    private static func isNote(_ text: String) -> Bool {
        let folded = Spelling.fold(text)
        return notes.contains { folded.hasPrefix($0) }
    }

    // MARK: Rows as parts of reports

    private mutating func add(_ row: SheetGrid.Row, _ blanks: inout BlankCells) {
        let ranges = grid.cells(of: row).map(\.range)
        var read = SheetRow(range: (ranges.first?.lowerBound ?? 0)..<(ranges.last?.upperBound ?? 0))
        let sum = sumLabel(row)
        for column in heading.columns {
            switch column.use {
            case .aside, .unknown: continue
            case .field(let field): add(field, row, column.number, sum, &read, &blanks)
            case .header(let key):
                guard let cell = grid.shown(row.number, column.number) else { continue }
                read.header.append((key, SourceEntry(key.rawValue, grid.node(cell, of: key))))
            case .part(let part):
                guard let name = flat.find(part) else { continue }
                let cell = grid.cell(row, column.number)
                let node = cell.map(grid.node) ?? .empty(blanks.place(row.number, column.number))
                read.parts.append((name, node, cell == nil))
            }
        }
        if let block, sum == nil, let group { add(group, to: &read, block) }
        if let block, sum == nil { subtotal?.add(row, heading, grid, block) }
        rows.append(read)
    }

    private func add(
        _ field: Int, _ row: SheetGrid.Row, _ column: Int, _ sum: SourceNode?, _ read: inout SheetRow,
        _ blanks: inout BlankCells
    ) {
        guard let block else { return }
        let declared = block.fields[field]
        var cell = grid.cell(row, column)
        if cell == nil, declared.isWords { cell = grid.shown(row.number, column) }
        var node = cell.map(grid.node)
        if field == block.rowLabel, let sum { node = sum }
        read.entries.append(SourceEntry(declared.key, node ?? .empty(blanks.place(row.number, column))))
    }

    /// A caption above rows tells them apart where no column does.
    private func add(_ group: SheetCell, to read: inout SheetRow, _ block: Block) {
        let free = block.identity.first { place in
            block.fields[place].optional && heading.column(of: .field(place)) == nil
        }
        guard let free else { return }
        read.entries.append(SourceEntry(block.fields[free].key, .text(grid.text(group), group.range)))
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

extension Field {
    /// Whether its cells are words, which one merged cell may say for several rows.
    fileprivate var isWords: Bool {
        switch kind {
        case .text, .choice, .texts: true
        case .count, .money, .rate, .number, .flag, .date: false
        }
    }
}
