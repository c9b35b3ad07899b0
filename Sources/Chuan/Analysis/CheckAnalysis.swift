package import Diagnostics
package import FEEL
import FEELSyntax

/// What may become of a check over all reports that the vocabulary and its constraints allow, under one way of reading and
/// for unit types that it does not tell apart.
///
/// Every field of the report is unknown; of the table that the check goes through, one row is looked at, so that what holds
/// here holds of each row. Sound: what is said never to happen does not.
package final class CheckAnalysis {
    package let check: Check
    /// Nil for the default readings.
    package let way: Way?
    package let unitTypes: [Int]
    /// Where the figures are consistent, what `only if` may come out as; true where there is none.
    package let applies: Truths
    /// Where it applies, what `where` may come out as; true where there is none.
    package let scope: Truths
    let plan: CheckPlan
    let judging: CheckJudging
    let report: OpenReport
    /// What is unknown, where the check applies to the row.
    let unknowns: Unknowns
    /// Over these: what it found out is there for the next question.
    let bounder: Bounder
    /// What the check may come out as, for rows that it is about.
    package private(set) var outcomes: Outcomes = .open
    /// The range of the measure, where it can be told; nil for a requirement.
    package private(set) var measure: Enclosure?

    /// An alternative of a reading, and where the check speaks of it.
    package struct Way {
        package let reading: String
        package let alternative: String
        package let span: Span
    }

    /// - Returns: Nil where nothing can be said: the rows come out of an expression.
    init?(_ check: Check, _ plan: CheckPlan, way: Way?, unitTypes: [Int], in reports: OpenReports) {
        let block = plan.source?.block
        guard let unitType = unitTypes.first, plan.source == nil || block != nil,
            let report = reports.report(unitType: unitType, block: block)?.about(plan)
        else { return nil }
        var judging = CheckJudging(
            check: check, plan: plan, facts: report.facts, unitType: unitType, choices: [], limits: reports.limits,
            extent: .verdict)
        judging.startItem()
        if let source = plan.source { judging.evaluator.locals[source.rowLocal] = report.row }
        judging.evaluateDefinitions(needingRow: true)
        judging.readMeasure()
        self.check = check
        self.way = way
        self.unitTypes = unitTypes
        self.plan = plan
        self.report = report
        var unknowns = judging.consistentUnknowns(report.open)
        applies = judging.truthsByCase(of: plan.onlyIf, report, unknowns)
        if let condition = plan.onlyIf { unknowns = judging.bounder(report.open, unknowns).assuming(condition.plan) }
        scope = judging.truthsByCase(of: plan.whereCondition, report, unknowns)
        if let condition = plan.whereCondition {
            unknowns = judging.bounder(report.open, unknowns).assuming(condition.plan)
        }
        self.unknowns = unknowns
        self.judging = judging
        bounder = judging.bounder(report.open, unknowns)
        guard isReached else { return }
        outcomes = allOutcomes()
        measure = range()
    }

    /// The analyses of the lines of a target by condition, each as if it were the target of the rows that come to it.
    package var lines: [CheckAnalysis] {
        guard isReached, case .byCondition(let lines) = plan.target else { return [] }
        var rest = unknowns
        return lines.map { line in
            var own = rest
            if let condition = line.condition {
                own = judging.bounder(report.open, rest).assuming(condition.plan)
                rest = judging.bounder(report.open, rest).assuming(condition.plan, holds: false)
            }
            return CheckAnalysis(self, target: line.test, unknowns: own)
        }
    }

    private init(_ whole: CheckAnalysis, target: CompiledTarget, unknowns: Unknowns) {
        check = whole.check
        way = whole.way
        unitTypes = whole.unitTypes
        applies = whole.applies
        scope = whole.scope
        report = whole.report
        plan = whole.plan.with(target: target)
        self.unknowns = unknowns
        var judging = CheckJudging(
            check: check, plan: plan, facts: report.facts, unitType: unitTypes.first, choices: [],
            limits: whole.judging.limits, extent: .verdict)
        judging.evaluator = whole.judging.evaluator
        self.judging = judging
        bounder = judging.bounder(report.open, unknowns)
        outcomes = allOutcomes()
        measure = range()
    }

    /// Whether there is a row of a report that it judges, as far as can be told.
    package var isReached: Bool { applies.contains(.yes) && scope.contains(.yes) }

    private func allOutcomes() -> Outcomes {
        switch plan.measure {
        case .share:
            var bounder = bounder
            guard let share = shareMet else { return .open }
            return judging.outcomes(share, &bounder).union(.empty)
        case .rate(_, _, .some):
            var bounder = bounder
            return settled().union(judging.outcomes(.within(.share), &bounder))
        case .rate, .value, .requirement: return settled()
        }
    }

    /// What settling gives where it is decided; it stops as soon as it is not, and leaves outcomes out.
    private func settled() -> Outcomes {
        let whole = judging.outcomes(bounder)
        let found = judging.settled(report.open, bounder, whole)
        return found.isUndecided ? whole.outcomes : found
    }

    private func range() -> Enclosure? {
        var bounder = bounder
        switch plan.measure {
        case .requirement: return nil
        case .value(let part): return bounder.enclosure(bounder.bound(part.plan))
        case .share: return shareMet.flatMap { bounder.enclosure($0) }
        case .rate(let above, let below, let reported):
            let (n, d) = (bounder.bound(above.plan), bounder.bound(below.plan))
            guard let denominator = bounder.denominator(d), denominator.mayBePositive else { return nil }
            let positive = judging.bounder(report.open, denominator.whenPositive)
            let range = positive.enclosure(positive.rate(n, d))
            return reported == nil ? range : range?.union(.share)
        }
    }

    /// The share of rows that meet the condition; nil where some may have no truth.
    private var shareMet: Possible? {
        guard case .share(let counted, let met) = plan.measure else { return nil }
        var counting = counted.map { judging.bounder(report.open, bounder.assuming($0.plan)) } ?? bounder
        switch counting.bound(met.plan).truths {
        case .yes: return .value(.number(.one))
        case .no: return .value(.number(.zero))
        default: return .within(.share)
        }
    }

    /// The target of these unit types, when it is one comparison with a number.
    package var test: Check.Test? { judging.shownTarget.flatMap { Check.Test($0) } }

    /// What decides: the requirement, or the target of these unit types; nil for a table by condition.
    package var decisive: (span: Span, text: String)? {
        if case .requirement(let part) = plan.measure { return (part.span, part.text) }
        return judging.shownTarget.map { ($0.span, $0.text) }
    }

    /// Whether targets are stated in percentages, and none above the whole nor as the least that is the whole: who writes
    /// that the share is to be 100% or more knows that it may be more.
    package var expectsShare: Bool {
        let tests = plan.tests
        return !tests.isEmpty
            && tests.allSatisfy { test in
                let isAtLeastWhole = test.comparison.map { $0 == .greaterOrEqual && $1 == .one } ?? false
                return test.speaksOfPercent && test.numbers.allSatisfy { $0 <= .one } && !isAtLeastWhole
            }
    }

    /// The condition under `where`, under `only if` and of the proof.
    package var whereSpan: Span? { plan.whereCondition?.span }
    package var onlyIfSpan: Span? { plan.onlyIf?.span }
    package var proofSpan: Span? { plan.provenBy?.span }
    /// Whether it holds for all unit types that the check addresses.
    package var isForAll: Bool { unitTypes.count == plan.appliesTo.count }

    /// What may prove a pass; nil where nothing has to.
    package var proof: Truths? {
        plan.provenBy.map { part in
            var bounder = bounder
            return bounder.bound(part.plan).truths
        }
    }
}

