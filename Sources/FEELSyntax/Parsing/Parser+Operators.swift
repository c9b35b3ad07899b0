import Diagnostics

/// How tightly operators bind, loosest first.
enum Precedence: Int, Comparable {
    case or = 1
    case and, comparison, additive, multiplicative, power, unary

    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .unary }

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

/// An operator between two operands.
struct Infix {
    enum Kind {
        case or, and, between, isIn
        case compare(Node.Comparison)
        case arithmetic(Node.Arithmetic)
    }

    let kind: Kind
    /// Tokens it takes.
    let width: Int
    /// How it should have been written.
    let cure: String?

    init(_ kind: Kind, _ width: Int = 1, cure: String? = nil) {
        (self.kind, self.width, self.cure) = (kind, width, cure)
    }

    var precedence: Precedence {
        switch kind {
        case .or: .or
        case .and: .and
        case .between, .isIn, .compare: .comparison
        case .arithmetic(.add), .arithmetic(.subtract): .additive
        case .arithmetic(.multiply), .arithmetic(.divide): .multiplicative
        case .arithmetic(.power): .power
        }
    }
}

/// Expressions with operators. All of them group to the left; `**` binds less tightly than the sign before a number, as
/// the public conformance suite has it: `-3 ** 2` is 9.
extension Parser {
    mutating func expression() throws(Halt) -> NodeID {
        try operand(.or)
    }

    /// An expression whose operators bind at least that tightly.
    mutating func operand(_ minimum: Precedence) throws(Halt) -> NodeID {
        let start = start
        return try binary(minimum, try unary(), from: start)
    }

    /// Goes on with an operand that has been read.
    mutating func binary(_ minimum: Precedence, _ first: NodeID, from start: Int) throws(Halt) -> NodeID {
        var left = first
        while let infix = infix(), infix.precedence >= minimum {
            take(infix.width, cure: infix.cure)
            left = try apply(infix, left, from: start)
        }
        return left
    }

    private mutating func apply(_ infix: Infix, _ left: NodeID, from start: Int) throws(Halt) -> NodeID {
        switch infix.kind {
        case .isIn: return try membership(left, from: start)
        case .between: return try between(left, from: start)
        case .or: return try add(.or(left, try operand(.and)), from: start)
        case .and: return try add(.and(left, try operand(.comparison)), from: start)
        case .compare(let comparison):
            return try add(.compare(comparison, left, try operand(.additive)), from: start)
        case .arithmetic(let sign):
            return try add(.arithmetic(sign, left, try operand(infix.precedence.tighter)), from: start)
        }
    }

    private mutating func between(_ value: NodeID, from start: Int) throws(Halt) -> NodeID {
        let low = try operand(.additive)
        if let infix = infix(), case .and = infix.kind {
            take(infix.width, cure: infix.cure)
        } else {
            throw unexpected(.sign("and"))
        }
        let high = try operand(.additive)
        return try add(.between(value, low: low, high: high), from: start)
    }

    /// Reads the tokens of an operator, and reports it if it is another language's.
    mutating func take(_ width: Int, cure: String?) {
        if let cure {
            let range = Int(token.start)..<Int(ahead(width - 1).end)
            let written = String(decoding: text[range], as: UTF8.self)
            let isWord = cure.utf8.allSatisfy { Characters.isASCIINamePart($0) }
            let left = isWord && !token.spaced ? " " : ""
            let right = isWord && !ahead(width).spaced ? " " : ""
            report(
                .foreignOperator(written, cure: cure, replacement: left + cure + right, at: slice.span(range)))
        }
        advance(width)
    }

    // MARK: Signs

    mutating func unary() throws(Halt) -> NodeID {
        let start = start
        let value = try signed()
        guard accept(.instance) else { return value }
        try expect(.of)
        let type = try typeName()
        return try add(.instanceOf(value, type), from: start)
    }

    private mutating func signed() throws(Halt) -> NodeID {
        try enter()
        let start = start
        let value: NodeID
        if kind == .minus {
            advance()
            value = try add(.negate(try signed()), from: start)
        } else if kind == .other, ForeignSigns.cure(scalar) == "-" {
            take(1, cure: "-")
            value = try add(.negate(try signed()), from: start)
        } else {
            value = try postfix(try primary(), from: start)
        }
        leave()
        return value
    }

    /// The operator that comes next.
    func infix() -> Infix? {
        switch kind {
        case .word: return logical()
        case .plus: return Infix(.arithmetic(.add))
        case .minus: return Infix(.arithmetic(.subtract))
        case .star: return touches(.star, 1) ? Infix(.arithmetic(.power), 2) : Infix(.arithmetic(.multiply))
        case .slash: return Infix(.arithmetic(.divide))
        case .less, .greater, .equal, .bang:
            return comparison().map { Infix(.compare($0.comparison), $0.width, cure: $0.cure) }
        case .other: return foreign()
        default: return nil
        }
    }

    private func logical() -> Infix? {
        switch keyword {
        case .and: return Infix(.and)
        case .or: return Infix(.or)
        case .in: return Infix(.isIn)
        case .between: return Infix(.between)
        case .none: break
        default: return nil
        }
        switch ForeignSigns.keyword(spelling(index)) {
        case .and: return Infix(.and, cure: "and")
        case .or: return Infix(.or, cure: "or")
        default: return nil
        }
    }

    private func foreign() -> Infix? {
        if let comparison = comparison() { return Infix(.compare(comparison.comparison), 1, cure: comparison.cure) }
        guard let cure = ForeignSigns.cure(scalar) else { return nil }
        let doubled = touches(.other, 1) && spelling(index) == spelling(min(index + 1, tokens.count - 1))
        if cure == "and" { return Infix(.and, doubled ? 2 : 1, cure: cure) }
        if cure == "or" { return Infix(.or, doubled ? 2 : 1, cure: cure) }
        return Node.Arithmetic(rawValue: cure).map { Infix(.arithmetic($0), cure: cure) }
    }

    /// The comparison sign that comes next, the tokens it takes, and its cure if it is another language's.
    func comparison() -> (comparison: Node.Comparison, width: Int, cure: String?)? {
        switch kind {
        case .less:
            if touches(.equal, 1) { return (.lessOrEqual, 2, nil) }
            return touches(.greater, 1) ? (.notEqual, 2, "!=") : (.less, 1, nil)
        case .greater:
            return touches(.equal, 1) ? (.greaterOrEqual, 2, nil) : (.greater, 1, nil)
        case .equal:
            if touches(.equal, 1) { return (.equal, touches(.equal, 2) ? 3 : 2, "=") }
            if touches(.greater, 1) { return (.greaterOrEqual, 2, ">=") }
            if touches(.bang, 1) { return (.notEqual, touches(.equal, 2) ? 3 : 2, "!=") }
            return touches(.less, 1) ? (.lessOrEqual, 2, "<=") : (.equal, 1, nil)
        case .bang:
            guard touches(.equal, 1) else { return nil }
            return touches(.equal, 2) ? (.notEqual, 3, "!=") : (.notEqual, 2, nil)
        case .other:
            guard let cure = ForeignSigns.cure(scalar), let comparison = Node.Comparison(rawValue: cure) else {
                return nil
            }
            guard touches(.equal, 1), let wider = Node.Comparison(rawValue: cure + "=") else {
                return (comparison, 1, cure)
            }
            return (wider, 2, cure + "=")
        default: return nil
        }
    }
}
