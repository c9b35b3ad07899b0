extension PlanNode {
    /// Visits the nodes that this one refers to, in their order.
    func forEachChild(_ visit: (Plan.Ref) -> Void) {
        switch self {
        case .constant, .input, .local, .builtin, .nothing: break
        case .column(let base, _), .member(let base, _), .memberOfItem(_, _, let base), .comparisonRange(_, let base),
            .negate(let base), .instanceOf(let base, _), .testComparison(_, let base, _), .testValue(let base, _):
            visit(base)
        case .list(let items), .anyTest(let items, _): items.forEach(visit)
        case .context(let entries): for entry in entries { visit(entry.value) }
        case .range(let left, _, let right, _), .arithmetic(_, let left, let right), .compare(_, let left, let right),
            .and(let left, let right), .or(let left, let right), .filter(let left, let right, _),
            .isIn(let left, let right, _):
            visit(left)
            visit(right)
        case .between(let first, let second, let third), .conditional(let first, let second, let third):
            visit(first)
            visit(second)
            visit(third)
        case .forEach(let iterators, let body, _), .quantified(_, let iterators, let body):
            for iterator in iterators {
                visit(iterator.source)
                if let end = iterator.end { visit(end) }
            }
            visit(body)
        case .call(_, let arguments): for argument in arguments where argument >= 0 { visit(argument) }
        case .invoke(let callee, let arguments, _):
            visit(callee)
            arguments.forEach(visit)
        case .function(let function): visit(function.body)
        }
    }
}
