import Chuan
import Diagnostics
import FEEL
import Glibc
import Parallel
import Testing

@testable import ReportFiles

@Suite("Flat files") struct FlatFileTests {
    private static let header = "unit_code,unit_type,period,results_in_force\n"

    private static func limits(_ change: (inout Limits) -> Void) -> FlatOptions {
        var options = FlatOptions()
        change(&options.limits)
        return options
    }

    // MARK: Mistakes in the file as a whole

    @Test(arguments: [
        ("", "report/bad-flat-file: the file has no line of column names"),
        ("\n\n", "report/bad-flat-file: the file has no line of column names"),
        ("unit_code,period\nA,2023\n", "report/bad-flat-file: the file lacks the column `unit_type`"),
        (
            "unit_code,unit_type,period,results_in_force,kết quả còn hiệu lực\n",
            "report/bad-flat-file: column `kết quả còn hiệu lực` gives the field again that column `results_in_force` gives"
        ),
        (
            "unit_code,\"unit_type,period\nA,2023\n",
            "report/bad-flat-file: a quote in the line of column names is not closed"
        ),
    ])
    func `Files that are no table`(text: String, message: String) {
        let run = FlatSamples.run(text)
        #expect(run.mistakes.contains(message), "\(run.mistakes)")
        #expect(run.rows.isEmpty)
    }

