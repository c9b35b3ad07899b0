import Chuan
import Diagnostics
import FEEL

/// Reads cells of tables in text files that take a closer look.
final class OddCells {
    private let plan: CSVPlan
    private let rows: RowKeeper
    /// Line breaks inside the quotes of this row.
    private(set) var extraLines: Int32 = 0

    init(_ plan: CSVPlan, _ rows: RowKeeper) {
        self.plan = plan
        self.rows = rows
    }

    private var base: UnsafePointer<UInt8> { rows.base }
    private var buffer: ChunkBuffer { rows.buffer }

    /// The line breaks inside the quotes of a row that is done.
    func takeExtraLines() -> Int32 {
        defer { extraLines = 0 }
        return extraLines
    }

    // MARK: Cells

    /// Reads a cell that is not plain.
    ///
    /// - Returns: Behind its delimiter or line break; nil where it does not end as it should.
    @inline(never)
    func read(
        _ start: UnsafePointer<UInt8>, _ step: UnsafeMutablePointer<CellStep>, _ row: Int
    ) -> UnsafePointer<UInt8>? {
        guard let (cell, next) = cell(from: start - base, step.pointee.terminator) else { return nil }
        rows.isOdd.pointee = true
        let column = plan.columns[Int(step.pointee.column)]
        switch step.pointee.kind {
        case .skip: break
        case .nested, .table: if !cell.inside.isEmpty { rows.needsReport = true }
        case .header: rows.header[Int(step.pointee.slot)] = span(of: cell) ?? notText(cell)
        case .named: put(named(cell), step, row)
        case .integer, .decimal, .flag, .date, .choice, .text, .other:
            guard let field = column.field else { break }
            if isOfAmounts(cell, column) { break }
            put(value(cell, column, field), step, row)
        }
        return base + next
    }

    /// Whether a cell is an amount, or its unit, that cannot be read without the other.
    private func isOfAmounts(_ cell: CSVRecord.Cell, _ column: ColumnPlan) -> Bool {
        guard let target = column.target, !rows.amounts.isEmpty, let text = cell.text(base), !text.isEmpty else {
            return false
        }
        if rows.amounts.isUnit(target) {
            rows.needsReport = rows.needsReport || !isKnownUnit(cell, text, column)
            return rows.needsReport
        }
        guard rows.amounts.scales(target) else { return false }
        let span = Span(file: plan.options.file, start: cell.range.lowerBound, end: cell.range.upperBound)
        rows.amounts.wait(CellSource(text, form: column.form(of: text), span: span), target)
        return true
    }

    /// Whether a spelling is that of a unit, and not a word for a state or a mistake.
    private func isKnownUnit(_ cell: CSVRecord.Cell, _ text: String, _ column: ColumnPlan) -> Bool {
        guard case .choice(let enumeration)? = column.field?.kind else { return false }
        return plan.reader.layout.vocabulary.value(text.trimmingSpaces(), of: enumeration) != nil
    }

    private func put(_ value: CellValue, _ step: UnsafeMutablePointer<CellStep>, _ row: Int) {
        step.pointee.values[row] = value.bits
        step.pointee.states[row] = value.state
    }

    private func value(_ cell: CSVRecord.Cell, _ column: ColumnPlan, _ field: Field) -> CellValue {
        guard let text = cell.text(base) else {
            _ = notText(cell)
            return .unknown
        }
        if let number = grouped(text, column, field) { return .value(number) }
        let place = Span(file: plan.options.file, start: cell.range.lowerBound, end: cell.range.upperBound)
        let source = CellSource(text, form: column.form(of: text), span: place)
        let reading = plan.reader.layout.cells.read(source, as: field, suggests: rows.findings.isListing)
        if let diagnostic = reading.diagnostic { rows.pending.append(diagnostic) }
        let value = CellValue(reading.cell, field, plan.reader.layout.vocabulary.enumerations) { keep($0, cell) }
        if value.state == ColumnState.value { return value }
        if case .header? = column.found?.place { return CellValue(state: column.emptyState) }
        return value
    }

