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
    func bounder(_ open: OpenFacts, _ unknowns: Unknowns) -> Bounder {
        var bounder = Bounder(facts: open.facts, unknowns: unknowns, limits: limits)
        bounder.locals = evaluator.locals.map { local in
            switch local {
            case .row(let row): .value(open.row(row))
            case .unknown: .anything
            default: .value(local)
            }
        }
        for definition in plan.definitions {
            bounder.locals[definition.local] = bounder.bound(definition.part.plan)
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

    /// What completions of the unknown inputs make of the item.
    func outcomes(_ bounder: Bounder) -> Outcomes {
        var bounder = bounder
        switch plan.measure {
        case .rate(let numerator, let denominator, _):
            return outcomes(bounder.bound(numerator.plan), bounder.bound(denominator.plan), bounder)
        case .value(let part):
            let value = bounder.bound(part.plan)
            return outcomes(value, &bounder)
        case .requirement(let part): return Outcomes(bounder.bound(part.plan).truths)
        case .share: return .open
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
        cases.add(unknowns)
        return cases.found
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
    let judging: CheckJudging
    let open: OpenFacts
    var left: Int
    var found: Outcomes = []
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

    mutating func add(_ unknowns: Unknowns) {
        left -= 1
        let outcomes = judging.outcomes(judging.bounder(open, unknowns))
        if outcomes.isSingle || left <= 0 || (!isSmall && judging.isExact(open, unknowns)) {
            found.formUnion(outcomes)
            return
        }
        guard let parts = unknowns.split(among: inputs) else {
            found.formUnion(outcomes)
            return
        }
        for part in parts where !found.isUndecided { add(part) }
    }
}

extension CheckJudging {
    /// Whether the outcomes are those of some completions: a rate of straight lines against one number.
    fileprivate func isExact(_ open: OpenFacts, _ unknowns: Unknowns) -> Bool {
        guard case .rate(let above, let below, _) = plan.measure, plan.rounding == nil, shownTarget?.comparison != nil
        else { return false }
        var bounder = bounder(open, unknowns)
        return bounder.isStraight(above.plan) && bounder.isStraight(below.plan)
    }
}
