/// Calls of built-in functions.
extension Evaluator {
    /// Calls a built-in with arguments in order: the first signature that the values fit. Null if there is none.
    ///
    /// - Specification: DMN 1.5, 10.3.2.13.1.
    mutating func call(_ number: Int, _ arguments: [Value?]) -> Value {
        if let result = absorbed(number, arguments) { return result }
        for (index, signature) in Builtins.all[number].signatures.enumerated() {
            if let fitted = signature.fit(arguments) {
                return perform(number, Call(signature: index, arguments: fitted))
            }
        }
        return .null
    }

    /// Calls a built-in with arguments by name. Where two signatures have the same names, the one in whose order they
    /// were written is meant.
    ///
    /// - Specification: DMN 1.5, 10.3.2.13.5.
    mutating func call(_ number: Int, _ arguments: [Value], named names: [String]) -> Value {
        if let result = absorbed(number, arguments) { return result }
        let signatures = Builtins.all[number].signatures.enumerated()
        let inOrder = signatures.filter { $1.parameters.map(\.name) == names }
        for (index, signature) in inOrder + signatures {
            guard let placed = signature.place(arguments, named: names), let fitted = signature.fit(placed) else {
                continue
            }
            return perform(number, Call(signature: index, arguments: fitted))
        }
        return .null
    }

    /// Unknown, if an argument holds something unknown and the function does not deal with it; null, if there is too
    /// much to look through. Nil where the function is to be called.
    private mutating func absorbed(_ number: Int, _ arguments: [Value?]) -> Value? {
        guard Builtins.all[number].unknowns == .absorbs else { return nil }
        var isUnknown = false
        for case let argument? in arguments {
            switch argument {
            case .unknown: isUnknown = true
            case .list, .context, .range:
                guard let survey = survey(argument) else { return .null }
                if survey.holdsUnknown { isUnknown = true }
            default: continue
            }
        }
        return isUnknown ? .unknown : nil
    }

    private mutating func perform(_ number: Int, _ call: Call) -> Value {
        bounded(Builtins.all[number].code(call, &self) ?? .null)
    }
}
