import Diagnostics

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
