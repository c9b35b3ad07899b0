import FEEL

/// Which group each record is of, and what the groups amount to so far. Group 0 takes records without a unit.
///
/// The memory belongs to the counts and is given back with them; one thread uses them.
final class GroupCounts {
    /// Figures of each group, and before them the number of its records.
    let stride: Int
    private(set) var capacity = 256
    private(set) var counts: UnsafeMutablePointer<Int64>
    /// Laid out like `counts`.
    private(set) var undecided: UnsafeMutablePointer<Int32>
    /// Sums, or what became of them when a word could not hold them.
    var spilled: [Int: ExactSum] = [:]
    /// What describes each group: numbers of texts, by group and description; -1 where they differ.
    private(set) var agreed: UnsafeMutablePointer<Int32>
    let descriptions: Int
    private(set) var count = 1
    /// By figure, what no sum of it exceeds.
    private var bounds: [UInt64]
    private let packed: PackedCounts
    private var lanes: [PackedCounts.Lane] = []

    init(figures: Int, descriptions: Int) {
        stride = figures + 1
        self.descriptions = descriptions
        bounds = Array(repeating: 0, count: figures)
        packed = PackedCounts(lanes: stride, capacity: capacity)
        counts = .allocate(capacity: capacity * stride)
        undecided = .allocate(capacity: capacity * stride)
        agreed = .allocate(capacity: capacity * max(1, descriptions))
        counts.initialize(repeating: 0, count: capacity * stride)
        undecided.initialize(repeating: 0, count: capacity * stride)
        agreed.initialize(repeating: 0, count: capacity * max(1, descriptions))
    }

    deinit {
        counts.deallocate()
        undecided.deallocate()
        agreed.deallocate()
    }

    /// Makes room for so many groups, 0 among them.
    func reserve(_ wanted: Int) {
        count = max(count, wanted)
        if wanted <= capacity { return }
        let room = max(wanted, capacity * 2)
        Self.grow(&counts, from: capacity * stride, to: room * stride)
        Self.grow(&undecided, from: capacity * stride, to: room * stride)
        Self.grow(&agreed, from: capacity * max(1, descriptions), to: room * max(1, descriptions))
        packed.reserve(room)
        capacity = room
    }

    private static func grow<Number: FixedWidthInteger>(
        _ memory: inout UnsafeMutablePointer<Number>, from old: Int, to new: Int
    ) {
        let larger = UnsafeMutablePointer<Number>.allocate(capacity: new)
        larger.initialize(from: memory, count: old)
        (larger + old).initialize(repeating: 0, count: new - old)
        memory.deallocate()
        memory = larger
    }

    // MARK: Counting

    /// Where the counts of each record's group begin, out of the numbers of the groups.
    func findPlaces(_ groups: UnsafePointer<Int32>, _ places: UnsafeMutablePointer<Int>, _ rows: Int) {
        let stride = stride
        for row in 0..<rows { places[row] = Int(groups[row]) &* stride }
    }

    /// What a count adds, where its truths are all known.
    func lane(of truths: ColumnView, _ rows: Int) -> PackedCounts.Lane? {
        guard truths.together(rows) <= ColumnTruth.yes else { return nil }
        if truths.mask == 0 { return truths.states[0] == ColumnTruth.yes ? packed.always : packed.never }
        return PackedCounts.Lane(bytes: truths.states, mask: -1)
    }

    /// What a sum adds, where its numbers are all 0 or 1.
    ///
    /// - Parameter bytes: Room for the rows.
    func lane(
        of numbers: ColumnView, figure: Int, _ rows: Int, _ bytes: UnsafeMutablePointer<UInt8>
    ) -> PackedCounts.Lane? {
        let values = numbers.values
        guard numbers.mask != 0, bounds[figure] < 1 << 61, numbers.together(rows) == ColumnState.value else {
            return nil
        }
        var bits: Int64 = 0
        for row in 0..<rows { bits |= values[row] }
        guard bits & 1 == bits else { return nil }
        bounds[figure] += UInt64(rows)
        for row in 0..<rows { bytes[row] = UInt8(truncatingIfNeeded: values[row]) }
        return PackedCounts.Lane(bytes: bytes, mask: -1)
    }

