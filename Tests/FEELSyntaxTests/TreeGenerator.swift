import Diagnostics
import FEELSyntax
import TestSupport

/// Grows random trees: every kind of node, in every place that the grammar lets it stand.
struct TreeGenerator {
    static let names = [
        "a", "b", "kết quả đã số hóa", "Full Name", "values in a list", "a-b", "Profit and Loss", "x.y z", "if paid",
    ]
    private static let binders = ["i", "mức độ", "x+y", "tên"]
    private static let keys = ["k", "two words", "not a \"name\"!", "", "đ", "if", "1st", " s"]
    private static let texts = ["", "a", "q\"\\", "\n\t\r", "🐎", "\\d", "\u{1}\u{2028}", "ố", "//", "'"]
    private static let types: [TypeName] = [
        .named("number"), .named("date and time"), .named("t Mixed"), .list(.named("Any")), .range(.named("date")),
        .context([.init(name: "a", type: .named("string")), .init(name: "b c", type: .list(.named("number")))]),
        .function([], .named("Any")), .function([.named("number"), .list(.named("x"))], .named("boolean")),
        .named("list"),
    ]

    private let place = Span(file: FileID(number: 0), start: 0, end: 0)
    private var random: Seeded
    private var nodes: [Node] = []

    static func expression(_ seed: UInt64) -> Expression {
        var generator = TreeGenerator(random: Seeded(seed))
        let root = generator.any(2 + generator.random.below(4))
        return generator.finish(root)
    }

    static func tests(_ seed: UInt64) -> Expression {
        var generator = TreeGenerator(random: Seeded(seed))
        let root = generator.unaryTests(1 + generator.random.below(4))
        return generator.finish(root)
    }

    private init(random: Seeded) {
        self.random = random
    }

    private func finish(_ root: NodeID) -> Expression {
        Expression(nodes: nodes, spans: nodes.map { _ in place }, root: root)
    }

    private mutating func add(_ node: Node) -> NodeID {
        nodes.append(node)
        return NodeID(nodes.count - 1)
    }

    private mutating func unaryTests(_ depth: Int) -> NodeID {
        if random.below(12) == 0 { return add(.unaryTests([add(.testAny)], negated: false)) }
        let tests = (0...random.below(3)).map { _ in test(depth) { $0.add(.testExpression($0.any(depth))) } }
        return add(.unaryTests(tests, negated: random.below(3) == 0))
    }

    private mutating func test(_ depth: Int, _ plain: (inout TreeGenerator) -> NodeID) -> NodeID {
        if random.below(2) == 0 { return plain(&self) }
        return add(.testComparison(random.pick(Node.Comparison.allCases), any(depth - 1)))
    }

    private mutating func several(_ depth: Int, least: Int = 0) -> [NodeID] {
        (0..<(least + random.below(3))).map { _ in any(depth) }
    }

    private mutating func any(_ depth: Int) -> NodeID {
        guard depth > 0 else { return leaf() }
        switch random.below(4) {
        case 0: return leaf()
        case 1: return operation(depth - 1)
        case 2: return compound(depth - 1)
        default: return binding(depth - 1)
        }
    }

    private mutating func leaf() -> NodeID {
        switch random.below(10) {
        case 0: add(.null)
        case 1: add(.boolean(random.below(2) == 0))
        case 2, 3: add(.number(random.pick(["1", ".5", "1.2e3", "1.2E-3", "007", "12"])))
        case 4: add(.percent(random.pick(["98", "97.5", ".1"])))
        case 5: add(.string(random.pick(Self.texts)))
        case 6: add(.temporal("2023-01-01"))
        case 7: add(.input)
        default: add(.name(random.pick(Self.names)))
        }
    }

    private mutating func operation(_ depth: Int) -> NodeID {
        switch random.below(8) {
        case 0: add(.negate(any(depth)))
        case 1, 2: add(.arithmetic(random.pick(Node.Arithmetic.allCases), any(depth), any(depth)))
        case 3: add(.compare(random.pick(Node.Comparison.allCases), any(depth), any(depth)))
        case 4: add(.and(any(depth), any(depth)))
        case 5: add(.or(any(depth), any(depth)))
        case 6: add(.between(any(depth), low: any(depth), high: any(depth)))
        default: add(.instanceOf(any(depth), random.pick(Self.types)))
        }
    }

    private mutating func compound(_ depth: Int) -> NodeID {
        switch random.below(9) {
        case 0: return add(.list(several(depth)))
        case 1: return context(depth)
        case 2:
            let (start, end) = (random.below(2) == 0, random.below(2) == 0)
            return add(.range(start ? .open : .closed, any(depth), any(depth), end ? .open : .closed))
        case 3: return add(.comparisonRange(random.pick(Node.Comparison.allCases), any(depth)))
        case 4: return add(.path(any(depth), Node.Member(name: random.pick(Self.names), span: place)))
        case 5: return add(.filter(any(depth), any(depth)))
        case 6:
            let callee = random.below(2) == 0 ? add(.name(random.pick(["not", "string length", "f"]))) : any(depth)
            return add(.call(callee, several(depth)))
        case 7:
            let arguments = ["start position", "b"].prefix(1 + random.below(2)).map { name in
                Node.Argument(name: name, nameSpan: place, value: any(depth))
            }
            return add(.namedCall(any(depth), arguments))
        default:
            let tests = (0...random.below(3)).map { _ in test(depth) { $0.any(depth) } }
            return add(.isIn(any(depth), tests))
        }
    }

    private mutating func context(_ depth: Int) -> NodeID {
        let keys = Self.keys.shuffled(using: &random).prefix(random.below(4))
        return add(.context(keys.map { Node.Entry(key: $0, keySpan: place, value: any(depth)) }))
    }

    private mutating func iterators(_ depth: Int) -> [Node.Iterator] {
        Self.binders.shuffled(using: &random).prefix(1 + random.below(3)).map { name in
            let end = random.below(2) == 0 ? any(depth) : nil
            return Node.Iterator(name: name, nameSpan: place, source: any(depth), end: end)
        }
    }

    private mutating func binding(_ depth: Int) -> NodeID {
        switch random.below(4) {
        case 0: return add(.conditional(any(depth), then: any(depth), otherwise: any(depth)))
        case 1: return add(.forEach(iterators(depth), any(depth)))
        case 2: return add(.quantified(random.below(2) == 0 ? .some : .every, iterators(depth), any(depth)))
        default:
            let external = random.below(4) == 0
            let parameters = Self.binders.prefix(random.below(4)).map { name in
                Node.Parameter(name: name, type: random.below(2) == 0 ? random.pick(Self.types) : nil)
            }
            return add(.function(parameters, body: external ? context(depth) : any(depth), external: external))
        }
    }
}