    /// A count or an amount with its thousands grouped by dots, which most Vietnamese tables have.
    private func grouped(_ text: String, _ column: ColumnPlan, _ field: Field) -> Int64? {
        switch field.kind {
        case .count, .money: break
        default: return nil
        }
        // So few bytes are no more than 18 digits.
        guard !column.isPlain, text.utf8.count <= 23, text.utf8.first != 0x30 else { return nil }
        var (value, digits, dots): (Int64, Int, Int) = (0, 0, 0)
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                guard dots == 0 ? (1...3).contains(digits) : digits == 3 else { return nil }
                (digits, dots) = (0, dots + 1)
            } else {
                guard byte &- 0x30 < 10, digits < 3 else { return nil }
                value = value * 10 + Int64(byte &- 0x30)
                digits += 1
            }
        }
        return dots > 0 && digits == 3 ? value : nil
    }

    private func named(_ cell: CSVRecord.Cell) -> CellValue {
        guard let text = cell.text(base) else {
            _ = notText(cell)
            return .unknown
        }
        return text.isEmpty ? .unknown : keep(text, cell).map { .value($0.bits) } ?? .special
    }

    /// The number of the value that a spelling names without any remark.
    func choice(_ text: UnsafePointer<UInt8>, _ count: Int, _ column: Int) -> Int64? {
        let bytes = UnsafeBufferPointer(start: text, count: count)
        guard text[0] != RecordEnds.quote, let field = plan.columns[column].field,
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        let source = CellSource(text, form: .text, span: Span(file: plan.options.file, start: 0, end: 0))
        let reading = plan.reader.layout.cells.read(source, as: field, suggests: false)
        guard reading.diagnostic == nil else { return nil }
        let value = CellValue(reading.cell, field, plan.reader.layout.vocabulary.enumerations) { (_) -> TextSpan? in nil
        }
        return value.state == ColumnState.value ? value.bits : nil
    }

    // MARK: Texts

    /// The cell that begins at a place, and what stands behind its end.
    private func cell(from start: Int, _ terminator: UInt8) -> (CSVRecord.Cell, Int)? {
        let ends = plan.ends
        var close = start
        var isQuoted = false
        if base[start] == RecordEnds.quote {
            guard let quote = ends.closingQuote(from: start + 1, base, buffer.count, isWhole: true) else { return nil }
            (close, isQuoted) = (quote, true)
        }
        var end = isQuoted ? close + 1 : start
        while base[end] != ends.delimiter, base[end] != ends.lineBreak { end += 1 }
        let endsRow = base[end] == ends.lineBreak
        guard endsRow == (terminator != ends.delimiter) else { return nil }
        let next = end + 1
        if endsRow, end > start, base[end - 1] == 0x0D { end -= 1 }
        guard isQuoted else { return (CSVRecord.Cell(range: start..<end, inside: start..<end), next) }
        guard (close + 1..<max(end, close + 1)).allSatisfy({ base[$0] == 0x20 || base[$0] == 0x09 }) else { return nil }
        extraLines &+= lines(in: start..<close)
        let hasQuotes = ByteSearch.first(RecordEnds.quote, in: base, start + 1..<close) != nil
        return (
            CSVRecord.Cell(range: start..<end, inside: start + 1..<close, isQuoted: true, hasQuotes: hasQuotes), next
        )
    }

    func lines(in range: Range<Int>) -> Int32 {
        let count = ByteSearch.count(plan.ends.lineBreak, in: base + range.lowerBound, range.count)
        return Int32(truncatingIfNeeded: count)
    }

    /// Where the text of a cell stands, decoded where it has to be; nil where it is no text.
    private func span(of cell: CSVRecord.Cell) -> TextSpan? {
        guard let text = cell.text(base) else { return nil }
        return keep(text.trimmingSpaces(), cell)
    }

    /// Where a text stands that was read from a cell.
    private func keep(_ text: String, _ cell: CSVRecord.Cell) -> TextSpan? {
        var text = text
        return text.withUTF8 { wanted in
            guard wanted.count <= TextSpan.mostBytes else { return nil }
            if !cell.hasQuotes {
                let inside = UnsafeBufferPointer(start: base + cell.inside.lowerBound, count: cell.inside.count)
                if let offset = inside.firstPlace(of: wanted) {
                    return TextSpan(offset: cell.inside.lowerBound + offset, count: wanted.count)
                }
            }
            return buffer.keep(wanted).map { TextSpan(offset: $0, count: wanted.count) }
        }
    }

    private func notText(_ cell: CSVRecord.Cell) -> TextSpan {
        if rows.trouble == nil { rows.trouble = (.notUTF8, cell.range) }
        return TextSpan(bits: 0)
    }

    // MARK: Setting aside

    /// Sets a record aside whose cells do not fit the columns.
    ///
    /// A quote that is open at the end of its line and meets text behind the next one was most likely never closed: the line
    /// is set aside, and those that it took with it are not.
    ///
    /// - Returns: Behind what was set aside.
    func refuseShape(_ range: Range<Int>, line: Int) -> Int {
        rows.forget()
        extraLines = 0
        let record = CSVRecord(base, range, plan.ends)
        switch record.trouble {
        case .textAfterQuote(let place)?:
            let start =
                record.cells.last { $0.range.lowerBound < place.lowerBound }?.range.lowerBound ?? place.lowerBound
            if lines(in: start..<place.lowerBound) > 0 { return refuseLine(range, quote: start, line) }
            rows.refuse(.textAfterQuote, at: place, range, line)
        case .unclosedQuote(let start)?:
            if lines(in: range) > 1 { return refuseLine(range, quote: start, line) }
            rows.refuse(.unclosedQuote, at: start..<start + 1, range, line)
        case nil where record.cells.count != plan.columns.count:
            let expected = plan.columns.count
            let place =
                record.cells.count > expected ? record.cells[expected].range : range.lowerBound..<range.lowerBound
            rows.refuse(.cellCount(record.cells.count, expected: expected), at: place, range, line)
        case nil: rows.refuse(.strayReturn, at: range.lowerBound..<range.lowerBound, range, line)
        }
        return range.upperBound
    }

    private func refuseLine(_ range: Range<Int>, quote: Int, _ line: Int) -> Int {
        let end = ByteSearch.first(plan.ends.lineBreak, in: base, quote..<range.upperBound).map { $0 + 1 }
        let line = (range.lowerBound..<(end ?? range.upperBound), line)
        rows.refuse(.unclosedQuote, at: quote..<quote + 1, line.0, line.1)
        return line.0.upperBound
    }
}
