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
