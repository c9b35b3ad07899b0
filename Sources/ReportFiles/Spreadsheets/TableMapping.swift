import Chuan
public import Diagnostics
import Workbooks

/// What the columns of a table were taken for, to be shown and used again.
public struct TableMapping: Sendable, Hashable {
    public struct Column: Sendable, Hashable {
        /// The headings above it, joined with ` / `.
        public let heading: String
        /// `H`.
        public let letters: String
        /// The key of the field; nil where the column is not read.
        public let key: String?
        /// What the field is called.
        public let title: Message?
    }

    public let sheet: String
    /// Nil where each row is a report.
    public let table: Message?
    public let columns: [Column]

    init(_ heading: TableHeading, _ layout: ReportLayout, _ grid: SheetGrid) {
        let block = heading.block.map { layout.vocabulary.blocks[$0] }
        sheet = grid.sheet.name
        table = block?.shownTitle
        columns = heading.columns.map { column in
            let (key, title): (String?, Message?) =
                switch column.use {
                case .field(let field): (block?.fields[field].key, block?.fields[field].shownTitle)
                case .header(let key): (key.rawValue, key.title)
                case .part(let part): (part, Message(part))
                case .aside, .unknown, .refused: (nil, nil)
                }
            return Column(
                heading: column.shown, letters: CellPlaces.letters(column.number), key: key,
                title: column.isUnmarked ? title.map(Self.withoutMarks) : title)
        }
    }

    private static func withoutMarks(_ title: Message) -> Message {
        Message(vi: "\(title.vi) (khớp không dấu)", en: "\(title.en) (matched without diacritics)")
    }
}
