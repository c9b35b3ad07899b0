extension Unknowns {
    /// Some unknown inputs, all that conditions tie to them, and these conditions: for those who ask of nothing else, as most
    /// questions take as long as there are unknown inputs.
    ///
    /// What is known of an input that is kept is the same here as in the whole.
    ///
    /// - Complexity: O(inputs + passes · conditions · terms), with few passes.
    package func about(_ reads: [Trace.Read]) -> Unknowns {
        let (kept, tied) = connected(to: reads.flatMap { indices(behind: $0) })
        var result = Unknowns()
        var places = [Int](repeating: -1, count: entries.count)
        for (place, unknown) in kept.enumerated() {
            places[unknown] = place
            result.keep(entries[unknown])
        }
        result.keep(tied.map { $0.renumbered(places) }, clock: clock)
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
