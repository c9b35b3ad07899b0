package import FEEL

/// What a file of flat records is read as: which fields, and where each goes in a block.
package struct FlatLayout: Sendable {
    /// The columns of the main block.
    package var columns: [FlatColumn]
    /// The tables whose rows stand inside records, by block of the vocabulary.
    package var tables: [FlatTable]

    package init(columns: [FlatColumn], tables: [FlatTable] = []) {
        self.columns = columns
        self.tables = tables
    }
}

/// A column that is wanted from a file.
package struct FlatColumn: Sendable {
    package enum Place: Sendable, Hashable {
        /// A line of the header: the unit type is the number of a unit type, days are days, code and name are texts.
        case header(HeaderField)
        /// A field of the vocabulary, by its block and its place there.
        case field(NeededField)
        /// A column of the file, by the name in its first line, as text.
        case named(String)
    }

    package let place: Place
    /// How its cells are read; nil for lines of the header and for texts.
    package let field: Field?

    package init(place: Place, field: Field?) {
        self.place = place
        self.field = field
    }
}

/// A table inside records.
package struct FlatTable: Sendable {
    /// The block of the vocabulary.
    package let block: Int
    /// The columns that are wanted, by their place in the block.
    package let columns: [Int]

    package init(block: Int, columns: [Int]) {
        self.block = block
        self.columns = columns
    }
}

/// Some records of a file, read into columns.
package final class FlatBlock {
    package let layout: FlatLayout
    package let main: ColumnBlock
    /// One for each table of the layout.
    package let tables: [TableColumns]

    package init(layout: FlatLayout, capacity: Int) {
        self.layout = layout
        main = ColumnBlock(columnCount: layout.columns.count, capacity: capacity)
        tables = layout.tables.map { TableColumns(columnCount: $0.columns.count, capacity: capacity) }
    }

    package var rowCount: Int { main.rowCount }

    /// The columns of records, or of the rows of a table.
    func columns(of space: ColumnProgram.Space) -> ColumnBlock {
        switch space {
        case .records: main
        case .table(let table): tables[table].rows
        }
    }
}

extension Field {
    /// How many digits after the decimal point its column keeps: its numbers stand there times 10 to that power. Numbers
    /// with more digits are special.
    package var columnScale: Int {
        if case .number = kind { return 6 }
        return 0
    }
}
