import FEEL
import FEELSyntax

/// What is known beforehand of a number that is moved: how the compared sides change with it.
struct MoverLines {
    /// Where one of them crosses zero, the outcome may change.
    var lines: [StepLine] = []
    /// The one comparison that decides, when it is known to be the only one.
    var decisive: (line: StepLine, comparison: Node.Comparison)?
    /// How far each value goes with a step: the number itself, and what equalities move along.
    var steps: ReadTable<Decimal> = [:]

    /// The directions in which the goal may lie.
    var signs: [Int] {
        guard let (line, comparison) = decisive else { return [1, -1] }
        if line.direction == 0 { return [] }
        switch comparison {
        case .greater, .greaterOrEqual: return [line.direction]
        case .less, .lessOrEqual: return [-line.direction]
        case .equal: return [-line.side * line.direction]
        case .notEqual: return [1, -1]
        }
    }

    /// Numbers of steps, in one direction, next to which the outcome may change; nearest first.
    func candidates(sign: Int) -> [Int] {
        var found: Set<Int> = []
        for crossing in lines.compactMap(\.crossing) where crossing.magnitude < 1 << 60 {
            for steps in crossing - 1...crossing + 1 where steps.signum() == sign { found.insert(steps) }
        }
        return found.sorted { $0.magnitude < $1.magnitude }
    }
}

extension GapSearch {
    /// The straight lines along which the compared sides change when a number is moved.
    ///
    /// - Parameter base: Values that were moved before.
    mutating func lines(of mover: Mover, from base: ReadTable<Decimal>) -> MoverLines {
        var result = MoverLines()
        result.steps = firstStep(of: mover, from: base)
        guard let facts = judging.facts.changed(base.mapValues(Value.number), limits: judging.limits) else {
            return result
        }
        var unknowns = Unknowns()
        var movers: [StepLine.Mover] = []
        var opened = facts.facts
        for (read, step) in result.steps.sorted(by: { $0.key.key < $1.key.key }) {
            guard let start = facts.value(read)?.number, let field = facts.field(of: read) else { return result }
            unknowns.add(read, field.unknownKind)
            movers.append(StepLine.Mover(unknown: movers.count, start: start, step: step))
            opened.inputs.put(.unknown, at: read)
        }
        var bounder = Bounder(facts: opened, unknowns: unknowns, limits: judging.limits)
        readsLeft -= 2 * reads.count
        fill(&bounder)
        addLines(&result, &bounder, movers)
        return result
    }

    /// How far the number and what has to go with it move in the first step.
    private mutating func firstStep(of mover: Mover, from base: ReadTable<Decimal>) -> ReadTable<Decimal> {
        for sign in [1, -1] {
            guard let numbers = moved(mover, by: sign, from: base) else { continue }
            var steps: ReadTable<Decimal> = [:]
            for (read, number) in numbers where base[read] == nil {
                guard let start = judging.facts.value(read)?.number, let change = number.subtracting(start) else {
                    continue
                }
                steps[read] = sign > 0 ? change : change.negated
            }
            return steps
        }
        return [mover.read: mover.step]
    }

    /// Puts the row and the definitions in their places, over the opened facts.
    private func fill(_ bounder: inout Bounder) {
        let plan = judging.plan
        bounder.locals = judging.evaluator.locals.map { local in
            switch local {
            case .row(let row): .value(Self.again(row, in: bounder.facts))
            case .unknown: .anything
            default: .value(local)
            }
        }
        if case .member(let row) = goal, let source = plan.source {
            bounder.locals[source.rowLocal] = .value(Self.again(row, in: bounder.facts))
        }
        for definition in plan.definitions {
            bounder.locals[definition.local] = bounder.bound(definition.part.plan)
        }
    }

    private static func again(_ row: Row, in facts: Facts) -> Value {
        guard facts.inputs.indices.contains(row.input), case .list(let rows) = facts.inputs[row.input],
            rows.indices.contains(row.number - 1)
        else { return .row(row) }
        return rows[row.number - 1]
    }

    private func addLines(_ result: inout MoverLines, _ bounder: inout Bounder, _ movers: [StepLine.Mover]) {
        switch judging.plan.measure {
        case .rate(let numerator, let denominator, _):
            let (above, below) = (bounder.bound(numerator.plan), bounder.bound(denominator.plan))
            addThresholds(&result, &bounder, movers) { $0.margin(above, below, threshold: $1) }
        case .value(let part):
            let value = bounder.bound(part.plan)
            let one = Possible.value(.number(.one))
            addThresholds(&result, &bounder, movers) { $0.margin(value, one, threshold: $1) }
        case .requirement(let part): addComparisons(&result, &bounder, movers, part.plan)
        case .share(_, let met): addComparisons(&result, &bounder, movers, met.plan)
        }
    }

    private func addComparisons(
        _ result: inout MoverLines, _ bounder: inout Bounder, _ movers: [StepLine.Mover], _ plan: Plan
    ) {
        for margin in bounder.margins(plan) {
            guard let line = StepLine(margin.form, movers) else { continue }
            result.lines.append(line)
            if margin.isAlone { result.decisive = (line, margin.comparison) }
        }
        for definition in judging.plan.definitions {
            result.lines += bounder.margins(definition.part.plan).compactMap { StepLine($0.form, movers) }
        }
    }

    private func addThresholds(
        _ result: inout MoverLines, _ bounder: inout Bounder, _ movers: [StepLine.Mover],
        _ margin: (Bounder, Decimal) -> AffineForm?
    ) {
        let (targets, isCertain) = targets(&bounder)
        for threshold in targets.flatMap(thresholds) {
            if let form = margin(bounder, threshold), let line = StepLine(form, movers) { result.lines.append(line) }
        }
        guard isCertain, judging.plan.rounding == nil, let (comparison, threshold) = targets.first?.comparison,
            let form = margin(bounder, threshold), let line = StepLine(form, movers)
        else { return }
        result.decisive = (line, comparison)
    }

    /// The targets that may be the one, and whether it is certain which is.
    private func targets(_ bounder: inout Bounder) -> ([CompiledTarget], isCertain: Bool) {
        guard case .byCondition(let lines) = judging.plan.target else {
            return (judging.shownTarget.map { [$0] } ?? [], true)
        }
        var found: [CompiledTarget] = []
        for line in lines {
            let truths = line.condition.map { bounder.bound($0.plan).truths } ?? .yes
            if truths.contains(.yes) { found.append(line.test) }
            if truths == .yes { break }
        }
        return (found, found.count == 1)
    }

    /// The numbers that a measure is compared with; of a rounded one, also where the rounding begins.
    private func thresholds(_ target: CompiledTarget) -> [Decimal] {
        let numbers = target.comparison.map { [$0.1] } ?? target.plan.constants.flatMap(\.numbers)
        guard let digits = judging.plan.rounding, let half = Decimal("5e-\(digits + 3)") else { return numbers }
        return numbers.flatMap { [$0, $0.subtracting(half) ?? $0, $0.adding(half) ?? $0] }
    }
}

extension Field {
    /// What an unknown cell of the field may be.
    var unknownKind: Unknowns.Kind {
        isCountable
            ? .number(Enclosure(low: Enclosure.End(.zero), high: nil), isWhole: true)
            : .number(.everything, isWhole: false)
    }
}

extension Value {
    /// The number, or those at the ends of a range or in a list.
    fileprivate var numbers: [Decimal] {
        switch self {
        case .number(let number): [number]
        case .range(let range): range.low.numbers + range.high.numbers
        case .list(let items): items.flatMap(\.numbers)
        default: []
        }
    }
}
