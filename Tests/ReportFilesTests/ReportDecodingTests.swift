import Chuan
import Diagnostics
import FEEL
import Testing

@testable import ReportFiles

@Suite struct ReportDecodingTests {
    static let codes = """
        unit_code: VD-01
        unit_name: Sở Đất đai Mẫu
        unit_type: dept
        period: 2023
        data_cutoff: 05/01/2024
        tthc:
          - field_name: Đất đai
            received_total: 1.840
            resolved_total: "1 803"
            resolved_late: không phát sinh
            on_time_rate: 97,5%
          - {field_name: Tổng cộng, resolved_total: 1803}
        branches:
          - {code: 007, resolved_total: 12}
        results_in_force: mật
        plan_allocated: 1.250,5 tỷ đồng
        disbursed: 1.125.450
        money_unit: triệu đồng
        unit_signs: có
        timeliness_last_update: 2024-01-02
        approved_services: [A1, 002]
        inspections:
          - {visited_on: 1/6/2023, findings: [chậm, thiếu]}
        """

    static let vietnamese = """
        mã đơn vị: VD-01
        Tên đơn vị: Sở Đất đai Mẫu
        loại đơn vị: Sở Ngành
        kỳ báo cáo: năm 2023
        ngày chốt số liệu: 2024-01-05
        giải quyết thủ tục:
          - lĩnh vực: Đất đai
            tiếp nhận: 1.840
            ĐÃ GIẢI QUYẾT: "1 803"
            trễ hạn: không phát sinh
            tỉ lệ đúng hạn: 97,5%
          - {lĩnh vực: Tổng cộng, đã giải quyết: 1803}
        chi nhánh:
          - {mã chi nhánh: 007, đã giải quyết: 12}
        kết quả còn hiệu lực: mật
        đầu tư công:
          vốn được giao: 1.250,5 tỷ đồng
          đã giải ngân: 1.125.450
          đơn vị tiền: triệu đồng
        đơn vị ký số: có
        ngày cập nhật cuối: 2/1/2024
        dịch vụ được duyệt: [A1, 002]
        kiểm tra:
          - {ngày kiểm tra: 1/6/2023, tồn tại: [chậm, thiếu]}
        """

    static let json = """
        {"unit_code": "VD-01", "unit_name": "S\\u1edf Đất đai Mẫu", "unit_type": "dept", "period": 2023,
         "data_cutoff": "2024-01-05",
         "tthc": [{"field_name": "Đất đai", "received_total": 1840, "resolved_total": 1.803e3,
                   "resolved_late": "không phát sinh", "on_time_rate": "97,5%"},
                  {"field_name": "Tổng cộng", "resolved_total": 1803}],
         "branches": [{"code": "007", "resolved_total": 12}],
         "results_in_force": "mật", "plan_allocated": 1250500, "disbursed": 1125450, "money_unit": "million",
         "unit_signs": true, "timeliness_last_update": "2024-01-02", "approved_services": ["A1", "002"],
         "inspections": [{"visited_on": "2023-06-01", "findings": ["chậm", "thiếu"]}]}
        """

