import Diagnostics
import FEEL
import FEELSyntax

/// Sums over units, for one label of rows.
private struct Pool {
    let label: String?
    var numerator = Decimal.zero
    var denominator = Decimal.zero
    /// Units whose amounts are not known.
    var open = 0
    /// Units that have such rows, and the last of them.
    private(set) var units = 0
    private var lastUnit: Int?

    init(label: String?) { self.label = label }

    mutating func count(unit: Int) {
        if lastUnit != unit { units += 1 }
        lastUnit = unit
    }
}

extension Judge {
    /// Sum over sum for each label, over the units that have it. Amounts that are not known may be anything.
    func pool(
        _ checks: [CheckResult], silent: Int, _ plan: CheckPlan, _ target: CompiledTarget, _ notReporting: VerdictCode?
    ) -> [ItemResult] {
        var pools: [String: Pool] = [:]
        var order: [String] = []
        // A unit whose rows are not known at all may have any label.
        var openEverywhere = notReporting == .fail ? 0 : silent
        for (unit, check) in checks.enumerated() {
            for item in check.items {
                if item.isRowless, plan.source != nil {
                    if item.verdict == .unknown || item.verdict == .inconsistent { openEverywhere += 1 }
                    continue
                }
                if item.verdict == .notApplicable { continue }
                let key = item.group.map(Spelling.fold) ?? ""
                if pools[key] == nil {
                    pools[key] = Pool(label: item.group)
                    order.append(key)
                }
                pools[key]?.add(item)
                pools[key]?.count(unit: unit)
            }
        }
        let failing = notReporting == .fail && silent > 0
        if order.isEmpty { return [withoutPool(openEverywhere, failing: failing)] }
        return order.compactMap { pools[$0] }.map { pool in
            var pool = pool
            pool.open += openEverywhere
            return decide(pool, plan, target, failing: failing)
        }
    }

    private func withoutPool(_ open: Int, failing: Bool) -> ItemResult {
        let verdict: VerdictCode = failing ? .fail : open > 0 ? .unknown : .notApplicable
        return ItemResult(
            label: nil, verdict: verdict, compared: 0, figures: nil, missing: [], evidence: [],
            sentence: open > 0 ? Sentences.unitsSilent(open) : Sentences.noRows)
    }

    private func decide(_ pool: Pool, _ plan: CheckPlan, _ target: CompiledTarget, failing: Bool) -> ItemResult {
        let quotient = pool.numerator.divided(by: pool.denominator)
        let verdict = failing ? .fail : verdict(of: pool, plan, target, quotient)
        let shown =
            plan.rounding.flatMap { digits in quotient.flatMap { Shown.rate(rounded: $0, digits: digits) } }
            ?? Shown.rate(pool.numerator, pool.denominator, target)
        let figures = ItemResult.Figures(
            numerator: pool.numerator, denominator: pool.denominator, value: quotient, shown: shown, interval: nil)
        return ItemResult(
            label: pool.label, verdict: verdict, compared: verdict == .pass || verdict == .fail ? pool.units : 0,
            figures: figures, missing: [], evidence: [],
            sentence: Sentences.pooled(figures, target, verdict, units: pool.units, open: pool.open))
    }

    private func verdict(of pool: Pool, _ plan: CheckPlan, _ target: CompiledTarget, _ quotient: Decimal?)
        -> VerdictCode
    {
        if pool.open == 0 {
            guard pool.denominator.signum > 0 else { return plan.zeroDenominator }
            return holds(target, pool.numerator, pool.denominator, quotient, rounding: plan.rounding)
                .map { $0 ? .pass : .fail } ?? .unknown
        }
        // What is not known can't make up for a shortfall against the whole, where no part exceeds its whole.
        guard let (comparison, threshold) = target.comparison, threshold == .one,
            pool.numerator < pool.denominator, comparison == .equal || comparison == .greaterOrEqual,
            rulebook.isPartOfWhole(plan)
        else { return .unknown }
        return .fail
    }

    private func holds(
        _ target: CompiledTarget, _ numerator: Decimal, _ denominator: Decimal, _ quotient: Decimal?,
        rounding: Int? = nil
    ) -> Bool? {
        if rounding == nil, let (comparison, threshold) = target.comparison {
            return comparison.holds(Decimal.compareProducts(numerator, .one, threshold, denominator))
        }
        let compared = rounding.map { digits in quotient?.rounded(scale: digits + 2, .halfUp) } ?? quotient
        guard let quotient = compared else { return nil }
        var evaluator = Evaluator(facts: Facts(inputs: []), limits: limits, localCount: target.inputLocal + 1)
        evaluator.locals[target.inputLocal] = .number(quotient)
        return evaluator.evaluate(target.plan).boolean
    }

    // MARK: Shares

    /// The share of units that pass; what is not known counts both ways.
    func share(
        _ verdicts: [VerdictCode], _ headers: [Report.Header], _ silent: [Register.Unit], _ target: CompiledTarget,
        _ notReporting: VerdictCode?
    ) -> ItemResult {
        var tally = CheckJudging.Tally()
        for (verdict, header) in zip(verdicts, headers) {
            tally.add(verdict, title: Message(header.unitName ?? header.unitCode.value))
        }
        for unit in silent {
            switch notReporting {
            case .fail: tally.add(.fail, title: Message(unit.name ?? unit.code))
            default: tally.add(.unknown, title: Message(unit.name ?? unit.code))
            }
        }
        let (met, counted) = (Decimal(tally.met), Decimal(tally.counted))
        let quotient = met.divided(by: counted)
        let verdict = verdict(of: tally, target)
        let figures = ItemResult.Figures(
            numerator: met, denominator: counted, value: quotient,
            shown: tally.counted == 0 ? nil : Shown.rate(met, counted, target), interval: nil)
        return ItemResult(
            label: nil, verdict: verdict, compared: verdict == .pass || verdict == .fail ? tally.counted : 0,
            figures: figures, missing: [], evidence: [],
            sentence: Sentences.share(
                tally, figures, target, verdict, one: Message(vi: "đơn vị", en: "unit"),
                many: Message(vi: "đơn vị", en: "units")))
    }

    private func verdict(of tally: CheckJudging.Tally, _ target: CompiledTarget) -> VerdictCode {
        if tally.counted == 0, tally.open.isEmpty { return .noEvents }
        let below = Decimal(tally.counted + tally.open.count)
        let ends = [tally.met, tally.met + tally.open.count].map { Decimal($0) }
        let truths = ends.map { holds(target, $0, below, $0.divided(by: below)) }
        guard let first = truths[0], truths[1] == first else { return .unknown }
        return first ? .pass : .fail
    }
}

extension Pool {
    mutating func add(_ item: ItemResult) {
        guard item.verdict != .inconsistent, let above = item.figures?.numerator, let below = item.figures?.denominator,
            let sum = numerator.adding(above), let whole = denominator.adding(below)
        else {
            if item.verdict != .noEvents { open += 1 }
            return
        }
        numerator = sum
        denominator = whole
    }
}

extension CheckJudging.Tally {
    fileprivate mutating func add(_ verdict: VerdictCode, title: Message) {
        switch verdict {
        case .pass: add(.met, title: title)
        case .fail: add(.notMet, title: title)
        case .unknown, .inconsistent, .notDue: add([.met, .notMet], title: title)
        case .noEvents, .notApplicable: add(.left, title: title)
        }
    }
}

extension ItemResult {
    /// It speaks of the block or the unit as a whole, not of a row.
    fileprivate var isRowless: Bool { label == nil }
}
