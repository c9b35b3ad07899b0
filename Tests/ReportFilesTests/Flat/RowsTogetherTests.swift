import Chuan
import TestSupport
import Testing

@testable import ReportFiles

/// Rows that are read together are worth what each is worth by itself, whatever stands among them.
@Suite("Rows read together") struct RowsTogetherTests {
    private struct Line {
        let text: String
        /// Lines of the file that it takes.
        var lines = 1
        var isRow = true
    }

    /// What columns hold of a row, and what the report says that the row makes.
    private final class Comparer: FlatConsumer {
        private var rows: [(line: Int, text: String, cells: [String], expected: [String]?)] = []

        func consume(_ chunk: FlatChunk) {
            for row in 0..<chunk.rowCount {
                let range = chunk.range(ofRow: row)
                let bytes = UnsafeBufferPointer(start: chunk.bytes + range.lowerBound, count: range.count)
                rows.append(
                    (
                        chunk.line(ofRow: row), String(decoding: bytes, as: UTF8.self),
                        chunk.block.layout.columns.indices.map { FlatSamples.show($0, row, chunk) },
                        chunk.report(ofRow: row).map(FlatSamples.cells)
                    ))
            }
        }

        func finishChunk() -> [(line: Int, text: String, cells: [String], expected: [String]?)] {
            defer { rows = [] }
            return rows
        }
    }

    private static let columns =
        "unit_code,unit_type,period,unit_name,results_in_force,results_digitised,disbursed,unit_signs,"
        + "timeliness_last_update"

    private static func number(_ random: inout Seeded) -> String {
        String(String(random.next() % 1_000_000_000_000_000_000).prefix(random.below(18) + 1))
    }

    private static func plain(_ random: inout Seeded) -> Line {
        let name = random.pick(["", "So Mot", "Phuong 7", "a b c d e f g h i j k l m n o p"])
        let cells = [
            "VD-\(random.below(1_000))", random.pick(["dept", "sở", "dist"]),
            random.pick(["2023", "2023-06", "Q2/2023"]),
            name, random.pick([number(&random), "", "0", "7"]), number(&random), random.pick([number(&random), ""]),
            random.pick(["true", "false", ""]), random.pick(["2023-12-31", "2024-02-29", ""]),
        ]
        return Line(text: cells.joined(separator: ","))
    }

    /// A line that takes a closer look, or is no row.
    private static func odd(_ random: inout Seeded) -> Line {
        let head = "VD-\(random.below(1_000)),dept,2023"
        return random.pick([
            Line(text: "\(head),Sở Nội vụ,1,2,3,true,2023-01-05"), Line(text: "\(head),\"Hai, ba\",1,2,3,true,"),
            Line(text: "\(head),\"Hai\ndòng\",1,2,3,,", lines: 2), Line(text: "\(head),x,mật,không có,-,có,5/1/2023"),
            Line(text: "\(head),x,-5,1.5,1.250,yes,2023-02-30"), Line(text: "", isRow: false),
            Line(text: "\(head),x,1,2", isRow: false), Line(text: "\(head),x,1,2,3,true,2023-01-05,", isRow: false),
            Line(text: "\(head),\"x\"y,1,2,3,true,", isRow: false),
            Line(text: ",dept,2023,x,1,2,3,true,", isRow: false),
            Line(text: "VD-1,dept,20233,x,1,2,3,true,", isRow: false),
            Line(text: "\(head),x,12345678901234567890,1,2,,"),
            Line(text: "VD-1,no such type,2023,x,1,2,3,true,", isRow: false), Line(text: "\(head), x ,1,2,3,true,"),
        ])
    }

    private static func check(_ lines: [Line], _ lineEnd: String, _ options: FlatOptions, _ note: String) {
        let text = ([columns] + lines.map(\.text)).joined(separator: lineEnd) + lineEnd
        let found = Found()
        FlatSamples.withFile(Array(text.utf8), name: "together.csv") { path in
            let (file, _) = FlatFile.open(path, as: FlatSamples.layout, by: ReportSamples.reader, options: options)
            _ = file?.read({ Comparer() }) { delivery in
                found.rows += delivery.output
                return true
            }
        }
        var line = 2
        var expected: [(Int, String)] = []
        for one in lines {
            if one.isRow { expected.append((line, one.text + lineEnd)) }
            line += one.lines
        }
        #expect(found.rows.map(\.line) == expected.map(\.0), "\(note)")
        #expect(found.rows.map(\.text) == expected.map(\.1), "\(note)")
        for row in found.rows { #expect(row.cells == row.expected, "\(row.text) \(note)") }
    }

    private final class Found: @unchecked Sendable {
        var rows: [(line: Int, text: String, cells: [String], expected: [String]?)] = []
    }

    @Test func `Files of plain rows with some that are not`() {
        var random = Seeded(Seeded.seed)
        for round in 0..<Seeded.rounds(30) {
            let rarity = random.pick([2, 10, 60, 400, 10_000])
            let lines = (0..<random.below(700) + 1).map { _ in
                random.below(rarity) == 0 ? Self.odd(&random) : Self.plain(&random)
            }
            var options = FlatOptions()
            options.workers = 1 + random.below(2)
            options.chunkBytes = random.pick([1_000, 20_000, 1 << 20])
            options.blockRows = random.pick([1, 50, 127, 300, 1_016])
            Self.check(
                lines, random.pick(["\n", "\r\n"]), options, "seed \(Seeded.seed), round \(round), one in \(rarity)")
        }
    }
}
