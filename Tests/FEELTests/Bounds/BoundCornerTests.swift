import FEELSyntax
import Testing

@testable import FEEL

/// Single cases of bounds, each with the smallest world that shows it.
@Suite struct BoundCornerTests {
    private static func possible(_ text: String, _ known: [Int?], _ conditions: [String] = []) -> Possible {
        var bounder = SmallWorld(known: known, conditions: conditions).bounder()
        return bounder.bound(SmallWorld.plan(text))
    }

    @Test func `A quotient is looked at where its divisor is not zero`() throws {
        let open: [Int?] = [3, nil, nil, nil]
        #expect(Self.possible("d = 0 or a / d >= 1", open).truths == .yes)
        #expect(Self.possible("d != 0 and a / d >= 1", open).truths == [.yes, .no])
        let bounder = SmallWorld(known: open, conditions: []).bounder()
        let range = try #require(bounder.enclosure(Self.possible("if d = 0 then 0 else a / d", open)))
        #expect(range.low?.value == .zero && range.high?.value == Decimal(3))
        // Without the first condition it may be null.
        #expect(Self.possible("a / d >= 1", open).truths.contains(.none))
    }

    @Test func `A condition that does not hold leaves the rest`() throws {
        let bounder = SmallWorld(known: [nil, nil, nil, nil], conditions: []).bounder()
        let rest = bounder.assuming(SmallWorld.plan("a > 1 or not(b <= 2)"), holds: false)
        #expect(rest.rangeLeft(of: 0)?.high?.value == Decimal(1))
        #expect(rest.rangeLeft(of: 1)?.high?.value == Decimal(2))
        #expect(rest.rangeLeft(of: 2)?.high?.value == Decimal(SmallWorld.most))
        // Which of two is not so, nobody knows.
        let either = bounder.assuming(SmallWorld.plan("a > 1 and b > 1"), holds: false)
        #expect(either.rangeLeft(of: 0)?.high?.value == Decimal(SmallWorld.most))
    }

    @Test func `Tests that together take all numbers hold`() {
        let open: [Int?] = [nil, nil, nil, nil]
        #expect(Self.possible("a in (> 1, < 3)", open).truths == .yes)
        #expect(Self.possible("a + b in (< 2, [2..3], > 3)", open).truths == .yes)
        #expect(Self.possible("a / (b + 1) in (< 2, > 2)", open).truths == [.yes, .no])
        #expect(Self.possible("a in (< 1, > 1)", open).truths == [.yes, .no])
        #expect(Self.possible("a + b in (< 0, > 6)", open).truths == .no)
    }

    @Test func `Far examples meet the conditions`() {
        let world = SmallWorld(known: [nil, nil, nil, 1], conditions: ["a = b + c", "b <= d"])
        let unknowns = world.bounder().unknowns
        let samples = unknowns.samples(of: [.input(0), .input(1), .input(2)])
        #expect(samples.count == 6)
        for sample in samples {
            let values = (0..<3).compactMap { sample.range(of: $0).point?.exactInt }
            #expect(values.count == 3 && values[0] == values[1] + values[2] && values[1] <= 1, "\(values)")
        }
        #expect(Set(samples.map { sample in (0..<3).map { sample.range(of: $0).point } }).count > 1)
    }

    @Test func `Numbers too large for 64 bits are worked out in 128`() throws {
        let huge = Fraction(whole: 4_000_000_000_000_000_007)
        let rows = [
            LinearProgram.Row(
                entries: [.init(column: 0, factor: Fraction(whole: 3)), .init(column: 1, factor: .one)], value: huge,
                isEquality: false),
            LinearProgram.Row(
                entries: [.init(column: 0, factor: .one), .init(column: 1, factor: Fraction(whole: 7))], value: huge,
                isEquality: false),
        ]
        let sum = [LinearProgram.Entry(column: 0, factor: .one), LinearProgram.Entry(column: 1, factor: .one)]
        let narrow = try #require(try Tableau<Int64>(rows, unknowns: 2))
        #expect(throws: TableauFailure.tooLarge) { try narrow.maximum(sum) }
        let program = try #require(try LinearProgram(rows, unknowns: 2))
        guard case .optimum(let value, _) = try program.maximum(sum) else {
            Issue.record("no end was found")
            return
        }
        // 3x + y = x + 7y = huge: x = 6/20 and y = 2/20 of it.
        #expect(try value == huge * Fraction(whole: 2) / Fraction(whole: 5))
    }

    @Test func `A program without an end, and one without a solution`() throws {
        let row = LinearProgram.Row(entries: [.init(column: 0, factor: .one)], value: .one, isEquality: false)
        let program = try #require(try LinearProgram([row], unknowns: 2))
        guard case .unbounded = try program.maximum([LinearProgram.Entry(column: 1, factor: .one)]) else {
            Issue.record("an end was found")
            return
        }
        let below = LinearProgram.Row(
            entries: [.init(column: 0, factor: .one)], value: Fraction(whole: -1), isEquality: false)
        #expect(try LinearProgram([row, below], unknowns: 2) == nil)
    }
}
