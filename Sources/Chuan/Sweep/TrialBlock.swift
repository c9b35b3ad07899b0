import FEEL

/// Copies of what is on trial, a unit after another, with the places of what is missing in them.
final class TrialBlock {
    private(set) var block: FlatBlock
    private let plan: TrialPlan
    private let source: FlatBlock
    /// Whether tables that are not there have a row.
    private var hasRows: Bool?
    private var cells: [Cell] = []
    private var known: [KnownNumbers] = []
    /// Whether some unit has none of a table.
    private var lacksTables = false

    /// A missing cell.
    private struct Cell {
        let values: UnsafeMutablePointer<Int64>
        let states: UnsafeMutablePointer<UInt8>
        let unit: Int
        let kind: TrialPlan.Kind
        /// No cell of the same unit is before it.
        let isFirst: Bool
        /// Of a row that stands for a table.
        let isOfAbsent: Bool
    }

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

    /// Fills in everything that is missing.
    ///
    /// - Complexity: O(missing cells), when the same units were on trial before with as many rows.
    func complete(_ units: [OpenUnit], _ way: Completion, isNew: Bool) {
        let rows = way.absent != .withoutRows
        if isNew || hasRows == nil || lacksTables && hasRows != rows {
            copy(units, withRows: rows)
            hasRows = rows
        }
        for cell in cells {
            if cell.isOfAbsent, way.absent == .emptyRow {
                (cell.values.pointee, cell.states.pointee) = (0, ColumnState.null)
            } else {
                (cell.values.pointee, cell.states.pointee) = way.cell(
                    cell.kind, isFirst: cell.isFirst, known[cell.unit])
            }
        }
    }

    // MARK: Copies

    private func copy(_ units: [OpenUnit], withRows: Bool) {
        cells.removeAll(keepingCapacity: true)
        known = Array(repeating: KnownNumbers(), count: units.count)
        lacksTables = false
        block.main.rowCount = units.count
        var isFirst = [Bool](repeating: true, count: units.count)
        for column in plan.columns { copy(column, units, &isFirst) }
        for table in block.tables { table.setAbsent(records: units.count) }
        for table in plan.tables { copy(table, units, withRows, &isFirst) }
    }

    private func copy(_ column: TrialPlan.Column, _ units: [OpenUnit], _ isFirst: inout [Bool]) {
        let (values, states) = (source.main.values(of: column.column), source.main.states(of: column.column))
        let (copies, copied) = (block.main.values(of: column.column), block.main.states(of: column.column))
        for place in units.indices {
            let row = units[place].record
            (copies[place], copied[place]) = (values[row], states[row])
            note(column.kind, place, copies + place, copied + place, &isFirst)
        }
    }

    /// Takes note of a cell, if it is missing, or of its number.
    private func note(
        _ kind: TrialPlan.Kind, _ place: Int, _ value: UnsafeMutablePointer<Int64>,
        _ state: UnsafeMutablePointer<UInt8>, _ isFirst: inout [Bool]
    ) {
        switch (kind, state.pointee) {
        case (.fixed, _): return
        case (.number, ColumnState.value): known[place].add(value.pointee)
        case (_, ColumnState.unknown), (.number(mayBeEmpty: true), ColumnState.null):
            cells.append(
                Cell(
                    values: value, states: state, unit: place, kind: kind, isFirst: isFirst[place], isOfAbsent: false))
            isFirst[place] = false
        default: return
        }
    }

    private func copy(_ table: TrialPlan.Table, _ units: [OpenUnit], _ withRows: Bool, _ isFirst: inout [Bool]) {
        let (from, copy) = (source.tables[table.table], block.tables[table.table])
        reserve(copy, from, units)
        copy.starts = [0]
        copy.starts.reserveCapacity(units.count + 1)
        var end = 0
        for place in units.indices {
            let unit = units[place]
            let isThere = from.states[unit.record] != ColumnState.unknown
            copy.states[place] = isThere ? from.states[unit.record] : ColumnState.value
            if isThere {
                let all = Int(from.starts[unit.record])..<Int(from.starts[unit.record + 1])
                for row in unit.row.map({ $0..<$0 + 1 }) ?? all {
                    for column in table.columns { self.copy(column, from.rows, row, copy.rows, end, place, &isFirst) }
                    end += 1
                }
            } else {
                lacksTables = true
                if withRows {
                    for column in table.columns { addFree(column, copy.rows, end, place) }
                    end += 1
                }
            }
            copy.starts.append(Int32(truncatingIfNeeded: end))
        }
        copy.rows.rowCount = end
    }

    /// Rows don't move any more once cells are known by their place.
    private func reserve(_ copy: TableColumns, _ from: TableColumns, _ units: [OpenUnit]) {
        let rows = units.reduce(0) { count, unit in
            count + (unit.row == nil ? Int(from.starts[unit.record + 1] - from.starts[unit.record]) + 1 : 1)
        }
        copy.rows.rowCount = 0
        copy.rows.reserve(rows)
    }

    private func copy(
        _ column: TrialPlan.Column, _ from: ColumnBlock, _ row: Int, _ copy: ColumnBlock, _ end: Int, _ place: Int,
        _ isFirst: inout [Bool]
    ) {
        let (value, state) = (copy.values(of: column.column) + end, copy.states(of: column.column) + end)
        value.pointee = from.values(of: column.column)[row]
        state.pointee = from.states(of: column.column)[row]
        note(column.kind, place, value, state, &isFirst)
    }

    private func addFree(_ column: TrialPlan.Column, _ copy: ColumnBlock, _ end: Int, _ place: Int) {
        cells.append(
            Cell(
                values: copy.values(of: column.column) + end, states: copy.states(of: column.column) + end, unit: place,
                kind: column.kind, isFirst: false, isOfAbsent: true))
    }

    /// The rows of a unit that a constraint binds: bounds know nothing of a table that is not there.
    func boundRows(_ table: Int, _ unit: OpenUnit, _ place: Int) -> Range<Int> {
        let copy = block.tables[table]
        if source.tables[table].states[unit.record] == ColumnState.unknown { return 0..<0 }
        return Int(copy.starts[place])..<Int(copy.starts[place + 1])
    }
}
