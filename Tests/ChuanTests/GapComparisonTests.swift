import FEEL
import Testing

@testable import Chuan

/// Every kind of target over every report of a small world, against trying all changes one after the other.
@Suite("The least change, by kind of target")
struct GapComparisonTests {
    /// A target, and whether a share `above / below` meets it, told without the program's arithmetic.
    struct Kind: Sendable, CustomTestStringConvertible {
        let target: String
        let holds: @Sendable (_ above: Int, _ below: Int) -> Bool

        init(_ target: String, _ holds: @escaping @Sendable (Int, Int) -> Bool) {
            self.target = target
            self.holds = holds
        }

        var testDescription: String { target }
    }

    static let kinds: [Kind] = [
        Kind("\">= 40%\"") { $0 * 10 >= $1 * 4 },
        Kind("\"> 40%\"") { $0 * 10 > $1 * 4 },
        Kind("\"< 40%\"") { $0 * 10 < $1 * 4 },
        Kind("\"<= 40%\"") { $0 * 10 <= $1 * 4 },
        Kind("\"= 50%\"") { $0 * 2 == $1 },
        Kind("\"!= 50%\"") { $0 * 2 != $1 },
        Kind("\"[40%..60%]\"") { $0 * 10 >= $1 * 4 && $0 * 10 <= $1 * 6 },
        Kind("\"(40%..60%)\"") { $0 * 10 > $1 * 4 && $0 * 10 < $1 * 6 },
        Kind("\"[10%..20%], >= 75%\"") { ($0 * 10 >= $1 && $0 * 10 <= $1 * 2) || $0 * 4 >= $1 * 3 },
        Kind("\"not([20%..80%])\"") { $0 * 10 < $1 * 2 || $0 * 10 > $1 * 8 },
        Kind("at least 98%") { $0 * 100 >= $1 * 98 },
        Kind("exactly 100%") { $0 == $1 },
        Kind("less than 3%") { $0 * 100 < $1 * 3 },
    ]

    /// The least number of steps in the directions that pass and keep `done <= whole`, forwards first.
    private func least(_ done: Int, _ whole: Int, _ signs: [Int], _ holds: (Int, Int) -> Bool) -> Int? {
        for steps in 1...(whole + 1) {
            for sign in signs {
                let moved = done + sign * steps
                if moved >= 0, moved <= whole, holds(moved, whole) { return sign * steps }
            }
        }
        return nil
    }

    @Test("A part of a whole, moved up, down or either way", arguments: kinds)
    func partOfWhole(kind: Kind) throws {
        for (movable, signs) in [("up", [1]), ("down", [-1]), ("yes", [1, -1])] {
            let world = try GapWorld(
                fields: [GapWorld.count("done", movable), GapWorld.count("whole")],
                constraints: ("done <= whole", ""),
                checks: ["numerator: done, denominator: whole, target: \(kind.target)"])
            var failed = 0
            for whole in 1...14 {
                for done in 0...whole {
                    let item = world.item(0, ["done": .count(done), "whole": .count(whole)])
                    #expect((item.verdict == .pass) == kind.holds(done, whole))
                    guard item.verdict == .fail else {
                        #expect(item.gap == nil)
                        continue
                    }
                    failed += 1
                    let expected = least(done, whole, signs, kind.holds)
                    let place = "\(done)/\(whole) \(movable)"
                    #expect(item.gap?.outline == expected.map { ["done\($0 < 0 ? "" : "+")\($0)"] } ?? [], "\(place)")
                }
            }
            #expect(failed > 0)
        }
    }

