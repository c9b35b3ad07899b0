package import FEEL

/// A sum that loses no digit: whole numbers in a 64-bit word as long as they fit.
package struct ExactSum: Sendable {
    private var whole: Int64 = 0
    /// What the word could not hold, and fractions.
    private var rest: Decimal?

    package init() {}

    package init(_ whole: Int64) { self.whole = whole }

    @inline(__always)
    package mutating func add(_ number: Int64) {
        let (sum, overflow) = whole.addingReportingOverflow(number)
        if overflow { spill(number) } else { whole = sum }
    }

    package mutating func add(_ number: Decimal) {
        if let whole = number.exactInt64 { add(whole) } else { rest = rest.flatMap { $0.adding(number) } ?? number }
    }

    package mutating func add(_ other: ExactSum) {
        add(other.whole)
        if let number = other.rest { rest = rest.flatMap { $0.adding(number) } ?? number }
    }

    private mutating func spill(_ number: Int64) {
        let moved = Decimal(whole)
        rest = rest.flatMap { $0.adding(moved) } ?? moved
        whole = number
    }

    /// The sum; nil where it is too large for a number.
    package var total: Decimal? { rest.map { $0.adding(Decimal(whole)) } ?? Decimal(whole) }
}
