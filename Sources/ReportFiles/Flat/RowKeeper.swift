import Chuan
import Diagnostics
import FEEL

/// What readers of rows know of the file.
struct RowContext {
    let reader: ReportReader
    let options: FlatOptions
    let decoder: any RecordDecoder
    let ends: RecordEnds
}

/// Completes rows: reads their headers, has those with tables in them read as reports, and sets aside what is no row.
final class RowKeeper {
    let context: RowContext
    let block: FlatBlock
    private(set) var buffer: ChunkBuffer
    private(set) var findings: FlatFindings
    /// Where the texts of header lines stand in this row, by `HeaderSlot`.
    let header: UnsafeMutablePointer<TextSpan>
    /// Whether there is more to this row than its cells and header.
    let isOdd = UnsafeMutablePointer<Bool>.allocate(capacity: 1)
    /// Whether the piece has nothing but printable characters of ASCII, and no quotes.
    var isSimple = false
    /// Whether only a report can tell what this row says.
    var needsReport = false
    /// Why this row must be set aside, and where that stands.
    var trouble: (RecordProblem, Range<Int>)?
    /// Mistakes of this row's cells, told when the row stands; their spans are of the piece.
    var pending: [Diagnostic] = []
    /// Whether rows of this block were filled from reports, columns that the file does not have among them.
    var hasReports = false
    let amounts: ScaledAmounts
    private var seenNames: Set<Message> = []
    private let headers: RowHeaders?
    /// Whether a row without anything odd is complete with its cells.
    let isBare: Bool
    /// Whether it is with its header besides.
    private let hasNoTables: Bool
    private let filler: BlockFiller
    let tables: TableRows

    init(_ context: RowContext, _ block: FlatBlock, _ buffer: ChunkBuffer) {
        self.context = context
        self.block = block
        self.buffer = buffer
        findings = FlatFindings(limit: context.options.limits.diagnosticsPerFile)
        header = .allocate(capacity: HeaderSlot.count)
        header.initialize(repeating: TextSpan(bits: 0), count: HeaderSlot.count)
        headers =
            context.options.subject == .reports
            ? RowHeaders(context.reader.layout, block, names: context.options.names) : nil
        filler = BlockFiller(block, context.reader.layout.vocabulary)
        tables = TableRows(block.tables)
        amounts = ScaledAmounts(block.layout, block.main, context.reader.layout.cells)
        isOdd.initialize(to: false)
        hasNoTables = amounts.isEmpty && block.tables.isEmpty
        isBare = hasNoTables && headers == nil
    }

    deinit {
        header.deallocate()
        isOdd.deallocate()
    }

    func begin(_ buffer: ChunkBuffer) {
        self.buffer = buffer
        isSimple = false
        findings.reset()
        forget()
    }

    var base: UnsafePointer<UInt8> { UnsafePointer(buffer.bytes) }

    /// Drops what is known of a row that did not come to its end.
    func forget() {
        pending.removeAll(keepingCapacity: true)
        trouble = nil
        needsReport = false
        isOdd.pointee = false
        amounts.forget()
    }

    // MARK: Rows

    /// Completes a row whose cells have been read.
    ///
    /// - Returns: False when it was set aside.
    @inline(__always)
    func finish(_ range: Range<Int>, _ row: Int, line: Int) -> Bool {
        if isOdd.pointee || headers.map({ !$0.finish(header, base, row, isSimple: isSimple) }) == true {
            if !finishOdd(range, row, line) { return false }
        } else if hasNoTables {
            return true
        } else {
            if !amounts.isEmpty { settleAmounts(row) }
            if !block.tables.isEmpty { tables.endRecord() }
        }
        return true
    }

    @inline(never)
    private func finishOdd(_ range: Range<Int>, _ row: Int, _ line: Int) -> Bool {
        defer { forget() }
        if isBlank(range) { return false }
        if let (problem, place) = trouble {
            refuse(problem, at: place, range, line)
            return false
        }
        if needsReport { return readReport(range, row, line) }
        if let headers, !headers.finish(header, base, row, isSimple: isSimple) {
            if let place = illFormedHeader() {
                refuse(.notUTF8, at: place, range, line)
                return false
            }
            let decoded = context.decoder.header(base, range)
            guard let report = decoded.report else {
                refuse(decoded.diagnostics, range, line)
                return false
            }
            headers.learn(report.header, header, base)
            headers.put(report.header, row) { keepText($0) }
            tell(decoded.diagnostics.filter { isOfHeader($0.span, range) }, range, line)
        }
        settleAmounts(row)
        tell(pending.map { $0.moved(by: -range.lowerBound) }, range, line)
        tables.endRecord()
        return true
    }

