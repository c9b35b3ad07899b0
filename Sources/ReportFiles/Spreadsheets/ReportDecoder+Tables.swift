import Chuan
import Diagnostics
import FEEL
import Workbooks
import YAMLSource

/// The rows of one unit in one table, on whatever sheets they stand.
struct UnitTable {
    struct Part {
        /// Its number among the tables of the workbook.
        let table: Int
        var rows: [SheetTable.Row]
    }

    let block: Int
    var parts: [Part]
    /// All tables of the workbook.
    let tables: [SheetTable]

    var count: Int { parts.reduce(0) { $0 + $1.rows.count } }
}

extension ReportDecoder {
    /// Reads a table that stands on sheets.
    ///
    /// - Complexity: O(cells).
    mutating func readTable(_ unit: UnitTable) -> ReportList {
        let rows = unit.parts.flatMap { part in part.rows.map { (part.table, $0) } }
        guard let first = rows.first, let last = rows.last else { return .absent }
        let start = unit.tables[first.0].range(first.1).lowerBound
        let end = max(start, unit.tables[last.0].range(last.1).upperBound)
        let span = Span(file: document.source.id, start: start, end: end)
        guard rows.count <= limits.rows else {
            let title = vocabulary.blocks[unit.block].shownTitle
            tell(.tooManyRows(title, count: rows.count, limit: limits.rows, at: span.startPoint))
            return ReportList(state: .unreadable, rows: [], span: span)
        }
        return readTable(unit.block, count: rows.count, span) { decoder, place in
            let (table, row) = (unit.tables[rows[place].0], rows[place].1)
            return (decoder.readRow(table, row, number: place + 1), table.isSum(row))
        }
    }

    private mutating func readRow(_ table: SheetTable, _ row: SheetTable.Row, number: Int) -> ReportRow {
        let block = vocabulary.blocks[table.block]
        let sheetRow = table.grid.rows[Int(row.place)].number
        var cells = [Cell](repeating: .absent, count: block.fields.count)
        var amounts: [(field: Int, source: CellSource)] = []
        table.forEachCell(row) { column, cell in
            guard let cell else {
                let blank = blanks.place(table.grid, sheetRow, column.number)
                cells[column.field] = Cell(state: .missing, value: .null, text: "", span: span(blank..<blank))
                return
            }
            if column.isPlainCount, cell.kind == .number, let count = table.grid.count(cell) {
                cells[column.field] = Cell(
                    state: .value, value: .number(Decimal(count)), text: table.grid.text(cell), span: span(cell.range))
                return
            }
            let source = table.grid.source(cell)
            if block.fields[column.field].isMoney {
                amounts.append((column.field, source))
            } else {
                cells[column.field] = read(source, as: block.fields[column.field])
            }
        }
        for field in table.refused {
            cells[field] = Cell(state: .unreadable, value: .null, text: "", span: span(table.range(row)))
        }
        table.forEachText(row) { field, text, range in
            cells[field] = read(CellSource(text, span: span(range)), as: block.fields[field])
        }
        // The unit of an amount may stand in a cell beside it.
        for (field, source) in amounts {
            cells[field] = read(source, as: block.fields[field], scale: scale(field, cells, table))
        }
        if row.isNameless { table.forgetName(&cells, block) }
        return ReportRow(number: number, cells: cells, span: span(table.range(row)))
    }

    /// The unit of an amount: what a cell of its row says, else what the sheet says.
    private func scale(_ field: Int, _ cells: [Cell], _ table: SheetTable) -> MoneyScale {
        let block = vocabulary.blocks[table.block]
        if case .money(let beside?) = block.fields[field].kind, cells[beside].state != .missing {
            return scale(of: block.fields[field], cells, block)
        }
        switch table.unit {
        case .none: return scale(of: block.fields[field], cells, block)
        case .known(let unit, _): return .known(unit.factor)
        case .refused: return .unknown
        }
    }

    private mutating func read(_ source: CellSource, as field: Field, scale: MoneyScale = .dong) -> Cell {
        keep(layout.cells.read(source, as: field, scale: scale, suggests: isListing))
    }

    private func span(_ range: Range<Int>) -> Span {
        Span(file: document.source.id, start: range.lowerBound, end: range.upperBound)
    }
}

extension SheetTable {
    /// Makes unreadable what says which row it is, and what would be derived from that.
    fileprivate func forgetName(_ cells: inout [Cell], _ block: Block) {
        for (place, field) in block.fields.enumerated() where cells[place].state == .missing {
            guard let origin = field.derivedFrom ?? block.namingFields.first(where: { $0 == place }) else { continue }
            cells[place] = Cell(
                state: .unreadable, value: .null, text: cells[place].text, span: cells[place].span ?? cells[origin].span
            )
        }
    }
}

extension SheetGrid {
    /// A cell as a value of a report that is not known yet.
    fileprivate func source(_ cell: SheetCell) -> CellSource {
        switch cell.kind {
        case .number: CellSource(text(cell), form: .number, span: span(cell))
        case .boolean: CellSource(text(cell) == "TRUE" ? "có" : "không", span: span(cell))
        case .percentage, .date, .text, .decodedText, .error, .uncomputed: CellSource(text(cell), span: span(cell))
        }
    }

    /// The number of a cell of digits; nil for any other.
    fileprivate func count(_ cell: SheetCell) -> Int64? {
        withText(cell) { text in
            guard 1...18 ~= text.count else { return nil }
            var number: Int64 = 0
            for byte in text {
                guard byte &- 0x30 < 10 else { return nil }
                number = number &* 10 &+ Int64(byte &- 0x30)
            }
            return number
        }
    }
}
