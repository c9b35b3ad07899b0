import Diagnostics

/// Unary tests, and what may stand on the right of `in`.
extension Parser {
    mutating func unaryTests() throws(Halt) -> NodeID {
        let start = start
        refusesComma = false
        if kind == .minus, ahead(1).kind == .end {
            advance()
            let any = try add(.testAny, from: start)
            return try add(.unaryTests([any], negated: false), from: start)
        }
        var tests: [NodeID] = []
        if keyword == .not, ahead(1).kind == .leftParen, ahead(2).kind != .rightParen,
            longest(member: false)?.count ?? 0 < 2
        {
            let name = index
            advance()
            let inner = try group(ranges: false)
            if kind == .end { return try negated(inner.tests, from: start) }
            tests.append(try condition(inner, calling: name, from: start))
        } else {
            tests.append(try topTest())
        }
        while accept(.comma) { tests.append(try topTest()) }
        if let cure = testsMeant(after: tests, from: start) {
            throw halt(
                .unexpectedToken(
                    Expected.shown(spelling(index)), .end, at: slice.span(token.range), cure: cure))
        }
        try expectEnd()
        return try add(.unaryTests(tests, negated: false), from: start)
    }

    private mutating func negated(_ tests: [NodeID], from start: Int) throws(Halt) -> NodeID {
        var wrapped: [NodeID] = []
        for test in tests {
            if case .testComparison = nodes[test.offset] {
                wrapped.append(test)
            } else {
                wrapped.append(try add(.testExpression(test), spans[test.offset]))
            }
        }
        return try add(.unaryTests(wrapped, negated: true), from: start)
    }

    /// What began like `not(…)` as a whole and goes on: a call of the function `not`.
    private mutating func condition(_ inner: Group, calling name: Int, from start: Int) throws(Halt) -> NodeID {
        guard inner.isPlain else { throw unexpected(.end) }
        let callee = try add(.name("not"), slice.span(tokens[name].range))
        let call = try add(.call(callee, inner.tests), from: start)
        let value = try binary(.or, try postfix(call, from: start), from: start)
        return try add(.testExpression(value), from: start)
    }

    private mutating func topTest() throws(Halt) -> NodeID {
        let start = start
        if let sign = comparison() {
            take(sign.width, cure: sign.cure)
            refusesComma = true
            let value = try operand(.additive)
            refusesComma = false
            return try add(.testComparison(sign.comparison, value), from: start)
        }
        return try add(.testExpression(try expression()), from: start)
    }

    // MARK: The right of `in`

    /// What was read between parentheses behind `in` or `not`.
    private struct Group {
        var tests: [NodeID]
        /// No comparison sign stood before any of them.
        var isPlain = true
    }

    mutating func membership(_ value: NodeID, from start: Int) throws(Halt) -> NodeID {
        guard kind == .leftParen else {
            let test = try test(.additive).test
            return try add(.isIn(value, [test]), from: start)
        }
        let first = self.start
        let group = try group(ranges: true)
        guard group.isPlain, group.tests.count == 1, continues else {
            return try add(.isIn(value, group.tests), from: start)
        }
        let test = try binary(.additive, try postfix(group.tests[0], from: first), from: first)
        return try add(.isIn(value, [test]), from: start)
    }

    /// Whether what stood in parentheses was only the beginning of an operand.
    private var continues: Bool {
        switch kind {
        case .dot, .leftParen: true
        case .leftBracket: !endsRange
        default: infix().map { $0.precedence >= .additive } ?? false
        }
    }

    private mutating func group(ranges: Bool) throws(Halt) -> Group {
        try enter()
        let opened = index
        let outer = enterBracket()
        let first = try test(.or)
        var group = Group(tests: [first.test], isPlain: first.isPlain)
        if ranges, first.isPlain, kind == .dots {
            leave()
            return Group(tests: [try range(.open, first.test, opened: opened, outer)])
        }
        while accept(.comma) {
            let next = try test(.or)
            group.tests.append(next.test)
            group.isPlain = group.isPlain && next.isPlain
        }
        try close(.rightParen, ")", opened: opened)
        leaveBracket(outer)
        leave()
        return group
    }

    private mutating func test(_ minimum: Precedence) throws(Halt) -> (test: NodeID, isPlain: Bool) {
        let start = start
        guard let sign = comparison() else { return (try operand(minimum), true) }
        take(sign.width, cure: sign.cure)
        let value = try operand(.additive)
        return (try add(.testComparison(sign.comparison, value), from: start), false)
    }
}
