import Chuan
import Diagnostics
import FEEL

/// Rulebooks of one series, such as `cchc-2023` and `cchc-2024`, in the order in which they come into force.
struct RulebookSeries {
    struct Member {
        let id: String
        let from: Located<CalendarDate>
        let to: Located<CalendarDate>
    }

    /// Each with the one that comes into force before it.
    private(set) var neighbours: [(Member, Member)] = []

    /// Those of one series have the same id but for its digits. Others may be in force at the same time.
    ///
    /// - Complexity: O(n log n).
    static func all(_ rulebooks: [LintedRulebook]) -> [RulebookSeries] {
        var series: [String: [Member]] = [:]
        for header in rulebooks.map(\.source.header) {
            guard let from = header.effectiveFrom, let to = header.effectiveTo else { continue }
            let name = String(header.id.value.map { $0.isNumber ? "#" : $0 })
            series[name, default: []].append(Member(id: header.id.value, from: from, to: to))
        }
        return series.values.map { members in
            let ordered = members.sorted { ($0.from.value, $0.id) < ($1.from.value, $1.id) }
            var result = RulebookSeries()
            result.neighbours = Array(zip(ordered, ordered.dropFirst()))
            return result
        }
    }
}
