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

    /// How many numbers of a report are tried in place of missing ones.
    static let mostKnown = 8

    /// In the order of what they do for most reports: after each round, those that are settled are left alone.
    static let rounds: [[Completion]] = [
        [Completion(numbers: .least, flag: false), Completion(numbers: .most, choice: 1)],
        [
            Completion(numbers: .least, absent: .withoutRows),
            Completion(numbers: .most, isBlank: true, absent: .emptyRow),
        ],
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

    /// A day far off, 2100-01-01.
    private static var lateDay: Int64 { 47_482 }

    /// The value and the state of a missing cell.
    func cell(_ kind: TrialPlan.Kind, isFirst: Bool, _ known: KnownNumbers) -> (value: Int64, state: UInt8) {
        switch kind {
        case .number: (number(isFirst: isFirst, known), 0)
        case .flag: (flag ? 1 : 0, 0)
        case .choice(let codes): codes.isEmpty ? (0, ColumnState.unknown) : (codes[choice % codes.count], 0)
        case .date: isBlank ? (0, 2) : (flag ? Self.lateDay : 0, 0)
        case .text: (0, isBlank ? 2 : 0)
        case .fixed: (0, 1)
        }
    }

    private func number(isFirst: Bool, _ known: KnownNumbers) -> Int64 {
        switch numbers {
        case .least: 0
        case .most: Self.much
        case .firstLeast: isFirst ? 0 : Self.much
        case .firstMost: isFirst ? Self.much : 0
        case .one: 1
        case .sum: known.sum
        case .difference: max(0, known.greatest - known.least)
        case .greatest: known.greatest
        case .known(let place): known.first.count > place ? known.first[place] : Int64(place)
        }
    }

    private static var much: Int64 { 1 << 50 }
}

/// The numbers that a report does have.
struct KnownNumbers: Sendable {
    private(set) var sum: Int64 = 0
    private(set) var least: Int64 = 0
    private(set) var greatest: Int64 = 0
    /// Some that differ.
    private(set) var first: [Int64] = []
    private var isEmpty = true

    mutating func add(_ number: Int64) {
        guard number >= 0 else { return }
        sum = sum.addingReportingOverflow(number).partialValue & .max
        least = isEmpty ? number : min(least, number)
        greatest = max(greatest, number)
        if first.count < Completion.mostKnown, !first.contains(number) { first.append(number) }
        isEmpty = false
    }
}
