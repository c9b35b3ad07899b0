public import Diagnostics

/// Names one node of an `Expression`: dense, 0 ..< `nodeCount`. What is known of a node is kept in tables of this key.
public struct NodeID: Sendable, Hashable, Comparable {
    public let index: Int32

    public init(_ index: Int) {
        self.index = Int32(index)
    }

    public var offset: Int { Int(index) }

    public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// The tree of one FEEL expression or of one list of unary tests. Built once, never rewritten.
///
/// - Specification: DMN 1.5, 10.3.1.2, grammar rules 1 to 69.
public struct Expression: Sendable {
    public let nodes: [Node]
    /// The place of each node in its file.
    public let spans: [Span]
    public let root: NodeID

    public init(nodes: [Node], spans: [Span], root: NodeID) {
        self.nodes = nodes
        self.spans = spans
        self.root = root
    }

    public var nodeCount: Int { nodes.count }
    public subscript(id: NodeID) -> Node { nodes[id.offset] }
    public func span(_ id: NodeID) -> Span { spans[id.offset] }
}

/// One node. Children are ids of the same tree.
public enum Node: Sendable, Hashable {
    // Literals
    case null
    case boolean(Bool)
    /// Digits as written: `1`, `.5`, `1.2e-3`.
    case number(String)
    /// The digits before the sign of a percent literal: `98%` is `percent("98")`, worth 0.98.
    case percent(String)
    /// Text with its escapes resolved.
    case string(String)
    /// The text of `@"…"`.
    case temporal(String)

    /// A name as it is known (words joined by single spaces, NFC).
    case name(String)
    /// `?`, the value that a unary test is about.
    case input
    case list([NodeID])
    case context([Entry])
    /// `[a..b)`; an absent end is unbounded (written as `null` only by the printer of values).
    case range(RangeStart, NodeID, NodeID, RangeEnd)
    /// `(>= 10)`, `(= 10)`, `(!= 10)` as a value in parentheses: a range made of one comparison.
    case comparisonRange(Comparison, NodeID)

    indirect case path(NodeID, Member)
    case filter(NodeID, NodeID)
    case call(NodeID, [NodeID])
    case namedCall(NodeID, [Argument])

    case negate(NodeID)
    case arithmetic(Arithmetic, NodeID, NodeID)
    case compare(Comparison, NodeID, NodeID)
    case and(NodeID, NodeID)
    case or(NodeID, NodeID)
    case between(NodeID, low: NodeID, high: NodeID)
    /// `x in (t1, t2)`: holds when one test holds. The tests are `test…` nodes or plain expressions.
    case isIn(NodeID, [NodeID])
    indirect case instanceOf(NodeID, TypeName)

    case conditional(NodeID, then: NodeID, otherwise: NodeID)
    case forEach([Iterator], NodeID)
    case quantified(Quantifier, [Iterator], NodeID)
    indirect case function([Parameter], body: NodeID, external: Bool)

    // Unary tests: only at the root, below `unaryTests`, or on the right of `in`.
    /// `-`: every value passes.
    case testAny
    /// `t1, t2` (one holds), or `not(t1, t2)` (none holds).
    case unaryTests([NodeID], negated: Bool)
    /// `>= 98%`.
    case testComparison(Comparison, NodeID)
    /// A range or any expression: equal to it, within it, or, where it names `?`, true.
    case testExpression(NodeID)

    public struct Entry: Sendable, Hashable {
        public let key: String
        public let keySpan: Span
        public let value: NodeID
        public init(key: String, keySpan: Span, value: NodeID) {
            (self.key, self.keySpan, self.value) = (key, keySpan, value)
        }
    }

    public struct Member: Sendable, Hashable {
        public let name: String
        public let span: Span
        public init(name: String, span: Span) { (self.name, self.span) = (name, span) }
    }

    public struct Argument: Sendable, Hashable {
        public let name: String
        public let nameSpan: Span
        public let value: NodeID
        public init(name: String, nameSpan: Span, value: NodeID) {
            (self.name, self.nameSpan, self.value) = (name, nameSpan, value)
        }
    }

    /// `x in list`, or `i in 1..10` (then `end` is set).
    public struct Iterator: Sendable, Hashable {
        public let name: String
        public let nameSpan: Span
        public let source: NodeID
        public let end: NodeID?
        public init(name: String, nameSpan: Span, source: NodeID, end: NodeID?) {
            (self.name, self.nameSpan, self.source, self.end) = (name, nameSpan, source, end)
        }
    }

    public struct Parameter: Sendable, Hashable {
        public let name: String
        public let type: TypeName?
        public init(name: String, type: TypeName?) { (self.name, self.type) = (name, type) }
    }

    public enum RangeStart: Sendable, Hashable, CaseIterable { case open, closed }
    public enum RangeEnd: Sendable, Hashable, CaseIterable { case open, closed }
    public enum Quantifier: Sendable, Hashable, CaseIterable { case some, every }

    public enum Arithmetic: String, Sendable, Hashable, CaseIterable {
        case add = "+", subtract = "-", multiply = "*", divide = "/", power = "**"
    }

    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "=", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    }
}

/// A type as written after `instance of` or a parameter's colon.
public indirect enum TypeName: Sendable, Hashable {
    /// `number`, `date and time`, `Any`, or a name that the environment may know.
    case named(String)
    case list(TypeName)
    case range(TypeName)
    case context([ContextMember])
    case function([TypeName], TypeName)

    public struct ContextMember: Sendable, Hashable {
        public let name: String
        public let type: TypeName
        public init(name: String, type: TypeName) { (self.name, self.type) = (name, type) }
    }
}
