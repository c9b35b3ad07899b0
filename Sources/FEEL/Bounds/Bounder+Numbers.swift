import FEELSyntax

/// Arithmetic and comparison of what is not known.
extension Bounder {
    /// The range of a number; nil for what may be something else.
    package func enclosure(_ possible: Possible) -> Enclosure? {
        switch possible {
        case .value(.number(let number)): Enclosure(number)
        case .affine(let form): extent(of: form)?.enclosure
        case .quotient(let above, let below): unknowns.extent(of: above, over: below)?.enclosure
        case .within(let range): range
        default: nil
        }
    }

    func negate(_ operand: Possible) -> Possible {
        switch operand {
        case .value(let value): return .value(Operators.negate(value))
        case .affine, .quotient: return arithmetic(.multiply, .value(.number(Decimal(-1))), operand)
        case .within(let range): return .within(range.negated)
        default: return .anything
        }
    }

    func arithmetic(_ operation: Node.Arithmetic, _ left: Possible, _ right: Possible) -> Possible {
        if let a = left.known, let b = right.known { return .value(Operators.arithmetic(operation, a, b)) }
        if let a = left.form, let b = right.form, let exact = try? exactly(operation, a, b), exact.isModest {
            return exact
        }
        guard let a = enclosure(left), let b = enclosure(right) else { return .anything }
        switch operation {
        case .add: return .within(a.adding(b))
        case .subtract: return .within(a.adding(b.negated))
        case .multiply: return .within(a.multiplied(by: b))
        case .divide: return a.divided(by: b).map(Possible.within) ?? .anything
        case .power: return .anything
        }
    }

    /// In straight lines; nil where it is none.
    private func exactly(
        _ operation: Node.Arithmetic, _ a: AffineForm, _ b: AffineForm
    ) throws(Fraction.Overflow) -> Possible? {
        switch operation {
        case .add: return Possible(try a.adding(b))
        case .subtract: return Possible(try a.subtracting(b))
        case .multiply:
            if a.isConstant { return Possible(try b.multiplied(by: a.constant)) }
            return b.isConstant ? Possible(try a.multiplied(by: b.constant)) : nil
        case .divide: return try quotient(a, b)
        case .power: return nil
        }
    }

    private func quotient(_ above: AffineForm, _ below: AffineForm) throws(Fraction.Overflow) -> Possible? {
        guard let signs = extent(of: below)?.signs else { return nil }
        if signs == .positive { return .quotient(above, below) }
        guard signs == .negative else { return nil }
        let minus = Fraction(whole: -1)
        return .quotient(try above.multiplied(by: minus), try below.multiplied(by: minus))
    }

    // MARK: Comparison

    func compare(_ left: Possible, _ comparison: Node.Comparison, _ right: Possible) -> Truths {
        if let a = left.known, let b = right.known {
            return Possible(evaluated: Operators.compare(a, comparison, b)).truths
        }
        if let signs = signs(left, right) { return Truths(comparison, signs) }
        if case .oneOf(let values) = left { return among(values, right) { compare($0, comparison, $1) } }
        if case .oneOf(let values) = right { return among(values, left) { compare($1, comparison, $0) } }
        if comparison == .equal || comparison == .notEqual, let a = truthsOnly(left), let b = truthsOnly(right) {
            let same = Self.same(a, b)
            return comparison == .equal ? same : same.negated
        }
        return left.isOpenNumber && isNull(right, comparison) || right.isOpenNumber && isNull(left, comparison)
            ? (comparison == .equal ? .no : .yes) : .all
    }

    private func among(_ values: [Value], _ other: Possible, _ body: (Possible, Possible) -> Truths) -> Truths {
        values.reduce(into: []) { $0.formUnion(body(.value($1), other)) }
    }

    /// The signs of left minus right, for numbers.
    private func signs(_ left: Possible, _ right: Possible) -> Signs? {
        if let difference = try? difference(left, right) {
            return extent(of: difference)?.signs ?? []
        }
        guard let a = enclosure(left), let b = enclosure(right) else { return nil }
        return a.adding(b.negated).signs
    }

    /// A form with the sign of left minus right.
    func difference(_ left: Possible, _ right: Possible) throws(Fraction.Overflow) -> AffineForm? {
        switch (left, right) {
        case (.quotient(let above, let below), _):
            guard let other = right.form else { return nil }
            if other.isConstant { return try above.adding(below, times: other.constant.negated) }
            return below.isConstant ? try above.adding(other, times: below.constant.negated) : nil
        case (_, .quotient): return try difference(right, left)?.multiplied(by: Fraction(whole: -1))
        default:
            guard let a = left.form, let b = right.form else { return nil }
            return try a.subtracting(b)
        }
    }

    private func truthsOnly(_ possible: Possible) -> Truths? {
        if case .truth(let truths) = possible { return truths }
        return possible.known?.boolean.map { $0 ? .yes : .no }
    }

    private static func same(_ a: Truths, _ b: Truths) -> Truths {
        var result: Truths = []
        if !a.isDisjoint(with: b) { result.insert(.yes) }
        if a != b || a.rawValue.nonzeroBitCount > 1 { result.insert(.no) }
        return result
    }

    private func isNull(_ possible: Possible, _ comparison: Node.Comparison) -> Bool {
        possible.known?.isNull == true && (comparison == .equal || comparison == .notEqual)
    }

    // MARK: Tests

    /// Whether a value passes a test that is no comparison: it is in the range or list, equal, or the test is true.
    func test(_ value: Possible, _ test: Possible) -> Truths {
        if let a = value.known, let b = test.known { return Possible(evaluated: Operators.test(a, b)).truths }
        switch test {
        case .value(.range(let range)): return contains(range, value)
        case .value(.list(let items)) where value.isOpenNumber:
            return items.reduce(Truths.no) { $0.or(self.test(value, .value($1))) }
        case .value(.boolean), .truth, .anything: return .all
        default: return compare(value, .equal, test)
        }
    }

    private func contains(_ range: RangeValue, _ value: Possible) -> Truths {
        if range.isComplement { return compare(value, .notEqual, .value(range.low)) }
        if range.isPoint { return compare(value, .equal, .value(range.low)) }
        var result: Truths = .yes
        if range.lowEnd != .absent {
            result = compare(value, range.lowEnd == .closed ? .greaterOrEqual : .greater, .value(range.low))
        }
        if range.highEnd != .absent {
            result = result.and(compare(value, range.highEnd == .closed ? .lessOrEqual : .less, .value(range.high)))
        }
        return result
    }
}
