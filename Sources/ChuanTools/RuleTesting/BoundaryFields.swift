import Chuan
import FEELSyntax

/// The fields that a rate is made of, as far as a table can vary them.
struct BoundaryFields {
    /// The list that rows are of; nil where single fields are meant.
    let list: String?
    /// The columns of a table: one field of each side.
    let above: String
    let below: String
    /// Other fields of the rate, which a table leaves at zero.
    let others: [String]
    /// What the rows have to be, for the check to be about them.
    let fixed: [(field: String, value: String)]

    /// - Returns: Nil where the sides are more than sums and differences of fields.
    init?(_ body: CheckBody, book: LoneChecks) {
        guard let above = body.numerator.flatMap({ book.tree(of: $0) }),
            let below = body.denominator.flatMap({ book.tree(of: $0) })
        else { return nil }
        let row = body.forEach?.name.value
        guard let upper = Self.fields(above, above.root, row), let lower = Self.fields(below, below.root, row),
            let last = upper.last, let first = lower.first, last != first
        else { return nil }
        list = body.forEach?.source.words
        self.above = last
        self.below = first
        var rest: [String] = []
        for field in upper + lower where field != last && field != first && !rest.contains(field) { rest.append(field) }
        others = rest
        fixed = body.whereCondition.flatMap { book.tree(of: $0) }.map { Self.equalities($0, $0.root, row) } ?? []
    }

    private static func fields(_ tree: Expression, _ id: NodeID, _ row: String?) -> [String]? {
        switch tree[id] {
        case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
            guard let left = fields(tree, left, row), let right = fields(tree, right, row) else { return nil }
            return left + right
        default: return field(tree, id, row).map { [$0] }
        }
    }

    /// A column of the row, or a single field.
    private static func field(_ tree: Expression, _ id: NodeID, _ row: String?) -> String? {
        switch tree[id] {
        case .path(let source, let member): tree[source] == row.map { .name($0) } ? member.name : nil
        case .name(let name): row == nil ? name : nil
        default: nil
        }
    }

    /// `a = "x" and b = "y"`.
    private static func equalities(
        _ tree: Expression, _ id: NodeID, _ row: String?
    ) -> [(field: String, value: String)] {
        switch tree[id] {
        case .and(let left, let right): return equalities(tree, left, row) + equalities(tree, right, row)
        case .compare(.equal, let left, let right):
            guard let field = field(tree, left, row), case .string(let text) = tree[right] else { return [] }
            return [(field, text)]
        default: return []
        }
    }
}

extension Expression {
    /// The number that a test compares with, where it is one comparison.
    var threshold: (comparison: Node.Comparison, text: String, isPercent: Bool)? {
        guard case .unaryTests(let tests, negated: false) = self[root], tests.count == 1,
            case .testComparison(let comparison, let operand) = self[tests[0]]
        else { return nil }
        switch self[operand] {
        case .number(let text): return (comparison, text, false)
        case .percent(let text): return (comparison, text, true)
        default: return nil
        }
    }
}
