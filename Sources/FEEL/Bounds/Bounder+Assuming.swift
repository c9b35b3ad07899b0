import FEELSyntax

extension Bounder {
    /// The completions for which a condition holds, as far as it is made of comparisons of straight lines, `and` and
    /// `every`; other parts leave all completions.
    package func assuming(_ plan: Plan) -> Unknowns {
        var bounder = self
        if bounder.locals.count < plan.localCount {
            bounder.locals += Array(repeating: .value(.null), count: plan.localCount - bounder.locals.count)
        }
        var result = unknowns
        bounder.assume(plan.root, plan, &result)
        result.tighten()
        return result
    }

    private mutating func assume(_ ref: Plan.Ref, _ plan: Plan, _ result: inout Unknowns) {
        switch plan.nodes[Int(ref)] {
        case .and(let left, let right):
            assume(left, plan, &result)
            assume(right, plan, &result)
        case .compare(let comparison, let left, let right):
            result.require(bound(left, plan), comparison, bound(right, plan), source: -1)
        case .between(let value, let low, let high):
            let value = bound(value, plan)
            result.require(value, .greaterOrEqual, bound(low, plan), source: -1)
            result.require(value, .lessOrEqual, bound(high, plan), source: -1)
        case .quantified(.every, let iterators, let body):
            guard iterators.count == 1, let iterator = iterators.first, iterator.end == nil,
                let items = bound(iterator.source, plan).items
            else { return }
            for item in items where item.isCertain {
                locals[Int(iterator.local)] = item.value
                assume(body, plan, &result)
            }
        default: return
        }
    }
}
