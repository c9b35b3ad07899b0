package import FEELSyntax

/// A sum of numbers that were read, each with a factor: `resolved_total - resolved_late`.
///
/// - Complexity: adding is O(terms of one · terms of the other), of which there are few.
package struct LinearForm: Sendable, Hashable {
    /// What is multiplied: a single input, or a column of a table, of one row or summed over rows alike.
    package enum Term: Sendable, Hashable {
        case input(Int)
        case column(table: Int, Int)

        static func <= (left: Term, right: Term) -> Bool { left.order <= right.order }

        private var order: (Int, Int, Int) {
            switch self {
            case .input(let input): (0, input, 0)
            case .column(let table, let column): (1, table, column)
            }
        }
    }

    /// A local that holds a row, and the input that is its table.
    package struct RowPlace: Sendable {
        package let local: Int
        package let table: Int

        package init(local: Int, table: Int) {
            self.local = local
            self.table = table
        }
    }

    /// A term and what it is multiplied with.
    package struct Factor: Sendable, Hashable {
        package let term: Term
        package let factor: Decimal

        package init(term: Term, factor: Decimal) { (self.term, self.factor) = (term, factor) }
    }

    /// By term; those with the factor 0 are left out.
    package private(set) var factors: [Factor] = []
    package private(set) var constant = Decimal.zero

    package init() {}

    package init(factors: [Factor], constant: Decimal) {
        self.factors = factors
        self.constant = constant
    }

    /// Whether it can't be negative when no term is.
    package var isNotNegative: Bool { constant.signum >= 0 && factors.allSatisfy { $0.factor.signum > 0 } }

    /// Left minus right; nil when a number gets too large.
    package func subtracting(_ other: LinearForm) -> LinearForm? { adding(other, times: Decimal(-1)) }

    package func adding(_ other: LinearForm, times factor: Decimal = .one) -> LinearForm? {
        var result = self
        for added in other.factors {
            let place = result.factors.firstIndex { added.term <= $0.term } ?? result.factors.endIndex
            let isThere = place < result.factors.endIndex && result.factors[place].term == added.term
            let own = isThere ? result.factors[place].factor : .zero
            guard let part = added.factor.multiplied(by: factor), let sum = own.adding(part) else { return nil }
            let rest = sum.isZero ? [] : [Factor(term: added.term, factor: sum)]
            result.factors.replaceSubrange(place..<(isThere ? place + 1 : place), with: rest)
        }
        guard let part = other.constant.multiplied(by: factor), let sum = constant.adding(part) else { return nil }
        result.constant = sum
        return result
    }

    fileprivate static func term(_ term: Term) -> LinearForm {
        var form = LinearForm()
        form.factors = [Factor(term: term, factor: .one)]
        return form
    }

    fileprivate static func constant(_ number: Decimal) -> LinearForm {
        var form = LinearForm()
        form.constant = number
        return form
    }
}

extension Plan {
    /// The plan as a linear form; nil when it is none.
    ///
    /// - Parameter row: Where the row is whose columns are the terms.
    /// - Complexity: O(nodes · terms).
    package func linearForm(row: LinearForm.RowPlace?) -> LinearForm? { linearForm(root, row) }

    private func linearForm(_ ref: Ref, _ row: LinearForm.RowPlace?) -> LinearForm? {
        switch nodes[Int(ref)] {
        case .constant(let index): return constants[Int(index)].number.map(LinearForm.constant)
        case .input(let input): return .term(.input(Int(input)))
        case .column(let base, let column):
            guard let row, case .local(let local) = nodes[Int(base)], Int(local) == row.local else { return nil }
            return .term(.column(table: row.table, Int(column)))
        case .negate(let operand): return linearForm(operand, row).flatMap { LinearForm().subtracting($0) }
        case .arithmetic(.add, let left, let right):
            guard let a = linearForm(left, row), let b = linearForm(right, row) else { return nil }
            return a.adding(b)
        case .arithmetic(.subtract, let left, let right):
            guard let a = linearForm(left, row), let b = linearForm(right, row) else { return nil }
            return a.subtracting(b)
        case .call(let builtin, let arguments): return sumForm(Int(builtin), arguments)
        default: return nil
        }
    }

    /// `sum(table.column)`: what holds between the columns of every row holds between their sums.
    private func sumForm(_ builtin: Int, _ arguments: [Ref]) -> LinearForm? {
        guard Builtins.all[builtin].name == "sum", arguments.count == 1, arguments[0] >= 0,
            case .column(let base, let column) = nodes[Int(arguments[0])], case .input(let table) = nodes[Int(base)]
        else { return nil }
        return .term(.column(table: Int(table), Int(column)))
    }
}

/// A comparison of a linear form with zero, of single inputs or of the columns of every row of a table.
package struct LinearCondition: Sendable {
    package let form: LinearForm
    package let comparison: Node.Comparison
    /// The input that is the table.
    package let table: Int?
}

extension Plan {
    /// The comparisons of linear forms that have to hold for the plan to be true: joined by `and`, or under an `every` that
    /// goes through a whole table. Other parts are left out.
    ///
    /// - Complexity: O(nodes · terms).
    package func linearConditions() -> [LinearCondition] {
        var found: [LinearCondition] = []
        gather(root, nil, &found)
        return found
    }

    private func gather(_ ref: Ref, _ row: LinearForm.RowPlace?, _ found: inout [LinearCondition]) {
        switch nodes[Int(ref)] {
        case .and(let left, let right):
            gather(left, row, &found)
            gather(right, row, &found)
        case .compare(let comparison, let left, let right):
            guard let a = linearForm(left, row), let b = linearForm(right, row), let form = a.subtracting(b) else {
                return
            }
            found.append(LinearCondition(form: form, comparison: comparison, table: row?.table))
        case .quantified(.every, let iterators, let body):
            guard iterators.count == 1, let iterator = iterators.first, iterator.end == nil,
                case .input(let table) = nodes[Int(iterator.source)]
            else { return }
            gather(body, LinearForm.RowPlace(local: Int(iterator.local), table: Int(table)), &found)
        default: return
        }
    }
}
