import Chuan
import Diagnostics
import YAMLSource

/// Reads single records with all that is known of reports: cell by cell, every mistake told.
protocol RecordDecoder: Sendable {
    /// A record as a report. Its spans are of the record alone.
    func report(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord

    /// Who reports with a record and for which period; the rest may be left out.
    func header(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord

    /// A record as a row of a table, with what there is to say of it.
    func decodedRow(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord

    /// A record as a row of a table; nil where records are reports.
    func record(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> ReportRow?

    /// A record as a file of its own.
    func source(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> SourceFile
}

extension RecordDecoder {
    func header(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord { report(bytes, range) }

    func decodedRow(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord {
        DecodedRecord(report: nil, row: record(bytes, range), diagnostics: [])
    }
}

struct DecodedRecord {
    /// Nil where it cannot be judged.
    var report: Report?
    /// Nil where records are reports.
    var row: ReportRow?
    var diagnostics: [Diagnostic]
    /// Texts that are wanted as they are, by their columns, where they are not read otherwise.
    var texts: [(column: Int, text: String)] = []
}

/// What decoders of records share.
struct RecordContext: Sendable {
    let reader: ReportReader
    let path: String
    let file: FileID
    let subject: FlatSubject

    func source(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> SourceFile {
        var range = range
        while let last = range.last, bytes[last] == 0x0A || bytes[last] == 0x0D { range.removeLast() }
        let record = UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
        return SourceFile(id: file, path: path, bytes: Array(record))
    }
}

extension Range<Int> {
    fileprivate mutating func removeLast() { self = lowerBound..<upperBound - 1 }
}

/// Makes a report of a record of cells: the same document that a YAML file with these fields would be.
struct CSVRecordDecoder: RecordDecoder {
    let context: RecordContext
    let ends: RecordEnds
    let columns: [ColumnPlan]

    func source(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> SourceFile { context.source(bytes, range) }

    func report(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord {
        report(bytes, range) { _ in true }
    }

    /// Only who reports and for which period.
    func header(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord {
        report(bytes, range) {
            if case .header = $0 { true } else { false }
        }
    }

    private func report(
        _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, where isWanted: (FlatPlace) -> Bool
    ) -> DecodedRecord {
        guard context.subject == .reports else { return DecodedRecord(report: nil, diagnostics: []) }
        let source = source(bytes, range)
        let document = YAMLDocument(source, tree(of: source, where: isWanted))
        let reading = context.reader.decode(document, syntax: .json)
        return DecodedRecord(report: reading.reports.first, diagnostics: reading.diagnostics)
    }

    func record(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> ReportRow? { decodedRow(bytes, range).row }

    func decodedRow(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> DecodedRecord {
        guard case .records(let block) = context.subject else { return DecodedRecord(report: nil, diagnostics: []) }
        var diagnostics: [Diagnostic] = []
        func read(_ source: CellSource, _ field: Field, _ scale: MoneyScale = .dong) -> Cell {
            let reading = context.reader.layout.cells.read(source, as: field, scale: scale)
            if let diagnostic = reading.diagnostic { diagnostics.append(diagnostic) }
            return reading.cell
        }
        let source = source(bytes, range)
        let reader = context.reader.layout.cells
        let fields = context.reader.layout.vocabulary.blocks[block].fields
        let sources = sources(of: source)
        var row = ReportRow(number: 1, cells: fields.map { _ in .absent }, span: source.span)
        for (place, field) in fields.enumerated() where !field.isMoney {
            if let source = sources[place] { row.cells[place] = read(source, field) }
        }
        for (place, field) in fields.enumerated() {
            guard case .money(let scale) = field.kind, let source = sources[place] else { continue }
            let unit = scale.map { reader.moneyScale(row.cells[$0], of: fields[$0]) }
            row.cells[place] = read(source, field, unit ?? .dong)
        }
        return DecodedRecord(report: nil, row: row, diagnostics: diagnostics)
    }

    /// The cells of a row of a table, by their fields.
    private func sources(of source: SourceFile) -> [Int: CellSource] {
        source.bytes.withUnsafeBufferPointer { bytes in
            guard let first = bytes.baseAddress else { return [:] }
            var sources: [Int: CellSource] = [:]
            for (column, cell) in CSVRecord(first, 0..<bytes.count, ends).cells.prefix(columns.count).enumerated() {
                guard case .record(let field)? = columns[column].found?.place else { continue }
                let text = cell.text(first) ?? ""
                let span = Span(file: source.id, start: cell.range.lowerBound, end: cell.range.upperBound)
                sources[field] = CellSource(text, form: columns[column].form(of: text), span: span)
            }
            return sources
        }
    }

    private func tree(of source: SourceFile, where isWanted: (FlatPlace) -> Bool) -> SourceNode {
        var tree = RecordTree(source.span.range)
        source.bytes.withUnsafeBufferPointer { bytes in
            guard let first = bytes.baseAddress else { return }
            for (column, cell) in CSVRecord(first, 0..<bytes.count, ends).cells.prefix(columns.count).enumerated() {
                guard let found = columns[column].found, isWanted(found.place) else { continue }
                let text = cell.text(first) ?? ""
                let node: SourceNode
                switch columns[column].form(of: text) {
                case .empty: node = .empty(cell.range.lowerBound)
                case .number: node = .plain(cell.inside)
                case .text, .boolean: node = .text(text, cell.range)
                }
                tree.add(node, found, isEmpty: text.isEmpty)
            }
        }
        return tree.root
    }
}

extension ColumnPlan {
    /// What a cell of the column says of itself.
    func form(of text: String) -> CellSource.Form {
        if text.isEmpty { return .empty }
        return isPlain && text.isProgramNumber ? .number : .text
    }
}

extension String {
    /// Whether it is a number as programs write them.
    ///
    /// - Specification: RFC 8259, 6.
    var isProgramNumber: Bool {
        var rest = utf8[...]
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        func digits() -> Int {
            let count = rest.prefix { (0x30...0x39).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !startsWithZero || whole == 1 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            if digits() == 0 { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
            if digits() == 0 { return false }
        }
        return rest.isEmpty
    }
}
