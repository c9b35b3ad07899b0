package import Diagnostics
import FEEL

/// What may become of the checks of a rulebook, before any report is there: for lints.
///
/// - Complexity: O(checks · ways of reading them), each of what bounding takes; bounds look at fewer cases than verdicts do.
package struct RulebookAnalysis: Sendable {
    package let rulebook: Rulebook
    package let checks: [Analysed]
    /// Checks that measure the same.
    package let pairs: [CheckPair]

    /// A check with what can be said of it: first under the default readings, then under each alternative that it names.
    package struct Analysed: Sendable {
        package let indicator: Indicator
        package let check: Check
        package let analyses: [CheckAnalysis]

        package var byDefault: [CheckAnalysis] { analyses.filter { $0.way == nil } }
    }

    private let workers: Int

    /// - Parameter workers: Threads that share the checks out among them.
    package init(_ rulebook: Rulebook, limits: Limits = .standard, workers: Int = 1) {
        var limits = limits
        limits.boundCases = min(limits.boundCases, Self.mostCases)
        let bounded = limits
        self.rulebook = rulebook
        self.workers = workers
        pairs = CheckPair.all(in: rulebook)
        let all = rulebook.indicators.flatMap { indicator in indicator.checks.map { (indicator, $0) } }
        checks = shared(all.count, workers: workers) { _ in
            let reports = OpenReports(rulebook, limits: bounded)
            return { number in
                let (indicator, check) = all[number]
                return Analysed(indicator: indicator, check: check, analyses: Self.analyses(of: check, in: reports))
            }
        }
    }

    /// What a search finds in each check, in their order.
    package func findings(_ search: @escaping @Sendable (Analysed) -> [Diagnostic]) -> [Diagnostic] {
        let checks = checks
        return shared(checks.count, workers: workers) { _ in { search(checks[$0]) } }.flatMap(\.self)
    }

    private static let mostCases = 60

    private static func analyses(of check: Check, in reports: OpenReports) -> [CheckAnalysis] {
        check.plansByWay.flatMap { way, plan in
            plan.unitTypesApart.compactMap {
                CheckAnalysis(check, plan, way: way, unitTypes: $0, in: reports)
            }
        }
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
        if case .byUnitType = target { return types.map { [$0] } }
        let reads = (parts.map(\.plan) + tests.map(\.plan)).contains {
            $0.inputsRead.contains(HeaderField.unitType.rawValue)
        }
        return reads ? types.map { [$0] } : [types]
    }
}
