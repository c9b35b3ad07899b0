package import Diagnostics
package import FEEL
import FEELSyntax

/// Numbers beside amounts and numbers of things that may be thousands with a sign between them.
extension Check {
    package struct DoubtfulNumber: Hashable {
        /// As written: `1.250`, `1,250`.
        package let text: String
        /// What it is read as.
        package let value: Decimal
        package let span: Span

        /// `1250`
        package var digits: String { text.filter { $0 != "." && $0 != "," } }
        /// `1.25`, which nobody takes for thousands.
        package var decimal: String { value.isInteger ? "\(value).0" : value.description }
    }

    /// Each once, in all ways of reading the check.
    package var doubtfulThousands: [DoubtfulNumber] {
        var found: [DoubtfulNumber] = []
        func add(_ text: String, _ value: Decimal?, _ span: Span) {
            guard let value, isGroupOfThousands(text) else { return }
            let number = DoubtfulNumber(text: text, value: value, span: span)
            if !found.contains(number) { found.append(number) }
        }
        for plan in [plan] + variants.map(\.plan) {
            for checked in plan.parts.compactMap(\.checked) {
                for id in checked.literalsBesideUnits {
                    guard case .number(let text) = checked.expression[id] else { continue }
                    add(text, Decimal(text), checked.expression.span(id))
                }
            }
            guard case .value(let part) = plan.measure, case .number(.unit)? = part.checked?.type else { continue }
            for target in plan.tests {
                for (index, node) in target.tree.nodes.enumerated() {
                    guard case .number(let text) = node else { continue }
                    let written = target.isPhrase ? target.slice.string.firstNumber : text
                    if written.filter({ $0.isNumber }) == text { continue }
                    add(written, Decimal(text), target.tree.spans[index])
                }
            }
        }
        return found
    }

    /// Up to three digits, a sign, and three digits more.
    private func isGroupOfThousands(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        return parts.count == 2 && (1...3).contains(parts[0].count) && parts[1].count == 3
            && !parts[0].hasPrefix("0") && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
    }
}

extension CompiledTarget {
    /// Whether it is in the words of decisions.
    fileprivate var isPhrase: Bool { readTarget(slice) != nil }
}

extension String {
    /// The digits of the first number, with the signs between them.
    fileprivate var firstNumber: String {
        let rest = drop { !$0.isNumber }
        let number = rest.prefix { $0.isNumber || $0 == "." || $0 == "," }
        return String(number.last.map(\.isNumber) ?? true ? number : number.dropLast())
    }
}

extension CheckedExpression {
    /// Numbers that are compared with, added to or taken from so many of a unit.
    fileprivate var literalsBesideUnits: [NodeID] {
        var found: [NodeID] = []
        func note(_ a: NodeID, _ b: NodeID) {
            for (side, other) in [(a, b), (b, a)] {
                if case .number = expression[side], case .number(.unit) = type(of: other) { found.append(side) }
            }
        }
        for node in expression.nodes {
            switch node {
            case .compare(_, let left, let right), .arithmetic(.add, let left, let right),
                .arithmetic(.subtract, let left, let right):
                note(left, right)
            case .between(let value, let low, let high):
                note(value, low)
                note(value, high)
            default: continue
            }
        }
        return found
    }
}
