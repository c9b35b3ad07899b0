import Diagnostics
import FEEL

/// What the units' reports say of the city together.
public struct CityResult: Sendable {
    public let indicators: [IndicatorResult]
    /// Units of the register that sent no report.
    public let unitsMissing: [Register.Unit]
    /// How many units were counted.
    public let unitsReported: Int
}

extension Judge {
    /// Rolls up the reports of one period: pooled measures are sums over sums for each label of rows, shares are shares of
    /// units. Units that did not report are counted both ways; the city's own report is left out.
    ///
    /// - Parameters:
    ///   - results: Of one period.
    ///   - register: Nil when none was given; then the units that reported are all there are.
    /// - Complexity: O(reports · checks + items).
    public func rollUp(_ results: [ReportResult], register: Register?) -> CityResult {
        let units = results.filter { $0.report.header.unitType.value != "city" }
        let reported = Set(units.map { Spelling.fold($0.report.header.unitCode.value) })
        let end = units.first?.report.header.periodEnd
        let expected = end.flatMap { register?.unitsInForce(on: $0) } ?? []
        let addressed = rolledUpTypes
        let missing = expected.filter { addressed.contains($0.type) && !reported.contains(Spelling.fold($0.code)) }
        var indicators: [IndicatorResult] = []
        for (index, indicator) in rulebook.indicators.enumerated() {
            let checks = indicator.checks.indices.compactMap { number in
                rollUp(
                    indicator.checks[number], plans[index][number], units.map { $0.indicators[index].checks[number] },
                    units, missing)
            }
            if checks.isEmpty { continue }
            let (verdict, provisional) = Self.together(checks)
            indicators.append(
                IndicatorResult(
                    indicator: indicator, verdict: verdict, provisional: provisional, checks: checks, readings: []))
        }
        return CityResult(indicators: indicators, unitsMissing: missing, unitsReported: units.count)
    }

    private func rollUp(
        _ check: Check, _ plan: CheckPlan, _ checks: [CheckResult], _ units: [ReportResult], _ missing: [Register.Unit]
    ) -> CheckResult? {
        let types = Set(plan.appliesTo.map { rulebook.vocabulary.unitTypes[$0].code })
        let silent = missing.filter { types.contains($0.type) }
        let members = checks.indices.filter { types.contains(units[$0].report.header.unitType.value) }
        if silent.isEmpty && members.isEmpty { return nil }
        let interim = members.contains { checks[$0].verdict == .notDue }
        let items: [ItemResult]
        let target: CompiledTarget?
        switch plan.rollUp {
        case .none: return nil
        case .share(let test, let notReporting):
            target = test
            let verdicts = members.map { checks[$0].provisional ?? checks[$0].verdict }
            items = [share(verdicts, members.map { units[$0].report.header }, silent, test, notReporting)]
        case .pooled(_, let notReporting):
            guard let pooled = pooledTarget(plan) else { return nil }
            target = pooled
            items = pool(members.map { checks[$0] }, silent: silent.count, plan, pooled, notReporting)
        }
        let verdict = VerdictCode.together(items.map(\.verdict)) ?? .notApplicable
        let postponed = interim && verdict != .notApplicable
        return CheckResult(
            check: check, verdict: postponed ? .notDue : verdict, provisional: postponed ? verdict : nil,
            target: target?.canonical, targetText: target?.text, items: items)
    }

    /// The unit types that some rolled-up check asks for, the city itself left out.
    private var rolledUpTypes: Set<String> {
        var types: Set<String> = []
        for plan in plans.joined() {
            if case .none = plan.rollUp { continue }
            types.formUnion(plan.appliesTo.map { rulebook.vocabulary.unitTypes[$0].code })
        }
        types.remove("city")
        return types
    }

    private func pooledTarget(_ plan: CheckPlan) -> CompiledTarget? {
        switch plan.target {
        case .test(let test): test
        case .byUnitType(let tests): tests.count == 1 ? tests.first?.value : nil
        case .byCondition, .none: nil
        }
    }
}