    @Test func everyBlock() throws {
        let reading = ReportSamples.read(Self.codes)
        #expect(ReportSamples.kinds(reading.diagnostics) == [])
        let report = try #require(reading.reports.first)
        #expect(
            ReportSamples.shown(report) == [
                "0: value VD-01", "1: value Sở Đất đai Mẫu", "2: value dept", "3: value 1/1/2023",
                "4: value 31/12/2023",
                "5: value 5/1/2024", "6: value 2023", "10: withheld null", "12: value 1250500000000",
                "13: value 1125450000000", "14: value million", "15: value true", "16: value 2/1/2024", "8: value",
                "8 row 1: value Đất đai | – | value land | value 1840 | value 1803 | noEvents 0 | value 0.975",
                "8 sum 2: value Tổng cộng | – | – | – | value 1803 | – | –", "9: value",
                "9 row 1: value 007 | value 12", "17: value", "17 row 1: value A1", "17 row 2: value 002", "18: value",
                "18 row 1: value 1/6/2023 | value [chậm|thiếu] | – | –",
            ])
    }

    @Test func everySpellingReadsTheSame() throws {
        let codes = try #require(ReportSamples.read(Self.codes).reports.first)
        for (text, path) in [(Self.vietnamese, "report.yaml"), (Self.json, "report.json")] {
            let reading = ReportSamples.read(text, path: path)
            #expect(ReportSamples.kinds(reading.diagnostics) == [])
            #expect(reading.reports.map(ReportSamples.shown) == [ReportSamples.shown(codes)])
        }
    }

    /// The bytes of a cell's span are the cell as written.
    @Test func cellsKnowTheirPlace() throws {
        let source = ReportSamples.file(Self.codes)
        let report = try #require(ReportSamples.reader.read(source).reports.first)
        let rows = report.lists.compactMap { $0 }.flatMap { $0.rows + $0.sumRows }
        var checked = 0
        for cell in report.cells.dropFirst(8) + rows.flatMap(\.cells) {
            guard let span = cell.span, case .list = cell.value else {
                if let span = cell.span {
                    let written = source.text(span.range)
                    #expect(written == cell.text || written == "\"\(cell.text)\"")
                    checked += 1
                }
                continue
            }
            #expect(source.text(span.range) == "[chậm, thiếu]")
        }
        #expect(checked == 19)
    }

    @Test func absentIsMissingEverywhere() throws {
        let reading = ReportSamples.body("")
        let report = try #require(reading.reports.first)
        #expect(reading.diagnostics.isEmpty)
        #expect(report.cells.count == 19 && report.lists.count == 19)
        #expect(report.cells.dropFirst(8).allSatisfy { $0.state == .missing && $0.span == nil })
        #expect(report.lists[ReportSamples.tthcInput]?.state == .missing)
        #expect(report.lists[ReportSamples.digitisationInput] == nil)
    }

    @Test(arguments: [
        ("tthc: không phát sinh\n", CellState.noEvents), ("tthc: Không có\n", .noEvents),
        ("tthc: không thuộc phạm vi\n", .claimedNotApplicable), ("tthc: mật\n", .withheld), ("tthc:\n", .missing),
        ("tthc: chưa có số liệu\n", .missing), ("tthc: []\n", .value), ("approved_services: KPS\n", .noEvents),
        ("approved_services: []\n", .value),
    ])
    func wordForAList(_ text: String, _ state: CellState) throws {
        let reading = ReportSamples.body(text)
        #expect(reading.diagnostics.isEmpty)
        let input = text.hasPrefix("tthc") ? ReportSamples.tthcInput : ReportSamples.approvedInput
        let report = try #require(reading.reports.first)
        let list = try #require(report.lists[input])
        #expect(list.state == state && list.rows.isEmpty)
    }

    @Test func wordForAGroup() throws {
        let reading = ReportSamples.body("investment: không thuộc phạm vi\ndisbursed: 5\ndigitisation: KPS\n")
        #expect(reading.diagnostics.isEmpty)
        let report = try #require(reading.reports.first)
        let investment = report.cells[ReportSamples.investmentInput...].prefix(3).map(ReportSamples.shown)
        #expect(investment == ["claimedNotApplicable null", "value 5", "claimedNotApplicable null"])
        #expect(ReportSamples.shown(report.cells[ReportSamples.digitisationInput]) == "noEvents 0")
    }

    @Test func rowsThatSumUpAnotherBlock() throws {
        for text in ["sum_of: branches", "tổng của: chi nhánh"] {
            let reading = ReportSamples.body("tthc:\n  - {field_name: Đất đai, \(text)}\n")
            #expect(reading.diagnostics.isEmpty)
            let row = try #require(reading.reports.first?.lists[ReportSamples.tthcInput]?.rows.first)
            #expect(row.sumOf == ReportSamples.branchesBlock)
            #expect(row.cells[4].span == nil)
        }
    }

    @Test(arguments: [
        ("Đất đai", "land"), ("Lĩnh vực đất đai, nhà ở", "land"), ("Xử lý đơn, KN, TC", "complaint"),
        ("xử lí đơn khiếu nại, tố cáo", "complaint"), ("Hộ tịch", "other"), ("Đất đai và xây dựng", "other"),
        ("đất, đai", "land"), ("Nước đất đaix", "other"),
    ])
    func classFromName(_ name: String, _ code: String) throws {
        let reading = ReportSamples.body("tthc:\n  - field_name: \"\(name)\"\n")
        let row = try #require(reading.reports.first?.lists[ReportSamples.tthcInput]?.rows.first)
        #expect(ReportSamples.shown(row.cells[2]) == "value \(code)")
        #expect(ReportSamples.kinds(reading.diagnostics) == (code == "other" ? ["report/class-assumed"] : []))
    }

    @Test func amountsTakeTheUnitBesideThem() throws {
        let text =
            "inspections:\n  - {cost: 1,5, cost_unit: triệu đồng}\n  - {cost: 7}\n  - {cost_unit: chưa rõ, cost: 7}\n"
        let reading = ReportSamples.body(text.replacing("1,5,", with: "\"1,5\","))
        let rows = try #require(reading.reports.first?.lists[ReportSamples.inspectionsInput]?.rows)
        #expect(rows.map { ReportSamples.shown($0.cells[2]) } == ["value 1500000", "value 7", "–"])
    }

    /// In YAML, `#DIV/0!` without quotes is a comment; the cell is broken all the same.
    @Test func unquotedSpreadsheetErrors() throws {
        let reading = ReportSamples.body("results_in_force: #DIV/0!\nresults_digitised:   # 12 tạm tính\n")
        #expect(ReportSamples.kinds(reading.diagnostics) == ["report/spreadsheet-error"])
        let report = try #require(reading.reports.first)
        #expect(report.cells[ReportSamples.digitisationInput].state == .broken)
        #expect(report.cells[ReportSamples.digitisationInput + 1].state == .missing)
    }

    @Test func severalReportsInAFile() {
        let text = """
            - {unit_code: A, unit_type: dept, period: 2023}
            - {unit_code: B, unit_type: nơi nào, period: 2023}
            - {unit_code: C, unit_type: dist, period: 2023}
            """
        let reading = ReportSamples.read(text)
        #expect(reading.reports.map(\.header.unitCode.value) == ["A", "C"])
        #expect(ReportSamples.kinds(reading.diagnostics) == ["report/unknown-unit-type"])
    }

    /// A program's 1.234 has a fraction; a person's is a thousand and more.
    @Test func programsAndPeople() throws {
        func state(_ text: String, _ path: String) throws -> String {
            let report = try #require(ReportSamples.read(text, path: path).reports.first)
            return ReportSamples.shown(report.cells[ReportSamples.digitisationInput])
        }
        let json = "{\"unit_code\": \"A\", \"unit_type\": \"dept\", \"period\": 2023, \"results_in_force\": "
        #expect(try state(json + "1.234}", "a.json") == "broken null")
        #expect(try state(json + "\"1.234\"}", "a.json") == "value 1234")
        #expect(try state(json + "1.234}", "a.yaml") == "value 1234")
        #expect(try state(json + "1.234}", "-") == "broken null")
        #expect(try state(ReportSamples.header + "results_in_force: 1.234\n", "-") == "value 1234")
    }
}
