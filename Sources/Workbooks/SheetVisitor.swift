/// Reads the cells of one sheet.
///
/// - Specification: ECMA-376 part 1, 18.3.
final class SheetVisitor: XMLVisitor {
    private enum Stored: UInt8 {
        case number, shared, text, inline, boolean, error, date
    }

    var texts: CellTexts
    private(set) var merged: [CellRange] = []
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
    private var hasFormula = false
    private var isCollecting = false
    private var isInReading = false
    private var value: [UInt8] = []
    /// The furthest that a cell was placed, so that none is met twice.
    private var last = CellReference(row: 0, column: 0)
    /// Whether cells stand out of order or twice, or name no place.
    private(set) var isDamaged = false
    /// Whether a cell holds more than any program puts into one.
    private(set) var isTooLong = false

    /// Programs stop at 32,767 letters.
    private static let longest = 1 << 20

    init(
        sheet: Int, into texts: CellTexts, strings: SharedStrings, styles: [CellStyle], usesDatesOf1904: Bool
    ) {
        self.sheet = sheet
        self.texts = texts
        self.strings = strings
        self.styles = styles
        self.usesDatesOf1904 = usesDatesOf1904
    }

    var isDone: Bool { texts.isFull || isDamaged || isTooLong }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "c" {
            startCell(attributes)
        } else if name == "v" || name == "t" {
            isCollecting = !isInReading
        } else if name == "f" {
            hasFormula = true
        } else if name == "row" {
            row = attributes.integer("r") ?? row + 1
            column = 0
            if !(1...CellReference.mostRows ~= row) { isDamaged = true }
            if attributes.isSet("hidden") { hiddenRows.insert(row) }
        } else if name == "col", hiddenColumns.count < 1_000, attributes.isSet("hidden") {
            if let first = attributes.integer("min"), let last = attributes.integer("max"), 1...last ~= first {
                hiddenColumns.append(first...last)
            }
        } else if name == "rPh" {
            isInReading = true
        } else if name == "mergeCell", merged.count < 100_000 {
            if let range = attributes["ref"].flatMap(CellRange.init) { merged.append(range) }
        }
    }

    func end(_ name: XMLName) {
        if name == "v" || name == "t" {
            isCollecting = false
        } else if name == "c" {
            endCell()
        } else if name == "rPh" {
            isInReading = false
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isCollecting { value.append(contentsOf: bytes) }
        if value.count > Self.longest { isTooLong = true }
    }

    private func startCell(_ attributes: XMLAttributes) {
        value.removeAll(keepingCapacity: true)
        hasFormula = false
        column += 1
        if let place = attributes.withText("r", { CellReference.parse($0) }) {
            guard let place else { return isDamaged = true }
            (row, column) = (place.row, place.column)
        }
        let isNext = row > last.row || (row == last.row && column > last.column)
        guard isNext, row > 0, column <= CellReference.mostColumns else { return isDamaged = true }
        last = CellReference(row: row, column: column)
        let number = attributes.integer("s") ?? 0
        style = styles.indices.contains(number) ? styles[number] : CellStyle()
        stored =
            attributes.withText("t") { type in
                switch (type[0], type[1]) {
                case (0x73, 0): .shared
                case (0x73, _): .text
                case (0x69, _): .inline
                case (0x62, _): .boolean
                case (0x65, _): .error
                case (0x64, _): .date
                default: .number
                }
            } ?? .number
    }

    private func endCell() {
        if value.isEmpty {
            if hasFormula, stored != .text { put("=".utf8, .uncomputed) }
            return
        }
        switch stored {
        case .number: endNumber()
        case .shared:
            let number = StoredNumber(value)?.whole ?? -1
            let isThere: Void? = strings.withText(number) { text, lettering in
                putText(text, lettering == .unicode ? style.lettering : lettering)
            }
            if isThere == nil { isDamaged = true }
        case .text, .inline: value.withUnsafeBufferPointer { putText($0, style.lettering) }
        case .boolean: put(value == [0x31] ? "TRUE".utf8 : "FALSE".utf8, .boolean)
        case .error: put(value, .error)
        case .date: endDate()
        }
    }

    private func endNumber() {
        guard let number = StoredNumber(value) else { return put(value, .error) }
        switch style.format {
        case .percentage: put(number.percentage, .percentage)
        case .date:
            if let day = number.whole.flatMap({ SerialDay($0, from1904: usesDatesOf1904) }) {
                put(day.text, .date)
            } else {
                put(number.plain, .number)
            }
        case .number: put(number.plain, .number)
        }
    }

    /// A day as ISO 8601 writes it: `2023-12-31T00:00:00`.
    private func endDate() {
        let parts = value.prefix { $0 != 0x54 }.split(separator: 0x2D).compactMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
        guard parts.count == 3 else { return put(value, .text) }
        put("\(parts[2])/\(parts[1])/\(parts[0])".utf8, .date)
    }

    private func put(_ text: some Collection<UInt8>, _ kind: SheetCell.Kind) {
        texts.add(text, kind, sheet: sheet, row: row, column: column)
    }

    private func putText(_ text: UnsafeBufferPointer<UInt8>, _ lettering: Lettering) {
        if let plain = EscapedText.plain(text) {
            return plain.withUnsafeBufferPointer { putPlain($0, lettering) }
        }
        putPlain(text, lettering)
    }

    private func putPlain(_ text: UnsafeBufferPointer<UInt8>, _ lettering: Lettering) {
        guard lettering != .unicode, let decoded = lettering.decode(text) else { return put(text, .text) }
        put(decoded.utf8, .decodedText)
    }
}
