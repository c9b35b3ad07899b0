import Diagnostics
import FEEL
import TestSupport
import Testing

@testable import Chuan

/// Figures beside the target that they were compared with. What is printed is read again, without the code that printed it.
@Suite("Shown figures")
struct ShownFigureTests {
    @Test(
        "As few digits as keep the comparison true",
        arguments: [
            (48998, 50000, ">= 98%", "97,996%", "97.996%"), (49, 50, ">= 98%", "98,00%", "98.00%"),
            (1, 3, ">= 98%", "33,33%", "33.33%"), (2051, 100000, "< 3%", "2,05%", "2.05%"),
            (29999, 1000000, "< 3%", "2,9999%", "2.9999%"), (80001, 100000, "> 80%", "80,001%", "80.001%"),
            (4, 5, "> 80%", "80,00%", "80.00%"), (999999, 1000000, "= 100%", "99,9999%", "99.9999%"),
            (899999, 1000000, "[90%..95%]", "89,9999%", "89.9999%"),
            (949999, 1000000, "[90%..95%)", "94,9999%", "94.9999%"),
            (950001, 1000000, "(90%..95%]", "95,0001%", "95.0001%"),
            (799999, 1000000, "< 10%, > 80%", "79,9999%", "79.9999%"),
            (100001, 1000000, "not(< 10%, > 80%)", "10,0001%", "10.0001%"),
            (123_456_789, 10, ">= 98%", "1.234.567.890,00%", "1,234,567,890.00%"),
        ])
    func shares(numerator: Int, denominator: Int, target: String, vi: String, en: String) throws {
        let shown = Shown.rate(Decimal(numerator), Decimal(denominator), try Self.target(target))
        #expect(shown == Message(vi: vi, en: en))
    }

    @Test(
        "Numbers that are no shares of counts",
        arguments: [
            ("12", "15", false, "12"), ("84.7", "86.97", false, "84.7"), ("1234567", "5", false, "1,234,567"),
            ("4.996", "5", false, "4.996"), ("3.3333333333", "5", false, "3.33"), ("0.951234", "0.95", true, "95.12%"),
            ("0.9499999", "0.95", true, "94.99999%"), ("0.95", "0.95", true, "95.00%"), ("-0.5", "0", false, "-0.5"),
        ])
    func values(number: String, threshold: String, isPercent: Bool, en: String) throws {
        let (number, threshold) = (try #require(Decimal(number)), try #require(Decimal(threshold)))
        let shown = try #require(Shown.number(number, comparedWith: [threshold], isPercent: isPercent))
        let message = isPercent ? NumberForm.percent(shown.text) : NumberForm.message(shown.text)
        #expect(message.en == en)
    }

    @Test("Ends of an interval are rounded outwards, but not past the target")
    func bounds() throws {
        let high = try #require(Decimal("0.97996"))
        #expect(Shown.bound(high, isLow: false)?.en == "98.00%")
        #expect(Shown.bound(high, isLow: false, comparedWith: [try #require(Decimal("0.98"))])?.en == "97.996%")
        #expect(Shown.bound(high, isLow: true)?.en == "97.99%")
    }

    @Test("A share that the rule rounds is shown as it was compared")
    func rounded() throws {
        #expect(Shown.rate(rounded: try #require(Decimal("0.979960")), digits: 2)?.vi == "98,00%")
        #expect(Shown.rate(rounded: try #require(Decimal("0.979949")), digits: 1)?.vi == "98,0%")
    }

    /// Over a million pairs in an optimised build; near a threshold more often than not.
    @Test("The printed comparison is true as printed, with the fewest digits")
    func law() throws {
        let targets = try Law.targets.map { ($0, try Self.target($0.text)) }
        var random = Sequence64(seed: Seeded.seed)
        for round in 0..<Law.rounds {
            let (law, target) = targets[round % targets.count]
            let below = Int(random.next() % (1 << (1 + random.next() % 36))) + 1
            let limit = law.limits[Int(random.next() % UInt64(law.limits.count))]
            let above =
                random.next() % 4 == 0
                ? Int(random.next() % UInt64(below + 1))
                : max(0, below * limit / 10_000 + Int(random.next() % 5) - 2)
            let shown = try #require(Shown.rate(Decimal(above), Decimal(below), target))
            let (vi, en) = (Printed(shown.vi, group: ".", point: ","), Printed(shown.en, group: ",", point: "."))
            let read = try #require(vi)
            #expect(read == en && read.digits >= 2, "\(above)/\(below)")
            for limit in law.limits {
                let exact = (Int128(above) * 10_000 - Int128(limit) * Int128(below)).signum()
                #expect(read.order(against: limit) == exact, "\(above)/\(below) is shown as \(shown.en)")
            }
            if read.digits > 2 { expectFewest(read, above, below, law.limits) }
        }
    }

    /// One digit fewer would have stood otherwise to a limit.
    private func expectFewest(_ read: Printed, _ above: Int, _ below: Int, _ limits: [Int]) {
        guard let shorter = Printed(above, below, digits: read.digits - 1) else { return }
        let kept = limits.allSatisfy { limit in
            shorter.order(against: limit) == (Int128(above) * 10_000 - Int128(limit) * Int128(below)).signum()
        }
        #expect(!kept, "\(above)/\(below) is shown with \(read.digits) digits")
    }

    private static func target(_ text: String) throws -> CompiledTarget {
        var sources = SourceFiles()
        let source = sources.add(path: "mau.rules.yaml", bytes: Array(text.utf8))
        let compiler = ExpressionCompiler(vocabulary: resolveVocabulary([]).0, localNames: [], limits: .standard)
        var mistakes: [Diagnostic] = []
        let slice = SourceSlice(source, 0..<source.bytes.count)
        let target = compiler.test(slice, about: .number(.ratio), &mistakes)
        #expect(mistakes.isEmpty)
        return try #require(target)
    }
}

private enum Law {
    struct Target {
        let text: String
        /// In hundredths of a percent.
        let limits: [Int]
    }

