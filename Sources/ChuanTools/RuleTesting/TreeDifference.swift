import FEELSyntax

/// When two trees of the same shape, one comparison of which differs, come out otherwise: conjunctions, one of which
/// holds then.
struct TreeDifference: Sendable {
    /// Each a list of conditions that hold together; about `?` where the trees are unary tests.
    let conjunctions: [[String]]
    let isTest: Bool

    /// - Returns: Nil where the trees are made of more than comparisons, `and`, `or`, `not`.
    init?(_ before: Expression, _ after: Expression, isTest: Bool) {
        let (old, new) = (Terms(tree: before), Terms(tree: after))
        guard let yes = old.terms(before.root, holds: true), let no = old.terms(before.root, holds: false),
            let otherYes = new.terms(after.root, holds: true), let otherNo = new.terms(after.root, holds: false)
        else { return nil }
        let all = (Terms.product(yes, otherNo) + Terms.product(no, otherYes)).filter(Self.mayHold)
        guard all.count <= Self.most else { return nil }
        conjunctions = all.map { $0.map(\.text) }
        self.isTest = isTest
    }

    /// No condition of a conjunction is the opposite of another.
    private static func mayHold(_ conjunction: [Term]) -> Bool {
        let texts = Set(conjunction.map(\.text))
        return !conjunction.contains { texts.contains($0.opposite) }
    }

    private static let most = 64
}

/// A condition, and what holds where it does not.
private struct Term {
    let text: String
    let opposite: String

    var negated: Term { Term(text: opposite, opposite: text) }
}

/// The disjunctive normal form of a condition, its comparisons as text.
private struct Terms {
    let tree: Expression

    func terms(_ id: NodeID, holds: Bool) -> [[Term]]? {
        switch tree[id] {
        case .and(let left, let right): join(left, right, holds: holds, isProduct: holds)
        case .or(let left, let right): join(left, right, holds: holds, isProduct: !holds)
        case .call(let callee, let arguments) where tree[callee] == .name("not") && arguments.count == 1:
            terms(arguments[0], holds: !holds)
        case .compare(let comparison, let left, let right):
            [[text(comparison, format(tree, from: left), format(tree, from: right), holds: holds)]]
        case .testComparison(let comparison, let operand):
            [[text(comparison, "?", format(tree, from: operand), holds: holds)]]
        case .testExpression(let operand): test(operand, holds: holds)
        case .unaryTests(let tests, let negated):
            tests.count == 1 ? terms(tests[0], holds: holds != negated) : nil
        default:
            [[holds ? atom(format(tree, from: id)) : atom(format(tree, from: id)).negated]]
        }
    }

    private func test(_ operand: NodeID, holds: Bool) -> [[Term]]? {
        switch tree[operand] {
        case .number, .percent: [[text(.equal, "?", format(tree, from: operand), holds: holds)]]
        case .range(let start, let low, let high, let end):
            range((start == .open, format(tree, from: low)), (end == .open, format(tree, from: high)), holds: holds)
        default: nil
        }
    }

    private func range(_ low: (isOpen: Bool, text: String), _ high: (isOpen: Bool, text: String), holds: Bool)
        -> [[Term]]
    {
        let above = text(low.isOpen ? .greater : .greaterOrEqual, "?", low.text, holds: holds)
        let below = text(high.isOpen ? .less : .lessOrEqual, "?", high.text, holds: holds)
        return holds ? [[above, below]] : [[above], [below]]
    }

    private func join(_ left: NodeID, _ right: NodeID, holds: Bool, isProduct: Bool) -> [[Term]]? {
        guard let left = terms(left, holds: holds), let right = terms(right, holds: holds) else { return nil }
        return isProduct ? Self.product(left, right) : left + right
    }

    static func product(_ left: [[Term]], _ right: [[Term]]) -> [[Term]] {
        left.flatMap { first in right.map { first + $0 } }
    }

    private func text(_ comparison: Node.Comparison, _ left: String, _ right: String, holds: Bool) -> Term {
        let term = Term(
            text: "(\(left)) \(comparison.rawValue) (\(right))",
            opposite: "(\(left)) \(comparison.opposite.rawValue) (\(right))")
        return holds ? term : term.negated
    }

    private func atom(_ text: String) -> Term { Term(text: "(\(text))", opposite: "not(\(text))") }
}

extension Node.Comparison {
    /// What holds of two values where this one does not.
    var opposite: Node.Comparison {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }
}
