import Diagnostics

/// Literals, names, and what may follow an operand directly: paths, filters, calls.
extension Parser {
    mutating func primary() throws(Halt) -> NodeID {
        switch kind {
        case .word: return try word()
        case .number, .percent:
            if names.startsOddly, longest(member: false) != nil { return try name() }
            return try number()
        case .string: return try string()
        case .at: return try temporal()
        case .question:
            let start = start
            advance()
            return try add(.input, from: start)
        case .leftParen: return try parenthesis()
        case .leftBracket: return try list()
        case .rightBracket where !endsOperand(ahead(1)): return try openRange()
        case .leftBrace: return try context()
        default:
            if names.startsOddly, longest(member: false) != nil { return try name() }
            if kind == .bang { throw halt(.foreignOperator("!", cure: "not(…)", at: slice.span(token.range))) }
            if kind == .other, !ForeignSigns.closingQuotes(scalar).isEmpty { return try foreignString() }
            throw unexpected(.value)
        }
    }

    private mutating func word() throws(Halt) -> NodeID {
        guard keyword != .none else { return try name() }
        if let known = longest(member: false), known.count > 1 { return try name() }
        switch keyword {
        case .null: return try constant(.null)
        case .true: return try constant(.boolean(true))
        case .false: return try constant(.boolean(false))
        case .if: return try conditional()
        case .for: return try forEach()
        case .some: return try quantified(.some)
        case .every: return try quantified(.every)
        case .function where ahead(1).kind == .leftParen: return try function()
        case .not, .of, .external, .function, .instance: return try name()
        default: throw unexpected(.value)
        }
    }

    private mutating func constant(_ node: Node) throws(Halt) -> NodeID {
        let start = start
        advance()
        return try add(node, from: start)
    }

    // MARK: Texts

    private mutating func string() throws(Halt) -> NodeID {
        let start = start
        let value = stringValue()
        return try add(.string(value), from: start)
    }

    /// Reads a text literal.
    mutating func stringValue() -> String {
        let range = token.range
        let (value, mistakes) = Escapes.resolve(text, (range.lowerBound + 1)..<(range.upperBound - 1))
        for mistake in mistakes {
            report(.badEscape(String(decoding: text[mistake], as: UTF8.self), at: slice.span(mistake)))
        }
        advance()
        return value
    }

    private mutating func temporal() throws(Halt) -> NodeID {
        let start = start
        advance()
        guard kind == .string else { throw unexpected(.sign("\"…\"")) }
        let value = stringValue()
        return try add(.temporal(value), from: start)
    }

    /// A text in quotes of another kind, up to the next quote that fits.
    private mutating func foreignString() throws(Halt) -> NodeID {
        let opened = index
        let closing = ForeignSigns.closingQuotes(scalar)
        advance()
        while kind != .end, !(kind == .other && closing.contains { $0.value == scalar }) { advance() }
        guard kind != .end else { throw halt(unclosedString(at: tokens[opened].range.lowerBound)) }
        let inner = Int(tokens[opened].end)..<start
        let whole = tokens[opened].range.lowerBound..<Int(token.end)
        advance()
        let value = nfc(String(decoding: text[inner], as: UTF8.self))
        report(.foreignQuote(value, at: slice.span(whole)))
        return try add(.string(value), from: whole.lowerBound)
    }

    // MARK: What may follow

    /// Goes on with an operand that has been read.
    mutating func postfix(_ first: NodeID, from start: Int) throws(Halt) -> NodeID {
        var value = first
        while true {
            switch kind {
            case .dot:
                if let mistake = trailingPoint() { throw halt(mistake) }
                advance()
                let member = try member()
                value = try add(.path(value, member), from: start)
            case .leftBracket where !closesRange:
                value = try filter(value, from: start)
            case .leftParen:
                value = try call(value, from: start)
            default: return value
            }
        }
    }

    private mutating func member() throws(Halt) -> Node.Member {
        let odd = kind != .word && names.startsOddly && longest(member: true) != nil
        guard kind == .word || odd else { throw unexpected(.name) }
        let first = index
        let name = nameAhead(member: true)
        advance(name.count)
        return Node.Member(name: name.text, span: span(ofTokens: first..<index))
    }

    private mutating func filter(_ value: NodeID, from start: Int) throws(Halt) -> NodeID {
        let opened = index
        let outer = enterBracket()
        filters += 1
        let condition = try expression()
        filters -= 1
        try close(.rightBracket, "]", opened: opened)
        leaveBracket(outer)
        return try add(.filter(value, condition), from: start)
    }

    /// Whether `[` is the bracket at the end of a range rather than that of a filter: what follows begins no condition.
    private var closesRange: Bool { endsRange && endsOperand(ahead(1)) }

    /// Whether a token can't begin an operand, apart from `(`, `[` and `-`, of which that can't be said.
    private func endsOperand(_ next: Token) -> Bool {
        switch next.kind {
        case .end, .rightParen, .rightBracket, .rightBrace, .comma, .dot, .dots, .plus, .star, .slash, .equal, .bang,
            .less, .greater, .colon:
            return true
        case .word:
            switch next.keyword {
            case .and, .or, .in, .between, .instance, .then, .else, .return, .satisfies: return true
            default: return false
            }
        default: return false
        }
    }

    // MARK: Calls

    private mutating func call(_ callee: NodeID, from start: Int) throws(Halt) -> NodeID {
        let opened = index
        let outer = enterBracket()
        let filters = filters
        let node: Node
        if kind == .rightParen {
            node = .call(callee, [])
        } else if nameBeforeColon() != nil {
            node = .namedCall(callee, try namedArguments())
        } else {
            node = .call(callee, try expressions())
        }
        try close(.rightParen, ")", opened: opened)
        leaveBracket(outer)
        self.filters = filters
        return try add(node, from: start)
    }

    /// One expression or more, between commas.
    mutating func expressions() throws(Halt) -> [NodeID] {
        var items = [try expression()]
        while accept(.comma) { items.append(try expression()) }
        return items
    }

    private mutating func namedArguments() throws(Halt) -> [Node.Argument] {
        var arguments: [Node.Argument] = []
        repeat {
            guard let count = nameBeforeColon() else { throw unexpected(.argumentName) }
            let (name, span) = binder(count)
            advance()
            arguments.append(Node.Argument(name: name, nameSpan: span, value: try expression()))
        } while accept(.comma)
        return arguments
    }

    /// How many tokens of a name stand before the colon that comes next; none if something else comes.
    ///
    /// - Complexity: O(tokens up to the first that no name may hold).
    func nameBeforeColon() -> Int? {
        guard kind == .word else { return nil }
        var end = index
        while isNamePart(tokens[end]) { end += 1 }
        return tokens[end].kind == .colon ? end - index : nil
    }
}
