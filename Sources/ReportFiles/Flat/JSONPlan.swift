import Chuan
import Diagnostics
import FEEL

/// How the records of a JSON file are read.
struct JSONPlan {
    let reader: ReportReader
    let options: FlatOptions
    let layout: FlatLayout
    let ends: RecordEnds
    let decoder: JSONRecordDecoder
    private let names: FlatNames

    init(_ reader: ReportReader, _ layout: FlatLayout, _ ends: RecordEnds, path: String, _ options: FlatOptions) {
        self.reader = reader
        self.options = options
        self.layout = layout
        self.ends = ends
        names = FlatNames(layout: reader.layout, subject: options.subject)
        let context = RecordContext(reader: reader, path: path, file: options.file, subject: options.subject)
        decoder = JSONRecordDecoder(context, layout, names: options.names)
    }

    var context: RowContext { RowContext(reader: reader, options: options, decoder: decoder, ends: ends) }

    /// What is done with a name: its step, and what it stands for.
    func column(_ name: String) -> ColumnPlan {
        let ours = options.names[name] ?? name
        var column = ColumnPlan(name: name, found: names.find(ours))
        column.named = layout.columns.firstIndex { $0.place.isNamed(name) }
        column.isPlain = true
        column.settle(layout, reader.layout.vocabulary, options.subject)
        // Tables and groups have their dots in columns only.
        if column.found?.path.count ?? 1 > 1 { column.found = nil }
        return column
    }

    /// Names that an unknown one may have been meant to be.
    func near(_ name: String) -> [String] { decoder.near.find(name) }

    /// Says of all cells that nothing was given.
    func resetStates(_ block: ColumnBlock, rows: Int) {
        for number in layout.columns.indices {
            block.states(of: number).update(
                repeating: CSVPlan.stateOfAbsent(layout.columns[number], options.subject), count: rows)
        }
    }

    func resetStates(_ block: ColumnBlock, row: Int) {
        for number in layout.columns.indices {
            block.states(of: number)[row] = CSVPlan.stateOfAbsent(layout.columns[number], options.subject)
        }
    }
}
