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
        var amounts: [(field: Int, cell: SheetCell)] = []
        table.forEachCell(row) { column, cell in
            guard let cell else {
                let blank = blanks.place(table.grid, sheetRow, column.number)
                cells[column.field] = Cell(state: .missing, value: .null, text: "", span: span(blank..<blank))
                return
            }
            if column.isPlainCount, cell.kind == .number, cell.format == 0, let count = table.grid.count(cell) {
                cells[column.field] = Cell(
                    state: .value, value: .number(Decimal(count)), text: table.grid.text(cell), span: span(cell.range))
                return
            }
            if block.fields[column.field].isMoney {
                amounts.append((column.field, cell))
            } else {
                cells[column.field] = read(table.grid.source(cell), as: block.fields[column.field])
            }
        }
        for field in table.refused {
            cells[field] = Cell(state: .unreadable, value: .null, text: "", span: span(table.range(row)))
        }
        table.forEachText(row) { field, text, range in
            cells[field] = read(CellSource(text, span: span(range)), as: block.fields[field])
        }
        // The unit of an amount may stand in a cell beside it.
        for (field, cell) in amounts {
            let scale = scale(field, cell, cells, table)
            cells[field] = read(table.grid.amount(cell), as: block.fields[field], scale: scale)
        }
        if row.isNameless { table.forgetName(&cells, block) }
        return ReportRow(number: number, cells: cells, span: span(table.range(row)))
    }

    /// The unit of an amount: what its row or sheet says, else the format of its cell. None where they differ, which is
    /// told.
    private mutating func scale(_ field: Int, _ cell: SheetCell, _ cells: [Cell], _ table: SheetTable) -> MoneyScale {
        let said = said(field, cells, table)
        let unit = table.grid.formats.unit(cell)
        switch (said?.scale, unit) {
        case (let scale, .none): return scale ?? .dong
        case (nil, .known(let unit)): return .known(unit.factor)
        case (.known(let factor)?, .known(let unit)) where factor == unit.factor: return .known(factor)
        case (.unknown?, _): return .unknown
        case (let scale, .local):
            tell(.localCurrency((scale ?? .dong).unit, at: table.grid.span(cell)))
            return scale ?? .dong
        default:
            tell(table.grid.refusal(cell, unit, beside: said.flatMap { said in said.span.map { (said.text, $0) } }))
            return .unknown
        }
    }

    /// What a cell of an amount's row says of its unit, else what the sheet says; nil where nothing does.
    private func said(
        _ field: Int, _ cells: [Cell], _ table: SheetTable
    ) -> (scale: MoneyScale, text: String, span: Span?)? {
        let block = vocabulary.blocks[table.block]
        if case .money(let beside?) = block.fields[field].kind, cells[beside].state != .missing {
            return (scale(of: block.fields[field], cells, block), cells[beside].text, cells[beside].span)
        }
        switch table.unit {
        case .none:
            let scale = scale(of: block.fields[field], cells, block)
            return scale == .dong ? nil : (scale, "", nil)
        case .known(let unit, let cell): return (.known(unit.factor), table.grid.text(cell), table.grid.span(cell))
        case .refused: return (.unknown, "", nil)
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
        case .number where formats.changesNumber(cell): CellSource(shownText(cell), span: span(cell))
        case .number: CellSource(text(cell), form: .number, span: span(cell))
        case .boolean: CellSource(text(cell) == "TRUE" ? "có" : "không", span: span(cell))
        case .percentage, .date, .text, .decodedText, .error, .uncomputed: CellSource(text(cell), span: span(cell))
        }
    }

    /// The same for an amount, whose unit is known otherwise.
    fileprivate func amount(_ cell: SheetCell) -> CellSource {
        cell.kind == .number ? CellSource(text(cell), form: .number, span: span(cell)) : source(cell)
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
