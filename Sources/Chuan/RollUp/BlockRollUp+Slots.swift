import Diagnostics
import FEEL

/// One check over the units of a block.
extension BlockRollUp {
    /// Adds what columns can, and notes the rows that are left.
    func add(slot place: Int, _ units: CityRows, _ report: (Int) -> SweptReport?) {
        let (slot, swept) = (city.plan.slots[place], city.slots[place])
        guard let check = swept.check else {
            for row in units.rows where isAddressed(slot, units.type(row)) { leave(row, place) }
            return
        }
        let verdicts = sweeper.verdicts(ofCheck: check)
        noteLacking(place, units, verdicts)
        switch slot.plan.rollUp {
        case .none: return
        case .share: addShare(place, slot, units, verdicts, report)
        case .pooled:
            guard let pooled = swept.pooled else { return }
            addPooled(place, slot, PooledView(pooled, sweeper, runner, check, units), verdicts)
        }
    }

    /// Whether a unit counts for the check, or has to say what it lacks for it.
    private func isAddressed(_ slot: RollUpPlan.Slot, _ type: Int) -> Bool {
        slot.members[type] || !slot.isAsUsed && slot.unitPlan.appliesTo.contains(type)
    }

    private func leave(_ row: Int, _ place: Int) {
        left[row, default: []].append(place)
    }

    /// Units that another reading leaves undecided and the one in use does not say what they lack.
    private func noteLacking(_ place: Int, _ units: CityRows, _ verdicts: UnsafePointer<UInt8>) {
        guard let exchange = city.plan.exchange(city.plan.slots[place]), exchange.changesUnits else { return }
        let used = city.slots[city.slots[place].used].check.map { sweeper.verdicts(ofCheck: $0) }
        for row in units.rows where verdicts[row] == SweptVerdict.unknown {
            if let used, used[row] == SweptVerdict.unknown { continue }
            lacking.append((row, place))
        }
    }

    private func addShare(
        _ place: Int, _ slot: RollUpPlan.Slot, _ units: CityRows, _ verdicts: UnsafePointer<UInt8>,
        _ report: (Int) -> SweptReport?
    ) {
        for bin in bins.indices {
            for row in bins[bin].rows where slot.members[units.type(row)] {
                begin(place, bin, row, units, verdicts)
                bins[bin].sums.slots[place].share.add(
                    VerdictCode.byByte[Int(verdicts[row])], title: Self.title(row, report))
            }
        }
    }

    private static func title(_ row: Int, _ report: (Int) -> SweptReport?) -> Message {
        let header = report(row)?.report.header
        return Message(header.map { $0.unitName ?? $0.unitCode.value } ?? "")
    }

    @inline(__always)
    private func begin(_ place: Int, _ bin: Int, _ row: Int, _ units: CityRows, _ verdicts: UnsafePointer<UInt8>) {
        bins[bin].sums.slots[place].members += 1
        if verdicts[row] != SweptVerdict.notApplicable, units.isInterim(row) {
            bins[bin].sums.slots[place].isInterim = true
        }
    }

    private func addPooled(
        _ place: Int, _ slot: RollUpPlan.Slot, _ view: PooledView, _ verdicts: UnsafePointer<UInt8>
    ) {
        var isLeft = [Bool](repeating: false, count: view.units.block.rowCount)
        for row in view.units.rows where slot.members[view.units.type(row)] {
            if view.isClear(row, VerdictCode.byByte[Int(verdicts[row])]) { continue }
            isLeft[row] = true
            leave(row, place)
        }
        for bin in bins.indices {
            for row in bins[bin].rows where !isLeft[row] && slot.members[view.units.type(row)] {
                begin(place, bin, row, view.units, verdicts)
                let unit = bins[bin].sums.slots[place].members
                for (number, part) in slot.parts.enumerated() where part.members[view.units.type(row)] {
                    bins[bin].sums.slots[place].parts[number].members += 1
                    view.add(
                        row, VerdictCode.byByte[Int(verdicts[row])], unit: unit, order: order(row),
                        to: &bins[bin].sums.slots[place].parts[number])
                }
            }
        }
    }

    /// The place of a row among all rows of the piece, with room for rows of tables behind it.
    func order(_ row: Int) -> Int { (rowsBefore + row) << 20 }

    // MARK: What is left

    /// Judges what columns could not add up, in the order of the file.
    func addLeft(_ units: CityRows, _ report: (Int) -> SweptReport?) {
        for (row, place) in lacking { left[row, default: []].append(~place) }
        lacking.removeAll(keepingCapacity: true)
        if left.isEmpty { return }
        var binsOfRow: [Int: [Int]] = [:]
        for bin in bins.indices {
            for row in bins[bin].rows where left[row] != nil { binsOfRow[row, default: []].append(bin) }
        }
        for row in left.keys.sorted() {
            guard let given = report(row), let places = left[row] else { continue }
            var alone = LoneUnit(city.plan, given)
            for place in places.sorted() where place >= 0 {
                noteAlone(place)
                let result = alone.result(place)
                for bin in binsOfRow[row] ?? [] {
                    bins[bin].sums.add(
                        result, to: place, city.plan.slots[place], type: units.type(row), given.report.header,
                        order: order(row))
                }
            }
            for place in places {
                let names = alone.lacking(place < 0 ? ~place : place)
                for bin in binsOfRow[row] ?? [] where !names.isEmpty {
                    bins[bin].sums.slots[place < 0 ? ~place : place].add(lacking: names)
                }
            }
        }
        left.removeAll(keepingCapacity: true)
    }
}

/// A unit whose checks are judged one by one.
struct LoneUnit {
    private let plan: RollUpPlan
    private let subject: Judge.Subject
    private var used: [Int: CheckResult] = [:]
    private var others: [Int: CheckResult] = [:]

    init(_ plan: RollUpPlan, _ given: SweptReport) {
        self.plan = plan
        subject = plan.judge.subject(given.report, register: given.register)
    }

    /// The check under the readings in use.
    private mutating func used(_ slot: RollUpPlan.Slot) -> CheckResult {
        let key = slot.indicator << 32 | slot.number
        if let known = used[key] { return known }
        let judge = plan.judge
        let result = judge.judge(
            plan.check(slot), judge.plans[slot.indicator][slot.number], judge.choices, subject, .figures)
        used[key] = result
        return result
    }

    mutating func result(_ place: Int) -> CheckResult {
        let slot = plan.slots[place]
        guard let exchange = plan.exchange(slot), exchange.changesUnits, isAddressed(slot, exchange) else {
            return used(slot)
        }
        if let known = others[place] { return known }
        let result = plan.judge.other(
            exchange, plan.check(slot), used(slot), plan.judge.plans[slot.indicator][slot.number], subject)
        others[place] = result
        return result
    }

    /// What the unit lacks for another reading.
    mutating func lacking(_ place: Int) -> [Message] {
        let slot = plan.slots[place]
        guard let exchange = plan.exchange(slot), exchange.changesUnits, isAddressed(slot, exchange) else { return [] }
        let other = result(place)
        return plan.judge.lacking(other, used(slot), exchange, plan.judge.plans[slot.indicator][slot.number])
    }

    private func isAddressed(_ slot: RollUpPlan.Slot, _ exchange: Exchange) -> Bool {
        let used = plan.judge.plans[slot.indicator][slot.number]
        return subject.unitType.map { exchange.plan.appliesTo.contains($0) || used.appliesTo.contains($0) } ?? false
    }
}
