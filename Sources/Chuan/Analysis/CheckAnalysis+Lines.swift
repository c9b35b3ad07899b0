package import Diagnostics
import FEEL

/// Lines of conditions, of which the first that holds is taken.
extension CheckAnalysis {
    /// A line that is never taken.
    package struct UnreachedLine {
        /// From 0.
        package let line: Int
        /// Its condition, or what stands in its place.
        package let span: Span
        /// Its condition could hold, or it has none: lines before it take all.
        package let isTaken: Bool
    }

    /// Two lines that both hold for some rows, while each holds for rows for which the other one does not.
    package struct Overlap {
        package let first: Span
        package let second: Span
    }

    /// Lines of a target by condition that no row comes to.
    package var unreachedTargets: [UnreachedLine] {
        guard case .byCondition(let lines) = plan.target else { return [] }
        return unreached(lines.map { ($0.condition, $0.test.span) }, from: unknowns)
    }

    /// Lines of `no rows` that no report comes to. The table may have rows of other kinds.
    package var unreachedOutcomes: [UnreachedLine] {
        let lines = plan.noRows.map { ($0.condition, $0.condition?.span) }
        let first = plan.noRows.compactMap(\.condition).first?.span
        guard let first, plan.noRows.allSatisfy({ !($0.condition.map(readsRow) ?? false) }) else { return [] }
        var open = report.open.unknowns
        if let condition = plan.onlyIf { open = judging.bounder(report.open, open).assuming(condition.plan) }
        return unreached(lines.map { ($0.0, $0.1 ?? first) }, from: open)
    }

    private func readsRow(_ part: CheckPlan.Part) -> Bool {
        plan.source.map { part.plan.reads(local: $0.rowLocal) } ?? false
    }

    private func unreached(
        _ lines: [(condition: CheckPlan.Part?, span: Span)], from unknowns: Unknowns
    ) -> [UnreachedLine] {
        var found: [UnreachedLine] = []
        var rest = unknowns
        var before: CheckPlan.Part?
        var allTaken = false
        for (number, line) in lines.enumerated() {
            let isEmpty = before.map { judging.truths(of: $0, report.open, rest).isEmpty } ?? false
            let truths = judging.truths(of: line.condition, report.open, rest)
            if allTaken || isEmpty || !truths.contains(.yes) {
                let could = judging.truths(of: line.condition, report.open, unknowns).contains(.yes)
                found.append(UnreachedLine(line: number, span: line.condition?.span ?? line.span, isTaken: could))
            }
            if truths == .yes { allTaken = true }
            guard let condition = line.condition else { continue }
            rest = judging.bounder(report.open, rest).assuming(condition.plan, holds: false)
            before = condition
        }
        return found
    }

    /// The condition of the last line of a target by condition.
    package var lastCondition: Span? { conditions?.last?.span }

    // MARK: Rows that no line or several lines are about

    private var conditions: [CheckPlan.Part]? {
        guard case .byCondition(let lines) = plan.target, isReached else { return nil }
        let conditions = lines.compactMap(\.condition)
        return conditions.count == lines.count ? conditions : nil
    }

    /// Figures of a row that no line is about; nil when none were found.
    package var uncovered: [Figure]? {
        guard let conditions, let first = conditions.first else { return nil }
        let search = WitnessSearch(self, about: conditions + whereParts)
        let rest = conditions.reduce(unknowns) { rest, condition in
            judging.bounder(report.open, rest).assuming(condition.plan, holds: false)
        }
        guard !judging.truths(of: first, report.open, rest).isEmpty else { return nil }
        let witness = search.find(in: rest) { bounder in
            isInScope(&bounder) && conditions.allSatisfy { bounder.bound($0.plan).truths == .no }
        }
        return witness.map { figures(in: $0, of: conditions) }
    }

    /// Pairs of lines with different tests that both hold for some row, neither of them being a narrower case.
    package var overlaps: [Overlap] {
        guard case .byCondition(let lines) = plan.target, isReached else { return [] }
        var found: [Overlap] = []
        for (offset, first) in lines.enumerated() {
            for second in lines[(offset + 1)...] {
                guard let a = first.condition, let b = second.condition,
                    first.test.canonical != second.test.canonical, overlap(a, b)
                else { continue }
                found.append(Overlap(first: a.span, second: b.span))
            }
        }
        return found
    }

    private func overlap(_ a: CheckPlan.Part, _ b: CheckPlan.Part) -> Bool {
        let search = WitnessSearch(self, about: [a, b] + whereParts)
        return [(true, true), (true, false), (false, true)].allSatisfy { first, second in
            let within = judging.bounder(report.open, unknowns).assuming(a.plan, holds: first)
            let rest = judging.bounder(report.open, within).assuming(b.plan, holds: second)
            return search.find(in: rest) { bounder in
                isInScope(&bounder) && bounder.bound(a.plan).truths == (first ? .yes : .no)
                    && bounder.bound(b.plan).truths == (second ? .yes : .no)
            } != nil
        }
    }

    var whereParts: [CheckPlan.Part] { [plan.onlyIf, plan.whereCondition].compactMap { $0 } }

    /// Whether the check is surely about the row.
    func isInScope(_ bounder: inout Bounder) -> Bool {
        for part in whereParts where bounder.bound(part.plan).truths != .yes { return false }
        return true
    }
}
