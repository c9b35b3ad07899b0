package import Diagnostics
import FEEL
import FEELSyntax

extension CheckAnalysis {
    /// A target of two comparisons that look in opposite directions, joined by a comma: either is enough.
    package struct JoinedTests {
        package let span: Span
        /// As written.
        package let text: String
        /// The only value that meets neither.
        package let missed: String?
        /// `(50%..90%)`, if that is what both together leave.
        package let range: String?
    }

    /// The target of these unit types, if it is so.
    package var joinedTests: JoinedTests? {
        guard let target = judging.shownTarget,
            case .unaryTests(let tests, negated: false) = target.tree[target.tree.root], tests.count == 2,
            let (first, second) = target.tree.side(tests[0]).flatMap({ a in target.tree.side(tests[1]).map { (a, $0) } }
            ),
            first.isLow != second.isLow
        else { return nil }
        let (low, high) = first.isLow ? (first, second) : (second, first)
        let isPoint = low.number == high.number && !low.isClosed && !high.isClosed
        let range = (low.isClosed ? "[" : "(") + "\(low.text)..\(high.text)" + (high.isClosed ? "]" : ")")
        return JoinedTests(
            span: target.span, text: target.text, missed: isPoint ? low.text : nil,
            range: low.number < high.number ? range : nil)
    }
}

extension Expression {
    fileprivate struct Side {
        let number: Decimal
        let text: String
        /// Values above the number pass.
        let isLow: Bool
        let isClosed: Bool
    }

    fileprivate func side(_ test: NodeID) -> Side? {
        guard case .testComparison(let comparison, let operand) = self[test] else { return nil }
        let number: Decimal?
        switch self[operand] {
        case .number(let text): number = Decimal(text)
        case .percent(let text): number = Decimal(text)?.multiplied(by: .percent)
        default: return nil
        }
        guard let number, comparison != .equal, comparison != .notEqual else { return nil }
        return Side(
            number: number, text: format(self, from: operand),
            isLow: comparison == .greater || comparison == .greaterOrEqual,
            isClosed: comparison == .greaterOrEqual || comparison == .lessOrEqual)
    }
}