    /// Counts the records of groups, and figures by lanes.
    ///
    /// - Parameter lanes: By figure, what it adds; nil for one that is counted otherwise.
    func countPacked(_ lanes: [PackedCounts.Lane?], _ groups: UnsafePointer<Int32>, _ rows: Int) {
        self.lanes.removeAll(keepingCapacity: true)
        self.lanes.append(packed.always)
        for lane in lanes { self.lanes.append(lane ?? packed.never) }
        while self.lanes.count < packed.words * 8 { self.lanes.append(packed.never) }
        packed.add(self.lanes, groups, rows, empty: empty)
    }

    /// Counts what is still in bytes.
    private func empty(_ group: Int) {
        packed.empty(group) { lane, number in
            let place = group * stride + lane
            let (sum, overflow) = counts[place].addingReportingOverflow(number)
            counts[place] = overflow ? number : sum
            if overflow { spilled[place, default: ExactSum()].add(sum &- number) }
        }
    }

    /// Nothing is left in bytes afterwards.
    func settle() {
        for group in 0..<count { empty(group) }
    }

    /// Counts the truths of a register.
    ///
    /// - Returns: Whether some of them are unknown or left to evaluation.
    func countTruths(_ truths: ColumnView, figure: Int, _ places: UnsafePointer<Int>, _ rows: Int) -> Bool {
        let counts = counts + (figure + 1)
        let (states, mask) = (truths.states, truths.mask)
        let yes = ColumnTruth.yes
        // A bit for each state that is to be looked at again.
        let odd: UInt8 = 1 << ColumnTruth.unknown | 1 << ColumnTruth.special
        var others: UInt8 = 0
        for row in 0..<rows {
            let state = states[row & mask]
            counts[places[row]] &+= state == yes ? 1 : 0
            others |= odd &>> state
        }
        return others & 1 == 1
    }

    /// Adds up the numbers of a register where that is plainly possible: all of them values, no sum beyond its word.
    ///
    /// - Returns: False where it is not; nothing was added then.
    func addNumbers(_ numbers: ColumnView, figure: Int, _ places: UnsafePointer<Int>, _ rows: Int) -> Bool {
        let (values, mask) = (numbers.values, numbers.mask)
        guard rows < 1 << 16, numbers.together(rows) == ColumnState.value else { return false }
        var bits: Int64 = 0
        for row in 0..<rows { bits |= values[row & mask] ^ values[row & mask] &>> 63 }
        // So many numbers of 40 bits stay below 57; no sum is further from zero than its figure's bound.
        guard bits < 1 << 40 else { return false }
        let most = UInt64(bits + 1) * UInt64(rows)
        guard bounds[figure] + most < 1 << 62 else { return false }
        bounds[figure] += most
        let counts = counts + (figure + 1)
        for row in 0..<rows { counts[places[row]] &+= values[row & mask] }
        return true
    }

    /// Adds a number, whatever its size.
    func add(_ number: Int64, figure: Int, group: Int) {
        let place = group * stride + figure + 1
        // From now on every number is looked at.
        bounds[figure] = 1 << 62
        let (sum, overflow) = counts[place].addingReportingOverflow(number)
        if overflow {
            spilled[place, default: ExactSum()].add(counts[place])
            counts[place] = number
        } else {
            counts[place] = sum
        }
    }

    func add(_ contribution: Contribution, figure: Int, group: Int) {
        switch contribution {
        case .nothing: break
        case .undecided: undecided[group * stride + figure + 1] &+= 1
        case .one: counts[group * stride + figure + 1] &+= 1
        case .number(let number):
            if let whole = number.exactInt64 {
                add(whole, figure: figure, group: group)
            } else {
                spilled[group * stride + figure + 1, default: ExactSum()].add(number)
            }
        }
    }

    /// The sums and undecided records of a group, by figure.
    func tally(_ group: Int, descriptions: [Agreement], unitType: Agreement) -> DerivedGroup.Tally {
        var tally = DerivedGroup.Tally(figures: stride - 1, descriptions: 0)
        tally.records = Int(counts[group * stride])
        for figure in 0..<stride - 1 {
            let place = group * stride + figure + 1
            var sum = ExactSum(counts[place])
            if let rest = spilled[place] { sum.add(rest) }
            tally.totals[figure] = sum
            tally.undecided[figure] = Int(undecided[place])
        }
        tally.descriptions = descriptions
        tally.unitType = unitType
        return tally
    }
}
