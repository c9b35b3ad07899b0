package import Diagnostics
package import FEEL

/// Judges reports by one rulebook under one choice of readings. Immutable: share it between threads.
public struct Judge: Sendable {
    public let rulebook: Rulebook
    public let choices: [ReadingChoice]
    /// By indicator and check, the plan under the chosen readings.
    let plans: [[CheckPlan]]
    let limits: Limits
    let asOf: CalendarDate?

    /// - Returns: The judge, and the mistakes of plans that several readings make together.
    package static func make(
        _ rulebook: Rulebook, files: [RuleFile], choices: [ReadingChoice], asOf: CalendarDate?, limits: Limits
    ) -> (Judge, [Diagnostic]) {
        if choices.isEmpty {
            let plans = rulebook.indicators.map { $0.checks.map(\.plan) }
            return (Judge(rulebook: rulebook, choices: [], plans: plans, limits: limits, asOf: asOf), [])
        }
        var compiler = RulebookCompiler(vocabulary: rulebook.vocabulary, files: files, limits: limits)
        let plans = rulebook.indicators.map { indicator in
            indicator.checks.map { compiler.plan(of: $0, under: choices) }
        }
        let judge = Judge(rulebook: rulebook, choices: choices, plans: plans, limits: limits, asOf: asOf)
        return (judge, compiler.diagnostics)
    }

    /// Judges one report.
    ///
    /// - Parameter register: The units in force at the period's end; nil when no register was given.
    /// - Complexity: O(checks · rows), bounded by `Limits.evaluationSteps` for each expression.
    public func judge(_ report: Report, register: [Register.Unit]?) -> ReportResult {
        let facts = ReportFacts(report, rulebook: rulebook, register: register, asOf: asOf, limits: limits)
        let interim = rulebook.annual && isInterim(report.header)
        let unitType = rulebook.vocabulary.unitTypes.firstIndex { $0.code == report.header.unitType.value }
        let indicators = rulebook.indicators.indices.map { index in
            judge(rulebook.indicators[index], plans[index], facts, unitType: unitType, interim: interim)
        }
        return ReportResult(report: report, indicators: indicators, notes: notes(facts))
    }

    /// A period that is not a whole year, or figures closed before its end.
    private func isInterim(_ header: Report.Header) -> Bool {
        let (start, end) = (header.periodStart, header.periodEnd)
        let wholeYear = start.month == 1 && start.day == 1 && end.month == 12 && end.day == 31 && start.year == end.year
        if !wholeYear { return true }
        if let cutoff = header.dataCutoff, cutoff < end { return true }
        return asOf.map { $0 < end } ?? false
    }

    private func judge(
        _ indicator: Indicator, _ plans: [CheckPlan], _ facts: ReportFacts, unitType: Int?, interim: Bool
    ) -> IndicatorResult {
        let checks = zip(indicator.checks, plans).map { check, plan in
            judge(check, plan, facts, unitType: unitType, interim: interim)
        }
        let (verdict, provisional) = Self.together(checks)
        return IndicatorResult(
            indicator: indicator, verdict: verdict, provisional: provisional, checks: checks,
            readings: readings(of: indicator, checks, facts, unitType: unitType, interim: interim))
    }

    /// The verdict of checks together, and for one that is not due, what it would be.
    static func together(_ checks: [CheckResult]) -> (VerdictCode, VerdictCode?) {
        let verdict = VerdictCode.together(checks.map(\.verdict)) ?? .notApplicable
        guard verdict == .notDue else { return (verdict, nil) }
        return (verdict, VerdictCode.together(checks.map { $0.provisional ?? $0.verdict }))
    }

    func judge(
        _ check: Check, _ plan: CheckPlan, _ facts: ReportFacts, unitType: Int?, interim: Bool, isQuiet: Bool = false
    ) -> CheckResult {
        var judging = CheckJudging(
            check: check, plan: plan, facts: facts, unitType: unitType, choices: choices, limits: limits,
            isQuiet: isQuiet)
        let items = judging.judge()
        let verdict = VerdictCode.together(items.map(\.verdict)) ?? .notApplicable
        let postponed = interim && verdict != .notApplicable
        let target = judging.shownTarget
        return CheckResult(
            check: check, verdict: postponed ? .notDue : verdict, provisional: postponed ? verdict : nil,
            target: target?.canonical, targetText: target?.text, items: items)
    }

    // MARK: Readings

    /// For each reading that changes a check of the indicator: what the indicator would be under its other ways.
    private func readings(
        of indicator: Indicator, _ checks: [CheckResult], _ facts: ReportFacts, unitType: Int?, interim: Bool
    ) -> [ReadingResult] {
        var results: [ReadingResult] = []
        for reading in rulebook.readings {
            let used = choices.first { $0.reading == reading.id }?.alternative ?? "default"
            var others: [(alternative: String, verdict: VerdictCode)] = []
            for other in ["default"] + reading.alternatives.map(\.id) where other != used {
                guard
                    let verdict = verdict(
                        of: indicator, checks, reading: reading.id, other, facts, unitType: unitType, interim: interim)
                else { continue }
                others.append((other, verdict))
            }
            if !others.isEmpty { results.append(ReadingResult(id: reading.id, used: used, others: others)) }
        }
        return results
    }

    /// The indicator with one reading exchanged; nil when that changes no plan that applies here.
    private func verdict(
        of indicator: Indicator, _ checks: [CheckResult], reading: String, _ alternative: String,
        _ facts: ReportFacts, unitType: Int?, interim: Bool
    ) -> VerdictCode? {
        var changed = false
        var results = checks
        for (index, check) in indicator.checks.enumerated() {
            guard let plan = exchangedPlan(of: check, reading, alternative) else { continue }
            guard unitType.map({ plan.appliesTo.contains($0) || check.plan.appliesTo.contains($0) }) ?? false else {
                continue
            }
            results[index] = judge(check, plan, facts, unitType: unitType, interim: interim, isQuiet: true)
            changed = true
        }
        return changed ? Self.together(results).0 : nil
    }

    /// The plan of a check with one reading exchanged, where no second reading is chosen beside it.
    private func exchangedPlan(of check: Check, _ reading: String, _ alternative: String) -> CheckPlan? {
        if choices.contains(where: { $0.reading != reading }) { return nil }
        if alternative == "default" {
            return choices.isEmpty || check.variants.allSatisfy { $0.reading != reading } ? nil : check.plan
        }
        guard let variant = check.variants.first(where: { $0.reading == reading && $0.alternative == alternative }),
            variant.changesUnits
        else { return nil }
        // A number that was not chosen can't be guessed.
        return variant.plan.parameters.isEmpty ? variant.plan : nil
    }

    // MARK: Notes

    private func notes(_ facts: ReportFacts) -> [ReportResult.Note] {
        facts.broken.filter { $0.constraint.severity == .warning }.map { broken in
            ReportResult.Note(message: Sentences.broken(broken, facts), span: facts.report.header.unitCode.span)
        }
    }
}
