import Diagnostics

/// Calls of built-in functions.
extension Evaluator {
    /// Calls a built-in with arguments in order: the first signature that the values fit. Null if there is none.
    ///
    /// - Specification: DMN 1.5, 10.3.2.13.1.
    mutating func call(_ number: Int, _ arguments: [Value?]) -> Value {
        if absorbs(number, arguments) { return .unknown }
        for (index, signature) in Builtins.all[number].signatures.enumerated() {
            if let fitted = signature.fit(arguments) {
                return perform(number, Call(signature: index, arguments: fitted))
            }
        }
        return .null
    }

    /// Calls a built-in with arguments by name.
    ///
    /// - Specification: DMN 1.5, 10.3.2.13.5.
    mutating func call(_ number: Int, _ arguments: [Value], named names: [String]) -> Value {
        if absorbs(number, arguments) { return .unknown }
        for (index, signature) in Builtins.all[number].signatures.enumerated() {
            guard let placed = signature.place(arguments, named: names), let fitted = signature.fit(placed) else {
                continue
            }
            return perform(number, Call(signature: index, arguments: fitted))
        }
        return .null
    }

    private func absorbs(_ number: Int, _ arguments: [Value?]) -> Bool {
        Builtins.all[number].unknowns == .absorbs && arguments.contains { $0?.holdsUnknown ?? false }
    }

    private mutating func perform(_ number: Int, _ call: Call) -> Value {
        let result = Builtins.all[number].code(call, &self) ?? .null
        switch result {
        case .list(let items): return items.count <= limits.listItems ? result : give(up: .listItems)
        case .string(let text): return text.utf8.count <= limits.textBytes ? result : give(up: .textBytes)
        default: return result
        }
    }
}
