import Chuan
import FEEL

/// Puts reports into the rows of a block.
struct BlockFiller {
    /// Where a column has its cells from.
    private enum Origin {
        case header(HeaderField)
        /// A cell of the report by its number, or of a record by its place there.
        case cell(input: Int?, place: Int, Field)
        /// Read already: no report has it.
        case named
    }

    /// The columns of a table inside reports.
    private struct TableOrigin {
        let list: Int
        let isCodes: Bool
        let columns: [(place: Int, field: Field)]
    }

    private let block: FlatBlock
    private let origins: [Origin]
    private let tables: [TableOrigin]
    private let unitTypes: [UnitType]
    private let enumerations: [Enumeration]

    init(_ block: FlatBlock, _ vocabulary: Vocabulary) {
        self.block = block
        (unitTypes, enumerations) = (vocabulary.unitTypes, vocabulary.enumerations)
        origins = block.layout.columns.map { column in
            switch column.place {
            case .header(let field): .header(field)
            case .field(let place):
                .cell(
                    input: vocabulary.input(block: place.block, field: place.field), place: place.field,
                    column.field ?? vocabulary.blocks[place.block].fields[place.field])
            case .named: .named
            }
        }
        tables = block.layout.tables.map { table in
            let block = vocabulary.blocks[table.block]
            // A list of codes has them for its one column.
            let code = Field(key: block.key, title: block.title, kind: .text)
            return TableOrigin(
                list: block.input, isCodes: block.form == .codes,
                columns: table.columns.map { ($0, block.fields.indices.contains($0) ? block.fields[$0] : code) })
        }
    }

    /// Fills all columns of a row, and adds the rows of its tables.
    ///
    /// - Parameter keep: Keeps a text and says where.
    /// - Complexity: O(columns).
    func fill(_ row: Int, from report: Report, keep: (String) -> TextSpan?) {
        for (number, origin) in origins.enumerated() {
            switch origin {
            case .header(let field): put(value(field, report, keep), row, number)
            case .cell(let input?, _, let field):
                put(CellValue(report.cells[input], field, enumerations, keep: keep), row, number)
            case .cell(nil, _, _), .named: continue
            }
        }
        for (number, table) in tables.enumerated() { add(table, to: block.tables[number], report, keep) }
    }

    /// Fills the columns of a row of a table of records.
    func fill(_ row: Int, from record: ReportRow, keep: (String) -> TextSpan?) {
        for (number, origin) in origins.enumerated() {
            guard case .cell(_, let place, let field) = origin, record.cells.indices.contains(place) else { continue }
            put(CellValue(record.cells[place], field, enumerations, keep: keep), row, number)
        }
    }

    private func put(_ value: CellValue, _ row: Int, _ column: Int) {
        block.main.values(of: column)[row] = value.bits
        block.main.states(of: column)[row] = value.state
    }

    /// Fills columns with texts as they are.
    func fill(_ row: Int, with texts: [(column: Int, text: String)], keep: (String) -> TextSpan?) {
        for (number, text) in texts {
            put(text.isEmpty ? .unknown : keep(text).map { .value($0.bits) } ?? .special, row, number)
        }
    }

    private func value(_ field: HeaderField, _ report: Report, _ keep: (String) -> TextSpan?) -> CellValue {
        func text(_ text: String) -> CellValue { keep(text).map { .value($0.bits) } ?? .special }
        let header = report.header
        switch field {
        case .unitCode: return text(header.unitCode.value)
        case .unitName: return header.unitName.map(text) ?? .null
        case .unitType:
            let type = unitTypes.firstIndex { $0.code == header.unitType.value }
            return type.map { .value(Int64($0)) } ?? .special
        case .periodStart: return .value(header.periodStart.daysSinceEpoch)
        case .periodEnd: return .value(header.periodEnd.daysSinceEpoch)
        case .dataCutoff: return header.dataCutoff.map { .value($0.daysSinceEpoch) } ?? .unknown
        case .year: return .value(Int64(header.periodEnd.year))
        }
    }

    // MARK: Tables

    private func add(
        _ table: TableOrigin, to columns: TableColumns, _ report: Report, _ keep: (String) -> TextSpan?
    ) {
        let list = report.lists[table.list] ?? .absent
        columns.states.append(Self.state(of: list))
        for row in list.rows {
            columns.rows.reserve(columns.rows.rowCount + 1)
            let place = columns.rows.rowCount
            for (number, column) in table.columns.enumerated() {
                let cell = row.cells.indices.contains(column.place) ? row.cells[column.place] : .absent
                var value = CellValue(cell, column.field, enumerations, keep: keep)
                if table.isCodes, value.state != ColumnState.value { value = .special }
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
