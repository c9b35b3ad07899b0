import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// The rows of a table on a sheet. Their cells stay on the sheet until a report asks for them.
struct SheetTable: Sendable {
    /// A column that is read.
    struct Column: Sendable {
        /// From 1.
        let number: Int
        let field: Int
        /// Whether a cell of digits is its number, without any other reading.
        let isPlainCount: Bool
        /// Whether its cells are words, which one merged cell may say for several rows.
        let isWords: Bool
    }

    /// A column of a line of the header.
    struct HeaderColumn: Sendable {
        let number: Int
        let key: HeaderKey
    }

    struct Row: Sendable {
        /// Its place in the grid's rows.
        let place: Int32
        /// What says that it sums others up, and the caption above it; -1 without one.
        var sum: Int32 = -1
        var caption: Int32 = -1
        /// Whether what it is cannot be known.
        var isNameless = false
    }

    let block: Int
    let grid: SheetGrid
    /// Of the amounts, where the sheet says it.
    let unit: SheetUnit
    /// Whether no column says what rows are: nothing of it is judged.
    var isUnread = false
    /// Ascending by number; no field stands twice.
    private(set) var columns: [Column] = []
    private(set) var header: [HeaderColumn] = []
    /// Fields that several columns stand for: they cannot be read.
    private(set) var refused: [Int] = []
    /// The field that captions above rows stand for; nil where columns say it.
    private let captioned: Int?
    private let label: Int?
    private(set) var rows: [Row] = []
    private var sums: [(text: String, range: Range<Int>)] = []
    private var captions: [SheetCell] = []

    init(
        _ index: Int, _ block: Block, _ grid: SheetGrid, _ uses: [(number: Int, use: TableHeading.Use)],
        _ unit: SheetUnit = .none
    ) {
        self.unit = unit
        self.block = index
        self.grid = grid
        label = block.rowLabel
        for (number, use) in uses.sorted(by: { $0.number < $1.number }) {
            switch use {
            case .field(let field): columns.append(Column(number, field, block.fields[field]))
            case .header(let key): header.append(HeaderColumn(number: number, key: key))
            case .refused(let field): if !refused.contains(field) { refused.append(field) }
            case .part, .aside, .unknown: break
            }
        }
        let read = Set(columns.map(\.field) + refused)
        captioned = block.identity.first { block.fields[$0].optional && !read.contains($0) }
    }

    // MARK: Rows

    mutating func add(_ place: Int, sum: (String, Range<Int>)?, caption: SheetCell?) {
        var row = Row(place: Int32(truncatingIfNeeded: place))
        if let sum {
            row.sum = Int32(truncatingIfNeeded: sums.count)
            sums.append(sum)
        } else if let caption, captioned != nil {
            if captions.last != caption { captions.append(caption) }
            row.caption = Int32(truncatingIfNeeded: captions.count - 1)
        }
        rows.append(row)
    }

    /// Makes a row that was added a sum of others.
    mutating func mark(_ row: Int, sum: (String, Range<Int>)) {
        rows[row].sum = Int32(truncatingIfNeeded: sums.count)
        sums.append(sum)
    }

    /// Notes that what a row is cannot be known.
    mutating func markNameless(_ row: Int) { rows[row].isNameless = true }

    /// The cells of a row, all columns.
    func cells(_ row: Row) -> ArraySlice<SheetCell> { grid.cells(of: grid.rows[Int(row.place)]) }

    /// Where a row stands.
    func range(_ row: Row) -> Range<Int> {
        let cells = cells(row)
        return (cells.first?.range.lowerBound ?? 0)..<(cells.last?.range.upperBound ?? 0)
    }

    func isSum(_ row: Row) -> Bool { row.sum >= 0 }

    /// Whether a row says anything beside whose it is.
    func isFilled(_ row: Row) -> Bool {
        if row.sum >= 0 || row.caption >= 0 { return true }
        var isFilled = false
        forEachCell(row) { _, cell in isFilled = isFilled || cell != nil }
        return isFilled
    }

    /// Goes through the columns of a row with what stands in them.
    ///
    /// - Complexity: O(cells of the row + columns).
    func forEachCell(_ row: Row, _ body: (Column, SheetCell?) -> Void) {
        let sheetRow = grid.rows[Int(row.place)]
        var place = sheetRow.cells.lowerBound
        grid.sheet.cells.withUnsafeBufferPointer { cells in
            for column in columns {
                while place < sheetRow.cells.upperBound, Int(cells[place].column) < column.number { place += 1 }
                if place < sheetRow.cells.upperBound, Int(cells[place].column) == column.number {
                    body(column, cells[place])
                } else {
                    body(column, column.isWords ? grid.shown(sheetRow.number, column.number) : nil)
                }
            }
        }
    }

    /// What stands in place of cells: the label of a sum, the caption above the row.
    func forEachText(_ row: Row, _ body: (_ field: Int, String, Range<Int>) -> Void) {
        if row.sum >= 0, let label, columns.contains(where: { $0.field == label }) {
            let sum = sums[Int(row.sum)]
            body(label, sum.text, sum.range)
        }
        if row.caption >= 0, let captioned {
            let cell = captions[Int(row.caption)]
            body(captioned, grid.text(cell), cell.range)
        }
    }

    /// What stands in a column of the header.
    func cell(_ row: Row, _ column: HeaderColumn) -> SheetCell? {
        grid.shown(grid.rows[Int(row.place)].number, column.number)
    }

    /// The texts of some columns of the header, one behind another; none where they are empty.
    func name(_ row: Row, _ columns: [HeaderColumn]) -> [UInt8] {
        var name: [UInt8] = []
        for (place, column) in columns.enumerated() {
            guard let cell = cell(row, column) else { continue }
            name.append(UInt8(truncatingIfNeeded: place))
            grid.withText(cell) { name.append(contentsOf: $0) }
        }
        return name
    }

    /// A row as an entry for each column: for what is read as other files are.
    func entries(_ row: Row, _ block: Block, _ blanks: inout BlankCells) -> [SourceEntry] {
        var nodes: [Int: SourceNode] = [:]
        forEachCell(row) { column, cell in nodes[column.field] = cell.map(grid.node) }
        forEachText(row) { field, text, range in nodes[field] = .text(text, range) }
        let number = grid.rows[Int(row.place)].number
        return columns.map { column in
            let node = nodes.removeValue(forKey: column.field) ?? .empty(blanks.place(grid, number, column.number))
            return SourceEntry(block.fields[column.field].key, node)
        } + nodes.map { SourceEntry(block.fields[$0.key].key, $0.value) }
    }
}

extension SheetTable.Column {
    fileprivate init(_ number: Int, _ field: Int, _ declared: Field) {
        let (isPlainCount, isWords) =
            switch declared.kind {
            case .count, .number: (true, false)
            case .text, .choice, .texts: (false, true)
            case .money, .rate, .flag, .date: (false, false)
            }
        self.init(number: number, field: field, isPlainCount: isPlainCount, isWords: isWords)
    }
}
