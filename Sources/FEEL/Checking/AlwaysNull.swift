package import Diagnostics
import FEELSyntax

/// Parts of an expression that are null whatever it is evaluated over: slips in what a rule writes out, such as a date
/// that no calendar has or a division by zero. A null that is written as a value of its own is none.
///
/// - Parameters:
///   - checked: An expression without mistakes.
///   - plan: The same expression, lowered.
/// - Diagnostics: `feel/always-null`.
/// - Complexity: O(nodes), and what evaluating its constant parts once takes.
package func alwaysNull(_ checked: CheckedExpression, _ plan: Plan, limits: Limits) -> [Diagnostic] {
    var search = AlwaysNull(plan: plan, checked: checked, limits: limits)
    search.run()
    return search.found
}

private struct AlwaysNull {
    let plan: Plan
    let checked: CheckedExpression
    let limits: Limits
    private(set) var found: [Diagnostic] = []
    /// For each node, what is known of it before any data is there.
    private var constancy: [Constancy] = []

    private enum Constancy {
        /// Depends on data, or on the place in an iteration.
        case open
        /// Literals that have a value, and lists of such.
        case literal
        case constant
    }

    /// Steps that a constant part may take: one that takes more is left to the evaluation.
    private static let mostSteps = 50_000

    init(plan: Plan, checked: CheckedExpression, limits: Limits) {
        self.plan = plan
        self.checked = checked
        var limits = limits
        limits.evaluationSteps = min(limits.evaluationSteps, Self.mostSteps)
        self.limits = limits
    }

    private var expression: Expression { checked.expression }

    mutating func run() {
        constancy.reserveCapacity(plan.nodes.count)
        for node in plan.nodes { constancy.append(constancy(of: node)) }
        for node in plan.nodes.indices where constancy[node] == .open {
            plan.nodes[node].forEachChild { evaluate($0) }
            look(at: node)
        }
        evaluate(plan.root)
    }

    /// What a node refers to stands before it.
    private func constancy(of node: PlanNode) -> Constancy {
        switch node {
        case .constant(let index): return plan.constants[Int(index)].isNull ? .constant : .literal
        case .list, .negate: break
        case .builtin, .range, .comparisonRange, .member, .column, .context, .arithmetic, .compare, .and, .or, .between,
            .conditional, .filter, .instanceOf:
            return areConstant(node) ? .constant : .open
        case .call(let builtin, _):
            let isOfDay = ["today", "now"].contains(Builtins.all[Int(builtin)].name)
            return !isOfDay && areConstant(node) ? .constant : .open
        default: return .open
        }
        var all = Constancy.literal
        node.forEachChild { child in
            let own = constancy[Int(child)]
            if own == .open { all = .open } else if own == .constant, all == .literal { all = .constant }
        }
        return all
    }

    private func areConstant(_ node: PlanNode) -> Bool {
        var all = true
        node.forEachChild { if constancy[Int($0)] == .open { all = false } }
        return all
    }

    // MARK: Constant parts

    /// Evaluates a constant part as a whole.
    private mutating func evaluate(_ ref: Plan.Ref) {
        guard constancy[Int(ref)] == .constant else { return }
        var evaluator = Evaluator(facts: Facts(inputs: []), limits: limits, localCount: plan.localCount)
        let part = Plan(plan, root: ref)
        let root = evaluator.record(part, most: Self.mostSteps)
        if evaluator.breach != nil { return }
        for reason in NullReasons.of(root, part, expression, limits: limits) { note(.alwaysNull(because: reason)) }
    }

    /// The value of a constant part that has one.
    private func value(_ ref: Plan.Ref) -> Value? {
        guard ref >= 0, constancy[Int(ref)] != .open else { return nil }
        var evaluator = Evaluator(facts: Facts(inputs: []), limits: limits, localCount: plan.localCount)
        return evaluator.evaluate(Plan(plan, root: ref))
    }

    /// Whether `null` itself is written there, or a name that stands for nothing else.
    private func isNull(_ ref: Plan.Ref) -> Bool {
        let origin = plan.origins[Int(ref)]
        switch plan.nodes[Int(ref)] {
        case .constant(let index) where plan.constants[Int(index)].isNull:
            if case .null = expression[origin] { return true }
            return false
        case .local: return checked.type(of: origin) == .null
        default: return false
        }
    }

    private mutating func note(_ diagnostic: Diagnostic) {
        if !found.contains(diagnostic) { found.append(diagnostic) }
    }

