import Diagnostics
import FEEL
import FEELSyntax

/// What is added up over units: every check that is rolled up, as it is read and under each other reading.
///
/// Immutable: share it between threads.
package struct RollUpPlan: Sendable {
    let judge: Judge
    /// In the order of the rulebook, a check under other readings behind the check itself.
    let slots: [Slot]
    /// The indices of the unit types that some rolled-up check asks for, the city itself left out.
    let addressed: Set<Int>
    /// The index of the unit type of each code.
    let types: [String: Int]
    let isCity: [Bool]

    /// One check under one choice of readings.
    struct Slot: Sendable {
        let indicator: Int
        let number: Int
        /// Among the exchanges of the check; nil for the readings in use.
        let exchange: Int?
        /// How the units are judged.
        let unitPlan: CheckPlan
        let choices: [ReadingChoice]
        /// How they are rolled up.
        let plan: CheckPlan
        let parts: [PoolPart]
        /// By unit type.
        let members: [Bool]

        /// Whether the units' verdicts are those under the readings in use.
        var isAsUsed: Bool { exchange == nil }
    }

    /// Units that are added up against one target.
    struct PoolPart: Sendable {
        /// By unit type.
        let members: [Bool]
        let target: CompiledTarget
        /// Where there are several: what tells them apart.
        let title: String?
    }

    /// - Complexity: O(checks · readings); roll-ups under other readings are compiled anew.
    package init(_ judge: Judge) {
        self.judge = judge
        let unitTypes = judge.rulebook.vocabulary.unitTypes
        types = Dictionary(unitTypes.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        isCity = unitTypes.map { $0.code == "city" }
        var builder = RollUpPlanBuilder(judge)
        slots = builder.slots()
        var addressed: Set<Int> = []
        for plan in judge.plans.joined() {
            if case .none = plan.rollUp { continue }
            addressed.formUnion(plan.appliesTo)
        }
        self.addressed = addressed.filter { unitTypes[$0].code != "city" }
    }

    /// No check is rolled up.
    package var isEmpty: Bool { slots.isEmpty }

    func check(_ slot: Slot) -> Check { judge.rulebook.indicators[slot.indicator].checks[slot.number] }

    func exchange(_ slot: Slot) -> Exchange? { slot.exchange.map { judge.exchanges[slot.indicator][slot.number][$0] } }
}

private struct RollUpPlanBuilder {
    private let judge: Judge
    /// Made when a plan is compiled first.
    private lazy var compiler = RulebookCompiler(
        vocabulary: judge.rulebook.vocabulary, files: judge.files.all, limits: judge.limits)

    init(_ judge: Judge) { self.judge = judge }

    mutating func slots() -> [RollUpPlan.Slot] {
        var slots: [RollUpPlan.Slot] = []
        for (index, indicator) in judge.rulebook.indicators.enumerated() {
            for number in indicator.checks.indices {
                let plan = judge.plans[index][number]
                if case .none = plan.rollUp { continue }
                slots.append(slot((index, number, nil), plan, judge.choices, plan))
                for (offset, exchange) in judge.exchanges[index][number].enumerated() {
                    let rolledUp =
                        exchange.lacksRollUp
                        ? compiler.plan(of: indicator.checks[number], under: exchange.choices) : exchange.plan
                    let (units, choices) =
                        exchange.changesUnits ? (exchange.plan, exchange.choices) : (plan, judge.choices)
                    slots.append(slot((index, number, offset), units, choices, rolledUp))
                }
            }
        }
        return slots
    }

    private func slot(
        _ place: (indicator: Int, number: Int, exchange: Int?), _ unitPlan: CheckPlan, _ choices: [ReadingChoice],
        _ plan: CheckPlan
    ) -> RollUpPlan.Slot {
        RollUpPlan.Slot(
            indicator: place.indicator, number: place.number, exchange: place.exchange, unitPlan: unitPlan,
            choices: choices, plan: plan, parts: parts(plan), members: members(plan.appliesTo))
    }

    private func members(_ types: Set<Int>) -> [Bool] {
        judge.rulebook.vocabulary.unitTypes.indices.map(types.contains)
    }

    /// One part, or one for each unit type where these have targets of their own.
    private func parts(_ plan: CheckPlan) -> [RollUpPlan.PoolPart] {
        guard case .pooled = plan.rollUp else { return [] }
        let unitTypes = judge.rulebook.vocabulary.unitTypes
        switch plan.target {
        case .test(let test):
            return [RollUpPlan.PoolPart(members: members(plan.appliesTo), target: test, title: nil)]
        case .byUnitType(let tests):
            return unitTypes.indices.compactMap { type in
                guard plan.appliesTo.contains(type), let test = tests[type] else { return nil }
                let title = plan.appliesTo.count > 1 ? unitTypes[type].title[.vi] : nil
                return RollUpPlan.PoolPart(members: members([type]), target: test, title: title)
            }
        case .byCondition, .none: return []
        }
    }
}
