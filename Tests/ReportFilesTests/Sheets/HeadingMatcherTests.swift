import Chuan
import Testing

@testable import ReportFiles

@Suite("Headings of columns") struct HeadingMatcherTests {
    private static func match(_ path: [String], block: String = "tthc") throws -> [String] {
        let vocabulary = try #require(SheetBench.rulebook).vocabulary
        let found = try #require(vocabulary.blocks.first { $0.key == block })
        switch HeadingMatcher(found.fields, label: found.rowLabel).match(HeadingPath(path)) {
        case .field(let field)?: return [found.fields[field].key]
        case .several(let fields)?: return fields.prefix(2).map { found.fields[$0].key }
        case nil: return []
        }
    }

    @Test(
        "what headings of the form mean",
        arguments: [
            (["Lĩnh vực"], ["field_name"]), (["LĨNH VỰC, CÔNG VIỆC GIẢI QUYẾT"], ["field_name"]),
            (["Lĩnh vực (theo TTHC)"], ["field_name"]), (["Lĩnh vực:"], ["field_name"]),
            (["Số hồ sơ nhận giải quyết", "Tổng số"], ["received_total"]),
            (["SL HS tiếp nhận", "TS"], ["received_total"]),
            (["Số hồ sơ tiếp nhận", "Trong đó", "Trực tuyến"], ["received_online"]),
            (["Số hồ sơ tiếp nhận", "Trong kỳ", "Trực tiếp, dịch vụ bưu chính"], ["received_direct_postal"]),
            (["Tiếp nhận", "Từ kì trước"], ["carried_over"]),
            (["Số lượng hồ sơ đã giải quyết", "Tổng số"], ["resolved_total"]),
            (["Số lượng hồ sơ đã giải quyết", "Trước hạn"], ["resolved_early"]),
            (["HS đã GQ", "Quá hạn"], ["resolved_late"]), (["Trễ hạn"], ["resolved_late"]),
            (["Số lượng hồ sơ đang giải quyết", "Tổng số"], ["pending_total"]),
            (["Số lượng hồ sơ đang giải quyết", "Trong hạn"], ["pending_in_time"]),
            (["Số lượng hồ sơ đang giải quyết", "Quá hạn"], ["pending_overdue"]),
            (["Tỉ lệ đúng hạn (%)"], ["on_time_rate"]), (["Trả lại/xin rút"], ["returned_or_withdrawn"]),
            (["resolved_total"], ["resolved_total"]),
        ] as [([String], [String])])
    func known(path: [String], expected: [String]) throws {
        #expect(try Self.match(path) == expected)
    }

    @Test(
        "what is not certain is not taken",
        arguments: [
            (["Giải quyết"], ["settlement_level", "resolved_total"]), (["Hạn"], []), (["Số lượng"], []),
            (["Tổng số"], []), (["Ghi chú"], []), (["Dat dai"], []), ([""], []), (["Linh vuc"], []),
            (["Trong đó"], []), (["Hồ sơ giải quyết quá hẹn"], []),
        ] as [([String], [String])])
    func uncertain(path: [String], expected: [String]) throws {
        #expect(try Self.match(path) == expected)
    }

    @Test(
        "numbers of columns as forms print them",
        arguments: [
            ("(3)", 3), ("3", 3), ("[3]", 3), ("3=4+5+6", 3), ("(3) = (4)+(5)", 3), ("A", 0), ("(B)", 0), ("13", 13),
            ("0", nil), ("123", nil), ("", nil), ("3a", nil), ("-3", nil), ("=3", nil),
        ] as [(String, Int?)])
    func numbers(text: String, number: Int?) {
        #expect(HeadingFinder.columnNumber(text) == number)
    }
}
