import FEELSyntax

/// Lists of which some items are not known, or may not be there.
extension Bounder {
    /// - Returns: Nil where the condition is a position.
    mutating func filter(_ base: Possible, _ condition: Plan.Ref, _ item: Int, _ plan: Plan) -> Possible? {
        guard let items = base.items else { return .anything }
        if case .constant(let index) = plan.nodes[Int(condition)], plan.constants[Int(index)].number != nil {
            return nil
        }
        if case .negate = plan.nodes[Int(condition)] { return nil }
        var kept: [Possible.Item] = []
        for element in items {
            locals[item] = element.value
            let found = bound(condition, plan)
            if isPosition(found) { return .anything }
            if !found.truths.contains(.yes) { continue }
            kept.append(Possible.Item(value: element.value, isCertain: element.isCertain && found.truths == .yes))
        }
        return settled(kept)
    }

    /// A list of known items that are all there is a known list.
    private func settled(_ items: [Possible.Item]) -> Possible {
        let known = items.compactMap { $0.isCertain ? $0.value.known : nil }
        return known.count == items.count ? .value(.list(known)) : .list(items)
    }

    private func isPosition(_ possible: Possible) -> Bool {
        switch possible {
        case .value(.number), .affine, .quotient, .within: true
        default: false
        }
    }

    mutating func forEach(_ iterators: [PlanIterator], _ body: Plan.Ref, _ partial: Int, _ plan: Plan) -> Possible {
        var results: [Possible.Item] = []
        locals[partial] = .anything
        let isOpen = iterate(iterators[...], plan, isCertain: true) { bounder, isCertain in
            results.append(Possible.Item(value: bounder.bound(body, plan), isCertain: isCertain))
        }
        return isOpen ? .anything : settled(results)
    }

    mutating func quantified(
        _ quantifier: Node.Quantifier, _ iterators: [PlanIterator], _ body: Plan.Ref, _ plan: Plan
    ) -> Possible {
        let neutral: Truths = quantifier == .some ? .no : .yes
        var result = neutral
        let isOpen = iterate(iterators[...], plan, isCertain: true) { bounder, isCertain in
            var truths = bounder.bound(body, plan).truths
            if !isCertain { truths.formUnion(neutral) }
            result = quantifier == .some ? result.or(truths) : result.and(truths)
        }
        return isOpen ? .anything : result.possible
    }

    /// Runs the body for every combination, the last iterator fastest.
    ///
    /// - Returns: Whether what is gone through is not known.
    private mutating func iterate(
        _ iterators: ArraySlice<PlanIterator>, _ plan: Plan, isCertain: Bool, _ body: (inout Bounder, Bool) -> Void
    ) -> Bool {
        guard let iterator = iterators.first else {
            body(&self, isCertain)
            return false
        }
        guard iterator.end == nil, let items = source(bound(iterator.source, plan)) else { return true }
        for item in items {
            locals[Int(iterator.local)] = item.value
            let isCertain = isCertain && item.isCertain
            if iterate(iterators.dropFirst(), plan, isCertain: isCertain, body) { return true }
        }
        return false
    }

    /// The items of a list; ranges are left to the evaluator.
    private func source(_ possible: Possible) -> [Possible.Item]? {
        switch possible {
        case .value(.list), .list: possible.items
        default: nil
        }
    }

    // MARK: Functions

    mutating func call(_ number: Int, _ arguments: [Plan.Ref], _ plan: Plan) -> Possible {
        let found = arguments.map { $0 < 0 ? nil : bound($0, plan) }
        if found.allSatisfy({ $0 == nil || $0?.known != nil }) { return evaluated(number, found.map { $0?.known }) }
        let given = found.compactMap { $0 }
        guard given.count == found.count else { return .anything }
        guard let function = FollowedFunction(rawValue: Builtins.all[number].name) else { return .anything }
        switch function {
        case .sum: return numbers(given).map(sum) ?? .anything
        case .min: return numbers(given).map { extreme($0, isLeast: true) } ?? .anything
        case .max: return numbers(given).map { extreme($0, isLeast: false) } ?? .anything
        case .count: return given.count == 1 ? count(given[0]) : .anything
        case .not: return given.count == 1 ? given[0].truths.negated.possible : .anything
        case .contains: return given.count == 2 ? contains(given[0], given[1]) : .anything
        case .all, .any: return quantified(given, isAll: function == .all)
        }
    }

    private func evaluated(_ number: Int, _ arguments: [Value?]) -> Possible {
        var evaluator = Evaluator(facts: facts, limits: limits)
        return Possible(evaluated: evaluator.call(number, arguments))
    }

    /// The items of the one list, or the arguments themselves.
    private func numbers(_ arguments: [Possible]) -> [Possible.Item]? {
        if arguments.count == 1 {
            switch arguments[0] {
            case .value(.list), .list: return arguments[0].items
            default: break
            }
        }
        return arguments.map { Possible.Item(value: $0, isCertain: true) }
    }

    /// Null when an item is no number, or there is none.
    private func sum(_ items: [Possible.Item]) -> Possible {
        guard items.contains(where: \.isCertain) else { return .anything }
        var total = Possible.value(.number(.zero))
        for item in items {
            guard item.value.isNumber else { return .anything }
            guard !item.isCertain else {
                total = arithmetic(.add, total, item.value)
                continue
            }
            guard let range = enclosure(item.value) else { return .anything }
            total = arithmetic(.add, total, .within(range.union(Enclosure(.zero))))
        }
        return total
    }

    private func extreme(_ items: [Possible.Item], isLeast: Bool) -> Possible {
        guard items.contains(where: \.isCertain) else { return .anything }
        var result: Enclosure?
        for item in items.sorted(by: { $0.isCertain && !$1.isCertain }) {
            guard let range = enclosure(item.value) else { return .anything }
            guard let known = result else {
                result = range
                continue
            }
            let next = known.extreme(range, isLeast: isLeast)
            result = item.isCertain ? next : known.union(next)
        }
        return result.map(Possible.within) ?? .anything
    }

    private func count(_ list: Possible) -> Possible {
        guard case .list(let items) = list else { return .anything }
        let certain = items.count { $0.isCertain }
        if certain == items.count { return .value(.number(Decimal(certain))) }
        return .within(
            Enclosure(low: Enclosure.End(Decimal(certain)), high: Enclosure.End(Decimal(items.count))))
    }

    private func contains(_ list: Possible, _ element: Possible) -> Possible {
        guard let items = list.items else { return .anything }
        var result: Truths = .no
        for item in items {
            var same = compare(item.value, .equal, element)
            // What can't be compared is another value.
            if same.contains(.none) { same = same.subtracting(.none).union(.no) }
            if !item.isCertain { same.formUnion(.no) }
            result = result.or(same)
        }
        return result.possible
    }

    private func quantified(_ arguments: [Possible], isAll: Bool) -> Possible {
        guard let items = numbers(arguments) else { return .anything }
        let neutral: Truths = isAll ? .yes : .no
        let result = items.reduce(neutral) { result, item in
            let truths = item.isCertain ? item.value.truths : item.value.truths.union(neutral)
            return isAll ? result.and(truths) : result.or(truths)
        }
        return result.possible
    }
}
