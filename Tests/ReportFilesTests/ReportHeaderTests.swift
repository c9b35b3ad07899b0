import Chuan
import Diagnostics
import FEEL
import Testing

@testable import ReportFiles

@Suite struct ReportHeaderTests {
    static func period(_ lines: String) -> String {
        let reading = ReportSamples.read("unit_code: A\nunit_type: dept\n" + lines)
        guard let header = reading.reports.first?.header else {
            return ReportSamples.kinds(reading.diagnostics).joined(separator: " ")
        }
        let (start, end) = (header.periodStart, header.periodEnd)
        return "\(start.day)/\(start.month)/\(start.year) \(end.day)/\(end.month)/\(end.year)"
    }

    @Test(arguments: [
        ("2023", "1/1/2023 31/12/2023"), ("\"2023\"", "1/1/2023 31/12/2023"), ("năm 2023", "1/1/2023 31/12/2023"),
        ("2023-06", "1/6/2023 30/6/2023"), ("2024-02", "1/2/2024 29/2/2024"), ("6/2023", "1/6/2023 30/6/2023"),
        ("tháng 6/2023", "1/6/2023 30/6/2023"), ("tháng 12 năm 2023", "1/12/2023 31/12/2023"),
        ("Q2/2023", "1/4/2023 30/6/2023"), ("quý 2/2023", "1/4/2023 30/6/2023"),
        ("Quý IV năm 2023", "1/10/2023 31/12/2023"),
        ("quí I/2023", "1/1/2023 31/3/2023"), ("2023-Q3", "1/7/2023 30/9/2023"),
        ("6 tháng đầu năm 2023", "1/1/2023 30/6/2023"), ("6 tháng cuối năm 2023", "1/7/2023 31/12/2023"),
        ("9 tháng đầu năm 2023", "1/1/2023 30/9/2023"), ("9 tháng 2023", "1/1/2023 30/9/2023"),
    ])
    func periodsInWords(_ text: String, _ expected: String) {
        #expect(Self.period("period: \(text)\n") == expected)
    }

    @Test(arguments: [
        "23", "2023-13", "13/2023", "2023-2024", "quý 5/2023", "quý V/2023", "12 tháng 2023", "6 tháng 2023", "năm",
        "kỳ này", "0000", "2023-06-30", "20 23", "năm nay",
    ])
    func noPeriods(_ text: String) {
        #expect(Self.period("period: \(text)\n") == "report/bad-period")
    }

    @Test(arguments: [
        ("period_start: 2023-01-01\nperiod_end: 31/12/2023\n", "1/1/2023 31/12/2023"),
        ("từ ngày: 1/4/2023\nđến ngày: 2023-06-30\nloại kỳ báo cáo: quý\n", "1/4/2023 30/6/2023"),
        ("period: 2023\nperiod_start: 2023-01-01\n", "1/1/2023 31/12/2023"),
        ("period: 2023\nperiod_kind: year\n", "1/1/2023 31/12/2023"),
        ("period_start: 2023-01-01\nperiod_end: 2023-06-30\nperiod_kind: half\n", "1/1/2023 30/6/2023"),
        ("period_start: 2023-01-01\nperiod_end: 2023-09-30\nperiod_kind: nine_months\n", "1/1/2023 30/9/2023"),
        ("period_start: 2023-01-05\nperiod_end: 2023-01-05\n", "5/1/2023 5/1/2023"),
        ("period_start: 2023-12-31\nperiod_end: 2023-01-01\n", "report/bad-period"),
        ("period: 2023\nperiod_start: 2023-02-01\n", "report/bad-period"),
        ("period: 2023\nperiod_end: 2024-12-31\n", "report/bad-period"),
        ("period: 2023\nperiod_kind: quarter\n", "report/bad-period"),
        ("period: 2023\nperiod_kind: tuần\n", "report/bad-period"),
        ("period_start: 2023-04-01\nperiod_end: 2023-09-30\nperiod_kind: half\n", "report/bad-period"),
        ("period_start: 2023-01-01\nperiod_end: 31/6/2023\n", "report/bad-date"),
        ("period_start: 2023-01-01\n", "report/missing-field"), ("period_end: 2023-01-01\n", "report/missing-field"),
        ("", "report/missing-field"), ("period:\n", "report/missing-field"), ("period: [2023]\n", "report/wrong-shape"),
    ])
    func periodsByDays(_ lines: String, _ expected: String) {
        #expect(Self.period(lines) == expected)
    }

    @Test func everyMissingPartIsNamed() {
        let reading = ReportSamples.read("unit_name: Sở Mẫu\nresults_in_forse: 3\n")
        let kinds = ReportSamples.kinds(reading.diagnostics)
        #expect(kinds.filter { $0 == "report/missing-field" }.count == 3)
        #expect(kinds.contains("report/unknown-key"))
        #expect(reading.reports.isEmpty)
    }

    @Test func headerFields() throws {
        let reading = ReportSamples.read(
            """
            mã đơn vị: 079
            loại đơn vị: sở
            kỳ báo cáo: 2023
            bộ chỉ tiêu áp dụng: hcmc-cchc-2023
            đơn vị cấp trên: 01
            người lập: Nguyễn Văn Mẫu
            nguồn số liệu: hệ thống một cửa
            phiên bản biểu mẫu: 2
            """)
        #expect(reading.diagnostics.isEmpty)
        let header = try #require(reading.reports.first?.header)
        #expect(header.unitCode.value == "079")
        #expect(header.unitType.value == "dept")
        #expect(header.unitName == nil && header.dataCutoff == nil)
        #expect(header.rulebook?.value == "hcmc-cchc-2023")
    }

    @Test func nearestUnitTypeIsOffered() throws {
        let reading = ReportSamples.read("unit_code: A\nunit_type: quan huyen\nperiod: 2023\n")
        #expect(try #require(reading.diagnostics.first).help?.vi.contains("`quận huyện`") == true)
    }
}
