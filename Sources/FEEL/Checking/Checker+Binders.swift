import Diagnostics
import FEELSyntax

/// Nodes that bring names into scope. Locals are given back when the node is left.
extension Checker {
    /// Runs a body in a scope of its own.
    private mutating func scoped<Result>(_ body: (inout Checker) -> Result) -> Result {
        let (depth, local) = (scope.count, nextLocal)
        let result = body(&self)
        scope.removeSubrange(depth...)
        nextLocal = local
        return result
    }

    private mutating func bind(_ name: String?, _ type: Type) -> Int {
        let local = takeLocal()
        scope.append(Local(name: name, local: local, type: type))
        return local
    }

    mutating func visitList(_ items: [NodeID]) -> Type {
        var joined: Type?
        for item in items {
            let type = visit(item)
            joined = joined.map { $0.joined(with: type) } ?? type
        }
        return .list(joined ?? .any)
    }

    mutating func visitContext(_ id: NodeID, _ entries: [Node.Entry]) -> Type {
        facts[id.offset].firstLocal = Int32(nextLocal)
        return scoped { checker in
            var members: [Type.ContextMember] = []
            for entry in entries {
                // The entry's own local is taken after its value, whose locals are free again by then.
                let type = checker.visit(entry.value)
                _ = checker.bind(entry.key, type)
                members.append(Type.ContextMember(name: entry.key, type: type))
            }
            return .context(members)
        }
    }

    mutating func visitFilter(_ id: NodeID, _ base: NodeID, _ condition: NodeID) -> Type {
        let baseType = visit(base)
        let item = baseType.item
        return scoped { checker in
            checker.bindItem(id, item)
            let conditionType = checker.visit(condition)
            switch conditionType {
            case .number: return item
            case .boolean: return .list(item)
            case .mistaken: return .mistaken
            case .any, .null: return baseType == .mistaken ? .mistaken : .any
            default:
                return checker.mistake(
                    .typeMismatch(
                        found: checker.describe(conditionType), expected: Words.condition,
                        at: checker.expression.span(condition)))
            }
        }
    }

    /// The item of a filter: first its members by bare names, then `item`, which a member of that name shadows.
    private mutating func bindItem(_ id: NodeID, _ item: Type) {
        let local = takeLocal()
        facts[id.offset].firstLocal = Int32(local)
        scope.append(Local(name: "item", local: local, type: item))
        scope.append(Local(name: nil, local: local, type: item))
    }

    mutating func visitFor(_ id: NodeID, _ iterators: [Node.Iterator], _ body: NodeID) -> Type {
        facts[id.offset].firstLocal = Int32(nextLocal)
        return scoped { checker in
            checker.bindIterators(iterators)
            _ = checker.bind("partial", .list(.any))
            let type = checker.visit(body)
            return type == .mistaken ? .mistaken : .list(type)
        }
    }

    mutating func visitQuantified(_ id: NodeID, _ iterators: [Node.Iterator], _ body: NodeID) -> Type {
        facts[id.offset].firstLocal = Int32(nextLocal)
        return scoped { checker in
            checker.bindIterators(iterators)
            return checker.isTruth(body) ? .boolean : .mistaken
        }
    }

    /// Each iterator's source is visited before its name is bound; the names take consecutive locals, so the sources
    /// use locals above them.
    private mutating func bindIterators(_ iterators: [Node.Iterator]) {
        let first = nextLocal
        nextLocal += iterators.count
        localCount = max(localCount, nextLocal)
        for (offset, iterator) in iterators.enumerated() {
            let source = visit(iterator.source)
            let type: Type
            if let end = iterator.end {
                type = source.joined(with: visit(end))
            } else if case .range(let item) = source {
                type = item
            } else {
                type = source.item
            }
            scope.append(Local(name: iterator.name, local: first + offset, type: type))
        }
    }

    mutating func visitFunction(_ id: NodeID, _ parameters: [Node.Parameter], _ body: NodeID, external: Bool) -> Type {
        if external {
            diagnostics.append(.externalFunction(at: expression.span(id)))
            return .mistaken
        }
        facts[id.offset].firstLocal = Int32(nextLocal)
        return scoped { checker in
            let types = parameters.map { $0.type.map(Type.init(named:)) ?? .any }
            for (parameter, type) in zip(parameters, types) { _ = checker.bind(parameter.name, type) }
            return .function(types, checker.visit(body))
        }
    }

