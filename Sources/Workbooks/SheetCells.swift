/// Gathers the cells of one sheet, whoever reads its XML.
///
/// - Specification: ECMA-376 part 1, 18.3.
struct SheetCells {
    enum Stored: UInt8 {
        case number, shared, text, inline, boolean, error, date

        /// The type of a cell as the file says it.
        init(_ type: UnsafeBufferPointer<UInt8>) {
            switch (type.first, type.count) {
            case (0x73, 1): self = .shared
            case (0x73, _): self = .text
            case (0x69, _): self = .inline
            case (0x62, _): self = .boolean
            case (0x65, _): self = .error
            case (0x64, _): self = .date
            default: self = .number
            }
        }
    }

    var texts: CellTexts
    var merged: [CellRange] = []
    private(set) var hiddenRows: Set<Int> = []
    private(set) var hiddenColumns: [ClosedRange<Int>] = []
    private let sheet: Int
    private let strings: SharedStrings
    private let styles: [CellStyle]
    private let usesDatesOf1904: Bool

    private var row = 0
    private var column = 0
    private var style = CellStyle()
    private var stored = Stored.number
    var hasFormula = false
    var value: [UInt8] = []
    /// The parts of a text in the cell itself.
    private var runs: LetteredRuns?
    /// The furthest that a cell was placed, so that none is met twice.
    private var last = CellReference(row: 0, column: 0)
    /// Whether cells stand out of order or twice, or name no place.
    private(set) var isDamaged = false
    /// Whether a cell holds more than any program puts into one.
    private(set) var isTooLong = false

    /// Programs stop at 32,767 letters.
    private static let longest = 1 << 20
    static let mostMerged = 100_000

    /// Those of no sheet.
    init() {
        self.init(sheet: 0, into: CellTexts(), strings: SharedStrings(), styles: [], usesDatesOf1904: false)
    }

    init(
        sheet: Int, into texts: CellTexts, strings: SharedStrings, styles: [CellStyle], usesDatesOf1904: Bool
    ) {
        self.sheet = sheet
        self.texts = texts
        self.strings = strings
        self.styles = styles
        self.usesDatesOf1904 = usesDatesOf1904
    }

    /// The same sheet before anything of it was read.
    var emptied: (CellTexts) -> SheetCells {
        let (sheet, strings, styles, usesDatesOf1904) = (sheet, strings, styles, usesDatesOf1904)
        return { texts in
            SheetCells(sheet: sheet, into: texts, strings: strings, styles: styles, usesDatesOf1904: usesDatesOf1904)
        }
    }

    var isDone: Bool { isDamaged || isTooLong || texts.isFull }

    // MARK: What the file says

    mutating func startRow(_ number: Int?, isHidden: Bool) {
        row = number ?? row + 1
        column = 0
        if !(1...CellReference.mostRows ~= row) { isDamaged = true }
        if isHidden { hiddenRows.insert(row) }
    }

    mutating func hideColumns(_ first: Int, _ last: Int) {
        if hiddenColumns.count < 1_000, 1...last ~= first { hiddenColumns.append(first...last) }
    }

    /// - Parameters:
    ///   - place: Nil where the cell names none and follows the one before; an inner nil where the name is no place.
    ///   - format: The number of its format.
    mutating func startCell(at place: CellReference??, format: Int, as stored: Stored) {
        value.removeAll(keepingCapacity: true)
        runs = nil
        hasFormula = false
        column += 1
        if let place {
            guard let place else { return isDamaged = true }
            (row, column) = (place.row, place.column)
        }
        let isNext = row > last.row || (row == last.row && column > last.column)
        guard isNext, row > 0, column <= CellReference.mostColumns else { return isDamaged = true }
        last = CellReference(row: row, column: column)
        style = format >= 0 && format < styles.count ? styles[format] : CellStyle()
        self.stored = stored
    }

