import Chuan
import Diagnostics
import FEEL

/// Reads the texts of one column of a table: few spellings fill most, so that what each says is kept.
final class JSONTableTexts {
    /// What a spelling says.
    fileprivate struct Known {
        let value: Int64
        let state: UInt8
        /// The number of what tells rows apart by it; 0 where it tells nothing.
        let number: Int64
        let isSum: Bool
        let isUnsayable: Bool
    }

    private let plan: JSONPlan
    private let field: Field
    private let isText: Bool
    private let sums: FoldedPrefixes
    private let isLabel: Bool
    private let cache = SpellingCache()
    private var numbers: [String: Int64] = [:]
    /// What tells the row apart by this column; nil where it is a number or not there.
    private(set) var identity: Int64?
    /// Whether the row is one that sums up others.
    private(set) var isSum = false
    /// Whether the text of the row can't be shown where it stands.
    private(set) var isUnsayable = false

    /// More spellings are forgotten between records.
    private static let most = 50_000

    init(_ plan: JSONPlan, _ block: Int, field: Int) {
        self.plan = plan
        let blocks = plan.reader.layout.vocabulary.blocks
        self.field = blocks[block].fields[field]
        isText = self.field.kind == .text
        isLabel = blocks[block].rowLabel == field
        sums = plan.reader.layout.sumLabels[block]
    }

    deinit { cache.free() }

    func beginRecord() {
        if numbers.count <= Self.most { return }
        numbers = [:]
        cache.clear()
    }

    @inline(__always)
    func beginRow() {
        identity = nil
        isSum = false
        isUnsayable = false
    }

    /// Reads the text in quotes at a place.
    ///
    /// - Returns: Behind it; nil where it takes a closer look.
    func read(
        _ place: UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ key: UnsafeMutablePointer<JSONKey>
    ) -> UnsafePointer<UInt8>? {
        let start = place + 1
        let end = StringMarks.end(from: start)
        guard end[0] == RecordEnds.quote, end > start, let known = known(start, end - start) else { return nil }
        identity = known.number == 0 ? nil : known.number &* 2
        isSum = known.isSum
        isUnsayable = known.isUnsayable
        key.pointee.step.values[0] =
            isText && known.state == ColumnState.value
            ? TextSpan(offset: start - base, count: end - start).bits : known.value
        key.pointee.step.states[0] = known.state
        return end + 1
    }

    @inline(__always)
    private func known(_ text: UnsafePointer<UInt8>, _ count: Int) -> Known? {
        cache.find(text, count).map(Known.init) ?? learn(text, count)
    }

    @inline(never)
    private func learn(_ text: UnsafePointer<UInt8>, _ count: Int) -> Known? {
        guard count <= TextSpan.mostBytes,
            let spelling = String(validating: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
        else { return nil }
        if case .count = field.kind { return nil }
        let source = CellSource(spelling, form: .text, span: Span(file: plan.options.file, start: 0, end: 0))
        let reading = plan.reader.layout.cells.read(source, as: field, suggests: false)
        guard reading.diagnostic == nil else { return nil }
        let value = CellValue(reading.cell, field, plan.reader.layout.vocabulary.enumerations) { _ in
            TextSpan(bits: 0)
        }
        let identity = reading.cell.identity
        let number = identity.isEmpty ? 0 : numbers[identity] ?? Int64(numbers.count + 1)
        if number > 0 { numbers[identity] = number }
        var isUnsayable = false
        if case .string(let text) = reading.cell.value, isText { isUnsayable = text != spelling }
        let known = Known(
            value: value.bits, state: value.state, number: number, isSum: isLabel && sums.contains(reading.cell.text),
            isUnsayable: isUnsayable)
        cache.remember(text, count, known.kept)
        return known
    }
}

/// As it is kept: the value, and all the rest in one number.
extension JSONTableTexts.Known {
    fileprivate init(_ kept: (Int64, Int64)) {
        value = kept.0
        state = UInt8(truncatingIfNeeded: kept.1 & 0xFF)
        isSum = kept.1 & 0x100 != 0
        isUnsayable = kept.1 & 0x200 != 0
        number = kept.1 >> 10
    }

    fileprivate var kept: (Int64, Int64) {
        (value, number << 10 | (isUnsayable ? 0x200 : 0) | (isSum ? 0x100 : 0) | Int64(state))
    }
}
