import FEEL

/// Copies of what is on trial, a unit after another, with the places of what is missing in them.
final class TrialBlock {
    private(set) var block: FlatBlock
    private let plan: TrialPlan
    private let source: FlatBlock
    /// Whether tables that are not there have a row.
    private var hasRows: Bool?
    private var cells = TrialCells()
    /// Made where cells are told apart.
    private var bounds: TrialBounds?
    /// By unit.
    private var known = KnownNumbers()
    private var needsKnown = false
    /// Whether some unit has none of a table.
    private var lacksTables = false

    /// - Parameter used: The block of an earlier trial, whose memory may do.
    init(_ plan: TrialPlan, _ source: FlatBlock, reusing used: FlatBlock?) {
        self.plan = plan
        self.source = source
        block = used ?? FlatBlock(layout: source.layout, capacity: 64)
    }

    /// Makes room for some units.
    ///
    /// - Returns: The block, for other trials.
    func reserve(_ units: Int) -> FlatBlock {
        if block.main.capacity < units {
            block = FlatBlock(layout: source.layout, capacity: max(units, 2 * block.main.capacity))
        }
        return block
    }

    /// The units by how many of their cells are missing.
    func byMissing(_ units: [OpenUnit]) -> [(missing: Int, units: [OpenUnit])] {
        copy(units, withRows: true)
        let groups = Dictionary(grouping: units.indices) { Int(cells.counts[$0]) }
        return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value.map { units[$0] }) }
    }

    /// Fills in everything that is missing.
    ///
    /// - Complexity: O(missing cells), when the same units were on trial before with as many rows.
    func complete(_ units: [OpenUnit], _ way: Completion, isNew: Bool) {
        let rows = way.absent != .withoutRows
        if isNew || hasRows == nil || lacksTables && hasRows != rows {
            needsKnown = way.numbers.needsKnown
            copy(units, withRows: rows)
            hasRows = rows
            bounds = way.subset.map { _ in TrialBounds(cells, units: units.count, plan, block) }
        }
        let days = source.main.values(of: SweepDirectory.HeaderColumn.periodEnd.rawValue)
        if !plan.restoring.isEmpty, way.subset == nil {
            for cell in cells.all where cells.column(cell).restoring >= 0 { cells.put(0, ColumnState.unknown, cell) }
        }
        for cell in cells.all {
            let (column, row) = (cells.column(cell), Int(cell.row))
            let follows = column.restoring >= 0 && way.subset == nil
            // What follows from others is there already.
            if follows, column.states[row] == ColumnState.value { continue }
            if column.isOfAbsent, way.absent == .emptyRow {
                cells.put(0, ColumnState.null, cell)
            } else if column.isOfAbsent, way.absent == .everyRow, case .text = column.kind {
                cells.put(ColumnText.every, ColumnState.value, cell)
            } else {
                fill(cell, column, way, lastDay: days + units[Int(cell.unit)].record)
            }
            if follows { restore(plan.restoring[column.restoring], row) }
        }
        if let subset = way.subset { bounds?.fill(subset, cells) }
    }

    private func fill(
        _ cell: TrialCell, _ column: TrialColumn, _ way: Completion, lastDay: UnsafeMutablePointer<Int64>
    ) {
        var (value, state): (Int64, UInt8) = (0, ColumnState.value)
        let chosen = way.subset.map { $0.hasBit(Int(cell.ordinal)) }
        let (flag, choice) = (chosen ?? way.flag, chosen.map { $0 ? 1 : 0 } ?? way.choice)
        switch column.kind {
        case .number:
            value = way.numbers.value(isFirst: cell.ordinal == 0 && !column.isOfAbsent, Int(cell.unit), known)
        case .flag: value = flag ? 1 : 0
        case .choice(let place):
            let options = plan.options[place]
            if options.isEmpty { state = ColumnState.unknown }
            value = options.isEmpty ? 0 : options[choice % options.count]
        case .date:
            if way.isBlank { state = ColumnState.null }
            value = way.isLastDay ? lastDay.pointee : flag ? Self.lateDay : 0
        case .text(let place):
            let options = plan.options[place]
            if way.isBlank { state = ColumnState.null }
            value = options.isEmpty ? ColumnText.other : options[choice % options.count]
        case .fixed: state = ColumnState.unknown
        }
        column.values[Int(cell.row)] = value
        column.states[Int(cell.row)] = state
    }

    /// A day far off, 2100-01-01.
    private static var lateDay: Int64 { 47_482 }

    private func restore(_ plan: RestorePlan, _ row: Int) {
        switch plan.space {
        case .records: _ = plan.restore(row, of: block.main)
        case .table(let table): _ = plan.restore(row, of: block.tables[table].rows)
        }
    }

    // MARK: Copies

    private func copy(_ units: [OpenUnit], withRows: Bool) {
        cells.clear(units: units.count)
        if needsKnown { known.clear(units.count) }
        lacksTables = false
        block.main.rowCount = units.count
        for column in plan.columns { copy(column, units) }
        for table in block.tables { table.setAbsent(records: units.count) }
        for table in plan.tables { copy(table, units, withRows) }
    }

    /// - Returns: The number of a column on trial.
    private func add(_ column: TrialPlan.Column, _ space: ColumnProgram.Space, isOfAbsent: Bool) -> Int {
        let copy = block.columns(of: space)
        return cells.add(
            TrialColumn(
                values: copy.values(of: column.column), states: copy.states(of: column.column), space: space,
                column: column.column, kind: column.kind,
                restoring: isOfAbsent ? -1 : plan.restoring(column.column, in: space), isOfAbsent: isOfAbsent))
    }

    private func copy(_ column: TrialPlan.Column, _ units: [OpenUnit]) {
        let (values, states) = (source.main.values(of: column.column), source.main.states(of: column.column))
        let number = add(column, .records, isOfAbsent: false)
        let copy = cells.columns[number]
        let (isThere, needsKnown) = (ColumnState.value, needsKnown)
        for place in units.indices {
            let row = units[place].record
            (copy.values[place], copy.states[place]) = (values[row], states[row])
            // Most cells are there.
            if states[row] == isThere, !needsKnown { continue }
            note(number, copy, unit: place, row: place)
        }
    }

    /// Takes note of a cell, if it is missing, or of its number.
    private func note(_ number: Int, _ column: TrialColumn, unit: Int, row: Int) {
        switch (column.kind, column.states[row]) {
        case (.fixed, _): return
        case (.number, ColumnState.value): if needsKnown { known.add(column.values[row], of: unit) }
        case (_, ColumnState.unknown), (.number(mayBeEmpty: true), ColumnState.null):
            cells.add(unit: unit, row: row, column: number)
        default: return
        }
    }

    private func copy(_ table: TrialPlan.Table, _ units: [OpenUnit], _ withRows: Bool) {
        let (from, copy) = (source.tables[table.table], block.tables[table.table])
        reserve(copy, from, units)
        copy.starts = [0]
        copy.starts.reserveCapacity(units.count + 1)
        let numbers = table.columns.map { add($0, .table(table.table), isOfAbsent: false) }
        let free = table.columns.map { add($0, .table(table.table), isOfAbsent: true) }
        for place in units.indices {
            let unit = units[place]
            let isThere = from.states[unit.record] != ColumnState.unknown
            copy.states[place] = isThere ? from.states[unit.record] : ColumnState.value
            if isThere {
                let all = Int(from.starts[unit.record])..<Int(from.starts[unit.record + 1])
                for row in unit.row.map({ $0..<$0 + 1 }) ?? all { add(row, numbers, from.rows, copy.rows, place) }
            } else {
                lacksTables = true
                if withRows {
                    for number in free { cells.add(unit: place, row: copy.rows.rowCount, column: number) }
                    copy.rows.rowCount += 1
                }
            }
            copy.starts.append(Int32(truncatingIfNeeded: copy.rows.rowCount))
        }
    }

    /// Rows don't move any more once cells are known by their place.
    private func reserve(_ copy: TableColumns, _ from: TableColumns, _ units: [OpenUnit]) {
        let rows = units.reduce(0) { count, unit in
            count + (unit.row == nil ? Int(from.starts[unit.record + 1] - from.starts[unit.record]) + 1 : 1)
        }
        copy.rows.rowCount = 0
        copy.rows.reserve(rows)
    }

    private func add(_ row: Int, _ numbers: [Int], _ from: ColumnBlock, _ copy: ColumnBlock, _ unit: Int) {
        let end = copy.rowCount
        for number in numbers {
            let column = cells.columns[number]
            column.values[end] = from.values(of: column.column)[row]
            column.states[end] = from.states(of: column.column)[row]
            note(number, column, unit: unit, row: end)
        }
        copy.rowCount = end + 1
    }

    /// The rows of a unit that a constraint binds: bounds know nothing of a table that is not there.
    func boundRows(_ table: Int, _ unit: OpenUnit, _ place: Int) -> Range<Int> {
        let copy = block.tables[table]
        if source.tables[table].states[unit.record] == ColumnState.unknown { return 0..<0 }
        return Int(copy.starts[place])..<Int(copy.starts[place + 1])
    }
}
