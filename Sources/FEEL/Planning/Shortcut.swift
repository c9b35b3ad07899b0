import FEELSyntax

/// What evaluations do most, once more without references: nothing is counted when one is copied.
///
/// Holds no meaning of its own: each case gives what its node gives.
enum Shortcut {
    case constant(Int32)
    case input(Int32)
    case local(Int32)
    case arithmetic(Node.Arithmetic, Plan.Ref, Plan.Ref)
    case compare(Node.Comparison, Plan.Ref, Plan.Ref)
    /// `a / b >= c`, decided without the quotient.
    case compareQuotient(Node.Comparison, Plan.Ref, Plan.Ref, bar: Plan.Ref)
    /// `a = null`, `a != null`.
    case isNull(Plan.Ref, negated: Bool)
    case and(Plan.Ref, Plan.Ref)
    case or(Plan.Ref, Plan.Ref)
    case not(Plan.Ref)
    case conditional(Plan.Ref, Plan.Ref, Plan.Ref)
    case none

    init(_ node: PlanNode, among nodes: [PlanNode], _ constants: [Value]) {
        switch node {
        case .constant(let index): self = .constant(index)
        case .input(let index): self = .input(index)
        case .local(let index): self = .local(index)
        case .arithmetic(let operation, let left, let right): self = .arithmetic(operation, left, right)
        case .compare(let comparison, let left, let right):
            self = Shortcut(comparison, left, right, among: nodes, constants)
        case .and(let left, let right): self = .and(left, right)
        case .or(let left, let right): self = .or(left, right)
        case .call(let builtin, let arguments) where Int(builtin) == Builtins.not && arguments.count == 1:
            self = arguments[0] < 0 ? .none : .not(arguments[0])
        case .conditional(let condition, let then, let otherwise): self = .conditional(condition, then, otherwise)
        default: self = .none
        }
    }

    private init(
        _ comparison: Node.Comparison, _ left: Plan.Ref, _ right: Plan.Ref, among nodes: [PlanNode],
        _ constants: [Value]
    ) {
        self = .compare(comparison, left, right)
        if comparison == .equal || comparison == .notEqual, case .constant(let index) = nodes[Int(right)],
            constants[Int(index)].isNull
        {
            self = .isNull(left, negated: comparison == .notEqual)
        }
        if case .arithmetic(.divide, let part, let whole) = nodes[Int(left)] {
            self = .compareQuotient(comparison, part, whole, bar: right)
        }
    }
}

extension Builtins {
    /// The number of the function that negates.
    static let not = index["not"]
}
