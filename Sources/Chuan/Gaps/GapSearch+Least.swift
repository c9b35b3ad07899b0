import FEEL

extension GapSearch {
    /// A number of steps after which the goal is reached, and all values that move.
    struct Answer {
        let mover: Mover
        let steps: Int
        let numbers: ReadTable<Decimal>
    }

    /// What a search found.
    enum Found {
        case answer(Answer)
        /// Not even as far as the number can go; that far, and what the item comes out as there.
        case reach(Answer, Outcome)
        /// It passes somewhere, but that nothing less is enough could not be shown.
        case unproven
        /// It can't be moved, or changes nothing.
        case nothing
    }

    /// The least change of one number that brings the goal about.
    ///
    /// - Parameter base: Values that were moved before.
    mutating func least(_ mover: Mover, from base: ReadTable<Decimal> = [:]) -> Found {
        if isExhausted { return .nothing }
        let lines = lines(of: mover, from: base)
        var best: Answer?
        var rest = Found.nothing
        for sign in lines.signs where mover.field.movement.allows(sign) {
            switch least(mover, sign: sign, lines, from: base) {
            case .answer(let answer):
                if best.map({ answer.steps.magnitude < $0.steps.magnitude }) ?? true { best = answer }
            case .nothing: continue
            case let other: rest = other
            }
        }
        return best.map(Found.answer) ?? rest
    }

    private mutating func least(
        _ mover: Mover, sign: Int, _ lines: MoverLines, from base: ReadTable<Decimal>
    ) -> Found {
        for steps in lines.candidates(sign: sign) {
            guard let answer = trial(mover, steps, from: base), outcome(answer).kind == .pass else { continue }
            if isLeast(answer, lines, from: base) { return .answer(answer) }
            break
        }
        if lines.decisive != nil {
            if !probesAlways { return .nothing }
            if let found = farthest(mover, sign: sign, from: base) { return found }
        }
        return probe(mover, sign: sign, lines, from: base)
    }

    /// Where a number gets to that can't arrive: as far as the constraints let it, and judged there alone; nil where it
    /// has no end, or does not fail.
    private mutating func farthest(_ mover: Mover, sign: Int, from base: ReadTable<Decimal>) -> Found? {
        var (low, high) = (0, 1)
        var last: Answer?
        while let next = trial(mover, sign * high, from: base) {
            (last, low, high) = (next, high, high * 2)
            if high >= 1 << 60 { return nil }
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if let next = trial(mover, sign * middle, from: base) {
                (last, low) = (next, middle)
            } else {
                high = middle
            }
        }
        guard let last else { return .nothing }
        let outcome = outcome(last)
        return outcome.kind == .fail ? .reach(last, outcome) : nil
    }

    private mutating func trial(_ mover: Mover, _ steps: Int, from base: ReadTable<Decimal>) -> Answer? {
        moved(mover, by: steps, from: base).map { Answer(mover: mover, steps: steps, numbers: $0) }
    }

    mutating func outcome(_ answer: Answer) -> Outcome { outcome(answer.numbers.mapValues(Value.number)) }

    /// One step less fails, and so does everything before.
    private mutating func isLeast(_ answer: Answer, _ lines: MoverLines, from base: ReadTable<Decimal>) -> Bool {
        let sign = answer.steps.signum()
        if answer.steps != sign {
            guard let less = trial(answer.mover, answer.steps - sign, from: base), outcome(less).kind == .fail else {
                return false
            }
        }
        guard answer.steps.magnitude > 2 else { return true }
        return alwaysFails(answer, lines, from: base)
    }

    // MARK: Without knowing where

    /// Doubles the steps until it passes or can't go on, then halves.
    private mutating func probe(
        _ mover: Mover, sign: Int, _ lines: MoverLines, from base: ReadTable<Decimal>
    ) -> Found {
        var (last, next) = (0, 1)
        var reached: (Answer, Outcome)?
        while next < 1 << 60 {
            let found = trial(mover, sign * next, from: base)
            let outcome = outcome(found?.numbers.mapValues(Value.number))
            if outcome.kind != .fail { break }
            if let found { reached = (found, outcome) }
            (last, next) = (next, next * 2)
        }
        if isExhausted || next >= 1 << 60 { return .nothing }
        return halve(mover, sign: sign, last, next, lines, reached, from: base)
    }

    /// Between a number of steps that fails and one that does not.
    private mutating func halve(
        _ mover: Mover, sign: Int, _ low: Int, _ high: Int, _ lines: MoverLines, _ reached: (Answer, Outcome)?,
        from base: ReadTable<Decimal>
    ) -> Found {
        var (low, high, reached) = (low, high, reached)
        var passing = trial(mover, sign * high, from: base).flatMap { outcome($0).kind == .pass ? $0 : nil }
        while high - low > 1, !isExhausted {
            let middle = low + (high - low) / 2
            let found = trial(mover, sign * middle, from: base)
            let outcome = outcome(found?.numbers.mapValues(Value.number))
            switch outcome.kind {
            case .pass: (high, passing) = (middle, found)
            case .other where passing == nil: high = middle
            case .other: low = middle
            case .fail:
                low = middle
                if let found { reached = (found, outcome) }
            }
        }
        if let passing { return isLeast(passing, lines, from: base) ? .answer(passing) : .unproven }
        return reached.map { .reach($0, $1) } ?? .nothing
    }
}
