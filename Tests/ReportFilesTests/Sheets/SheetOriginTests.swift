import Chuan
import Diagnostics
import Testing

@testable import ReportFiles

@Suite("Who says whose a sheet is") struct SheetOriginTests {
    private static let table = "\nLĩnh vực | Tiếp nhận | Đã giải quyết\nHộ tịch | 10 | 9"

    /// The places of the code, the type and the period.
    private static func places(_ text: String, _ header: [String: String]) throws -> [String] {
        let read = try #require(SheetBench.read(text + table, header: header, units: SheetBench.directory()))
        let header = try #require(read.reading.reports.first).header
        let index = LineIndex(read.source)
        return [header.unitCode.span, header.unitType.span, header.periodSpan].map {
            read.source.place(named: index.name(of: $0.start), at: $0.start)
        }
    }

    @Test("an option, a line of the register, or a cell")
    func places() throws {
        #expect(
            try Self.places("Đơn vị báo cáo: UBND phường Mẫu Hòa", ["period": "2023"])
                == ["a.xlsx:Bảng!A1", "r.csv:2", "a.xlsx:--period"])
        #expect(
            try Self.places("Kỳ báo cáo: 2023", ["unit_code": "PM-DONG"])
                == ["a.xlsx:--unit", "r.csv:3", "a.xlsx:Bảng!A1"])
        #expect(
            try Self.places("Kỳ báo cáo: 2023", ["unit_code": "X", "unit_type": "comm"])
                == ["a.xlsx:--unit", "a.xlsx:--unit-type", "a.xlsx:Bảng!A1"])
    }
}
