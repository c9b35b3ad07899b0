import Chuan
import FEEL
import TestSupport
import Testing

@testable import ChuanTools

@Suite("Rankings") struct RankingTests {
    private static let period = RollUpPeriod(start: 0, end: 364)

    private static func unit(
        _ code: String, _ met: Int, _ failed: Int, _ open: Int, type: Int = 0, name: String? = nil
    ) -> Standing {
        var standing = Standing(code: code, name: name, type: type)
        for (verdict, count) in [(VerdictCode.pass, met), (.fail, failed), (.unknown, open), (.notApplicable, 3)] {
            for _ in 0..<count { standing.add(verdict) }
        }
        return standing
    }

    private static func ranking(_ units: [Standing], by rule: RankingRule = .share) -> [String] {
        var standings = Standings()
        for unit in units { standings.add(unit, period) }
        return Ranking(standings, by: rule).rows.map { row in
            let places = row.places.map { "\($0.place) \($0.best)–\($0.worst) \($0.inType)" } ?? "–"
            return "\(row.standing.code) \(places)"
        }
    }

    @Test("Equal units share a place, and as many are left out behind them") func ties() {
        let units = [
            Self.unit("A", 1, 1, 0), Self.unit("B", 4, 0, 0), Self.unit("C", 2, 0, 0), Self.unit("D", 2, 2, 0),
        ]
        #expect(Self.ranking(units) == ["B 1 1–1 1", "C 1 1–1 1", "A 3 3–3 3", "D 3 3–3 3"])
        #expect(Self.ranking(units, by: .count) == ["B 1 1–1 1", "C 2 2–2 2", "D 2 2–2 2", "A 4 4–4 4"])
    }

    @Test("Undecided targets count as not met, and bound the place") func bounds() {
        let units = [
            Self.unit("A", 3, 1, 0), Self.unit("B", 2, 0, 2), Self.unit("C", 1, 3, 0), Self.unit("D", 0, 0, 0),
        ]
        #expect(Self.ranking(units) == ["A 1 1–2 1", "B 2 1–2 2", "C 3 3–3 3", "D –"])
    }

    @Test("Places within a type, names in Vietnamese order") func typesAndNames() {
        let units = [
            Self.unit("1", 1, 0, 0, type: 1, name: "Quận 10"), Self.unit("2", 1, 0, 0, name: "Sở Đất"),
            Self.unit("3", 1, 0, 0, type: 1, name: "Quận 2"), Self.unit("4", 0, 1, 0, type: 1, name: "Quận 1"),
            Self.unit("5", 1, 0, 0, name: "Sở Dân"),
        ]
        #expect(
            Self.ranking(units) == ["3 1 1–1 1", "1 1 1–1 1", "5 1 1–1 1", "2 1 1–1 1", "4 5 5–5 3"])
    }

    /// Every completion of what is undecided gives places within the bounds, and some completion reaches each bound.
    @Test("Bounds hold for every completion and are reached") func boundsOfAllCompletions() {
        var random = Seeded(Seeded.seed)
        for _ in 0..<Seeded.rounds(60) {
            let rule = random.pick(RankingRule.allCases)
            let units = (0..<4).map { number in
                (code: "\(number)", met: random.below(3), failed: random.below(3), open: random.below(3))
            }.filter { $0.met + $0.failed + $0.open > 0 }
            var standings = Standings()
            for unit in units { standings.add(Self.unit(unit.code, unit.met, unit.failed, unit.open), Self.period) }
            let rows = Ranking(standings, by: rule).rows
            var seen: [String: Set<Int>] = [:]
            let ways = units.reduce(1) { $0 * ($1.open + 1) }
            for way in 0..<ways {
                var (rest, completed) = (way, Standings())
                for unit in units {
                    let more = rest % (unit.open + 1)
                    rest /= unit.open + 1
                    completed.add(
                        Self.unit(unit.code, unit.met + more, unit.failed + unit.open - more, 0), Self.period)
                }
                for row in Ranking(completed, by: rule).rows {
                    seen[row.standing.code, default: []].insert(row.places?.place ?? 0)
                }
            }
            for row in rows {
                let places = seen[row.standing.code] ?? []
                #expect(
                    places.min() == row.places?.best && places.max() == row.places?.worst, "TEST_SEED=\(Seeded.seed)")
            }
        }
    }
}
