package import FEELSyntax

/// Two compared sides of a condition, left minus right, as a straight line of unknown numbers.
package struct Margin: Sendable {
    package let comparison: Node.Comparison
    package let form: AffineForm
    /// The condition is this comparison and nothing else.
    package let isAlone: Bool
}

extension Bounder {
    /// The comparisons in a condition whose sides are straight lines of the unknown numbers, outermost first. Those inside
    /// loops and filters are left out.
    ///
    /// - Complexity: O(nodes) for each comparison.
    package mutating func margins(_ plan: Plan) -> [Margin] {
        _ = bound(plan)
        var found: [Margin] = []
        gather(plan.root, plan, isAlone: true, &found)
        return found
    }

    private mutating func gather(_ ref: Plan.Ref, _ plan: Plan, isAlone: Bool, _ found: inout [Margin]) {
        switch plan.nodes[Int(ref)] {
        case .compare(let comparison, let left, let right):
            add(left, comparison, right, plan, isAlone: isAlone, &found)
        case .between(let value, let low, let high):
            add(value, .greaterOrEqual, low, plan, isAlone: false, &found)
            add(value, .lessOrEqual, high, plan, isAlone: false, &found)
        case .and(let left, let right), .or(let left, let right):
            gather(left, plan, isAlone: false, &found)
            gather(right, plan, isAlone: false, &found)
        case .conditional(let condition, let then, let otherwise):
            for part in [condition, then, otherwise] { gather(part, plan, isAlone: false, &found) }
        case .call(_, let arguments):
            for argument in arguments where argument >= 0 { gather(argument, plan, isAlone: false, &found) }
        default: return
        }
    }

    private mutating func add(
        _ left: Plan.Ref, _ comparison: Node.Comparison, _ right: Plan.Ref, _ plan: Plan, isAlone: Bool,
        _ found: inout [Margin]
    ) {
        let (a, b) = (bound(left, plan), bound(right, plan))
        guard let form = try? difference(a, b), !form.isConstant else { return }
        found.append(Margin(comparison: comparison, form: form, isAlone: isAlone))
    }
}
