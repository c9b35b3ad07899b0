import Chuan
import Diagnostics
import FEEL
import Glibc

@testable import ReportFiles

/// Flat files of the sample vocabulary, and all that a run over one gives.
enum FlatSamples {
    static let vocabulary = ReportSamples.vocabulary

    /// Every header line and every single field.
    static let layout = FlatLayout(
        columns: HeaderField.allCases.map { FlatColumn(place: .header($0), field: nil) }
            + vocabulary.blocks.indices.dropFirst(2).filter { vocabulary.blocks[$0].form == .group }.flatMap { block in
                vocabulary.blocks[block].fields.indices.map {
                    FlatColumn(
                        place: .field(NeededField(block: block, field: $0)),
                        field: vocabulary.blocks[block].fields[$0])
                }
            })

    /// The same with all tables and lists.
    static let tableLayout = FlatLayout(
        columns: layout.columns,
        tables: vocabulary.blocks.indices.dropFirst(2).filter { vocabulary.blocks[$0].form != .group }.map {
            FlatTable(block: $0, columns: Array(0..<max(1, vocabulary.blocks[$0].fields.count)))
        })

    /// What columns hold of a report, by the rules for single cells.
    static func cells(of report: Report) -> [String] {
        layout.columns.map { column in
            let header = report.header
            switch column.place {
            case .header(.unitCode): return header.unitCode.value
            case .header(.unitName): return header.unitName ?? "null"
            case .header(.unitType): return "\(vocabulary.unitType(header.unitType.value) ?? -1)"
            case .header(.periodStart): return "\(header.periodStart.daysSinceEpoch)"
            case .header(.periodEnd): return "\(header.periodEnd.daysSinceEpoch)"
            case .header(.dataCutoff): return header.dataCutoff.map { "\($0.daysSinceEpoch)" } ?? "unknown"
            case .header(.year): return "\(header.periodEnd.year)"
            case .named: return ""
            case .field(let place):
                guard let field = column.field, let input = vocabulary.input(block: place.block, field: place.field)
                else { return "" }
                let value = CellValue(report.cells[input], field, vocabulary.enumerations) { _ in TextSpan(bits: 0) }
                return value.state == ColumnState.value
                    ? "\(value.bits)" : ["", "unknown", "null", "special"][Int(value.state)]
            }
        }
    }

    /// One row as it was handed to a consumer, everything shown.
    struct Row: Equatable {
        var cells: [String]
        var line: Int
        var text: String
        var report: [String]?
    }

    final class Collector: FlatConsumer {
        private var rows: [Row] = []
        private let withReports: Bool

        init(withReports: Bool) { self.withReports = withReports }

        func consume(_ chunk: FlatChunk) {
            for row in 0..<chunk.rowCount {
                let range = chunk.range(ofRow: row)
                let bytes = UnsafeBufferPointer(start: chunk.bytes + range.lowerBound, count: range.count)
                rows.append(
                    Row(
                        cells: chunk.block.layout.columns.indices.map { FlatSamples.show($0, row, chunk) }
                            + FlatSamples.tables(row, chunk),
                        line: chunk.line(ofRow: row), text: String(decoding: bytes, as: UTF8.self),
                        report: withReports ? chunk.report(ofRow: row).map(ReportSamples.shown) : nil))
            }
        }

        func finishChunk() -> [Row] {
            defer { rows = [] }
            return rows
        }
    }

    static func show(_ column: Int, _ row: Int, _ chunk: FlatChunk) -> String {
        let state = chunk.block.main.states(of: column)[row]
        let value = chunk.block.main.values(of: column)[row]
        guard state == ColumnState.value else { return ["", "unknown", "null", "special"][Int(state)] }
        let column = chunk.block.layout.columns[column]
        switch (column.place, column.field?.kind) {
        case (.header(.unitCode), _), (.header(.unitName), _), (.named, _), (_, .text?):
            return chunk.text(TextSpan(bits: value))
        default: return "\(value)"
        }
    }

    /// The tables of a row that are there.
    static func tables(_ row: Int, _ chunk: FlatChunk) -> [String] {
        zip(chunk.block.layout.tables, chunk.block.tables).compactMap { table, columns in
            let state = columns.states[row]
            if state == ColumnState.unknown { return nil }
            let rows = columns.starts[row]..<columns.starts[row + 1]
            let shown = rows.map { place in
                table.columns.indices.map { number in
                    let state = columns.rows.states(of: number)[Int(place)]
                    let value = columns.rows.values(of: number)[Int(place)]
                    guard state == ColumnState.value else { return ["", "unknown", "null", "special"][Int(state)] }
                    let fields = vocabulary.blocks[table.block].fields
                    if fields.isEmpty || fields[number].kind == .text { return chunk.text(TextSpan(bits: value)) }
                    return "\(value)"
                }.joined(separator: ",")
            }
            return "\(vocabulary.blocks[table.block].key) \(state): [\(shown.joined(separator: "; "))]"
        }
    }

    /// All that a run over a file gave.
    struct Run {
        var rows: [Row] = []
        var problems: [String] = []
        var mistakes: [String] = []
        var rejects = ""
        var outcome = FlatOutcome()
        var columns: [FlatFileColumn] = []
    }

    static func run(
        _ bytes: [UInt8], name: String = "reports.csv", layout: FlatLayout = layout, withReports: Bool = false,
        options: FlatOptions = FlatOptions()
    ) -> Run {
        withFile(bytes, name: name) { run(path: $0, layout: layout, withReports: withReports, options: options) }
    }

    /// Hands out the path of a file that is there for as long.
    static func withFile<Output>(_ bytes: [UInt8], name: String, _ body: (String) -> Output) -> Output {
        let path = "\(P_tmpdir)/chuan-flat-\(getpid())-\(UInt64.random(in: 0...UInt64.max))-\(name)"
        let file = fopen(path, "w")
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        defer { unlink(path) }
        return body(path)
    }

    static func run(
        path: String, layout: FlatLayout = layout, withReports: Bool = false, options: FlatOptions = FlatOptions()
    ) -> Run {
        let (file, mistakes) = FlatFile.open(path, as: layout, by: ReportSamples.reader, options: options)
        let box = Box()
        box.run.mistakes = mistakes.map { "\($0.diagnostic.kind.name): \($0.diagnostic.message.en)" }
        guard let file else { return box.run }
        box.run.columns = file.columns
        box.run.outcome = file.read({ Collector(withReports: withReports) }) { delivery in
            box.run.rows += delivery.output
            box.run.rejects += String(decoding: delivery.rejects, as: UTF8.self)
            box.run.problems += delivery.problems.map {
                let place = $0.location
                let mark = $0.isRejected ? "!" : "?"
                return "\(place.line):\(place.column)\(mark) \($0.diagnostic.kind.name): \($0.diagnostic.message.en)"
            }
            return true
        }
        return box.run
    }

    static func run(_ text: String, withReports: Bool = false, options: FlatOptions = FlatOptions()) -> Run {
        run(Array(text.utf8), withReports: withReports, options: options)
    }

    final class Box: @unchecked Sendable {
        var run = Run()
    }

    static let header = "unit_code,unit_type,period"
}
