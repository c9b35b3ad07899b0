import Diagnostics
import FEELSyntax

extension Checker {
    mutating func visitCall(_ id: NodeID, _ function: NodeID, _ arguments: [NodeID]) -> Type {
        let functionType = visit(function)
        let types = arguments.map { visit($0) }
        if functionType == .mistaken || types.contains(.mistaken) { return .mistaken }
        guard case .builtin(let number) = facts[function.offset].meaning else {
            return resultOfInvocation(function, functionType, argumentCount: arguments.count)
        }
        let builtin = Builtins.all[number]
        for signature in builtin.signatures {
            guard let placed = Self.place(arguments, in: signature) else { continue }
            if fits(placed, signature) { return result(id, number, signature, placed) }
        }
        return wrongArguments(id, number, arguments)
    }

    mutating func visitNamedCall(_ id: NodeID, _ function: NodeID, _ arguments: [Node.Argument]) -> Type {
        let functionType = visit(function)
        let types = arguments.map { visit($0.value) }
        if functionType == .mistaken || types.contains(.mistaken) { return .mistaken }
        guard case .builtin(let number) = facts[function.offset].meaning else {
            return resultOfInvocation(function, functionType, argumentCount: arguments.count)
        }
        // Where types are not known, the values decide which parameters the names stand for.
        guard environment.reportsTypes else { return .any }
        let builtin = Builtins.all[number]
        for signature in builtin.signatures {
            guard let placed = Self.place(arguments, in: signature) else { continue }
            if fits(placed, signature) { return result(id, number, signature, placed) }
        }
        return wrongArguments(id, number, arguments.map(\.value))
    }

    /// The arguments in the order of the parameters; nil when there are too few or too many. What a variadic parameter
    /// takes stands at the end.
    private static func place(_ arguments: [NodeID], in signature: Builtin.Signature) -> [NodeID?]? {
        let parameters = signature.parameters
        if let last = parameters.last, last.isVariadic {
            return arguments.count >= parameters.count ? arguments.map { $0 } : nil
        }
        guard arguments.count <= parameters.count else { return nil }
        guard parameters[arguments.count...].allSatisfy(\.isOptional) else { return nil }
        return parameters.indices.map { $0 < arguments.count ? arguments[$0] : nil }
    }

    private static func place(_ arguments: [Node.Argument], in signature: Builtin.Signature) -> [NodeID?]? {
        var placed = [NodeID?](repeating: nil, count: signature.parameters.count)
        for argument in arguments {
            guard let index = signature.parameters.firstIndex(where: { $0.name == argument.name }), placed[index] == nil
            else { return nil }
            placed[index] = argument.value
        }
        for (parameter, argument) in zip(signature.parameters, placed) where argument == nil && !parameter.isOptional {
            return nil
        }
        return placed
    }

    /// Whether the static types allow the call. Where types are not reported, the count decides.
    private func fits(_ arguments: [NodeID?], _ signature: Builtin.Signature) -> Bool {
        guard environment.reportsTypes else { return true }
        for (index, argument) in arguments.enumerated() {
            guard let argument else { continue }
            let parameter = signature.parameters[min(index, signature.parameters.count - 1)]
            if !Self.accepts(parameter.type, facts[argument.offset].type) { return false }
        }
        return true
    }

    private static func accepts(_ parameter: Type, _ argument: Type) -> Bool {
        if parameter.isOpen || argument.isOpen { return true }
        switch (parameter, argument) {
        case (.number, .number), (.string, .choice), (.context, .row), (.context, .context), (.range, .range):
            return true
        case (.function, .function): return true
        case (.list(let wanted), .list(let item)): return accepts(wanted, item)
        case (.list(let wanted), let single): return accepts(wanted, single)
        case (let wanted, .list(let item)): return accepts(wanted, item) && !wanted.isNumber
        default: return parameter == argument
        }
    }

    /// Notes the call and gives its type: for functions over numbers, in the unit of what they are given.
    private mutating func result(
        _ id: NodeID, _ number: Int, _ signature: Builtin.Signature, _ arguments: [NodeID?]
    ) -> Type {
        facts[id.offset].meaning = .builtinCall(number, arguments)
        let given = arguments.compactMap { $0.map { facts[$0.offset].type } }
        if let mixed = mixedWords(number, arguments) { return mixed }
        return Builtins.all[number].resultType(signature, given)
    }

    /// `list contains(list of choices, "word")`: the word has to be one of the enumeration.
    private mutating func mixedWords(_ number: Int, _ arguments: [NodeID?]) -> Type? {
        guard Builtins.all[number].name == "list contains", arguments.count == 2, let list = arguments[0],
            let element = arguments[1]
        else { return nil }
        guard case .choice(let choice) = facts[list.offset].type.item, case .string = facts[element.offset].type else {
            return nil
        }
        return meansCode(element, of: choice) ? nil : .mistaken
    }

    private mutating func wrongArguments(_ id: NodeID, _ number: Int, _ arguments: [NodeID]) -> Type {
        let builtin = Builtins.all[number]
        // The call is kept: it evaluates to null.
        guard environment.reportsTypes else { return .any }
        let found = arguments.map { describe(facts[$0.offset].type) }
        return mistake(
            .wrongArguments(builtin.name, usage: builtin.usage, found: found, at: expression.span(id)))
    }

    private mutating func resultOfInvocation(_ function: NodeID, _ type: Type, argumentCount: Int) -> Type {
        switch type {
        case .function(let parameters, let result):
            if parameters.count == argumentCount || parameters.isEmpty { return result }
            return mistake(
                .wrongArguments(
                    "function", usage: "(\(parameters.count))",
                    found: Array(repeating: Message("…"), count: argumentCount),
                    at: expression.span(function)))
        case .any, .mistaken, .null: return .any
        default: return mistake(.notAFunction(describe(type), at: expression.span(function)))
        }
    }
}

extension Builtin {
    /// `substring(string, start position, length?)`, one line a signature.
    public var usage: String {
        usages.joined(separator: " | ")
    }

    /// The ways to call the function, each once.
    public var usages: [String] {
        var seen: Set<String> = []
        return signatures.map { signature in
            let parameters = signature.parameters.map {
                $0.name + ($0.isOptional ? "?" : "") + ($0.isVariadic ? "…" : "")
            }
            return "\(name)(\(parameters.joined(separator: ", ")))"
        }.filter { seen.insert($0).inserted }
    }

    /// Sums and the like keep the unit of their numbers; functions that pick items keep their type.
    func resultType(_ signature: Signature, _ arguments: [Type]) -> Type {
        switch name {
        case "sum", "min", "max", "mean", "median", "abs", "floor", "ceiling", "decimal", "round up", "round down",
            "round half up", "round half down":
            guard let first = arguments.first else { return signature.result }
            return arguments.count == 1 || first.isNumber ? first.item : first.item
        case "distinct values", "reverse", "sublist", "flatten", "remove", "sort":
            guard let first = arguments.first, case .list = first else { return signature.result }
            return first
        case "concatenate", "union":
            return arguments.reduce(arguments.first ?? .any) { $0.joined(with: $1) }
        default: return signature.result
        }
    }
}
