import Diagnostics
import FEELSyntax

/// Finds out of the steps of an evaluation why parts are null: the innermost part that lost its value, not what only
/// passed it on. A null that was written or given needs no reason.
struct NullReasons {
    let plan: Plan
    let expression: Expression
    private let mostItems: Int
    private var found: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []

    /// Reasons are few: they are read by people.
    private static let most = 10

    /// - Complexity: O(steps).
    static func of(
        _ root: Trace.Step, _ plan: Plan, _ expression: Expression, limits: Limits
    ) -> [Diagnostic] {
        var reasons = NullReasons(plan: plan, expression: expression, mostItems: limits.listItems)
        _ = reasons.explain(root)
        return reasons.found
    }

    private init(plan: Plan, expression: Expression, mostItems: Int) {
        self.plan = plan
        self.expression = expression
        self.mostItems = mostItems
    }

    /// - Returns: Whether the step is null and its reason was given, here or inside it.
    private mutating func explain(_ step: Trace.Step) -> Bool {
        var isExplained = false
        for child in step.children where explain(child) { isExplained = true }
        guard step.value.isNull, found.count < Self.most else { return false }
        let node = plan.nodes[Int(step.ref)]
        if case .nothing = node { return true }
        if isExplained, !node.isMember { return true }
        guard let reason = reason(step, node) else { return isExplained }
        let diagnostic = Diagnostic.noValue(reason, at: expression.span(plan.origins[Int(step.ref)]))
        if seen.insert(diagnostic).inserted { found.append(diagnostic) }
        return true
    }

    private func reason(_ step: Trace.Step, _ node: PlanNode) -> NoValueReason? {
        switch node {
        case .constant: literal(step)
        case .arithmetic(let operation, let left, let right):
            arithmetic(operation, step.value(of: left), step.value(of: right))
        case .negate(let operand): .doesNotTakeOne(sign: "-", Type(shallow: step.value(of: operand)))
        case .compare(let comparison, let left, let right):
            comparison.reason(step.value(of: left), step.value(of: right))
        case .between(let value, let low, let high):
            between(step.value(of: value), step.value(of: low), step.value(of: high))
        case .and(let left, let right): logic("and", step.value(of: left), step.value(of: right))
        case .or(let left, let right): logic("or", step.value(of: left), step.value(of: right))
        case .call(let number, let arguments):
            call(Builtins.all[Int(number)], arguments.map { $0 < 0 ? nil : step.value(of: $0) })
        case .invoke(let callee, let arguments, let names): invocation(step, callee, arguments, names)
        default: structure(step, node)
        }
    }

    private func structure(_ step: Trace.Step, _ node: PlanNode) -> NoValueReason? {
        switch node {
        case .member(let base, let name): member(plan.strings[Int(name)], of: step.value(of: base))
        case .memberOfItem(_, let name, let otherwise):
            plan.isNothing(otherwise) ? .noMember(plan.strings[Int(name)], of: .context([]), similar: []) : nil
        case .filter(let base, let condition, _): position(step, base, condition)
        case .range: .badRange
        case .instanceOf: .unknownType
        case .context(let entries): duplicate(entries)
        case .forEach(let iterators, _, _), .quantified(_, let iterators, _): iteration(step, iterators)
        default: nil
        }
    }

    private func literal(_ step: Trace.Step) -> NoValueReason? {
        guard case .temporal(let text) = expression[plan.origins[Int(step.ref)]] else { return nil }
        return ZoneFailure(in: text).map { .badZone(text, $0) } ?? .badLiteral(text)
    }

    // MARK: Operators

    private func arithmetic(_ operation: Node.Arithmetic, _ left: Value, _ right: Value) -> NoValueReason {
        let sign = operation.rawValue
        if left.isNull { return .missing(.left, sign: sign) }
        if right.isNull { return .missing(.right, sign: sign) }
        guard operation != .divide || right.number != .zero else { return .divisionByZero }
        if left.number != nil, right.number != nil { return .beyondNumbers(sign: sign) }
        return .doesNotTake(sign: sign, Type(shallow: left), Type(shallow: right))
    }

