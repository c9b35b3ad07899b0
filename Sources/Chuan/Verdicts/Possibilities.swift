import Diagnostics
import FEEL
import FEELSyntax

/// One missing number, and everything that it may be.
///
/// The number goes through the values that the type of its field and the constraints of its row allow. Only parts that
/// depend on it in a straight line are used, so that two points say all.
struct Possibilities {
    let facts: ReportFacts
    let limits: Limits
    let read: Trace.Read
    /// Least and greatest value; nil: no end.
    private(set) var low = Decimal.zero
    private(set) var high: Decimal?

    /// - Returns: Nil when the field is no count or amount, or when the constraints leave no value.
    init?(_ read: Trace.Read, _ facts: ReportFacts, constraints: [[Constraint]], limits: Limits) {
        guard let field = facts.field(of: read), field.isCountable else { return nil }
        self.read = read
        self.facts = facts
        self.limits = limits
        for constraint in constraints[facts.blockIndex(of: read)] where constraint.severity == .inconsistent {
            narrow(by: constraint)
        }
        if let high, high < low { return nil }
    }

    /// The facts with a value in place of the missing number.
    func substituted(_ value: Decimal) -> (facts: Facts, row: Value?) {
        var inputs = facts.facts.inputs
        switch read {
        case .input(let input):
            inputs[input] = .number(value)
            return (Facts(inputs: inputs, asOf: facts.facts.asOf), nil)
        case .cell(let input, let row, let column):
            guard case .list(var rows) = inputs[input], case .row(let old) = rows[row - 1] else {
                return (facts.facts, nil)
            }
            var values = old.values
            values[column] = .number(value)
            rows[row - 1] = .row(Row(input: input, number: row, values: values))
            inputs[input] = .list(rows)
            return (Facts(inputs: inputs, asOf: facts.facts.asOf), rows[row - 1])
        }
    }

    // MARK: Constraints

    /// Uses a comparison whose sides depend on the number in a straight line.
    private mutating func narrow(by constraint: Constraint) {
        guard let sides = constraint.sides else { return }
        let dependence = Dependence(on: read, rowLocals: [0])
        guard sides.left.degree(dependence).map({ $0 <= 1 }) ?? false,
            sides.right.degree(dependence).map({ $0 <= 1 }) ?? false,
            let atZero = difference(sides, .zero), let atOne = difference(sides, .one),
            let slope = atOne.subtracting(atZero), !slope.isZero, let root = atZero.negated.divided(by: slope)
        else { return }
        // slope · x + atZero compared with zero, so x compared with the root, turned round for a falling line.
        switch slope.signum > 0 ? sides.comparison : sides.comparison.reversed {
        case .equal: if root.isInteger { raise(to: root); lower(to: root) }
        case .lessOrEqual, .less: if let whole = root.rounded(scale: 0, .floor) { lower(to: whole) }
        case .greaterOrEqual, .greater: if let whole = root.rounded(scale: 0, .ceiling) { raise(to: whole) }
        case .notEqual: return
        }
    }

    private mutating func raise(to value: Decimal) { if value > low { low = value } }

    private mutating func lower(to value: Decimal) { high = high.map { min($0, value) } ?? value }

    /// Left minus right, with a value for the number.
    private func difference(_ sides: Constraint.Sides, _ value: Decimal) -> Decimal? {
        let (substituted, row) = substituted(value)
        var evaluator = Evaluator(facts: substituted, limits: limits)
        if let row { evaluator.locals = [row] }
        guard case .number(let left) = evaluator.evaluate(sides.left),
            case .number(let right) = evaluator.evaluate(sides.right)
        else { return nil }
        return left.subtracting(right)
    }
}

extension CheckJudging {
    /// Decides a rate with one number missing, when every value that it may have gives the same verdict. Where some
    /// values leave no events, a pass of all the others stands.
    mutating func decideByPossibilities(_ target: CompiledTarget, label: String?) -> ItemResult? {
        guard case .rate(let above, let below, _) = plan.measure, let (comparison, threshold) = target.comparison,
            plan.rounding == nil, let possible = possibilities(), isLinear(above, below, possible.read)
        else { return nil }
        var orders: Set<Int> = []
        var mayBeEmpty = false
        for end in [possible.low, possible.high ?? possible.low] {
            guard let (numerator, denominator) = rate(above, below, at: end, possible), denominator.signum >= 0 else {
                return nil
            }
            if denominator.isZero {
                mayBeEmpty = true
            } else {
                orders.insert(Decimal.compareProducts(numerator, .one, threshold, denominator))
            }
        }
        if possible.high == nil {
            guard let far = orderFarAway(above, below, possible, threshold) else { return nil }
            orders.insert(far)
        }
        return agreed(comparison, orders, mayBeEmpty: mayBeEmpty).map { certain($0, target, possible, label: label) }
    }

