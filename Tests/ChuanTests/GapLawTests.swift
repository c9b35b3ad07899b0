import Diagnostics
import FEEL
import TestSupport
import Testing

@testable import Chuan

/// Laws over generated rules and reports: what is said to be enough is enough when it stands in the report, and with one
/// step less it is not. `TEST_SEED` and `TEST_ROUNDS` prolong it.
@Suite("Laws of the least change")
struct GapLawTests {
    private static let keys = ["early", "good", "late", "all", "waiting", "sorry"]

    /// A rulebook with random measures over one table.
    private static func world(_ random: inout Seeded) throws -> GapWorld {
        func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? texts[0] }
        let tests = [
            "at least \(Int.random(in: 1...100, using: &random))%",
            "more than \(Int.random(in: 0...99, using: &random))%",
            "less than \(Int.random(in: 1...40, using: &random))%",
            "at most \(Int.random(in: 0...40, using: &random))%",
            "\"[30%..\(Int.random(in: 31...100, using: &random))%]\"", "exactly 100%", "\"!= 50%\"",
        ]
        let above = [
            "r.early + r.good", "r.late", "r.late + r.waiting", "r.good", "r.early + r.good - r.waiting", "r.sorry",
        ]
        let below = ["r.all", "r.all + r.waiting", "r.good + r.late + 1", "r.late + r.waiting"]
        let met = [
            "r.early + r.good >= 97% * r.all", "r.late * 3 < r.all", "r.good * r.good > r.all and r.late < r.good",
            "r.sorry = r.late + r.waiting",
        ]
        var checks = (0..<4).map { _ in
            "for each: t as r, numerator: \(pick(above)), denominator: \(pick(below)), target: \(pick(tests))"
        }
        checks.append("share of: t as r, met when: \"\(pick(met))\", target: \(pick(tests))")
        checks.append("for each: t as r, require: \"\(pick(met))\"")
        checks.append("numerator: sum(t.sorry), denominator: sum(t.late) + sum(t.waiting), target: \(pick(tests))")
        return try GapWorld(
            rows: [
                GapWorld.count("early"), GapWorld.count("good", "up"), GapWorld.count("late", "down"),
                GapWorld.count("all"), GapWorld.count("waiting"), GapWorld.count("sorry", pick(["up", "yes"])),
            ],
            constraints: ("", "all = early + good + late, early + good <= all, sorry <= late + waiting"),
            checks: checks)
    }

    private static func rows(_ random: inout Seeded) -> [[String: Int]] {
        let size = [3, 12, 200, 60_000].randomElement(using: &random) ?? 3
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let (early, good) = (Int.random(in: 0...size, using: &random), Int.random(in: 0...size, using: &random))
            let late = Int.random(in: 0...max(1, size / 3), using: &random)
            let waiting = Int.random(in: 0...max(1, size / 8), using: &random)
            return [
                "early": early, "good": good, "late": late, "all": early + good + late, "waiting": waiting,
                "sorry": Int.random(in: 0...(late + waiting), using: &random),
            ]
        }
    }

    private static func values(_ rows: [[String: Int]]) -> [[String: Value]] {
        rows.enumerated().map { offset, row in
            row.mapValues(Value.count).merging(["name": .string("r\(offset + 1)")]) { $1 }
        }
    }

    /// The rows with changes put in: `t[1].good` by so much.
    private static func apply(_ changes: [(Gap.Change, less: Int)], to rows: [[String: Int]]) throws -> [[String: Int]]
    {
        var rows = rows
        for (change, less) in changes {
            let parts = change.field.split(whereSeparator: { "[].".contains($0) }).map(String.init)
            let row = try #require(Int(parts[1])) - 1
            let number = try #require(Int(change.change))
            rows[row][parts[2], default: 0] += number - number.signum() * less
            if less == 0 { #expect(change.to == "\(rows[row][parts[2]] ?? -1)") }
        }
        return rows
    }

    @Test("Answers pass, one step less fails, and constraints hold")
    func answers() throws {
        var random = Seeded(Seeded.seed)
        var answers = 0
        for _ in 0..<Seeded.rounds(10) {
            let world = try Self.world(&random)
            for _ in 0..<6 {
                let rows = Self.rows(&random)
                let report = world.report([:], rows: Self.values(rows))
                for (check, result) in world.judge.judge(report, register: nil).indicators[0].checks.enumerated() {
                    for (number, item) in result.items.enumerated() {
                        #expect((item.gap == nil) == (item.verdict != .fail))
                        for way in item.gap?.ways ?? [] {
                            answers += 1
                            try Self.hold(way, world, check, number, rows)
                        }
                    }
                }
            }
        }
        #expect(answers > 100)
    }

    /// Puts one way into the report, whole, and with one step less of each part.
    private static func hold(
        _ way: [Gap.Entry], _ world: GapWorld, _ check: Int, _ item: Int, _ rows: [[String: Int]]
    ) throws {
        func verdict(less: Int?) throws -> VerdictCode {
            let changes = way.enumerated().flatMap { number, entry in
                ([entry.change] + entry.with).map { ($0, less: number == less ? 1 : 0) }
            }
            let moved = try apply(changes, to: rows)
            if less == nil {
                #expect(moved.allSatisfy { $0["all"] == ($0["early"] ?? 0) + ($0["good"] ?? 0) + ($0["late"] ?? 0) })
            }
            return world.items(check, world.report([:], rows: values(moved)))[item].verdict
        }
        #expect(try verdict(less: nil) == .pass, "\(way) \(rows)")
        for part in way.indices { #expect(try verdict(less: part) == .fail, "\(way) \(rows)") }
    }

    @Test("Rows in another order have the same answers")
    func permutations() throws {
        var random = Seeded(Seeded.seed)
        for _ in 0..<20 {
            let world = try Self.world(&random)
            let rows = Self.values(Self.rows(&random))
            let order = Array(rows.indices).shuffled(using: &random)
            let first = world.judge.judge(world.report([:], rows: rows), register: nil).indicators[0].checks
            let second = world.judge.judge(world.report([:], rows: order.map { rows[$0] }), register: nil).indicators[0]
                .checks
            for check in [0, 1, 2, 3, 5] {
                let changes = { (item: ItemResult) in
                    item.gap?.entries.map { [$0.change.change] + $0.with.map(\.change) }
                }
                #expect(order.map { changes(first[check].items[$0]) } == second[check].items.map(changes))
            }
        }
    }
}

extension Gap {
    /// Entries that belong together.
    fileprivate var ways: [[Gap.Entry]] {
        var ways = entries.filter { $0.group == nil }.map { [$0] }
        for group in Set(entries.compactMap(\.group)).sorted() { ways.append(entries.filter { $0.group == group }) }
        return ways
    }
}