    private func between(_ value: Value, _ low: Value, _ high: Value) -> NoValueReason? {
        if value.isNull { return .missing(.left, sign: "between") }
        if low.isNull || high.isNull { return .missing(.right, sign: "between") }
        return Value.order(value, low) == nil
            ? .notComparable(Type(shallow: value), Type(shallow: low))
            : .notComparable(Type(shallow: value), Type(shallow: high))
    }

    private func logic(_ sign: String, _ left: Value, _ right: Value) -> NoValueReason? {
        for (side, value) in [(NoValueReason.Side.left, left), (.right, right)] where value.boolean == nil {
            return value.isNull ? .missing(side, sign: sign) : .notTruth(side, sign: sign, Type(shallow: value))
        }
        return nil
    }

    // MARK: Parts

    private func member(_ name: String, of base: Value) -> NoValueReason? {
        switch base {
        case .null: return .missing(.left, sign: ".\(name)")
        case .context(let context):
            if context[name] != nil { return nil }
            let similar = Similarity.nearest(to: name, among: context.entries.map(\.key))
            return .noMember(name, of: .context([]), similar: similar)
        default: return .noMember(name, of: Type(shallow: base), similar: [])
        }
    }

    private func position(_ step: Trace.Step, _ base: Plan.Ref, _ condition: Plan.Ref) -> NoValueReason? {
        let count = step.value(of: base).asList.count
        if let text = expression.number(plan.origins[Int(condition)]) { return .noPosition(text, count: count) }
        guard let number = step[child: condition]?.value.number else { return nil }
        return .noPosition(number.description, count: count)
    }

    private func duplicate(_ entries: [PlanEntry]) -> NoValueReason? {
        var keys: Set<String> = []
        return entries.first { !keys.insert($0.name).inserted }.map { .duplicateKey($0.name) }
    }

    private func iteration(_ step: Trace.Step, _ iterators: [PlanIterator]) -> NoValueReason? {
        for iterator in iterators {
            if let (first, last) = ends(of: iterator, step) {
                guard let count = Operators.count(from: first, to: last) else {
                    return .notIterable(.range(Type(shallow: first)))
                }
                if count > mostItems { return .gaveUp(.listItems) }
            } else if let source = step[child: iterator.source]?.value, source.isNull || source.isRange {
                return .notIterable(Type(shallow: source))
            }
        }
        return nil
    }

    /// The ends of a range that is gone through, where it is written so.
    private func ends(of iterator: PlanIterator, _ step: Trace.Step) -> (Value, Value)? {
        if let end = iterator.end {
            return step[child: iterator.source].map { ($0.value, step.value(of: end)) }
        }
        guard case .range(let low, _, let high, _) = plan.nodes[Int(iterator.source)] else { return nil }
        return step[child: low].map { ($0.value, step.value(of: high)) }
    }
}

extension Trace.Step {
    /// The value of the first step inside that evaluated a node; null if there was none.
    fileprivate func value(of child: Plan.Ref) -> Value { self[child: child]?.value ?? .null }
}

extension PlanNode {
    /// A name in a filter that may be a member of the item.
    fileprivate var isMember: Bool {
        if case .memberOfItem = self { return true }
        return false
    }
}

extension Plan {
    fileprivate func isNothing(_ ref: Ref) -> Bool {
        if case .nothing = nodes[Int(ref)] { return true }
        return false
    }
}

extension Expression {
    /// The digits of a number literal, with the sign before it.
    fileprivate func number(_ id: NodeID) -> String? {
        switch self[id] {
        case .number(let text): text
        case .negate(let operand): number(operand).map { "-\($0)" }
        default: nil
        }
    }
}

extension Value {
    fileprivate var isRange: Bool {
        if case .range = self { return true }
        return false
    }
}

extension Node.Comparison {
    /// Why two values were not compared.
    fileprivate func reason(_ left: Value, _ right: Value) -> NoValueReason {
        if left.isNull { return .missing(.left, sign: rawValue) }
        if right.isNull { return .missing(.right, sign: rawValue) }
        return .notComparable(Type(shallow: left), Type(shallow: right))
    }
}
