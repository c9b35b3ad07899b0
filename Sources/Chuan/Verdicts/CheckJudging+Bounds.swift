import Diagnostics
import FEEL
import FEELSyntax

/// What an item may come out as.
struct Outcomes: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let pass = Outcomes(rawValue: 1)
    static let fail = Outcomes(rawValue: 2)
    /// The denominator is zero.
    static let empty = Outcomes(rawValue: 4)
    /// No verdict, or none that can be told.
    static let open = Outcomes(rawValue: 8)
    /// The denominator is negative.
    static let inconsistent = Outcomes(rawValue: 16)

    init(rawValue: UInt8) { self.rawValue = rawValue }

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
    ///
    /// - Parameter truths: Definitions, by their locals, that are taken to be true or false.
    func bounder(_ open: OpenFacts, _ unknowns: Unknowns, truths: [Int: Bool] = [:]) -> Bounder {
        var bounder = Bounder(facts: open.facts, unknowns: unknowns, limits: limits)
        bounder.locals = evaluator.locals.map { local in
            switch local {
            case .row(let row): .value(open.row(row))
            case .unknown: .anything
            default: .value(local)
            }
        }
        for definition in plan.definitions {
            bounder.locals[definition.local] =
                truths[definition.local].map { .value(.boolean($0)) } ?? bounder.bound(definition.part.plan)
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
    fileprivate func outcomes(_ bounder: Bounder) -> (outcomes: Outcomes, isExact: Bool) {
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
    private func outcomes(_ value: Possible, _ bounder: inout Bounder) -> Outcomes {
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

    /// What all completions of the unknown inputs together make of the item.
    ///
    /// Where the parts of the item depend on each other in ways that intervals don't see, unknown inputs are split into
    /// cases, as many as `Limits` allow.
    func settled(_ open: OpenFacts, _ unknowns: Unknowns) -> Outcomes {
        var cases = Cases(judging: self, open: open, left: limits.boundCases)
        return cases.settle(unknowns)
    }

    /// The unknown inputs that the item rests on.
    func openInputs(_ open: OpenFacts) -> [Trace.Read] {
        var seen: Set<Trace.Read> = []
        return (evaluator.trace?.reads ?? []).flatMap { open.unknowns.inputs(behind: $0) }.filter {
            seen.insert($0).inserted
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
        var unknowns: Unknowns
        /// The inputs to split next, in this order.
        var inputs: [Trace.Read]
        /// Definitions that are taken to be true or false, by their locals.
        var truths: [Int: Bool] = [:]
    }

    let judging: CheckJudging
    let open: OpenFacts
    private var left: Int
    private let inputs: [Trace.Read]
    /// All completions can be gone through.
    private let isSmall: Bool

    init(judging: CheckJudging, open: OpenFacts, left: Int) {
        self.judging = judging
        self.open = open
        self.left = left
        inputs = open.unknowns.inputs(tiedTo: judging.openInputs(open))
        isSmall = open.unknowns.haveFewCompletions(inputs, most: left / 2)
    }

    mutating func settle(_ all: Unknowns) -> Outcomes {
        var found: Outcomes = []
        var pending = [Case(unknowns: all, inputs: inputs)]
        var tried = 0
        while !found.isUndecided, let next = pending.popLast() {
            left -= 1
            let bounder = judging.bounder(open, next.unknowns, truths: next.truths)
            let (outcomes, isExact) = judging.outcomes(bounder)
            if !outcomes.isSingle, left > 0, isSmall || !isExact, let parts = parts(of: next, bounder) {
                pending += parts.reversed()
            } else {
                found.formUnion(outcomes)
            }
            tried += 1
            if tried == Self.triedFirst, !pending.isEmpty { found.formUnion(sampled(all)) }
        }
        return found
    }

    /// A definition that is true or false makes two cases, else one of the inputs does; the next time, another one.
    private func parts(of whole: Case, _ bounder: Bounder) -> [Case]? {
        for definition in judging.plan.definitions {
            guard case .truth([.yes, .no]) = bounder.locals[definition.local] else { continue }
            return [true, false].map { truth in
                var part = whole
                part.unknowns = bounder.assuming(definition.part.plan, holds: truth)
                part.truths[definition.local] = truth
                return part
            }
        }
        guard let split = bounder.split(among: whole.inputs) else { return nil }
        let rest = whole.inputs.filter { $0 != split.read } + [split.read]
        return split.cases.map { Case(unknowns: $0, inputs: rest, truths: whole.truths) }
    }

    /// The outcomes of some completions, until these differ.
    private func sampled(_ all: Unknowns) -> Outcomes {
        guard inputs.count <= Self.mostSampled else { return [] }
        var found: Outcomes = []
        for sample in all.samples(of: inputs) where !found.isUndecided {
            let (outcomes, _) = judging.outcomes(judging.bounder(open, sample))
            if outcomes.isSingle { found.formUnion(outcomes) }
        }
        return found
    }

    private static let triedFirst = 8
    private static let mostSampled = 40
}
