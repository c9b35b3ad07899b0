import Chuan
import FEEL

/// The first line of a file, among those that one thread reads, whose record names no unit.
final class UnitlessRecord {
    private let column: Int?
    private(set) var line: Int?

    init(_ layout: DerivingLayout, unit: Int?) {
        column = unit.flatMap { layout.columns(of: [$0]).first }
    }

    /// - Complexity: O(rows).
    func look(at chunk: FlatChunk) {
        guard let column else { return }
        let states = chunk.block.main.states(of: column)
        guard let row = (0..<chunk.rowCount).first(where: { Self.isEmpty(states[$0]) }) else { return }
        // Pieces of the file come to a thread in their order.
        line = line ?? chunk.line(ofRow: row)
    }

    private static func isEmpty(_ state: UInt8) -> Bool { state == ColumnState.unknown || state == ColumnState.null }
}
