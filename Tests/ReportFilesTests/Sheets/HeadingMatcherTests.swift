import Chuan
import Testing

@testable import ReportFiles
@testable import Workbooks

@Suite("Headings of columns") struct HeadingMatcherTests {
    private static func match(
        _ path: [String], block: String = "tthc", _ marks: HeadingMarks = .kept
    ) throws -> [String] {
        let vocabulary = try #require(SheetBench.rulebook).vocabulary
        let found = try #require(vocabulary.blocks.first { $0.key == block })
        let (matcher, headings) = (HeadingMatcher(found), HeadingPath(path, marks))
        switch marks == .kept ? matcher.match(headings) : matcher.matchUnmarked(headings) {
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
            (["resolved_total"], ["resolved_total"]), (["Đã giải quyết trước hạn"], ["resolved_early"]),
            (["Giải quyết đúng hạn"], ["resolved_on_time"]), (["GQ quá hạn"], ["resolved_late"]),
            (["Đã giải quyết (7)"], ["resolved_total"]), (["Đã giải quyết (hồ sơ) (7)"], ["resolved_total"]),
            (["Đã giải quyết", "Tổng số (7=8+9+10)"], ["resolved_total"]),
            (["Tiếp nhận trực tuyến"], ["received_online"]),
            (["Đang giải quyết quá hạn"], ["pending_overdue"]), (["Trễ hẹn"], ["resolved_late"]),
            (["Chưa GQ quá hạn"], ["pending_overdue"]), (["Sớm hạn"], ["resolved_early"]),
            (["Tồn kỳ trước"], ["carried_over"]), (["Kỳ trước chuyển sang"], ["carried_over"]),
            (["Chưa giải quyết quá hạn"], ["pending_overdue"]),
            (["Chưa GQ", "Chưa GQ trong hạn"], ["pending_in_time"]),
            (["Đã GQ", "Sớm hạn"], ["resolved_early"]), (["Tiếp nhận", "Qua mạng"], ["received_online"]),
            (["Xin lỗi kịp thời"], ["apology_timely"]), (["Tên TTHC"], ["field_name"]),
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
            (["Giải quyết trước hạn và đúng hạn"], []),
            (["Nguyên nhân quá hạn"], []), (["Qua han"], []),
        ] as [([String], [String])])
    func uncertain(path: [String], expected: [String]) throws {
        #expect(try Self.match(path) == expected)
    }

    @Test(
        "headings without marks",
        arguments: [
            (["Linh vuc"], ["field_name"]), (["So luong ho so da giai quyet", "Tong so"], ["resolved_total"]),
            (["Dang giai quyet", "Qua han"], ["pending_overdue"]), (["Qua han"], ["resolved_late"]),
            (["GQ truoc han"], ["resolved_early"]), (["Giai quyet"], ["settlement_level", "resolved_total"]),
            (["Dat dai"], []), (["Ghi chu"], []),
        ] as [([String], [String])])
    func unmarked(path: [String], expected: [String]) throws {
        #expect(try Self.match(path, .dropped) == expected)
    }

    @Test(
        "what numbers of columns may stand in for",
        arguments: [
            (["Trực tuyến"], "received_online", HeadingMatcher.Fit.fitting), (["TT"], "received_online", .fitting),
            (["Đ.hạn"], "resolved_on_time", .fitting), (["Nhận trực tuyến"], "received_online", .fitting),
            (["Trực tiếp, qua bưu điện"], "received_direct_postal", .fitting),
            (["Số lượng hồ sơ"], "received_total", .silent), (["Nội dung"], "field_name", .silent),
            (["Đơn khiếu nại"], "received_online", .contrary), (["Số buổi tiếp dân"], "resolved_total", .contrary),
            (["Số kết quả đã số hóa"], "received_online", .contrary), (["Qua QR"], "resolved_early", .contrary),
            (["Nguyên nhân quá hạn"], "received_online", .contrary), (["Tiếp công dân"], "received_total", .contrary),
            (["Trước hạn và đúng hạn"], "resolved_on_time", .contrary),
        ] as [([String], String, HeadingMatcher.Fit)])
    func numberedFit(path: [String], key: String, expected: HeadingMatcher.Fit) throws {
        let vocabulary = try #require(SheetBench.rulebook).vocabulary
        let block = try #require(vocabulary.blocks.first { $0.key == "tthc" })
        let field = try #require(block.fields.firstIndex { $0.key == key })
        let cell = SheetCell(row: 1, column: 1, kind: .text, range: 0..<1)
        let column = TableHeading.Column(
            number: 1, path: path, words: HeadingPath(path), cell: cell, use: .unknown)
        #expect(HeadingMatcher(block).fit(column, field) == expected)
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
