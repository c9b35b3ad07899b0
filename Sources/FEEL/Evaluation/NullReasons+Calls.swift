import FEELSyntax

/// Why a call has no result.
extension NullReasons {
    /// A call of a built-in with arguments in order.
    func call(_ builtin: Builtin, _ arguments: [Value?]) -> NoValueReason {
        let given = arguments.prefix(through: arguments.lastIndex { $0 != nil } ?? -1)
        let fitting = builtin.signatures.filter { $0.takes(given.count) }
        guard !fitting.isEmpty else {
            return .wrongCount(builtin.name, given: given.count, usage: builtin.usage)
        }
        if ["today", "now"].contains(builtin.name) { return .noDay(builtin.name) }
        if let text = given.first??.string, let reason = builtin.misreading(text, Array(given)) { return reason }
        return fitting.lazy.compactMap { builtin.misfit(Array(given), $0) }.first
            ?? .noResult(builtin.name, usage: builtin.usage)
    }

    /// A call of a value, or with arguments by name.
    func invocation(
        _ step: Trace.Step, _ callee: Plan.Ref, _ arguments: [Plan.Ref], _ names: [String]
    ) -> NoValueReason? {
        let function = step[child: callee]?.value ?? .null
        guard case .function(let function) = function else {
            return .notAFunction(Type(shallow: function))
        }
        let values = arguments.map { step[child: $0]?.value }
        switch function.body {
        case .builtin(let number):
            let builtin = Builtins.all[number]
            return names.isEmpty ? call(builtin, values) : namedCall(builtin, values, names)
        case .closure:
            let usage = "function(\(function.parameters.joined(separator: ", ")))"
            if let wrong = names.first(where: { !function.parameters.contains($0) }) {
                return .unknownParameter(wrong, of: "function", usage: usage)
            }
            guard arguments.count != function.parameters.count else { return nil }
            return .wrongCount("function", given: arguments.count, usage: usage)
        }
    }

    private func namedCall(_ builtin: Builtin, _ values: [Value?], _ names: [String]) -> NoValueReason {
        let known = Set(builtin.signatures.flatMap { $0.parameters.map(\.name) })
        if let wrong = names.first(where: { !known.contains($0) }) {
            return .unknownParameter(wrong, of: builtin.name, usage: builtin.usage)
        }
        let placed = builtin.signatures.lazy.compactMap { $0.place(values.map { $0 ?? .null }, named: names) }.first
        return placed.map { call(builtin, $0) } ?? .noResult(builtin.name, usage: builtin.usage)
    }
}

extension Builtin.Signature {
    fileprivate func takes(_ count: Int) -> Bool {
        let required = parameters.count { !$0.isOptional }
        return count >= required && (count <= parameters.count || parameters.last?.isVariadic == true)
    }
}

extension Builtin {
    /// Texts that the conversions read.
    private static let readable = [
        "date": "2023-12-31", "time": "07:30:00", "date and time": "2023-12-31T07:30:00", "duration": "P1Y6M",
        "number": "1234.5", "range": "[1..10]",
    ]

    /// What is wrong with the text that a conversion or a search was given; nil if it is something else.
    fileprivate func misreading(_ text: String, _ arguments: [Value?]) -> NoValueReason? {
        if arguments.count == 1, let example = Self.readable[name] {
            let failure = ["time", "date and time"].contains(name) ? ZoneFailure(in: text) : nil
            return failure.map { .badZone(text, $0) } ?? .unreadable(text, by: name, example: example)
        }
        guard ["matches", "replace", "split"].contains(name), arguments.count > 1, let pattern = arguments[1]?.string
        else { return nil }
        return Pattern(pattern, flags: "") == nil ? .badPattern(pattern) : nil
    }

    /// The first argument that its parameter does not take.
    fileprivate func misfit(_ arguments: [Value?], _ signature: Signature) -> NoValueReason? {
        for (index, argument) in arguments.enumerated() {
            guard let argument, let last = signature.parameters.last else { continue }
            let parameter = index < signature.parameters.count ? signature.parameters[index] : last
            if argument.isNull, !parameter.isOptional, parameter.type != .any {
                return .missingArgument(index + 1, of: name)
            }
            if case .list(let wanted) = parameter.type,
                let item = argument.asList.firstIndex(where: { $0.isNull || !$0.conforms(to: wanted) }), wanted != .any
            {
                let found = Type(shallow: argument.asList[item])
                return .wrongItem(item + 1, argument: index + 1, of: name, found, wanted: wanted)
            }
            if argument.coerced(to: parameter.type) == nil {
                return .wrongArgument(index + 1, of: name, Type(shallow: argument), wanted: parameter.type)
            }
        }
        return nil
    }
}
