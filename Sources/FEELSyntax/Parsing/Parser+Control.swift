import Diagnostics

/// Expressions that begin with a keyword and reach as far as they can.
extension Parser {
    mutating func conditional() throws(Halt) -> NodeID {
        let start = start
        advance()
        let condition = try expression()
        try expect(.then)
        let then = try expression()
        try expect(.else)
        let otherwise = try expression()
        return try add(.conditional(condition, then: then, otherwise: otherwise), from: start)
    }

    mutating func forEach() throws(Halt) -> NodeID {
        let start = start
        advance()
        let (iterators, scope) = try iterators()
        try expect(.return)
        let body = try expression()
        for ending in scope { locals.retract(ending) }
        return try add(.forEach(iterators, body), from: start)
    }

    mutating func quantified(_ quantifier: Node.Quantifier) throws(Halt) -> NodeID {
        let start = start
        advance()
        let (iterators, scope) = try iterators()
        try expect(.satisfies)
        let body = try expression()
        for ending in scope { locals.retract(ending) }
        return try add(.quantified(quantifier, iterators, body), from: start)
    }

    /// `x in xs, i in 1..10`: each sees those before it.
    private mutating func iterators() throws(Halt) -> (iterators: [Node.Iterator], scope: [Int32]) {
        var iterators: [Node.Iterator] = []
        var scope: [Int32] = []
        repeat {
            let (name, span) = try binder { $0.keyword == .in }
            try expect(.in)
            let source = try expression()
            let end: NodeID? = accept(.dots) ? try operand(.additive) : nil
            iterators.append(Node.Iterator(name: name, nameSpan: span, source: source, end: end))
            scope.append(declare(name))
        } while accept(.comma)
        return (iterators, scope)
    }

    /// `function(a: number, b) a + b`, `function(a) external {…}`.
    mutating func function() throws(Halt) -> NodeID {
        let start = start
        advance()
        let opened = index
        let outer = enterBracket()
        var parameters: [Node.Parameter] = []
        if kind != .rightParen {
            repeat { parameters.append(try parameter(after: parameters)) } while accept(.comma)
        }
        try close(.rightParen, ")", opened: opened)
        leaveBracket(outer)
        let scope = parameters.map { declare($0.name) }
        let external = keyword == .external && ahead(1).kind == .leftBrace
        if external { advance() }
        let body = external ? try context() : try expression()
        for ending in scope { locals.retract(ending) }
        return try add(.function(parameters, body: body, external: external), from: start)
    }

    private mutating func parameter(after others: [Node.Parameter]) throws(Halt) -> Node.Parameter {
        let (name, span) = try binder { _ in false }
        if others.contains(where: { $0.name == name }) { report(.duplicateName(name, at: span)) }
        let type: TypeName? = accept(.colon) ? try typeName() : nil
        return Node.Parameter(name: name, type: type)
    }
}
