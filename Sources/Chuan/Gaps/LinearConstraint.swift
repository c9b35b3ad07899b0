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

    let terms: [Term]
    /// Left minus right, as the report has it.
    let start: Decimal
    let comparison: Node.Comparison

    /// - Returns: Nil where it is none, a value is not known, or it does not hold.
    init?(_ constraint: Constraint, row: Int?, table: Int?, in facts: ReportFacts) {
        guard constraint.severity == .inconsistent, let sides = constraint.sides, let form = sides.form else {
            return nil
        }
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
        terms.reserveCapacity(form.factors.count)
        var value = form.constant
        for factor in form.factors {
            let read: Trace.Read
            switch factor.term {
            case .input(let input): read = .input(input)
            case .column(let own, let column):
                guard own == table, let row else { return nil }
                read = .cell(input: own, row: row, column: column)
            }
            guard let field = facts.field(of: read), let start = facts.value(read)?.number,
                let sum = start.multiplied(by: factor.factor).flatMap({ value.adding($0) })
            else { return nil }
            value = sum
            terms.append(Term(read: read, field: field, factor: factor.factor, start: start))
        }
        guard comparison.holds(value.signum) else { return nil }
        self.terms = terms.sorted { $0.read.key < $1.read.key }
        start = value
        self.comparison = comparison
    }

    /// Left minus right, with other values in some places; nil when a number gets too large.
    func value(under numbers: ReadTable<Decimal>) -> Decimal? {
        var value = start
        for (read, number) in numbers {
            let key = read.key
            for term in terms where term.read.key == key {
                guard let change = number.subtracting(term.start)?.multiplied(by: term.factor),
                    let sum = value.adding(change)
                else { return nil }
                value = sum
            }
        }
        return value
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
