public import Chuan
public import Diagnostics
public import FEEL

/// Reads files of records and derives from them, a record at a time.
public struct RecordReader {
    let rulebook: Rulebook
    let period: DerivingPeriod
    let limits: Limits
    private let cells: [CellReader]
    /// One for each derivation of the rulebook.
    private var derivers: [RecordDeriver]
    /// Where each derivation is shown: the column of the unit in the first file; nil without a file.
    private var places: [Span?]
    /// Ids of records that were seen, by block of records.
    private var seen: [[String: SeenRecord]]
    /// Folded codes of units that are not to be counted.
    private var refused: Set<String> = []
    public internal(set) var diagnostics: [Diagnostic] = []
    private var omitted = 0

    private struct SeenRecord {
        let unit: String
        let span: Span
    }

    /// - Parameters:
    ///   - start: The first day of the period of the reports.
    ///   - end: The last one.
    ///   - cutoff: The day on which the records were drawn; nil where it is not known.
    public init(
        _ rulebook: Rulebook, from start: CalendarDate, to end: CalendarDate, cutoff: CalendarDate?,
        limits: Limits = .standard
    ) {
        let period = DerivingPeriod(start: start, end: end, cutoff: cutoff)
        self.rulebook = rulebook
        self.period = period
        self.limits = limits
        cells = rulebook.vocabulary.records.map { CellReader($0.vocabulary) }
        derivers = rulebook.derivations.map { RecordDeriver($0, rulebook.vocabulary, period, limits: limits) }
        places = rulebook.derivations.map { _ in nil }
        seen = rulebook.vocabulary.records.map { _ in [:] }
    }

    private mutating func tell(_ diagnostic: @autoclosure () -> Diagnostic) {
        if diagnostics.count < limits.diagnosticsPerFile { diagnostics.append(diagnostic()) } else { omitted += 1 }
    }

    /// Reads a table of records; which ones they are, the names of the columns say.
    ///
    /// - Diagnostics: `report/bad-record-file`, `report/bad-record`, `report/missing-column`,
    ///   `report/duplicate-record`, and those of cells.
    /// - Complexity: O(n) in bytes.
    public mutating func read(_ source: SourceFile) {
        let start = source.span.startPoint
        guard String(validating: source.bytes, as: UTF8.self) != nil else {
            return tell(.badRecordFile(.notUTF8, at: start))
        }
        let table = DelimitedText(source, limit: limits.rows)
        if let (problem, place) = table.problem { return tell(.badRecordFile(RecordFileProblem(problem), at: place)) }
        guard let names = table.rows.first, let first = names.first, let last = names.last, table.rows.count > 1 else {
            return tell(.badRecordFile(.empty, at: start))
        }
        var told: [Diagnostic] = []
        let columns = RecordColumns(names, rulebook, at: first.span.joined(with: last.span)) { told.append($0) }
        for diagnostic in told { tell(diagnostic) }
        guard let columns else { return }
        let concerned = rulebook.derivations.indices.filter { rulebook.derivations[$0].records == columns.records }
        for number in concerned { places[number] = places[number] ?? columns.spans[rulebook.derivations[number].unit] }
        for row in table.rows.dropFirst() {
            guard row.count == names.count else {
                let place = row[0].span.joined(with: row[row.count - 1].span)
                tell(.badRecord(.cellCount(row.count, expected: names.count), at: place))
                refuse(row, columns, concerned)
                continue
            }
            let record = cells(of: row, columns)
            note(record, columns, concerned)
            for number in concerned { derivers[number].add(record) }
        }
    }

    /// Leaves out the unit of a record that cannot be read, as far as it can be told.
    private mutating func refuse(_ row: [DelimitedText.Cell], _ columns: RecordColumns, _ derivations: [Int]) {
        for number in derivations {
            guard let place = columns.places[rulebook.derivations[number].unit], row.indices.contains(place) else {
                continue
            }
            refused.insert(Spelling.fold(row[place].text.trimmingBlanks()))
        }
    }

    private mutating func cells(of row: [DelimitedText.Cell], _ columns: RecordColumns) -> [Cell] {
        let block = rulebook.vocabulary.records[columns.records]
        return block.fields.indices.map { field in
            guard let place = columns.places[field] else {
                // Not there at all: unknown even where an empty cell would be known to be nothing.
                return Cell(state: .unreadable, value: .null, text: "", span: nil)
            }
            let cell = row[place]
            let form: CellSource.Form = cell.text.trimmingBlanks().isEmpty ? .empty : .text
            let reading = cells[columns.records].read(
                CellSource(cell.text, form: form, span: cell.span), as: block.fields[field],
                suggests: diagnostics.count < limits.diagnosticsPerFile)
            if let diagnostic = reading.diagnostic { tell(diagnostic) }
            return reading.cell
        }
    }

    /// Keeps the id of a record; tells of one that was there before, and leaves the units of both out.
    private mutating func note(_ record: [Cell], _ columns: RecordColumns, _ derivations: [Int]) {
        let block = rulebook.vocabulary.records[columns.records]
        let parts = block.identity.map { record[$0] }
        guard let place = parts.first?.span, parts.allSatisfy({ $0.state == .value }) else { return }
        let id = parts.map { $0.text.trimmingBlanks() }.joined(separator: "\u{1F}")
        let unit = derivations.first.map { record[rulebook.derivations[$0].unit].text.trimmingBlanks() } ?? ""
        guard let first = seen[columns.records][id] else {
            seen[columns.records][id] = SeenRecord(unit: unit, span: place)
            return
        }
        tell(
            .duplicateRecord(
                parts.map { $0.text.trimmingBlanks() }.joined(separator: ", "), at: place, first: first.span))
        refused.formUnion([Spelling.fold(unit), Spelling.fold(first.unit)])
    }

    /// What all files together amount to.
    package mutating func finish() -> DerivedRecords {
        if omitted > 0, let last = diagnostics.last { diagnostics.append(.moreMistakes(omitted, at: last.span)) }
        for (number, deriver) in derivers.enumerated() where deriver.isFull {
            if let place = places[number] { diagnostics.append(.tooManyGroups(limits.derivedGroups, at: place)) }
        }
        let found = derivers.enumerated().compactMap { number, deriver in
            places[number].map { DerivedRecords.Source(table: deriver.table, place: $0) }
        }
        return DerivedRecords(sources: found, refused: refused)
    }
}

/// What all records of a run amount to.
package struct DerivedRecords: Sendable {
    package struct Source: Sendable {
        package let table: DerivedTable
        /// Where it is shown: the column of the unit.
        package let place: Span
    }

    /// One for each derivation whose records were read.
    package let sources: [Source]
    /// Folded codes of units that are left out: their records are not all known.
    package let refused: Set<String>
}

extension RecordFileProblem {
    fileprivate init(_ problem: DelimitedText.Problem) {
        switch problem {
        case .tooManyRows(let limit): self = .tooManyRows(limit)
        case .unclosedQuote: self = .unclosedQuote
        case .textAfterQuote: self = .textAfterQuote
        }
    }
}
