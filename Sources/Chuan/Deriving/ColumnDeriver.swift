import Diagnostics
import FEEL

/// Derives from blocks of records, column by column. Each worker has one of its own, used by one thread at a time.
///
/// What columns cannot say is evaluated record by record, so that the tallies are those of `RecordDeriver`.
package final class ColumnDeriver {
    private let layout: DerivingLayout
    /// Fields that the file has no column for: their cells are unknown.
    private let absent: [Int]
    private let runner = ColumnRunner()
    private let keys: KeyColumns
    private let workers: [DerivationWorker]

    /// - Parameter absent: Fields of the record that the file does not have.
    package init(_ layout: DerivingLayout, absent: [Int]) {
        self.layout = layout
        self.absent = absent.compactMap { layout.columns[$0] }
        let keys = KeyColumns(layout)
        self.keys = keys
        workers = layout.derivations.indices.map { DerivationWorker(layout, $0, keys) }
    }

    /// Counts the records of a block.
    ///
    /// - Parameters:
    ///   - texts: What the texts of the block stand in.
    ///   - cells: The cells of a row, by field; nil where they cannot be had.
    /// - Complexity: O(figures · rows).
    package func add(_ block: FlatBlock, texts: UnsafePointer<UInt8>, cells: @escaping (Int) -> [Cell]?) {
        let main = block.main
        for column in absent { main.states(of: column).update(repeating: ColumnState.unknown, count: main.rowCount) }
        let source = RecordSource(layout, main, texts, cells)
        keys.turn(to: source)
        for worker in workers { worker.add(source, runner) }
    }

    /// What all records so far amount to, by derivation.
    package var tallies: [DerivedTally] { workers.map(\.tally) }
}

/// The records of a block, as columns and as single values.
struct RecordSource {
    let layout: DerivingLayout
    let main: ColumnBlock
    let texts: UnsafePointer<UInt8>
    private let cells: (Int) -> [Cell]?

    init(
        _ layout: DerivingLayout, _ main: ColumnBlock, _ texts: UnsafePointer<UInt8>,
        _ cells: @escaping (Int) -> [Cell]?
    ) {
        self.layout = layout
        self.main = main
        self.texts = texts
        self.cells = cells
    }

    /// The values of a record, by field; those that nothing reads are unknown.
    func values(ofRow row: Int) -> [Value] {
        var special: [Cell]?
        return layout.columns.enumerated().map { field, column in
            guard let column else { return .unknown }
            switch main.states(of: column)[row] {
            case ColumnState.value: return value(main.values(of: column)[row], layout.records.fields[field])
            case ColumnState.unknown: return .unknown
            case ColumnState.null: return .null
            default:
                special = special ?? cells(row) ?? []
                guard let cell = special.flatMap({ $0.indices.contains(field) ? $0[field] : nil }) else {
                    return .unknown
                }
                return ReportFacts.value(of: cell, layout.records.fields[field])
            }
        }
    }

    private func value(_ bits: Int64, _ field: Field) -> Value {
        switch field.kind {
        case .count, .money, .number: .number(Decimal(digits: bits, places: field.columnScale))
        case .flag: .boolean(bits != 0)
        case .date: CalendarDate(daysSinceEpoch: bits).map(Value.date) ?? .unknown
        case .choice(let number): .string(layout.records.vocabulary.enumerations[number].values[Int(bits)].code)
        case .text: .string(text(bits))
        case .rate, .texts: .unknown
        }
    }

    func text(_ bits: Int64) -> String {
        let span = TextSpan(bits: bits)
        return String(decoding: UnsafeBufferPointer(start: texts + span.offset, count: span.count), as: UTF8.self)
    }
}
