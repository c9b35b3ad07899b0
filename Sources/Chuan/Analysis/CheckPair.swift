import Parallel

/// Two checks that measure the same for some unit type, under the default readings.
package struct CheckPair: Sendable {
    package let first: Check
    package let second: Check
    /// Whether they compare it with the same, too.
    package let haveOneTarget: Bool

    /// Each check with those before it that measure the same; where many do, with the latest.
    ///
    /// - Parameter workers: Threads that share the checks out among them.
    /// - Complexity: O(size of the checks).
    package static func all(in rulebook: Rulebook, workers: Int) -> [CheckPair] {
        var known: [String: [(check: Check, target: String)]] = [:]
        var pairs: [CheckPair] = []
        let checks = rulebook.indicators.flatMap(\.checks)
        let keys = shared(checks.count, workers: workers) {
            { checks[$0].constantMeasure == nil ? checks[$0].key : nil }
        }
        for (check, key) in zip(checks, keys) {
            guard let key else { continue }
            for other in (known[key.measure] ?? []).suffix(mostPartners)
            where !other.check.unitTypes.isDisjoint(with: check.unitTypes) {
                pairs.append(CheckPair(first: other.check, second: check, haveOneTarget: other.target == key.target))
            }
            known[key.measure, default: []].append((check, key.target))
        }
        return pairs
    }

    private static let mostPartners = 8
}
