extension Unknowns {
    /// Narrows the ranges of unknown numbers to what each condition leaves of them, whole numbers to whole ends.
    ///
    /// A condition none of whose numbers has changed since it was last used is not looked at.
    ///
    /// - Complexity: O(passes · conditions · terms²), with few passes.
    mutating func tighten() {
        for _ in 0..<Unknowns.mostPasses {
            var changed = false
            for index in conditions.indices where isStale(conditions[index]) {
                conditions[index].used = clock
                let condition = conditions[index]
                for term in condition.form.terms where tighten(term.unknown, term.factor, condition) {
                    changed = true
                }
            }
            if !changed { return }
        }
    }

    private static let mostPasses = 8

    private func isStale(_ condition: Condition) -> Bool {
        condition.used < 0 || condition.form.terms.contains { entries[$0.unknown].changed > condition.used }
    }

    /// `factor · x <= -rest`, or the two are equal.
    private mutating func tighten(_ unknown: Int, _ factor: Fraction, _ condition: Condition) -> Bool {
        var changed = false
        if let least = leastRest(condition.form, without: unknown, isLeast: true),
            let end = try? least.negated / factor
        {
            changed = narrow(unknown, end, isHigh: factor.signum > 0)
        }
        if condition.isEquality, let most = leastRest(condition.form, without: unknown, isLeast: false),
            let end = try? most.negated / factor
        {
            changed = narrow(unknown, end, isHigh: factor.signum < 0) || changed
        }
        return changed
    }

    /// The least or the greatest value of the other terms; nil without an end.
    private func leastRest(_ form: AffineForm, without unknown: Int, isLeast: Bool) -> Fraction? {
        var sum = form.constant
        for term in form.terms where term.unknown != unknown {
            let range = range(of: term.unknown)
            guard let end = (term.factor.signum > 0) == isLeast ? range.low : range.high,
                let value = try? Fraction(end.value), let next = try? sum + term.factor * value
            else { return nil }
            sum = next
        }
        return sum
    }

    /// - Returns: Whether the range got smaller.
    private mutating func narrow(_ unknown: Int, _ end: Fraction, isHigh: Bool) -> Bool {
        guard case .number(let range, let isWhole) = entries[unknown].kind, !range.isEmpty else { return false }
        let rounded = isWhole ? Fraction(whole: isHigh ? end.floor : end.ceiling) : end
        guard let (value, isExact) = rounded.decimal, isExact else { return false }
        if let known = isHigh ? range.high : range.low {
            if isHigh ? value >= known.value : value <= known.value { return false }
        }
        let limit = Enclosure.End(value)
        let smaller = isHigh ? Enclosure(low: range.low, high: limit) : Enclosure(low: limit, high: range.high)
        narrow(unknown, to: smaller)
        return !smaller.isEmpty
    }
}
