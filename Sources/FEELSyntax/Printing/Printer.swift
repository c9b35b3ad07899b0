/// Prints nodes back. A part that binds less tightly than its place asks for is put in parentheses.
struct Printer {
    /// How tightly a node binds, loosest first; nearly the steps of `Precedence`.
    enum Level: Int, Comparable {
        case loosest, or, and, type, comparison, additive, multiplicative, power, unary, postfix, atom

        var tighter: Level { Level(rawValue: rawValue + 1) ?? .atom }

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    let expression: Expression

    /// The text of a node where at least that level is asked for.
    func text(_ id: NodeID, _ minimum: Level) -> String {
        let node = expression[id]
        let text = plain(node)
        return level(node) < minimum ? "(\(text))" : text
    }

    private func level(_ node: Node) -> Level {
        switch node {
        case .conditional, .forEach, .quantified, .function, .unaryTests, .testAny, .testComparison, .testExpression:
            .loosest
        case .or: .or
        case .and: .and
        case .instanceOf: .type
        case .compare, .between, .isIn: .comparison
        case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): .additive
        case .arithmetic(.multiply, _, _), .arithmetic(.divide, _, _): .multiplicative
        case .arithmetic(.power, _, _): .power
        case .negate: .unary
        case .number, .percent: .unary
        case .path, .filter, .call, .namedCall: .postfix
        case .null, .boolean, .string, .temporal, .name, .input, .list, .context, .range, .comparisonRange: .atom
        }
    }

    private func plain(_ node: Node) -> String {
        switch node {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let digits): digits
        case .percent(let digits): "\(digits)%"
        case .string(let value): formatText(value)
        case .temporal(let value): "@\(formatText(value))"
        case .name(let name): name
        case .input: "?"
        case .list(let items): "[\(list(items))]"
        case .context(let entries): context(entries)
        case .range(let start, let low, let high, let end): range(start, low, high, end)
        case .comparisonRange(let sign, let value): "(\(sign.rawValue) \(text(value, .additive)))"
        case .path(let value, let member): "\(text(value, .postfix)).\(member.name)"
        case .filter(let value, let condition): "\(text(value, .postfix))[\(text(condition, .loosest))]"
        case .call(let callee, let arguments): "\(text(callee, .postfix))(\(list(arguments)))"
        case .namedCall(let callee, let arguments): "\(text(callee, .postfix))(\(named(arguments)))"
        default: composite(node)
        }
    }

    private func composite(_ node: Node) -> String {
        switch node {
        case .negate(let value): "-\(text(value, isNegation(value) ? .postfix : .unary))"
        case .arithmetic(let sign, let left, let right): binary(sign.rawValue, left, right, level(node))
        case .compare(let sign, let left, let right): binary(sign.rawValue, left, right, .comparison)
        case .and(let left, let right): binary("and", left, right, .and)
        case .or(let left, let right): binary("or", left, right, .or)
        case .between(let value, let low, let high):
            "\(text(value, .comparison)) between \(text(low, .additive)) and \(text(high, .additive))"
        case .isIn(let value, let tests): "\(text(value, .comparison)) in \(membership(tests))"
        case .instanceOf(let value, let type): "\(text(value, .unary)) instance of \(format(type))"
        case .conditional(let condition, let then, let otherwise):
            "if \(text(condition, .loosest)) then \(text(then, .loosest)) else \(text(otherwise, .loosest))"
        case .forEach(let iterators, let body): "for \(binders(iterators)) return \(text(body, .loosest))"
        case .quantified(.some, let iterators, let body):
            "some \(binders(iterators)) satisfies \(text(body, .loosest))"
        case .quantified(.every, let iterators, let body):
            "every \(binders(iterators)) satisfies \(text(body, .loosest))"
        case .function(let parameters, let body, let external): function(parameters, body, external)
        default: test(node)
        }
    }

    private func test(_ node: Node) -> String {
        switch node {
        case .testAny: "-"
        case .unaryTests(let items, true): "not(\(list(items)))"
        case .unaryTests(let items, false): tests(items)
        case .testComparison(let sign, let value): "\(sign.rawValue) \(text(value, .additive))"
        case .testExpression(let value): text(value, .loosest)
        default: ""
        }
    }

    private func isNegation(_ id: NodeID) -> Bool {
        if case .negate = expression[id] { true } else { false }
    }

    private func binary(_ sign: String, _ left: NodeID, _ right: NodeID, _ level: Level) -> String {
        "\(text(left, level)) \(sign) \(text(right, level.tighter))"
    }

    private func list(_ items: [NodeID]) -> String {
        items.map { text($0, .loosest) }.joined(separator: ", ")
    }

    /// Tests at the root. A single call of `not` would read as the negation of tests: it gets parentheses.
    private func tests(_ tests: [NodeID]) -> String {
        let text = list(tests)
        guard tests.count == 1, case .testExpression(let value) = expression[tests[0]],
            case .call(let callee, _) = expression[value], case .name("not") = expression[callee]
        else { return text }
        return "(\(text))"
    }

    /// One test stands alone, if its text can't be taken for tests in parentheses.
    private func membership(_ tests: [NodeID]) -> String {
        guard tests.count == 1 else { return "(\(list(tests)))" }
        switch expression[tests[0]] {
        case .testComparison, .range, .list, .name, .number, .percent, .string, .temporal, .input, .null, .boolean,
            .context:
            return text(tests[0], .loosest)
        default: return "(\(list(tests)))"
        }
    }

    private func range(_ start: Node.RangeStart, _ low: NodeID, _ high: NodeID, _ end: Node.RangeEnd) -> String {
        let bounds = "\(text(low, .additive))..\(text(high, .additive))"
        return (start == .closed ? "[" : "(") + bounds + (end == .closed ? "]" : ")")
    }

    private func named(_ arguments: [Node.Argument]) -> String {
        arguments.map { "\($0.name): \(text($0.value, .loosest))" }.joined(separator: ", ")
    }

    private func context(_ entries: [Node.Entry]) -> String {
        "{" + entries.map { "\(key($0.key)): \(text($0.value, .loosest))" }.joined(separator: ", ") + "}"
    }

    /// A key without quotes, if it consists of words.
    private func key(_ name: String) -> String {
        let bytes = Array(name.utf8)
        let tokens = Lexer.tokens(of: bytes).dropLast()
        let words = !tokens.isEmpty && tokens.allSatisfy { $0.kind == .word }
        return words && KnownNames.spelling(of: tokens, in: bytes) == name ? name : formatText(name)
    }

    private func binders(_ iterators: [Node.Iterator]) -> String {
        iterators.map { iterator in
            let end = iterator.end.map { "..\(text($0, .additive))" } ?? ""
            return "\(iterator.name) in \(text(iterator.source, .or))\(end)"
        }.joined(separator: ", ")
    }

    private func function(_ parameters: [Node.Parameter], _ body: NodeID, _ external: Bool) -> String {
        let list = parameters.map { parameter in
            parameter.name + (parameter.type.map { ": \(format($0))" } ?? "")
        }
        return "function(\(list.joined(separator: ", "))) \(external ? "external " : "")\(text(body, .loosest))"
    }
}
