import Chuan
import Diagnostics
import FEEL
import Testing

@testable import ReportFiles

@Suite("JSON in columns") struct NDJSONTests {
    private static func run(
        _ text: String, name: String = "reports.ndjson", tables: Bool = false, options: FlatOptions = FlatOptions()
    ) -> FlatSamples.Run {
        FlatSamples.run(
            Array(text.utf8), name: name, layout: tables ? FlatSamples.tableLayout : FlatSamples.layout,
            withReports: true, options: options)
    }

    private static let header = #""unit_code":"VD-01","unit_type":"dept","period":2023"#

    /// Every value says the same in columns and in the report that a JSON file gives.
    @Test(arguments: [
        "0", "7", "1234567", "123456789012345678", "1234567890123456789", "1.0", "1.5", "-3", "1e3", "012", "-0",
        "null", "true", "false", "\"1.234\"", "\"12\"", "\"không phát sinh\"", "\"\"", "\" 7 \"", "\"m\\u1eadt\"",
        "\"a\\\"b\"",
        "\"-\"", "\"n/a\"", "[1]", "{}", "\"2023-12-31\"", "\"31/12/2023\"", "\"2023-02-30\"", "\"có\"", "\"yes\"",
        "nul", "1 2",
    ])
    func `Values are worth what single reports give`(value: String) throws {
        for key in [
            "results_in_force", "disbursed", "unit_signs", "timeliness_last_update", "unit_name", "data_cutoff",
        ] {
            let text = "{\(Self.header),\"\(key)\":\(value)}"
            let run = Self.run(text + "\n")
            let single = ReportSamples.read(text, path: "report.json")
            #expect(run.rows.count == single.reports.count, "\(key): \(value)")
            #expect(
                run.problems.count == single.diagnostics.count,
                "\(run.problems) \(single.diagnostics.map(\.message.en))")
            guard let report = single.reports.first, let row = run.rows.first else { continue }
            #expect(row.report == ReportSamples.shown(report))
            #expect(row.cells == FlatSamples.cells(of: report), "\(key): \(value)")
        }
    }

    private static let varied = #"""
        {"unit_code":"VD-01","unit_type":"dept","period":2023,"results_in_force":120,"unknown":1,"disbursed":5}
        {"unit_code": "VD-02", "unit_type": "quận huyện", "period": "2023-06", "disbursed": 6, "unit_signs": true}

        {"unit_code":"VD-03","unit_type":"dept","period":"2023","results_in_force":1,"results_in_force":2}
        {"results_digitised":3,"unit_code":"VD-04","unit_type":"dept","period":"2023","results_in_force":1.5}
        {"unit_code":"VD-05","unit_type":"dept","period":"2023","results_in_force":}
        {"unit_code":"VD-06","unit_type":"dept","results_in_force":1}
        [1,2]
        {"unit_code":"VD-07","unit_type":"dept","period":"2023","unknown":[1,{"a":"]}"}],"disbursed":1,"money_unit":"million"}
        {"unit_code":"VD-08","unit_type":"dept","period":"2023","tthc":[{"field_name":"Đất đai","resolved_total":3},{"field_name":"Hộ tịch","resolved_total":null}]}
        {"unit_code":"VD-09","unit_type":"dept","period":"2023","digitisation":{"results_in_force":4},"kết quả đã số hóa":9}
        {"unit_code":"VD-10","unit_type":"dept","period":"2023","investment":"mật","approved_services":["A1","A2"]}
        {"unit_code":"VD-11","unit_type":"dept","period":"2023","unit_name":"S\u1edf \"A\"","an other":null}
        """#

    @Test func `Everything that records can be`() {
        let run = Self.run(Self.varied, tables: true)
        #expect(run.mistakes == [])
        #expect(
            run.rows.map { "\($0.line): \($0.cells.joined(separator: "|"))" } == [
                "1: VD-01|null|0|19358|19722|unknown|2023|120|unknown|unknown|5|null|unknown|unknown",
                "2: VD-02|null|1|19509|19538|unknown|2023|unknown|unknown|unknown|6|null|1|unknown",
                "4: VD-03|null|0|19358|19722|unknown|2023|unknown|unknown|unknown|unknown|null|unknown|unknown",
                "5: VD-04|null|0|19358|19722|unknown|2023|special|3|unknown|unknown|null|unknown|unknown",
                "9: VD-07|null|0|19358|19722|unknown|2023|unknown|unknown|unknown|1000000|1|unknown|unknown",
                "10: VD-08|null|0|19358|19722|unknown|2023|unknown|unknown|unknown|unknown|null|unknown|unknown"
                    + "|tthc 0: [Đất đai,null,0,unknown,3,unknown,unknown; Hộ tịch,null,3,unknown,unknown,unknown,unknown]",
                "11: VD-09|null|0|19358|19722|unknown|2023|4|9|unknown|unknown|null|unknown|unknown",
                "12: VD-10|null|0|19358|19722|unknown|2023|unknown|unknown|unknown|unknown|unknown|unknown|unknown"
                    + "|approved_services 0: [A1; A2]",
                "13: VD-11|Sở \"A\"|0|19358|19722|unknown|2023|unknown|unknown|unknown|unknown|null|unknown|unknown",
            ])
        #expect(
            run.problems == [
                "1:78? report/unknown-column: column `unknown` is not in the vocabulary and is passed over",
                "4:78? json/duplicate-key: the key `results_in_force` stands above already",
                "5:98? report/impossible-value: `results in force` is a count and has no fraction: `1.5`",
                "6:76! json/syntax: expected a value, found `}`",
                "7:2! report/missing-field: the report lacks `period`",
                "8:1! report/bad-record: the record is no JSON object",
                "10:123? report/class-assumed: row `Hộ tịch` does not say its class; `other` is used",
                "13:85? report/unknown-column: column `an other` is not in the vocabulary and is passed over",
            ])
        #expect(run.rejects.split(separator: "\n").count == 3)
    }

    @Test func `Sizes of pieces make no difference`() {
        let whole = Self.run(Self.varied, tables: true)
        for size in 1...Self.varied.utf8.count + 1 where size < 130 || size % 37 == 0 {
            var options = FlatOptions()
            (options.chunkBytes, options.blockRows, options.workers) = (size, 1 + size % 3, 1 + size % 2)
            let run = Self.run(Self.varied, tables: true, options: options)
            #expect(run.rows == whole.rows)
            #expect(run.problems == whole.problems)
            #expect(run.rejects == whole.rejects)
        }
    }

    /// Found by fuzzing: a text was followed into the next line where that was in the same piece.
    @Test(arguments: [#""remedies":[{"target_id":"4\n2"}]"#, "\"unit_name\":\"a\nb\"", "\"disbursed\":\"1\n2\""])
    func `A line break ends a record, inside a text too`(part: String) {
        let text = "{\(Self.header),\(part)}\n{\(Self.header)}\n".replacing("\\n", with: "\n")
        let whole = Self.run(text)
        var options = FlatOptions()
        (options.chunkBytes, options.workers) = (7, 1)
        let pieces = Self.run(text, options: options)
        #expect(whole.rows.count == 1)
        #expect(whole.rows == pieces.rows && whole.problems == pieces.problems && whole.rejects == pieces.rejects)
    }

    @Test func `A list says what lines say`() {
        let lines = Self.varied.split(separator: "\n").filter { !$0.contains(":}") && !$0.hasPrefix("[") }
        let whole = Self.run(lines.joined(separator: "\n"), tables: true)
        for list in [
            "[" + lines.joined(separator: ",") + "]", "[\n  " + lines.joined(separator: ",\n  ") + "\n]\n",
            "[ " + lines.joined(separator: "\n,").replacing(",\"", with: ",\n    \"").replacing("\":", with: "\" : ")
                + " ]",
        ] {
            for size in [40, 300, 1 << 20] {
                var options = FlatOptions()
                options.chunkBytes = size
                let run = Self.run(list, name: "reports.json", tables: true, options: options)
                #expect(run.rows.map(\.cells) == whole.rows.map(\.cells))
                #expect(run.rows.map(\.report) == whole.rows.map(\.report))
                #expect(run.problems.count == whole.problems.count)
            }
        }
    }
}
