import Diagnostics
import FEEL
import FEELSyntax

/// What an item may come out as.
package struct Outcomes: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package static let pass = Outcomes(rawValue: 1)
    package static let fail = Outcomes(rawValue: 2)
    /// The denominator is zero.
    package static let empty = Outcomes(rawValue: 4)
    /// No verdict, or none that can be told.
    package static let open = Outcomes(rawValue: 8)
    /// The denominator is negative.
    package static let inconsistent = Outcomes(rawValue: 16)

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ truths: Truths) {
        self = []
        if truths.contains(.yes) { insert(.pass) }
        if truths.contains(.no) { insert(.fail) }
        if truths.contains(.none) { insert(.open) }
    }

    /// Whether more completions can't make it undecided any more.
    var isUndecided: Bool { contains(.open) || (rawValue.nonzeroBitCount > 1 && self != [.pass, .empty]) }
    var isSingle: Bool { rawValue.nonzeroBitCount <= 1 && !contains(.open) }
}

/// Verdicts over everything that is not known.
extension CheckJudging {
    /// What is unknown, as far as it leaves the conditions standing that this check needs.
    func consistentUnknowns(_ open: OpenFacts) -> Unknowns {
        plan.consistentWhen.reduce(open.unknowns) { bounder(open, $0).assuming($1.plan) }
    }

    /// A bounder with the locals of this item.
    func bounder(_ open: OpenFacts, _ unknowns: Unknowns) -> Bounder {
        var bounder = emptyBounder(open, unknowns)
        for definition in plan.definitions {
            bounder.locals[definition.local] = bounder.bound(definition.part.plan)
        }
        return bounder
    }

    /// The same with some definitions taken to be true or false, by their locals; nil when one can't be that.
    fileprivate func bounder(_ open: OpenFacts, _ unknowns: Unknowns, truths: [Int: Bool]) -> Bounder? {
        var bounder = emptyBounder(open, unknowns)
        for definition in plan.definitions {
            var value = bounder.bound(definition.part.plan)
            if let truth = truths[definition.local] {
                guard value.truths.contains(truth ? .yes : .no) else { return nil }
                value = .value(.boolean(truth))
            }
            bounder.locals[definition.local] = value
        }
        return bounder
    }

    private func emptyBounder(_ open: OpenFacts, _ unknowns: Unknowns) -> Bounder {
        var bounder = Bounder(facts: open.facts, unknowns: unknowns, limits: limits)
        bounder.locals = evaluator.locals.map { local in
            switch local {
            case .row(let row): .value(open.row(row))
            case .unknown: .anything
            default: .value(local)
            }
        }
        return bounder
    }

    /// Whether a condition holds, unknown only where completions of the unknown inputs differ.
    mutating func truth(of part: CheckPlan.Part) -> Value {
        let value = evaluator.evaluate(part.plan)
        guard value.isUnknown else { return value }
        let open = facts.open.facts(of: facts, limits: limits)
        var bounder = bounder(open, open.unknowns)
        switch bounder.bound(part.plan).truths {
        case .yes: return .boolean(true)
        case .no: return .boolean(false)
        case .none: return .null
        default: return .unknown
        }
    }

    /// What completions of the unknown inputs make of the item, and whether each of these outcomes is that of some
    /// completion: of a rate of straight lines against one number. Rounding keeps the order of rates, so it changes
    /// nothing in that.
    func outcomes(_ bounder: Bounder) -> (outcomes: Outcomes, isExact: Bool) {
        var bounder = bounder
        switch plan.measure {
        case .rate(let numerator, let denominator, _):
            let (above, below) = (bounder.bound(numerator.plan), bounder.bound(denominator.plan))
            let isExact = above.isStraight && below.isStraight && shownTarget?.comparison != nil
            return (outcomes(above, below, bounder), isExact)
        case .value(let part):
            let value = bounder.bound(part.plan)
            return (outcomes(value, &bounder), false)
        case .requirement(let part): return (Outcomes(bounder.bound(part.plan).truths), false)
        case .share: return (.open, false)
        }
    }

    private func outcomes(_ above: Possible, _ below: Possible, _ bounder: Bounder) -> Outcomes {
        guard let denominator = bounder.denominator(below) else { return .open }
        var result: Outcomes = []
        if denominator.mayBeZero { result.insert(.empty) }
        if denominator.mayBeNegative { result.insert(.inconsistent) }
        guard denominator.mayBePositive else { return result }
        var positive = Bounder(
            facts: bounder.facts, unknowns: denominator.whenPositive, locals: bounder.locals, limits: limits)
        var rate = positive.rate(above, below)
        if let digits = plan.rounding { rate = positive.rounded(rate, scale: digits + 2) }
        return result.union(outcomes(rate, &positive))
    }

    /// Whether a measure meets the target; of a table by condition, each line that may be the one.
    func outcomes(_ value: Possible, _ bounder: inout Bounder) -> Outcomes {
        guard case .byCondition(let lines) = plan.target else {
            return shownTarget.map { outcomes(value, $0, &bounder) } ?? .open
        }
        var result: Outcomes = []
        for line in lines {
            let truths = line.condition.map { bounder.bound($0.plan).truths } ?? .yes
            if truths.contains(.yes) { result.formUnion(outcomes(value, line.test, &bounder)) }
            if truths == .yes { return result }
        }
        return result.union(.open)
    }

    private func outcomes(_ value: Possible, _ target: CompiledTarget, _ bounder: inout Bounder) -> Outcomes {
        while bounder.locals.count <= target.inputLocal { bounder.locals.append(.value(.null)) }
        bounder.locals[target.inputLocal] = value
        return Outcomes(bounder.bound(target.plan).truths)
    }

