import Diagnostics
import FEEL
import FEELSyntax

/// Items that evaluation leaves undecided: judged over everything that is not known.
extension CheckJudging {
    func decideByBounds(label: String?) -> ItemResult {
        let (verdict, open) = boundVerdict()
        return verdict.map { certain($0, open, label: label) } ?? undecided(open, label: label)
    }

    /// The verdict that all completions of what is unknown agree on, and what they are; nil where they don't agree.
    func boundVerdict() -> (VerdictCode?, OpenFacts) {
        var open = facts.open.facts(of: facts, limits: limits)
        open.unknowns = consistentUnknowns(open)
        return (agreed(settled(open, open.unknowns)), open)
    }

    /// An item whose verdict is that of all completions.
    func certain(_ verdict: VerdictCode, _ open: OpenFacts, label: String?) -> ItemResult {
        let reads = evaluator.trace?.reads ?? []
        let found = isQuiet && extent != .figures ? BoundFindings() : findings(open, isDecided: true)
        return ItemResult(
            label: label, verdict: verdict, compared: verdict == .pass || verdict == .fail ? 1 : 0,
            figures: found.figures, missing: missing(reads), evidence: evidence(reads, of: verdict),
            sentence: said(verdict, Sentences.certain(verdict, shownTarget, found)), bounds: found.range)
    }

    func undecided(_ open: OpenFacts, label: String?) -> ItemResult {
        let reads = evaluator.trace?.reads ?? []
        let missing = missing(reads)
        guard !isQuiet else {
            return ItemResult(
                label: label, verdict: .unknown, compared: 0, figures: nil, missing: missing, evidence: [],
                sentence: Message(""))
        }
        let found = findings(open, isDecided: false)
        return ItemResult(
            label: label, verdict: .unknown, compared: 0, figures: nil, missing: missing,
            evidence: evidence(reads, of: .unknown),
            sentence: Sentences.undecided(missing, found), bounds: found.range, decisive: found.decisive)
    }

    // MARK: What can be said of the possibilities

    private func findings(_ open: OpenFacts, isDecided: Bool) -> BoundFindings {
        var found = BoundFindings()
        let inputs = openInputs(open).filter { facts.cell($0)?.state != .value }
        found.inputs = inputs.prefix(BoundFindings.mostInputs).map { input in
            let range = open.unknowns.index(of: input).flatMap { open.unknowns.rangeLeft(of: $0) }
            return (name(input), isNumber(input) ? range : nil)
        }
        guard case .rate(let above, let below, _) = plan.measure else { return found }
        var bounder = bounder(open, open.unknowns)
        let (numerator, denominator) = (bounder.bound(above.plan), bounder.bound(below.plan))
        guard let divisor = bounder.denominator(denominator), divisor.mayBePositive else { return found }
        let positive = Bounder(
            facts: open.facts, unknowns: divisor.whenPositive, locals: bounder.locals, limits: limits)
        found.range = positive.enclosure(positive.rate(numerator, denominator))
        found.figures = figures(positive.enclosure(numerator), positive.enclosure(denominator))
        if !isDecided {
            let thresholds = Thresholds(
                judging: self, open: open, numerator: numerator, denominator: denominator,
                mayBeEmpty: divisor.mayBeZero)
            found.decisive = inputs.prefix(BoundFindings.mostInputs).flatMap { thresholds.decisive($0) }
        }
        return found
    }

    private func isNumber(_ read: Trace.Read) -> Bool { facts.field(of: read)?.isNumeric ?? false }

    /// The figures, where both can only be one number.
    private func figures(_ above: Enclosure?, _ below: Enclosure?) -> ItemResult.Figures? {
        guard let numerator = above?.point, let denominator = below?.point, let shownTarget else { return nil }
        return ItemResult.Figures(
            numerator: numerator, denominator: denominator, value: numerator.divided(by: denominator),
            shown: Shown.rate(numerator, denominator, shownTarget), interval: nil)
    }
}

/// What is said of an item with unknown inputs.
struct BoundFindings {
    /// What each may be, if it is a number.
    var inputs: [(name: Message, range: Enclosure?)] = []
    /// What the measure may be.
    var range: Enclosure?
    var figures: ItemResult.Figures?
    var decisive: [Decisive] = []

    static let mostInputs = 6
}

/// Finds from which value of one unknown number a rate passes or fails, whatever the others are.
private struct Thresholds {
    let judging: CheckJudging
    let open: OpenFacts
    let numerator: Possible
    let denominator: Possible
    let mayBeEmpty: Bool

