package import FEELSyntax

/// A checked expression made ready for its interpreters: small, typed, names resolved to slots.
///
/// Nodes stand in one array and refer to each other by index. Inputs are numbered by the caller; locals are numbered from
/// 0 in the order in which they come into scope.
///
/// A class, so that evaluators hand it on at no cost.
package final class Plan: Sendable {
    package typealias Ref = Int32

    package let nodes: [PlanNode]
    /// For each node, the node of the tree that it was made from.
    package let origins: [NodeID]
    package let constants: [Value]
    package let strings: [String]
    package let root: Ref
    /// How many local slots an evaluation needs.
    package let localCount: Int
    /// The columns of tables that may be read, each once.
    package let columnsUsed: [ColumnUse]
    /// For each node, how it is evaluated where nobody observes.
    let shortcuts: [Shortcut]

    package init(
        nodes: [PlanNode], origins: [NodeID], constants: [Value], strings: [String], root: Ref, localCount: Int,
        columnsUsed: [ColumnUse]
    ) {
        self.nodes = nodes
        self.origins = origins
        self.constants = constants
        self.strings = strings
        self.root = root
        self.localCount = localCount
        self.columnsUsed = columnsUsed
        shortcuts = nodes.map { Shortcut($0, among: nodes, constants) }
    }

    /// A part of another plan.
    package init(_ whole: Plan, root: Ref) {
        nodes = whole.nodes
        origins = whole.origins
        constants = whole.constants
        strings = whole.strings
        self.root = root
        localCount = whole.localCount
        columnsUsed = whole.columnsUsed
        shortcuts = whole.shortcuts
    }
}

/// Operand lists longer than two are kept in arrays; they are short.
package enum PlanNode: Sendable {
    case constant(Int32)
    case input(Int32)
    case local(Int32)
    /// The column of a row, or of each row of a list.
    case column(Plan.Ref, Int32)
    /// A member by name, where the type is not known before evaluation.
    case member(Plan.Ref, name: Int32)
    /// The member of the item in a local, if it has one of that name; otherwise what the name means outside.
    case memberOfItem(local: Int32, name: Int32, otherwise: Plan.Ref)
    case list([Plan.Ref])
    /// Each entry is put in a local, where later entries find it.
    case context([PlanEntry])
    case range(Plan.Ref, RangeValue.End, Plan.Ref, RangeValue.End)
    case comparisonRange(Node.Comparison, Plan.Ref)
    case negate(Plan.Ref)
    case arithmetic(Node.Arithmetic, Plan.Ref, Plan.Ref)
    case compare(Node.Comparison, Plan.Ref, Plan.Ref)
    case and(Plan.Ref, Plan.Ref)
    case or(Plan.Ref, Plan.Ref)
    case between(Plan.Ref, Plan.Ref, Plan.Ref)
    case conditional(Plan.Ref, Plan.Ref, Plan.Ref)
    /// Items for which the condition holds, or the item of that position.
    case filter(Plan.Ref, condition: Plan.Ref, item: Int32)
    case forEach([PlanIterator], Plan.Ref, partial: Int32)
    case quantified(Node.Quantifier, [PlanIterator], Plan.Ref)
    case call(builtin: Int32, [Plan.Ref])
    /// A call of a value that is a function; `names` are empty for positional arguments.
    case invoke(Plan.Ref, [Plan.Ref], names: [String])
    case function(PlanFunction)
    case builtin(Int32)
    case instanceOf(Plan.Ref, TypeName)
    /// One test holds for the value in the local.
    case anyTest([Plan.Ref], negated: Bool)
    /// `op operand`, about the value in the local `input`.
    case testComparison(Node.Comparison, Plan.Ref, input: Int32)
    /// Equal to, in the range or list, or true.
    case testValue(Plan.Ref, input: Int32)
    /// `value in tests`: the value goes to the local that the tests read.
    case isIn(Plan.Ref, tests: Plan.Ref, input: Int32)
    /// A part with a mistake: null.
    case nothing
}

package struct PlanEntry: Sendable {
    package let name: String
    package let value: Plan.Ref
    package let local: Int32

    package init(name: String, value: Plan.Ref, local: Int32) {
        (self.name, self.value, self.local) = (name, value, local)
    }
}

package struct PlanIterator: Sendable {
    package let local: Int32
    package let source: Plan.Ref
    /// For `i in a..b`.
    package let end: Plan.Ref?

    package init(local: Int32, source: Plan.Ref, end: Plan.Ref?) {
        (self.local, self.source, self.end) = (local, source, end)
    }
}

package struct PlanFunction: Sendable {
    package let parameters: [String]
    package let types: [TypeName?]
    /// The local of the first parameter; the others follow.
    package let firstLocal: Int32
    package let body: Plan.Ref

    package init(parameters: [String], types: [TypeName?], firstLocal: Int32, body: Plan.Ref) {
        (self.parameters, self.types, self.firstLocal, self.body) = (parameters, types, firstLocal, body)
    }
}