    @Test("Moved from one part to another, the whole kept", arguments: kinds)
    func transfer(kind: Kind) throws {
        let world = try GapWorld(
            rows: [
                GapWorld.count("early"), GapWorld.count("good", "up"), GapWorld.count("late", "down"),
                GapWorld.count("all"),
            ],
            constraints: ("", "all = early + good + late, early + good <= all"),
            checks: ["for each: t as r, numerator: r.early + r.good, denominator: r.all, target: \(kind.target)"])
        var rows: [[String: Value]] = []
        var expected: [[String]?] = []
        for all in 1...9 {
            for early in 0...all {
                for good in 0...(all - early) {
                    rows.append([
                        "name": .string("r\(rows.count)"), "early": .count(early), "good": .count(good),
                        "late": .count(all - early - good), "all": .count(all),
                    ])
                    let number = rows.count
                    if kind.holds(early + good, all) {
                        expected.append(nil)
                    } else {
                        let steps = least(early + good, all, [1], kind.holds)
                        expected.append(steps.map { ["t[\(number)].good+\($0)[t[\(number)].late-\($0)]"] } ?? [])
                    }
                }
            }
        }
        let items = world.items(0, world.report([:], rows: rows))
        #expect(items.count == rows.count)
        for (item, expected) in zip(items, expected) { #expect(item.gap?.outline == expected, "\(item.label ?? "")") }
    }

    @Test("A rate that is read from the other side: less of what is bad", arguments: kinds)
    func lateRate(kind: Kind) throws {
        let world = try GapWorld(
            fields: [GapWorld.count("good", "up"), GapWorld.count("late", "down"), GapWorld.count("all")],
            constraints: ("all = good + late", ""),
            checks: ["numerator: late, denominator: all, target: \(kind.target)"])
        for all in 1...12 {
            for late in 0...all where !kind.holds(late, all) {
                let item = world.item(0, ["good": .count(all - late), "late": .count(late), "all": .count(all)])
                let steps = least(late, all, [-1], kind.holds).map { -$0 }
                #expect(item.gap?.outline == steps.map { ["late-\($0)[good+\($0)]"] } ?? [], "\(late)/\(all)")
            }
        }
    }

    @Test("A rate that is rounded before it is compared", arguments: [0, 1])
    func rounded(digits: Int) throws {
        let world = try GapWorld(
            fields: [GapWorld.count("done", "up"), GapWorld.count("whole")], constraints: ("done <= whole", ""),
            checks: ["numerator: done, denominator: whole, target: at least 98%"], rounding: digits)
        // Half up of 100 · done / whole at so many digits is at least 98.
        let unit = digits == 0 ? 1 : 10
        for whole in [1, 3, 7, 199, 200, 201, 1_001] {
            for done in stride(from: 0, through: whole, by: max(1, whole / 40)) {
                let holds = { (done: Int) in 2 * 100 * unit * done >= (2 * 98 * unit - 1) * whole }
                let item = world.item(0, ["done": .count(done), "whole": .count(whole)])
                #expect((item.verdict == .pass) == holds(done))
                if item.verdict == .pass { continue }
                let steps = (1...whole).first { holds(done + $0) }
                #expect(item.change == steps, "\(done)/\(whole)")
            }
        }
    }

    @Test("Single values and conditions")
    func conditions() throws {
        let world = try GapWorld(
            fields: [GapWorld.count("a", "up"), GapWorld.count("b"), GapWorld.count("c", "down")],
            checks: [
                "measure: a, target: \">= 5\"", "measure: a * a, target: \"> 50\"", "require: a > b",
                "require: a * 3 >= b * 2 + 1 and a != 7", "require: c * c <= b",
                "measure: c / (b + 1), target: \"< 0.5\"",
                "require: \"if a > 4 then a * 2 >= b else a >= b\"",
                "numerator: a, denominator: a + b, target: \">= 60%\"",
                "numerator: \"min(a, b)\", denominator: b, target: exactly 100%",
            ])
        let up: [Int: (Int, Int) -> Bool] = [
            0: { a, _ in a >= 5 }, 1: { a, _ in a * a > 50 }, 2: { a, b in a > b },
            3: { a, b in a * 3 >= b * 2 + 1 && a != 7 }, 6: { a, b in a > 4 ? a * 2 >= b : a >= b },
            7: { a, b in a * 10 >= (a + b) * 6 }, 8: { a, b in min(a, b) == b },
        ]
        let down: [Int: (Int, Int) -> Bool] = [4: { c, b in c * c <= b }, 5: { c, b in c * 2 < b + 1 }]
        for a in 0...11 {
            for b in 1...9 {
                let result = world.judge.judge(
                    world.report(["a": .count(a), "b": .count(b), "c": .count(a)]), register: nil)
                for (check, holds) in up {
                    let item = result.indicators[0].checks[check].items[0]
                    let expected = holds(a, b) ? nil : (1...100).first { holds(a + $0, b) }
                    #expect(item.gap?.outline == expected.map { ["a+\($0)"] }, "\(check): \(a) \(b)")
                }
                for (check, holds) in down {
                    let item = result.indicators[0].checks[check].items[0]
                    let expected = holds(a, b) ? nil : (1...100).first { holds(a - $0, b) }
                    #expect(item.gap?.outline == expected.map { ["c-\($0)"] }, "\(check): \(a) \(b)")
                }
            }
        }
    }
}
