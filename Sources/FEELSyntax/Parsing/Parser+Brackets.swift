import Diagnostics

/// Whatever stands in brackets. An opening bracket does not say what it opens, so what comes first is parsed once and the
/// sign behind it decides: nothing is tried and taken back.
extension Parser {
    /// `(a)`, `(a..b)`, `(>= a)`.
    mutating func parenthesis() throws(Halt) -> NodeID {
        let start = start
        let opened = index
        let outer = enterBracket()
        if let sign = comparison() {
            take(sign.width, cure: sign.cure)
            let value = try operand(.additive)
            try close(.rightParen, ")", opened: opened)
            leaveBracket(outer)
            return try add(.comparisonRange(sign.comparison, value), from: start)
        }
        let value = try expression()
        if kind == .dots { return try range(.open, value, opened: opened, outer) }
        try close(.rightParen, ")", opened: opened)
        leaveBracket(outer)
        return value
    }

    /// `[a, b]`, `[a..b]`.
    mutating func list() throws(Halt) -> NodeID {
        let start = start
        let opened = index
        let outer = enterBracket()
        var items: [NodeID] = []
        if kind != .rightBracket {
            items.append(try expression())
            if kind == .dots { return try range(.closed, items[0], opened: opened, outer) }
            while accept(.comma) { items.append(try expression()) }
        }
        try close(.rightBracket, "]", opened: opened)
        leaveBracket(outer)
        return try add(.list(items), from: start)
    }

    /// `]a..b]`.
    mutating func openRange() throws(Halt) -> NodeID {
        let opened = index
        let outer = enterBracket()
        let low = try operand(.additive)
        guard kind == .dots else { throw unexpected(.sign("..")) }
        return try range(.open, low, opened: opened, outer)
    }

    /// The rest of a range, from its two points on.
    mutating func range(
        _ opening: Node.RangeStart, _ low: NodeID, opened: Int, _ outer: Bool
    ) throws(Halt) -> NodeID {
        advance()
        endsRange = true
        let high = try operand(.additive)
        let closing: Node.RangeEnd
        switch kind {
        case .rightBracket: closing = .closed
        case .rightParen, .leftBracket: closing = .open
        default: throw unclosed("]", opened: opened)
        }
        advance()
        leaveBracket(outer)
        return try add(.range(opening, low, high, closing), from: Int(tokens[opened].start))
    }

    /// `{a: 1, "b c": a + 1}`: each entry sees those before it.
    mutating func context() throws(Halt) -> NodeID {
        let start = start
        let opened = index
        let outer = enterBracket()
        var entries: [Node.Entry] = []
        var scope: [Int32] = []
        var seen: Set<String> = []
        if kind != .rightBrace {
            repeat {
                let (key, span) = try key()
                if !seen.insert(key).inserted { report(.duplicateName(key, at: span)) }
                try expect(.colon, ":")
                entries.append(Node.Entry(key: key, keySpan: span, value: try expression()))
                scope.append(declare(key, asMember: true))
            } while accept(.comma)
        }
        try close(.rightBrace, "}", opened: opened)
        leaveBracket(outer)
        for ending in scope { locals.retract(ending) }
        return try add(.context(entries), from: start)
    }

    private mutating func key() throws(Halt) -> (name: String, span: Span) {
        guard kind == .string else { return try binder(.key) { _ in false } }
        let first = index
        let name = stringValue()
        return (name, span(ofTokens: first..<index))
    }

    /// Puts a name in scope until it is retracted from `locals`.
    mutating func declare(_ name: String, asMember: Bool = false) -> Int32 {
        let (ending, count) = locals.add(name)
        if asMember, count > 1 { keys.insert(name) }
        return ending
    }
}
