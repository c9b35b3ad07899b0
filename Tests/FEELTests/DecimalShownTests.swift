import Testing

@testable import FEEL

@Suite struct DecimalShownTests {
    @Test(arguments: [
        ("48998", "50000", "0.98", true, "97.996"), ("49", "50", "0.98", true, "98.00"),
        ("1", "3", "0.98", true, "33.33"),
        ("2", "3", "0.98", true, "66.67"), ("97996", "100000", "0.97996", true, "97.996"),
        ("979999999", "1000000000", "0.98", true, "97.9999999"),
        ("980000001", "1000000000", "0.98", true, "98.0000001"),
        ("1959", "2000", "0.98", true, "97.95"), ("0", "5", "0.98", true, "0.00"), ("0", "5", "0", true, "0.00"),
        ("1", "1000000", "0", true, "0.0001"), ("-1", "1000000", "0", true, "-0.0001"),
        ("5", "2", "2.5", false, "2.50"),
        (
            "9799999999999999999999999999", "10000000000000000000000000000", "0.98", true,
            "97.99999999999999999999999999"
        ),
        ("-49", "-50", "0.98", true, "98.00"), ("49", "-50", "-0.98", true, "-98.00"),
    ])
    func showsWhatWasCompared(
        _ top: String, _ bottom: String, _ threshold: String, _ isPercent: Bool, _ text: String
    ) throws {
        let (top, bottom) = (try #require(Decimal(top)), try #require(Decimal(bottom)))
        let threshold = try #require(Decimal(threshold))
        let shown = Decimal.shownQuotient(top, bottom, comparedWith: threshold, isPercent: isPercent)
        #expect(shown?.text == text)
    }

    @Test func takesTheMinimumOfDigits() {
        let half = Decimal("0.5") ?? .zero
        #expect(Decimal.shownQuotient(1, 3, comparedWith: half, isPercent: true, minimumDigits: 0)?.text == "33")
        #expect(Decimal.shownQuotient(1, 3, comparedWith: half, isPercent: false, minimumDigits: 0)?.text == "0")
        #expect(Decimal.shownQuotient(2, 3, comparedWith: half, isPercent: false, minimumDigits: 0)?.text == "1")
        #expect(Decimal.shownQuotient(49, 100, comparedWith: half, isPercent: false, minimumDigits: 0)?.text == "0")
        #expect(Decimal.shownQuotient(1, 0, comparedWith: half, isPercent: true) == nil)
    }

    /// Differences that 34 digits cannot show are shown on the right side all the same.
    @Test func neverShowsUnequalAsEqual() throws {
        let below = try #require(Decimal("9799999999999999999999999999999999"))
        let above = try #require(Decimal("9800000000000000000000000000000001"))
        let whole = try #require(Decimal("1e34"))
        let threshold = try #require(Decimal("0.98"))
        let third = try #require(Decimal.one.divided(by: 3))
        for (top, bottom, target) in [
            (below, whole, threshold), (above, whole, threshold), (1, 3, third), (below, above, 1), (above, below, 1),
            (below, 1, whole), (whole, 3, whole), (1, whole, .zero), (try #require(Decimal("1e-6000")), 1, .zero),
            (1, try #require(Decimal("9999999999999999999999999999999999")), try #require(Decimal("1e-34"))),
            (whole, 1, try #require(Decimal("9999999999999999999999999999999999"))),
        ] as [(Decimal, Decimal, Decimal)] {
            for isPercent in [true, false] {
                let mirrored = Decimal.shownQuotient(
                    top.negated, bottom, comparedWith: target.negated, isPercent: isPercent)
                let shown = try #require(
                    Decimal.shownQuotient(top, bottom, comparedWith: target, isPercent: isPercent))
                #expect(mirrored?.value == shown.value.negated, "\(top)/\(bottom) \(target)")
                let unit: Decimal = isPercent ? 100 : 1
                let exact = Decimal.compareProducts(top, 1, target, bottom)
                #expect(Decimal.compareProducts(shown.value, 1, target, unit) == exact, "\(top)/\(bottom) \(target)")
                #expect(Decimal(shown.text) == shown.value, "\(top)/\(bottom) \(target)")
            }
        }
    }

    /// Over counts like those of reports, near their threshold more often than not.
    @Test func keepsTheOrder() throws {
        var generator = SeededGenerator()
        for _ in 0..<SeededGenerator.rounds(100_000) {
            let bottom = Int64.random(in: 1...(1 << Int64.random(in: 1...40, using: &generator)), using: &generator)
            let perMille = Int64.random(in: 0...1200, using: &generator)
            let near = bottom * perMille / 1000 + Int64.random(in: -2...2, using: &generator)
            let top = Bool.random(using: &generator) ? near : Int64.random(in: 0...bottom, using: &generator)
            let threshold = Decimal(isNegative: false, coefficient: UInt128(perMille), exponent: -3)
            let order = Decimal.compareProducts(Decimal(top), 1, threshold, Decimal(bottom))
            #expect(order == (top * 1000 - perMille * bottom).signum())
            let shown = try #require(
                Decimal.shownQuotient(Decimal(top), Decimal(bottom), comparedWith: threshold, isPercent: true))
            let text = try #require(Decimal(shown.text))
            #expect(
                Decimal.compareProducts(text, 1, threshold, 100) == order, "seed \(generator.seed): \(top)/\(bottom)")
            #expect(text == shown.value && shown.fractionDigits >= 2)
            if shown.fractionDigits > 2 { try expectFewest(shown, Decimal(top), Decimal(bottom), threshold, order) }
        }
    }

    /// One digit fewer would have shown another order.
    private func expectFewest(
        _ shown: ShownNumber, _ top: Decimal, _ bottom: Decimal, _ threshold: Decimal, _ order: Int
    ) throws {
        let shorter = try #require(Decimal.quotient(top, bottom, scale: shown.fractionDigits + 1, .halfEven))
        #expect(Decimal.compareProducts(shorter, 1, threshold, 1) != order, "\(top)/\(bottom)")
    }
}
