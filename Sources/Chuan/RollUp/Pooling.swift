import Diagnostics
import FEEL
import FEELSyntax

extension Judge {
    /// Sum over sum for each label, over the units that have it. Amounts that are not known may be anything.
    ///
    /// - Parameter silent: How many units sent no report.
    func pool(
        _ sums: PartSums, silent: Int, _ plan: CheckPlan, _ target: CompiledTarget, _ notReporting: VerdictCode?
    ) -> [ItemResult] {
        // A unit whose rows are not known at all may have any label.
        let open = sums.openEverywhere + (notReporting == .fail ? 0 : silent)
        let failing = notReporting == .fail && silent > 0
        if sums.pools.isEmpty { return [withoutPool(open, failing: failing)] }
        return sums.pools.map { pool in
            var pool = pool
            pool.addOpen(open)
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
            numerator: pool.numerator, denominator: pool.denominator, value: quotient, shown: shown, interval: nil,
            isMoney: plan.isOfMoney)
        return ItemResult(
            label: pool.label, verdict: verdict, compared: verdict == .pass || verdict == .fail ? pool.units : 0,
            figures: figures, missing: [], evidence: [],
            sentence: Sentences.pooled(figures, target, verdict, units: pool.units, open: pool.openUnits))
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
        _ sums: ShareSums, _ silent: [Register.Unit], _ target: CompiledTarget, _ notReporting: VerdictCode?
    ) -> ItemResult {
        var sums = sums
        for unit in silent {
            sums.add(notReporting == .fail ? .fail : .unknown, title: Message(unit.name ?? unit.code))
        }
        let (met, counted) = (Decimal(sums.met), Decimal(sums.counted))
        let quotient = met.divided(by: counted)
        let verdict = verdict(of: sums, target)
        let figures = ItemResult.Figures(
            numerator: met, denominator: counted, value: quotient,
            shown: sums.counted == 0 ? nil : Shown.rate(met, counted, target), interval: nil)
        return ItemResult(
            label: nil, verdict: verdict, compared: verdict == .pass || verdict == .fail ? sums.counted : 0,
            figures: figures, missing: [], evidence: [],
            sentence: Sentences.share(
                Sentences.ShareCounts(sums), figures, target, verdict, one: Message(vi: "đơn vị", en: "unit"),
                many: Message(vi: "đơn vị", en: "units")))
    }

    private func verdict(of sums: ShareSums, _ target: CompiledTarget) -> VerdictCode {
        if sums.counted == 0, sums.open.count == 0 { return .noEvents }
        let below = Decimal(sums.counted + sums.open.count)
        let ends = [sums.met, sums.met + sums.open.count].map { Decimal($0) }
        let truths = ends.map { holds(target, $0, below, $0.divided(by: below)) }
        guard let first = truths[0], truths[1] == first else { return .unknown }
        return first ? .pass : .fail
    }
}
