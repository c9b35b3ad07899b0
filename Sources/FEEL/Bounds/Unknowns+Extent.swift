/// The least and the greatest value of a form over all completions.
struct Extent: Sendable, Hashable {
    struct Limit: Sendable, Hashable {
        let value: Fraction
        /// Whether the value itself is reached.
        let isClosed: Bool
    }

    /// Nil: no end.
    let low: Limit?
    let high: Limit?

    var signs: Signs {
        var signs: Signs = []
        if low.map({ $0.value.signum < 0 }) ?? true { signs.insert(.negative) }
        if high.map({ $0.value.signum > 0 }) ?? true { signs.insert(.positive) }
        let fromBelow = low.map { $0.value.signum < 0 || ($0.value.isZero && $0.isClosed) } ?? true
        let fromAbove = high.map { $0.value.signum > 0 || ($0.value.isZero && $0.isClosed) } ?? true
        if fromBelow && fromAbove { signs.insert(.zero) }
        return signs
    }

    /// The same in decimals; an end that has more than 34 digits is moved outwards.
    var enclosure: Enclosure {
        Enclosure(low: low.flatMap { Self.end($0, isLow: true) }, high: high.flatMap { Self.end($0, isLow: false) })
    }

    private static func end(_ limit: Limit, isLow: Bool) -> Enclosure.End? {
        guard let (value, isExact) = limit.value.decimal else { return nil }
        if isExact { return Enclosure.End(value, isClosed: limit.isClosed) }
        // The nearest decimal is what an evaluation gives, which rounds alike.
        return Enclosure.End(value, isClosed: true)
    }
}

extension Unknowns {
    /// - Returns: Nil when no completion is left.
    /// - Complexity: that of a linear program over the unknowns that conditions tie to those of the form.
    func extent(of form: AffineForm) -> Extent? {
        if form.isConstant {
            let limit = Extent.Limit(value: form.constant, isClosed: true)
            return Extent(low: limit, high: limit)
        }
        let region = Region(self, touching: form.unknowns)
        if region.hasEmptyRange { return nil }
        if region.isFree { return boxed(form) }
        do {
            guard let program = try region.program() else { return nil }
            let whole = isWhole(form)
            return Extent(
                low: try region.least(form, program).map { limit($0, whole, isLow: true) },
                high: try region.greatest(form, program).map { limit($0, whole, isLow: false) })
        } catch {
            return boxed(form)
        }
    }

    /// A whole number lies on this side of the end.
    private func limit(_ value: Fraction, _ whole: Bool, isLow: Bool) -> Extent.Limit {
        guard whole, !value.isWhole else { return Extent.Limit(value: value, isClosed: true) }
        return Extent.Limit(value: Fraction(whole: isLow ? value.ceiling : value.floor), isClosed: true)
    }

    /// From the ranges of the unknowns alone.
    private func boxed(_ form: AffineForm) -> Extent {
        Extent(low: boxed(form, isLow: true), high: boxed(form, isLow: false))
    }

    private func boxed(_ form: AffineForm, isLow: Bool) -> Extent.Limit? {
        var (sum, isClosed) = (form.constant, true)
        for (unknown, factor) in form.factors {
            let range = range(of: unknown)
            guard let end = (factor.signum > 0) == isLow ? range.low : range.high,
                let value = try? Fraction(end.value), let next = try? sum + factor * value
            else { return nil }
            sum = next
            isClosed = isClosed && end.isClosed
        }
        return Extent.Limit(value: sum, isClosed: isClosed)
    }

    /// The range of a quotient whose divisor is above zero for all completions.
    func extent(of above: AffineForm, over below: AffineForm) -> Extent? {
        let region = Region(self, touching: above.unknowns.union(below.unknowns))
        if region.hasEmptyRange { return nil }
        do {
            guard let program = try region.scaledProgram(divisor: below) else { return nil }
            func end(_ value: Fraction?) -> Extent.Limit? { value.map { Extent.Limit(value: $0, isClosed: true) } }
            return Extent(
                low: end(try region.least(above, program, isScaled: true)),
                high: end(try region.greatest(above, program, isScaled: true)))
        } catch {
            return Extent(low: nil, high: nil)
        }
    }
}

/// The unknown numbers that conditions tie to some of them, laid out as columns of a linear program.
private struct Region {
    let unknowns: [Int]
    private let conditions: [Unknowns.Condition]
    private let columns: [Int: Column]
    private let ranges: [Int: Enclosure]
    private let count: Int

    /// An unknown as a number that is 0 or more: `base + column`, `base - column`, or the difference of two columns.
    private struct Column {
        let index: Int
        let base: Fraction
        let sign: Int
        /// Without a base: the column to be taken away.
        let opposite: Int?
    }

    /// Nothing ties these unknowns to each other.
    var isFree: Bool { conditions.isEmpty }

    /// Some number has no value left.
    var hasEmptyRange: Bool { ranges.values.contains(where: \.isEmpty) }

