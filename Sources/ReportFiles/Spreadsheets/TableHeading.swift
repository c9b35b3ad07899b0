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
    }

    struct Column {
        let number: Int
        /// The headings above it, the widest first.
        let path: [String]
        let words: HeadingPath
        /// The lowest of them.
        let cell: SheetCell
        var use: Use

        /// Whether its cells become parts of reports.
        var isRead: Bool {
            switch use {
            case .field, .header, .part: true
            case .aside, .unknown: false
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
        columns.count(where: \.isRead)
    }

    func column(of use: Use) -> Column? { columns.first { $0.use == use } }
}
