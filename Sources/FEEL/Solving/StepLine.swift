/// A number that grows by the same amount with every step: `start + slope · steps`. Exact.
package struct StepLine: Sendable, Hashable {
    /// An unknown of a form that is moved: where it stands, and how far one step takes it.
    package struct Mover: Sendable, Hashable {
        package let unknown: Int
        package let start: Decimal
        package let step: Decimal

        package init(unknown: Int, start: Decimal, step: Decimal) {
            self.unknown = unknown
            self.start = start
            self.step = step
        }
    }

    private let start: Fraction
    private let slope: Fraction

    /// The form while its unknowns are moved; nil when one of them is not, or a number gets too large.
    package init?(_ form: AffineForm, _ movers: [Mover]) {
        guard form.terms.allSatisfy({ term in movers.contains { $0.unknown == term.unknown } }) else { return nil }
        do {
            var (start, slope) = (form.constant, Fraction.zero)
            for mover in movers {
                guard let factor = form.factor(of: mover.unknown) else { continue }
                start = try start + factor * Fraction(mover.start)
                slope = try slope + factor * Fraction(mover.step)
            }
            (self.start, self.slope) = (start, slope)
        } catch {
            return nil
        }
    }

    /// -1, 0 or 1: the sign of the number before the first step.
    package var side: Int { start.signum }

    /// -1, 0 or 1: whether the number falls, stays or grows.
    package var direction: Int { slope.signum }

    /// The number of steps, maybe below zero, after which the number is zero, rounded down; nil when it never is, or too
    /// far away.
    package var crossing: Int? {
        guard !slope.isZero, let steps = try? start.negated / slope else { return nil }
        return Int(exactly: steps.floor)
    }
}
