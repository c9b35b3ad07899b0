import FEEL

/// A missing cell of a unit on trial.
struct TrialCell {
    let values: UnsafeMutablePointer<Int64>
    let states: UnsafeMutablePointer<UInt8>
    let unit: Int
    let place: ColumnProgram.ColumnPlace
    let row: Int
    let kind: TrialPlan.Kind
    /// The number of the plan by which others follow from it; -1 where none does.
    let restoring: Int
    /// How many cells of the same unit are before it.
    let ordinal: Int
    /// Of a row that stands for a table.
    let isOfAbsent: Bool
}

/// Copies of what is on trial, a unit after another, with the places of what is missing in them.
final class TrialBlock {
    private(set) var block: FlatBlock
    private let plan: TrialPlan
    private let source: FlatBlock
    /// Whether tables that are not there have a row.
    private var hasRows: Bool?
    private var cells: [TrialCell] = []
    /// Made where cells are told apart.
    private var bounds: TrialBounds?
    /// By unit.
    private var known = KnownNumbers()
    private var needsKnown = false
    /// By unit, how many cells are missing.
    private var missing: [Int] = []
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
        let groups = Dictionary(grouping: units.indices) { missing[$0] }
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
        if !plan.restoring.isEmpty {
            for cell in cells where cell.restoring >= 0 { cell.states.pointee = ColumnState.unknown }
        }
        let days = source.main.values(of: SweepDirectory.HeaderColumn.periodEnd.rawValue)
        if let subset = way.subset {
            complete(way, subset: subset, days, units)
            return
        }
        for cell in cells {
            // What follows from others is there already.
            if cell.restoring >= 0, cell.states.pointee == ColumnState.value { continue }
            if cell.isOfAbsent, way.absent == .emptyRow {
                (cell.values.pointee, cell.states.pointee) = (0, ColumnState.null)
            } else if cell.isOfAbsent, way.absent == .everyRow, case .text = cell.kind {
                (cell.values.pointee, cell.states.pointee) = (ColumnText.every, ColumnState.value)
            } else {
                fill(cell, way, lastDay: days + units[cell.unit].record)
            }
            if cell.restoring >= 0 { restore(plan.restoring[cell.restoring], cell.row) }
        }
    }

    /// Fills in the missing cells of each unit by its bits.
    private func complete(_ way: Completion, subset: UInt64, _ days: UnsafeMutablePointer<Int64>, _ units: [OpenUnit]) {
        for cell in cells { fill(cell, way, lastDay: days + units[cell.unit].record) }
        bounds?.fill(subset, cells)
    }

    private func fill(_ cell: TrialCell, _ way: Completion, lastDay: UnsafeMutablePointer<Int64>) {
        var state = ColumnState.value
        let chosen = way.subset.map { $0.hasBit(cell.ordinal) }
        let (flag, choice) = (chosen ?? way.flag, chosen.map { $0 ? 1 : 0 } ?? way.choice)
        switch cell.kind {
        case .number:
            cell.values.pointee = way.numbers.value(isFirst: cell.ordinal == 0 && !cell.isOfAbsent, cell.unit, known)
        case .flag: cell.values.pointee = flag ? 1 : 0
        case .choice(let place):
            let options = plan.options[place]
            if options.isEmpty { state = ColumnState.unknown }
            cell.values.pointee = options.isEmpty ? 0 : options[choice % options.count]
        case .date:
            if way.isBlank { state = ColumnState.null }
            cell.values.pointee = way.isLastDay ? lastDay.pointee : flag ? Self.lateDay : 0
        case .text(let place):
            let options = plan.options[place]
            if way.isBlank { state = ColumnState.null }
            cell.values.pointee = options.isEmpty ? ColumnText.other : options[choice % options.count]
        case .fixed: state = ColumnState.unknown
        }
        cell.states.pointee = state
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
        cells.removeAll(keepingCapacity: true)
        if needsKnown { known.clear(units.count) }
        missing = Array(repeating: 0, count: units.count)
        lacksTables = false
        block.main.rowCount = units.count
        for column in plan.columns { copy(column, units) }
        for table in block.tables { table.setAbsent(records: units.count) }
        for table in plan.tables { copy(table, units, withRows) }
    }

    private func copy(_ column: TrialPlan.Column, _ units: [OpenUnit]) {
        let (values, states) = (source.main.values(of: column.column), source.main.states(of: column.column))
        let (copies, copied) = (block.main.values(of: column.column), block.main.states(of: column.column))
        let restoring = plan.restoring(column.column, in: .records)
        let (isThere, needsKnown) = (ColumnState.value, needsKnown)
        for place in units.indices {
            let row = units[place].record
            (copies[place], copied[place]) = (values[row], states[row])
            // Most cells are there.
            if states[row] == isThere, !needsKnown { continue }
            note(column, Place(unit: place, space: .records, row: place), block.main, restoring)
        }
    }

    /// Where a cell stands.
    private struct Place {
        let unit: Int
        let space: ColumnProgram.Space
        let row: Int
    }

    /// Takes note of a cell, if it is missing, or of its number.
    private func note(
        _ column: TrialPlan.Column, _ place: Place, _ copy: ColumnBlock, _ restoring: Int
    ) {
        let (values, states) = (copy.values(of: column.column), copy.states(of: column.column))
        switch (column.kind, states[place.row]) {
        case (.fixed, _): return
        case (.number, ColumnState.value): if needsKnown { known.add(values[place.row], of: place.unit) }
        case (_, ColumnState.unknown), (.number(mayBeEmpty: true), ColumnState.null):
            cells.append(
                TrialCell(
                    values: values + place.row, states: states + place.row, unit: place.unit,
                    place: ColumnProgram.ColumnPlace(space: place.space, column: column.column), row: place.row,
                    kind: column.kind, restoring: restoring, ordinal: missing[place.unit], isOfAbsent: false))
            missing[place.unit] += 1
        default: return
        }
    }

    private func copy(_ table: TrialPlan.Table, _ units: [OpenUnit], _ withRows: Bool) {
        let (from, copy) = (source.tables[table.table], block.tables[table.table])
        reserve(copy, from, units)
        copy.starts = [0]
        copy.starts.reserveCapacity(units.count + 1)
        for place in units.indices {
            let unit = units[place]
            let isThere = from.states[unit.record] != ColumnState.unknown
            copy.states[place] = isThere ? from.states[unit.record] : ColumnState.value
            if isThere {
                let all = Int(from.starts[unit.record])..<Int(from.starts[unit.record + 1])
                for row in unit.row.map({ $0..<$0 + 1 }) ?? all { add(row, of: table, from.rows, copy.rows, place) }
            } else {
                lacksTables = true
                if withRows { addFree(table, copy.rows, place) }
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

    private func add(_ row: Int, of table: TrialPlan.Table, _ from: ColumnBlock, _ copy: ColumnBlock, _ unit: Int) {
        let end = copy.rowCount
        for column in table.columns {
            copy.values(of: column.column)[end] = from.values(of: column.column)[row]
            copy.states(of: column.column)[end] = from.states(of: column.column)[row]
            let restoring = plan.restoring(column.column, in: .table(table.table))
            note(column, Place(unit: unit, space: .table(table.table), row: end), copy, restoring)
        }
        copy.rowCount = end + 1
    }

    private func addFree(_ table: TrialPlan.Table, _ copy: ColumnBlock, _ unit: Int) {
        let end = copy.rowCount
        for column in table.columns {
            cells.append(
                TrialCell(
                    values: copy.values(of: column.column) + end, states: copy.states(of: column.column) + end,
                    unit: unit, place: ColumnProgram.ColumnPlace(space: .table(table.table), column: column.column),
                    row: end, kind: column.kind, restoring: -1, ordinal: missing[unit], isOfAbsent: true))
            missing[unit] += 1
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
