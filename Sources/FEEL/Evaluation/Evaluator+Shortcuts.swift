import FEELSyntax

/// The usual nodes of a plan where nobody observes the steps: truth stays a word, numbers are read where they stand.
extension Evaluator {
    /// What logic makes of a value: every value that is neither true, false nor unknown is null to it.
    enum Truth: UInt8 {
        case no, yes, null, unknown

        @inline(__always)
        init(_ truth: Bool) { self = truth ? .yes : .no }

        @inline(__always)
        init(_ value: borrowing Value) {
            switch value {
            case .boolean(let truth): self = Truth(truth)
            case .unknown: self = .unknown
            default: self = .null
            }
        }

        var value: Value {
            switch self {
            case .no: .boolean(false)
            case .yes: .boolean(true)
            case .null: .null
            case .unknown: .unknown
            }
        }
    }

    @inline(__always)
    mutating func quick(_ ref: Plan.Ref, _ plan: Plan) -> Value {
        switch plan.shortcuts[Int(ref)] {
        case .none: return visit(ref, plan)
        case .constant(let index): return step() ? plan.constants[Int(index)] : .null
        case .input(let index): return step() ? read(input: Int(index)) : .null
        case .local(let index): return step() ? locals[Int(index)] : .null
        case .arithmetic(let operation, let left, let right): return quickArithmetic(operation, left, right, plan)
        case .conditional(let condition, let then, let otherwise):
            guard step() else { return .null }
            return branch(truth(condition, plan), then, otherwise, plan)
        case .compare, .compareQuotient, .isNull, .and, .or: return truth(ref, plan).value
        case .not(let operand): return quickNot(operand, plan)
        }
    }

    private mutating func quickArithmetic(
        _ operation: Node.Arithmetic, _ left: Plan.Ref, _ right: Plan.Ref, _ plan: Plan
    ) -> Value {
        guard step() else { return .null }
        return bounded(Operators.arithmetic(operation, evaluate(left, plan), evaluate(right, plan)))
    }

    /// `not` of what is a truth value already; anything else goes the way of all calls.
    private mutating func quickNot(_ operand: Plan.Ref, _ plan: Plan) -> Value {
        guard step() else { return .null }
        let value = evaluate(operand, plan)
        switch value {
        case .boolean, .unknown, .null: return Operators.not(value)
        default: return Builtins.not.map { call($0, [value]) } ?? .null
        }
    }

    /// The value of a node as logic sees it.
    private mutating func truth(_ ref: Plan.Ref, _ plan: Plan) -> Truth {
        switch plan.shortcuts[Int(ref)] {
        case .compare(let comparison, let left, let right):
            guard step() else { return .null }
            if let left = number(left, plan), let right = number(right, plan) {
                return Truth(comparison.holds(Decimal.compare(left, right)))
            }
            return Truth(compare(evaluate(left, plan), comparison, evaluate(right, plan)))
        case .compareQuotient(let comparison, let part, let whole, let bar):
            return compareQuotient(comparison, part, whole, bar, plan)
        case .isNull(let operand, let negated): return isNull(operand, negated: negated, plan)
        case .and(let left, let right): return both(left, right, plan, decided: .no)
        case .or(let left, let right): return both(left, right, plan, decided: .yes)
        default: return Truth(evaluate(ref, plan))
        }
    }

    /// - Parameter decided: The truth of either operand that is the result whatever the other one is.
    private mutating func both(_ left: Plan.Ref, _ right: Plan.Ref, _ plan: Plan, decided: Truth) -> Truth {
        guard step() else { return .null }
        let first = truth(left, plan)
        // Who traces what is read wants to see the other operand too.
        if first == decided, trace == nil { return decided }
        let second = truth(right, plan)
        if first == decided || second == decided { return decided }
        if first == .unknown || second == .unknown { return .unknown }
        return first == .null || second == .null ? .null : first
    }

    private mutating func isNull(_ operand: Plan.Ref, negated: Bool, _ plan: Plan) -> Truth {
        guard spend(2) else { return .null }
        if plainNumber(operand, plan) != nil { return Truth(negated) }
        let value = evaluate(operand, plan)
        switch value {
        case .null: return Truth(!negated)
        case .unknown: return .unknown
        case .list, .context: return Truth(compare(value, negated ? .notEqual : .equal, .null))
        default: return Truth(negated)
        }
    }

    private mutating func compareQuotient(
        _ comparison: Node.Comparison, _ part: Plan.Ref, _ whole: Plan.Ref, _ bar: Plan.Ref, _ plan: Plan
    ) -> Truth {
        guard spend(2) else { return .null }
        if let part = number(part, plan), let whole = number(whole, plan), let bar = number(bar, plan),
            let order = Decimal.compareQuotient(part, whole, bar)
        {
            return Truth(comparison.holds(order))
        }
        let quotient = bounded(Operators.arithmetic(.divide, evaluate(part, plan), evaluate(whole, plan)))
        return Truth(compare(quotient, comparison, evaluate(bar, plan)))
    }

    /// The number of a node that is one, or the sum or difference of two such; nil where another way has to be taken.
    @inline(__always)
    private mutating func number(_ ref: Plan.Ref, _ plan: Plan) -> Decimal? {
        switch plan.shortcuts[Int(ref)] {
        case .arithmetic(.add, let left, let right): sum(left, right, plan)
        case .arithmetic(.subtract, let left, let right): difference(left, right, plan)
        default: plainNumber(ref, plan)
        }
    }

    private mutating func sum(_ left: Plan.Ref, _ right: Plan.Ref, _ plan: Plan) -> Decimal? {
        guard let left = plainNumber(left, plan), let right = plainNumber(right, plan), step() else { return nil }
        return left.adding(right)
    }

    private mutating func difference(_ left: Plan.Ref, _ right: Plan.Ref, _ plan: Plan) -> Decimal? {
        guard let left = plainNumber(left, plan), let right = plainNumber(right, plan), step() else { return nil }
        return left.subtracting(right)
    }

    @inline(__always)
    private mutating func plainNumber(_ ref: Plan.Ref, _ plan: Plan) -> Decimal? {
        switch plan.shortcuts[Int(ref)] {
        case .constant(let index):
            guard case .number(let number) = plan.constants[Int(index)], step() else { return nil }
            return number
        case .input(let index):
            guard facts.inputs.indices.contains(Int(index)), case .number(let number) = facts.inputs[Int(index)],
                step()
            else { return nil }
            trace?.note(.input(Int(index)))
            return number
        case .local(let index):
            guard case .number(let number) = locals[Int(index)], step() else { return nil }
            return number
        default: return nil
        }
    }
}
