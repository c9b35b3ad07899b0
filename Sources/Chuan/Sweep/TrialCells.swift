import FEEL

/// A column of what is on trial.
struct TrialColumn {
    let values: UnsafeMutablePointer<Int64>
    let states: UnsafeMutablePointer<UInt8>
    let space: ColumnProgram.Space
    let column: Int
    let kind: TrialPlan.Kind
    /// The number of the plan by which others follow from it; -1 where none does.
    let restoring: Int
    /// Of rows that stand for tables.
    let isOfAbsent: Bool
}

/// A missing cell of a unit on trial.
struct TrialCell {
    let unit: Int32
    let row: Int32
    /// Its number among the columns on trial.
    let column: Int32
    /// How many cells of the same unit are before it.
    let ordinal: Int32
}

/// The cells that units on trial lack.
struct TrialCells {
    private(set) var columns: [TrialColumn] = []
    private(set) var all: [TrialCell] = []
    /// By unit, how many there are.
    private(set) var counts: [Int32] = []

    mutating func clear(units: Int) {
        columns.removeAll(keepingCapacity: true)
        all.removeAll(keepingCapacity: true)
        counts = Array(repeating: 0, count: units)
    }

    /// - Returns: Its number.
    mutating func add(_ column: TrialColumn) -> Int {
        columns.append(column)
        return columns.count - 1
    }

    mutating func add(unit: Int, row: Int, column: Int) {
        all.append(
            TrialCell(
                unit: Int32(truncatingIfNeeded: unit), row: Int32(truncatingIfNeeded: row),
                column: Int32(truncatingIfNeeded: column), ordinal: counts[unit]))
        counts[unit] += 1
    }

    func column(_ cell: TrialCell) -> TrialColumn { columns[Int(cell.column)] }

    func put(_ value: Int64, _ state: UInt8, _ cell: TrialCell) {
        let (column, row) = (Int(cell.column), Int(cell.row))
        columns[column].values[row] = value
        columns[column].states[row] = state
    }

    func isNumber(_ cell: TrialCell) -> Bool {
        if case .number = columns[Int(cell.column)].kind { return true }
        return false
    }
}
