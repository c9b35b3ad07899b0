package import FEELSyntax

/// A tree with what is known of its nodes: tables keyed by node id.
package struct CheckedExpression: Sendable {
    package let expression: Expression
    let facts: [NodeFacts]
    /// All locals that an evaluation needs, those of the environment included.
    package let localCount: Int
    /// The local of `?`, for unary tests.
    package let inputLocal: Int?
    /// The columns of tables that the expression names, each once.
    package let columnsUsed: [ColumnUse]

    package var type: Type { type(of: expression.root) }

    package func type(of node: NodeID) -> Type { facts[node.offset].type }
}

/// What is known of one node.
struct NodeFacts: Sendable {
    var type = Type.any
    var meaning = Meaning.nothing
    /// The first local that it brings into scope (iterators, parameters, the item of a filter, `?` of a test).
    var firstLocal: Int32 = -1
}

/// A column of a table, by the numbers of the environment's schemas.
package struct ColumnUse: Sendable, Hashable {
    package let schema: Int
    package let column: Int

    package init(schema: Int, column: Int) { (self.schema, self.column) = (schema, column) }
}

/// What a name, a path or a call refers to.
enum Meaning: Sendable, Hashable {
    case nothing
    case input(Int)
    case local(Int)
    case builtin(Int)
    /// A name that the item of an enclosing filter may have as a member.
    indirect case memberOfItem(local: Int, otherwise: Meaning)
    /// The column of the row that a local holds.
    case columnOfItem(local: Int, column: Int)
    case column(Int)
    /// A built-in call: for each parameter of the first fitting signature, the argument (named calls are in order).
    case builtinCall(Int, [NodeID?])
    /// The code of an enumeration that a text literal stands for.
    case code(String)
}