    mutating func collect(_ bytes: UnsafeBufferPointer<UInt8>) {
        value.append(contentsOf: bytes)
        if value.count > Self.longest { isTooLong = true }
    }

    /// Ends a part of a text in the cell itself, which has the letters of its own font.
    mutating func endRun(_ lettering: Lettering?) {
        if runs == nil { runs = LetteredRuns() }
        runs?.close(at: value.count, lettering)
    }

    mutating func endCell() {
        if value.isEmpty {
            if hasFormula, stored != .text { put("=".utf8, .uncomputed) }
            return
        }
        switch stored {
        case .number: endNumber()
        case .shared:
            let strings = strings
            let number = value.withUnsafeBufferPointer { Self.plainWhole($0) } ?? StoredNumber(value)?.whole ?? -1
            let runs = strings.runs(number)
            let isThere: Void? = strings.withText(number) { text, lettering in
                if let runs { return putRuns(text, runs) }
                putPlain(text, lettering == .unicode ? style.lettering : lettering)
            }
            if isThere == nil { isDamaged = true }
        case .text, .inline:
            let (value, runs) = (value, runs)
            value.withUnsafeBufferPointer { text in
                if let runs { putRuns(text, runs) } else { putText(text) }
            }
        case .boolean: put(value == [0x31] ? "TRUE".utf8 : "FALSE".utf8, .boolean)
        case .error: put(value, .error)
        case .date: endDate()
        }
    }

    // MARK: What it means

    private mutating func endNumber() {
        if style.format == .number, value.withUnsafeBufferPointer({ StoredNumber.isPlain($0) }) {
            return putNumber(value)
        }
        guard let number = StoredNumber(value) else { return put(value, .error) }
        switch style.format {
        case .percentage: put(number.percentage, .percentage)
        case .date:
            if let day = number.whole.flatMap({ SerialDay($0, from1904: usesDatesOf1904) }) {
                put(day.text, .date)
            } else {
                putNumber(number.plain)
            }
        case .percentWord: put(number.percentWord, .percentage)
        case .number: putNumber(number.plain)
        }
    }

    private mutating func putNumber(_ text: [UInt8]) {
        texts.add(plain: text, .number, sheet: sheet, row: row, column: column, format: style.words)
    }

    /// The number of digits alone, where it is short.
    private static func plainWhole(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard 1...9 ~= text.count else { return nil }
        var number = 0
        for byte in text {
            guard byte &- 0x30 < 10 else { return nil }
            number = number &* 10 &+ Int(byte &- 0x30)
        }
        return number
    }

    /// A day as ISO 8601 writes it: `2023-12-31T00:00:00`.
    private mutating func endDate() {
        let parts = value.prefix { $0 != 0x54 }.split(separator: 0x2D).compactMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
        guard parts.count == 3 else { return put(value, .text) }
        put("\(parts[2])/\(parts[1])/\(parts[0])".utf8, .date)
    }

    private mutating func put(_ text: some Collection<UInt8>, _ kind: SheetCell.Kind) {
        texts.add(text, kind, sheet: sheet, row: row, column: column)
    }

    private mutating func putText(_ text: UnsafeBufferPointer<UInt8>) {
        if let plain = EscapedText.plain(text) {
            plain.withUnsafeBufferPointer { putPlain($0, style.lettering) }
        } else {
            putPlain(text, style.lettering)
        }
    }

    private mutating func putRuns(_ text: UnsafeBufferPointer<UInt8>, _ runs: LetteredRuns) {
        if let decoded = runs.decode(text, otherwise: style.lettering) {
            put(decoded, .decodedText)
        } else {
            put(EscapedText.plain(text) ?? Array(text), .text)
        }
    }

    private mutating func putPlain(_ text: UnsafeBufferPointer<UInt8>, _ lettering: Lettering) {
        guard lettering != .unicode, let decoded = lettering.decode(text) else { return put(text, .text) }
        put(decoded.utf8, .decodedText)
    }
}
