import Chuan
package import Diagnostics

/// By what units are ranked.
package enum RankingRule: String, Sendable, CaseIterable {
    /// Targets met of those that count.
    case share
    /// Targets met.
    case count
}

/// Units in the order of the targets that they are known to meet.
///
/// What is open counts as not met. Units that come out the same share a place, and as many places behind it are left out (1,
/// 1, 3). Beside its place each unit has the best and the worst one that it may come to, when every open target of all units
/// is met or is not. Units for which no target counts have no place.
package struct Ranking: Sendable {
    package let rule: RankingRule
    package let rows: [Row]

    /// One unit.
    package struct Row: Sendable {
        package let standing: Standing
        /// Nil where no target counts.
        package let places: Places?
    }

    package struct Places: Sendable, Hashable {
        package let place: Int
        package let best: Int
        package let worst: Int
        /// Among the units of its type.
        package let inType: Int
    }

    /// Beyond so many units those of one place stand in the order of their codes, not of their names.
    static let mostNames = 100_000

    /// - Complexity: O(n log n).
    package init(_ standings: Standings, by rule: RankingRule) {
        self.rule = rule
        let ranked = Self.sorted(standings.units.filter { $0.counted > 0 }, rule)
        let lows = ranked.map { Score(met: $0.met, of: $0, rule) }
        let highs = ranked.map { Score(met: $0.met + $0.open, of: $0, rule) }
        let sortedHighs = highs.sorted(by: >)
        var types: [Int: TypePlace] = [:]
        var place = 0
        var rows: [Row] = []
        rows.reserveCapacity(standings.units.count)
        for (number, standing) in ranked.enumerated() {
            let (low, high) = (lows[number], highs[number])
            if number == 0 || low != lows[number - 1] { place = number + 1 }
            let better = Self.count(lows, above: high)
            let maybeBetter = Self.count(sortedHighs, above: low) - (high > low ? 1 : 0)
            let inType = types[standing.type, default: TypePlace()].next(low)
            rows.append(
                Row(
                    standing: standing,
                    places: Places(place: place, best: better + 1, worst: maybeBetter + 1, inType: inType)))
        }
        let others = Self.sorted(standings.units.filter { $0.counted == 0 }, rule)
        self.rows = rows + others.map { Row(standing: $0, places: nil) }
    }

    /// The place among units of one type.
    private struct TypePlace {
        private var units = 0
        private var place = 0
        private var last: Score?

        mutating func next(_ score: Score) -> Int {
            units += 1
            if last != score { place = units }
            last = score
            return place
        }
    }

    /// Best first; units that come out the same by their names, or by their codes where there are too many.
    private static func sorted(_ units: [Standing], _ rule: RankingRule) -> [Standing] {
        let scores = units.map { Score(met: $0.met, of: $0, rule) }
        let names =
            units.count > mostNames ? [] : units.map { VietnameseOrder($0.name ?? $0.code, then: $0.code) }
        let order = units.indices.sorted { left, right in
            if scores[left] != scores[right] { return scores[left] > scores[right] }
            if !names.isEmpty { return names[left] < names[right] }
            return (units[left].code, left) < (units[right].code, right)
        }
        return order.map { units[$0] }
    }

    /// How many of some scores, best first, are above one.
    private static func count(_ scores: [Score], above score: Score) -> Int {
        var (low, high) = (0, scores.count)
        while low < high {
            let middle = (low + high) / 2
            if scores[middle] > score { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What the order means, as people are told.
    package var explanation: Message {
        let by =
            switch rule {
            case .share:
                Message(
                    vi: "Xếp theo tỷ lệ chỉ tiêu đạt trên số chỉ tiêu được tính",
                    en: "By the share of targets met among those that count")
            case .count: Message(vi: "Xếp theo số chỉ tiêu đạt", en: "By the number of targets met")
            }
        return by
            + Message(
                vi:
                    "; chưa kết luận được tính là chưa đạt; bằng nhau thì đồng hạng. “Có thể”: hạng cao nhất và thấp nhất nếu các chỉ tiêu chưa kết luận đều đạt hoặc đều không đạt.",
                en:
                    "; what is undecided counts as not met; equal units share a place. “May be”: the best and the worst place, were every undecided target met or not met."
            )
    }
}

/// Targets met, of those that count where the rule asks for the share.
private struct Score: Comparable {
    let met: Int
    let counted: Int

    init(met: Int, of standing: Standing, _ rule: RankingRule) {
        self.met = met
        counted = rule == .share ? max(1, standing.counted) : 1
    }

    static func == (left: Score, right: Score) -> Bool { left.met * right.counted == right.met * left.counted }
    static func < (left: Score, right: Score) -> Bool { left.met * right.counted < right.met * left.counted }
}
