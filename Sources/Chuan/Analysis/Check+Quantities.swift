package import Diagnostics
package import FEEL
import FEELSyntax

/// What the parts of a check do with rates and with amounts of money.
extension Check {
    /// Places where rates are added up or averaged, each once.
    package var rateSums: [Span] {
        var found: [Span] = []
        for plan in [plan] + variants.map(\.plan) {
            for part in plan.measureParts + plan.definitions.map(\.part) {
                guard let checked = part.checked else { continue }
                var walk = QuantityWalk(checked: checked)
                walk.visit(checked.expression.root, mayAdd: true)
                for span in walk.rateSums where !found.contains(span) { found.append(span) }
            }
        }
        return found
    }

    /// Places where a function takes numbers of different units together, each once.
    package var mixedUnits: [Span] {
        var found: [Span] = []
        for plan in [plan] + variants.map(\.plan) {
            for checked in plan.parts.compactMap(\.checked) {
                var walk = QuantityWalk(checked: checked)
                walk.visit(checked.expression.root, mayAdd: true)
                for span in walk.mixtures where !found.contains(span) { found.append(span) }
            }
        }
        return found
    }

    /// A number of đồng that an amount is compared with.
    package struct ComparedAmount: Hashable {
        package let number: Decimal
        package let span: Span
    }

    /// Bare numbers that amounts of money are compared with, each once.
    package var comparedAmounts: [ComparedAmount] {
        var found: [ComparedAmount] = []
        func add(_ text: String, _ span: Span) {
            guard let number = Decimal(text) else { return }
            let amount = ComparedAmount(number: number, span: span)
            if !found.contains(amount) { found.append(amount) }
        }
        for plan in [plan] + variants.map(\.plan) {
            for checked in plan.parts.compactMap(\.checked) {
                var walk = QuantityWalk(checked: checked)
                walk.visit(checked.expression.root, mayAdd: true)
                for (text, span) in walk.amounts { add(text, span) }
            }
            guard case .value(let part) = plan.measure, part.checked?.type == .number(.money) else { continue }
            for target in plan.tests {
                for (index, node) in target.tree.nodes.enumerated() {
                    if case .number(let text) = node { add(text, target.tree.spans[index]) }
                }
            }
        }
        return found
    }
}

extension Measure {
    /// Whether it is known what the number counts.
    fileprivate var isSaid: Bool {
        switch self {
        case .unit, .ratio: true
        case .literal, .plain: false
        }
    }

    fileprivate static let money = Measure.unit("dong")
}

/// Goes through a checked tree.
private struct QuantityWalk {
    let checked: CheckedExpression
    var rateSums: [Span] = []
    var amounts: [(String, Span)] = []
    var mixtures: [Span] = []

    /// - Parameter mayAdd: A sum found here is one that is used as a number; where two sides are only said to be equal,
    ///   rates may be added: `đúng hạn + trễ hạn = 100%`.
    mutating func visit(_ id: NodeID, mayAdd: Bool) {
        var mayAdd = mayAdd
        noteMixture(id)
        switch checked.expression[id] {
        case .arithmetic(.add, let left, let right) where mayAdd && isRate(left) && isRate(right):
            if !isShareOfOne(left, right) {
                rateSums.append(checked.expression.span(id))
                mayAdd = false
            }
        case .call(let callee, let arguments) where addsUp(callee) && mayAdd:
            if !arguments.isEmpty, arguments.allSatisfy({ isRate($0) || isRateList($0) }) {
                rateSums.append(checked.expression.span(id))
                mayAdd = false
            }
        case .compare(let comparison, let left, let right):
            note(left, right)
            note(right, left)
            if comparison == .equal || comparison == .notEqual { mayAdd = false }
        case .between(let value, let low, let high):
            note(value, low)
            note(value, high)
        default: break
        }
        var children: [NodeID] = []
        checked.expression[id].forEachChild { children.append($0) }
        for child in children { visit(child, mayAdd: mayAdd) }
    }

    private mutating func noteMixture(_ id: NodeID) {
        guard case .call(let callee, let arguments) = checked.expression[id],
            case .name(let name) = checked.expression[callee], Self.together.contains(name)
        else { return }
        var items = arguments
        if arguments.count == 1, case .list(let listed) = checked.expression[arguments[0]] { items = listed }
        var first: Measure?
        for item in items {
            guard case .number(let measure) = type(item).item, measure.isSaid else { continue }
            if let first, first != measure {
                mixtures.append(checked.expression.span(id))
                return
            }
            first = measure
        }
    }

    private static let together = ["sum", "mean", "min", "max"]

    private func addsUp(_ callee: NodeID) -> Bool {
        guard case .name(let name) = checked.expression[callee] else { return false }
        return name == "sum" || name == "mean"
    }

    private func type(_ id: NodeID) -> Type { checked.type(of: id) }

    /// A rate that is no number written in the rule.
    private func isRate(_ id: NodeID) -> Bool { type(id) == .number(.ratio) && names(id) }
    private func isRateList(_ id: NodeID) -> Bool { type(id) == .list(.number(.ratio)) && names(id) }

    private func names(_ id: NodeID) -> Bool {
        switch checked.expression[id] {
        case .name, .path, .call, .namedCall: return true
        default: break
        }
        var found = false
        checked.expression[id].forEachChild { if names($0) { found = true } }
        return found
    }

    /// Quotients by the same divisor may be added.
    private func isShareOfOne(_ left: NodeID, _ right: NodeID) -> Bool {
        guard case .arithmetic(.divide, _, let a) = checked.expression[left],
            case .arithmetic(.divide, _, let b) = checked.expression[right]
        else { return false }
        return format(checked.expression, from: a) == format(checked.expression, from: b)
    }

    private mutating func note(_ amount: NodeID, _ number: NodeID) {
        guard type(amount) == .number(.money), case .number(let text) = checked.expression[number] else { return }
        amounts.append((text, checked.expression.span(number)))
    }
}
