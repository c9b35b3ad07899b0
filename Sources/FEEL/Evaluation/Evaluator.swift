package import Diagnostics
import FEELSyntax

/// What a plan is evaluated over.
public struct Facts: Sendable {
    /// By input number.
    public var inputs: [Value]
    /// The day of the run, for `today()`; expressions never see the machine's clock.
    public var asOf: CalendarDate?

    public init(inputs: [Value], asOf: CalendarDate? = nil) {
        self.inputs = inputs
        self.asOf = asOf
    }
}

/// Evaluates plans over the same facts. The plain and the explained path are one: a trace is kept only when asked for.
///
/// - Complexity: bounded by `Limits.evaluationSteps` for each call of `evaluate`.
/// - Specification: DMN 1.5, 10.3.2.
public struct Evaluator {
    package var facts: Facts
    let limits: Limits
    package var locals: [Value]
    /// Nil when nobody observes.
    package var trace: Trace?
    /// Nil unless steps are kept.
    var recorder: StepRecorder?
    /// Why the evaluation was given up; the result is null then.
    package private(set) var breach: Breach?
    var steps = 0
    /// Regular expressions that were used.
    var patterns = PatternCache()
    private var callDepth = 0

    package enum Breach: Sendable, Hashable {
        case steps
        case callDepth
        case listItems
        case textBytes
    }

    package init(facts: Facts, limits: Limits = .standard, localCount: Int = 0, recording: Bool = false) {
        self.facts = facts
        self.limits = limits
        locals = Array(repeating: .null, count: localCount)
        trace = recording ? Trace() : nil
    }

    /// The value of a plan. Locals that the caller has set stay as they are.
    ///
    /// - Returns: Null where FEEL has no value; unknown where an input that decides was not given.
    package mutating func evaluate(_ plan: Plan) -> Value {
        steps = 0
        return run(plan)
    }

    mutating func run(_ plan: Plan) -> Value {
        if locals.count < plan.localCount {
            locals += Array(repeating: .null, count: plan.localCount - locals.count)
        }
        return evaluate(plan.root, plan)
    }

    /// Counts a step; false when there are no more.
    mutating func step() -> Bool {
        steps += 1
        if steps > limits.evaluationSteps { breach = breach ?? .steps }
        return breach == nil
    }

    /// Steps that are left for work inside a function.
    var stepsLeft: Int { max(0, limits.evaluationSteps - steps) }

    /// Counts several steps; false when there are no more.
    mutating func spend(_ count: Int) -> Bool {
        steps += count
        if steps > limits.evaluationSteps { breach = breach ?? .steps }
        return breach == nil
    }

    mutating func give(up breach: Breach) -> Value {
        self.breach = self.breach ?? breach
        return .null
    }

    mutating func evaluate(_ ref: Plan.Ref, _ plan: Plan) -> Value {
        recorder == nil ? quick(ref, plan) : recorded(ref, plan)
    }

    mutating func visit(_ ref: Plan.Ref, _ plan: Plan) -> Value {
        guard step() else { return .null }
        switch plan.nodes[Int(ref)] {
        case .constant(let index): return plan.constants[Int(index)]
        case .input(let index): return read(input: Int(index))
        case .local(let index): return locals[Int(index)]
        case .column(let row, let column): return readColumn(evaluate(row, plan), Int(column))
        case .arithmetic(let operation, let left, let right):
            return bounded(Operators.arithmetic(operation, evaluate(left, plan), evaluate(right, plan)))
        case .compare(let comparison, let left, let right):
            return compare(evaluate(left, plan), comparison, evaluate(right, plan))
        case .and(let left, let right): return Logic.and(evaluate(left, plan), evaluate(right, plan))
        case .or(let left, let right): return Logic.or(evaluate(left, plan), evaluate(right, plan))
        case .negate(let operand): return Operators.negate(evaluate(operand, plan))
        case .between(let value, let low, let high):
            let (value, low, high) = (evaluate(value, plan), evaluate(low, plan), evaluate(high, plan))
            return affords(value) && affords(low, high) ? Operators.between(value, low, high) : .null
        case .conditional(let condition, let then, let otherwise):
            return branch(Truth(evaluate(condition, plan)), then, otherwise, plan)
        case .call(let builtin, let arguments): return call(Int(builtin), arguments, plan)
        case .filter(let base, let condition, let item): return filter(base, condition, Int(item), plan)
        case .list(let items): return .list(items.map { evaluate($0, plan) })
        default: return evaluateRare(ref, plan)
        }
    }

