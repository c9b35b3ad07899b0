import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// The cells of a sheet by rows and columns.
struct SheetGrid: Sendable {
    struct Row: Sendable {
        /// From 1.
        let number: Int
        /// Places in the sheet's cells.
        let cells: Range<Int>
    }

    let workbook: Workbook
    let sheet: Sheet
    /// Its place among the sheets.
    let number: Int
    /// Those with cells, ascending.
    private(set) var rows: [Row]
    /// How the sheet is called, told apart once.
    let name: (folded: String, words: Set<String>)
    /// What the formats of cells say of their units.
    let formats: FormatUnits
    /// Merged ranges by the rows that they cover.
    private let merged: [Int: [CellRange]]

    /// Ranges over more rows than this hold no heading and no label.
    private static let tallest = 2_000

    /// - Parameter formats: Those of the workbook.
    init(_ workbook: Workbook, _ number: Int, _ formats: FormatUnits) {
        self.formats = formats
        let sheet = workbook.sheets[number]
        self.workbook = workbook
        self.sheet = sheet
        self.number = number
        name = (Spelling.fold(sheet.name), HeadingWords(sheet.name).words)
        var rows: [Row] = []
        var start = 0
        for place in sheet.cells.indices where sheet.cells[place].row != sheet.cells[start].row {
            rows.append(Row(number: Int(sheet.cells[start].row), cells: start..<place))
            start = place
        }
        if start < sheet.cells.count {
            rows.append(Row(number: Int(sheet.cells[start].row), cells: start..<sheet.cells.count))
        }
        self.rows = rows
        var merged: [Int: [CellRange]] = [:]
        for range in sheet.merged where range.rows.count <= Self.tallest {
            for row in range.rows { merged[row, default: []].append(range) }
        }
        self.merged = merged
    }

    func cells(of row: Row) -> ArraySlice<SheetCell> { sheet.cells[row.cells] }

    /// What stands in some columns of some rows, as a sheet of its own.
    ///
    /// - Parameter places: Places among the rows.
    func part(_ places: Range<Int>, _ columns: ClosedRange<Int>) -> SheetGrid {
        var part = self
        part.rows = rows[places].compactMap { row in
            let cells = cells(of: row)
            let start = cells.firstIndex { Int($0.column) >= columns.lowerBound } ?? cells.endIndex
            let end = cells[start...].firstIndex { Int($0.column) > columns.upperBound } ?? cells.endIndex
            return start < end ? Row(number: row.number, cells: start..<end) : nil
        }
        return part
    }

    /// The row of a number, where it has cells.
    func row(_ number: Int) -> Row? {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].number == number ? rows[low] : nil
    }

    /// What stands in a cell itself.
    func cell(_ row: Int, _ column: Int) -> SheetCell? { self.row(row).flatMap { cell($0, column) } }

    func cell(_ row: Row, _ column: Int) -> SheetCell? {
        sheet.cells.withUnsafeBufferPointer { cells in
            var (low, high) = (row.cells.lowerBound, row.cells.upperBound)
            while low < high {
                let middle = (low + high) / 2
                if Int(cells[middle].column) < column { low = middle + 1 } else { high = middle }
            }
            return low < row.cells.upperBound && Int(cells[low].column) == column ? cells[low] : nil
        }
    }

    /// What is shown in a cell: that of the first cell of a merged range stands for all of it.
    func shown(_ row: Int, _ column: Int) -> SheetCell? {
        if let cell = cell(row, column) { return cell }
        return range(row, column).flatMap { cell($0.rows.lowerBound, $0.columns.lowerBound) }
    }

    /// The merged range that a cell belongs to.
    func range(_ row: Int, _ column: Int) -> CellRange? {
        if merged.isEmpty { return nil }
        return merged[row]?.first { $0.columns.contains(column) }
    }

    /// Whether merged cells from above cover a part of a row.
    func isCovered(_ row: Int) -> Bool { merged[row]?.contains { $0.rows.lowerBound < row } ?? false }

    func text(_ cell: SheetCell) -> String { workbook.text(cell) }

    /// Lends the bytes of a cell's text.
    func withText<Result>(_ cell: SheetCell, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        workbook.source.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[cell.range])) }
    }

    func span(_ cell: SheetCell) -> Span { workbook.span(cell) }

    /// Where the sheet's first cell stands.
    var span: Span { sheet.cells.first.map { span($0).startPoint } ?? workbook.source.span.startPoint }

    /// What makes the text of a cell unreadable; nil where nothing does.
    func foreignLetters(_ cell: SheetCell) -> ForeignLetters? {
        withText(cell) { ForeignLetters($0) }
    }

    func isHidden(column: Int) -> Bool { sheet.hiddenColumns.contains { $0.contains(column) } }

    /// Whether a cell holds a number or a day, or text that people typed for one.
    func isFigure(_ cell: SheetCell) -> Bool {
        switch cell.kind {
        case .number, .percentage, .date, .uncomputed, .error: true
        case .boolean, .decodedText: false
        case .text:
            withText(cell) { text in
                text.allSatisfy {
                    $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C || $0 == 0x25 || $0 == 0x20 || $0 == 0x2F
                }
            }
        }
    }

    /// A cell as a line of the header: codes of units are texts, whatever they look like.
    func node(_ cell: SheetCell, of key: HeaderKey?) -> SourceNode {
        key == .unitCode || key == .parentUnitCode ? .text(text(cell), cell.range) : node(cell)
    }

    /// A cell as a value of a report.
    func node(_ cell: SheetCell) -> SourceNode {
        switch cell.kind {
        case .number where formats.changesNumber(cell): .text(shownText(cell), cell.range)
        case .number: .plain(cell.range)
        case .boolean: .text(text(cell) == "TRUE" ? "có" : "không", cell.range)
        case .percentage, .date, .text, .decodedText, .error, .uncomputed: .text(text(cell), cell.range)
        }
    }
}
