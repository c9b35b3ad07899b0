package import FEELSyntax

/// What those who judge ask of unknown numbers.
extension Unknowns {
    /// Requires a comparison of two parts; nothing, where one of them is no straight line of the unknown numbers.
    package mutating func require(
        _ left: Possible, _ comparison: Node.Comparison, _ right: Possible, source: Int
    ) {
        guard let a = left.form, let b = right.form, let difference = try? a.subtracting(b) else { return }
        try? require(difference, comparison, source: source)
    }

    /// Says that an input is the sum of some parts; nothing, where one is no straight line.
    package mutating func define(_ read: Trace.Read, asSumOf parts: [Possible]) {
        var sum = AffineForm(Fraction.zero)
        for part in parts {
            guard let form = part.form, let next = try? sum.adding(form) else { return }
            sum = next
        }
        define(read, as: sum)
    }

    /// What a read of an unknown input may find.
    package func part(_ read: Trace.Read) -> Possible { possible(read) ?? .anything }

    /// The unknown inputs that a read comes down to.
    package func inputs(behind read: Trace.Read) -> [Trace.Read] {
        if case .affine(let form) = possible(read) { return form.unknowns.map { entries[$0].read } }
        return index(of: read) == nil ? [] : [read]
    }

    /// The completions in which a form compares with zero in that way; nil when that can't be said exactly.
    package func requiring(_ form: AffineForm, _ comparison: Node.Comparison) -> Unknowns? {
        var copy = self
        do { try copy.require(form, comparison) } catch { return nil }
        copy.tighten()
        return copy
    }

    /// What an unknown number may be; nil when no completion is left.
    package func rangeLeft(of unknown: Int) -> Enclosure? { rangeLeft(of: unknown, Regions()) }

    func rangeLeft(of unknown: Int, _ regions: Regions) -> Enclosure? {
        extent(of: AffineForm(unknown: unknown), regions)?.enclosure
    }
}

extension Bounder {
    /// Numerator minus threshold times denominator: the rate passes or fails by its sign.
    package func margin(_ above: Possible, _ below: Possible, threshold: Decimal) -> AffineForm? {
        guard let n = above.form, let d = below.form, let factor = try? Fraction(threshold) else { return nil }
        return try? n.adding(d, times: factor.negated)
    }

    /// Which signs a denominator may have, and the completions in which it is above zero; nil when it is no number.
    package func denominator(_ below: Possible) -> Denominator? {
        if let form = below.form {
            let signs = extent(of: form)?.signs ?? []
            return Denominator(signs, signs == .positive ? unknowns : unknowns.requiring(form, .greater) ?? unknowns)
        }
        return enclosure(below).map { Denominator($0.signs, unknowns) }
    }

    package struct Denominator {
        package let mayBeZero: Bool
        package let mayBeNegative: Bool
        package let mayBePositive: Bool
        package let whenPositive: Unknowns

        init(_ signs: Signs, _ unknowns: Unknowns) {
            mayBeZero = signs.contains(.zero)
            mayBeNegative = signs.contains(.negative)
            mayBePositive = signs.contains(.positive)
            whenPositive = unknowns
        }
    }

    /// One part divided by another that is above zero.
    package func rate(_ above: Possible, _ below: Possible) -> Possible {
        if let a = above.form, let b = below.form, !(a.isConstant && b.isConstant) { return .quotient(a, b) }
        return arithmetic(.divide, above, below)
    }
}

extension Bounder {
    /// A number rounded half up, away from zero.
    package func rounded(_ number: Possible, scale: Int) -> Possible {
        guard let range = enclosure(number) else { return .anything }
        func end(_ end: Enclosure.End?) -> Enclosure.End? {
            end.flatMap { $0.value.rounded(scale: scale, .halfUp) }.map { Enclosure.End($0) }
        }
        let result = Enclosure(low: end(range.low), high: end(range.high))
        return result.point.map { .value(.number($0)) } ?? .within(result)
    }
}

extension Unknowns {
    /// Some unknown inputs, and those that conditions tie to them.
    package func inputs(tiedTo reads: [Trace.Read]) -> [Trace.Read] {
        connected(to: reads.compactMap { index(of: $0) }).unknowns.map { entries[$0].read }
    }

    /// Whether some unknown inputs together may have no more than so many values.
    package func haveFewCompletions(_ reads: [Trace.Read], most: Int) -> Bool {
        var product = 1
        for unknown in reads.compactMap({ index(of: $0) }) {
            guard let count = valueCount(of: unknown), count <= most else { return false }
            product *= max(1, count)
            if product > most { return false }
        }
        return true
    }

    private func valueCount(of unknown: Int) -> Int? {
        switch entries[unknown].kind {
        case .truth: return 2
        case .text(let texts): return texts.count
        case .known: return 1
        case .anything: return nil
        case .number(let range, let isWhole):
            if range.point != nil { return 1 }
            guard isWhole, let low = range.low, let high = range.high else { return nil }
            return high.value.subtracting(low.value)?.exactInt.map { $0 + 1 }
        }
    }

    /// The least value and the rest, as long as there is no end; otherwise two halves.
    fileprivate func halves(of unknown: Int, _ range: Enclosure) -> [Unknowns]? {
        guard let low = range.low?.value, let next = low.adding(.one) else { return nil }
        guard let high = range.high?.value else {
            let middle = low.isZero ? low : low.adding(low) ?? low
            return parts(of: unknown, low, middle, nil)
        }
        guard low < high else { return nil }
        let middle = high.subtracting(low)?.divided(by: 2)?.rounded(scale: 0, .floor).flatMap { low.adding($0) }
        return parts(of: unknown, low, max(low, min(middle ?? low, high.subtracting(.one) ?? next)), high)
    }

    private func parts(of unknown: Int, _ low: Decimal, _ middle: Decimal, _ high: Decimal?) -> [Unknowns]? {
        guard let above = middle.adding(.one) else { return nil }
        let first = Enclosure(low: Enclosure.End(low), high: Enclosure.End(middle))
        let second = Enclosure(low: Enclosure.End(above), high: high.map { Enclosure.End($0) })
        return [narrowed(unknown, to: first), narrowed(unknown, to: second)]
    }
}

extension Bounder {
    /// Cases of one of some unknown inputs, of those with the fewest cases the first, and which it is; nil when there is
    /// nothing to split.
    ///
    /// A text goes into its few values, a number into two halves, or into a growing stretch and the rest as long as it has
    /// no end.
    package func split(among reads: [Trace.Read]) -> (read: Trace.Read, cases: [Unknowns])? {
        var fewest: (read: Trace.Read, cases: [Unknowns])?
        for read in reads {
            guard let cases = unknowns.index(of: read).flatMap({ cases(of: $0) }),
                cases.count < fewest?.cases.count ?? .max
            else { continue }
            fewest = (read, cases)
            if cases.count <= 2 { break }
        }
        return fewest
    }

    private func cases(of unknown: Int) -> [Unknowns]? {
        switch unknowns.entries[unknown].kind {
        case .truth: [true, false].map { unknowns.fixed(unknown, .known(.boolean($0))) }
        case .text(let texts): texts.map { unknowns.fixed(unknown, .known(.string($0))) }
        case .number(let range, true) where range.point == nil:
            unknowns.halves(of: unknown, unknowns.rangeLeft(of: unknown, regions) ?? range)
        case .number, .anything, .known: nil
        }
    }

    /// The least and the greatest value of a form over all completions; nil when none is left.
    func extent(of form: AffineForm) -> Extent? { unknowns.extent(of: form, regions) }
}
