import Diagnostics
import FEEL

/// A check under an exchanged plan.
struct OtherResult: Sendable {
    /// Indices of the check in its indicator, and of the exchange among those of the check.
    let check: Int
    let exchange: Int
    let result: CheckResult
}

/// What other readings would say.
extension Judge {
    /// Judges the checks of an indicator under every exchanged plan that concerns the unit. Only verdicts are made, and
    /// what is missing where a decided check gets undecided.
    func others(ofIndicator index: Int, _ checks: [CheckResult], _ subject: Subject) -> [OtherResult] {
        guard let unitType = subject.unitType else { return [] }
        var results: [OtherResult] = []
        for (number, check) in rulebook.indicators[index].checks.enumerated() {
            let used = plans[index][number]
            for (offset, exchange) in exchanges[index][number].enumerated() where exchange.changesUnits {
                guard exchange.plan.appliesTo.contains(unitType) || used.appliesTo.contains(unitType) else { continue }
                let result = other(exchange, check, checks[number], used, subject)
                results.append(OtherResult(check: number, exchange: offset, result: result))
            }
        }
        return results
    }

    /// A check under an exchanged plan.
    ///
    /// - Parameters:
    ///   - result: The check under the plan in use.
    func other(
        _ exchange: Exchange, _ check: Check, _ result: CheckResult, _ used: CheckPlan, _ subject: Subject
    ) -> CheckResult {
        if exchange.onlyZeroDenominator, result.isWithoutEmptyDenominators(under: used) { return result }
        return judge(
            check, exchange.plan, exchange.choices, subject, result.isOpen ? .verdict : .verdictAndMissing)
    }

    func readings(
        ofIndicator index: Int, _ checks: inout [CheckResult], _ others: [OtherResult]
    ) -> [ReadingResult] {
        let judged = checks
        return readings(others, &checks, exchanges[index]) { other in
            let exchange = exchanges[index][other.check][other.exchange]
            return lacking(other.result, judged[other.check], exchange, plans[index][other.check])
        }
    }

    /// Notes at each check what the other readings say of it, and gathers what they say of the indicator.
    ///
    /// - Parameters:
    ///   - ways: The exchanges of each check.
    ///   - lacking: What only the other reading asks for and was not given.
    func readings(
        _ others: [OtherResult], _ checks: inout [CheckResult], _ ways: [[Exchange]],
        lacking: (OtherResult) -> [Message] = { _ in [] }
    ) -> [ReadingResult] {
        let missing = others.map(lacking)
        var found: [Way] = []
        var own = [[(Exchange, ReadingResult.Other)]](repeating: [], count: checks.count)
        for (other, lacking) in zip(others, missing) {
            let exchange = ways[other.check][other.exchange]
            own[other.check].append((exchange, ReadingResult.Other(exchange, other.result.verdicts, lacking)))
            let place = found.firstIndex { $0.exchange.isSameWay(as: exchange) } ?? found.endIndex
            if place == found.endIndex { found.append(Way(exchange: exchange, results: checks)) }
            found[place].results[other.check] = other.result
            found[place].lacking += lacking.filter { !found[place].lacking.contains($0) }
        }
        for number in checks.indices { checks[number].readings = group(own[number]) }
        return group(ordered(found.map { ($0.exchange, $0.other) }))
    }

    /// One other way of one reading, over the checks of an indicator.
    private struct Way {
        let exchange: Exchange
        var results: [CheckResult]
        var lacking: [Message] = []

        var other: ReadingResult.Other {
            let verdicts = Judge.together(results)
            let isUndecided = (verdicts.1 ?? verdicts.0) == .unknown
            return ReadingResult.Other(exchange, verdicts, isUndecided ? lacking : [])
        }
    }

    /// In the order in which the rulebook has readings.
    private func ordered(_ ways: [(Exchange, ReadingResult.Other)]) -> [(Exchange, ReadingResult.Other)] {
        if ways.count < 2 { return ways }
        return rulebook.readings.flatMap { reading in ways.filter { $0.0.reading == reading.id } }
    }

    private func group(_ ways: [(Exchange, ReadingResult.Other)]) -> [ReadingResult] {
        var results: [ReadingResult] = []
        for (exchange, other) in ways {
            if results.last?.id == exchange.reading {
                results[results.count - 1].others.append(other)
            } else {
                results.append(ReadingResult(id: exchange.reading, used: used(exchange.reading), others: [other]))
            }
        }
        return results
    }

    private func used(_ reading: String) -> String {
        guard let choice = choices.first(where: { $0.reading == reading }) else { return Reading.defaultID }
        return choice.parameter.map { "\(choice.alternative):\($0)" } ?? choice.alternative
    }

    // MARK: What only another reading asks for

    /// The names of what is missing for another reading and not asked for by the one in use, where nothing else leaves a
    /// decided check undecided.
    func lacking(
        _ other: CheckResult, _ result: CheckResult, _ exchange: Exchange, _ plan: CheckPlan
    ) -> [Message] {
        guard other.isOpen, !result.isOpen else { return [] }
        if let parameter = exchange.parameter { return [Message(parameter)] }
        let known = rulebook.fieldsRead(by: plan)
        var names: [Message] = []
        for item in other.items where item.verdict == .unknown {
            let foreign = item.missing.compactMap(\.subject).filter { !known.contains($0.field) }
            if foreign.isEmpty { return [] }
            for subject in foreign where !names.contains(subject.title) { names.append(subject.title) }
        }
        return names
    }
}

extension Exchange {
    fileprivate func isSameWay(as other: Exchange) -> Bool {
        reading == other.reading && alternative == other.alternative
    }
}

extension ReadingResult.Other {
    fileprivate init(_ exchange: Exchange, _ verdicts: (VerdictCode, VerdictCode?), _ lacking: [Message]) {
        self.init(
            alternative: exchange.alternative, verdict: verdicts.0, provisional: verdicts.1, lacking: lacking)
    }
}

extension CheckResult {
    /// Nothing was decided, were the period at its end.
    var isOpen: Bool { (provisional ?? verdict) == .unknown }

    fileprivate var verdicts: (VerdictCode, VerdictCode?) { (verdict, provisional) }

    /// Whether it is certain that no item asked what an empty denominator means: each was decided by a quotient, or is
    /// not what the check is about.
    fileprivate func isWithoutEmptyDenominators(under plan: CheckPlan) -> Bool {
        guard case .rate = plan.measure else { return false }
        return items.allSatisfy { item in
            switch item.verdict {
            case .pass, .fail: item.figures?.denominator.map { $0.signum > 0 } ?? false
            case .notApplicable: item.figures == nil && plan.zeroDenominator != .notApplicable
            case .unknown, .noEvents, .inconsistent, .notDue: false
            }
        }
    }
}
