import FEELSyntax

/// The built-in functions that bounds follow through unknown arguments.
enum FollowedFunction: String {
    case sum, min, max, count, not, all, any
    case contains = "list contains"
}

extension Plan {
    /// What the plan does with what it reads that bounds don't follow: names of functions and kinds of expressions, in
    /// order of first use. With something unknown in it the result may be anything.
    package var partsBeyondBounds: [String] {
        var found: [String] = []
        for (index, node) in nodes.enumerated() {
            guard let part = Self.beyondBounds(node), !found.contains(part), readsData(Ref(index)) else { continue }
            found.append(part)
        }
        return found
    }

    private static func beyondBounds(_ node: PlanNode) -> String? {
        switch node {
        case .call(let builtin, _):
            let name = Builtins.all[Int(builtin)].name
            return FollowedFunction(rawValue: name) == nil ? name : nil
        case .arithmetic(.power, _, _): return "**"
        case .invoke, .function: return "function"
        case .instanceOf: return "instance of"
        default: return nil
        }
    }

    /// Whether a part of the plan reads inputs, or locals that may come from them.
    private func readsData(_ ref: Ref) -> Bool {
        var pending = [ref]
        while let next = pending.popLast() {
            guard next >= 0 else { continue }
            switch nodes[Int(next)] {
            case .input, .local: return true
            case let node: pending += node.operands
            }
        }
        return false
    }
}

extension PlanNode {
    /// The parts that a node is made of, as far as calls and operators go.
    fileprivate var operands: [Plan.Ref] {
        switch self {
        case .column(let base, _), .member(let base, _), .negate(let base), .instanceOf(let base, _): [base]
        case .arithmetic(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
            .or(let left, let right):
            [left, right]
        case .between(let value, let low, let high), .conditional(let value, let low, let high): [value, low, high]
        case .list(let items), .call(_, let items): items
        case .filter(let base, let condition, _): [base, condition]
        case .invoke(let function, let arguments, _): [function] + arguments
        case .forEach(let iterators, let body, _), .quantified(_, let iterators, let body):
            iterators.map(\.source) + [body]
        default: []
        }
    }
}
