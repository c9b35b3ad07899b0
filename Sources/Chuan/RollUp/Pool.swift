import FEEL

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
    /// Amounts that are not known.
    private(set) var open = 0
    /// Units that have such amounts, and the last of them.
    private(set) var openUnits = 0
    private var lastOpen = -1
    /// Units whose rows were added up, and the last of them.
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
        addOpen(1)
    }

    /// Amounts of a unit that are not known.
    ///
    /// - Parameter unit: A number that no other report of these sums has.
    @inline(__always)
    mutating func addOpen(unit: Int) {
        if lastOpen != unit { openUnits += 1 }
        lastOpen = unit
        open += 1
    }

    /// So many units of which nothing is known.
    mutating func addOpen(_ units: Int) {
        open += units
        openUnits += units
    }

    mutating func add(_ other: Pool) {
        let (first, second) = (above, below)
        if !above.add(other.above) || !below.add(other.below) {
            (above, below) = (first, second)
            addOpen(other.units)
        }
        open += other.open
        openUnits += other.openUnits
        units += other.units
    }

    /// - Parameter unit: A number that no other report of these sums has.
    mutating func add(_ item: ItemResult, unit: Int) {
        guard item.verdict != .inconsistent, let above = item.figures?.numerator, let below = item.figures?.denominator
        else {
            if item.verdict == .noEvents { count(unit: unit) } else { addOpen(unit: unit) }
            return
        }
        count(unit: unit)
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
