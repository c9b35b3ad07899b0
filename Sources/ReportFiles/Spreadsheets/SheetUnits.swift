import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// The units of a workbook, with what belongs to each.
struct SheetUnits {
    /// What belongs to one unit.
    struct Unit {
        fileprivate(set) var lines: [SourceEntry] = []
        /// The bits of the lines of the header that it has.
        fileprivate(set) var header: UInt32 = 0
        /// By their block, in the order in which they were met.
        fileprivate(set) var tables: [(block: Int, parts: [UnitTable.Part])] = []

        fileprivate mutating func add(_ lines: [SourceEntry]) {
            self.lines += lines
            for line in lines { header |= HeaderKey(line.name)?.bit ?? 0 }
        }

        fileprivate mutating func add(_ row: SheetTable.Row, _ table: Int, of block: Int) {
            guard let place = tables.firstIndex(where: { $0.block == block }) else {
                return tables.append((block, [UnitTable.Part(table: table, rows: [row])]))
            }
            let last = tables[place].parts.count - 1
            if tables[place].parts[last].table == table {
                tables[place].parts[last].rows.append(row)
            } else {
                tables[place].parts.append(UnitTable.Part(table: table, rows: [row]))
            }
        }
    }

    private let layout: ReportLayout
    private let file: FileID
    /// Finds units by their names; nil where none are sought.
    private var naming: UnitNaming?
    private(set) var units: [Unit] = []
    /// Units by the folded code.
    private var places: [String: Int] = [:]
    private var tables: [SheetTable] = []
    private var found: [Diagnostic] = []

    /// - Parameter directory: The units that sheets may call by their names.
    init(_ layout: ReportLayout, _ file: FileID, isNamed directory: UnitDirectory?) {
        self.layout = layout
        self.file = file
        naming = directory.map { UnitNaming($0, file) }
    }

    var problems: [Diagnostic] { found + (naming?.problems ?? []) }
    var isEmpty: Bool { units.isEmpty }
    var count: Int { units.count }

    // MARK: Adding

    /// The unit of a code.
    mutating func unit(_ code: String) -> Int {
        let key = Spelling.fold(code)
        if let known = places[key] { return known }
        places[key] = units.count
        units.append(Unit())
        return units.count - 1
    }

    /// Adds the unit of a workbook that names none.
    mutating func addNameless() { units.append(Unit()) }

    /// Adds a unit that is there already, for another period.
    mutating func furtherUnit() -> Int {
        units.append(Unit())
        return units.count - 1
    }

    mutating func add(_ content: SheetContent, to unit: Int) {
        units[unit].add(content.lines)
        for table in content.tables {
            let number = tables.count
            tables.append(table)
            for row in table.rows { units[unit].add(row, number, of: table.block) }
        }
    }

    /// Gives lines to all units that lack them.
    mutating func fill(_ lines: [SourceEntry]) {
        for unit in units.indices { fill(lines, of: unit) }
    }

    /// Gives one unit the lines that it lacks.
    mutating func fill(_ lines: [SourceEntry], of unit: Int) {
        for line in lines {
            if let key = HeaderKey(line.name), units[unit].header & key.bit == 0 { units[unit].add([line]) }
        }
    }

    /// Finds the codes and types of units that lines and rows call by their names.
    ///
    /// - Returns: False where the sheet's own unit cannot be told.
    mutating func complete(_ content: inout SheetContent, _ blanks: inout BlankCells) -> Bool {
        guard var naming else { return true }
        self.naming = nil
        defer { self.naming = naming }
        guard naming.complete(&content.lines, &blanks) else { return false }
        naming.complete(&content.reports, &blanks)
        return true
    }

    // MARK: Tables whose rows say whose they are

    /// Whose a row is.
    private enum Owner {
        case unit(Int)
        /// It names none.
        case none
        /// One that nobody knows, which was told.
        case unknown
    }

