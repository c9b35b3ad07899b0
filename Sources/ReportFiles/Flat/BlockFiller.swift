import Chuan
import FEEL

/// Puts reports into the rows of a block.
struct BlockFiller {
    private let block: FlatBlock
    private let vocabulary: Vocabulary

    init(_ block: FlatBlock, _ vocabulary: Vocabulary) {
        self.block = block
        self.vocabulary = vocabulary
    }

    /// Fills all columns of a row, and adds the rows of its tables.
    ///
    /// - Parameter keep: Keeps a text and says where.
    /// - Complexity: O(columns).
    func fill(_ row: Int, from report: Report, keep: (String) -> TextSpan?) {
        for (number, column) in block.layout.columns.enumerated() {
            let value: CellValue
            switch column.place {
            case .header(let field): value = self.value(field, report, keep)
            case .field(let place):
                guard let input = vocabulary.input(block: place.block, field: place.field) else { continue }
                let field = column.field ?? vocabulary.blocks[place.block].fields[place.field]
                value = CellValue(report.cells[input], field, vocabulary, keep: keep)
            // Read already: no report has it.
            case .named: continue
            }
            block.main.values(of: number)[row] = value.bits
            block.main.states(of: number)[row] = value.state
        }
        for (number, table) in block.layout.tables.enumerated() { add(table, to: block.tables[number], report, keep) }
    }

    /// Fills the columns of a row of a table of records.
    func fill(_ row: Int, from record: ReportRow, keep: (String) -> TextSpan?) {
        for (number, column) in block.layout.columns.enumerated() {
            guard case .field(let place) = column.place, record.cells.indices.contains(place.field) else { continue }
            let field = column.field ?? vocabulary.blocks[place.block].fields[place.field]
            let value = CellValue(record.cells[place.field], field, vocabulary, keep: keep)
            block.main.values(of: number)[row] = value.bits
            block.main.states(of: number)[row] = value.state
        }
    }

    /// Fills columns with texts as they are.
    func fill(_ row: Int, with texts: [(column: Int, text: String)], keep: (String) -> TextSpan?) {
        for (number, text) in texts {
            let value: CellValue = text.isEmpty ? .unknown : keep(text).map { .value($0.bits) } ?? .special
            block.main.values(of: number)[row] = value.bits
            block.main.states(of: number)[row] = value.state
        }
    }

    private func value(_ field: HeaderField, _ report: Report, _ keep: (String) -> TextSpan?) -> CellValue {
        func text(_ text: String) -> CellValue { keep(text).map { .value($0.bits) } ?? .special }
        let header = report.header
        switch field {
        case .unitCode: return text(header.unitCode.value)
        case .unitName: return header.unitName.map(text) ?? .null
        case .unitType:
            let type = vocabulary.unitTypes.firstIndex { $0.code == header.unitType.value }
            return type.map { .value(Int64($0)) } ?? .special
        case .periodStart: return .value(header.periodStart.daysSinceEpoch)
        case .periodEnd: return .value(header.periodEnd.daysSinceEpoch)
        case .dataCutoff: return header.dataCutoff.map { .value($0.daysSinceEpoch) } ?? .unknown
        case .year: return .value(Int64(header.periodEnd.year))
        }
    }

    // MARK: Tables

    /// Says that a record has none of the tables.
    func addAbsentTables() {
        for table in block.tables {
            table.states.append(ColumnState.unknown)
            table.starts.append(table.starts.last ?? 0)
        }
    }

    private func add(_ table: FlatTable, to columns: TableColumns, _ report: Report, _ keep: (String) -> TextSpan?) {
        let block = vocabulary.blocks[table.block]
        let list = report.lists[block.input] ?? .absent
        columns.states.append(Self.state(of: list))
        for row in list.rows {
            columns.rows.reserve(columns.rows.rowCount + 1)
            let place = columns.rows.rowCount
            for (number, column) in table.columns.enumerated() {
                let cell = row.cells.indices.contains(column) ? row.cells[column] : .absent
                let field =
                    block.fields.indices.contains(column)
                    ? block.fields[column] : Field(key: block.key, title: block.title, kind: .text)
                var value = CellValue(cell, field, vocabulary, keep: keep)
                if block.form == .codes, value.state != ColumnState.value { value = .special }
                columns.rows.values(of: number)[place] = value.bits
                columns.rows.states(of: number)[place] = value.state
            }
            columns.rows.rowCount += 1
        }
        columns.starts.append(Int32(truncatingIfNeeded: columns.rows.rowCount))
    }

    /// A table can be read in columns when it is there with nothing but rows of its own.
    private static func state(of list: ReportList) -> UInt8 {
        switch list.state {
        case .value, .noEvents: list.rows.contains { $0.sumOf != nil } ? ColumnState.special : ColumnState.value
        case .missing, .unreadable, .withheld: ColumnState.unknown
        case .claimedNotApplicable, .broken: ColumnState.special
        }
    }
}

extension FlatBlock {
    /// Makes the tables ready for other records.
    func clearTables() {
        for table in tables {
            table.rows.rowCount = 0
            table.starts.removeAll(keepingCapacity: true)
            table.starts.append(0)
            table.states.removeAll(keepingCapacity: true)
        }
    }
}
