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

    /// The place of one cell.
    private struct Place: Sendable {
        /// Where its text starts.
        let start: UInt32
        let row: UInt32
        /// The sheet in the upper half, the column in the lower.
        let column: UInt32
    }

    /// The names of the sheets.
    public let sheets: [String]
    /// What stands before the names of their cells: `TTHC!`.
    private let prefixes: [String]
    /// Ascending by their starts.
    private var places: [Place] = []

    public init(sheets: [String]) {
        self.sheets = sheets
        prefixes = sheets.map(Self.prefix)
    }

    /// Adds a cell behind those that are there.
    ///
    /// - Parameter start: The offset of its text.
    public mutating func add(_ cell: Cell, at start: Int) {
        places.append(
            Place(
                start: UInt32(clamping: start), row: UInt32(clamping: cell.row),
                column: UInt32(clamping: cell.sheet) << 16 | UInt32(clamping: cell.column) & 0xFFFF))
    }

    /// Takes cells back that were added last.
    package mutating func removeLast(_ count: Int) { places.removeLast(count) }

    /// The cell whose text holds an offset; nil where there are none.
    ///
    /// - Complexity: O(log cells).
    public func cell(at offset: Int) -> Cell? {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if Int(places[middle].start) <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let place = places[low - 1]
        return Cell(sheet: Int(place.column >> 16), row: Int(place.row), column: Int(place.column & 0xFFFF))
    }

    /// The cell of an offset as spreadsheets write it: `TTHC!H12`; quoted where the name of the sheet takes it.
    public func text(at offset: Int) -> String? {
        guard let cell = cell(at: offset) else { return nil }
        let name = Self.name(row: cell.row, column: cell.column)
        return prefixes.indices.contains(cell.sheet) ? prefixes[cell.sheet] + name : name
    }

    private static func prefix(_ sheet: String) -> String {
        if sheet.isEmpty { return "" }
        let isPlain = sheet.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.value == 0x5F || $0.isDigit }
        let startsWithDigit = sheet.unicodeScalars.first?.isDigit ?? true
        return isPlain && !startsWithDigit ? "\(sheet)!" : "'\(sheet.doublingQuotes)'!"
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