    // MARK: Unary tests

    mutating func visitIn(_ id: NodeID, _ value: NodeID, _ tests: [NodeID]) -> Type {
        let type = visit(value)
        return scoped { checker in
            let local = checker.takeLocal()
            checker.facts[id.offset].firstLocal = Int32(local)
            checker.inputs.append((local, type))
            defer { checker.inputs.removeLast() }
            return checker.visitTests(tests)
        }
    }

    mutating func visitTests(_ tests: [NodeID]) -> Type {
        var result = Type.boolean
        for test in tests where visitTest(test) == .mistaken { result = .mistaken }
        return result
    }

    /// A test, or a plain expression on the right of `in`.
    private mutating func visitTest(_ id: NodeID) -> Type {
        switch expression[id] {
        case .testAny, .testComparison, .testExpression, .unaryTests: return visit(id)
        default: return testOperand(id)
        }
    }

    mutating func visitTestComparison(_ comparison: Node.Comparison, _ operand: NodeID) -> Type {
        let operandType = visit(operand, besides: inputs.last?.type ?? .any)
        guard let input = inputs.last else { return .boolean }
        return comparesWithInput(input.type, operand, operandType) ? .boolean : .mistaken
    }

    mutating func visitTestExpression(_ operand: NodeID) -> Type { testOperand(operand) }

    /// What stands as a test may be a value, a range or list of values, or a condition about `?`.
    private mutating func testOperand(_ operand: NodeID) -> Type {
        let operandType = visit(operand, besides: inputs.last?.type ?? .any)
        guard let input = inputs.last, operandType != .mistaken else { return operandType }
        if operandType == .boolean {
            if input.type == .boolean || input.type.isOpen || mentionsInput(operand) { return .boolean }
            return mistake(.idleTest(at: expression.span(operand)))
        }
        let parts: [(NodeID, Type)]
        switch (expression[operand], operandType) {
        case (.range(_, let low, let high, _), _): parts = [low, high].map { ($0, facts[$0.offset].type) }
        case (.comparisonRange(_, let end), _): parts = [(end, facts[end.offset].type)]
        case (.list(let items), _): parts = items.map { ($0, facts[$0.offset].type) }
        case (_, .range(let item)), (_, .list(let item)): parts = [(operand, item)]
        default: parts = [(operand, operandType)]
        }
        var fits = true
        for (part, type) in parts where !comparesWithInput(input.type, part, type) { fits = false }
        return fits ? .boolean : .mistaken
    }

    /// Whether `?` stands somewhere inside.
    private func mentionsInput(_ id: NodeID) -> Bool {
        if case .input = expression[id] { return true }
        var found = false
        expression[id].forEachChild { if !found { found = mentionsInput($0) } }
        return found
    }

    /// Reports an operand that the value under test can never be compared with.
    private mutating func comparesWithInput(_ input: Type, _ operand: NodeID, _ type: Type) -> Bool {
        switch (input, type) {
        case (_, .mistaken), (.mistaken, _): return false
        case (.number(.ratio), .number(.literal)):
            guard case .number(let text) = expression[operand], let number = Decimal(text), number > .one
            else { return true }
            let shown = numberAsWritten ?? text
            return mistake(.bareNumber(shown, at: expression.span(operand), ratio: nil)) != .mistaken
        case (.number(let a), .number(let b)):
            if Self.agree(a, b) { return true }
            return mistake(
                .unitMismatch(describe(input), at: nil, describe(type), at: expression.span(operand))) != .mistaken
        case (.choice(let choice), .string): return meansCode(operand, of: choice)
        default:
            if Self.mayCompare(input, type.item, isOrder: false) { return true }
            return mistake(
                .typeMismatch(
                    found: describe(type), expected: describe(input), at: expression.span(operand),
                    cure: literal(meantBy: operand, besides: input))) != .mistaken
        }
    }
}