    private mutating func note(_ reason: NoValueReason, _ ref: Plan.Ref, help: Message? = nil) {
        note(.alwaysNull(reason, at: expression.span(plan.origins[Int(ref)]), help: help))
    }

    // MARK: Constants beside data

    private mutating func look(at node: Int) {
        let whole = Plan.Ref(node)
        switch plan.nodes[node] {
        case .compare(let comparison, let left, let right) where comparison.isOrder:
            if isNull(left) { note(.missing(.left, sign: comparison.rawValue), whole, help: .compareWithNull) }
            if isNull(right) { note(.missing(.right, sign: comparison.rawValue), whole, help: .compareWithNull) }
        case .testComparison(let comparison, let operand, _) where comparison.isOrder && isNull(operand):
            note(.missing(.right, sign: comparison.rawValue), whole, help: .compareWithNull)
        case .between(let value, let low, let high):
            if isNull(value) { note(.missing(.left, sign: "between"), whole) }
            if isNull(low) || isNull(high) { note(.missing(.right, sign: "between"), whole) }
        case .arithmetic(let operation, let left, let right):
            if isNull(left) { note(.missing(.left, sign: operation.rawValue), whole) }
            if isNull(right) { note(.missing(.right, sign: operation.rawValue), whole) }
            if operation == .divide, value(right)?.number == .zero { note(.divisionByZero, whole) }
        case .filter(let base, let condition, _): look(forPosition: condition, in: base, whole)
        case .call(let builtin, let arguments): look(at: Builtins.all[Int(builtin)], arguments, whole)
        default: return
        }
    }

    private mutating func look(forPosition condition: Plan.Ref, in base: Plan.Ref, _ whole: Plan.Ref) {
        guard let position = value(condition)?.number else { return }
        if position == .zero || !position.isInteger { return note(.neverPosition(position.description), whole) }
        guard case .list(let items) = plan.nodes[Int(base)], let number = position.exactInt64,
            number.magnitude > items.count
        else { return }
        note(.noPosition(position.description, count: items.count), whole)
    }

    private mutating func look(at builtin: Builtin, _ arguments: [Plan.Ref], _ whole: Plan.Ref) {
        guard arguments.count > 1, let second = value(arguments[1]) else { return }
        switch builtin.name {
        case "modulo" where second.number == .zero: note(.divisionByZero, whole)
        case "substring", "sublist", "remove", "insert before", "list replace":
            if second.number == .zero { note(.neverPosition("0"), whole) }
        case "matches", "replace", "split":
            guard let pattern = second.string, Pattern(pattern, flags: "") == nil else { return }
            note(.badPattern(pattern), arguments[1])
        default: return
        }
    }
}

extension Node.Comparison {
    var isOrder: Bool { self != .equal && self != .notEqual }
}

extension Message {
    fileprivate static let compareWithNull = Message(
        vi: "để hỏi có trống hay không thì viết `= null` hoặc `!= null`",
        en: "to ask whether it is empty, write `= null` or `!= null`")
}

extension Diagnostic.Kind {
    static let alwaysNull = Diagnostic.Kind(
        "feel/always-null", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Một phần của biểu thức luôn là null, dù số liệu thế nào.",
                en: "A part of the expression is null whatever the data."),
            why: Message(
                vi:
                    "Null trong điều kiện không đúng cũng không sai: dòng bị bỏ qua, mức bị bỏ qua hoặc tiêu chí không bao giờ được kết luận.",
                en:
                    "A condition that is null neither holds nor fails: rows drop out, targets are passed over, or a check is never decided."
            ),
            wrong: "a > 1 / 0", right: "a > 1 / 2",
            fix: Message(
                vi: "Sửa chỗ được gạch chân; để hỏi có trống hay không thì viết `= null`.",
                en: "Mend the part that is underlined; to ask whether something is empty, write `= null`.")))
}

extension Diagnostic {
    fileprivate static func alwaysNull(_ reason: NoValueReason, at span: Span, help: Message?) -> Diagnostic {
        let plain = noValue(reason, at: span)
        return Diagnostic(.alwaysNull, plain.message, at: span, help: help ?? plain.help)
    }

    fileprivate static func alwaysNull(because reason: Diagnostic) -> Diagnostic {
        Diagnostic(.alwaysNull, reason.message, at: reason.span, help: reason.help)
    }
}
