public import Diagnostics

/// What a spreadsheet file says: its sheets and the texts of their cells.
public struct Workbook: Sendable {
    /// In the order of the file.
    public let sheets: [Sheet]
    /// The texts of all cells, each with the place where it stood: what spans of cells point into.
    public let source: SourceFile
    /// Whether the file carries programs. They are never run.
    public let hasMacros: Bool
    /// What formats of cells write beside numbers.
    public var formats: [FormatWords] = []

    public init(sheets: [Sheet], source: SourceFile, hasMacros: Bool) {
        self.sheets = sheets
        self.source = source
        self.hasMacros = hasMacros
    }

    /// The text of a cell.
    ///
    /// - Complexity: O(n) in the text.
    public func text(_ cell: SheetCell) -> String {
        let text = source.text(cell.range)
        // Only in delimited text do quotes stand for others.
        guard source.cells == nil, cell.kind == .text, text.utf8.contains(0x22) else { return text }
        return DelimitedSheet.unquoted(text, after: source.bytes[..<cell.range.lowerBound])
    }

    /// What the format of a cell writes beside its number.
    public func words(_ cell: SheetCell) -> FormatWords? {
        formats.indices.contains(Int(cell.format) - 1) ? formats[Int(cell.format) - 1] : nil
    }

    /// Where the text of a cell stands.
    public func span(_ cell: SheetCell) -> Span {
        Span(file: source.id, start: cell.range.lowerBound, end: cell.range.upperBound)
    }
}

/// One sheet of a workbook.
public struct Sheet: Sendable {
    public let name: String
    public let isHidden: Bool
    /// Those that say something, by rows and in them by columns.
    public let cells: [SheetCell]
    /// Ranges whose first cell stands for all of them.
    public let merged: [CellRange]
    /// Rows and columns that are not shown.
    public var hiddenRows: Set<Int> = []
    public var hiddenColumns: [ClosedRange<Int>] = []

    public init(name: String, isHidden: Bool, cells: [SheetCell], merged: [CellRange]) {
        self.name = name
        self.isHidden = isHidden
        self.cells = cells
        self.merged = merged
    }
}

/// One cell of a sheet that says something.
public struct SheetCell: Sendable, Hashable {
    public enum Kind: UInt8, Sendable, Hashable {
        /// A number: its text has a dot before the fraction and groups nothing.
        case number
        /// A number that is shown as a percentage: its text is the percentage, in Vietnamese form (`97,5%`).
        case percentage
        /// A day: its text is day, month and year (`31/12/2023`).
        case date
        case text
        /// Text that was stored in the letters of an old font, and has been decoded.
        case decodedText
        case boolean
        /// A formula that has no result: `#DIV/0!`.
        case error
        /// A formula whose result the file does not hold.
        case uncomputed
    }

    /// From 1.
    public let row: Int32
    /// From 1.
    public let column: Int32
    public let kind: Kind
    /// The number of what its format writes beside it, from 1; 0 for nothing.
    public let format: UInt16
    private let start: UInt32
    private let count: UInt32

    public init(row: Int, column: Int, kind: Kind, range: Range<Int>, format: UInt16 = 0) {
        self.row = Int32(clamping: row)
        self.column = Int32(clamping: column)
        self.kind = kind
        self.format = format
        start = UInt32(clamping: range.lowerBound)
        count = UInt32(clamping: range.count)
    }

    /// Where its text stands in the source.
    public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A rectangle of cells; both corners belong to it.
public struct CellRange: Sendable, Hashable {
    public let rows: ClosedRange<Int>
    public let columns: ClosedRange<Int>

    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// Reads `B2:D5`, or `B2` for a single cell.
    init?(_ text: String) {
        let corners = text.split(separator: ":", omittingEmptySubsequences: false).map { CellReference(String($0)) }
        guard corners.count <= 2, let first = corners.first ?? nil, let last = corners.last ?? nil,
            first.row <= last.row, first.column <= last.column
        else { return nil }
        self.init(rows: first.row...last.row, columns: first.column...last.column)
    }
}

/// The name of a cell: `H12`.
struct CellReference: Hashable {
    static let mostRows = 1_048_576
    static let mostColumns = 16_384

    let row: Int
    let column: Int

    /// - Specification: ECMA-376 part 1, 18.18.7 (ST_CellRef).
    init?(_ text: String) {
        var text = text
        guard let parsed = text.withUTF8({ Self.parse($0) }) else { return nil }
        self = parsed
    }

    init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> CellReference? {
        var place = 0
        var column = 0
        var row = 0
        if place < text.count, text[place] == 0x24 { place += 1 }
        while place < text.count, case let letter = text[place] & 0xDF, letter &- 0x41 < 26, column < 99_999 {
            column = column &* 26 &+ Int(letter &- 0x40)
            place += 1
        }
        if place < text.count, text[place] == 0x24 { place += 1 }
        while place < text.count, case let digit = text[place] &- 0x30, digit < 10, row < 99_999_999 {
            row = row &* 10 &+ Int(digit)
            place += 1
        }
        guard place == text.count, 1...mostColumns ~= column, 1...mostRows ~= row else { return nil }
        return CellReference(row: row, column: column)
    }
}
