import Testing

@testable import FEEL

@Suite struct DecimalLawTests {
    @Test func sumsAndProductsAreSymmetric() throws {
        var generator = SeededGenerator()
        for _ in 0..<SeededGenerator.rounds(20_000) {
            let (a, b) = (Decimal.random(&generator), Decimal.random(&generator))
            #expect(a.adding(b) == b.adding(a), "seed \(generator.seed): \(a) \(b)")
            #expect(a.multiplied(by: b) == b.multiplied(by: a), "seed \(generator.seed): \(a) \(b)")
            #expect(a.subtracting(b) == b.subtracting(a)?.negated, "seed \(generator.seed): \(a) \(b)")
            #expect((a < b) == (b > a) && (a == b) == (Decimal.compare(a, b) == 0))
            #expect(Decimal.compareProducts(a, 1, b, 1) == Decimal.compare(a, b), "seed \(generator.seed): \(a) \(b)")
            #expect(a.subtracting(b).map(\.signum) == Decimal.compare(a, b), "seed \(generator.seed): \(a) \(b)")
        }
    }

    @Test func isExactOnIntegers() throws {
        var generator = SeededGenerator()
        for _ in 0..<SeededGenerator.rounds(20_000) {
            let shift = Int64.random(in: 0...62, using: &generator)
            let (a, b) = (
                Int64.random(in: .min ... .max, using: &generator) >> shift,
                Int64.random(in: .min ... .max, using: &generator) >> shift
            )
            let (x, y) = (Decimal(a), Decimal(b))
            #expect(x.adding(y)?.description == String(Int128(a) + Int128(b)), "seed \(generator.seed)")
            #expect(x.subtracting(y)?.description == String(Int128(a) - Int128(b)), "seed \(generator.seed)")
            #expect((x < y) == (a < b) && (x == y) == (a == b))
            let product = Int128(a) * Int128(b)
            if product.magnitude < PowersOfTen.wide(34) {
                #expect(x.multiplied(by: y)?.description == String(product), "seed \(generator.seed)")
            }
            guard b != 0 else { continue }
            let floored = Int128(a).flooredDivision(by: Int128(b))
            #expect(x.modulo(y)?.description == String(floored.remainder), "seed \(generator.seed): \(a) \(b)")
            #expect(Decimal.quotient(x, y, scale: 0, .floor)?.description == String(floored.quotient))
        }
    }

    @Test func printedTextReadsBack() throws {
        var generator = SeededGenerator()
        for _ in 0..<SeededGenerator.rounds(20_000) {
            let number = Decimal.random(&generator)
            #expect(Decimal(number.description) == number, "seed \(generator.seed): \(number)")
            #expect(number.hashValue == number.reduced.hashValue)
        }
    }

    @Test func productsAndQuotientsUndoEachOther() throws {
        var generator = SeededGenerator()
        for _ in 0..<SeededGenerator.rounds(5000) {
            let a = Decimal(Int64.random(in: 1...999_999_999, using: &generator))
            let b = Decimal(Int64.random(in: 1...999_999_999, using: &generator))
            let product = try #require(a.multiplied(by: b))
            #expect(product.divided(by: b) == a, "seed \(generator.seed)")
            #expect(a.multiplied(by: a)?.squareRoot == a, "seed \(generator.seed)")
            #expect(a.power(3) == a.multiplied(by: a)?.multiplied(by: a), "seed \(generator.seed)")
        }
    }

    @Test func exponentialAndLogarithmUndoEachOther() throws {
        var generator = SeededGenerator()
        let tolerance = try #require(Decimal("1e-31"))
        for _ in 0..<SeededGenerator.rounds(2000) {
            let value = Int64.random(in: -20_000_000...20_000_000, using: &generator)
            let number = try #require(Decimal(value).divided(by: 1_000_000))
            let back = try #require(number.exponential?.naturalLogarithm)
            let error = try #require(back.subtracting(number)?.magnitude)
            #expect(error < tolerance, "seed \(generator.seed): \(number)")
        }
    }

