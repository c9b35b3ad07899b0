import Chuan
import Diagnostics
import Workbooks

/// The headings of a table on a sheet, and what its columns stand for.
struct TableHeading {
    /// What a column stands for.
    enum Use: Hashable {
        case field(Int)
        /// A line of the header, in a table whose rows say whose they are.
        case header(HeaderKey)
        /// A part of a report by the name of its column, in a table that has one report in each row.
        case part(String)
        /// Numbers of rows, remarks: nothing that is judged.
        case aside
        case unknown
        /// A field that another column stands for too.
        case refused(Int)
    }

    struct Column {
        let number: Int
        /// The headings above it, the widest first.
        let path: [String]
        let words: HeadingPath
        /// The lowest of them.
        let cell: SheetCell
        var use: Use
        /// Whether it was understood only as written without marks.
        var isUnmarked = false

        /// What stands above it, as it is told.
        var shown: String { path.joined(separator: " / ") }

        /// Whether its cells become parts of reports.
        var isRead: Bool {
            switch use {
            case .field, .header, .part: true
            case .aside, .unknown, .refused: false
            }
        }
    }

    /// The table of the vocabulary; nil where each row is a report.
    let block: Int?
    var columns: [Column]
    /// Rows of the sheet that the headings take, with the numbers of columns below them.
    let rows: ClosedRange<Int>
    var problems: [Diagnostic] = []

    /// How many columns mean something.
    var matched: Int {
        let refused = columns.compactMap { column in
            if case .refused(let field) = column.use { field } else { nil }
        }
        return columns.count(where: \.isRead) + Set(refused).count
    }

    func column(of use: Use) -> Column? { columns.first { $0.use == use } }
}
