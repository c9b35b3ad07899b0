import FEEL

/// Adds up blocks of reports. Each thread has one of its own.
package final class BlockRollUp {
    let city: CitySweep
    let sweeper: Sweeper
    let runner = ColumnRunner()
    /// The sums of the piece that is being read.
    var bins: [CityBin] = []
    private var places: [CityBin.Key: Int] = [:]
    /// Which names of a bin need not be gathered any more: earlier pieces gave enough.
    private var named: [CityBin.Key: [Bool]] = [:]
    private var parents: [String: String] = [:]
    /// Reports that are left to be judged by themselves, with the slots that are open: by row.
    var left: [Int: [Int]] = [:]
    /// Rows that have to say what they lack for the reading of a slot.
    var lacking: [(row: Int, slot: Int)] = []
    /// Rows of the piece that stood in earlier blocks.
    private(set) var rowsBefore = 0
    /// The reports of this block that were asked for.
    private var reports: [Int: SweptReport] = [:]
    package private(set) var statistics: CityStatistics

    package init(_ city: CitySweep) {
        self.city = city
        sweeper = Sweeper(city.sweep, register: city.register)
        statistics = CityStatistics(slots: city.slots.count)
    }

    /// Adds the reports of a block.
    ///
    /// - Parameters:
    ///   - rows: Those that count.
    ///   - report: The report of a row; nil leaves it out.
    /// - Complexity: O(slots · rows).
    package func add(
        _ block: FlatBlock, texts: UnsafePointer<UInt8>?, rows: [Int], report: @escaping (Int) -> SweptReport?
    ) {
        reports.removeAll(keepingCapacity: true)
        let ask = { (row: Int) -> SweptReport? in self.report(row, report) }
        sweeper.judge(block, texts: texts, report: ask)
        let units = CityRows(city, block, texts, rows)
        sort(units, ask)
        for place in city.plan.slots.indices {
            add(slot: place, units, ask)
        }
        addLeft(units, ask)
        for bin in bins.indices { bins[bin].rows.removeAll(keepingCapacity: true) }
        rowsBefore += block.rowCount
    }

    /// Counts a report that had to be judged by itself.
    func noteAlone(_ slot: Int) { statistics.alone[slot] += 1 }

    private func report(_ row: Int, _ make: (Int) -> SweptReport?) -> SweptReport? {
        if let known = reports[row] { return known }
        // Where many are asked for, each is asked for once more at the most.
        if reports.count >= Self.mostKept { reports.removeAll(keepingCapacity: true) }
        let made = make(row)
        reports[row] = made
        return made
    }

    private static let mostKept = 256

    /// What the reports of a piece came to.
    package func take() -> CityPart {
        for bin in bins.indices {
            bins[bin].sums.sortPools()
            note(named: bins[bin])
        }
        let part = CityPart(bins: bins, parents: parents, statistics: statistics)
        bins.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        rowsBefore = 0
        statistics = CityStatistics(slots: city.slots.count)
        return part
    }

    // MARK: Bins

    /// Puts each unit's row into the bins that it counts for.
    private func sort(_ units: CityRows, _ report: (Int) -> SweptReport?) {
        for row in units.rows {
            let period = units.period(row)
            let header = city.needsHeader ? units.header(row, report) : nil
            add(row, units, to: CityBin.Key(period: period, group: nil), header)
            switch city.grouping {
            case .type?: add(row, units, to: CityBin.Key(period: period, group: units.typeCode(row)), header)
            case .parent?: add(row, units, to: CityBin.Key(period: period, group: parentKey(header)), header)
            case nil: break
            }
        }
    }

    private func parentKey(_ header: CityRows.Header?) -> String {
        guard let code = header?.parent else { return "" }
        let key = Spelling.fold(code)
        if parents[key] == nil { parents[key] = code }
        return key
    }

    private func add(_ row: Int, _ units: CityRows, to key: CityBin.Key, _ header: CityRows.Header?) {
        let place = places[key] ?? open(key)
        bins[place].rows.append(row)
        bins[place].sums.units += 1
        if bins[place].sums.period == nil { bins[place].sums.period = units.period(row) }
        if key.group == nil, let code = header?.registered { bins[place].sums.reported.insert(code) }
    }

    private func open(_ key: CityBin.Key) -> Int {
        places[key] = bins.count
        var sums = RollUpSums(city.plan)
        if let known = named[key] {
            for slot in known.indices where known[slot] { sums.slots[slot].share.leaveNames() }
        }
        bins.append(CityBin(key: key, sums: sums))
        return bins.count - 1
    }

    private func note(named bin: CityBin) {
        var known = named[bin.key] ?? Array(repeating: false, count: city.slots.count)
        for slot in known.indices where bin.sums.slots[slot].share.hasNames { known[slot] = true }
        named[bin.key] = known
    }
}

/// The sums of the units of one period, or of those of one group.
struct CityBin: Sendable {
    struct Key: Hashable, Sendable {
        let period: RollUpPeriod
        /// Nil for all units.
        let group: String?
    }

    let key: Key
    var sums: RollUpSums
    /// The rows of the block that count.
    var rows: [Int] = []
}

/// What a piece of a file comes to.
package struct CityPart: Sendable {
    let bins: [CityBin]
    let parents: [String: String]
    package let statistics: CityStatistics
}

/// How reports were added up.
package struct CityStatistics: Sendable {
    /// For each slot, the reports that were judged by themselves.
    package internal(set) var alone: [Int]

    package init(slots: Int) { alone = Array(repeating: 0, count: slots) }

    package mutating func add(_ other: CityStatistics) {
        for slot in alone.indices { alone[slot] += other.alone[slot] }
    }
}

extension CitySums {
    /// Adds a piece of a file: the reports of the period that the first one is about.
    package mutating func add(_ part: CityPart) {
        guard let period = period ?? part.bins.first?.key.period else { return }
        for bin in part.bins where bin.key.period == period {
            if let group = bin.key.group {
                groups[group, default: RollUpSums(plan)].add(bin.sums)
            } else {
                whole.add(bin.sums)
            }
        }
        parents.merge(part.parents) { first, _ in first }
    }
}
