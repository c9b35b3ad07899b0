import Chuan
import Diagnostics
import FEEL
import Testing

@testable import ReportFiles

@Suite("CSV in columns") struct CSVTests {
    private static let columns =
        "unit_code,unit_type,period,results_in_force,results_digitised,disbursed,unit_signs,timeliness_last_update"

    private static func cells(_ row: String, options: FlatOptions = FlatOptions()) -> [String] {
        let run = FlatSamples.run("\(columns)\n\(row)\n", options: options)
        return run.rows.first?.cells ?? run.problems
    }

    @Test func `Plain cells`() {
        #expect(
            Self.cells("VD-01,dept,2023,120,45,9590947024000,true,2023-12-31") == [
                "VD-01", "null", "0", "19358", "19722", "unknown", "2023", "120", "45", "unknown", "9590947024000",
                "null", "1", "19722",
            ])
    }

    /// Every cell says the same in columns and in the report that the row makes.
    @Test(arguments: [
        "0", "7", "1234567", "12345678", "123456789012", "123456789012345678", "1234567890123456789",
        "99999999999999999999999", "1.234", "12.345.678", "1,5", "-3", "không phát sinh", "không có", "mật", "-",
        "n/a", "#DIV/0!", "chưa có số liệu", "abc", "", " 12 ", "012", "0.5", "1.23", "12 hồ sơ", "0.123",
        "1.234.56", "+5", "１２",
    ])
    func `Cells are worth what single reports give`(text: String) throws {
        let row = "VD-01,dept,2023,\"\(text)\",\"\(text)\",\"\(text)\",,"
        let run = FlatSamples.run("\(Self.columns)\n\(row)\n", withReports: true)
        let yaml = ReportSamples.body(
            "results_in_force: '\(text)'\nresults_digitised: '\(text)'\ndisbursed: '\(text)'\n")
        let report = try #require(yaml.reports.first)
        let shown = try #require(run.rows.first)
        #expect(
            shown.report?.filter { !$0.hasSuffix("–") } == ReportSamples.shown(report).filter { !$0.hasSuffix("–") })
        #expect(shown.cells == FlatSamples.cells(of: report))
        #expect(run.problems.count == yaml.diagnostics.count, "\(run.problems) \(yaml.diagnostics.map(\.message.en))")
    }

    private static let varied = #"""
        unit_code;loại đơn vị;kỳ báo cáo;kết quả còn hiệu lực;"đã giải ngân";unit_name;không có cột này\#r
        VD-01;sở;2023;120;1.234;Sở Một;a\#r
        VD-02;dist;2023-06;"1.5 tỷ";;"Quận ""Hai""";b\#r
        "VD;03";"quận huyện";Q2/2023;;12;"Hai
        dòng";c\#r
        \#r
        VD-04;không rõ loại;2023;1;2;x;d\#r
        VD-05;dept;2023;1;2\#r
        "VD-06"x;dept;2023;1;2;x;d\#r
        VD-07;dept;2023;-5;2;  có khoảng trắng  ;d\#r
        VD-08;dept;13/2023;1;2;x;d\#r
        VD-09;dept;tháng 6 năm 2023;1;2;x;d
        """#

    @Test func `Everything that rows can be`() {
        let run = FlatSamples.run(Self.varied)
        #expect(
            run.mistakes == [
                "report/unknown-column: column `không có cột này` is not in the vocabulary and is passed over",
                "report/missing-columns: the file lacks 4 columns that checks read: `results digitised`, `plan`, `unit signs`, `last update`",
            ])
        #expect(
            run.rows.map { "\($0.line): \($0.cells.prefix(8).joined(separator: "|"))" } == [
                "2: VD-01|Sở Một|0|19358|19722|unknown|2023|120",
                "3: VD-02|Quận \"Hai\"|1|19509|19538|unknown|2023|unknown",
                "4: VD;03|Hai\ndòng|1|19448|19538|unknown|2023|unknown",
                "10: VD-07|có khoảng trắng|0|19358|19722|unknown|2023|special",
                "12: VD-09|x|0|19509|19538|unknown|2023|1",
            ])
        #expect(
            run.problems == [
                "3:20? report/unreadable-number: `1.5 tỷ` in `results in force` is no readable number: `tỷ` after the number is not the cell's unit",
                "7:7! report/unknown-unit-type: there is no unit type `không rõ loại`",
                "8:1! report/bad-record: the row has 5 cells, the table 7 columns",
                "9:8! report/bad-record: there is text after the closing quote",
                "10:17? report/impossible-value: `results in force` cannot be negative: `-5`",
                "11:12! report/bad-period: `13/2023` is no period",
            ])
        #expect(
            run.rejects
                == "VD-04;không rõ loại;2023;1;2;x;d\r\nVD-05;dept;2023;1;2\r\n\"VD-06\"x;dept;2023;1;2;x;d\r\n"
                + "VD-08;dept;13/2023;1;2;x;d\r\n")
    }

    @Test func `Sizes of pieces make no difference`() {
        let whole = FlatSamples.run(Self.varied, withReports: true)
        #expect(whole.rows.count > 4)
        for size in 1...Self.varied.utf8.count + 1 where size < 130 || size % 11 == 0 {
            var options = FlatOptions()
            (options.chunkBytes, options.blockRows, options.workers) = (size, 1 + size % 3, 1 + size % 2)
            let run = FlatSamples.run(Self.varied, withReports: true, options: options)
            #expect(run.rows == whole.rows)
            #expect(run.problems == whole.problems)
            #expect(run.rejects == whole.rejects)
        }
    }
}
