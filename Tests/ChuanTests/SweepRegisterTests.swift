import Diagnostics
import FEEL
import Foundation
import Testing

@testable import Chuan

/// What reports share, and figures with digits behind the point, are judged over columns, whatever is missing.
@Suite("Registers and decimals in columns") struct SweepRegisterTests {
    private static func register(_ units: [(code: String, type: String)]) -> Register {
        Register(
            units: units.map { unit in
                Register.Unit(
                    code: unit.code, name: nil, type: unit.type, parent: nil, valid: (nil, nil),
                    span: Span(file: FileID(number: 9), start: 0, end: 0))
            })
    }

    private static let registers: [Register?] = [
        nil, register([]), register([("P1", "comm")]), register([("S1", "dept"), ("S2", "dept"), ("P1", "comm")]),
        register([
            ("S1", "dept"), ("N1", "vert"), ("Q1", "dist"), ("S2", "dept"), ("S3", "dept"), ("P1", "comm"),
            ("P2", "comm"),
            ("P3", "comm"), ("P4", "comm"), ("P5", "comm"),
        ]),
    ]

    private static let visits: [String] = {
        let one = "{mã đơn vị: S1, loại hình: định kỳ, ngày tháng: 2023-05-10, cách thức: kiểm tra}"
        let parts = [
            "mã đơn vị: ": [nil, "S1", "P1", "mật", "không áp dụng"],
            "loại hình: ": [nil, "định kỳ", "đột xuất", "mật"],
            "ngày tháng: ": [nil, "2023-05-10", "2022-05-10"],
        ]
        var rows: [[String]] = [[]]
        for (key, values) in parts.sorted(by: { $0.key < $1.key }) {
            rows = rows.flatMap { row in values.map { value in row + [value.map { key + $0 }].compactMap { $0 } } }
        }
        let lists = rows.flatMap { row in
            let row = "{\((row + ["cách thức: kiểm tra"]).joined(separator: ", "))}"
            return ["[\(row)]", "[\(one), \(row)]"]
        }
        return ["", "[]", "mật", "không áp dụng", "không phát sinh"].map {
            $0.isEmpty ? "" : "các cuộc kiểm tra: \($0)\n"
        }
            + lists.map { "các cuộc kiểm tra: \($0)\n" }
    }()

    private static func report(_ lines: String) -> String {
        "unit_code: TP\nunit_type: city\nperiod: 2023\n" + lines
    }

    @Test(arguments: 0..<5) func `Visits of the units of a register`(register: Int) throws {
        let book = try ShippedBook()
        let reports = try Self.visits.map { try book.report(Self.report($0)) }
        let comparison = SweepComparison(book.judge, register: Self.registers[register])
        let found = comparison.difference(reports)
        #expect(found == nil, "\(found?.text ?? "")")
        // A table that is not there, or whose rows lack nothing, needs no second look.
        let plain = Self.visits.filter { lines in
            ["mật", "áp dụng", "phát sinh"].allSatisfy { !lines.contains($0) }
                && lines.components(separatedBy: "{").dropFirst().allSatisfy { row in
                    ["mã đơn vị", "loại hình", "ngày tháng"].allSatisfy(row.contains)
                }
        }
        #expect(plain.count > 16)
        let left = comparison.judgedAgain(try plain.map { try book.report(Self.report($0)) })
        #expect(left.filter { $0.key.hasPrefix("2.") } == [:])
    }

    @Test func `Scores with digits behind the point`() throws {
        let book = try ShippedBook()
        let scores = [nil, "80", "79.99", "80.000001", "80.0000001", "79,5", "mật"]
        var texts: [String] = []
        for this in scores {
            for last in scores {
                let rows = [(2023, this, "A"), (2022, last, "B")].map { year, score, grade in
                    "{tên gọi: PAR, năm: \(year), thứ hạng: 5, số địa phương được xếp hạng: 63, xếp loại: \(grade)"
                        + (score.map { ", điểm số: \"\($0)\"" } ?? "") + "}"
                }
                texts.append("các chỉ số: [\(rows.joined(separator: ", "))]\n")
            }
        }
        let comparison = SweepComparison(book.judge)
        let reports = try texts.map { try book.report(Self.report($0)) }
        let found = comparison.difference(reports)
        #expect(found == nil, "\(found?.text ?? "")")
        let plain = reports.indices.filter { !texts[$0].contains("80.0000001") }.map { reports[$0] }
        #expect(comparison.judgedAgain(plain)["1.a"] == nil)
    }

    @Test(
        arguments: [
            ("0", 0), ("7", 7_000_000), ("-7.5", -7_500_000), ("0.000001", 1), ("0.0000010", 1), ("0.0000001", nil),
            ("9223372036854.775807", Int64.max), ("9223372036854.775808", nil), ("1E12", 1_000_000_000_000_000_000),
            ("1E13", nil), ("0E40", 0), ("1E-40", nil),
        ] as [(String, Int64?)])
    func `Digits of a column`(text: String, expected: Int64?) throws {
        let number = try #require(Decimal(text))
        #expect(number.digits(places: 6) == expected)
        if let expected { #expect(Decimal(digits: expected, places: 6) == number) }
    }
}