    @inline(__always)
    mutating func compare(_ left: Value, _ comparison: Node.Comparison, _ right: Value) -> Value {
        affords(left, right) ? Operators.compare(left, comparison, right) : .null
    }

    private mutating func evaluateRare(_ ref: Plan.Ref, _ plan: Plan) -> Value {
        switch plan.nodes[Int(ref)] {
        case .member(let base, let name): return member(of: evaluate(base, plan), plan.strings[Int(name)])
        case .memberOfItem(let local, let name, let otherwise):
            return memberOfItem(Int(local), plan.strings[Int(name)], otherwise, plan)
        case .context(let entries): return context(entries, plan)
        case .range(let low, let lowEnd, let high, let highEnd):
            return Operators.range(evaluate(low, plan), lowEnd, evaluate(high, plan), highEnd)
        case .comparisonRange(let comparison, let operand):
            return Operators.range(comparison, evaluate(operand, plan))
        case .forEach(let iterators, let body, let partial): return forEach(iterators, body, Int(partial), plan)
        case .quantified(let quantifier, let iterators, let body):
            return quantified(quantifier, iterators, body, plan)
        case .invoke(let function, let arguments, let names): return invoke(function, arguments, names, plan)
        case .function(let function): return closure(function, plan)
        case .builtin(let number):
            let names = Builtins.all[Int(number)].signatures.first?.parameters.map(\.name) ?? []
            return .function(FunctionValue(body: .builtin(Int(number)), parameters: names))
        case .instanceOf(let value, let type):
            let value = evaluate(value, plan)
            return affords(value) ? Operators.instance(value, of: type) : .null
        default: return evaluateTest(ref, plan)
        }
    }

    private mutating func evaluateTest(_ ref: Plan.Ref, _ plan: Plan) -> Value {
        switch plan.nodes[Int(ref)] {
        case .anyTest(let tests, let negated): return anyTest(tests, negated: negated, plan)
        case .testComparison(let comparison, let operand, let input):
            return compare(locals[Int(input)], comparison, evaluate(operand, plan))
        case .testValue(let operand, let input):
            let (value, test) = (locals[Int(input)], evaluate(operand, plan))
            return affords(value, test) ? Operators.test(value, test) : .null
        case .isIn(let value, let tests, let input):
            locals[Int(input)] = evaluate(value, plan)
            return evaluate(tests, plan)
        default: return .null
        }
    }

    // MARK: Reading

    @inline(__always)
    mutating func read(input: Int) -> Value {
        guard facts.inputs.indices.contains(input) else { return .null }
        trace?.note(.input(input))
        return facts.inputs[input]
    }

    private mutating func readColumn(_ base: Value, _ column: Int) -> Value {
        switch base {
        case .row(let row):
            trace?.note(.cell(input: row.input, row: row.number, column: column))
            return row.values.indices.contains(column) ? row.values[column] : .null
        case .list(let items): return .list(items.map { readColumn($0, column) })
        case .unknown: return .unknown
        default: return .null
        }
    }

    /// A member by name; of a list, the member of each item.
    ///
    /// - Specification: DMN 1.5, 10.3.2.5 and table 60.
    private func member(of base: Value, _ name: String) -> Value {
        switch base {
        case .context(let context): context[name] ?? .null
        case .list(let items): .list(items.map { member(of: $0, name) })
        case .unknown: .unknown
        default: Operators.property(name, of: base)
        }
    }

