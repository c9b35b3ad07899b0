package import Diagnostics
package import FEEL

/// Judges reports by one rulebook under one choice of readings. Immutable: share it between threads.
public struct Judge: Sendable {
    public let rulebook: Rulebook
    public let choices: [ReadingChoice]
    /// By indicator and check, the plan under the chosen readings.
    let plans: [[CheckPlan]]
    /// By indicator and check, the plans with one reading exchanged.
    let exchanges: [[[Exchange]]]
    /// What plans of roll-ups under other readings are compiled from.
    let files: RuleFiles
    let limits: Limits
    let asOf: CalendarDate?
    private let registerRows = RegisterRows()
    /// Whether items that pass, or have nothing to be judged by, say why: their figure as people read it, their evidence and
    /// their sentence.
    public var saysPasses = true

    /// - Returns: The judge, and the mistakes of plans that several readings make together.
    package static func make(
        _ rulebook: Rulebook, files: RuleFiles, choices: [ReadingChoice], asOf: CalendarDate?, limits: Limits
    ) -> (Judge, [Diagnostic]) {
        if choices.isEmpty {
            let plans = rulebook.indicators.map { $0.checks.map(\.plan) }
            let exchanges = rulebook.indicators.map { indicator in
                indicator.checks.map { check in check.exchanges(from: [], among: rulebook.readings) { _ in check.plan }
                }
            }
            let judge = Judge(
                rulebook: rulebook, choices: [], plans: plans, exchanges: exchanges, files: files, limits: limits,
                asOf: asOf)
            return (judge, [])
        }
        var compiler = RulebookCompiler(vocabulary: rulebook.vocabulary, files: files.all, limits: limits)
        let plans = rulebook.indicators.map { indicator in
            indicator.checks.map { compiler.plan(of: $0, under: choices) }
        }
        let exchanges = rulebook.indicators.map { indicator in
            indicator.checks.map { check in
                check.exchanges(from: choices, among: rulebook.readings) { compiler.plan(of: check, under: $0) }
            }
        }
        let judge = Judge(
            rulebook: rulebook, choices: choices, plans: plans, exchanges: exchanges, files: files, limits: limits,
            asOf: asOf)
        return (judge, compiler.diagnostics)
    }

    /// Judges one report.
    ///
    /// - Parameters:
    ///   - register: The units in force at the period's end; nil when no register was given.
    ///   - detail: How far verdicts are explained beyond their sentence; nil: not at all.
    /// - Complexity: O(checks · rows), bounded by `Limits.evaluationSteps` for each expression.
    public func judge(
        _ report: Report, register: [Register.Unit]?, detail: ExplanationDetail? = nil
    ) -> ReportResult {
        let subject = subject(report, register: register, detail: detail)
        var result = ReportResult(report: report, indicators: [], notes: notes(subject.facts))
        for index in rulebook.indicators.indices {
            let (indicator, others) = judge(indicator: index, subject)
            result.indicators.append(indicator)
            result.others.append(others)
        }
        result.notes += conflicts(result)
        return result
    }

    func subject(_ report: Report, register: [Register.Unit]?, detail: ExplanationDetail? = nil) -> Subject {
        Subject(
            facts: ReportFacts(
                report, rulebook: rulebook, registerRows: register.map(registerRows.rows), asOf: asOf, limits: limits),
            unitType: rulebook.vocabulary.unitTypes.firstIndex { $0.code == report.header.unitType.value },
            interim: rulebook.annual && isInterim(report.header), detail: detail)
    }

    func isInterim(_ header: Report.Header) -> Bool {
        isInterim(header.periodStart, header.periodEnd, cutoff: header.dataCutoff)
    }

    /// A period that is not a whole year, or figures closed before its end.
    func isInterim(_ start: CalendarDate, _ end: CalendarDate, cutoff: CalendarDate?) -> Bool {
        let wholeYear = start.month == 1 && start.day == 1 && end.month == 12 && end.day == 31 && start.year == end.year
        if !wholeYear { return true }
        if let cutoff, cutoff < end { return true }
        return asOf.map { $0 < end } ?? false
    }

    /// Nothing but the verdict of one check.
    func verdict(_ check: Sweep.SweptCheck, _ subject: Subject) -> VerdictCode {
        judge(check.check, check.plan, check.choices, subject, .verdict).verdict
    }

    /// The same, were the period at its end.
    func verdictAtEnd(_ check: Sweep.SweptCheck, _ subject: Subject) -> VerdictCode {
        let result = judge(check.check, check.plan, check.choices, subject, .verdict)
        return result.provisional ?? result.verdict
    }

    /// What is judged.
    struct Subject {
        let facts: ReportFacts
        let unitType: Int?
        let interim: Bool
        let detail: ExplanationDetail?
    }

    /// The indicator, and its checks under the exchanged plans.
    private func judge(indicator index: Int, _ subject: Subject) -> (IndicatorResult, [OtherResult]) {
        let indicator = rulebook.indicators[index]
        var checks = zip(indicator.checks, plans[index]).map { check, plan in
            judge(check, plan, choices, subject, saysPasses || subject.detail != nil ? .full : .findings)
        }
        let others = others(ofIndicator: index, checks, subject)
        let readings = readings(ofIndicator: index, &checks, others)
        let (verdict, provisional) = Self.together(checks)
        let result = IndicatorResult(
            indicator: indicator, verdict: verdict, provisional: provisional, checks: checks, readings: readings)
        return (result, others)
    }

    /// The verdict of checks together, and for one that is not due, what it would be.
    static func together(_ checks: [CheckResult]) -> (VerdictCode, VerdictCode?) {
        let verdict = VerdictCode.together(checks.map(\.verdict)) ?? .notApplicable
        guard verdict == .notDue else { return (verdict, nil) }
        return (verdict, VerdictCode.together(checks.map { $0.provisional ?? $0.verdict }))
    }

    func judge(
        _ check: Check, _ plan: CheckPlan, _ choices: [ReadingChoice], _ subject: Subject,
        _ extent: CheckJudging.Extent
    ) -> CheckResult {
        var judging = CheckJudging(
            check: check, plan: plan, facts: subject.facts, unitType: subject.unitType, choices: choices,
            limits: limits, extent: extent)
        var items = judging.judge()
        var rows: Explanation?
        if let detail = subject.detail, extent == .full {
            judging.explain(&items, detail)
            if detail == .full { rows = judging.explainRows() }
        }
        let verdict = VerdictCode.together(items.map(\.verdict)) ?? .notApplicable
        let postponed = subject.interim && verdict != .notApplicable
        let target = judging.shownTarget
        return CheckResult(
            check: check, verdict: postponed ? .notDue : verdict, provisional: postponed ? verdict : nil,
            target: target?.canonical, targetText: target?.text, limit: target?.limit, items: items, rows: rows)
    }

    // MARK: Notes

    private func notes(_ facts: ReportFacts) -> [ReportResult.Note] {
        facts.broken.filter { $0.constraint.severity == .warning }.map { broken in
            ReportResult.Note(message: Sentences.broken(broken, facts), span: facts.report.header.unitCode.span)
        }
    }
}
