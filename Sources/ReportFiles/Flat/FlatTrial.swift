public import Chuan
import Diagnostics
import FEEL

/// Reads any bytes as a flat file and compares all that is said of them, for those who try to break it.
@_spi(Trial) public struct FlatTrial: Sendable {
    private let reader: ReportReader
    private let layout: FlatLayout

    public init(_ vocabulary: Vocabulary) {
        reader = ReportReader(vocabulary: vocabulary)
        let groups = vocabulary.blocks.indices.dropFirst(2).filter { vocabulary.blocks[$0].form == .group }
        let fields = groups.flatMap { block in
            vocabulary.blocks[block].fields.enumerated().map { place, field in
                FlatColumn(place: .field(NeededField(block: block, field: place)), field: field)
            }
        }
        layout = FlatLayout(
            columns: HeaderField.allCases.map { FlatColumn(place: .header($0), field: nil) } + fields)
    }

    /// Whether columns say what reports say, and pieces of all sizes the same.
    ///
    /// - Parameter json: Whether the file is read as lines of JSON, and not as a table.
    public func agrees(_ path: String, json: Bool) -> Bool {
        var options = FlatOptions()
        options.format = json ? .ndjson : .csv
        options.limits.recordBytes = 3_000
        let whole = rows(path, options)
        (options.chunkBytes, options.blockRows, options.workers) = (7, 2, 1)
        return whole.areEqual && rows(path, options) == whole
    }

    private struct Rows: Equatable {
        var areEqual = true
        var values: [Int64] = []
        var states: [UInt8] = []
        var rejected = 0
        var problems = 0
    }

    private func rows(_ path: String, _ options: FlatOptions) -> Rows {
        guard let file = FlatFile.open(path, as: layout, by: reader, options: options).0 else { return Rows() }
        final class Box: @unchecked Sendable { var rows = Rows() }
        let box = Box()
        let outcome = file.read({ Comparison(reader.layout.vocabulary) }) { delivery in
            box.rows.areEqual = box.rows.areEqual && delivery.output.areEqual
            box.rows.values += delivery.output.values
            box.rows.states += delivery.output.states
            box.rows.problems += delivery.problems.count + delivery.omittedProblems
            return true
        }
        box.rows.rejected = outcome.rejectedRows
        return box.rows
    }

    private final class Comparison: FlatConsumer {
        private let vocabulary: Vocabulary
        private var rows = Rows()

        init(_ vocabulary: Vocabulary) {
            self.vocabulary = vocabulary
        }

        func consume(_ chunk: FlatChunk) {
            for row in 0..<chunk.rowCount {
                guard let report = chunk.report(ofRow: row) else {
                    rows.areEqual = false
                    continue
                }
                for number in chunk.block.layout.columns.indices { compare(number, row, chunk, report) }
            }
        }

        private func compare(_ number: Int, _ row: Int, _ chunk: FlatChunk, _ report: Report) {
            let column = chunk.block.layout.columns[number]
            let state = chunk.block.main.states(of: number)[row]
            let value = chunk.block.main.values(of: number)[row]
            guard case .field(let place) = column.place, let field = column.field, field.kind != .text,
                let input = vocabulary.input(block: place.block, field: place.field)
            else { return }
            let expected = CellValue(report.cells[input], field, vocabulary.enumerations) { _ in TextSpan(bits: 0) }
            rows.states.append(state)
            rows.values.append(state == ColumnState.value ? value : 0)
            if state != expected.state || state == ColumnState.value && value != expected.bits { rows.areEqual = false }
        }

        func finishChunk() -> Rows {
            defer { rows = Rows() }
            return rows
        }
    }
}