    init(_ all: Unknowns, touching start: Set<Int>) {
        var isReached = [Bool](repeating: false, count: all.entries.count)
        for unknown in start { isReached[unknown] = true }
        var isTaken = [Bool](repeating: false, count: all.conditions.count)
        var taken: [Unknowns.Condition] = []
        while let index = all.conditions.indices.first(where: {
            !isTaken[$0] && all.conditions[$0].form.factors.keys.contains { isReached[$0] }
        }) {
            isTaken[index] = true
            taken.append(all.conditions[index])
            for unknown in all.conditions[index].form.factors.keys { isReached[unknown] = true }
        }
        unknowns = isReached.indices.filter { isReached[$0] }
        conditions = taken
        var columns: [Int: Column] = [:]
        var next = 0
        for unknown in unknowns {
            let column = Self.column(next, all.range(of: unknown))
            columns[unknown] = column
            next += column.opposite == nil ? 1 : 2
        }
        self.columns = columns
        ranges = Dictionary(uniqueKeysWithValues: unknowns.map { ($0, all.range(of: $0)) })
        count = next
    }

    private static func column(_ index: Int, _ range: Enclosure) -> Column {
        if let low = range.low, let base = try? Fraction(low.value) {
            return Column(index: index, base: base, sign: 1, opposite: nil)
        }
        if let high = range.high, let base = try? Fraction(high.value) {
            return Column(index: index, base: base, sign: -1, opposite: nil)
        }
        return Column(index: index, base: .zero, sign: 1, opposite: index + 1)
    }

    /// Factors of the columns, and what is left over.
    private func laidOut(_ form: AffineForm) throws(Fraction.Overflow) -> (factors: [Fraction], constant: Fraction) {
        var factors = [Fraction](repeating: .zero, count: count)
        var constant = form.constant
        for (unknown, factor) in form.factors {
            guard let column = columns[unknown] else { continue }
            constant = try constant + factor * column.base
            factors[column.index] = column.sign > 0 ? factor : factor.negated
            if let opposite = column.opposite { factors[opposite] = factor.negated }
        }
        return (factors, constant)
    }

    /// How far a column may go.
    private func span(_ unknown: Int) throws(Fraction.Overflow) -> Fraction? {
        guard let range = ranges[unknown], let low = range.low, let high = range.high else { return nil }
        return try Fraction(high.value) - Fraction(low.value)
    }

    /// - Returns: Nil when no completion is left.
    func program() throws(Fraction.Overflow) -> Simplex? {
        var rows: [Simplex.Condition] = []
        for condition in conditions {
            let (factors, constant) = try laidOut(condition.form)
            rows.append(
                Simplex.Condition(factors: factors, value: constant.negated, isEquality: condition.isEquality))
        }
        for unknown in unknowns {
            guard let span = try span(unknown), let column = columns[unknown] else { continue }
            var factors = [Fraction](repeating: .zero, count: count)
            factors[column.index] = .one
            rows.append(Simplex.Condition(factors: factors, value: span, isEquality: false))
        }
        return try Simplex(rows, unknowns: count)
    }

    /// The program in which every column is divided by the divisor; its reciprocal is one column more.
    ///
    /// - Source: A. Charnes, W. W. Cooper, Naval Research Logistics Quarterly 9 (1962), 181–186.
    func scaledProgram(divisor: AffineForm) throws(Fraction.Overflow) -> Simplex? {
        var rows: [Simplex.Condition] = []
        for condition in conditions {
            let (factors, constant) = try laidOut(condition.form)
            rows.append(
                Simplex.Condition(factors: factors + [constant], value: .zero, isEquality: condition.isEquality))
        }
        for unknown in unknowns {
            guard let span = try span(unknown), let column = columns[unknown] else { continue }
            var factors = [Fraction](repeating: .zero, count: count + 1)
            factors[column.index] = .one
            factors[count] = span.negated
            rows.append(Simplex.Condition(factors: factors, value: .zero, isEquality: false))
        }
        let (factors, constant) = try laidOut(divisor)
        rows.append(Simplex.Condition(factors: factors + [constant], value: .one, isEquality: true))
        return try Simplex(rows, unknowns: count + 1)
    }

    /// - Returns: Nil when there is no end.
    func greatest(_ form: AffineForm, _ program: Simplex, isScaled: Bool = false) throws(Fraction.Overflow) -> Fraction?
    {
        let (factors, constant) = try laidOut(form)
        guard case .optimum(let value) = try program.maximum(isScaled ? factors + [constant] : factors) else {
            return nil
        }
        return isScaled ? value : try value + constant
    }

    func least(_ form: AffineForm, _ program: Simplex, isScaled: Bool = false) throws(Fraction.Overflow) -> Fraction? {
        try greatest(form.multiplied(by: Fraction(whole: -1)), program, isScaled: isScaled)?.negated
    }
}
