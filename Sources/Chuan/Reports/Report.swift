public import Diagnostics
public import FEEL

/// One unit's data for one period, laid out by a vocabulary.
public struct Report: Sendable {
    public let file: FileID
    public let header: Header
    /// A cell for each input that is a single field; `.absent` at the inputs of lists.
    public var cells: [Cell]
    /// A list for each input that is one; nil at the inputs of single fields.
    public var lists: [ReportList?]

    public init(file: FileID, header: Header, cells: [Cell], lists: [ReportList?]) {
        self.file = file
        self.header = header
        self.cells = cells
        self.lists = lists
    }

    public struct Header: Sendable {
        public var unitCode: Located<String>
        public var unitName: String?
        /// A code of the vocabulary's unit types.
        public var unitType: Located<String>
        public var periodStart: CalendarDate
        public var periodEnd: CalendarDate
        /// Where the period was written.
        public var periodSpan: Span
        public var dataCutoff: CalendarDate?
        public var rulebook: Located<String>?
        /// The code of the unit above.
        public var parentUnitCode: String?

        public init(
            unitCode: Located<String>, unitName: String?, unitType: Located<String>, periodStart: CalendarDate,
            periodEnd: CalendarDate, periodSpan: Span, dataCutoff: CalendarDate?, rulebook: Located<String>?
        ) {
            self.unitCode = unitCode
            self.unitName = unitName
            self.unitType = unitType
            self.periodStart = periodStart
            self.periodEnd = periodEnd
            self.periodSpan = periodSpan
            self.dataCutoff = dataCutoff
            self.rulebook = rulebook
        }
    }
}

/// A table or a list of codes of one report.
public struct ReportList: Sendable {
    /// `.value` where the block is there, `.missing` where it is not; a text in its place gives the other states.
    public var state: CellState
    public var rows: [ReportRow]
    /// Rows that are sums of the others; cross-checked when read.
    public var sumRows: [ReportRow]
    public var span: Span?

    public init(state: CellState, rows: [ReportRow], sumRows: [ReportRow] = [], span: Span?) {
        self.state = state
        self.rows = rows
        self.sumRows = sumRows
        self.span = span
    }

    public static let absent = ReportList(state: .missing, rows: [], span: nil)
}

/// A row: a cell for each column of the table; a single one for a list of codes.
public struct ReportRow: Sendable {
    /// The number of the row in the report, from 1, sum rows counted.
    public let number: Int
    public var cells: [Cell]
    /// The block whose rows this row sums up (`sum_of: branches`): its counts come from there.
    public var sumOf: Int?
    public let span: Span

    public init(number: Int, cells: [Cell], sumOf: Int? = nil, span: Span) {
        self.number = number
        self.cells = cells
        self.sumOf = sumOf
        self.span = span
    }
}
