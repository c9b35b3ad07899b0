import Chuan
import Diagnostics
import FEEL

/// How the rows of one table in a text file are read.
struct CSVPlan {
    let reader: ReportReader
    let options: FlatOptions
    let layout: FlatLayout
    let ends: RecordEnds
    let isCRLF: Bool
    let columns: [ColumnPlan]
    let decoder: CSVRecordDecoder
    let marks: CellMarks
    /// Columns of the main block that cells of the file fill.
    private let present: [Int]
    /// The others, with the state that they have.
    private let absent: [(column: Int, state: UInt8)]

    init(
        _ reader: ReportReader, _ layout: FlatLayout, _ head: CSVHead, _ columns: [ColumnPlan], path: String,
        _ options: FlatOptions
    ) {
        self.reader = reader
        self.options = options
        self.layout = layout
        self.columns = columns
        ends = head.ends
        isCRLF = head.isCRLF
        marks = CellMarks(head.ends)
        let context = RecordContext(reader: reader, path: path, file: options.file, subject: options.subject)
        decoder = CSVRecordDecoder(context: context, ends: head.ends, columns: columns)
        let filled = Set(columns.compactMap(\.target))
        present = filled.sorted()
        absent = layout.columns.indices.filter { !filled.contains($0) }.map {
            ($0, Self.stateOfAbsent(layout.columns[$0], options.subject))
        }
    }

    /// The state of a column that the file does not have. The days of the period are made from what it has.
    static func stateOfAbsent(_ column: FlatColumn, _ subject: FlatSubject) -> UInt8 {
        switch column.place {
        case .header(.unitName): ColumnState.null
        case .header(.dataCutoff): ColumnState.unknown
        case .header: subject == .reports ? ColumnState.value : ColumnState.unknown
        case .field: column.field?.optional == true ? ColumnState.null : ColumnState.unknown
        case .named: ColumnState.unknown
        }
    }

    var context: RowContext { RowContext(reader: reader, options: options, decoder: decoder, ends: ends) }

    /// The step that reads a column into a block.
    func step(_ number: Int, _ column: ColumnPlan, _ block: ColumnBlock) -> CellStep {
        let isLast = number == columns.count - 1
        let terminator = isLast ? (isCRLF ? 0x0D : ends.lineBreak) : ends.delimiter ?? 0x2C
        let target = column.target ?? 0
        return CellStep(
            kind: column.kind, terminator: terminator, emptyState: column.emptyState, slot: column.slot,
            column: Int32(number),
            values: block.values(of: target), states: block.states(of: target))
    }

    /// Says of all cells that they hold values; what does not is noted as it is read.
    func resetStates(_ block: ColumnBlock, rows: Int) {
        for column in present { block.states(of: column).update(repeating: ColumnState.value, count: rows) }
    }

    func resetStates(_ block: ColumnBlock, row: Int) {
        for column in present { block.states(of: column)[row] = ColumnState.value }
        for (column, state) in absent { block.states(of: column)[row] = state }
    }

    func fillAbsent(_ block: ColumnBlock) {
        for (column, state) in absent { block.states(of: column).update(repeating: state, count: block.capacity) }
    }
}