    private mutating func memberOfItem(_ local: Int, _ name: String, _ otherwise: Plan.Ref, _ plan: Plan) -> Value {
        if case .context(let context) = locals[local], let value = context[name] { return value }
        return evaluate(otherwise, plan)
    }

    // MARK: Structure

    /// The branch that a condition chooses; where it is not known, the value that both have.
    mutating func branch(_ condition: Truth, _ then: Plan.Ref, _ otherwise: Plan.Ref, _ plan: Plan) -> Value {
        switch condition {
        case .yes: return evaluate(then, plan)
        case .no, .null: return evaluate(otherwise, plan)
        case .unknown:
            let (first, second) = (evaluate(then, plan), evaluate(otherwise, plan))
            return affords(first, second) && Value.equal(first, second) == true ? first : .unknown
        }
    }

    private mutating func context(_ entries: [PlanEntry], _ plan: Plan) -> Value {
        var result = Context()
        for entry in entries {
            let value = evaluate(entry.value, plan)
            if result[entry.name] != nil { return .null }
            locals[Int(entry.local)] = value
            result.set(entry.name, value)
        }
        return .context(result)
    }

    private mutating func anyTest(_ tests: [Plan.Ref], negated: Bool, _ plan: Plan) -> Value {
        var result = Value.boolean(false)
        for test in tests {
            result = Logic.or(result, evaluate(test, plan))
            if result.boolean == true { break }
        }
        return negated ? Operators.not(result) : result
    }

    // MARK: Functions

    private func closure(_ function: PlanFunction, _ plan: Plan) -> Value {
        let closure = FunctionValue.Closure(plan: plan, function: function, captured: locals)
        return .function(FunctionValue(body: .closure(closure), parameters: function.parameters))
    }

    private mutating func invoke(
        _ function: Plan.Ref, _ arguments: [Plan.Ref], _ names: [String], _ plan: Plan
    ) -> Value {
        let callee = evaluate(function, plan)
        let values = arguments.map { evaluate($0, plan) }
        guard case .function(let function) = callee else { return callee.isUnknown ? .unknown : .null }
        if names.isEmpty { return apply(function, values) }
        if case .builtin(let number) = function.body { return call(number, values, named: names) }
        var placed = [Value?](repeating: nil, count: function.parameters.count)
        for (name, value) in zip(names, values) {
            guard let index = function.parameters.firstIndex(of: name), placed[index] == nil else { return .null }
            placed[index] = value
        }
        return apply(function, placed.map { $0 ?? .null })
    }

    /// Calls a function value with arguments in order.
    mutating func apply(_ function: FunctionValue, _ arguments: [Value]) -> Value {
        guard callDepth < limits.callDepth else { return give(up: .callDepth) }
        callDepth += 1
        defer { callDepth -= 1 }
        switch function.body {
        case .builtin(let number): return call(number, arguments.map { $0 })
        case .closure(let closure):
            guard arguments.count == closure.function.parameters.count else { return .null }
            let outside = locals
            defer { locals = outside }
            locals = closure.captured
            if locals.count < closure.plan.localCount {
                locals += Array(repeating: .null, count: closure.plan.localCount - locals.count)
            }
            for (offset, argument) in arguments.enumerated() {
                let type = closure.function.types[offset].map(Type.init(named:)) ?? .any
                guard type == .any || affords(argument), let value = argument.coerced(to: type) else { return .null }
                locals[Int(closure.function.firstLocal) + offset] = value
            }
            return evaluate(closure.function.body, closure.plan)
        }
    }

    private mutating func call(_ number: Int, _ arguments: [Plan.Ref], _ plan: Plan) -> Value {
        call(number, arguments.map { $0 < 0 ? nil : evaluate($0, plan) })
    }
}