    // MARK: Settling

    /// What all completions of the unknown inputs together make of the item; once that is undecided, some of it.
    ///
    /// Where the parts of the item depend on each other in ways that intervals don't see, its definitions are taken to be
    /// true and to be false; where that is not enough, unknown inputs are split into cases, as many as `Limits` allow.
    func settled(_ open: OpenFacts, _ unknowns: Unknowns) -> Outcomes {
        let bounder = bounder(open, unknowns)
        return settled(open, bounder, outcomes(bounder))
    }

    /// The same.
    ///
    /// - Parameters:
    ///   - bounder: Over the unknown inputs.
    ///   - whole: What `outcomes` makes of it.
    func settled(_ open: OpenFacts, _ bounder: Bounder, _ whole: (outcomes: Outcomes, isExact: Bool)) -> Outcomes {
        let (found, isExact) = outcomes(open, bounder, whole, truths: [:])
        if agreed(found) != nil { return found }
        var cases = Cases(judging: self, open: open, left: limits.boundCases)
        return isExact && !cases.isSmall ? found : cases.settle(bounder, whole)
    }

    /// The outcomes with some definitions taken to be true or false, by their locals, and with each of the others that may
    /// be either taken to be both in turn, as long as that keeps the outcomes apart; whether each is known to be that of
    /// some completion.
    private func outcomes(
        _ open: OpenFacts, _ bounder: Bounder, _ whole: (outcomes: Outcomes, isExact: Bool), truths: [Int: Bool]
    ) -> (outcomes: Outcomes, isExact: Bool) {
        if whole.outcomes.isSingle || truths.count == Self.mostTruths { return whole }
        for definition in plan.definitions {
            guard case .truth([.yes, .no]) = bounder.locals[definition.local] else { continue }
            var both: Outcomes = []
            for truth in [true, false] where !both.isUndecided {
                let rest = bounder.assuming(definition.part.plan, holds: truth)
                let inside = truths.merging([definition.local: truth]) { $1 }
                guard let bounder = self.bounder(open, rest, truths: inside) else { continue }
                both.formUnion(outcomes(open, bounder, outcomes(bounder), truths: inside).outcomes)
            }
            return (both, false)
        }
        return whole
    }

    private static let mostTruths = 3

    /// The unknown inputs that the item rests on.
    func openInputs(_ open: OpenFacts) -> [Trace.Read] {
        var seen: Set<Int> = []
        return (evaluator.trace?.reads ?? []).flatMap { open.unknowns.inputs(behind: $0) }.filter {
            seen.insert($0.key).inserted
        }
    }

    /// The verdict, if all completions agree. Where some leave no events, a pass of all the others stands.
    func agreed(_ outcomes: Outcomes) -> VerdictCode? {
        switch outcomes {
        case .pass, [.pass, .empty]: .pass
        case .fail: .fail
        case .empty: plan.zeroDenominator
        case .inconsistent, []: .inconsistent
        default: nil
        }
    }
}

extension OpenFacts {
    /// The row as it stands among the open facts.
    func row(_ row: Row) -> Value {
        guard facts.inputs.indices.contains(row.input), case .list(let rows) = facts.inputs[row.input],
            rows.indices.contains(row.number - 1)
        else { return .row(row) }
        return rows[row.number - 1]
    }
}

/// Goes through cases of the unknown inputs until each is decided, or none are left to try.
private struct Cases {
    private struct Case {
        let unknowns: Unknowns
        /// The inputs to split next, in this order.
        let inputs: [Trace.Read]
    }

    let judging: CheckJudging
    let open: OpenFacts
    private var left: Int
    private let inputs: [Trace.Read]
    /// All completions can be gone through.
    let isSmall: Bool

    init(judging: CheckJudging, open: OpenFacts, left: Int) {
        self.judging = judging
        self.open = open
        self.left = left
        inputs = open.unknowns.inputs(tiedTo: judging.openInputs(open))
        isSmall = open.unknowns.haveFewCompletions(inputs, most: left / 2)
    }

    /// - Parameters:
    ///   - whole: Over all cases.
    ///   - outcomes: What can be said of all cases together.
    mutating func settle(_ whole: Bounder, _ outcomes: (outcomes: Outcomes, isExact: Bool)) -> Outcomes {
        let all = whole.unknowns
        var found: Outcomes = []
        var pending = [Case(unknowns: all, inputs: inputs)]
        var tried = 0
        while !found.isUndecided, let next = pending.popLast() {
            left -= 1
            let bounder = tried == 0 ? whole : judging.bounder(open, next.unknowns)
            let (outcomes, isExact) = tried == 0 ? outcomes : judging.outcomes(bounder)
            if !outcomes.isSingle, left > 0, isSmall || !isExact, let split = bounder.split(among: next.inputs) {
                let rest = next.inputs.filter { $0 != split.read } + [split.read]
                pending += split.cases.reversed().map { Case(unknowns: $0, inputs: rest) }
            } else {
                found.formUnion(outcomes)
            }
            tried += 1
            if tried == Self.triedFirst, !pending.isEmpty { found.formUnion(sampled(all)) }
        }
        return found
    }

    /// The outcomes of some completions, until these differ.
    private func sampled(_ all: Unknowns) -> Outcomes {
        guard inputs.count <= Self.mostSampled else { return [] }
        var found: Outcomes = []
        all.forEachSample(of: inputs) { sample in
            let (outcomes, _) = judging.outcomes(judging.bounder(open, sample))
            if outcomes.isSingle { found.formUnion(outcomes) }
            return found.isUndecided
        }
        return found
    }

    private static let triedFirst = 8
    private static let mostSampled = 40
}
