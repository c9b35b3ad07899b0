import FEEL

/// The proof that an answer is the least one.
extension GapSearch {
    /// Whether every change in the same direction that is smaller by two steps or more fails too.
    ///
    /// Along one straight line that decides alone, nothing between two failures passes. Otherwise the item is judged with
    /// the number unknown between the first and the last of these changes; where bounds don't tell, each of few is tried.
    ///
    /// - Parameter base: Values that were moved before.
    mutating func alwaysFails(_ answer: Answer, _ lines: MoverLines, from base: ReadTable<Decimal>) -> Bool {
        let sign = answer.steps.signum()
        let others = 1...Int(answer.steps.magnitude) - 2
        if isStraight(answer, lines, from: base) { return true }
        if others.count <= Self.fewSteps { return eachFails(answer.mover, sign, others, from: base) }
        if isBounded(answer, sign, others, from: base) { return true }
        return others.count <= Self.mostSteps && eachFails(answer.mover, sign, others, from: base)
    }

    /// So few that trying each is cheaper than bounds.
    private static let fewSteps = 8
    private static let mostSteps = 2_000

    /// Everything that moved and was read moved along one straight line, by whose side alone the item is decided.
    private func isStraight(_ answer: Answer, _ lines: MoverLines, from base: ReadTable<Decimal>) -> Bool {
        guard lines.decisive != nil else { return false }
        let read = Set(reads.flatMap { judging.facts.sources(of: $0) })
        for (place, number) in answer.numbers where number != base[place] && read.contains(place) {
            guard let step = lines.steps[place], let start = base[place] ?? judging.facts.value(place)?.number,
                step.multiplied(by: Decimal(answer.steps)).flatMap({ start.adding($0) }) == number
            else { return false }
        }
        return true
    }

    private mutating func eachFails(
        _ mover: Mover, _ sign: Int, _ steps: ClosedRange<Int>, from base: ReadTable<Decimal>
    ) -> Bool {
        for count in steps {
            let numbers = moved(mover, by: sign * count, from: base)
            if outcome(numbers?.mapValues(Value.number)).kind == .pass || isExhausted { return false }
        }
        return true
    }

    /// Judges with the number unknown in between, and with everything unknown that moves along.
    private mutating func isBounded(
        _ answer: Answer, _ sign: Int, _ steps: ClosedRange<Int>, from base: ReadTable<Decimal>
    ) -> Bool {
        guard let first = answer.mover.value(after: sign * steps.lowerBound),
            let last = answer.mover.value(after: sign * steps.upperBound),
            let facts = judging.facts.changed(base.mapValues(Value.number), limits: judging.limits)
        else { return false }
        readsLeft -= 20 * reads.count
        let range = Enclosure(low: Enclosure.End(min(first, last)), high: Enclosure.End(max(first, last)))
        let places = answer.numbers.filter { $0.value != base[$0.key] }.map(\.key)
        let opened = facts.opened(places, limits: judging.limits) { open in
            guard let unknown = open.unknowns.index(of: answer.mover.read) else { return }
            open.unknowns = open.unknowns.narrowed(unknown, to: range)
        }
        return outcome(over: opened).kind == .fail
    }
}
