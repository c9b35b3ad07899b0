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
    /// - Parameter regions: Those that were laid out before, of these unknowns as they are.
    /// - Complexity: that of a linear program over the unknowns that conditions tie to those of the form.
    func extent(of form: AffineForm, _ regions: Regions) -> Extent? {
        if form.isConstant {
            let limit = Extent.Limit(value: form.constant, isClosed: true)
            return Extent(low: limit, high: limit)
        }
        return regions.extent(of: form) { searched(form, regions) }
    }

    private func searched(_ form: AffineForm, _ regions: Regions) -> Extent? {
        let place = regions.place(of: form, self)
        let region = regions.all[place].region
        if region.hasEmptyRange { return nil }
        if region.isFree { return boxed(form) }
        do {
            guard let program = try regions.program(place) else { return nil }
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
        for term in form.terms {
            let range = range(of: term.unknown)
            guard let end = (term.factor.signum > 0) == isLow ? range.low : range.high,
                let value = try? Fraction(end.value), let next = try? sum + term.factor * value
            else { return nil }
            sum = next
            isClosed = isClosed && end.isClosed
        }
        return Extent.Limit(value: sum, isClosed: isClosed)
    }

    /// The range of a quotient whose divisor is above zero for all completions.
    func extent(of above: AffineForm, over below: AffineForm) -> Extent? {
        let region = Region(self, touching: above.unknowns + below.unknowns)
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
