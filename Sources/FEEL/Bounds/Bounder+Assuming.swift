import FEELSyntax

extension Bounder {
    /// The completions for which a condition comes out true, or false: as far as that is said by comparisons of straight
    /// lines and of their quotients, joined by `and`, `or`, `not` and `every`. Other parts leave all completions.
    package func assuming(_ plan: Plan, holds: Bool = true) -> Unknowns {
        var bounder = self
        if bounder.locals.count < plan.localCount {
            bounder.locals += Array(repeating: .value(.null), count: plan.localCount - bounder.locals.count)
        }
        return bounder.assuming(plan.root, plan, holds: holds).unknowns
    }

    /// The bounder over these completions.
    func assuming(_ ref: Plan.Ref, _ plan: Plan, holds: Bool) -> Bounder {
        var bounder = self
        bounder.assume(ref, plan, holds: holds)
        return bounder
    }

    /// Each part is looked at with what the parts before it have left.
    private mutating func assume(_ ref: Plan.Ref, _ plan: Plan, holds: Bool) {
        switch plan.nodes[Int(ref)] {
        case .and(let left, let right): assumeBoth(left, right, plan, are: true, holds: holds)
        case .or(let left, let right): assumeBoth(left, right, plan, are: false, holds: holds)
        case .compare(let comparison, let left, let right):
            require(bound(left, plan), holds ? comparison : comparison.opposite, bound(right, plan))
        case .between(let value, let low, let high) where holds:
            let value = bound(value, plan)
            require(value, .greaterOrEqual, bound(low, plan))
            require(value, .lessOrEqual, bound(high, plan))
        case .call(let builtin, let arguments) where Builtins.all[Int(builtin)].name == "not":
            if arguments.count == 1, let argument = arguments.first, argument >= 0 {
                assume(argument, plan, holds: !holds)
            }
        case .quantified(.every, let iterators, let body) where holds: assumeEvery(iterators, body, plan)
        default: return
        }
    }

    /// Both sides are of one kind, true or false, or one of them is not: which, is known when the other one can't be.
    private mutating func assumeBoth(
        _ left: Plan.Ref, _ right: Plan.Ref, _ plan: Plan, are kind: Bool, holds: Bool
    ) {
        if holds == kind {
            assume(left, plan, holds: kind)
            assume(right, plan, holds: kind)
            return
        }
        let certain: Truths = kind ? .yes : .no
        if bound(left, plan).truths == certain { assume(right, plan, holds: holds) }
        if bound(right, plan).truths == certain { assume(left, plan, holds: holds) }
    }

    private mutating func assumeEvery(_ iterators: [PlanIterator], _ body: Plan.Ref, _ plan: Plan) {
        guard iterators.count == 1, let iterator = iterators.first, iterator.end == nil,
            let items = bound(iterator.source, plan).items
        else { return }
        for item in items where item.isCertain {
            locals[Int(iterator.local)] = item.value
            assume(body, plan, holds: true)
        }
    }

    private mutating func require(_ left: Possible, _ comparison: Node.Comparison, _ right: Possible) {
        guard let form = try? difference(left, right) else {
            requireRounded(left, comparison, right)
            return
        }
        if form.isConstant { return }
        var comparison = comparison
        if comparison == .notEqual {
            // What lies on one side of zero and is not zero lies beyond it.
            guard let signs = extent(of: form)?.signs else { return }
            if !signs.contains(.negative) { comparison = .greater }
            if !signs.contains(.positive) { comparison = .less }
        }
        if let rest = unknowns.requiring(form, comparison) { self = over(rest) }
    }

    /// A comparison with a number of many digits, such as a quotient of known ones: with the next short number on its far
    /// side.
    private mutating func requireRounded(_ left: Possible, _ comparison: Node.Comparison, _ right: Possible) {
        switch comparison {
        case .less, .lessOrEqual: requireAtMost(left, right)
        case .greater, .greaterOrEqual: requireAtMost(right, left)
        case .equal:
            requireAtMost(left, right)
            requireAtMost(right, left)
        case .notEqual: return
        }
    }

    private mutating func requireAtMost(_ low: Possible, _ high: Possible) {
        guard let form = try? difference(low.short(.floor), high.short(.ceiling)), !form.isConstant,
            let rest = unknowns.requiring(form, .lessOrEqual)
        else { return }
        self = over(rest)
    }

    /// The same bounder over fewer completions.
    private func over(_ unknowns: Unknowns) -> Bounder {
        var result = Bounder(facts: facts, unknowns: unknowns, locals: locals, limits: limits)
        result.steps = steps
        return result
    }
}

extension Possible {
    /// A known number that has too many digits for a form, rounded to fewer.
    fileprivate func short(_ rounding: RoundingMode) -> Possible {
        guard form == nil, let number = known?.number,
            let rounded = number.rounded(scale: Self.shortScale, rounding)
        else { return self }
        return .value(.number(rounded))
    }

    private static let shortScale = 15
}

extension Node.Comparison {
    /// What two numbers do that do not compare in this way.
    fileprivate var opposite: Node.Comparison {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }
}
