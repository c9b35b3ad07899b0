import Chuan
import Diagnostics
import FEEL

/// Counts the records of one file on one thread, and keeps what tells them apart.
protocol RecordConsumer: FlatConsumer where Output == Void {
    var tallies: [DerivedTally] { get }
    var ids: RecordIDs? { get }
    var unitless: UnitlessRecord { get }
}

/// By columns.
final class ColumnConsumer: RecordConsumer {
    private let deriver: ColumnDeriver
    let ids: RecordIDs?
    let unitless: UnitlessRecord

    init(_ layout: DerivingLayout, absent: [Int], ids: RecordIDs?, _ unitless: UnitlessRecord) {
        deriver = ColumnDeriver(layout, absent: absent)
        self.ids = ids
        self.unitless = unitless
    }

    func consume(_ chunk: FlatChunk) {
        deriver.add(chunk.block, texts: chunk.bytes) { chunk.record(ofRow: $0)?.cells }
        ids?.add(chunk)
        unitless.look(at: chunk)
    }

    func finishChunk() {}

    var tallies: [DerivedTally] { deriver.tallies }
}

/// Record by record: slow, and plainly right.
final class PlainConsumer: RecordConsumer {
    private var derivers: [RecordDeriver]
    private let absent: [Int]
    let ids: RecordIDs?
    let unitless: UnitlessRecord

    init(_ derivers: [RecordDeriver], absent: [Int], ids: RecordIDs?, _ unitless: UnitlessRecord) {
        self.derivers = derivers
        self.absent = absent
        self.ids = ids
        self.unitless = unitless
    }

    func consume(_ chunk: FlatChunk) {
        for row in 0..<chunk.rowCount {
            guard var cells = chunk.record(ofRow: row)?.cells else { continue }
            // Not there at all: unknown even where an empty cell would be known to be nothing.
            for field in absent { cells[field] = Cell(state: .unreadable, value: .null, text: "", span: nil) }
            for number in derivers.indices { derivers[number].add(cells) }
        }
        ids?.add(chunk)
        unitless.look(at: chunk)
    }

    func finishChunk() {}

    var tallies: [DerivedTally] { derivers.map(\.tally) }
}
