import Diagnostics
import FEEL

/// By what units are put into groups, beside the city as a whole.
package enum CityGrouping: String, Sendable, CaseIterable {
    case type
    case parent
}

/// Sums over the units of the city, and over groups of them, for reports of one period.
package struct CitySums: Sendable {
    package let plan: RollUpPlan
    package let register: Register?
    let grouping: CityGrouping?
    var whole: RollUpSums
    /// By the code of the unit type, or the folded one of the parent; empty where it is not known.
    var groups: [String: RollUpSums] = [:]
    /// The parents' codes as they were written first.
    var parents: [String: String] = [:]

    package init(_ plan: RollUpPlan, register: Register?, by grouping: CityGrouping?) {
        self.plan = plan
        self.register = register
        self.grouping = grouping
        whole = RollUpSums(plan)
    }

    package init(_ city: CitySweep) {
        self.init(city.plan, register: city.register, by: city.grouping)
    }

    /// Units that reported, the city itself left out.
    package var units: Int { whole.units }
    /// Of the first report.
    package var period: RollUpPeriod? { whole.period }
    /// Whether there is more than one unit to put together, or units that might be missing.
    package var isCity: Bool { units > 1 || units > 0 && register != nil }

    /// Whether a report is about the days that all others are about.
    package func isAbout(_ header: Report.Header) -> Bool { period.map { $0 == RollUpPeriod(header) } ?? true }

    /// Adds a report that was judged; the city's own is left out.
    package mutating func add(_ result: ReportResult) {
        let header = result.report.header
        if header.unitType.value == "city" { return }
        note(header.unitCode.value)
        whole.add(result, plan)
        guard let grouping else { return }
        let key =
            switch grouping {
            case .type: header.unitType.value
            case .parent: parentKey(of: header)
            }
        groups[key, default: RollUpSums(plan)].add(result, plan)
    }

    /// Adds what came behind these reports, of the same period.
    package mutating func add(_ other: CitySums) {
        whole.add(other.whole)
        for (key, sums) in other.groups { groups[key, default: RollUpSums(plan)].add(sums) }
        parents.merge(other.parents) { first, _ in first }
    }

    /// A unit of the register reported.
    mutating func note(_ code: String) {
        guard let register else { return }
        let key = Spelling.fold(code)
        if register.has(folded: key) { whole.reported.insert(key) }
    }

    mutating func parentKey(of header: Report.Header) -> String {
        let rows = register?.units(code: header.unitCode.value) ?? []
        let unit = rows.first { $0.isInForce(on: header.periodEnd) } ?? rows.last
        return parentKey(unit?.parent ?? header.parentUnitCode)
    }

    private mutating func parentKey(_ code: String?) -> String {
        guard let code else { return "" }
        let key = Spelling.fold(code)
        if parents[key] == nil { parents[key] = code }
        return key
    }

    // MARK: The result

    /// What all this comes to.
    ///
    /// - Complexity: O(groups · checks + units of the register).
    package var result: CityResult {
        let end = period.flatMap { CalendarDate(daysSinceEpoch: $0.end) }
        let expected = end.flatMap { register?.unitsInForce(on: $0) } ?? []
        let silent = expected.filter { $0.type != "city" && !whole.reported.contains(Spelling.fold($0.code)) }
        var city = plan.result(of: whole, silent: silent)
        if let grouping { city.groups = groups(by: grouping, silent) }
        return city
    }

    private func groups(by grouping: CityGrouping, _ silent: [Register.Unit]) -> [CityResult.Group] {
        let missing = Dictionary(grouping: silent) { unit in
            grouping == .type ? unit.type : unit.parent.map { Spelling.fold($0) } ?? ""
        }
        let keys = Set(groups.keys).union(missing.keys)
        let found = keys.map { key in
            (key, plan.result(of: groups[key] ?? RollUpSums(plan), silent: missing[key] ?? []))
        }
        let titled = found.filter { $0.1.unitsReported > 0 || !$0.1.unitsMissing.isEmpty }.map { key, city in
            group(key, city, grouping, missing[key] ?? [])
        }
        return titled.sorted { order(of: $0, grouping) < order(of: $1, grouping) }
    }

    private func group(
        _ key: String, _ city: CityResult, _ grouping: CityGrouping, _ missing: [Register.Unit]
    ) -> CityResult.Group {
        switch grouping {
        case .type:
            let title = plan.types[key].map { plan.judge.rulebook.vocabulary.unitTypes[$0].title.message }
            return CityResult.Group(code: key, title: title ?? Message(key), city: city)
        case .parent:
            if key.isEmpty {
                return CityResult.Group(
                    code: nil, title: Message(vi: "chưa rõ đơn vị cấp trên", en: "no parent unit given"), city: city)
            }
            let code = parents[key] ?? missing.first?.parent ?? key
            let name = register?.units(code: code).last?.name
            return CityResult.Group(code: code, title: Message(name ?? code), city: city)
        }
    }

    /// Types as the vocabulary has them; parents by their names, those that are not known last.
    private func order(of group: CityResult.Group, _ grouping: CityGrouping) -> GroupOrder {
        switch grouping {
        case .type: GroupOrder(place: group.code.flatMap { plan.types[$0] } ?? .max, name: VietnameseOrder(""))
        case .parent:
            GroupOrder(
                place: group.code == nil ? 1 : 0, name: VietnameseOrder(group.title.vi, then: group.code ?? ""))
        }
    }
}

private struct GroupOrder: Comparable {
    let place: Int
    let name: VietnameseOrder

    static func < (left: GroupOrder, right: GroupOrder) -> Bool {
        left.place == right.place ? left.name < right.name : left.place < right.place
    }
}
