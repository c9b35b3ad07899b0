package import Diagnostics
import FEEL
import Parallel

/// What may become of the checks of a rulebook, before any report is there: for lints.
package struct RulebookAnalysis: Sendable {
    package let rulebook: Rulebook
    let limits: Limits

    /// A check with what can be said of it: first under the default readings, then under each alternative that it names.
    package struct Analysed {
        package let indicator: Indicator
        package let check: Check
        package let vocabulary: Vocabulary
        package let analyses: [CheckAnalysis]
        /// For each of these, the analyses of the lines of its target by condition.
        package let lines: [[CheckAnalysis]]

        package var byDefault: [CheckAnalysis] { analyses.filter { $0.way == nil } }
    }

    package init(_ rulebook: Rulebook, limits: Limits = .standard) {
        var limits = limits
        limits.boundCases = min(limits.boundCases, Self.mostCases)
        self.rulebook = rulebook
        self.limits = limits
    }

    private static let mostCases = 60

    /// Looks at each check.
    ///
    /// - Parameters:
    ///   - workers: Threads that share the checks out among them.
    ///   - body: What is made of one.
    /// - Complexity: O(checks · ways of reading them), each of what bounding takes; bounds look at fewer cases than
    ///   verdicts do. What was found out about a check is let go of after it.
    package func forEachCheck<Result: Sendable>(
        workers: Int, _ body: @escaping @Sendable (Analysed) -> Result
    ) -> [Result] {
        let all = rulebook.indicators.flatMap { indicator in indicator.checks.map { (indicator, $0) } }
        return shared(all.count, workers: workers) {
            let reports = OpenReports(rulebook, limits: limits)
            return { body(analysed(all[$0].1, of: all[$0].0, in: reports)) }
        }
    }

    /// Each check.
    package var checks: [Analysed] {
        let reports = OpenReports(rulebook, limits: limits)
        return rulebook.indicators.flatMap { indicator in
            indicator.checks.map { analysed($0, of: indicator, in: reports) }
        }
    }

    private func analysed(_ check: Check, of indicator: Indicator, in reports: OpenReports) -> Analysed {
        let analyses = check.plansByWay.flatMap { way, plan in
            plan.unitTypesApart.compactMap { CheckAnalysis(check, plan, way: way, unitTypes: $0, in: reports) }
        }
        return Analysed(
            indicator: indicator, check: check, vocabulary: rulebook.vocabulary, analyses: analyses,
            lines: analyses.map(\.lines))
    }
}

extension Check {
    /// The plan under the default readings, then those under each alternative that the check names.
    var plansByWay: [(way: CheckAnalysis.Way?, plan: CheckPlan)] {
        var plans: [(CheckAnalysis.Way?, CheckPlan)] = [(nil, plan)]
        for variant in variants {
            let named = declaration?.variants.first {
                $0.reading.value == variant.reading && $0.alternative.value == variant.alternative
            }
            guard let named, !named.body.isRollUpOnly else { continue }
            let way = CheckAnalysis.Way(
                reading: variant.reading, alternative: variant.alternative, span: named.alternative.span)
            plans.append((way, variant.plan))
        }
        return plans
    }
}

extension CheckPlan {
    /// Its unit types, those together that it does not tell apart.
    fileprivate var unitTypesApart: [[Int]] {
        let types = appliesTo.sorted()
        let reads = (parts.map(\.plan) + tests.map(\.plan)).contains {
            $0.inputsRead.contains(HeaderField.unitType.rawValue)
        }
        if reads { return types.map { [$0] } }
        guard case .byUnitType(let targets) = target else { return [types] }
        // The types of one line of the table, in the order of their first ones.
        var lines: [(span: Span?, types: [Int])] = []
        for type in types {
            let span = targets[type]?.span
            if let line = lines.firstIndex(where: { $0.span == span }) {
                lines[line].types.append(type)
            } else {
                lines.append((span, [type]))
            }
        }
        return lines.map(\.types)
    }
}
