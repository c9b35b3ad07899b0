/// Which unknown inputs conditions tie to each other, found out once for many questions about parts of them.
///
/// - Complexity: O(inputs + terms of the conditions) to make.
package struct UnknownTies: Sendable {
    /// By input: the least one that it is tied to.
    private var least: [Int]
    /// By such a least one: the inputs, and the conditions between them, by their numbers.
    fileprivate let members: [[Int]]
    fileprivate let conditions: [[Int]]

    package init(_ unknowns: Unknowns) {
        var least = Array(unknowns.entries.indices)
        func find(_ unknown: Int) -> Int {
            var unknown = unknown
            while least[unknown] != unknown {
                least[unknown] = least[least[unknown]]
                unknown = least[unknown]
            }
            return unknown
        }
        for condition in unknowns.conditions {
            guard let first = condition.form.terms.first?.unknown else { continue }
            for term in condition.form.terms.dropFirst() {
                let (one, other) = (find(first), find(term.unknown))
                least[max(one, other)] = min(one, other)
            }
        }
        for unknown in least.indices { least[unknown] = find(unknown) }
        var members = [[Int]](repeating: [], count: least.count)
        for (unknown, group) in least.enumerated() { members[group].append(unknown) }
        var conditions = [[Int]](repeating: [], count: least.count)
        for (number, condition) in unknowns.conditions.enumerated() {
            if let first = condition.form.terms.first { conditions[least[first.unknown]].append(number) }
        }
        self.least = least
        self.members = members
        self.conditions = conditions
    }

    /// The groups of some inputs, each once, least first.
    fileprivate func groups(of unknowns: [Int]) -> [Int] {
        var groups: [Int] = []
        for unknown in unknowns where !groups.contains(least[unknown]) { groups.append(least[unknown]) }
        return groups.sorted()
    }
}

extension Unknowns {
    /// Some unknown inputs, all that conditions tie to them, and these conditions: for those who ask of nothing else, as most
    /// questions take as long as there are unknown inputs.
    ///
    /// What is known of an input that is kept is the same here as in the whole.
    ///
    /// - Parameter ties: Those of these unknowns.
    /// - Complexity: O(reads · groups, and what is kept).
    package func about(_ reads: [Trace.Read], _ ties: UnknownTies) -> Unknowns {
        let groups = ties.groups(of: reads.flatMap { indices(behind: $0) })
        var result = Unknowns()
        var places = [Int](repeating: -1, count: entries.count)
        for (place, unknown) in groups.flatMap({ ties.members[$0] }).sorted().enumerated() {
            places[unknown] = place
            result.keep(entries[unknown])
        }
        let tied = groups.flatMap { ties.conditions[$0] }.sorted()
        result.keep(tied.map { conditions[$0].renumbered(places) }, clock: clock)
        for (key, form) in definitions where form.unknowns.allSatisfy({ places[$0] >= 0 }) {
            result.define(key: key, as: form.renumbered(places))
        }
        return result
    }

    private func indices(behind read: Trace.Read) -> [Int] {
        (definitions[read.key]?.unknowns ?? []) + (index(of: read).map { [$0] } ?? [])
    }
}

extension Unknowns.Condition {
    fileprivate func renumbered(_ places: [Int]) -> Self {
        var copy = self
        copy.form = form.renumbered(places)
        return copy
    }
}