    /// The verdict that all orders of the rate against the threshold have in common. Between orders of both signs the
    /// rate passes the threshold itself.
    private func agreed(_ comparison: Node.Comparison, _ orders: Set<Int>, mayBeEmpty: Bool) -> VerdictCode? {
        let passed = orders.contains(-1) && orders.contains(1) ? orders.union([0]) : orders
        let truths = Set(passed.map { comparison.holds($0) })
        if truths.isEmpty { return plan.zeroDenominator }
        guard truths.count == 1, let passes = truths.first else { return nil }
        if passes { return .pass }
        return mayBeEmpty ? nil : .fail
    }

    /// The values of the only number that was read and not given.
    private func possibilities() -> Possibilities? {
        let open = (evaluator.trace?.reads ?? []).filter { facts.value($0)?.isUnknown ?? false }
        guard open.count == 1, let read = open.first else { return nil }
        return Possibilities(read, facts, constraints: facts.constraints, limits: limits)
    }

    private func isLinear(_ above: CheckPlan.Part, _ below: CheckPlan.Part, _ read: Trace.Read) -> Bool {
        var dependence = Dependence(on: read, rowLocals: rowLocals(holding: read))
        for definition in plan.definitions {
            let degree = definition.part.plan.degree(dependence)
            if degree != 0 { dependence.locals[definition.local] = .some(degree) }
        }
        return [above, below].allSatisfy { ($0.plan.degree(dependence) ?? 2) <= 1 }
    }

    private func rowLocals(holding read: Trace.Read) -> Set<Int> {
        guard let local = plan.source?.rowLocal, case .cell(let input, let row, _) = read,
            case .row(let current) = evaluator.locals[local], current.input == input, current.number == row
        else { return [] }
        return [local]
    }

    private func rate(
        _ above: CheckPlan.Part, _ below: CheckPlan.Part, at value: Decimal, _ possible: Possibilities
    ) -> (Decimal, Decimal)? {
        let (substituted, row) = possible.substituted(value)
        var probe = Evaluator(facts: substituted, limits: limits)
        probe.locals = evaluator.locals
        if let row { for local in rowLocals(holding: possible.read) { probe.locals[local] = row } }
        for definition in plan.definitions { probe.locals[definition.local] = probe.evaluate(definition.part.plan) }
        guard case .number(let numerator) = probe.evaluate(above.plan),
            case .number(let denominator) = probe.evaluate(below.plan)
        else { return nil }
        return (numerator, denominator)
    }

    /// The order for ever greater values: numerator − threshold · denominator is a line, whose slope decides.
    private func orderFarAway(
        _ above: CheckPlan.Part, _ below: CheckPlan.Part, _ possible: Possibilities, _ threshold: Decimal
    ) -> Int? {
        guard let next = possible.low.adding(.one), let (n0, d0) = rate(above, below, at: possible.low, possible),
            let (n1, d1) = rate(above, below, at: next, possible), d1 >= d0,
            let a = threshold.multiplied(by: d0).flatMap({ n0.subtracting($0) }),
            let b = threshold.multiplied(by: d1).flatMap({ n1.subtracting($0) }), let slope = b.subtracting(a)
        else { return nil }
        return slope.isZero ? a.signum : slope.signum
    }

    /// The figures, where the missing number can only be one.
    private func figures(_ target: CompiledTarget, _ possible: Possibilities) -> ItemResult.Figures? {
        guard possible.high == possible.low, case .rate(let above, let below, _) = plan.measure,
            let (numerator, denominator) = rate(above, below, at: possible.low, possible)
        else { return nil }
        return ItemResult.Figures(
            numerator: numerator, denominator: denominator, value: numerator.divided(by: denominator),
            shown: Shown.rate(numerator, denominator, target), interval: nil)
    }

    private func certain(
        _ verdict: VerdictCode, _ target: CompiledTarget, _ possible: Possibilities, label: String?
    ) -> ItemResult {
        let missing = missingNow()
        return ItemResult(
            label: label, verdict: verdict, compared: verdict == .noEvents ? 0 : 1, figures: figures(target, possible),
            missing: missing,
            evidence: takeEvidence(),
            sentence: said(Sentences.certain(verdict, target, missing, possible.low, possible.high)))
    }
}

extension Node.Comparison {
    /// The comparison with its sides exchanged.
    fileprivate var reversed: Node.Comparison {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

extension Field {
    /// A whole number of something, 0 or more.
    fileprivate var isCountable: Bool {
        switch kind {
        case .count, .money: true
        case .rate, .number, .flag, .date, .text, .choice, .texts: false
        }
    }
}
