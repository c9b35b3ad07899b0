extension Node {
    /// Visits the ids of the node's children, in source order.
    package func forEachChild(_ visit: (NodeID) -> Void) {
        switch self {
        case .null, .boolean, .number, .percent, .string, .temporal, .name, .input, .testAny: break
        case .list(let items): items.forEach(visit)
        case .context(let entries): for entry in entries { visit(entry.value) }
        case .comparisonRange(_, let child), .path(let child, _), .negate(let child), .instanceOf(let child, _),
            .function(_, let child, _), .testComparison(_, let child), .testExpression(let child):
            visit(child)
        case .range(_, let left, let right, _), .filter(let left, let right), .arithmetic(_, let left, let right),
            .compare(_, let left, let right), .and(let left, let right), .or(let left, let right):
            visit(left)
            visit(right)
        case .call(let callee, let arguments), .isIn(let callee, let arguments):
            visit(callee)
            arguments.forEach(visit)
        case .namedCall(let callee, let arguments):
            visit(callee)
            for argument in arguments { visit(argument.value) }
        case .between(let first, let second, let third), .conditional(let first, let second, let third):
            visit(first)
            visit(second)
            visit(third)
        case .forEach(let iterators, let body), .quantified(_, let iterators, let body):
            for iterator in iterators {
                visit(iterator.source)
                if let end = iterator.end { visit(end) }
            }
            visit(body)
        case .unaryTests(let tests, _): tests.forEach(visit)
        }
    }
}