    /// Gives the rows of a table to the units that they name.
    ///
    /// - Returns: False where no row names one.
    /// - Complexity: O(rows); what a name means is found out once.
    mutating func takeOwned(_ table: SheetTable, _ blanks: inout BlankCells) -> Bool {
        let columns = table.header.filter { $0.key == .unitCode || $0.key == .unitName }
        if columns.isEmpty { return false }
        var known: [[UInt8]: Owner] = [:]
        var last: (name: [UInt8], owner: Owner) = ([], .none)
        var ownerless: [SheetTable.Row] = []
        var isOwned = false
        tables.append(table)
        for row in table.rows {
            let name = table.name(row, columns)
            if name != last.name {
                last = (name, known[name] ?? owner(table, row, &blanks))
                known[name] = last.owner
            }
            switch last.owner {
            case .unit(let unit):
                isOwned = true
                fill(unit, table, row)
                units[unit].add(row, tables.count - 1, of: table.block)
            case .none: ownerless.append(row)
            case .unknown: isOwned = true
            }
        }
        if !isOwned {
            tables.removeLast()
            return false
        }
        // Sums over all units belong to none of them.
        for row in ownerless where !isSum(row, table) {
            let start = table.range(row).lowerBound
            found.append(.ownerlessSheet(at: Span(file: file, start: start, end: start)))
        }
        return true
    }

    private mutating func owner(_ table: SheetTable, _ row: SheetTable.Row, _ blanks: inout BlankCells) -> Owner {
        var header = table.header.compactMap { column in
            table.cell(row, column).map { cell in
                (key: column.key, entry: SourceEntry(column.key.rawValue, table.grid.node(cell, of: column.key)))
            }
        }
        if naming != nil {
            guard let further = naming?.further(header.map { ($0.key, $0.entry) }, &blanks) else { return .unknown }
            header += further
        }
        guard let code = header.first(where: { $0.key == .unitCode })?.entry.value.text, !code.isEmpty else {
            return .none
        }
        let unit = unit(code)
        for line in header where units[unit].header & line.key.bit == 0 { units[unit].add([line.entry]) }
        return .unit(unit)
    }

    /// Gives a unit the lines of the header that one of its rows has, and those before had not.
    private mutating func fill(_ unit: Int, _ table: SheetTable, _ row: SheetTable.Row) {
        for column in table.header where units[unit].header & column.key.bit == 0 {
            guard let cell = table.cell(row, column) else { continue }
            units[unit].add([SourceEntry(column.key.rawValue, table.grid.node(cell, of: column.key))])
        }
    }

    private func isSum(_ row: SheetTable.Row, _ table: SheetTable) -> Bool {
        if table.isSum(row) { return true }
        var isSum = false
        table.forEachCell(row) { _, cell in
            guard let cell, cell.kind == .text || cell.kind == .decodedText else { return }
            isSum = isSum || RowWords(layout.sumLabels[table.block]).meaning(table.grid.text(cell)) == .sum
        }
        return isSum
    }

    // MARK: Parts of reports

    /// The tables of a unit, and as entries those that are words or codes.
    func parts(of unit: Unit, _ blanks: inout BlankCells) -> (entries: [SourceEntry], tables: [UnitTable]) {
        var entries: [SourceEntry] = []
        var found: [UnitTable] = []
        for (index, parts) in unit.tables {
            let block = layout.vocabulary.blocks[index]
            var filled = UnitTable(block: index, parts: [], tables: tables)
            for part in parts {
                let rows = part.rows.filter(tables[part.table].isFilled)
                if !rows.isEmpty { filled.parts.append(UnitTable.Part(table: part.table, rows: rows)) }
            }
            if filled.count == 0 { continue }
            if let unread = filled.parts.first(where: { tables[$0.table].isUnread }) {
                let start = unread.rows.first.map { tables[unread.table].range($0) } ?? 0..<0
                entries.append(SourceEntry(block.key, .broken(start)))
                continue
            }
            if block.form == .table, filled.count > 1 || !isWord(filled) {
                found.append(filled)
                continue
            }
            var rows: [EntryRow] = []
            for part in filled.parts {
                let table = tables[part.table]
                for row in part.rows {
                    rows.append(EntryRow(entries: table.entries(row, block, &blanks), range: table.range(row)))
                }
            }
            if let entry = layout.entry(block, rows, file) { entries.append(entry) }
        }
        return (entries, found)
    }

    /// Whether the only row of a table is a word that stands for all of it.
    private func isWord(_ table: UnitTable) -> Bool {
        guard let part = table.parts.first, let row = part.rows.first else { return false }
        var none = BlankCells(after: 0)
        let block = layout.vocabulary.blocks[table.block]
        let entries = tables[part.table].entries(row, block, &none)
        return layout.word(EntryRow(entries: entries, range: 0..<0), file) != nil
    }

    /// Where the first table of a unit begins.
    func start(of unit: Unit) -> Int {
        guard let part = unit.tables.first?.parts.first, let row = part.rows.first else { return 0 }
        return tables[part.table].range(row).lowerBound
    }
}
