public import Diagnostics

/// Parses one expression.
///
/// - Parameters:
///   - slice: The text, with its map to bytes of the rule file.
///   - names: Names that may hold spaces and signs; the longest match wins. The names of the language's own functions
///     and those that the expression binds itself are known without.
/// - Returns: A tree whose node ids are dense, children before their parents, the root last; none if anything is wrong.
/// - Diagnostics: All of `FEELSyntaxDiagnostics`.
/// - Complexity: O(n) in bytes. Nesting is bounded by `limits.expressionDepth`, which also bounds the height of the tree.
/// - Specification: DMN 1.5, 10.3.1.2, grammar rule 1.
public func parseExpression(
    _ slice: SourceSlice, names: KnownNames, limits: Limits = .standard
) -> (Expression?, [Diagnostic]) {
    parse(slice, names, limits) { parser throws(Halt) in
        let root = try parser.expression()
        try parser.expectEnd()
        return root
    }
}

/// Parses a list of unary tests: `>= 98%`, `[1..5], 7`, `not("a", "b")`, `-`.
///
/// - Returns: A tree whose root is `unaryTests`, each of its items one of the `test…` nodes. Otherwise like
///   `parseExpression`.
/// - Specification: DMN 1.5, 10.3.1.2, grammar rules 7 to 17.
public func parseUnaryTests(
    _ slice: SourceSlice, names: KnownNames, limits: Limits = .standard
) -> (Expression?, [Diagnostic]) {
    parse(slice, names, limits) { parser throws(Halt) in try parser.unaryTests() }
}

private func parse(
    _ slice: SourceSlice, _ names: KnownNames, _ limits: Limits,
    _ body: (inout Parser) throws(Halt) -> NodeID
) -> (Expression?, [Diagnostic]) {
    guard slice.text.count <= limits.expressionBytes else {
        return (nil, [.tooLong(slice.text.count, most: limits.expressionBytes, at: slice.span)])
    }
    var parser = Parser(slice, names, limits)
    let root = try? body(&parser)
    guard let root, parser.diagnostics.isEmpty else { return (nil, parser.diagnostics.ordered()) }
    return (Expression(nodes: parser.nodes, spans: parser.spans, root: root), [])
}
