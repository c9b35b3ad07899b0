import FEELSyntax

/// Turns a checked tree into a plan: names become slots, literals become values.
///
/// - Parameter checked: A tree without mistakes; a part with one becomes null.
/// - Complexity: O(nodes).
package func lower(_ checked: CheckedExpression) -> Plan {
    var lowering = Lowering(checked: checked)
    let root = lowering.lower(checked.expression.root)
    return Plan(
        nodes: lowering.nodes, origins: lowering.origins, constants: lowering.constants, strings: lowering.strings,
        root: root, localCount: checked.localCount, columnsUsed: checked.columnsUsed)
}

struct Lowering {
    let checked: CheckedExpression
    var nodes: [PlanNode] = []
    var origins: [NodeID] = []
    var constants: [Value] = []
    var strings: [String] = []
    /// The locals of `?`, innermost last.
    private var inputs: [Int32]

    init(checked: CheckedExpression) {
        self.checked = checked
        inputs = checked.inputLocal.map { [Int32($0)] } ?? []
        nodes.reserveCapacity(checked.expression.nodeCount)
        origins.reserveCapacity(checked.expression.nodeCount)
    }

    private mutating func emit(_ node: PlanNode, from id: NodeID) -> Plan.Ref {
        nodes.append(node)
        origins.append(id)
        return Plan.Ref(nodes.count - 1)
    }

    private mutating func constant(_ value: Value, from id: NodeID) -> Plan.Ref {
        constants.append(value)
        return emit(.constant(Int32(constants.count - 1)), from: id)
    }

    private mutating func string(_ text: String) -> Int32 {
        if let index = strings.firstIndex(of: text) { return Int32(index) }
        strings.append(text)
        return Int32(strings.count - 1)
    }

    mutating func lower(_ id: NodeID) -> Plan.Ref {
        let node = checked.expression[id]
        switch node {
        case .null, .boolean, .number, .percent, .string, .temporal: return constant(literal(id, node), from: id)
        case .name, .input: return lowerMeaning(checked.facts[id.offset].meaning, named: node, from: id)
        case .list(let items): return emit(.list(lower(items)), from: id)
        case .context(let entries): return lowerContext(id, entries)
        case .range(let start, let low, let high, let end):
            return emit(
                .range(lower(low), start == .closed ? .closed : .open, lower(high), end == .closed ? .closed : .open),
                from: id)
        case .comparisonRange(let comparison, let operand):
            return emit(.comparisonRange(comparison, lower(operand)), from: id)
        case .path(let base, let member): return lowerPath(id, base, member)
        case .filter(let base, let condition):
            return emit(.filter(lower(base), condition: lower(condition), item: firstLocal(id)), from: id)
        case .call(let function, let arguments):
            return lowerCall(id, function, arguments, names: [])
        case .namedCall(let function, let arguments):
            return lowerCall(id, function, arguments.map(\.value), names: arguments.map(\.name))
        default: return lowerOperation(id, node)
        }
    }

    private mutating func lowerOperation(_ id: NodeID, _ node: Node) -> Plan.Ref {
        switch node {
        case .negate(let operand): return emit(.negate(lower(operand)), from: id)
        case .arithmetic(let operation, let left, let right):
            return emit(.arithmetic(operation, lower(left), lower(right)), from: id)
        case .compare(let comparison, let left, let right):
            return emit(.compare(comparison, lower(left), lower(right)), from: id)
        case .and(let left, let right): return emit(.and(lower(left), lower(right)), from: id)
        case .or(let left, let right): return emit(.or(lower(left), lower(right)), from: id)
        case .between(let value, let low, let high):
            return emit(.between(lower(value), lower(low), lower(high)), from: id)
        case .instanceOf(let value, let type): return emit(.instanceOf(lower(value), type), from: id)
        case .conditional(let condition, let then, let otherwise):
            return emit(.conditional(lower(condition), lower(then), lower(otherwise)), from: id)
        default: return lowerBinder(id, node)
        }
    }

    private mutating func lowerBinder(_ id: NodeID, _ node: Node) -> Plan.Ref {
        switch node {
        case .forEach(let iterators, let body):
            let lowered = lower(iterators, first: firstLocal(id))
            return emit(
                .forEach(lowered, lower(body), partial: firstLocal(id) + Int32(iterators.count)), from: id)
        case .quantified(let quantifier, let iterators, let body):
            return emit(.quantified(quantifier, lower(iterators, first: firstLocal(id)), lower(body)), from: id)
        case .function(let parameters, let body, let external):
            if external { return emit(.nothing, from: id) }
            let function = PlanFunction(
                parameters: parameters.map(\.name), types: parameters.map(\.type), firstLocal: firstLocal(id),
                body: lower(body))
            return emit(.function(function), from: id)
        default: return lowerTest(id, node)
        }
    }

