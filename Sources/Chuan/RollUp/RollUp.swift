public import Diagnostics
import FEEL

/// What the units' reports say of the city together.
public struct CityResult: Sendable {
    public let indicators: [IndicatorResult]
    /// Units of the register that sent no report.
    public let unitsMissing: [Register.Unit]
    /// How many units were counted.
    public let unitsReported: Int
    /// The same for groups of units, where they were asked for.
    public internal(set) var groups: [Group] = []

    /// Units of one type, or of one parent.
    public struct Group: Sendable {
        /// The code of the unit type or of the parent unit; nil for units whose parent is not known.
        public let code: String?
        public let title: Message
        public let city: CityResult
    }
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
        var city = CitySums(RollUpPlan(self), register: register, by: nil)
        for result in results { city.add(result) }
        return city.result
    }
}

extension RollUpPlan {
    /// What the sums say.
    ///
    /// - Parameter silent: Units that sent no report, of all types but the city.
    func result(of sums: RollUpSums, silent: [Register.Unit]) -> CityResult {
        var indicators: [IndicatorResult] = []
        var place = 0
        while place < slots.count {
            let end = slots[place...].firstIndex { $0.indicator != slots[place].indicator } ?? slots.count
            if let result = indicator(place..<end, sums, silent) { indicators.append(result) }
            place = end
        }
        return CityResult(
            indicators: indicators,
            unitsMissing: silent.filter { types[$0.type].map(addressed.contains) ?? false },
            unitsReported: sums.units)
    }

    /// The checks of one indicator, and what they would be under other readings.
    private func indicator(
        _ range: Range<Int>, _ sums: RollUpSums, _ silent: [Register.Unit]
    ) -> IndicatorResult? {
        var checks: [CheckResult] = []
        var ways: [[Exchange]] = []
        var lacking: [[Int: [Message]]] = []
        var others: [OtherResult] = []
        for place in range {
            let slot = slots[place]
            guard let exchange = slot.exchange else {
                guard let result = check(slot, sums.slots[place], silent) else { continue }
                checks.append(result)
                ways.append(judge.exchanges[slot.indicator][slot.number])
                lacking.append([:])
                continue
            }
            guard checks.last?.check.id == check(slot).id, let result = check(slot, sums.slots[place], silent)
            else { continue }
            others.append(OtherResult(check: checks.count - 1, exchange: exchange, result: result))
            lacking[checks.count - 1][exchange] = sums.slots[place].lacking
        }
        guard let first = range.first, !checks.isEmpty else { return nil }
        let rolledUp = checks
        let readings = judge.readings(others, &checks, ways) { other in
            guard other.result.isOpen, !rolledUp[other.check].isOpen else { return [] }
            return lacking[other.check][other.exchange] ?? []
        }
        let (verdict, provisional) = Judge.together(checks)
        return IndicatorResult(
            indicator: judge.rulebook.indicators[slots[first].indicator], verdict: verdict, provisional: provisional,
            checks: checks, readings: readings)
    }

    private func check(_ slot: Slot, _ sums: SlotSums, _ silent: [Register.Unit]) -> CheckResult? {
        let silent = silent.filter { unit in types[unit.type].map { slot.members[$0] } ?? false }
        if silent.isEmpty && sums.members == 0 { return nil }
        let items: [ItemResult]
        let target: CompiledTarget?
        switch slot.plan.rollUp {
        case .none: return nil
        case .share(let test, let notReporting):
            target = test
            items = [judge.share(sums.share, silent, test, notReporting)]
        case .pooled(_, let notReporting):
            target = slot.parts.count == 1 ? slot.parts[0].target : nil
            items = zip(slot.parts, sums.parts).flatMap { part, sums in
                let silent = silent.count { unit in types[unit.type].map { part.members[$0] } ?? false }
                if sums.members == 0 && silent == 0 { return [ItemResult]() }
                return judge.pool(sums, silent: silent, slot.plan, part.target, notReporting)
                    .map { $0.labelled(part.title) }
            }
            if items.isEmpty { return nil }
        }
        let verdict = VerdictCode.together(items.map(\.verdict)) ?? .notApplicable
        let postponed = sums.isInterim && verdict != .notApplicable
        return CheckResult(
            check: check(slot), verdict: postponed ? .notDue : verdict, provisional: postponed ? verdict : nil,
            target: target?.canonical, targetText: target?.text, limit: target?.limit, items: items)
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
