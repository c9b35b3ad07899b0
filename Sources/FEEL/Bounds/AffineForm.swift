/// A constant and a sum of unknown numbers, each with a factor: `17 + x3 - 2·x5`. Exact.
package struct AffineForm: Sendable, Hashable {
    struct Term: Sendable, Hashable {
        let unknown: Int
        let factor: Fraction
    }

    /// By number of the unknown, least first; no factor is zero.
    private(set) var terms: [Term] = []
    private(set) var constant: Fraction

    init(_ constant: Fraction) { self.constant = constant }

    init(unknown: Int) {
        constant = .zero
        terms = [Term(unknown: unknown, factor: .one)]
    }

    /// - Throws: `Overflow` also for a number of many digits, see `isModest`.
    init(_ number: Decimal) throws(Fraction.Overflow) {
        constant = try Fraction(number)
        guard isModest else { throw Fraction.Overflow() }
    }

    /// Whether its numbers have so few digits that an evaluation, which keeps 34, does not round on the way.
    var isModest: Bool { constant.isModest && terms.allSatisfy(\.factor.isModest) }

    var isConstant: Bool { terms.isEmpty }
    /// Least first.
    package var unknowns: [Int] { terms.map(\.unknown) }

    /// Nil for an unknown that does not occur.
    ///
    /// - Complexity: O(terms).
    func factor(of unknown: Int) -> Fraction? { terms.first { $0.unknown == unknown }?.factor }

    /// - Complexity: O(terms of both).
    func adding(_ other: AffineForm, times factor: Fraction = .one) throws(Fraction.Overflow) -> AffineForm {
        var result = AffineForm(try constant + factor * other.constant)
        if factor.isZero {
            result.terms = terms
            return result
        }
        result.terms.reserveCapacity(terms.count + other.terms.count)
        var (own, added) = (0, 0)
        while own < terms.count || added < other.terms.count {
            if added == other.terms.count || (own < terms.count && terms[own].unknown < other.terms[added].unknown) {
                result.terms.append(terms[own])
                own += 1
                continue
            }
            let term = other.terms[added]
            var sum = try factor * term.factor
            if own < terms.count, terms[own].unknown == term.unknown {
                sum = try terms[own].factor + sum
                own += 1
            }
            if !sum.isZero { result.terms.append(Term(unknown: term.unknown, factor: sum)) }
            added += 1
        }
        return result
    }

    func subtracting(_ other: AffineForm) throws(Fraction.Overflow) -> AffineForm {
        try adding(other, times: Fraction(whole: -1))
    }

    func multiplied(by factor: Fraction) throws(Fraction.Overflow) -> AffineForm {
        try AffineForm(Fraction.zero).adding(self, times: factor)
    }

    /// The form with a number, or another form, in place of an unknown.
    func replacing(_ unknown: Int, by other: AffineForm) throws(Fraction.Overflow) -> AffineForm {
        guard let factor = factor(of: unknown) else { return self }
        var rest = self
        rest.terms.removeAll { $0.unknown == unknown }
        return try rest.adding(other, times: factor)
    }

    /// The same with other numbers for its unknowns, which keep their order.
    func renumbered(_ numbers: [Int]) -> AffineForm {
        var result = self
        result.terms = terms.map { Term(unknown: numbers[$0.unknown], factor: $0.factor) }
        return result
    }

    /// The form times the least whole number that makes all its numbers whole.
    func withWholeFactors() throws(Fraction.Overflow) -> AffineForm {
        var scaled = try multiplied(by: Fraction(whole: constant.denominator))
        for term in terms {
            scaled = try scaled.multiplied(by: Fraction(whole: scaled.factor(of: term.unknown)?.denominator ?? 1))
        }
        return scaled
    }
}
