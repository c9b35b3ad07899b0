import Diagnostics
import FEEL

/// What some reports come to together: sums that can be put together with those of other reports.
///
/// Nothing of a report is kept beyond its unit's code, and that only where a register has it.
package struct RollUpSums: Sendable {
    /// How many units reported, the city itself left out.
    package internal(set) var units = 0
    /// Of the first report.
    package internal(set) var period: RollUpPeriod?
    var slots: [SlotSums]
    /// Folded codes of units that reported.
    var reported: Set<String> = []

    package init(_ plan: RollUpPlan) {
        slots = plan.slots.map { SlotSums(parts: $0.parts.count) }
    }

    /// Puts labels into the order in which the reports have them.
    mutating func sortPools() {
        for slot in slots.indices {
            for part in slots[slot].parts.indices { slots[slot].parts[part].sortPools() }
        }
    }

    /// Adds what came behind these reports.
    ///
    /// - Complexity: O(slots · labels + units of the register).
    package mutating func add(_ other: RollUpSums) {
        if period == nil { period = other.period }
        units += other.units
        reported.formUnion(other.reported)
        for slot in slots.indices { slots[slot].add(other.slots[slot]) }
    }
}

/// The days that a report is about.
package struct RollUpPeriod: Sendable, Hashable {
    package let start: Int64
    package let end: Int64

    package init(start: Int64, end: Int64) {
        self.start = start
        self.end = end
    }
}

/// Sums of one check under one choice of readings.
struct SlotSums: Sendable {
    /// Units that the check addresses.
    var members = 0
    /// Some of them are not due.
    var isInterim = false
    var share = ShareSums()
    var parts: [PartSums]
    /// What the units lack for this reading, where they do not under the one in use.
    var lacking: [Message] = []

    init(parts: Int) { self.parts = Array(repeating: PartSums(), count: parts) }

    mutating func add(_ other: SlotSums) {
        members += other.members
        isInterim = isInterim || other.isInterim
        share.add(other.share)
        for part in parts.indices { parts[part].add(other.parts[part]) }
        add(lacking: other.lacking)
    }

    mutating func add(lacking names: [Message]) {
        for name in names where !lacking.contains(name) { lacking.append(name) }
    }
}

/// How many units meet a check, and the first ones of those that do not.
struct ShareSums: Sendable {
    var met = 0
    var counted = 0
    var open = Titles()
    var notMet = Titles()

    /// - Parameter title: Asked for where it may be shown.
    mutating func add(_ verdict: VerdictCode, title: @autoclosure () -> Message) {
        switch verdict {
        case .pass:
            met += 1
            counted += 1
        case .fail:
            counted += 1
            notMet.add(title())
        case .unknown, .inconsistent, .notDue: open.add(title())
        case .noEvents, .notApplicable: break
        }
    }

    /// Whether as many names were gathered as are shown.
    var hasNames: Bool { open.isFull && notMet.isFull }

    /// Only counts from now on.
    mutating func leaveNames() {
        open.leave()
        notMet.leave()
    }

    mutating func add(_ other: ShareSums) {
        met += other.met
        counted += other.counted
        open.add(other.open)
        notMet.add(other.notMet)
    }
}

/// Names of which only the first are shown.
struct Titles: Sendable {
    private(set) var first: [Message] = []
    private(set) var count = 0

    init() {}

    init(_ titles: [Message]) {
        first = Array(titles.prefix(Self.mostShown))
        count = titles.count
    }

    static let mostShown = 8
    private var isLeft = false

    /// Whether no more names are wanted.
    var isFull: Bool { isLeft || first.count >= Self.mostShown }

    /// Only counts from now on.
    mutating func leave() { isLeft = true }

    mutating func add(_ title: @autoclosure () -> Message) {
        if !isFull { first.append(title()) }
        count += 1
    }

    mutating func add(_ other: Titles) {
        if !isFull { first += other.first.prefix(Self.mostShown - first.count) }
        count += other.count
    }
}

/// Sums over the units that have one target.
struct PartSums: Sendable {
    var members = 0
    /// Units whose rows are not known at all: they may have any label.
    var openEverywhere = 0
    /// In the order in which labels were met.
    private(set) var pools: [Pool] = []
    private var places: [String: Int] = [:]

