/// Where the texts of a spreadsheet's cells stood: what lines and columns are for a text file.
///
/// The bytes of such a file are the texts of its cells, one behind another, each with a line break.
public struct CellPlaces: Sendable {
    /// A cell by its sheet, its row and its column, both from 1.
    public struct Cell: Sendable, Hashable {
        public let sheet: Int
        public let row: Int
        public let column: Int

        public init(sheet: Int, row: Int, column: Int) {
            self.sheet = sheet
            self.row = row
            self.column = column
        }
    }

    /// The names of the sheets.
    public let sheets: [String]
    /// Where the text of each cell starts, ascending.
    private var starts: [UInt32] = []
    private var rows: [UInt32] = []
    /// The sheet in the upper half, the column in the lower.
    private var columns: [UInt32] = []

    public init(sheets: [String]) {
        self.sheets = sheets
    }

    /// Adds a cell behind those that are there.
    ///
    /// - Parameter start: The offset of its text.
    public mutating func add(_ cell: Cell, at start: Int) {
        starts.append(UInt32(clamping: start))
        rows.append(UInt32(clamping: cell.row))
        columns.append(UInt32(clamping: cell.sheet) << 16 | UInt32(clamping: cell.column) & 0xFFFF)
    }

    /// The cell whose text holds an offset; nil where there are none.
    ///
    /// - Complexity: O(log cells).
    public func cell(at offset: Int) -> Cell? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        return Cell(
            sheet: Int(columns[low - 1] >> 16), row: Int(rows[low - 1]), column: Int(columns[low - 1] & 0xFFFF))
    }

    /// The cell of an offset as spreadsheets write it: `TTHC!H12`; quoted where the name of the sheet takes it.
    public func text(at offset: Int) -> String? {
        guard let cell = cell(at: offset) else { return nil }
        let name = Self.name(row: cell.row, column: cell.column)
        guard sheets.indices.contains(cell.sheet) else { return name }
        let sheet = sheets[cell.sheet]
        if sheet.isEmpty { return name }
        let isPlain = sheet.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.value == 0x5F || $0.isDigit }
        let startsWithDigit = sheet.unicodeScalars.first?.isDigit ?? true
        return isPlain && !startsWithDigit ? "\(sheet)!\(name)" : "'\(sheet.doublingQuotes)'!\(name)"
    }

    /// `H12` for row 12, column 8.
    public static func name(row: Int, column: Int) -> String { letters(column) + String(row) }

    /// `A`, `Z`, `AA` for columns 1, 26, 27.
    public static func letters(_ column: Int) -> String {
        var rest = column
        var letters: [UInt8] = []
        while rest > 0 {
            letters.append(UInt8(0x41 + (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(value) }
}

extension String {
    fileprivate var doublingQuotes: String {
        split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }
}
