import Diagnostics

/// The texts of a workbook's cells while they are read.
struct CellTexts {
    private(set) var bytes: [UInt8] = []
    private(set) var places: CellPlaces
    /// The cells of the sheet that is read.
    var cells: [SheetCell] = []
    private var count = 0
    private let limits: Limits

    init(sheets: [String], limits: Limits) {
        places = CellPlaces(sheets: sheets)
        self.limits = limits
    }

    /// Whether cells or bytes exceed their limit.
    var isFull: Bool { count > limits.cells || bytes.count > limits.cellBytes }

    /// Adds a cell; one without text says nothing and is left out.
    mutating func add(_ text: some Collection<UInt8>, _ kind: SheetCell.Kind, sheet: Int, row: Int, column: Int) {
        let start = bytes.count
        for byte in text { bytes.append(byte == 0x0A || byte == 0x0D || byte == 0 ? 0x20 : byte) }
        while let last = bytes.last, bytes.count > start, last == 0x20 { bytes.removeLast() }
        guard bytes.count > start else { return }
        places.add(CellPlaces.Cell(sheet: sheet, row: row, column: column), at: start)
        cells.append(SheetCell(row: row, column: column, kind: kind, range: start..<bytes.count))
        bytes.append(0x0A)
        count += 1
    }
}
