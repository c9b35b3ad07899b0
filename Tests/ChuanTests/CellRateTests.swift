import Diagnostics
import FEEL
import Testing

@testable import Chuan

@Suite struct CellRateTests {
    @Test(arguments: [
        ("98%", "value 0.98 [0.975, 0.985)"), ("98,0 %", "value 0.98 [0.9795, 0.9805)"),
        ("97.50%", "value 0.975 [0.97495, 0.97505)"), ("97,95%", "value 0.9795 [0.97945, 0.97955)"),
        ("98.400 %", "value 0.984 [0.983995, 0.984005)"), ("100%", "value 1 [0.995, 1]"),
        ("100,0%", "value 1 [0.9995, 1]"), ("0%", "value 0 [0, 0.005)"), ("0,3%", "value 0.003 [0.0025, 0.0035)"),
        ("98 phần trăm", "value 0.98 [0.975, 0.985)"), ("1,234%", "value 0.01234 [0.012335, 0.012345)"),
        ("98", "value 0.98 [0.975, 0.985) ! report/percent-sign-missing"),
        ("97,5", "value 0.975 [0.9745, 0.9755) ! report/percent-sign-missing"),
        ("100", "value 1 [0.995, 1] ! report/percent-sign-missing"),
        ("0", "value 0 [0, 0.005) ! report/percent-sign-missing"),
        ("0,98", "missing ! report/ambiguous-rate"), ("0.98", "missing ! report/ambiguous-rate"),
        ("1", "missing ! report/ambiguous-rate"), ("1,0", "missing ! report/ambiguous-rate"),
        ("102%", "missing ! report/rate-above-100"), ("100,4%", "missing ! report/rate-above-100"),
        ("980", "missing ! report/rate-above-100"), ("-5%", "broken ! report/impossible-value"),
        ("98‰", "unreadable ! report/unreadable-number"), ("98%%", "unreadable ! report/unreadable-number"),
        ("cao", "unreadable ! report/unreadable-number"), ("98/100", "unreadable ! report/unreadable-number"),
        ("không phát sinh", "noEvents"), ("mật", "withheld"), ("", "missing"),
    ])
    func rate(_ written: String, _ expected: String) {
        #expect(CellSamples.shown(CellSamples.read(written, CellSamples.rate)) == expected)
    }

    @Test func programRates() {
        func read(_ text: String) -> String {
            CellSamples.shown(CellSamples.read(text, CellSamples.rate, form: .number))
        }
        #expect(read("97.50") == "value 0.975 [0.97495, 0.97505) ! report/percent-sign-missing")
        #expect(read("0.98") == "missing ! report/ambiguous-rate")
        #expect(read("1.234") == "value 0.01234 [0.012335, 0.012345) ! report/percent-sign-missing")
    }

    /// Both readings of a share without a sign stand in the message.
    @Test func ambiguityIsShown() throws {
        let diagnostic = try #require(CellSamples.read("0,975", CellSamples.rate).diagnostic)
        #expect(diagnostic.message.vi.contains("0,975%") && diagnostic.message.vi.contains("97,5%"))
        let whole = try #require(CellSamples.read("1", CellSamples.rate).diagnostic)
        #expect(whole.message.vi.contains("1%") && whole.message.vi.contains("100%"))
        let tiny = try #require(CellSamples.read("0,0098", CellSamples.rate).diagnostic)
        #expect(tiny.message.vi.contains(" 0,98%"))
    }

    /// The interval of any printed percentage holds the value, is as wide as its last digit, and never leaves 0 ... 1.
    @Test func intervals() throws {
        for digits in 0...3 {
            let unit = [1, 10, 100, 1_000][digits]
            for number in stride(from: 0, through: 100 * unit, by: max(1, unit * 7 / 13)) {
                let text = Self.percent(number, digits)
                let cell = CellSamples.read(text, CellSamples.rate).cell
                let interval = try #require(cell.interval)
                guard case .number(let value) = cell.value else { Issue.record("\(text)"); continue }
                #expect(interval.low <= value && value <= interval.high)
                #expect(Decimal.zero <= interval.low && interval.high <= Decimal.one)
                let isInside = number > 0 && number < 100 * unit
                let width = try #require(interval.high.subtracting(interval.low)?.multiplied(by: Decimal(100 * unit)))
                if isInside { #expect(width == Decimal.one, "\(text)") }
            }
        }
    }

    private static func percent(_ number: Int, _ digits: Int) -> String {
        let unit = [1, 10, 100, 1_000][digits]
        let fraction = String(String(number % unit + unit).dropFirst())
        return "\(number / unit)" + (digits == 0 ? "" : "," + fraction) + "%"
    }
}
