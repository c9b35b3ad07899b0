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
        let silent = expected.filter { $0.type != "city" && !reported.contains(Spelling.fold($0.code)) }
        let city = City(units: units, silent: silent)
        var compiler = RulebookCompiler(vocabulary: rulebook.vocabulary, files: files, limits: limits)
        let indicators = rulebook.indicators.indices.compactMap { rollUp(indicator: $0, city, &compiler) }
        return CityResult(
            indicators: indicators, unitsMissing: silent.filter { addressed.contains($0.type) },
            unitsReported: units.count)
    }

    /// What is rolled up.
    private struct City {
        let units: [ReportResult]
        /// Units of the register that sent no report.
        let silent: [Register.Unit]
    }

    private func rollUp(
        indicator index: Int, _ city: City, _ compiler: inout RulebookCompiler
    ) -> IndicatorResult? {
        let indicator = rulebook.indicators[index]
        var checks: [CheckResult] = []
        var numbers: [Int] = []
        for (number, check) in indicator.checks.enumerated() {
            let units = city.units.map { $0.indicators[index].checks[number] }
            guard let result = rollUp(check, plans[index][number], units, city) else { continue }
            checks.append(result)
            numbers.append(number)
        }
        if checks.isEmpty { return nil }
        var others: [OtherResult] = []
        for (place, number) in numbers.enumerated() {
            for offset in exchanges[index][number].indices {
                guard let result = rollUp((index, number, offset), city, &compiler) else { continue }
                others.append(OtherResult(check: place, exchange: offset, result: result))
            }
        }
        let ways = numbers.map { exchanges[index][$0] }
        let rolledUp = checks
        let readings = readings(others, &checks, ways) { other in
            let units = city.units.map { $0.indicators[index].checks[numbers[other.check]] }
            return lacking(other.result, rolledUp[other.check], ways[other.check][other.exchange], units)
        }
        let (verdict, provisional) = Self.together(checks)
        return IndicatorResult(
            indicator: indicator, verdict: verdict, provisional: provisional, checks: checks, readings: readings)
    }

    /// A check over all units with one reading exchanged.
    private func rollUp(
        _ place: (indicator: Int, check: Int, exchange: Int), _ city: City, _ compiler: inout RulebookCompiler
    ) -> CheckResult? {
        let (index, check, offset) = place
        let exchange = exchanges[index][check][offset]
        let units = city.units.map { unit in
            unit.others[index].first { $0.check == check && $0.exchange == offset }?.result
                ?? unit.indicators[index].checks[check]
        }
        let declared = rulebook.indicators[index].checks[check]
        let plan = exchange.lacksRollUp ? compiler.plan(of: declared, under: exchange.choices) : exchange.plan
        return rollUp(declared, plan, units, city)
    }

    private func rollUp(
        _ check: Check, _ plan: CheckPlan, _ checks: [CheckResult], _ city: City
    ) -> CheckResult? {
        let units = city.units
        let types = Set(plan.appliesTo.map { rulebook.vocabulary.unitTypes[$0].code })
        let silent = city.silent.filter { types.contains($0.type) }
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
            let parts = poolParts(plan)
            target = parts.count == 1 ? parts[0].target : nil
            items = parts.flatMap { part in
                let members = members.filter { part.types.contains(units[$0].report.header.unitType.value) }
                let silent = silent.count { part.types.contains($0.type) }
                if members.isEmpty && silent == 0 { return [ItemResult]() }
                return pool(members.map { checks[$0] }, silent: silent, plan, part.target, notReporting)
                    .map { $0.labelled(part.title) }
            }
            if items.isEmpty { return nil }
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

    /// Units that are added up against one target.
    private struct PoolPart {
        let types: Set<String>
        let target: CompiledTarget
        /// Where there are several: what tells them apart.
        var title: String?
    }

    /// One part, or one for each unit type where these have targets of their own.
    private func poolParts(_ plan: CheckPlan) -> [PoolPart] {
        let unitTypes = rulebook.vocabulary.unitTypes
        switch plan.target {
        case .test(let test): return [PoolPart(types: Set(plan.appliesTo.map { unitTypes[$0].code }), target: test)]
        case .byUnitType(let tests):
            return unitTypes.indices.compactMap { type in
                guard plan.appliesTo.contains(type), let test = tests[type] else { return nil }
                let title = plan.appliesTo.count > 1 ? unitTypes[type].title[.vi] : nil
                return PoolPart(types: [unitTypes[type].code], target: test, title: title)
            }
        case .byCondition, .none: return []
        }
    }
}

extension ItemResult {
    /// The item with a title before its label.
    fileprivate func labelled(_ title: String?) -> ItemResult {
        var item = self
        item.label = [title, label].compactMap { $0 }.joined(separator: ": ")
        return title == nil ? self : item
    }
}
