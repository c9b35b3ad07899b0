import FEEL

/// Reports that were read one by one, laid out in columns.
package struct ReportBlocks {
    private let vocabulary: Vocabulary
    package let block: FlatBlock
    /// What the texts of the block stand in.
    package private(set) var texts: [UInt8] = []

    package init(_ sweep: Sweep, capacity: Int) {
        self.init(sweep, sweep.layout, capacity: capacity)
    }

    /// - Parameter layout: That of the sweep, and more columns behind it.
    package init(_ sweep: Sweep, _ layout: FlatLayout, capacity: Int) {
        vocabulary = sweep.judge.rulebook.vocabulary
        block = FlatBlock(layout: layout, capacity: capacity)
    }

    package mutating func removeAll() {
        texts.removeAll(keepingCapacity: true)
        block.main.rowCount = 0
        for table in block.tables {
            table.rows.rowCount = 0
            table.starts = [0]
            table.states = []
        }
    }

    /// - Returns: False when the block is full.
    /// - Complexity: O(columns).
    package mutating func add(_ report: Report) -> Bool {
        let row = block.main.rowCount
        guard row < block.main.capacity else { return false }
        for (column, flat) in block.layout.columns.enumerated() {
            let (value, state) = cell(flat, report)
            block.main.values(of: column)[row] = value
            block.main.states(of: column)[row] = state
        }
        for (number, table) in block.layout.tables.enumerated() { add(report, table, block.tables[number]) }
        block.main.rowCount += 1
        return true
    }

    private mutating func add(_ report: Report, _ table: FlatTable, _ columns: TableColumns) {
        let declared = vocabulary.blocks[table.block]
        let list = report.lists[declared.input] ?? .absent
        let isWhole = list.isReported && list.rows.allSatisfy { $0.sumOf == nil }
        columns.states.append(isWhole ? ColumnState.value : Self.state(ofAbsent: list))
        let first = columns.rows.rowCount
        if isWhole {
            columns.rows.reserve(first + list.rows.count)
            for (offset, row) in list.rows.enumerated() {
                for (place, column) in table.columns.enumerated() {
                    let (value, state) =
                        declared.form == .codes
                        ? code(row.cells.first) : cell(row.cells[column], declared.fields[column])
                    columns.rows.values(of: place)[first + offset] = value
                    columns.rows.states(of: place)[first + offset] = state
                }
            }
            columns.rows.rowCount = first + list.rows.count
        }
        columns.starts.append(Int32(columns.rows.rowCount))
    }

    /// An item of a list of codes.
    private mutating func code(_ cell: Cell?) -> (Int64, UInt8) {
        guard let cell, cell.state == .value, case .string(let words) = cell.value else {
            return (0, ColumnState.special)
        }
        return text(words)
    }

    private static func state(ofAbsent list: ReportList) -> UInt8 {
        switch list.state {
        case .missing, .unreadable, .withheld: ColumnState.unknown
        case .value, .noEvents, .claimedNotApplicable, .broken: ColumnState.special
        }
    }

    private mutating func cell(_ column: FlatColumn, _ report: Report) -> (Int64, UInt8) {
        let header = report.header
        switch column.place {
        case .field(let field):
            let block = vocabulary.blocks[field.block]
            return cell(report.cells[block.input + field.field], block.fields[field.field])
        case .header(.unitType):
            let type = vocabulary.unitTypes.firstIndex { $0.code == header.unitType.value }
            return type.map { (Int64($0), ColumnState.value) } ?? (0, ColumnState.special)
        case .header(.periodStart): return (header.periodStart.daysSinceEpoch, ColumnState.value)
        case .header(.periodEnd): return (header.periodEnd.daysSinceEpoch, ColumnState.value)
        case .header(.dataCutoff):
            return header.dataCutoff.map { ($0.daysSinceEpoch, ColumnState.value) } ?? (0, ColumnState.unknown)
        case .header(.unitCode): return text(header.unitCode.value)
        case .header(.unitName): return header.unitName.map { text($0) } ?? (0, ColumnState.null)
        case .header(.year), .named: return (0, ColumnState.special)
        }
    }

    private mutating func cell(_ cell: Cell, _ field: Field) -> (Int64, UInt8) {
        switch cell.state {
        case .value: return value(cell.value, field)
        case .noEvents: return field.countsEvents ? (0, ColumnState.value) : (0, ColumnState.special)
        case .missing: return (0, field.optional ? ColumnState.null : ColumnState.unknown)
        case .withheld, .unreadable: return (0, ColumnState.unknown)
        case .claimedNotApplicable, .broken: return (0, ColumnState.special)
        }
    }

    private mutating func value(_ value: Value, _ field: Field) -> (Int64, UInt8) {
        switch (field.kind, value) {
        case (.count, .number(let number)), (.money, .number(let number)), (.number, .number(let number)):
            return number.digits(places: field.columnScale).map { ($0, ColumnState.value) }
                ?? (0, ColumnState.special)
        case (.flag, .boolean(let truth)): return (truth ? 1 : 0, ColumnState.value)
        case (.date, .date(let date)): return (date.daysSinceEpoch, ColumnState.value)
        case (.choice(let enumeration), .string(let code)):
            let number = vocabulary.enumerations[enumeration].values.firstIndex { $0.code == code }
            return number.map { (Int64($0), ColumnState.value) } ?? (0, ColumnState.special)
        case (.text, .string(let words)): return text(words)
        default: return (0, ColumnState.special)
        }
    }

    private mutating func text(_ words: String) -> (Int64, UInt8) {
        let bytes = words.utf8
        guard bytes.count <= TextSpan.mostBytes else { return (0, ColumnState.special) }
        let span = TextSpan(offset: texts.count, count: bytes.count)
        texts += bytes
        return (span.bits, ColumnState.value)
    }
}
