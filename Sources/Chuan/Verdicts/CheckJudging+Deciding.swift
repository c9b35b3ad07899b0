import Diagnostics
import FEEL
import FEELSyntax

/// From a measured value to a verdict.
extension CheckJudging {
    /// The target for the current row.
    mutating func currentTarget() -> CompiledTarget? {
        guard case .byCondition(let lines) = plan.target else { return shownTarget }
        for line in lines {
            guard let condition = line.condition else { return line.test }
            switch truth(of: condition) {
            case .boolean(true): return line.test
            case .unknown: return nil
            default: continue
            }
        }
        return nil
    }

    mutating func decideRate(
        _ above: Value, _ below: Value, reported: RateInterval?, _ value: Value, label: String?
    ) -> ItemResult {
        guard let target = currentTarget() else { return withoutTarget(label) }
        if case .number(let denominator) = below {
            if denominator.isZero { return emptyDenominator(above, label) }
            if case .number(let numerator) = above {
                return compare(numerator, denominator, target, label: label)
            }
        }
        let (decided, open) = boundVerdict()
        if let decided { return certain(decided, open, label: label) }
        // A rate that somebody worked out stands in where the counts that are given leave a choice, and nowhere else.
        if let reported, case .number(let rate) = value { return compare(reported, rate, target, label: label) }
        return undecided(open, label: label)
    }

    /// Exact: numerator against threshold times denominator, without division.
    private mutating func compare(
        _ numerator: Decimal, _ denominator: Decimal, _ target: CompiledTarget, label: String?
    ) -> ItemResult {
        guard denominator.signum > 0 else {
            return plain(.inconsistent, Sentences.negativeDenominator(denominator), label: label)
        }
        let quotient = numerator.divided(by: denominator)
        guard let passes = holds(target, numerator, denominator, quotient) else {
            return plain(.unknown, Sentences.undecided(missingNow()), label: label)
        }
        let verdict: VerdictCode = passes ? .pass : .fail
        let shown = isQuiet(verdict) ? nil : shownRate(numerator, denominator, quotient, target)
        let figures = ItemResult.Figures(
            numerator: numerator, denominator: denominator, value: quotient, shown: shown, interval: nil,
            isMoney: plan.isOfMoney)
        let reads = evaluator.trace?.reads ?? []
        return ItemResult(
            label: label, verdict: verdict, compared: 1, figures: figures, missing: [],
            evidence: evidence(reads, of: verdict),
            sentence: said(verdict, Sentences.compared(figures, target, verdict)))
    }

    /// Whether a quotient passes; nil when the test itself has no truth.
    func holds(_ target: CompiledTarget, _ numerator: Decimal, _ denominator: Decimal, _ quotient: Decimal?) -> Bool? {
        if let digits = plan.rounding {
            return quotient?.rounded(scale: digits + 2, .halfUp).flatMap { passes(.number($0), target) }
        }
        if let (comparison, threshold) = target.comparison {
            return comparison.holds(Decimal.compareProducts(numerator, .one, threshold, denominator))
        }
        return quotient.flatMap { passes(.number($0), target) }
    }

    // MARK: Figures

    /// A share as it was compared: rounded only where the rule rounds.
    private mutating func shownRate(
        _ numerator: Decimal, _ denominator: Decimal, _ quotient: Decimal?, _ target: CompiledTarget
    ) -> Message? {
        if let digits = plan.rounding { return quotient.flatMap { Shown.rate(rounded: $0, digits: digits) } }
        return shown(target, isPercent: true) { numbers in
            Decimal.shownQuotient(numerator, denominator, comparedWith: numbers, isPercent: true)
        } exact: {
            quotient
        }
    }

    private mutating func shown(_ value: Value, _ target: CompiledTarget) -> Message? {
        guard case .number(let number) = value else { return Shown.value(value) }
        let isPercent = target.speaksOfPercent
        return shown(target, isPercent: isPercent) { numbers in
            Shown.number(number, comparedWith: numbers, isPercent: isPercent)
        } exact: {
            number
        }
    }

    /// A figure that the target takes as it takes the exact one, whatever it does with it.
    private mutating func shown(
        _ target: CompiledTarget, isPercent: Bool, _ figure: ([Decimal]) -> ShownNumber?, exact: () -> Decimal?
    ) -> Message? {
        func written(_ text: String) -> Message { isPercent ? NumberForm.percent(text) : NumberForm.message(text) }
        if let (_, threshold) = target.comparison { return figure([threshold]).map { written($0.text) } }
        guard let exact = exact() else { return nil }
        let factor = isPercent ? Decimal.percent : .one
        if let found = figure(evaluator.numbersCompared(in: target.plan, with: target.inputLocal)),
            let value = found.value.multiplied(by: factor),
            passes(.number(value), target) == passes(.number(exact), target)
        {
            return written(found.text)
        }
        return exact.divided(by: factor).map { written($0.description) }
    }

