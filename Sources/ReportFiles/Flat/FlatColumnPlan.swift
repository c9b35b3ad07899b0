import Chuan
import FEEL

/// A column of the file.
package struct FlatFileColumn: Sendable {
    /// How the form of its numbers is known.
    package enum Source: Sendable, Hashable {
        case declared
        /// Some numbers of the first lines have one form only.
        case found
        /// The first lines have numbers of both forms.
        case contradictory
        /// Nothing in the first lines tells.
        case assumed
    }

    /// As it stands in the first line.
    package let name: String
    /// Whether the vocabulary or the caller knows it.
    package let isKnown: Bool
    /// Whether it belongs to a table inside reports.
    package let isNested: Bool
    /// For columns of numbers.
    package let writing: NumberWriting?
    package let writingSource: Source?
}

/// What is done with a column of the file.
struct ColumnPlan {
    var name: String
    var found: FlatName?
    /// The column of the main block that it fills.
    var target: Int?
    var field: Field?
    /// Whether its numbers are those of programs.
    var isPlain = false
    var kind = CellStep.Kind.skip
    /// The column of the main block that takes its texts as they are.
    var named: Int?
    /// The state of a cell without text.
    var emptyState = ColumnState.unknown

    /// Where a line of the header goes that every row is asked for.
    var slot: UInt8 {
        guard case .header(let key)? = found?.place else { return 0 }
        return UInt8(HeaderSlot.of(key) ?? 0)
    }
}

/// One thing to do for each row: what the next cell is, and where its value goes.
struct CellStep {
    enum Kind: UInt8 {
        /// A whole number.
        case integer
        /// A number of any field that may have digits behind the point.
        case decimal
        case skip
        case flag
        case date
        /// A value of an enumeration, by any of its names.
        case choice
        /// A text of the vocabulary, which may be a word for a state.
        case text
        /// A text that is nothing but that.
        case named
        /// A line of the header, looked at when the row is read.
        case header
        /// Whatever takes a closer look.
        case other
        /// Unless it is empty, the row has to be read as a report.
        case nested
        /// A table inside a record of JSON, by its number among those of the reader.
        case table
    }

    var kind: Kind
    /// What must stand behind the cell.
    var terminator: UInt8
    /// The state of a cell without text.
    var emptyState: UInt8
    /// Of a line of the header.
    var slot: UInt8 = 0
    /// The number of the file's column.
    var column: Int32
    /// Where the value of the first row goes.
    var values: UnsafeMutablePointer<Int64>
    var states: UnsafeMutablePointer<UInt8>
}
