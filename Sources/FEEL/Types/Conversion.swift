import FEELSyntax

extension Value {
    /// The items of a list; a single value is a list of one, null an empty list.
    var asList: [Value] {
        switch self {
        case .list(let items): items
        case .null: []
        default: [self]
        }
    }

    /// Whether it is unknown, or a list or context that holds something unknown.
    var holdsUnknown: Bool {
        switch self {
        case .unknown: true
        case .list(let items): items.contains { $0.holdsUnknown }
        case .context(let context): context.entries.contains { $0.value.holdsUnknown }
        default: false
        }
    }

    /// The value at a typed place: itself, the only item of a list, or a list of itself; nil when it does not conform.
    ///
    /// - Specification: DMN 1.5, 10.3.2.9.4.
    package func coerced(to type: Type) -> Value? {
        if conforms(to: type) { return self }
        switch (self, type) {
        case (.list(let items), _) where items.count == 1: return items[0].conforms(to: type) ? items[0] : nil
        case (_, .list(let item)): return conforms(to: item) ? .list([self]) : nil
        case (.date(let date), .dateTime): return .dateTime(DateTime(midnightOf: date))
        default: return nil
        }
    }

    /// Whether the value belongs to a type. Null and unknown belong to every one.
    package func conforms(to type: Type) -> Bool {
        switch (self, type) {
        case (.null, _), (.unknown, _), (_, .any), (_, .mistaken): true
        case (.boolean, .boolean), (.number, .number), (.string, .string), (.string, .choice), (.date, .date),
            (.time, .time), (.dateTime, .dateTime), (.yearMonthDuration, .yearMonthDuration),
            (.dayTimeDuration, .dayTimeDuration), (.row, .row), (.row, .context):
            true
        case (.list, .list(.any)): true
        case (.list(let items), .list(let item)): items.allSatisfy { $0.conforms(to: item) }
        case (.context(let context), .context(let members)):
            members.allSatisfy { member in context[member.name]?.conforms(to: member.type) ?? false }
        case (.range(let range), .range(let item)): range.low.conforms(to: item) && range.high.conforms(to: item)
        case (.function(let function), .function(let parameters, let result)):
            function.conforms(parameters: parameters, result: result)
        default: false
        }
    }
}

extension Operators {
    /// `value instance of type`. Null is an instance of `Null` alone.
    ///
    /// - Specification: DMN 1.5, 10.3.2.3 and table 57.
    static func instance(_ value: Value, of name: TypeName) -> Value {
        if value.isUnknown { return .unknown }
        if case .named(let word) = name {
            switch word {
            case "Any", "any": return .boolean(!value.isNull)
            case "Null": return .boolean(value.isNull)
            case "list": if case .list = value { return .boolean(true) } else { return .boolean(false) }
            case "context": if case .context = value { return .boolean(true) } else { return .boolean(false) }
            case "function": if case .function = value { return .boolean(true) } else { return .boolean(false) }
            case "range": if case .range = value { return .boolean(true) } else { return .boolean(false) }
            default: break
            }
        }
        guard name.isKnown else { return .null }
        return .boolean(!value.isNull && value.conforms(to: Type(named: name)))
    }
}

extension TypeName {
    /// Whether every name in it is a type of the standard.
    var isKnown: Bool {
        switch self {
        case .named(let word):
            ["Any", "any", "list", "context", "function", "range"].contains(word) || Type(named: self) != .any
        case .list(let item), .range(let item): item.isKnown
        case .context(let members): members.allSatisfy(\.type.isKnown)
        case .function(let parameters, let result): parameters.allSatisfy(\.isKnown) && result.isKnown
        }
    }
}

extension FunctionValue {
    /// Whether it can stand for a function of these parameters: it takes every value that they take.
    ///
    /// What a defined function gives is not known before it is called: it fits any result.
    ///
    /// - Specification: DMN 1.5, 10.3.2.9.2.
    fileprivate func conforms(parameters: [Type], result: Type) -> Bool {
        switch body {
        case .closure(let closure):
            let own = closure.function.types.map { $0.map(Type.init(named:)) ?? .any }
            return own.count == parameters.count && zip(parameters, own).allSatisfy { $0.conforms(to: $1) }
        case .builtin(let number):
            return Builtins.all[number].signatures.contains { signature in
                signature.result.conforms(to: result) && signature.parameters.count == parameters.count
                    && zip(parameters, signature.parameters).allSatisfy { $0.conforms(to: $1.type) }
            }
        }
    }
}

extension Type {
    /// Whether every value of this type belongs to the other one.
    ///
    /// - Specification: DMN 1.5, 10.3.2.9.2.
    fileprivate func conforms(to other: Type) -> Bool {
        switch (self, other) {
        case (_, .any), (_, .mistaken), (.null, _), (.number, .number): true
        case (.list(let item), .list(let wanted)), (.range(let item), .range(let wanted)): item.conforms(to: wanted)
        case (.context(let members), .context(let wanted)):
            wanted.allSatisfy { want in
                members.contains { $0.name == want.name && $0.type.conforms(to: want.type) }
            }
        case (.function(let parameters, let result), .function(let wanted, let wantedResult)):
            parameters.count == wanted.count && result.conforms(to: wantedResult)
                && zip(wanted, parameters).allSatisfy { $0.conforms(to: $1) }
        default: self == other
        }
    }
}

extension Builtin.Signature {
    /// The arguments fitted to the parameters: single values and lists turned into each other where the type asks for
    /// it, those of a variadic parameter gathered in a list. Nil when they don't fit.
    func fit(_ arguments: [Value?]) -> [Value?]? {
        guard var given = gathered(arguments), given.count <= parameters.count,
            parameters[given.count...].allSatisfy(\.isOptional)
        else { return nil }
        for (index, parameter) in parameters.enumerated() where index < given.count && !parameter.isVariadic {
            guard let value = given[index] else {
                if parameter.isOptional { continue }
                return nil
            }
            guard let fitted = value.coerced(to: parameter.type) else { return nil }
            given[index] = fitted
        }
        return given + Array(repeating: nil, count: parameters.count - given.count)
    }

    /// The arguments with those of a variadic parameter in one list, each fitted to its type.
    private func gathered(_ arguments: [Value?]) -> [Value?]? {
        guard let last = parameters.last, last.isVariadic else { return arguments }
        guard arguments.count >= parameters.count else { return nil }
        let rest = arguments[(parameters.count - 1)...]
        let fitted = rest.compactMap { ($0 ?? .null).coerced(to: last.type) }
        guard fitted.count == rest.count else { return nil }
        return Array(arguments[..<(parameters.count - 1)]) + [.list(fitted)]
    }

    /// Arguments with names in the order of the parameters. What was not supplied is null, or left out if it may be.
    ///
    /// - Returns: Nil if a name is no parameter, or occurs twice.
    /// - Specification: DMN 1.5, 10.3.2.13.5.
    func place(_ arguments: [Value], named names: [String]) -> [Value?]? {
        var placed = parameters.map { $0.isOptional ? nil : Value.null }
        var seen: Set<Int> = []
        for (name, argument) in zip(names, arguments) {
            guard let index = parameters.firstIndex(where: { $0.name == name }), seen.insert(index).inserted else {
                return nil
            }
            placed[index] = argument
        }
        return placed
    }
}
