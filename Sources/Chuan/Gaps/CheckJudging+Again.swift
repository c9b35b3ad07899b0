import FEEL

/// Judging once more, over changed facts.
extension CheckJudging {
    /// The same check over other facts, for the verdict alone.
    func over(_ facts: ReportFacts) -> CheckJudging {
        CheckJudging(
            check: check, plan: plan, facts: facts, unitType: unitType, choices: choices, limits: limits,
            extent: .verdict)
    }

    /// Judges one row, or the report as a whole; nil where the check is no longer about it.
    mutating func judgeAgain(_ row: Row?) -> ItemResult? {
        if let condition = plan.onlyIf, truth(of: condition).boolean != true { return nil }
        evaluateDefinitions(needingRow: false)
        guard let source = plan.source else { return judgeItem(label: nil) }
        guard let row, let found = again(row, source) else { return nil }
        evaluator.locals[source.rowLocal] = found
        guard belongs(found).boolean == true else { return nil }
        return judgeItem(label: nil)
    }

    /// Judges the condition of one row of a share. Unknown numbers are taken as all that they may be.
    mutating func judgeMember(_ row: Row) -> VerdictCode? {
        guard let source = plan.source, case .share(let counted, let met) = plan.measure else { return nil }
        evaluateDefinitions(needingRow: false)
        guard let found = again(row, source) else { return nil }
        evaluator.locals[source.rowLocal] = found
        startItem()
        evaluateDefinitions(needingRow: true)
        if let condition = plan.whereCondition, truth(of: condition).boolean == false { return nil }
        if let counted, evaluator.evaluate(counted.plan).boolean != true { return nil }
        let truth = evaluator.evaluate(met.plan)
        if let settled = settledBeforehand(nil) { return settled.verdict }
        if let truth = truth.boolean { return truth ? .pass : .fail }
        guard truth.isUnknown else { return nil }
        let open = facts.open.facts(of: facts, limits: limits)
        var bounder = bounder(open, consistentUnknowns(open))
        switch bounder.bound(met.plan).truths {
        case .yes: return .pass
        case .no: return .fail
        default: return .unknown
        }
    }

    /// The row as it stands now.
    private mutating func again(_ row: Row, _ source: CheckPlan.Source) -> Value? {
        guard case .list(let rows) = evaluator.evaluate(source.part.plan) else { return nil }
        if source.block != nil { return rows.indices.contains(row.number - 1) ? rows[row.number - 1] : nil }
        return rows.first { value in
            guard case .row(let other) = value else { return false }
            return other.input == row.input && other.number == row.number
        }
    }
}