    static let targets = [
        Target(text: ">= 98%", limits: [9800]), Target(text: "< 3%", limits: [300]),
        Target(text: "> 80%", limits: [8000]),
        Target(text: "= 100%", limits: [10_000]), Target(text: "[90%..97.5%)", limits: [9000, 9750]),
        Target(text: "<= 0.01%, >= 99.99%", limits: [1, 9999]), Target(text: "not(> 0%)", limits: [0]),
    ]

    #if DEBUG
        static let rounds = 30_000 * Seeded.rounds(1)
    #else
        static let rounds = 1_000_000 * Seeded.rounds(1)
    #endif
}

/// A percentage as it was printed: so many units of so many digits after the point.
private struct Printed: Equatable {
    let units: Int128
    let digits: Int

    init?(_ text: String, group: Character, point: Character) {
        guard text.last == "%" else { return nil }
        let parts = text.dropLast().split(separator: point, omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first else { return nil }
        let groups = whole.split(separator: group, omittingEmptySubsequences: false)
        for (number, digits) in groups.enumerated() where number > 0 && digits.count != 3 { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard let units = Int128(groups.joined() + fraction) else { return nil }
        (self.units, digits) = (units, fraction.count)
    }

    /// Half to even.
    init?(_ above: Int, _ below: Int, digits: Int) {
        guard digits < 20 else { return nil }
        let scaled = Int128(above) * 100 * Self.power(digits)
        let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: Int128(below))
        let half = rest * 2 - Int128(below)
        units = half > 0 || half == 0 && quotient % 2 == 1 ? quotient + 1 : quotient
        self.digits = digits
    }

    /// Against hundredths of a percent.
    func order(against limit: Int) -> Int128 {
        (units * 100 - Int128(limit) * Self.power(digits)).signum()
    }

    private static func power(_ digits: Int) -> Int128 { (0..<digits).reduce(1) { power, _ in power * 10 } }
}

/// Numbers that a seed decides.
private struct Sequence64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

@Suite("Amounts of money")
struct ShownMoneyTests {
    /// Words of size where they say the amount exactly, else every đồng.
    @Test(arguments: [
        ("1250500000000", "1.250,5 tỷ đồng", "1,250.5 billion đồng"), ("1000000000", "1 tỷ đồng", "1 billion đồng"),
        ("999999999", "999.999.999 đồng", "999,999,999 đồng"), ("88100000000", "88,1 tỷ đồng", "88.1 billion đồng"),
        ("1234567000", "1.234,567 triệu đồng", "1,234.567 million đồng"), ("500000", "500.000 đồng", "500,000 đồng"),
        ("1234567890000", "1.234.567,89 triệu đồng", "1,234,567.89 million đồng"), ("0", "0 đồng", "0 đồng"),
        ("719999999999", "719.999.999.999 đồng", "719,999,999,999 đồng"),
        ("-2500000", "-2,5 triệu đồng", "-2.5 million đồng"),
    ])
    func words(amount: String, vi: String, en: String) throws {
        #expect(NumberForm.money(try #require(Decimal(amount))) == Message(vi: vi, en: en))
    }

    /// What is said is what was meant, however large.
    @Test func exact() throws {
        var random = Seeded(Seeded.seed)
        for _ in 0..<Seeded.rounds(500) {
            let amount = random.below(1 << (1 + random.below(40))) * [1, 1_000, 1_000_000][random.below(3)]
            let words = NumberForm.money(Decimal(amount)).en.split(separator: " ")
            let size = words.contains("billion") ? 1_000_000_000 : words.contains("million") ? 1_000_000 : 1
            let count = try #require(Decimal(String(words[0].filter { $0 != "," })))
            #expect(count.multiplied(by: Decimal(size)) == Decimal(amount), "TEST_SEED=\(Seeded.seed)")
        }
    }
}
