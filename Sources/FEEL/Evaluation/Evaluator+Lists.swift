import Diagnostics
import FEELSyntax

/// Filters and iterations.
extension Evaluator {
    /// `list[condition]` or `list[position]`; a single value counts as a list of one.
    ///
    /// With a condition that is unknown for some item, the list is unknown.
    ///
    /// - Specification: DMN 1.5, 10.3.2.5.
    mutating func filter(_ base: Plan.Ref, _ condition: Plan.Ref, _ item: Int, _ plan: Plan) -> Value {
        let value = evaluate(base, plan)
        if value.isUnknown { return .unknown }
        let items = value.asList
        if let position = position(condition, plan, items) { return position }
        if items.isEmpty { return ofNothing(condition, item, plan) }
        var kept: [Value] = []
        for element in items {
            locals[item] = element
            switch evaluate(condition, plan) {
            case .boolean(true): kept.append(element)
            case .unknown: return .unknown
            case .number(let number): return Self.element(items, at: number)
            default: continue
            }
            if breach != nil { return .null }
        }
        return .list(kept)
    }

    /// What a condition picks of an empty list: no item at a position, otherwise nothing.
    private mutating func ofNothing(_ condition: Plan.Ref, _ item: Int, _ plan: Plan) -> Value {
        switch plan.nodes[Int(condition)] {
        case .input, .local, .memberOfItem, .arithmetic:
            locals[item] = .null
            if case .number = evaluate(condition, plan) { return .null }
            return .list([])
        default: return .list([])
        }
    }

    /// A position that does not depend on the item is evaluated once, also over an empty list.
    private mutating func position(_ condition: Plan.Ref, _ plan: Plan, _ items: [Value]) -> Value? {
        switch plan.nodes[Int(condition)] {
        case .constant(let index):
            guard case .number(let number) = plan.constants[Int(index)] else { return nil }
            return Self.element(items, at: number)
        case .negate(let operand):
            guard case .constant = plan.nodes[Int(operand)] else { return nil }
            guard case .number(let number) = evaluate(condition, plan) else { return nil }
            return Self.element(items, at: number)
        default: return nil
        }
    }

    /// Counted from 1, or from the end with a negative number.
    static func element(_ items: [Value], at position: Decimal) -> Value {
        guard let index = position.exactInt64 else { return .null }
        if index > 0, index <= items.count { return items[Int(index) - 1] }
        if index < 0, index >= -Int64(items.count) { return items[items.count + Int(index)] }
        return .null
    }

    /// - Specification: DMN 1.5, grammar rule 46, and 10.3.2.14.
    mutating func forEach(_ iterators: [PlanIterator], _ body: Plan.Ref, _ partial: Int, _ plan: Plan) -> Value {
        var results: [Value] = []
        let showsPartial = plan.reads(local: partial)
        let outcome = iterate(iterators[...], plan) { evaluator in
            if showsPartial { evaluator.locals[partial] = .list(results) }
            let result = evaluator.evaluate(body, plan)
            // Given back first: a list that two hold would be copied.
            if showsPartial { evaluator.locals[partial] = .null }
            results.append(result)
            if results.count > evaluator.limits.listItems {
                _ = evaluator.give(up: .listItems)
                return false
            }
            return evaluator.breach == nil
        }
        return outcome ?? .list(results)
    }

    /// `some` and `every` with three-valued truth: decided as soon as one item decides.
    ///
    /// - Specification: DMN 1.5, table 48.
    mutating func quantified(
        _ quantifier: Node.Quantifier, _ iterators: [PlanIterator], _ body: Plan.Ref, _ plan: Plan
    ) -> Value {
        var result = Value.boolean(quantifier == .every)
        let outcome = iterate(iterators[...], plan) { evaluator in
            let truth = evaluator.evaluate(body, plan)
            result = quantifier == .every ? Logic.and(result, truth) : Logic.or(result, truth)
            // Who observes is shown every item, whichever comes first.
            let isOpen = evaluator.trace != nil || result.boolean != (quantifier == .some)
            return isOpen && evaluator.breach == nil
        }
        return outcome ?? result
    }

    /// Runs the body for every combination, the last iterator fastest, until it says no.
    ///
    /// - Returns: Nil when all went well; otherwise the value that the whole has: unknown or null.
    private mutating func iterate(
        _ iterators: ArraySlice<PlanIterator>, _ plan: Plan, _ body: (inout Evaluator) -> Bool
    ) -> Value? {
        var goesOn = true
        return iterate(iterators, plan, &goesOn, body)
    }

    private mutating func iterate(
        _ iterators: ArraySlice<PlanIterator>, _ plan: Plan, _ goesOn: inout Bool, _ body: (inout Evaluator) -> Bool
    ) -> Value? {
        guard let iterator = iterators.first else {
            goesOn = body(&self)
            return nil
        }
        var isUnknown = false
        guard let items = items(iterator, plan, &isUnknown) else { return isUnknown ? .unknown : .null }
        for item in items {
            locals[Int(iterator.local)] = item
            if let failure = iterate(iterators.dropFirst(), plan, &goesOn, body) { return failure }
            if !goesOn { break }
        }
        return nil
    }

    /// The items to go through: a list, a range of whole numbers or dates, up or down; nil if there are none.
    private mutating func items(_ iterator: PlanIterator, _ plan: Plan, _ isUnknown: inout Bool) -> [Value]? {
        if let end = iterator.end { return sequence(iterator.source, .closed, end, .closed, plan, &isUnknown) }
        // A range that is written here may go down, which as a value it may not.
        if case .range(let low, let lowEnd, let high, let highEnd) = plan.nodes[Int(iterator.source)] {
            return sequence(low, lowEnd, high, highEnd, plan, &isUnknown)
        }
        switch evaluate(iterator.source, plan) {
        case .list(let items): return items
        case .range(let range):
            guard range.lowEnd != .absent, range.highEnd != .absent else { return nil }
            return Operators.sequence(in: range, limit: limits.listItems)
        case .null: return nil
        case .unknown:
            isUnknown = true
            return nil
        case let single: return [single]
        }
    }

    private mutating func sequence(
        _ first: Plan.Ref, _ firstEnd: RangeValue.End, _ last: Plan.Ref, _ lastEnd: RangeValue.End, _ plan: Plan,
        _ isUnknown: inout Bool
    ) -> [Value]? {
        let (start, end) = (evaluate(first, plan), evaluate(last, plan))
        isUnknown = start.isUnknown || end.isUnknown
        guard var items = Operators.sequence(from: start, to: end, limit: limits.listItems) else { return nil }
        if firstEnd == .open { items.removeFirst() }
        if lastEnd == .open { _ = items.popLast() }
        return items
    }
}
