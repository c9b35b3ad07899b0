package import Diagnostics

/// How the records of a flat file are written.
package enum FlatFormat: String, Sendable, Hashable, CaseIterable {
    /// Cells between commas, semicolons or tabs, the first line names the columns.
    case csv
    /// A JSON object a line.
    case ndjson
    /// One JSON list of objects.
    case json
}

/// What the rows of a flat file are.
package enum FlatSubject: Sendable, Hashable {
    /// One report a row.
    case reports
    /// Rows of a table, given by its block of the vocabulary.
    case records(block: Int)
}

/// How numbers are written in a column.
package enum NumberWriting: String, Sendable, Hashable, CaseIterable {
    /// Dots group, a comma starts the fraction.
    case vietnamese
    /// A dot starts the fraction, nothing groups.
    case plain
}

/// How a flat file is to be read. What is nil is found out from the file.
package struct FlatOptions: Sendable {
    package var subject = FlatSubject.reports
    package var format: FlatFormat?
    /// Between cells: a comma, a semicolon, a tab, a bar.
    package var separator: UInt8?
    package var writing: NumberWriting?
    /// From names in the file to names of the vocabulary.
    package var names: [String: String] = [:]
    /// The file in spans.
    package var file = FileID(number: 0)
    package var limits = Limits.standard
    package var workers: Int?
    /// Whether it is noted why each record is set aside, beyond the mistakes that are kept to be shown.
    package var listsRejects = false
    /// Bytes that are read and cut at a time.
    package var chunkBytes = 1 << 20
    /// Rows of a block. Sizes of columns that are powers of two would all fall on the same lines of a cache.
    package var blockRows = 1_016

    package init() {}
}

/// Why a flat file cannot be read at all, or what there is to say of it as a whole.
package struct FlatMistake: Sendable {
    package let diagnostic: Diagnostic
    /// The first line of the file.
    package let head: SourceFile
}
