package import Diagnostics
package import FEELSyntax

/// A target in the words of decisions: "từ 98% trở lên".
package struct TargetTest: Sendable, Hashable {
    package let comparison: Node.Comparison
    /// In FEEL form: `98.5`. Amounts are in đồng.
    package let number: String
    /// The same number as it is written: `98,5`.
    package let written: String
    package let isPercent: Bool
    /// The phrase, and the number in it.
    package let span: Span
    package let numberSpan: Span

    /// The same test as FEEL text: `>= 98.5%`.
    package var feel: String { "\(comparison.rawValue) \(number)\(isPercent ? "%" : "")" }

    /// The same test as a tree of unary tests; its spans are those of the phrase.
    package var expression: Expression {
        let literal = isPercent ? Node.percent(number) : Node.number(number)
        return Expression(
            nodes: [
                literal, .testComparison(comparison, NodeID(0)), .unaryTests([NodeID(1)], negated: false),
            ], spans: [numberSpan, span, span], root: NodeID(2))
    }
}