    func decisive(_ read: Trace.Read) -> [Decisive] {
        guard let unknown = open.unknowns.index(of: read), judging.facts.field(of: read)?.isCountable ?? false,
            let target = judging.shownTarget, let (comparison, threshold) = target.comparison,
            judging.plan.rounding == nil,
            let all = open.unknowns.rangeLeft(of: unknown), let form = margin(threshold),
            form.unknowns.contains(unknown)
        else { return [] }
        guard let pass = side(unknown, form, comparison.ways(holding: true)),
            let fail = side(unknown, form, comparison.ways(holding: false))
        else { return [] }
        if form.unknowns.count == 1, let point = pass.point {
            return [decisive(read, .equal, point, .pass)]
        }
        // A denominator of zero does not fail.
        let empty = mayBeEmpty ? emptySide(unknown) : nil
        let notFail = empty.map(pass.union) ?? pass
        return outside(fail, of: all).compactMap { way, number in
            // Where it can't pass either, the denominator is zero.
            let verdict = pass.reaches(way, number) ? .pass : judging.plan.zeroDenominator
            return [.pass, .fail, .noEvents].contains(verdict) ? decisive(read, way, number, verdict) : nil
        } + outside(notFail, of: all).map { decisive(read, $0, $1, .fail) }
    }

    private func margin(_ threshold: Decimal) -> AffineForm? {
        judging.bounder(open, open.unknowns).margin(numerator, denominator, threshold: threshold)
    }

    private func positive() -> Unknowns? {
        judging.bounder(open, open.unknowns).denominator(denominator)?.whenPositive
    }

    /// What the number may be where the margin has one of some signs.
    private func side(_ unknown: Int, _ margin: AffineForm, _ ways: [Node.Comparison]) -> Enclosure? {
        guard let base = positive() else { return nil }
        var result: Enclosure?
        for way in ways {
            guard let range = base.requiring(margin, way)?.rangeLeft(of: unknown) else { continue }
            result = result?.union(range) ?? range
        }
        return result
    }

    private func emptySide(_ unknown: Int) -> Enclosure? {
        guard
            let form = judging.bounder(open, open.unknowns).margin(denominator, .value(.number(.zero)), threshold: .one)
        else { return .everything }
        return open.unknowns.requiring(form, .equal)?.rangeLeft(of: unknown)
    }

    /// The stretches of whole numbers that lie outside a range, as comparisons.
    private func outside(_ range: Enclosure, of all: Enclosure) -> [(Node.Comparison, Decimal)] {
        var result: [(Node.Comparison, Decimal)] = []
        if let low = range.low?.value.rounded(scale: 0, .ceiling), let first = all.low?.value, first < low,
            let last = low.subtracting(.one)
        {
            result.append((first == last ? .equal : .lessOrEqual, last))
        }
        if let high = range.high?.value.rounded(scale: 0, .floor), all.high.map({ $0.value > high }) ?? true,
            let next = high.adding(.one)
        {
            result.append((all.high?.value == next ? .equal : .greaterOrEqual, next))
        }
        return result
    }

    private func decisive(
        _ read: Trace.Read, _ comparison: Node.Comparison, _ value: Decimal, _ verdict: VerdictCode
    ) -> Decisive {
        Decisive(
            field: judging.path(read), name: judging.name(read), comparison: comparison.rawValue, value: value,
            verdict: verdict)
    }
}

extension Enclosure {
    /// Whether it has numbers that compare so with a number.
    fileprivate func reaches(_ comparison: Node.Comparison, _ number: Decimal) -> Bool {
        let (starts, ends) = (low.map { $0.value <= number } ?? true, high.map { $0.value >= number } ?? true)
        switch comparison {
        case .lessOrEqual: return starts
        case .greaterOrEqual: return ends
        default: return starts && ends
        }
    }
}

extension Node.Comparison {
    /// The comparisons with zero that together say that this one holds, or does not.
    fileprivate func ways(holding: Bool) -> [Node.Comparison] {
        switch (self, holding) {
        case (.equal, true), (.notEqual, false): [.equal]
        case (.equal, false), (.notEqual, true): [.less, .greater]
        case (.less, true), (.greaterOrEqual, false): [.less]
        case (.lessOrEqual, true), (.greater, false): [.lessOrEqual]
        case (.greater, true), (.lessOrEqual, false): [.greater]
        case (.greaterOrEqual, true), (.less, false): [.greaterOrEqual]
        }
    }
}
