import Testing

@testable import FEEL

@Suite struct DecimalTests {
    @Test func isSixteenTrivialBytes() {
        #expect(MemoryLayout<Decimal>.size == 16)
        #expect(MemoryLayout<Decimal>.alignment == 8)
        #expect(_isPOD(Decimal.self))
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0.000", "0"), ("+5", "5"), ("007", "7"), (".5", "0.5"), ("-.25", "-0.25"),
        ("1e3", "1000"),
        ("1.50", "1.5"), ("1200", "1200"), ("1E-3", "0.001"), ("12.5e+1", "125"), ("0e999999999999999999999", "0"),
        ("1e-999999999999999999999", "0"), ("9223372036854775808", "9223372036854775808"),
        ("1234567890123456789012345678901234", "1234567890123456789012345678901234"),
        ("12345678901234567890123456789012345", "1.234567890123456789012345678901234E+34"),
        ("12345678901234567890123456789012355", "1.234567890123456789012345678901236E+34"),
        ("1e33", "1000000000000000000000000000000000"), ("1e34", "1E+34"),
        ("1e-34", "0.0000000000000000000000000000000001"), ("1.5e-35", "1.5E-35"),
    ])
    func readsAndPrints(_ text: String, _ printed: String) throws {
        let number = try #require(Decimal(text))
        #expect(number.description == printed)
        #expect(Decimal(printed) == number)
    }

    @Test(arguments: [
        "", "-", "+", ".", "1.", "e5", "1e", "1e+", "1e1.5", " 1", "1 ", "1,5", "--1", "+-1", "1_000", "0x10", "NaN",
        "INF",
        "Infinity", "1e6145", "-1e99999999999999999999", "９", "1\u{0}", "1.2.3",
    ])
    func refuses(_ text: String) {
        #expect(Decimal(text) == nil)
    }

    @Test func roundsTextOnce() {
        let nines = String(repeating: "9", count: 34)
        let zeros = String(repeating: "0", count: 33)
        #expect(Decimal(nines + "4" + String(repeating: "9", count: 200)) == Decimal(nines + "e201"))
        #expect(Decimal("1" + zeros + "5") == Decimal("1e34"))
        #expect(Decimal("1" + zeros + "50000000001") == Decimal("1000000000000000000000000000000001e11"))
        #expect(Decimal("0.1" + zeros + "50000000001") == Decimal("0.1000000000000000000000000000000001"))
    }

    @Test func holdsTheWholeRange() throws {
        let largest = try #require(Decimal("9999999999999999999999999999999999e6111"))
        let smallest = try #require(Decimal("1e-6176"))
        #expect(largest.adding(largest) == nil)
        #expect(largest.multiplied(by: 2) == nil)
        #expect(largest.divided(by: try #require(Decimal("0.1"))) == nil)
        #expect(largest.adding(1) == largest)
        #expect(largest.negated.subtracting(largest) == nil)
        #expect(smallest.divided(by: 2) == .zero)
        #expect(smallest.divided(by: try #require(Decimal("1.9"))) == smallest)
        #expect(smallest.multiplied(by: 3)?.divided(by: 2) == smallest.multiplied(by: 2))
        #expect(Decimal("4e-6177") == .zero)
        #expect(Decimal("6e-6177") == smallest)
        #expect(Decimal("1e6144") != nil)
        #expect(Decimal(largest.description) == largest)
        #expect(Decimal(smallest.description) == smallest)
    }

    @Test func convertsIntegersExactly() throws {
        for value in [0, 1, -1, .min, .min + 1, .max, 1_000_000, -98] as [Int64] {
            #expect(Decimal(value).exactInt64 == value)
            #expect(Decimal(value).description == String(value))
            #expect(Decimal(value).exactInt == Int(value))
        }
        #expect(Decimal("9223372036854775808")?.exactInt64 == nil)
        #expect(Decimal("-9223372036854775808")?.exactInt64 == .min)
        #expect(Decimal("-9223372036854775809")?.exactInt64 == nil)
        #expect(Decimal("5e2")?.exactInt64 == 500)
        #expect(Decimal("500e-2")?.exactInt64 == 5)
        #expect(Decimal("5.01")?.exactInt64 == nil)
        #expect(Decimal("1e6000")?.exactInt64 == nil)
        #expect(Decimal("1e-6000")?.isInteger == false)
        #expect(Decimal("1e6000")?.isInteger == true)
        #expect(Decimal("2.00")?.isInteger == true)
    }

    @Test func comparesByValue() throws {
        let one = try #require(Decimal("1.00"))
        #expect(one == 1)
        #expect(one.hashValue == Decimal.one.hashValue)
        #expect(Set([one, 1, try #require(Decimal("10e-1"))]).count == 1)
        let rising = try ["-1e6000", "-10", "-9.99", "-1e-6000", "0", "1e-6000", "0.1", "0.11", "9", "1e1", "1e6000"]
            .map {
                try #require(Decimal($0))
            }
        for (i, left) in rising.enumerated() {
            for (j, right) in rising.enumerated() {
                #expect((left < right) == (i < j))
                #expect((left == right) == (i == j))
                #expect((left >= right) == (i >= j))
            }
        }
    }

    @Test func hasNoResultForZeroDivisorsAndNegativeRoots() throws {
        #expect(Decimal.one.divided(by: .zero) == nil)
        #expect(Decimal.zero.divided(by: .zero) == nil)
        #expect(Decimal.one.modulo(.zero) == nil)
        #expect(Decimal(-1).squareRoot == nil)
        #expect(Decimal.zero.squareRoot == .zero)
        #expect(Decimal.zero.naturalLogarithm == nil)
        #expect(Decimal(-1).naturalLogarithm == nil)
        #expect(Decimal.one.naturalLogarithm == .zero)
        #expect(Decimal.zero.power(-1) == nil)
        #expect(Decimal.zero.power(.zero) == .one)
        #expect(Decimal(-8).power(try #require(Decimal("0.5"))) == nil)
        #expect(Decimal(-1).power(try #require(Decimal("1e30"))) == .one)
        #expect(Decimal(2).power(try #require(Decimal("1e30"))) == nil)
        #expect(Decimal(2).power(try #require(Decimal("-1e30"))) == .zero)
        #expect(Decimal(15000).exponential == nil)
        #expect(Decimal(-15000).exponential == .zero)
    }

    /// Powers whose exact result is half-way between two numbers of 34 digits.
    @Test func roundsTiesOfPowersToEven() throws {
        let sides: [(String, String)] = [
            ("300000000005", "27000000001350000000022500000000125"),
            ("300000000015", "27000000004050000000202500000003375"),
        ]
        for (side, cube) in sides {
            let square = try #require(Decimal(side)?.power(2))
            #expect(square.power(try #require(Decimal("1.5"))) == Decimal(cube), "\(side)")
            #expect(Decimal(side)?.power(3) == Decimal(cube), "\(side)")
        }
        // Very near to half-way, but not there.
        #expect(Decimal("5e-34")?.exponential == Decimal("1.000000000000000000000000000000001"))
        let near = try #require(Decimal("1.000000000000000000000000000000001"))
        #expect(near.power(try #require(Decimal("0.5"))) == 1)
        #expect(near.power(try #require(Decimal("2.5"))) == Decimal("1.000000000000000000000000000000003"))
        #expect(Decimal(2).power(-50) == Decimal("8.8817841970012523233890533447265625e-16"))
    }

    @Test(arguments: [
        ("97.996", 2, "98.00"), ("97.996", 3, "97.996"), ("98", 2, "98.00"), ("0", 2, "0.00"), ("-0.004", 2, "0.00"),
        ("-0.006", 2, "-0.01"), ("1.5", 0, "2"), ("2.5", 0, "2"), ("1200", 0, "1200"), ("12e2", 1, "1200.0"),
        ("0.05", 1, "0.0"), ("123.456", -4, "123"),
    ])
    func printsAsManyDigitsAsAsked(_ text: String, _ digits: Int, _ printed: String) throws {
        #expect(try #require(Decimal(text)).text(fractionDigits: digits) == printed)
    }

    @Test func roundsOnlyWithinTheScales() {
        #expect(Decimal.one.rounded(scale: 6176, .halfEven) == .one)
        #expect(Decimal.one.rounded(scale: 6177, .halfEven) == nil)
        #expect(Decimal.one.rounded(scale: -6111, .halfEven) == .zero)
        #expect(Decimal.one.rounded(scale: -6112, .halfEven) == nil)
        #expect(Decimal.one.rounded(scale: -6111, .up) == Decimal("1e6111"))
    }
}
