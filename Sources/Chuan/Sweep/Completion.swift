import FEEL

/// A way in which everything that is missing is filled in.
struct Completion: Sendable {
    enum Numbers: Sendable {
        case least, most
        /// The first missing cell apart from the others.
        case firstLeast, firstMost
        /// By the numbers that the report does have.
        case sum, difference, one, greatest
        case known(Int)
    }

    /// A table that is not there.
    enum Absent: Sendable {
        case withoutRows
        /// One row, filled in like the others.
        case oneRow
        /// The same, with every text that there may be: a row for each.
        case everyRow
        /// One row that says nothing.
        case emptyRow
    }

    let numbers: Numbers
    /// Which of the choices.
    var choice = 0
    var flag = true
    /// Texts and days that could be anything are nothing.
    var isBlank = false
    var absent = Absent.oneRow
    /// Days are the last one of the period.
    var isLastDay = false
    /// The missing cells of a unit, by their bits, that get the most that constraints leave for them, while the others get
    /// the least; nil where cells are not told apart like that.
    var subset: UInt64?

    /// How many numbers of a report are tried in place of missing ones.
    static let mostKnown = 8

    /// For tables that are not there, days and texts.
    static let roundsOfFree: [[Completion]] = [
        [Completion(numbers: .most, absent: .everyRow, isLastDay: true), Completion(numbers: .least, isLastDay: true)],
        [
            Completion(numbers: .least, absent: .withoutRows),
            Completion(numbers: .most, isBlank: true, absent: .emptyRow),
        ],
    ]

    /// In the order of what they do for most reports: after each round, those that are settled are left alone.
    static let rounds: [[Completion]] = [
        [Completion(numbers: .least, flag: false), Completion(numbers: .most, choice: 1)],
        [Completion(numbers: .firstLeast), Completion(numbers: .firstMost, choice: 1)],
        [Completion(numbers: .sum), Completion(numbers: .difference, choice: 1, flag: false)],
        [Completion(numbers: .one), Completion(numbers: .greatest, choice: 1, flag: false)],
        [
            Completion(numbers: .most), Completion(numbers: .least, choice: 1),
            Completion(numbers: .least, isBlank: true),
        ],
        (0..<4).map { Completion(numbers: .known($0), choice: $0, flag: $0 % 2 == 0) },
        (4..<mostKnown).map { Completion(numbers: .known($0), choice: $0, flag: $0 % 2 == 0) },
    ]
}

extension Completion.Numbers {
    /// Whether it goes by the numbers that a report has; those of one round all do, or none.
    var needsKnown: Bool {
        switch self {
        case .least, .most, .firstLeast, .firstMost: false
        case .sum, .difference, .one, .greatest, .known: true
        }
    }

    /// The number in place of a missing one.
    func value(isFirst: Bool, _ unit: Int, _ known: KnownNumbers) -> Int64 {
        switch self {
        case .least: 0
        case .most: Self.much
        case .firstLeast: isFirst ? 0 : Self.much
        case .firstMost: isFirst ? Self.much : 0
        case .one: 1
        case .sum: known.sums[unit]
        case .difference: known.greatest[unit] - known.least[unit]
        case .greatest: known.greatest[unit]
        case .known(let place): known.number(place, of: unit)
        }
    }

    static var much: Int64 { 1 << 50 }
}

/// The numbers that reports on trial do have.
struct KnownNumbers {
    private(set) var sums: [Int64] = []
    private(set) var least: [Int64] = []
    private(set) var greatest: [Int64] = []
    /// Some that differ, a stretch for each report.
    private var some: [Int64] = []
    private var counts: [Int] = []

    mutating func clear(_ units: Int) {
        sums = Array(repeating: 0, count: units)
        least = Array(repeating: 0, count: units)
        greatest = Array(repeating: 0, count: units)
        counts = Array(repeating: 0, count: units)
        some = Array(repeating: 0, count: units * Completion.mostKnown)
    }

    mutating func add(_ number: Int64, of unit: Int) {
        guard number >= 0 else { return }
        sums[unit] = sums[unit].addingReportingOverflow(number).partialValue & .max
        least[unit] = counts[unit] == 0 ? number : min(least[unit], number)
        greatest[unit] = max(greatest[unit], number)
        let start = unit * Completion.mostKnown
        if counts[unit] == Completion.mostKnown || some[start..<start + counts[unit]].contains(number) { return }
        some[start + counts[unit]] = number
        counts[unit] += 1
    }

    func number(_ place: Int, of unit: Int) -> Int64 {
        place < counts[unit] ? some[unit * Completion.mostKnown + place] : Int64(place)
    }
}
