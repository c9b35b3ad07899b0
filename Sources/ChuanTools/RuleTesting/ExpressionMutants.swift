import Diagnostics
import FEEL
import FEELSyntax

/// The ways to change one number or one comparison of a tree.
struct ExpressionMutants {
    struct Change {
        let isStrictness: Bool
        let tree: Expression
        let before: Expression
        let span: Span

        /// The part that was changed, before and after.
        let words: (before: String, after: String)
    }

    private let tree: Expression
    /// Whether the tree decides something. In a calculation only comparisons with a number are changed, and zero is left
    /// alone: there it asks whether there is anything at all.
    private let isCondition: Bool
    private(set) var changes: [Change] = []

    init(_ tree: Expression, isCondition: Bool) {
        self.tree = tree
        self.isCondition = isCondition
        for index in tree.nodes.indices { visit(NodeID(index)) }
    }

    /// The comparisons with a number.
    static func thresholds(of tree: Expression) -> [NodeID] {
        let mutants = ExpressionMutants(tree, isCondition: true)
        return tree.nodes.indices.map { NodeID($0) }.filter { id in
            guard case .compare(_, let left, let right) = tree[id] else { return false }
            return !(mutants.numbers(in: left) + mutants.numbers(in: right)).isEmpty
        }
    }

    private mutating func visit(_ id: NodeID) {
        switch tree[id] {
        case .compare(let comparison, let left, let right):
            let literals = numbers(in: left) + numbers(in: right)
            for literal in literals { move(literal) }
            if isCondition || !literals.isEmpty, let flipped = comparison.flipped {
                replace(id, by: .compare(flipped, left, right), isStrictness: true)
            }
        case .testComparison(let comparison, let operand):
            for literal in numbers(in: operand) { move(literal) }
            if let flipped = comparison.flipped {
                replace(id, by: .testComparison(flipped, operand), isStrictness: true)
            }
        case .testExpression(let operand):
            for literal in numbers(in: operand) { move(literal) }
        case .range(let start, let low, let high, let end):
            for literal in numbers(in: low) + numbers(in: high) { move(literal) }
            replace(id, by: .range(start == .open ? .closed : .open, low, high, end), isStrictness: true)
            replace(id, by: .range(start, low, high, end == .open ? .closed : .open), isStrictness: true)
        case .between(_, let low, let high):
            for literal in numbers(in: low) + numbers(in: high) { move(literal) }
        default: break
        }
    }

    /// The number literals that a side of a comparison is made of; those inside calls and filters are no thresholds.
    private func numbers(in id: NodeID) -> [NodeID] {
        switch tree[id] {
        case .number(let text), .percent(let text): isCondition || Decimal(text)?.signum != 0 ? [id] : []
        case .negate(let child): numbers(in: child)
        case .arithmetic(_, let left, let right): numbers(in: left) + numbers(in: right)
        default: []
        }
    }

    /// One unit of the last digit up and down.
    private mutating func move(_ id: NodeID) {
        for step in [1, -1] {
            switch tree[id] {
            case .number(let text): LastDigit.moved(text, by: step).map { replace(id, by: .number($0)) }
            case .percent(let text): LastDigit.moved(text, by: step).map { replace(id, by: .percent($0)) }
            default: break
            }
        }
    }

    private mutating func replace(_ id: NodeID, by node: Node, isStrictness: Bool = false) {
        let changed = tree.replacing(id, by: node)
        changes.append(
            Change(
                isStrictness: isStrictness, tree: changed, before: tree, span: tree.span(id),
                words: (format(tree), format(changed))))
    }
}

extension Expression {
    /// The same tree with another node in a place.
    func replacing(_ id: NodeID, by node: Node) -> Expression {
        var nodes = nodes
        nodes[id.offset] = node
        return Expression(nodes: nodes, spans: spans, root: root)
    }
}

/// The last digit of a number as it is written.
enum LastDigit {
    /// The number moved by so many units of its last digit; nil where it has an exponent.
    static func moved(_ text: String, by step: Int) -> String? {
        let digits = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
        let unit = digits == 0 ? "1" : "0." + String(repeating: "0", count: digits - 1) + "1"
        guard !text.contains("e"), !text.contains("E"), let number = Decimal(text), let change = Decimal(unit) else {
            return nil
        }
        return (step > 0 ? number.adding(change) : number.subtracting(change))?.description
    }
}

extension Node.Comparison {
    /// Strict for not strict, and the other way round.
    fileprivate var flipped: Node.Comparison? {
        switch self {
        case .less: .lessOrEqual
        case .lessOrEqual: .less
        case .greater: .greaterOrEqual
        case .greaterOrEqual: .greater
        case .equal, .notEqual: nil
        }
    }
}

extension SourceSlice {
    /// Another text that stands for the same place of the file.
    func replaced(by tree: Expression) -> SourceSlice {
        let text = Array(format(tree).utf8)
        let place = span
        return SourceSlice(
            file: file, text: text, runs: [Run(text: 0..<text.count, file: place.start..<place.end)],
            origin: place.start)
    }

    /// As written, on one line.
    var words: String { string.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    private var string: String { String(decoding: text, as: UTF8.self) }
}
