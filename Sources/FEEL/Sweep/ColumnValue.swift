/// What a part of an expression is to the compiler of columns.
indirect enum ColumnValue {
    /// A number times 10 to the power of `scale`, a date, a choice or a text: which one, `kind` says.
    case cells(ColumnProgram.Ref, ColumnProgram.Space, ColumnKind)
    case truth(ColumnProgram.Ref, ColumnProgram.Space)
    /// A quotient that is not computed, only compared.
    case quotient(ColumnValue, ColumnValue)
    case text(String)
    /// A duration of whole days.
    case days(Int64)
    case null
    case constants([ColumnValue])
    /// The rows of a table that are kept; nil: all of them.
    case rows(table: Int, kept: ColumnProgram.Ref?)
    /// A column of such rows.
    case column(ColumnProgram.Ref, ColumnKind, table: Int, kept: ColumnProgram.Ref?)
    /// The different texts among those of some rows, and how many they are.
    case distinct(ColumnProgram.Ref, table: Int, kept: ColumnProgram.Ref?)
    case distinctCount(ColumnProgram.Ref, table: Int, kept: ColumnProgram.Ref?)
    /// A list that reports share, by its number in the program.
    case shared(Int)
    /// The items of such a list that are among some texts, or are not.
    case listed(Int, ListedTexts, isListed: Bool)
    /// The row in whose place an expression stands.
    case row(table: Int)
    /// The first of the rows that are kept.
    case firstRow(table: Int, kept: ColumnProgram.Ref?)
}

/// The texts of a column in those rows of a table that are kept.
package struct ListedTexts: Sendable, Hashable {
    let table: Int
    let kept: ColumnProgram.Ref
    let texts: ColumnProgram.Ref
}

/// What the 64 bits of a cell are.
package enum ColumnKind: Sendable, Hashable {
    /// Digits after the decimal point.
    case number(scale: Int)
    case flag
    case date
    /// A value of a choice, by its number among these codes.
    case choice([String])
    case text
    /// Only whether it is there can be asked, of what no column holds.
    case opaque
}

/// Why an expression can't be run over columns.
package enum ColumnRefusal: Error, Sendable, Hashable {
    /// A function or form of the language, by its name.
    case form(String)
    case input(Int)
    case number
    case types
    case nestedTables
}