    /// - Parameters:
    ///   - label: Of the rows; nil where all are added up.
    ///   - order: Where the row stands among all.
    mutating func pool(_ label: String?, order: Int) -> Int {
        let key = label.map(Spelling.fold) ?? ""
        if let known = places[key] {
            pools[known].note(label, order: order)
            return known
        }
        places[key] = pools.count
        pools.append(Pool(label: label, order: order))
        return pools.count - 1
    }

    /// Puts the labels into the order in which rows have them.
    mutating func sortPools() {
        if pools.count < 2 { return }
        pools.sort { $0.order < $1.order }
        for (place, pool) in pools.enumerated() { places[pool.label.map(Spelling.fold) ?? ""] = place }
    }

    subscript(pool: Int) -> Pool {
        get { pools[pool] }
        _modify { yield &pools[pool] }
    }

    mutating func add(_ other: PartSums) {
        members += other.members
        openEverywhere += other.openEverywhere
        for pool in other.pools { pools[self.pool(pool.label, order: pool.order)].add(pool) }
    }
}

/// Sums over units, for one label of rows.
struct Pool: Sendable {
    private(set) var label: String?
    private var above = PooledNumber()
    private var below = PooledNumber()
    /// Units whose amounts are not known.
    private(set) var open = 0
    /// Units that have such rows, and the last of them.
    private(set) var units = 0
    private var lastUnit = -1
    /// Where the first such row stands.
    private(set) var order: Int

    init(label: String?, order: Int) {
        self.label = label
        self.order = order
    }

    /// Another row of this label, which may stand before the others.
    mutating func note(_ label: String?, order: Int) {
        if order < self.order { (self.label, self.order) = (label, order) }
    }

    var numerator: Decimal { above.total }
    var denominator: Decimal { below.total }

    /// - Parameter unit: A number that no other report of these sums has.
    @inline(__always)
    mutating func count(unit: Int) {
        if lastUnit != unit { units += 1 }
        lastUnit = unit
    }

    @inline(__always)
    mutating func add(_ numerator: Int64, _ denominator: Int64) {
        above.add(numerator)
        below.add(denominator)
    }

    /// Sums that no number holds are amounts that are not known.
    mutating func add(_ numerator: Decimal, _ denominator: Decimal) {
        let (first, second) = (above, below)
        if above.add(numerator), below.add(denominator) { return }
        (above, below) = (first, second)
        open += 1
    }

    @inline(__always)
    mutating func addOpen(_ count: Int = 1) { open += count }

    mutating func add(_ other: Pool) {
        let (first, second) = (above, below)
        if !above.add(other.above) || !below.add(other.below) {
            (above, below) = (first, second)
            open += other.units
        }
        open += other.open
        units += other.units
    }

    mutating func add(_ item: ItemResult) {
        guard item.verdict != .inconsistent, let above = item.figures?.numerator, let below = item.figures?.denominator
        else {
            if item.verdict != .noEvents { open += 1 }
            return
        }
        add(above, below)
    }
}

/// A sum in 64 bits as long as it fits, then in 34 digits.
struct PooledNumber: Sendable {
    private var whole: Int64 = 0
    /// What the word could not hold, and fractions.
    private var rest: Decimal?

    var total: Decimal { rest.flatMap { $0.adding(Decimal(whole)) } ?? Decimal(whole) }

    @inline(__always)
    mutating func add(_ number: Int64) {
        let (sum, overflow) = whole.addingReportingOverflow(number)
        if overflow { spill(number) } else { whole = sum }
    }

    /// Nineteen digits of each of 2⁶³ numbers are no more than a number has.
    private mutating func spill(_ number: Int64) {
        let moved = Decimal(whole)
        rest = rest.map { $0.adding(moved) ?? $0 } ?? moved
        whole = number
    }

    /// - Returns: False where no number holds the sum, which then stays as it was.
    mutating func add(_ number: Decimal) -> Bool {
        if let whole = number.exactInt64 {
            add(whole)
            return true
        }
        return addToRest(number)
    }

    mutating func add(_ other: PooledNumber) -> Bool {
        add(other.whole)
        return other.rest.map { addToRest($0) } ?? true
    }

    private mutating func addToRest(_ number: Decimal) -> Bool {
        guard let rest else {
            self.rest = number
            return true
        }
        guard let sum = rest.adding(number) else { return false }
        self.rest = sum
        return true
    }
}
