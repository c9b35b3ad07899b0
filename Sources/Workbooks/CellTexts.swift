import Diagnostics

/// The texts of a workbook's cells while they are read.
struct CellTexts {
    private(set) var bytes: [UInt8] = []
    private(set) var places: CellPlaces
    /// The cells of the sheet that is read.
    var cells: [SheetCell] = []
    private var count = 0
    private let limits: Limits

    init(sheets: [String] = [], limits: Limits = .standard) {
        places = CellPlaces(sheets: sheets)
        self.limits = limits
    }

    /// Whether cells or bytes exceed their limit.
    var isFull: Bool { count > limits.cells || bytes.count > limits.cellBytes }

    /// Adds a cell; one without text says nothing and is left out.
    mutating func add(_ text: some Collection<UInt8>, _ kind: SheetCell.Kind, sheet: Int, row: Int, column: Int) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        bytes.withUnsafeMutableBufferPointer { bytes in
            for place in start..<bytes.count where bytes[place] < 0x20 {
                if bytes[place] == 0x0A || bytes[place] == 0x0D || bytes[place] == 0 { bytes[place] = 0x20 }
            }
        }
        while let last = bytes.last, bytes.count > start, last == 0x20 { bytes.removeLast() }
        if bytes.count > start { close(start, kind, sheet: sheet, row: row, column: column) }
    }

    /// The same for a text that is neither empty nor has line breaks or blanks.
    ///
    /// - Parameter format: Of what its format writes beside it.
    mutating func add(plain text: [UInt8], _ kind: SheetCell.Kind, sheet: Int, row: Int, column: Int, format: UInt16) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        close(start, kind, sheet: sheet, row: row, column: column, format: format)
    }

    private mutating func close(
        _ start: Int, _ kind: SheetCell.Kind, sheet: Int, row: Int, column: Int, format: UInt16 = 0
    ) {
        places.add(CellPlaces.Cell(sheet: sheet, row: row, column: column), at: start)
        cells.append(SheetCell(row: row, column: column, kind: kind, range: start..<bytes.count, format: format))
        bytes.append(0x0A)
        count += 1
    }

    /// Where the texts of the next sheet begin.
    var mark: Mark { Mark(bytes: bytes.count, count: count) }

    struct Mark {
        fileprivate let bytes: Int
        fileprivate let count: Int
    }

    /// Forgets the sheet that is read.
    mutating func cut(to mark: Mark) {
        bytes.removeLast(bytes.count - mark.bytes)
        places.removeLast(count - mark.count)
        cells = []
        count = mark.count
    }

    /// Ends a sheet.
    ///
    /// - Returns: Its cells.
    mutating func takeCells() -> [SheetCell] {
        let taken = cells
        cells = []
        return taken
    }
}
