package import Diagnostics
import FEEL

/// What the records of one unit, or of one row of it, amount to.
package struct DerivedGroup: Sendable {
    /// As most of the records spell it.
    package var unit: String
    /// For each field of the row that tells rows apart: its text, or nil where the records have none.
    package var row: [String?]
    package var tally: Tally

    /// What is counted; two tallies of the same group add up.
    package struct Tally: Sendable {
        package var records = 0
        /// By figure.
        package var totals: [ExactSum]
        /// For each figure, the records for which it could not be decided whether or with what they count.
        package var undecided: [Int]
        /// For each field that only describes the row: what the records agree on.
        package var descriptions: [Agreement]
        package var unitType: Agreement

        package init(figures: Int, descriptions: Int) {
            totals = Array(repeating: ExactSum(), count: figures)
            undecided = Array(repeating: 0, count: figures)
            self.descriptions = Array(repeating: .none, count: descriptions)
            unitType = .none
        }

        package mutating func add(_ other: Tally) {
            records += other.records
            for index in totals.indices {
                totals[index].add(other.totals[index])
                undecided[index] += other.undecided[index]
            }
            for index in descriptions.indices { descriptions[index].join(other.descriptions[index]) }
            unitType.join(other.unitType)
        }
    }
}

/// A text that all records of a group have in common, those without one left out. The order of records does not matter.
package enum Agreement: Sendable, Hashable {
    case none
    case all(String)
    /// Two of the different texts: the least and the greatest by their bytes.
    case different(String, String)

    package mutating func join(_ text: String) { join(.all(text)) }

    package mutating func join(_ other: Agreement) {
        let texts = (texts + other.texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard let least = texts.first, let greatest = texts.last else { return }
        self = least == greatest ? .all(least) : .different(least, greatest)
    }

    private var texts: [String] {
        switch self {
        case .none: []
        case .all(let text): [text]
        case .different(let least, let greatest): [least, greatest]
        }
    }
}

/// What all records amount to under one derivation.
package struct DerivedTable: Sendable {
    package let derivation: Derivation
    /// By unit, then by row, each in order of its bytes as folded.
    package internal(set) var groups: [DerivedGroup] = []
    package internal(set) var remarks = DerivingRemarks()
}

/// What is to be said of the records as a whole.
package struct DerivingRemarks: Sendable, Equatable {
    package var records = 0
    /// Records that name no unit: they count nowhere.
    package var withoutUnit = 0
    /// For each field of the record that figures read, the records in which it is missing or cannot be read.
    package var missing: [Int: Int] = [:]

    package mutating func add(_ other: DerivingRemarks) {
        records += other.records
        withoutUnit += other.withoutUnit
        missing.merge(other.missing, uniquingKeysWith: +)
    }
}

/// The key of a group as it stands in the records.
package struct GroupKey: Sendable, Hashable {
    package let unit: String
    package let row: [String?]

    package init(unit: String, row: [String?]) {
        self.unit = unit
        self.row = row
    }

    /// One text for all spellings of the same unit and row.
    var folded: String {
        let parts = [Spelling.fold(unit)] + row.map { $0.map(Spelling.fold) ?? "" }
        return parts.joined(separator: "\u{1F}")
    }
}

/// What some of the records amount to under one derivation. Those of other records can be added.
package struct DerivedTally: Sendable {
    package internal(set) var tallies: [GroupKey: DerivedGroup.Tally] = [:]
    package internal(set) var remarks = DerivingRemarks()
    /// More groups than the limit allows: what was counted is not all.
    package internal(set) var isFull = false

    package init() {}

    init(tallies: [GroupKey: DerivedGroup.Tally], remarks: DerivingRemarks, isFull: Bool) {
        self.tallies = tallies
        self.remarks = remarks
        self.isFull = isFull
    }

    package mutating func add(_ other: DerivedTally, limits: Limits) {
        remarks.add(other.remarks)
        if tallies.isEmpty { tallies = other.tallies } else { merge(other.tallies) }
        isFull = isFull || other.isFull || tallies.count > limits.derivedGroups
    }

    private mutating func merge(_ others: [GroupKey: DerivedGroup.Tally]) {
        for (key, tally) in others {
            if tallies[key]?.add(tally) == nil { tallies[key] = tally }
        }
    }
}

extension DerivedTable {
    /// Puts groups together whose keys are spellings of the same thing, and orders them.
    ///
    /// - Complexity: O(n log n) in the groups.
    package init(_ derivation: Derivation, _ tally: DerivedTally) {
        self.derivation = derivation
        remarks = tally.remarks
        var places: [String: Int] = [:]
        var found: [Found] = []
        found.reserveCapacity(tally.tallies.count)
        for (key, tally) in tally.tallies {
            let folded = key.folded
            if let place = places.updateValue(found.count, forKey: folded) {
                places[folded] = place
                found[place].join(key, tally)
            } else {
                found.append(Found(folded: folded, spelled: key, weight: tally.records, tally: tally))
            }
        }
        found.sort { $0.folded < $1.folded }
        groups = found.map { DerivedGroup(unit: $0.spelled.unit, row: $0.spelled.row, tally: $0.tally) }
    }

    /// A group with the spelling that most of its records have.
    private struct Found {
        let folded: String
        var spelled: GroupKey
        var weight: Int
        var tally: DerivedGroup.Tally

        mutating func join(_ key: GroupKey, _ other: DerivedGroup.Tally) {
            tally.add(other)
            if other.records > weight || other.records == weight && key.precedes(spelled) {
                (spelled, weight) = (key, other.records)
            }
        }
    }
}

extension GroupKey {
    fileprivate func precedes(_ other: GroupKey) -> Bool {
        let (mine, its) = (([unit] + row.map { $0 ?? "" }), ([other.unit] + other.row.map { $0 ?? "" }))
        for (one, two) in zip(mine, its) where one != two { return one.utf8.lexicographicallyPrecedes(two.utf8) }
        return false
    }
}
