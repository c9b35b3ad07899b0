import FEELSyntax

extension Evaluator {
    /// The numbers that unary tests compare their input with, for showing a figure beside them. Nothing counts as read.
    ///
    /// Ends of ranges, the other sides of comparisons, items of lists. An input that is used in other ways has none.
    ///
    /// - Parameter input: The local of `?`.
    /// - Complexity: O(nodes) evaluations.
    package mutating func numbersCompared(in tests: Plan, with input: Int) -> [Decimal] {
        let observed = trace
        defer { trace = observed }
        trace = nil
        if locals.count < tests.localCount {
            locals += Array(repeating: .null, count: tests.localCount - locals.count)
        }
        var numbers: [Decimal] = []
        for node in tests.nodes {
            for operand in tests.operands(of: node, comparedWith: input) {
                numbers += evaluate(operand, tests).numbersInside
            }
        }
        return numbers
    }
}

extension Plan {
    fileprivate func operands(of node: PlanNode, comparedWith input: Int) -> [Ref] {
        switch node {
        case .testComparison(_, let operand, _), .testValue(let operand, _): return [operand]
        case .compare(_, let left, let right):
            if isLocal(left, input) { return [right] }
            return isLocal(right, input) ? [left] : []
        case .between(let value, let low, let high): return isLocal(value, input) ? [low, high] : []
        default: return []
        }
    }

    private func isLocal(_ ref: Ref, _ local: Int) -> Bool {
        if case .local(let index) = nodes[Int(ref)] { return Int(index) == local }
        return false
    }
}

extension Value {
    fileprivate var numbersInside: [Decimal] {
        switch self {
        case .number(let number): [number]
        case .range(let range): [range.low, range.high].compactMap(\.number)
        case .list(let items): items.flatMap(\.numbersInside)
        default: []
        }
    }
}
