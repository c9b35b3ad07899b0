import Chuan
import Diagnostics
import FEELSyntax

/// A constraint of the vocabulary as a formula of a spreadsheet, for the input checks of a form.
struct ConstraintFormula {
    /// Holds where the constraint holds, or where one of its cells has no number yet.
    let text: String
    /// The cells that it is about, in the order in which they are met.
    private(set) var cells: [String] = []

    /// - Parameters:
    ///   - condition: The constraint as it is written.
    ///   - cell: Where the value of a field stands, by its name; nil where the form has no such field.
    /// - Returns: Nil where the form lacks a field, or the constraint is more than sums and comparisons.
    init?(_ condition: SourceSlice, names: [String], cell: @escaping (String) -> String?) {
        guard let expression = parseExpression(condition, names: KnownNames(names)).0 else { return nil }
        var translation = Translation(expression: expression, cell: cell)
        guard let formula = translation.formula(expression.root), !translation.cells.isEmpty else { return nil }
        cells = translation.cells
        text = "OR(COUNT(\(cells.joined(separator: ",")))<\(cells.count),\(formula))"
    }

    private struct Translation {
        let expression: Expression
        let cell: (String) -> String?
        var cells: [String] = []

        mutating func formula(_ id: NodeID) -> String? {
            switch expression[id] {
            case .number(let digits): return digits
            case .name(let name):
                guard let place = cell(name) else { return nil }
                if !cells.contains(place) { cells.append(place) }
                return place
            case .arithmetic(let sign, let left, let right) where sign != .power:
                return infix(left, sign.rawValue, right)
            case .compare(let sign, let left, let right):
                return infix(left, sign == .notEqual ? "<>" : sign.rawValue, right)
            case .and(let left, let right): return call("AND", left, right)
            case .or(let left, let right): return call("OR", left, right)
            case .between(let value, let low, let high):
                guard let value = formula(value), let low = formula(low), let high = formula(high) else { return nil }
                return "AND(\(value)>=\(low),\(value)<=\(high))"
            default: return nil
            }
        }

        private mutating func infix(_ left: NodeID, _ sign: String, _ right: NodeID) -> String? {
            guard let left = formula(left), let right = formula(right) else { return nil }
            return "(\(left)\(sign)\(right))"
        }

        private mutating func call(_ name: String, _ left: NodeID, _ right: NodeID) -> String? {
            guard let left = formula(left), let right = formula(right) else { return nil }
            return "\(name)(\(left),\(right))"
        }
    }
}
