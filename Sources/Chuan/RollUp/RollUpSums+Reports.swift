import Diagnostics
import FEEL

/// Reports that were judged one by one.
extension RollUpSums {
    /// Adds a report of a unit.
    ///
    /// - Complexity: O(checks + items).
    mutating func add(_ result: ReportResult, _ plan: RollUpPlan) {
        let header = result.report.header
        guard let type = plan.types[header.unitType.value] else { return }
        begin(header)
        for (place, slot) in plan.slots.enumerated() {
            let used = result.indicators[slot.indicator].checks[slot.number]
            let other = slot.exchange.flatMap { exchange in
                result.others[slot.indicator].first { $0.check == slot.number && $0.exchange == exchange }
            }
            add(other?.result ?? used, to: place, slot, type: type, header)
            if let exchange = plan.exchange(slot) { slots[place].add(lacking: used.lacking(exchange)) }
        }
    }

    /// Notes that one more unit reported.
    private mutating func begin(_ header: Report.Header) {
        if period == nil { period = RollUpPeriod(header) }
        units += 1
    }

    /// Adds what a check of a unit came out as.
    mutating func add(
        _ check: CheckResult, to place: Int, _ slot: RollUpPlan.Slot, type: Int, _ header: Report.Header,
        order: Int = 0
    ) {
        guard slot.members[type] else { return }
        slots[place].members += 1
        if check.verdict == .notDue { slots[place].isInterim = true }
        switch slot.plan.rollUp {
        case .none: return
        case .share:
            slots[place].share.add(
                check.provisional ?? check.verdict, title: Message(header.unitName ?? header.unitCode.value))
        case .pooled:
            for (number, part) in slot.parts.enumerated() where part.members[type] {
                slots[place].parts[number].members += 1
                slots[place].parts[number].add(
                    check.items, areRows: slot.plan.source != nil, unit: slots[place].members, order: order)
            }
        }
    }
}

extension RollUpPeriod {
    package init(_ header: Report.Header) {
        self.init(start: header.periodStart.daysSinceEpoch, end: header.periodEnd.daysSinceEpoch)
    }
}

extension PartSums {
    /// - Parameters:
    ///   - areRows: Items without a label speak of the block or the unit as a whole.
    ///   - unit: A number that no other unit of these sums has.
    ///   - order: Where the unit stands among all.
    mutating func add(_ items: [ItemResult], areRows: Bool, unit: Int, order: Int) {
        for (offset, item) in items.enumerated() {
            if areRows, item.label == nil {
                if item.verdict == .unknown || item.verdict == .inconsistent { openEverywhere += 1 }
                continue
            }
            if item.verdict == .notApplicable { continue }
            let place = pool(item.group, order: order + offset)
            self[place].add(item, unit: unit)
        }
    }
}

extension CheckResult {
    /// What the unit lacks for another way of one reading.
    fileprivate func lacking(_ exchange: Exchange) -> [Message] {
        readings.filter { $0.id == exchange.reading }.flatMap { reading in
            reading.others.first { $0.alternative == exchange.alternative }?.lacking ?? []
        }
    }
}
