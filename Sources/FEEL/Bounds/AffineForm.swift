/// A constant and a sum of unknown numbers, each with a factor: `17 + x3 - 2·x5`. Exact.
package struct AffineForm: Sendable, Hashable {
    /// By number of the unknown; none is zero.
    private(set) var factors: [Int: Fraction] = [:]
    private(set) var constant: Fraction

    init(_ constant: Fraction) { self.constant = constant }

    init(unknown: Int) {
        constant = .zero
        factors = [unknown: .one]
    }

    /// - Throws: `Overflow` also for a number of many digits, see `isModest`.
    init(_ number: Decimal) throws(Fraction.Overflow) {
        constant = try Fraction(number)
        guard isModest else { throw Fraction.Overflow() }
    }

    /// Whether its numbers have so few digits that an evaluation, which keeps 34, does not round on the way.
    var isModest: Bool { constant.isModest && factors.values.allSatisfy(\.isModest) }

    var isConstant: Bool { factors.isEmpty }
    package var unknowns: Set<Int> { Set(factors.keys) }

    func adding(_ other: AffineForm, times factor: Fraction = .one) throws(Fraction.Overflow) -> AffineForm {
        var result = self
        result.constant = try constant + factor * other.constant
        for (unknown, own) in other.factors {
            let sum = try (factors[unknown] ?? .zero) + factor * own
            result.factors[unknown] = sum.isZero ? nil : sum
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
        guard let factor = factors[unknown] else { return self }
        var rest = self
        rest.factors[unknown] = nil
        return try rest.adding(other, times: factor)
    }

    /// The form times the least whole number that makes all its numbers whole.
    func withWholeFactors() throws(Fraction.Overflow) -> AffineForm {
        var scaled = try multiplied(by: Fraction(whole: constant.denominator))
        for unknown in factors.keys {
            scaled = try scaled.multiplied(by: Fraction(whole: scaled.factors[unknown]?.denominator ?? 1))
        }
        return scaled
    }
}