    func passes(_ value: Value, _ target: CompiledTarget) -> Bool? {
        var evaluator = evaluator
        evaluator.trace = nil
        while evaluator.locals.count <= target.inputLocal { evaluator.locals.append(.null) }
        evaluator.locals[target.inputLocal] = value
        return evaluator.evaluate(target.plan).boolean
    }

    private func emptyDenominator(_ above: Value, _ label: String?) -> ItemResult {
        let figures = ItemResult.Figures(
            numerator: above.number, denominator: .zero, value: nil, shown: nil, interval: nil)
        let verdict = plan.zeroDenominator
        return ItemResult(
            label: label, verdict: verdict, compared: 0, figures: figures, missing: [],
            evidence: takeEvidence(for: verdict), sentence: said(verdict, Sentences.noEvents))
    }

    /// A rate known only by its printed digits passes or fails when both ends of its interval do.
    private func compare(
        _ interval: RateInterval, _ rate: Decimal, _ target: CompiledTarget, label: String?
    ) -> ItemResult {
        let verdict = verdict(of: interval, target)
        let figures = ItemResult.Figures(
            numerator: nil, denominator: nil, value: rate,
            shown: isQuiet(verdict) ? nil : Shown.reported(rate, in: interval), interval: interval)
        let sentence = said(
            verdict,
            verdict == .unknown
                ? Sentences.straddles(interval, rate, target)
                : Sentences.comparedReported(interval, rate, target, verdict))
        return ItemResult(
            label: label, verdict: verdict, compared: verdict == .unknown ? 0 : 1, figures: figures,
            missing: verdict == .unknown ? missingNow() : [], evidence: takeEvidence(for: verdict), sentence: sentence)
    }

    private func verdict(of interval: RateInterval, _ target: CompiledTarget) -> VerdictCode {
        guard let (comparison, threshold) = target.comparison else { return .unknown }
        // The high end is not attained, except where it is the whole.
        let isClosed = interval.high == .one
        switch comparison {
        case .greaterOrEqual:
            if interval.low >= threshold { return .pass }
            return interval.high < threshold || (interval.high == threshold && !isClosed) ? .fail : .unknown
        case .greater:
            if interval.low > threshold { return .pass }
            return interval.high <= threshold ? .fail : .unknown
        case .less:
            if interval.high < threshold || (interval.high == threshold && !isClosed) { return .pass }
            return interval.low >= threshold ? .fail : .unknown
        case .lessOrEqual:
            if interval.high <= threshold { return .pass }
            return interval.low > threshold ? .fail : .unknown
        case .equal, .notEqual:
            let outside =
                threshold < interval.low || threshold > interval.high || (threshold == interval.high && !isClosed)
            if !outside { return .unknown }
            return comparison == .equal ? .fail : .pass
        }
    }

    mutating func decideValue(_ value: Value, label: String?) -> ItemResult {
        guard let target = currentTarget() else { return withoutTarget(label) }
        guard !value.isNull, !value.isUnknown, let passes = passes(value, target) else {
            return decideByBounds(label: label)
        }
        let verdict: VerdictCode = passes ? .pass : .fail
        let figures = ItemResult.Figures(
            numerator: nil, denominator: nil, value: value.number, shown: isQuiet(verdict) ? nil : shown(value, target),
            interval: nil)
        return ItemResult(
            label: label, verdict: verdict, compared: 1, figures: figures, missing: [],
            evidence: takeEvidence(for: verdict),
            sentence: said(verdict, Sentences.compared(figures.shown ?? Message(""), target, verdict)))
    }

    mutating func decideTruth(_ truth: Value, label: String?) -> ItemResult {
        guard case .requirement(let part) = plan.measure else { return noTarget(label) }
        switch truth {
        case .boolean(let holds):
            let verdict: VerdictCode = holds ? .pass : .fail
            return plain(
                verdict, Sentences.required(inWords(part), holds: holds, takeEvidence(for: verdict)), label: label,
                compared: 1
            )
        default: return decideByBounds(label: label)
        }
    }

    /// No line of the target holds; where that is not known, the bounds decide over all lines that may.
    private func withoutTarget(_ label: String?) -> ItemResult {
        guard case .byCondition = plan.target, !missingNow().isEmpty || isQuiet else { return noTarget(label) }
        return decideByBounds(label: label)
    }

    private func noTarget(_ label: String?) -> ItemResult {
        plain(.unknown, Sentences.noTarget, label: label)
    }

    func missingNow() -> [Missing] { missing(evaluator.trace?.reads ?? []) }
}
