package import Diagnostics
import FEELSyntax

/// The second interpreter of a plan: what its value may be over all completions of the inputs that are not known.
///
/// Sound: the value of `evaluate` on any completion is among the possibilities. It follows numbers in straight lines of
/// the unknown ones as exact forms, others as intervals, truths as sets of the three truth values, lists with items that
/// may not be there. Where anything else meets something unknown, the result is `anything`.
///
/// - Complexity: bounded by `Limits.evaluationSteps` for each call of `bound`.
package struct Bounder {
    /// Inputs with `unknown` in the place of everything that is not known.
    package let facts: Facts
    package let unknowns: Unknowns
    package var locals: [Possible]
    let limits: Limits
    /// Of the unknown numbers; shared by copies, as these can't change.
    let regions = Regions()
    var steps = 0

    package init(facts: Facts, unknowns: Unknowns, locals: [Possible] = [], limits: Limits) {
        self.facts = facts
        self.unknowns = unknowns
        self.locals = locals
        self.limits = limits
    }

    /// What the value of a plan may be. Locals that the caller has set stay as they are.
    package mutating func bound(_ plan: Plan) -> Possible {
        steps = 0
        if locals.count < plan.localCount {
            locals += Array(repeating: .value(.null), count: plan.localCount - locals.count)
        }
        return bound(plan.root, plan)
    }

    mutating func bound(_ ref: Plan.Ref, _ plan: Plan) -> Possible {
        steps += 1
        guard steps <= limits.evaluationSteps else { return .anything }
        switch plan.nodes[Int(ref)] {
        case .constant(let index): return Possible(evaluated: plan.constants[Int(index)])
        case .input(let input): return read(input: Int(input))
        case .local(let local): return locals[Int(local)]
        case .column(let base, let column): return readColumn(bound(base, plan), Int(column))
        case .list(let items): return list(items.map { bound($0, plan) })
        case .negate(let operand): return negate(bound(operand, plan))
        case .arithmetic(let operation, let left, let right):
            return arithmetic(operation, bound(left, plan), bound(right, plan))
        case .compare(let comparison, let left, let right):
            return compare(bound(left, plan), comparison, bound(right, plan)).possible
        case .and(let left, let right): return both(left, right, plan, are: true).possible
        case .or(let left, let right): return both(left, right, plan, are: false).negated.possible
        case .between(let value, let low, let high):
            let value = bound(value, plan)
            let above = compare(value, .greaterOrEqual, bound(low, plan))
            return above.and(compare(value, .lessOrEqual, bound(high, plan))).possible
        case .conditional(let condition, let then, let otherwise):
            return conditional(condition, then, otherwise, plan)
        case .filter(let base, let condition, let item):
            return filter(bound(base, plan), condition, Int(item), plan) ?? unbounded(ref, plan)
        case .forEach(let iterators, let body, let partial): return forEach(iterators, body, Int(partial), plan)
        case .quantified(let quantifier, let iterators, let body): return quantified(quantifier, iterators, body, plan)
        case .call(let builtin, let arguments): return call(Int(builtin), arguments, plan)
        default: return boundTest(ref, plan)
        }
    }

    private mutating func boundTest(_ ref: Plan.Ref, _ plan: Plan) -> Possible {
        switch plan.nodes[Int(ref)] {
        case .anyTest(let tests, let negated):
            let result = anyTest(tests, plan)
            return (negated ? result.negated : result).possible
        case .testComparison(let comparison, let operand, let input):
            return compare(locals[Int(input)], comparison, bound(operand, plan)).possible
        case .testValue(let operand, let input): return test(locals[Int(input)], bound(operand, plan)).possible
        case .isIn(let value, let tests, let input):
            locals[Int(input)] = bound(value, plan)
            return bound(tests, plan)
        default: return unbounded(ref, plan)
        }
    }

    /// What the evaluator makes of it, for whom everything unknown may be anything.
    func unbounded(_ ref: Plan.Ref, _ plan: Plan) -> Possible {
        var evaluator = Evaluator(facts: facts, limits: limits)
        evaluator.locals = locals.map { $0.known ?? .unknown }
        return Possible(evaluated: evaluator.evaluate(ref, plan))
    }

    // MARK: Reading

    private func read(input: Int) -> Possible {
        guard facts.inputs.indices.contains(input) else { return .value(.null) }
        let value = facts.inputs[input]
        if value.isUnknown { return unknowns.possible(.input(input)) ?? .anything }
        return Possible(evaluated: value)
    }

    private func readColumn(_ base: Possible, _ column: Int) -> Possible {
        switch base {
        case .value(.row(let row)):
            guard row.values.indices.contains(column) else { return .value(.null) }
            let value = row.values[column]
            guard value.isUnknown else { return Possible(evaluated: value) }
            return unknowns.possible(.cell(input: row.input, row: row.number, column: column)) ?? .anything
        case .value(.list(let items)): return list(items.map { readColumn(Possible(evaluated: $0), column) })
        case .list(let items):
            return .list(
                items.map { Possible.Item(value: readColumn($0.value, column), isCertain: $0.isCertain) })
        case .anything: return .anything
        default: return .value(.null)
        }
    }

    private func list(_ items: [Possible]) -> Possible {
        let known = items.compactMap(\.known)
        if known.count == items.count { return .value(.list(known)) }
        return .list(items.map { Possible.Item(value: $0, isCertain: true) })
    }

    // MARK: Choices

    /// Whether two conditions are of one kind, true or false.
    ///
    /// The second one matters only where the first one is of that kind: it is looked at there once more if it could be null
    /// elsewhere, as in `d = 0 or n / d > 1`.
    private mutating func both(_ left: Plan.Ref, _ right: Plan.Ref, _ plan: Plan, are kind: Bool) -> Truths {
        func are(_ truths: Truths) -> Truths { kind ? truths : truths.negated }
        let (first, second) = (are(bound(left, plan).truths), are(bound(right, plan).truths))
        let result = first.and(second)
        guard first == [.yes, .no], second.contains(.none) else { return result }
        return are(bound(right, plan, where: left, holds: kind).truths).and(.yes).union(.no)
    }

    private mutating func conditional(
        _ condition: Plan.Ref, _ then: Plan.Ref, _ otherwise: Plan.Ref, _ plan: Plan
    ) -> Possible {
        let truths = bound(condition, plan).truths
        if truths == .yes { return bound(then, plan) }
        if !truths.contains(.yes) { return bound(otherwise, plan) }
        let result = union(bound(then, plan), bound(otherwise, plan))
        guard truths == [.yes, .no], case .anything = result else { return result }
        // As in `if d = 0 then 0 else n / d`.
        return union(
            bound(then, plan, where: condition, holds: true), bound(otherwise, plan, where: condition, holds: false))
    }

    /// What a part may be where a condition comes out true, or false.
    private mutating func bound(
        _ ref: Plan.Ref, _ plan: Plan, where condition: Plan.Ref, holds: Bool
    ) -> Possible {
        var there = assuming(condition, plan, holds: holds)
        defer { steps = there.steps }
        let found = there.bound(ref, plan)
        // Its range there: elsewhere its divisor may come near zero.
        guard found.isOpenNumber, let range = there.enclosure(found) else { return found }
        return .within(range)
    }

    /// What either of two may be.
    func union(_ left: Possible, _ right: Possible) -> Possible {
        if let a = left.known, let b = right.known, Value.equal(a, b) == true { return left }
        if let a = enclosure(left), let b = enclosure(right) { return .within(a.union(b)) }
        let areTruths = [left, right].allSatisfy { side in
            if case .truth = side { return true }
            return side.known?.boolean != nil
        }
        if areTruths { return left.truths.union(right.truths).possible }
        if let a = left.known, let b = right.known { return .oneOf([a, b]) }
        return .anything
    }
}