extension Enclosure {
    /// From nothing to the whole.
    static let share = Enclosure(low: End(.zero), high: End(.one))
}

extension CheckJudging {
    /// Reads what the measure reads, so that it is known what the item rests on.
    fileprivate mutating func readMeasure() {
        let parts: [CheckPlan.Part?] =
            switch plan.measure {
            case .rate(let above, let below, _): [above, below]
            case .value(let part), .requirement(let part): [part]
            case .share(let counted, let met): [counted, met]
            }
        for part in parts.compactMap({ $0 }) { _ = evaluator.evaluate(part.plan) }
    }

    /// What a condition may come out as, looked at case by case; true where there is none.
    fileprivate func truthsByCase(of part: CheckPlan.Part?, _ report: OpenReport, _ unknowns: Unknowns) -> Truths {
        guard let part else { return .yes }
        let plans = [part.plan] + plan.definitions.map(\.part.plan)
        let few = unknowns.few(among: report.reads(of: plans, rowLocal: plan.source?.rowLocal))
        return CaseSearch { bounder(report.open, $0) }.truths(of: part.plan, in: unknowns, few: few)
    }

    /// What a condition may come out as; true where there is none.
    func truths(of part: CheckPlan.Part?, _ open: OpenFacts, _ unknowns: Unknowns) -> Truths {
        guard let part else { return .yes }
        var bounder = bounder(open, unknowns)
        return bounder.bound(part.plan).truths
    }
}
