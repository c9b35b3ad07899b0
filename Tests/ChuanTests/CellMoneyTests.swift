import Diagnostics
import FEEL
import Testing

@testable import Chuan

@Suite struct CellMoneyTests {
    static let unreadable = "unreadable ! report/unreadable-number"
    static let broken = "broken ! report/impossible-value"
    static let noted = " ! report/grouped-amount"

    /// Amounts worked out by hand.
    @Test(arguments: [
        ("0", "value 0"), ("1234567", "value 1234567"), ("1.234.567", "value 1234567"), ("1.234", "value 1234"),
        ("1.250,5 tỷ đồng", "value 1250500000000"), ("1.250,5 tỷ", "value 1250500000000"),
        ("1.250,5 tỉ đồng", "value 1250500000000"), ("1.125.450 triệu đồng", "value 1125450000000"),
        ("45,87 nghìn tỷ đồng", "value 45870000000000"), ("68 ngàn tỷ", "value 68000000000000"),
        ("500 nghìn", "value 500000"), ("500 nghìn đồng", "value 500000"), ("12 đ", "value 12"),
        ("12 VNĐ", "value 12"), ("12 vnd", "value 12"), ("1,5 tỷ", "value 1500000000"), ("1.5 tỷ", "value 1500000000"),
        ("3 trđ", "value 3000000"), ("3 million dong", "value 3000000"), ("2 billion", "value 2000000000"),
        ("0,000000001 tỷ", "value 1"), ("7tỷ", "value 7000000000"), ("không có", "value 0"),
        ("1.234 tỷ", "value 1234000000000" + noted), ("1,234 tỷ", "value 1234000000" + noted),
        ("1.234.567 tỷ", "value 1234567000000000"),
        ("1,234", unreadable), ("1,234,567", unreadable), ("1,234.5 tỷ", unreadable), ("12 USD", unreadable),
        ("12 tỷ rưỡi", unreadable), ("1 tỷ 500 triệu", unreadable), ("tỷ", unreadable), ("12 đồng đồng", unreadable),
        ("-5 tỷ", broken), ("0,5", broken), ("12,5 đồng", broken), ("0,0000000001 tỷ", broken),
        ("1,2345 nghìn", broken),
    ])
    func amount(_ written: String, _ expected: String) {
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.money)) == expected)
    }

    /// Plain numbers take the unit of the cell beside them; an amount with a unit of its own does not.
    @Test func scale() throws {
        let million = MoneyScale.known(try #require(Decimal("1000000")))
        func read(_ text: String) -> String {
            CellSamples.shown(CellSamples.read(text, CellSamples.money, scale: million))
        }
        #expect(read("1250,5") == "value 1250500000")
        #expect(read("1.250") == "value 1250000000" + Self.noted)
        #expect(read("1.250.000 đồng") == "value 1250000")
        #expect(read("0,0000001") == Self.broken)
        let open = CellSamples.read("12", CellSamples.money, scale: .unknown)
        #expect(CellSamples.shown(open) == "missing")
        #expect(CellSamples.shown(CellSamples.read("12 tỷ", CellSamples.money, scale: .unknown)) == "value 12000000000")
    }

    @Test func scaleOfUnitCells() {
        func scale(_ text: String) -> MoneyScale {
            CellSamples.reader.moneyScale(CellSamples.read(text, CellSamples.moneyUnit).cell, of: CellSamples.moneyUnit)
        }
        #expect(scale("triệu đồng") == .known(Decimal(1_000_000)))
        #expect(scale("TRĐ") == .known(Decimal(1_000_000)))
        #expect(scale("đồng") == .dong)
        #expect(scale("") == .dong)
        #expect(scale("chưa rõ") == .unknown)
        #expect(scale("thùng") == .unknown)
        #expect(scale("nhiều") == .unknown)
        #expect(CellSamples.reader.moneyScale(.absent, of: CellSamples.moneyUnit) == .dong)
    }

    @Test func programAmounts() {
        func read(_ text: String) -> String {
            CellSamples.shown(CellSamples.read(text, CellSamples.money, form: .number))
        }
        #expect(read("1250500000000") == "value 1250500000000")
        #expect(read("1.234") == Self.broken)
        #expect(read("1.2505e12") == "value 1250500000000")
    }
}
