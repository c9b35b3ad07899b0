import FEEL

/// A roll-up made ready to be summed over columns, a block of reports at a time.
///
/// What columns can't add up is added report by report. Immutable: share it between threads.
package struct CitySweep: Sendable {
    package let plan: RollUpPlan
    package let register: Register?
    package let grouping: CityGrouping?
    /// What has to be read of every report: the columns of the sweep beside it, and more behind them.
    package let layout: FlatLayout
    /// The verdicts of the units, were every period at its end.
    let sweep: Sweep
    let slots: [SweptSlot]
    let codeColumn: Int

    /// How one check under one choice of readings is added up.
    struct SweptSlot: Sendable {
        /// The check in the sweep; nil where columns can't judge it.
        let check: Int?
        /// The amounts of a pooled check.
        let pooled: PooledColumns?
        /// The slot of the check under the readings in use.
        let used: Int
        /// Why reports are added one by one; nil where columns do.
        let refusal: SweepRefusal?
    }

    /// - Parameters:
    ///   - sweep: Judges the same reports.
    ///   - figures: What else is read of them.
    /// - Complexity: O(nodes of all plans).
    package init(
        _ sweep: Sweep, register: Register?, by grouping: CityGrouping?, beside figures: ShortfallColumns? = nil
    ) {
        plan = RollUpPlan(sweep.judge)
        self.register = register
        self.grouping = grouping
        let plan = plan
        var directory = figures?.directory ?? sweep.directory
        var refusals: [SweepRefusal?] = []
        var pooled: [PooledColumns?] = []
        for slot in plan.slots {
            let (columns, refusal) = Self.pooled(slot.unitPlan, slot.plan, &directory)
            pooled.append(columns)
            refusals.append(refusal)
        }
        // What can't be added up need not be judged over columns either.
        let candidates = plan.slots.indices.filter { refusals[$0] == nil }
        let swept = Sweep(of: candidates.map { plan.slots[$0] }, sweep.judge, directory: directory)
        self.sweep = swept
        var layout = swept.layout
        codeColumn = layout.columns.count
        layout.columns.append(FlatColumn(place: .header(.unitCode), field: nil))
        self.layout = layout
        var made: [SweptSlot] = []
        var used = 0
        for (place, slot) in plan.slots.enumerated() {
            if slot.isAsUsed { used = place }
            let check = refusals[place] == nil ? swept.checks.firstIndex { $0.judges(slot) } : nil
            let refusal = refusals[place] ?? sweep.checks.first { $0.judges(slot) }?.refusal
            made.append(
                SweptSlot(
                    check: check, pooled: pooled[place], used: used,
                    refusal: check == nil ? refusal ?? SweepRefusal(part: .measure, reason: .source) : nil))
        }
        slots = made
    }

    /// The amounts of a check that is pooled; a share needs none.
    private static func pooled(
        _ unitPlan: CheckPlan, _ plan: CheckPlan, _ directory: inout SweepDirectory
    ) -> (PooledColumns?, SweepRefusal?) {
        guard case .pooled = plan.rollUp else { return (nil, nil) }
        var compiler = PooledColumnsCompiler(unitPlan, directory)
        do throws(SweepRefusal) {
            let (columns, grown) = try compiler.compile()
            directory = grown
            return (columns, nil)
        } catch {
            return (nil, error)
        }
    }
}

extension CitySweep {
    /// How a check was added up, under one choice of readings.
    package struct SlotSummary {
        package let id: String
        /// `A02=strict`; nil for the readings in use.
        package let reading: String?
        package let refusal: SweepRefusal?
        /// Reports that were judged by themselves.
        package let alone: Int
    }

    package func slotSummaries(_ statistics: CityStatistics?) -> [SlotSummary] {
        plan.slots.indices.map { place in
            let slot = plan.slots[place]
            return SlotSummary(
                id: plan.check(slot).id,
                reading: plan.exchange(slot).map { "\($0.reading)=\($0.alternative)" },
                refusal: slots[place].refusal, alone: statistics?.alone[place] ?? 0)
        }
    }
}

extension Sweep.SweptCheck {
    /// Whether it gives the verdicts that a slot adds up.
    func judges(_ slot: RollUpPlan.Slot) -> Bool {
        indicator == slot.indicator && number == slot.number && plan === slot.unitPlan
            && choices.map(\.reading) == slot.choices.map(\.reading)
    }
}
