import FEEL
import FEELSyntax

/// A comparison of straight lines of one row or of single fields: what it says of each value, so that moving one shows
/// what others must move with it.
struct LinearConstraint {
    struct Term {
        let read: Trace.Read
        let field: Field
        let factor: Decimal
        let start: Decimal
    }

    /// Left minus right.
    let terms: [Term]
    let constant: Decimal
    let comparison: Node.Comparison

    /// - Returns: Nil where it is none, a value is not known, or it does not hold.
    init?(_ constraint: Constraint, row: Int?, table: Int?, in facts: ReportFacts) {
        guard constraint.severity == .inconsistent, let sides = constraint.sides else { return nil }
        let place = table.map { LinearForm.RowPlace(local: 0, table: $0) }
        guard let left = sides.left.linearForm(row: place), let right = sides.right.linearForm(row: place),
            let form = left.subtracting(right)
        else { return nil }
        self.init(form, sides.comparison, row: row, table: table, in: facts)
    }

    /// What a check needs of every row, or of single fields; nil as above.
    init?(_ condition: LinearCondition, row: Int?, table: Int?, in facts: ReportFacts) {
        guard condition.table == table else { return nil }
        self.init(condition.form, condition.comparison, row: row, table: table, in: facts)
    }

    private init?(
        _ form: LinearForm, _ comparison: Node.Comparison, row: Int?, table: Int?, in facts: ReportFacts
    ) {
        var terms: [Term] = []
        for (term, factor) in form.factors {
            let read: Trace.Read
            switch term {
            case .input(let input): read = .input(input)
            case .column(let own, let column):
                guard own == table, let row else { return nil }
                read = .cell(input: own, row: row, column: column)
            }
            guard let field = facts.field(of: read), let start = facts.value(read)?.number else { return nil }
            terms.append(Term(read: read, field: field, factor: factor, start: start))
        }
        self.terms = terms.sorted { $0.read.order < $1.read.order }
        constant = form.constant
        self.comparison = comparison
        guard let value = value(under: [:]), comparison.holds(value.signum) else { return nil }
    }

    /// Left minus right, with other values in some places; nil when a number gets too large.
    func value(under numbers: ReadTable<Decimal>) -> Decimal? {
        terms.reduce(constant) { sum, term in
            (numbers[term.read] ?? term.start).multiplied(by: term.factor).flatMap { sum?.adding($0) }
        }
    }

    /// The least change of one term, in whole steps, that makes the comparison hold again; nil where there is none.
    func repair(_ term: Term, value: Decimal, step: Decimal) -> Decimal? {
        guard let exact = value.negated.divided(by: term.factor), let steps = exact.divided(by: step) else {
            return nil
        }
        switch comparison {
        case .equal:
            guard steps.isInteger else { return nil }
            return steps.multiplied(by: step)
        case .lessOrEqual, .greaterOrEqual:
            return steps.rounded(scale: 0, .up)?.multiplied(by: step)
        case .less, .greater:
            guard let whole = steps.rounded(scale: 0, .up) else { return nil }
            let further = whole == steps ? whole.adding(Decimal(exact.isZero ? side(term) : whole.signum)) : whole
            return further?.multiplied(by: step)
        case .notEqual: return nil
        }
    }

    /// Which way a term has to go to make a strict comparison hold that is an equality now.
    private func side(_ term: Term) -> Int { comparison == .less ? -term.factor.signum : term.factor.signum }
}

extension Trace.Read {
    /// By input, row and column.
    var order: (Int, Int, Int) {
        switch self {
        case .input(let input): (input, 0, 0)
        case .cell(let input, let row, let column): (input, row, column)
        }
    }
}
