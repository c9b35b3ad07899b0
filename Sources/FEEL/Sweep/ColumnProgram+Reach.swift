import FEELSyntax

/// What results of a program come from.
extension ColumnProgram {
    package struct Reach: Sendable {
        /// The columns behind them.
        package fileprivate(set) var columns: Set<ColumnPlace> = []
        /// The tables of which more than the row itself counts.
        package fileprivate(set) var tablesGathered: Set<Int> = []
    }

    /// - Complexity: O(steps · operands).
    package func reach(of results: [Int32]) -> Reach {
        var reach = Reach()
        var wanted = Set(results)
        // A step reads what steps before it have made.
        for step in steps.reversed() where wanted.contains(step.result) {
            wanted.formUnion(step.operands)
            if let table = step.gathered { reach.tablesGathered.insert(table) }
        }
        for register in wanted {
            if case .column(let space, let column) = registers[Int(register)] {
                reach.columns.insert(ColumnPlace(space: space, column: column))
            }
        }
        return reach
    }
}

extension ColumnProgram {
    /// A sum of cells with whole factors.
    package struct StraightForm: Sendable {
        package fileprivate(set) var constant: Int64
        package fileprivate(set) var terms: [(place: ColumnPlace, factor: Int64)]

        fileprivate func times(_ factor: Int64) -> StraightForm? {
            let (constant, overflow) = constant.multipliedReportingOverflow(by: factor)
            guard !overflow else { return nil }
            var product = StraightForm(constant: constant, terms: [])
            for term in terms {
                let (factor, overflow) = term.factor.multipliedReportingOverflow(by: factor)
                guard !overflow else { return nil }
                product.terms.append((term.place, factor))
            }
            return product
        }

        fileprivate func plus(_ other: StraightForm) -> StraightForm? {
            let (constant, overflow) = constant.addingReportingOverflow(other.constant)
            guard !overflow else { return nil }
            var sum = StraightForm(constant: constant, terms: terms)
            for term in other.terms {
                guard let known = sum.terms.firstIndex(where: { $0.place == term.place }) else {
                    sum.terms.append(term)
                    continue
                }
                let (factor, overflow) = sum.terms[known].factor.addingReportingOverflow(term.factor)
                guard !overflow else { return nil }
                sum.terms[known].factor = factor
            }
            return sum
        }
    }

    /// A result as a sum of cells of its own row; nil where it is none.
    ///
    /// - Complexity: O(steps²).
    package func straightForm(of register: Int32) -> StraightForm? {
        switch registers[Int(register)] {
        case .constant(let value, ColumnState.value): return StraightForm(constant: value, terms: [])
        case .constant: return nil
        case .column(let space, let column):
            return StraightForm(constant: 0, terms: [(ColumnPlace(space: space, column: column), 1)])
        case .scratch: return steps.first { $0.result == register }.flatMap(straightForm)
        }
    }

    private func straightForm(_ step: Step) -> StraightForm? {
        switch step {
        case .arithmetic(.add, let a, let b, _): return straightForm(a, b, factor: 1)
        case .arithmetic(.subtract, let a, let b, _): return straightForm(a, b, factor: -1)
        case .scale(let a, let factor, _): return straightForm(of: a)?.times(factor)
        case .spread(let a, _, false, _): return straightForm(of: a)
        default: return nil
        }
    }

    private func straightForm(_ left: Ref, _ right: Ref, factor: Int64) -> StraightForm? {
        guard let left = straightForm(of: left), let right = straightForm(of: right)?.times(factor) else { return nil }
        return left.plus(right)
    }
}

extension ColumnProgram.Step {
    fileprivate var operands: [ColumnProgram.Ref] {
        switch self {
        case .arithmetic(_, let a, let b, _), .extreme(_, let a, let b, _), .compare(_, let a, let b, _),
            .compareTruths(_, let a, let b, _), .both(let a, let b, _), .either(let a, let b, _):
            [a, b]
        case .scale(let a, _, _), .isNull(let a, _, _, _), .truth(let a, _), .not(let a, _), .spread(let a, _, _, _),
            .quantified(_, _, let a, _):
            [a]
        case .count(_, let kept, _): [kept]
        case .countShared: []
        case .countListed(_, let texts, _, _): [texts.kept, texts.texts]
        case .isListed(_, let item, _): [item]
        case .compareText(_, let a, _, _), .year(let a, _), .lookup(_, let a, _): [a]
        case .contains(_, let kept, let a, let item, _): [kept, a, item]
        case .areDistinct(_, let kept, let a, _): [kept, a]
        case .compareQuotients(_, let a, let b, let c, let d, _): [a, b, c, d]
        case .choose(let a, let b, let c, _, _): [a, b, c]
        case .sum(_, let kept, let a, _), .first(_, let kept, let a, _): [kept, a]
        }
    }

    fileprivate var result: ColumnProgram.Ref {
        switch self {
        case .arithmetic(_, _, _, let out), .scale(_, _, let out), .extreme(_, _, _, let out),
            .compare(_, _, _, let out), .compareQuotients(_, _, _, _, _, let out), .compareTruths(_, _, _, let out),
            .isNull(_, _, _, let out), .truth(_, let out), .both(_, _, let out), .either(_, _, let out),
            .not(_, let out), .choose(_, _, _, _, let out), .spread(_, _, _, let out), .count(_, _, let out),
            .sum(_, _, _, let out), .quantified(_, _, _, let out), .first(_, _, _, let out),
            .compareText(_, _, _, let out), .year(_, let out),
            .countShared(_, let out), .countListed(_, _, _, let out), .isListed(_, _, let out),
            .lookup(_, _, let out), .contains(_, _, _, _, let out), .areDistinct(_, _, _, let out):
            out
        }
    }

    /// The table whose rows it brings together.
    fileprivate var gathered: Int? {
        switch self {
        case .count(let table, _, _), .sum(let table, _, _, _), .quantified(_, let table, _, _),
            .first(let table, _, _, _), .contains(let table, _, _, _, _), .areDistinct(let table, _, _, _):
            table
        case .countListed(_, let texts, _, _): texts.table
        default: nil
        }
    }
}
