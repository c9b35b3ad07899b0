package import Diagnostics
import FEEL

extension RulebookAnalysis {
    /// Constraints of one block that no figures meet together.
    package struct UnmetConstraints {
        /// The last one in the file that is needed for it.
        package let span: Span
        /// The others, none of which could be left out.
        package let others: [Span]
    }

    /// Constraints that can't hold, fewest together: of one row, or of the fields of one block.
    ///
    /// - Complexity: O(constraints²) questions of whether some can hold.
    package var unmetConstraints: [UnmetConstraints] {
        let blocks = rulebook.vocabulary.blocks.indices.filter { !rulebook.constraints[$0].isEmpty }
        if blocks.isEmpty { return [] }
        let reports = OpenReports(rulebook, limits: limits)
        return blocks.flatMap { unmet(rulebook.constraints[$0], ofBlock: $0, in: reports) }
    }

    private func unmet(
        _ constraints: [Constraint], ofBlock block: Int, in reports: OpenReports
    ) -> [UnmetConstraints] {
        let isTable = rulebook.vocabulary.blocks[block].form == .table
        guard let report = reports.report(unitType: 0, block: isTable ? block : nil) else { return [] }
        let search = ConstraintSearch(report: report, isTable: isTable, limits: limits)
        var kept: [Constraint] = []
        var found: [UnmetConstraints] = []
        for constraint in constraints {
            if search.mayHold(kept + [constraint]) {
                kept.append(constraint)
                continue
            }
            var others = kept
            for other in kept {
                let fewer = others.filter { $0 !== other }
                if !search.mayHold(fewer + [constraint]) { others = fewer }
            }
            found.append(UnmetConstraints(span: constraint.slice.span, others: others.map(\.slice.span)))
        }
        return found
    }
}

/// Asks what figures of a block may be, where nothing is known of them but their kinds.
private struct ConstraintSearch {
    let report: OpenReport
    let isTable: Bool
    let limits: Limits

    func mayHold(_ constraints: [Constraint]) -> Bool {
        let plans = constraints.map(\.plan)
        let free = report.open.unknowns.withoutConditions
        let few = free.few(among: report.reads(of: plans, rowLocal: isTable ? 0 : nil))
        let search = CaseSearch { unknowns in
            var bounder = Bounder(facts: report.open.facts, unknowns: unknowns, limits: limits)
            if isTable { bounder.locals = [.value(report.row)] }
            return bounder
        }
        return search.mayHold(plans, in: free, few: few)
    }
}
