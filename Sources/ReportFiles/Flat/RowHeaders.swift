import Chuan
import Diagnostics
import FEEL

/// Places of the header lines that every row is asked for.
enum HeaderSlot {
    static let unitCode = 0
    static let unitType = 1
    static let period = 2
    static let periodKind = 3
    static let periodStart = 4
    static let periodEnd = 5
    static let count = 6

    static func of(_ key: HeaderKey) -> Int? {
        switch key {
        case .unitCode: unitCode
        case .unitType: unitType
        case .period: period
        case .periodKind: periodKind
        case .periodStart: periodStart
        case .periodEnd: periodEnd
        default: nil
        }
    }

    /// The place of a column of the file.
    static func of(column name: String, _ names: [String: String]) -> Int? {
        HeaderKey(names[name] ?? name).flatMap(of)
    }
}

/// The lines of the header in each row: who reports, and for which period.
///
/// Few unit types and periods stand in many rows: what they stand for is remembered by their bytes.
final class RowHeaders {
    private let cells: CellReader
    private let vocabulary: Vocabulary
    private let types = SpellingCache()
    private let periods = SpellingCache()
    private var outputs: Outputs
    /// Lines that are kept as they stand in the file.
    private let kept: UnsafeMutableBufferPointer<KeptLine>
    private var lastEnd: (day: Int64, year: Int64) = (0, 1970)
    /// The texts of the period's columns, where there are several.
    private let joined = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)

    /// Where the lines go, for those that are wanted.
    private struct Outputs {
        var code: UnsafeMutablePointer<Int64>?
        var type: UnsafeMutablePointer<Int64>?
        var start: UnsafeMutablePointer<Int64>?
        var end: UnsafeMutablePointer<Int64>?
        var year: UnsafeMutablePointer<Int64>?
    }

    private struct KeptLine {
        let slot: Int
        let values: UnsafeMutablePointer<Int64>
        let states: UnsafeMutablePointer<UInt8>
    }

    /// - Parameter names: What columns of the file are called here.
    init(_ layout: ReportLayout, _ block: FlatBlock, names: [String: String]) {
        cells = layout.cells
        vocabulary = layout.vocabulary
        func output(_ field: HeaderField) -> UnsafeMutablePointer<Int64>? {
            block.layout.columns.firstIndex { $0.place == .header(field) }.map { block.main.values(of: $0) }
        }
        outputs = Outputs(
            code: output(.unitCode), type: output(.unitType), start: output(.periodStart), end: output(.periodEnd),
            year: output(.year))
        var lines: [KeptLine] = []
        for (number, column) in block.layout.columns.enumerated() {
            guard case .named(let name) = column.place, let slot = HeaderSlot.of(column: name, names) else { continue }
            lines.append(
                KeptLine(slot: slot, values: block.main.values(of: number), states: block.main.states(of: number)))
        }
        kept = .allocate(capacity: lines.count)
        _ = kept.initialize(from: lines)
    }

    deinit {
        types.free()
        periods.free()
        joined.deallocate()
        kept.deallocate()
    }

    /// Reads the header of a row from the texts of its columns.
    ///
    /// - Parameter isSimple: Whether the piece is, as `TextBytes` has it.
    /// - Returns: False where it takes a closer look.
    @inline(__always)
    func finish(
        _ texts: UnsafeMutablePointer<TextSpan>, _ base: UnsafePointer<UInt8>, _ row: Int, isSimple: Bool
    ) -> Bool {
        for line in kept {
            line.values[row] = texts[line.slot].bits
            line.states[row] = texts[line.slot].count > 0 ? ColumnState.value : ColumnState.unknown
        }
        let (code, type) = (texts[HeaderSlot.unitCode], texts[HeaderSlot.unitType])
        guard code.count > 0, isCode(base + code.offset, code.count, isSimple),
            let known = types.find(base + type.offset, type.count), let days = period(texts, base)
        else { return false }
        outputs.code?[row] = code.bits
        outputs.type?[row] = known.0
        put(days, row)
        return true
    }

    private func put(_ days: (Int64, Int64), _ row: Int) {
        outputs.start?[row] = days.0
        outputs.end?[row] = days.1
        if let year = outputs.year {
            if lastEnd.day != days.1 { lastEnd = (days.1, Int64(CalendarDate(daysSinceEpoch: days.1)?.year ?? 0)) }
            year[row] = lastEnd.year
        }
    }

    @inline(__always)
    private func isCode(_ text: UnsafePointer<UInt8>, _ count: Int, _ isSimple: Bool) -> Bool {
        TextBytes.isPlain(text, count, isSimple: isSimple) || isOddCode(text, count)
    }

    @inline(never)
    private func isOddCode(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let bytes = UnsafeBufferPointer(start: text, count: count)
        guard let code = String(validating: bytes, as: UTF8.self), code == code.trimmingSpaces() else { return false }
        let source = CellSource(code, span: Span(file: FileID(number: 0), start: 0, end: 0))
        let reading = cells.read(source, as: HeaderKey.unitCode.field(.text))
        return reading.cell.state == .value && reading.diagnostic == nil
    }

    @inline(__always)
    private func period(_ texts: UnsafeMutablePointer<TextSpan>, _ base: UnsafePointer<UInt8>) -> (Int64, Int64)? {
        if Self.hasPeriodAlone(texts) {
            let text = texts[HeaderSlot.period]
            return text.count > 0 ? periods.find(base + text.offset, text.count) : nil
        }
        guard let count = join(texts, base) else { return nil }
        return periods.find(UnsafePointer(joined), count)
    }

    /// Whether no days and no kind are given besides.
    @inline(__always)
    private static func hasPeriodAlone(_ texts: UnsafeMutablePointer<TextSpan>) -> Bool {
        texts[HeaderSlot.periodKind].count | texts[HeaderSlot.periodStart].count | texts[HeaderSlot.periodEnd].count
            == 0
    }

    /// Puts the texts of the period's columns behind one another.
    ///
    /// - Returns: Their bytes; nil for too many.
    private func join(_ texts: UnsafeMutablePointer<TextSpan>, _ base: UnsafePointer<UInt8>) -> Int? {
        var count = 0
        for slot in HeaderSlot.period...HeaderSlot.periodEnd {
            let text = texts[slot]
            guard count + text.count < 60 else { return nil }
            (joined + count).update(from: base + text.offset, count: text.count)
            joined[count + text.count] = 0
            count += text.count + 1
        }
        return count
    }

    // MARK: Learning

    /// Remembers what the texts of a row stand for.
    func learn(_ header: Report.Header, _ texts: UnsafeMutablePointer<TextSpan>, _ base: UnsafePointer<UInt8>) {
        if let type = vocabulary.unitTypes.firstIndex(where: { $0.code == header.unitType.value }) {
            let text = texts[HeaderSlot.unitType]
            types.remember(base + text.offset, text.count, (Int64(type), 0))
        }
        let days = (header.periodStart.daysSinceEpoch, header.periodEnd.daysSinceEpoch)
        if Self.hasPeriodAlone(texts) {
            let text = texts[HeaderSlot.period]
            periods.remember(base + text.offset, text.count, days)
        } else if let count = join(texts, base) {
            periods.remember(UnsafePointer(joined), count, days)
        }
    }

    /// Puts a header into the columns of its row.
    func put(_ header: Report.Header, _ row: Int, keep: (String) -> TextSpan?) {
        outputs.code?[row] = keep(header.unitCode.value)?.bits ?? 0
        let type = vocabulary.unitTypes.firstIndex { $0.code == header.unitType.value }
        outputs.type?[row] = Int64(type ?? 0)
        put((header.periodStart.daysSinceEpoch, header.periodEnd.daysSinceEpoch), row)
    }
}