    /// No operation traps, and what it gives is a number that its text names.
    @Test func anyNumbersHaveAResultOrNone() {
        var generator = SeededGenerator()
        for round in 0..<SeededGenerator.rounds(1500) {
            let (a, b) = (Decimal.extreme(&generator), Decimal.extreme(&generator))
            let (c, d) = (Decimal.extreme(&generator), Decimal.extreme(&generator))
            let results = [
                a.adding(b), a.subtracting(b), a.multiplied(by: b), a.divided(by: b), a.modulo(b), a.power(b),
                a.squareRoot,
                a.exponential, a.naturalLogarithm,
                a.rounded(scale: Int.random(in: -7000...7000, using: &generator), .halfUp),
                Decimal.quotient(a, b, scale: Int.random(in: -7000...7000, using: &generator), .up),
                Decimal.product(a, b, scale: Int.random(in: -7000...7000, using: &generator), .floor),
            ]
            if round.isMultiple(of: 10) {
                let shown = Decimal.shownQuotient(a, b, comparedWith: c, isPercent: true)
                let order = Decimal.compareProducts(a, b.isNegative ? -1 : 1, c, b.magnitude)
                let kept = shown.map { Decimal.compareProducts($0.value, 1, c, 100) == order }
                #expect(kept != false, "seed \(generator.seed): \(a)/\(b) \(c)")
            }
            for case let result? in results {
                #expect(Decimal(result.description) == result, "seed \(generator.seed): \(a) \(b)")
                #expect(result.coefficient < Decimal.limit && Decimal.exponents.contains(result.exponent))
            }
            let order = Decimal.compareProducts(a, b, c, d)
            #expect(Decimal.compareProducts(c, d, a, b) == -order && Decimal.compareProducts(b, a, c, d) == order)
        }
    }

    @Test func anyTextIsReadOrRefused() {
        var generator = SeededGenerator()
        let alphabet = Array("0123456789..eE+-+- ٣x".utf8)
        for _ in 0..<SeededGenerator.rounds(20_000) {
            let count = Int.random(in: 0...80, using: &generator)
            let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            guard let number = Decimal(utf8: bytes) else { continue }
            #expect(bytes.allSatisfy { "0123456789.eE+-".utf8.contains($0) }, "seed \(generator.seed)")
            #expect(Decimal(number.description) == number, "seed \(generator.seed): \(bytes)")
        }
    }
}

extension Decimal {
    /// Any number, of edges of the range and of the representation more often than not.
    static func extreme(_ generator: inout SeededGenerator) -> Decimal {
        let edges: [UInt128] = [0, 1, 5, 10, limit - 1, limit / 10, limit / 2, 1 << 63, 1 << 64 - 1, 1 << 64, 1 << 112]
        let exponents = [-6176, -6175, -6143, -40, -38, -35, -34, -33, -1, 0, 1, 14, 15, 34, 38, 40, 6077, 6110, 6111]
        let any = random(&generator)
        return Decimal(
            isNegative: any.isNegative,
            coefficient: Bool.random(using: &generator) ? any.coefficient : edges.randomElement(using: &generator) ?? 0,
            exponent: Bool.random(using: &generator) ? any.exponent : exponents.randomElement(using: &generator) ?? 0)
    }

    /// Any number, often small, seldom near the limits of the range.
    static func random(_ generator: inout SeededGenerator) -> Decimal {
        let digits = Int.random(in: 1...34, using: &generator)
        let coefficient = UInt128.random(in: 0..<PowersOfTen.wide(digits), using: &generator)
        let exponent =
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: Int.random(in: -6176...6000, using: &generator)
            case 1...4: Int.random(in: -4...0, using: &generator)
            default: Int.random(in: -40...20, using: &generator)
            }
        return Decimal(isNegative: Bool.random(using: &generator), coefficient: coefficient, exponent: exponent)
    }
}