    /// Whether a record of a table has nothing in it but separators, as spreadsheets save blank rows.
    private func isBlank(_ range: Range<Int>) -> Bool {
        guard let delimiter = context.ends.delimiter else { return false }
        return range.allSatisfy { base[$0] == delimiter || [0x20, 0x0A, 0x0D].contains(base[$0]) }
    }

    /// Whether a place of the record is one of the header: what is amiss in others has been noted.
    private func isOfHeader(_ span: Span, _ range: Range<Int>) -> Bool {
        let place = span.start + range.lowerBound
        return (0..<HeaderSlot.count).contains { slot in
            let text = header[slot]
            // Quotes stand around it.
            return text.count > 0 && text.offset - 1 <= place && place < text.offset + text.count
        }
    }

    /// The line of the header that is not UTF-8.
    private func illFormedHeader() -> Range<Int>? {
        for slot in 0..<HeaderSlot.count {
            let (offset, count) = (header[slot].offset, header[slot].count)
            if String(validating: UnsafeBufferPointer(start: base + offset, count: count), as: UTF8.self) == nil {
                return offset..<offset + count
            }
        }
        return nil
    }

    private func settleAmounts(_ row: Int) {
        amounts.settle(row, vocabulary: context.reader.layout.vocabulary) { reading in
            if let diagnostic = reading.diagnostic { pending.append(diagnostic) }
        }
    }

    private func readReport(_ range: Range<Int>, _ row: Int, _ line: Int) -> Bool {
        let isReport = context.options.subject == .reports
        let decoded = isReport ? context.decoder.report(base, range) : context.decoder.decodedRow(base, range)
        hasReports = true
        if let report = decoded.report {
            filler.fill(row, from: report) { self.keepText($0) }
        } else if let record = decoded.row {
            filler.fill(row, from: record) { self.keepText($0) }
        } else {
            refuse(decoded.diagnostics, range, line)
            return false
        }
        filler.fill(row, with: decoded.texts) { self.keepText($0) }
        tell(decoded.diagnostics, range, line)
        return true
    }

    func keepText(_ text: String) -> TextSpan? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count <= TextSpan.mostBytes else { return nil }
            return buffer.keep(bytes).map { TextSpan(offset: $0, count: bytes.count) }
        }
    }

    // MARK: Setting aside

    /// Sets a piece aside that is no record.
    func refuse(_ trouble: RecordTrouble, _ range: Range<Int>, line: Int) {
        switch trouble {
        case .unclosedQuote:
            let quote = context.ends.find(in: base, range.upperBound).openQuote ?? range.lowerBound
            refuse(.unclosedQuote, at: quote..<quote + 1, range, line)
        case .tooLong:
            refuse(.tooLong(context.options.limits.recordBytes), at: range.lowerBound..<range.lowerBound, range, line)
        case .restOfTooLong: findings.reject(UnsafeBufferPointer(start: base, count: range.count), isNew: false)
        }
    }

    func refuse(_ problem: RecordProblem, at place: Range<Int>, _ range: Range<Int>, _ line: Int) {
        let place = place.lowerBound - range.lowerBound..<place.upperBound - range.lowerBound
        let span = Span(file: context.options.file, start: place.lowerBound, end: place.upperBound)
        refuse([.badRecord(problem, at: span)], range, line)
    }

    /// - Parameter diagnostics: With spans of the record.
    func refuse(_ diagnostics: [Diagnostic], _ range: Range<Int>, _ line: Int) {
        var errors = diagnostics.filter { $0.severity == .error }
        if errors.isEmpty {
            errors.append(.badRecord(.notAnObject, at: Span(file: context.options.file, start: 0, end: 0)))
        }
        tell(errors, range, line, isRejected: true)
        if context.options.listsRejects {
            findings.reasons += errors.map { problem($0, range, line, isRejected: true) }
        }
        findings.reject(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), isNew: true)
    }

    private func tell(_ diagnostics: [Diagnostic], _ range: Range<Int>, _ line: Int, isRejected: Bool = false) {
        for diagnostic in diagnostics {
            // All records may have a name that is not known.
            if diagnostic.kind == .unknownColumn, !seenNames.insert(diagnostic.message).inserted { continue }
            findings.tell(diagnostic.severity, problem(diagnostic, range, line, isRejected: isRejected))
        }
    }

    private func problem(
        _ diagnostic: Diagnostic, _ range: Range<Int>, _ line: Int, isRejected: Bool
    ) -> FlatProblem {
        FlatProblem(
            diagnostic: diagnostic, record: context.decoder.source(base, shown(range, diagnostic)),
            firstLine: buffer.firstLine + line, isRejected: isRejected)
    }

    /// As much of a record as is kept to show a mistake.
    private func shown(_ range: Range<Int>, _ diagnostic: Diagnostic) -> Range<Int> {
        let most = max(4_096, diagnostic.span.end + 256)
        return range.lowerBound..<min(range.upperBound, range.lowerBound + most)
    }
}