    private mutating func lowerTest(_ id: NodeID, _ node: Node) -> Plan.Ref {
        switch node {
        case .isIn(let value, let tests):
            let lowered = lower(value)
            inputs.append(firstLocal(id))
            let refs = tests.map { lowerOneTest($0) }
            let any = emit(.anyTest(refs, negated: false), from: id)
            let input = inputs.removeLast()
            return emit(.isIn(lowered, tests: any, input: input), from: id)
        case .unaryTests(let tests, let negated):
            return emit(.anyTest(tests.map { lowerOneTest($0) }, negated: negated), from: id)
        case .testAny, .testComparison, .testExpression: return lowerOneTest(id)
        default: return emit(.nothing, from: id)
        }
    }

    private mutating func lowerOneTest(_ id: NodeID) -> Plan.Ref {
        guard let input = inputs.last else { return emit(.nothing, from: id) }
        switch checked.expression[id] {
        case .testAny: return constant(.boolean(true), from: id)
        case .testComparison(let comparison, let operand):
            return emit(.testComparison(comparison, lower(operand), input: input), from: id)
        case .testExpression(let operand): return emit(.testValue(lower(operand), input: input), from: id)
        case .unaryTests: return lowerTest(id, checked.expression[id])
        default: return emit(.testValue(lower(id), input: input), from: id)
        }
    }

    private func firstLocal(_ id: NodeID) -> Int32 { checked.facts[id.offset].firstLocal }

    private mutating func lower(_ ids: [NodeID]) -> [Plan.Ref] { ids.map { lower($0) } }

    private mutating func lower(_ iterators: [Node.Iterator], first: Int32) -> [PlanIterator] {
        iterators.enumerated().map { offset, iterator in
            PlanIterator(
                local: first + Int32(offset), source: lower(iterator.source), end: iterator.end.map { lower($0) })
        }
    }

    private mutating func lowerContext(_ id: NodeID, _ entries: [Node.Entry]) -> Plan.Ref {
        var lowered: [PlanEntry] = []
        for (offset, entry) in entries.enumerated() {
            lowered.append(
                PlanEntry(name: entry.key, value: lower(entry.value), local: firstLocal(id) + Int32(offset)))
        }
        return emit(.context(lowered), from: id)
    }

    private mutating func lowerPath(_ id: NodeID, _ base: NodeID, _ member: Node.Member) -> Plan.Ref {
        if case .column(let column) = checked.facts[id.offset].meaning {
            return emit(.column(lower(base), Int32(column)), from: id)
        }
        return emit(.member(lower(base), name: string(member.name)), from: id)
    }

    private mutating func lowerMeaning(_ meaning: Meaning, named node: Node, from id: NodeID) -> Plan.Ref {
        switch meaning {
        case .input(let input): return emit(.input(Int32(input)), from: id)
        case .local(let local): return emit(.local(Int32(local)), from: id)
        case .builtin(let number): return emit(.builtin(Int32(number)), from: id)
        case .memberOfItem(let local, let otherwise):
            guard case .name(let name) = node else { return emit(.nothing, from: id) }
            let fallback = lowerMeaning(otherwise, named: node, from: id)
            return emit(.memberOfItem(local: Int32(local), name: string(name), otherwise: fallback), from: id)
        case .columnOfItem(let local, let column):
            let row = emit(.local(Int32(local)), from: id)
            return emit(.column(row, Int32(column)), from: id)
        case .nothing, .column, .builtinCall, .code: return emit(.nothing, from: id)
        }
    }

    private mutating func lowerCall(
        _ id: NodeID, _ function: NodeID, _ arguments: [NodeID], names: [String]
    ) -> Plan.Ref {
        if case .builtinCall(let number, let placed) = checked.facts[id.offset].meaning {
            let refs = placed.map { $0.map { lower($0) } ?? -1 }
            return emit(.call(builtin: Int32(number), refs), from: id)
        }
        let callee = lower(function)
        return emit(.invoke(callee, lower(arguments), names: names), from: id)
    }

    private func literal(_ id: NodeID, _ node: Node) -> Value {
        switch node {
        case .boolean(let truth): return .boolean(truth)
        case .number(let text): return Decimal(text).map(Value.number) ?? .null
        case .percent(let text):
            return Decimal(text)?.multiplied(by: .percent).map(Value.number) ?? .null
        case .string(let text):
            if case .code(let code) = checked.facts[id.offset].meaning { return .string(code) }
            return .string(text)
        case .temporal(let text): return Value.temporal(text)
        default: return .null
        }
    }
}
