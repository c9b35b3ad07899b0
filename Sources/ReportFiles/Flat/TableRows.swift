import Chuan
import FEEL

/// The rows of tables that a record adds while it is read.
final class TableRows {
    private let tables: [TableColumns]
    /// How many rows there were before the record.
    private var starts: [Int]
    /// Whether the record has the table.
    private var isThere: [Bool]

    init(_ tables: [TableColumns]) {
        self.tables = tables
        starts = tables.map { _ in 0 }
        isThere = tables.map { _ in false }
    }

    func beginRecord() {
        for number in tables.indices {
            starts[number] = tables[number].rows.rowCount
            isThere[number] = false
        }
    }

    /// Says that all rows of a table were added.
    func add(_ number: Int) { isThere[number] = true }

    /// Takes the rows of the record away.
    func forget() {
        for number in tables.indices {
            tables[number].rows.rowCount = starts[number]
            isThere[number] = false
        }
    }

    /// Ends the record: it has the tables that were added, and none of the others.
    func endRecord() {
        for number in tables.indices {
            tables[number].states.append(isThere[number] ? ColumnState.value : ColumnState.unknown)
            tables[number].starts.append(Int32(truncatingIfNeeded: tables[number].rows.rowCount))
            isThere[number] = false
        }
    }
}
