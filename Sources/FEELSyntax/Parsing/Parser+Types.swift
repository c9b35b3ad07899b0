import Diagnostics

/// Types, as written after `instance of` and after the colon of a parameter.
///
/// - Specification: DMN 1.5, 10.3.1.2, grammar rules 52 to 54.
extension Parser {
    mutating func typeName() throws(Halt) -> TypeName {
        guard kind == .word else { throw unexpected(.type) }
        try enter()
        let type = ahead(1).kind == .less && !touches(.equal, 2) ? try parameterised() : simpleType()
        leave()
        return type
    }

    private mutating func parameterised() throws(Halt) -> TypeName {
        let word = spelling(index)
        switch word {
        case "list", "range":
            advance(2)
            let element = try typeName()
            try expect(.greater, ">")
            return word == "list" ? .list(element) : .range(element)
        case "context":
            advance(2)
            return .context(try contextMembers())
        case "function":
            advance(2)
            return try functionType()
        default: return simpleType()
        }
    }

    private mutating func contextMembers() throws(Halt) -> [TypeName.ContextMember] {
        var members: [TypeName.ContextMember] = []
        repeat {
            let (name, span) = try binder { _ in false }
            if members.contains(where: { $0.name == name }) { report(.duplicateName(name, at: span)) }
            try expect(.colon, ":")
            members.append(TypeName.ContextMember(name: name, type: try typeName()))
        } while accept(.comma)
        try expect(.greater, ">")
        return members
    }

    private mutating func functionType() throws(Halt) -> TypeName {
        var parameters: [TypeName] = []
        if kind != .greater {
            repeat { parameters.append(try typeName()) } while accept(.comma)
        }
        // The arrow stands behind the bracket, or, as older texts have it, within.
        let within = kind == .minus
        if !within { try expect(.greater, ">") }
        guard kind == .minus, touches(.greater, 1) else { throw unexpected(.sign("->")) }
        advance(2)
        let result = try typeName()
        if within { try expect(.greater, ">") }
        return .function(parameters, result)
    }

    /// A type of the language, or the run of words that names another one; dots between words belong to it.
    private mutating func simpleType() -> TypeName {
        let first = index
        if let known = LanguageNames.knownTypes.match(tokens, at: index, in: text) {
            advance(known.count)
            return .named(known.name)
        }
        advance()
        while true {
            if kind == .word, keyword == .none, ForeignSigns.keyword(spelling(index)) == .none {
                advance()
            } else if kind == .dot, !token.spaced, touches(.word, 1) {
                advance(2)
            } else {
                return .named(KnownNames.spelling(of: tokens[first..<index], in: text))
            }
        }
    }
}
