public import Diagnostics
public import FEEL

/// One report, judged.
public struct ReportResult: Sendable {
    public let report: Report
    public internal(set) var indicators: [IndicatorResult]
    /// Soft constraints that are broken, checks that contradict each other: judged all the same.
    public internal(set) var notes: [Note]
    /// By indicator, what the checks are under other readings: a roll-up under these starts from there.
    var others: [[OtherResult]] = []

    /// How many indicators came out as what.
    public var summary: [VerdictCode: Int] {
        var counts: [VerdictCode: Int] = [:]
        for indicator in indicators { counts[indicator.verdict, default: 0] += 1 }
        return counts
    }

    public struct Note: Sendable {
        public let message: Message
        public let span: Span?
    }
}

/// One indicator of a report or of the city.
public struct IndicatorResult: Sendable {
    public let indicator: Indicator
    public let verdict: VerdictCode
    /// For `notDue`: what it would be if the period ended now.
    public let provisional: VerdictCode?
    public let checks: [CheckResult]
    public let readings: [ReadingResult]
}

/// A reading that a verdict rests on: of a check, or of an indicator.
public struct ReadingResult: Sendable {
    public let id: String
    /// `default`, or the alternative that was chosen, with its number: `days:30`.
    public let used: String
    /// What it would be under each other one, the default first.
    public internal(set) var others: [Other]

    public struct Other: Sendable {
        /// `default`, or the id of an alternative.
        public let alternative: String
        public let verdict: VerdictCode
        public let provisional: VerdictCode?
        /// What this reading asks for beyond the one in use and was not given: nothing else leaves it undecided.
        public let lacking: [Message]

        /// Whether it decides otherwise than this verdict; not so where it lacks figures of its own.
        public func flips(_ verdict: VerdictCode, _ provisional: VerdictCode?) -> Bool {
            lacking.isEmpty && (self.provisional ?? self.verdict) != (provisional ?? verdict)
        }
    }
}

/// One check of a report.
public struct CheckResult: Sendable {
    public let check: Check
    public let verdict: VerdictCode
    public let provisional: VerdictCode?
    /// The test that was applied, as canonical FEEL and in the words of the rule; nil for a requirement.
    public let target: String?
    public let targetText: String?
    /// The number that the measure is compared with; nil where the target is no single comparison.
    public internal(set) var limit: Limit?
    public let items: [ItemResult]
    /// Which rows were judged and which were left out, and why; only where it was asked for.
    public internal(set) var rows: Explanation?
    /// The readings that this check rests on.
    public internal(set) var readings: [ReadingResult] = []

    /// How many items were decided by comparing values.
    public var compared: Int { items.reduce(0) { $0 + $1.compared } }
}

/// A target that is one comparison with a number.
public struct Limit: Sendable, Hashable {
    /// `>=`, `>`, `<=`, `<`, `=` or `!=`.
    public let comparison: String
    public let value: Decimal
    /// Whether the rule writes it as a percentage.
    public let isPercent: Bool

    /// The number as people write it: `98%`.
    public var shown: Message { (isPercent ? Shown.reported(value) : nil) ?? NumberForm.message(value) }
}

/// One thing that a check judged: a row, or the report as a whole.
public struct ItemResult: Sendable {
    /// The row's label; nil for a check without rows.
    public internal(set) var label: String?
    /// The label as people read it: the title of a code, in either language.
    public internal(set) var title: Message?
    /// The place of the row in what the check goes through, from 0.
    var position: Int?
    /// The row of the report; nil where the item is none.
    var row: RowPlace?
    public let verdict: VerdictCode
    /// How many comparisons decided it.
    public let compared: Int
    /// What it is added up under in a roll-up; nil where all items are.
    public internal(set) var group: String?
    public let figures: Figures?
    /// What was not given and could decide.
    public let missing: [Missing]
    /// Every value that was read, with its place.
    public let evidence: [Evidence]
    /// One sentence that says what was found.
    public internal(set) var sentence: Message
    /// What the measure may be over everything that is not known.
    public internal(set) var bounds: Enclosure?
    /// From which values of missing numbers the verdict would be certain, whatever the others are.
    public internal(set) var decisive: [Decisive] = []
    /// What would make a failed item pass.
    public internal(set) var gap: Gap?
    /// Missing numbers that were taken from an equality.
    public internal(set) var restored: [RestoredNumber] = []
    /// How the verdict came about; only where it was asked for.
    public internal(set) var explanation: Explanation?

    /// A row of a list of the report.
    struct RowPlace: Sendable, Hashable {
        let input: Int
        let number: Int
    }

    /// The numbers behind a verdict, exact.
    public struct Figures: Sendable {
        public let numerator: Decimal?
        public let denominator: Decimal?
        /// The measure; a quotient is rounded to 34 digits.
        public let value: Decimal?
        /// Rounded only as far as the shown comparison stays true; in the Vietnamese and the English number form.
        public let shown: Message?
        /// What a reported rate may be by its printed digits.
        public let interval: RateInterval?
        /// Whether amounts of đồng are divided.
        var isMoney = false

        /// One of the numbers as people write it: amounts in words of size.
        func words(_ number: Decimal) -> Message { isMoney ? NumberForm.money(number) : NumberForm.message(number) }
    }
}

/// A value of a missing number from which the verdict is certain.
public struct Decisive: Sendable, Hashable {
    /// `tthc[1].resolved_on_time`.
    public let field: String
    public let name: Message
    /// `>=`, `<=` or `=`.
    public let comparison: String
    public let value: Decimal
    /// Pass, fail, or no events.
    public let verdict: VerdictCode
}

/// A missing number that an equality leaves no choice.
public struct RestoredNumber: Sendable, Hashable {
    public let field: String
    public let name: Message
    public let value: Decimal
    /// The equality, as the vocabulary has it.
    public let equality: String
    /// The same in either language.
    public let equation: Message
}

/// An input that was not given.
public struct Missing: Sendable, Hashable {
    /// `tthc[1].resolved_on_time`.
    public let field: String
    public let name: Message
    public let state: CellState
    public let span: Span?
    var subject: Subject?
    /// What people call the row that it is missing in; nil outside of tables.
    public var row: Message?

    /// What people call the column that it is missing in; nil outside of tables.
    public var column: Message? { row == nil ? nil : subject?.title }

    /// The field of any row that is meant; for a block, one that everything about it reads.
    struct Subject: Sendable, Hashable {
        let field: NeededField
        let title: Message
    }
}

/// A value that was read, and where it stands.
public struct Evidence: Sendable, Hashable {
    public let field: String
    public let name: Message
    /// Exact, as canonical text.
    public let value: String
    /// As written in the report.
    public let text: String
    /// As people of each language write it: `30.000`, `15/12/2023`, the name of a code.
    public let shown: Message
    public let state: CellState
    public let span: Span?
}
