import Chuan
import FEEL
import TestSupport
import Testing

@testable import ReportFiles

/// Tables inside records of JSON, read straight into columns.
@Suite("Tables of JSON in columns") struct JSONTableTests {
    private static func run(_ text: String, options: FlatOptions = FlatOptions()) -> FlatSamples.Run {
        FlatSamples.run(
            Array(text.utf8), name: "reports.ndjson", layout: FlatSamples.tableLayout, withReports: true,
            options: options)
    }

    /// The same record with a name written so that a report is made of it.
    private static func closely(_ record: String) -> String {
        record.replacing("\"unit_code\"", with: #""unit_\u0063ode""#)
    }

    private static let numbers = [
        "0", "7", "120", "1234567", "null", "-3", "1.5", "012", "\"12\"", "\"1.234\"", "\"không phát sinh\"", "\"mật\"",
        "true", "[]", "1e3", "1234567890123456789",
    ]
    private static let labels = [
        "\"Hộ tịch\"", "\"hộ tịch\"", "\"Đất đai\"", "\"A\"", "\" A \"", "\"Xử lý đơn\"", "\"Tổng cộng\"", "\"cộng\"",
        "\"a \\\"b\\\"\"", "\"\"", "null", "7", "\"Ho\u{302}\u{323} tịch\"", "\"n/a\"",
        "\"một tên dài hơn mọi tên khác\"",
    ]
    private static let classes = [
        "\"land\"", "\"đất đai\"", "\"KHÁC\"", "\"other\"", "\"xử lý đơn\"", "\"gì đó\"", "null", "1",
    ]

    private static func row(_ seeded: inout Seeded) -> String {
        var cells: [String] = []
        // Mostly rows as programs write them.
        let isPlain = seeded.below(4) > 0
        func number() -> String { isPlain ? "\(seeded.below(900))" : seeded.pick(numbers) }
        if seeded.below(12) > 0 {
            cells.append("\"field_name\":" + (isPlain ? "\"Lĩnh vực \(seeded.below(6))\"" : seeded.pick(labels)))
        }
        if seeded.below(8) > 0 {
            cells.append("\"field_class\":" + (isPlain ? seeded.pick(Array(classes.prefix(5))) : seeded.pick(classes)))
        }
        for name in ["received_total", "resolved_total", "resolved_late"] where seeded.below(5) > 0 {
            cells.append("\"\(name)\":" + number())
        }
        if seeded.below(6) == 0 { cells.append("\"settlement_level\":" + seeded.pick(labels)) }
        if !isPlain, seeded.below(4) == 0 {
            cells.append(
                seeded.pick(["\"trễ hạn\":4", "\"on_time_rate\":\"97,5%\"", "\"what\":1", "\"sum_of\":\"branches\""]))
        }
        if seeded.below(6) == 0 { cells.shuffle(using: &seeded) }
        return "{" + cells.joined(separator: seeded.pick([",", ", "])) + "}"
    }

    private static func record(_ number: Int, _ seeded: inout Seeded) -> String {
        var parts = [
            "\"unit_code\":\"VD-\(number)\"", "\"unit_type\":\"dept\"",
            "\"period\":" + seeded.pick(["2023", "\"2023\"", "2023 ", "\"2023-06\"", "20231", "0202"]),
        ]
        if seeded.below(6) > 0 {
            let rows = (0..<seeded.below(5)).map { _ in row(&seeded) }
            let list = "[" + rows.joined(separator: seeded.pick([",", " , "])) + "]"
            parts.append("\"tthc\":" + (seeded.below(15) == 0 ? seeded.pick(["null", "\"mật\"", "[1]", "7"]) : list))
        }
        if seeded.below(3) == 0 {
            let rows = (0..<seeded.below(3)).map { "{\"code\":\"CN\($0 % 2)\",\"resolved_total\":\(seeded.below(50))}" }
            parts.append("\"branches\": [" + rows.joined(separator: ",") + "]")
        }
        if seeded.below(4) == 0 { parts.append("\"results_in_force\":\(seeded.below(90))") }
        if seeded.below(20) == 0 { parts.append("\"approved_services\":[\"A1\"]") }
        if seeded.below(20) == 0 { parts.remove(at: seeded.below(3)) }
        return "{" + parts.joined(separator: seeded.pick([",", ", "])) + "}"
    }

    @Test func `Tables in columns say what reports say`() {
        var seeded = Seeded(Seeded.seed)
        for round in 0..<Seeded.rounds(60) {
            let records = (0..<20).map { Self.record(round * 20 + $0, &seeded) }
            var options = FlatOptions()
            (options.blockRows, options.workers) = (1 + seeded.below(30), 1)
            let quick = Self.run(records.map { $0 + "\n" }.joined(), options: options)
            let close = Self.run(records.map { Self.closely($0) + "\n" }.joined(), options: options)
            #expect(quick.rows.map(\.cells) == close.rows.map(\.cells))
            #expect(quick.rows.map(\.report) == close.rows.map(\.report))
            #expect(quick.problems.count == close.problems.count)
            #expect(quick.rejects.split(separator: "\n").count == close.rejects.split(separator: "\n").count)
        }
    }

    @Test func `Plain tables take no closer look`() throws {
        let plan = JSONPlan(
            ReportSamples.reader, FlatSamples.tableLayout, RecordEnds(), path: "reports.ndjson", FlatOptions())
        let block = FlatBlock(layout: FlatSamples.tableLayout, capacity: 4)
        let table = try #require(JSONTable(plan, block: ReportSamples.tthcBlock, block))
        for (text, isPlain) in [
            (#"[{"field_name":"Hộ tịch","field_class":"khác","resolved_total":3}]"#, true),
            (#"[{"field_name":"Hộ tịch","field_class":"khác"}, {"field_name":"Đất đai","field_class":"land"}]"#, true),
            (#"[{"field_name":"Hộ tịch","field_class":"khác"},{"field_name":"hộ tịch","field_class":"land"}]"#, false),
            (#"[{"field_name":"Hộ tịch"}]"#, false), (#"[{"field_name":"Cộng","field_class":"land"}]"#, false),
            (#"[]"#, true), (#"[{"what":1}]"#, false), (#""mật""#, false),
        ] {
            let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 16)
            let end = bytes.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.flatMap { start in table.read(start, start).map { $0 - start } }
            }
            #expect(end == (isPlain ? text.utf8.count : nil), "\(text)")
        }
        #expect(block.tables[0].rows.rowCount > 0)
    }
}