    @Test func `Files that cannot be read`() {
        #expect(
            FlatSamples.run(path: "/nonexistent/x.csv").mistakes == [
                "report/bad-flat-file: the file cannot be read: No such file or directory"
            ])
        #expect(
            FlatSamples.run(path: "/tmp").mistakes == ["report/bad-flat-file: the file cannot be read: Is a directory"])
    }

    // MARK: Bad records

    @Test func `Long lines are set aside whole`() {
        let long = String(repeating: "x", count: 5_000)
        let text = Self.header + "VD-01,dept,2023,1\nVD-02,dept,2023,\(long)\nVD-03,dept,2023,3\n"
        let run = FlatSamples.run(text, options: Self.limits { $0.recordBytes = 1_000 })
        #expect(run.rows.map { $0.cells[0] } == ["VD-01", "VD-03"])
        #expect(run.rows.map(\.line) == [2, 4])
        #expect(run.problems == ["3:1! report/bad-record: the line is longer than 1000 bytes"])
        #expect(run.rejects == "VD-02,dept,2023,\(long)\n")
        #expect(run.outcome.rejectedRows == 1)
    }

    @Test func `An open quote costs one line`() {
        let text = Self.header + "VD-01,dept,2023,1\nVD-02,dept,\"2023,2\nVD-03,dept,2023,3\nVD-04,dept,2023,4\n"
        for chunk in [1, 20, 1 << 20] {
            var options = FlatOptions()
            options.chunkBytes = chunk
            let run = FlatSamples.run(text, options: options)
            #expect(run.rows.map { $0.cells[0] } == ["VD-01", "VD-03", "VD-04"])
            #expect(run.rows.map(\.line) == [2, 4, 5])
            #expect(run.problems == ["3:12! report/bad-record: the quote is not closed"])
            #expect(run.rejects == "VD-02,dept,\"2023,2\n")
        }
    }

    @Test func `Bytes that are no text`() {
        var bytes = Array((Self.header + "VD-01,dept,2023,1\n").utf8)
        bytes += Array("VD-".utf8) + [0xFF] + Array(",dept,2023,1\nVD-03,dept,2023,".utf8) + [0xC3, 0x28, 0x0A]
        bytes += Array("VD-04,dept,2023,1\u{0}2\nVD-05,\u{0},2023,5\nVD-06,dept,2023,6".utf8)
        let run = FlatSamples.run(bytes)
        #expect(run.rows.map { $0.cells[0] } == ["VD-01", "VD-04", "VD-06"])
        #expect(
            run.problems == [
                "3:1! report/bad-record: the cell is not UTF-8", "4:17! report/bad-record: the cell is not UTF-8",
                "5:17? report/unreadable-number: `1\u{0}2` in `results in force` is no readable number: `\u{0}2` after the number is not the cell's unit",
                "6:7! report/unknown-unit-type: there is no unit type `\u{0}`",
            ])
    }

    @Test func `Too many rejects end the run`() {
        let rows = (0..<1_000).map { $0.isMultiple(of: 2) ? "VD-\($0),dept,2023,1\n" : "VD-\($0),dept\n" }.joined()
        var options = Self.limits { $0.rejects = 10 }
        (options.chunkBytes, options.workers) = (400, 2)
        let run = FlatSamples.run(Self.header + rows, options: options)
        #expect(run.outcome.end == .tooManyRejects)
        #expect(run.outcome.rejectedRows > 10 && run.outcome.rejectedRows < 30)
    }

    @Test func `The receiver can end the run`() {
        let rows = (0..<1_000).map { "VD-\($0),dept,2023,1\n" }.joined()
        let path = "\(P_tmpdir)/chuan-flat-stop-\(getpid()).csv"
        defer { unlink(path) }
        write(Array((Self.header + rows).utf8), path)
        var options = FlatOptions()
        options.chunkBytes = 400
        let (file, _) = FlatFile.open(path, as: FlatSamples.layout, by: ReportSamples.reader, options: options)
        final class Count: @unchecked Sendable { var deliveries = 0 }
        let count = Count()
        let outcome = file?.read({ FlatSamples.Collector(withReports: false) }) { _ in
            count.deliveries += 1
            return count.deliveries < 3
        }
        #expect(outcome?.end == .stopped && count.deliveries == 3)
    }

    private func write(_ bytes: [UInt8], _ path: String) {
        let file = fopen(path, "w")
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    // MARK: Forms of numbers

    @Test(
        arguments: [
            (["1", "22"], nil, nil), (["1.234", "5"], NumberWriting.vietnamese, FlatFileColumn.Source.assumed),
            (["1.234.567"], .vietnamese, .found), (["1,5"], .vietnamese, .found), (["1.5"], .plain, .found),
            (["1.234", "0.25"], .plain, .found), (["1.234.567", "1.5"], .vietnamese, .contradictory),
            (["1.234,5"], .vietnamese, .found), (["12345.678"], .plain, .found), (["-", "n/a", ""], nil, nil),
        ] as [([String], NumberWriting?, FlatFileColumn.Source?)])
    func `Forms are found from the first lines`(
        cells: [String], writing: NumberWriting?, source: FlatFileColumn.Source?
    ) {
        let rows = cells.map { "VD-01;dept;2023;\($0)\n" }.joined()
        let run = FlatSamples.run("unit_code;unit_type;period;results_in_force\n" + rows)
        #expect(run.columns[3].writing == writing && run.columns[3].writingSource == source)
        #expect(run.mistakes.contains { $0.hasPrefix("report/mixed-numbers") } == (source == .contradictory))
    }

    @Test func `The form decides what a dot is`() {
        let text = "unit_code;unit_type;period;disbursed;on_time\nVD-01;dept;2023;1.234;x\n"
        #expect(FlatSamples.run(text).rows[0].cells.contains("1234"))
        var options = FlatOptions()
        options.writing = .plain
        #expect(!FlatSamples.run(text, options: options).rows[0].cells.contains("1234"))
    }

    // MARK: Names

    @Test func `Names of the file can be given another meaning`() {
        var options = FlatOptions()
        options.names = ["mã": "unit_code", "cấp": "loại đơn vị", "n": "digitisation.results_in_force"]
        let run = FlatSamples.run("mã,cấp,period,n\nVD-01,sở,2023,17\n", withReports: true, options: options)
        #expect(run.rows.first?.cells.contains("17") == true)
        #expect(run.rows.first?.report?.contains("10: value 17") == true)
    }

    /// A unit beside amounts counts in columns as in single reports, whatever stands in both.
    @Test(arguments: ["", "đồng", "triệu đồng", "million", "chưa rõ", "tạ", "n/a"])
    func `Units of amounts`(unit: String) throws {
        for amount in ["5", "1.250", "1,5", "2 tỷ đồng", "9223372036854775", "99999999999999999", "-1", "mật", ""] {
            let csv =
                "unit_code,unit_type,period,disbursed,money_unit,plan_allocated\nVD-01,dept,2023,\"\(amount)\",\(unit),3\n"
            let run = FlatSamples.run(csv)
            let single = ReportSamples.body("disbursed: '\(amount)'\nmoney_unit: '\(unit)'\nplan_allocated: 3\n")
            let expected = FlatSamples.cells(of: single.reports[0])
            #expect(run.rows[0].cells == expected, "\(amount) \(unit)")
            #expect(run.problems.count == single.diagnostics.count, "\(amount) \(unit): \(run.problems)")
            let json =
                #"{"money_unit":"\#(unit)","unit_code":"VD-01","unit_type":"dept","period":2023,"disbursed":"\#(amount)","plan_allocated":3}"#
            let other = FlatSamples.run(Array(json.utf8), name: "r.ndjson")
            #expect(other.rows[0].cells == expected, "\(amount) \(unit)")
            #expect(other.problems.count == single.diagnostics.count, "\(amount) \(unit): \(other.problems)")
        }
    }

    @Test func `Tables stand in columns with dots`() {
        let text = """
            unit_code,unit_type,period,tthc.1.field_name,tthc.1.resolved_total,tthc.2.field_name,tthc.2.resolved_total,approved_services.1,approved_services.2,inspections.1.cost,inspections.1.cost_unit
            VD-01,dept,2023,Đất đai,5,Hộ tịch,,A1,A2,"1,5",triệu đồng
            VD-02,dept,2023,,,Xây dựng,7,,,,
            VD-03,dept,2023,,,,,,,,
            VD-04,dept,2023,Đất đai,5,Đất đai,6,,,,
            """
        let run = FlatSamples.run(Array(text.utf8), layout: FlatSamples.tableLayout, withReports: true)
        let yaml = [
            "tthc: [{field_name: Đất đai, resolved_total: 5}, {field_name: Hộ tịch, resolved_total: }]\napproved_services: [A1, A2]\ninspections: [{cost: '1,5', cost_unit: triệu đồng}]\n",
            "tthc: [{field_name: Xây dựng, resolved_total: 7}]\n", "",
        ]
        #expect(run.rows.count == 3)
        for (row, body) in zip(run.rows, yaml) {
            let report = ReportSamples.read("unit_code: x\nunit_type: dept\nperiod: 2023\n" + body).reports[0]
            #expect(
                row.report?.filter { $0.contains(" row ") }
                    == ReportSamples.shown(report).filter { $0.contains(" row ") })
        }
        #expect(
            run.rows.map { $0.cells.dropFirst(FlatSamples.layout.columns.count).joined(separator: " / ") } == [
                "tthc 0: [Đất đai,null,0,unknown,5,unknown,unknown; Hộ tịch,null,3,unknown,unknown,unknown,unknown]"
                    + " / approved_services 0: [A1; A2] / inspections 0: [unknown,unknown,1500000,1]",
                "tthc 0: [Xây dựng,null,1,unknown,7,unknown,unknown]", "",
            ])
        #expect(
            run.problems == [
                "2:27? report/class-assumed: row `Hộ tịch` does not say its class; `other` is used",
                "5:27! report/duplicate-row: table `procedures` has two rows `Đất đai`; the report is set aside",
            ])
    }

    // MARK: Records of a table

    @Test func `Records are rows of a table`() {
        let fields = ReportSamples.vocabulary.blocks[ReportSamples.tthcBlock].fields
        let layout = FlatLayout(
            columns: [FlatColumn(place: .named("đơn vị"), field: nil)]
                + fields.indices.map {
                    FlatColumn(
                        place: .field(NeededField(block: ReportSamples.tthcBlock, field: $0)), field: fields[$0])
                })
        var options = FlatOptions()
        options.subject = .records(block: ReportSamples.tthcBlock)
        let csv =
            "đơn vị,lĩnh vực,nhóm,tiếp nhận,x\nVD-01,Đất đai,land,5,1\n\"VD \"\"2\"\"\",Hộ tịch,khác,\"1.000\",\n,,,-1,\n"
        let run = FlatSamples.run(Array(csv.utf8), layout: layout, options: options)
        #expect(
            run.rows.map { $0.cells.joined(separator: "|") } == [
                "VD-01|Đất đai|null|0|5|unknown|unknown|unknown",
                "VD \"2\"|Hộ tịch|null|3|1000|unknown|unknown|unknown",
                "unknown|unknown|null|unknown|special|unknown|unknown|unknown",
            ])
        let json = """
            {"đơn vị":"VD-01","lĩnh vực":"Đất đai","nhóm":"land","tiếp nhận":5,"x":1}
            {"đơn vị":"VD \\"2\\"","lĩnh vực":"Hộ tịch","nhóm":"khác","tiếp nhận":"1.000","x":null}
            {"tiếp nhận":-1}
            """
        let other = FlatSamples.run(Array(json.utf8), name: "r.ndjson", layout: layout, options: options)
        #expect(other.rows.map(\.cells) == run.rows.map(\.cells))
    }

    // MARK: Where bytes come from

    @Test(arguments: ["gzip", "zstd"])
    func `Compressed files`(program: String) {
        let rows = (0..<5_000).map { "VD-\($0),dept,2023,\($0)\n" }.joined()
        let path = "\(P_tmpdir)/chuan-flat-\(program)-\(getpid()).csv"
        write(Array((Self.header + rows).utf8), path)
        defer { unlink(path) }
        let plain = FlatSamples.run(path: path)
        let packed = path + (program == "gzip" ? ".gz" : ".zst")
        guard system("\(program) -qkf \(path) 2>/dev/null") == 0 else { return }
        defer { unlink(packed) }
        #expect(FlatSamples.run(path: packed).rows == plain.rows)
        truncate(packed, 2_000)
        let cut = FlatSamples.run(path: packed)
        #expect(cut.outcome.problem != nil || cut.mistakes.contains { $0.contains("damaged or cut short") })
    }

    @Test func `Small files are read in order`() {
        final class Seen: @unchecked Sendable { var numbers: [Int] = [] }
        let seen = Seen()
        inOrder(1_000, workers: 3, { $0 * 2 }) { number, double in
            seen.numbers.append(double)
            return number < 700
        }
        #expect(seen.numbers == (0...700).map { $0 * 2 })
    }

    /// The examples of the kinds that concern flat files.
    @Test func examples() {
        for kind in [
            Diagnostic.Kind.badFlatFile, .badRecord, .unknownColumn, .missingColumns, .mixedNumbers, .tooManyRejects,
        ] {
            let names = { (text: String) in
                let run = FlatSamples.run(
                    Array(text.utf8), layout: Self.layout(for: kind), options: Self.limits { $0.rejects = 0 })
                let end = run.outcome.end == .tooManyRejects ? ["report/too-many-rejects"] : []
                return Set(
                    (run.mistakes + run.problems.map { String($0.split(separator: " ")[1]) }).map {
                        String($0.prefix { $0 != ":" })
                    } + end)
            }
            #expect(names(kind.explanation.wrong).contains(kind.name), "\(kind.name) \(names(kind.explanation.wrong))")
            #expect(names(kind.explanation.right).isEmpty, "\(kind.name) \(names(kind.explanation.right))")
        }
    }

    /// Nothing that the examples lack, unless they are about that.
    private static func layout(for kind: Diagnostic.Kind) -> FlatLayout {
        let isWanted = { (column: FlatColumn) in
            if kind == .missingColumns, let key = column.field?.key { return key.hasPrefix("results_") }
            return column.place == .header(.unitCode)
        }
        return FlatLayout(columns: FlatSamples.layout.columns.filter(isWanted))
    }
}
