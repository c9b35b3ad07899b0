public import Diagnostics

/// What a check, an indicator or an item of a check came out as.
public enum VerdictCode: String, Sendable, Hashable, CaseIterable {
    /// Proven true.
    case pass
    /// Proven false.
    case fail
    /// Not provable either way from what was reported.
    case unknown
    /// The denominator is a reported zero.
    case noEvents = "no_events"
    /// The check does not address this unit.
    case notApplicable = "not_applicable"
    /// The report breaks a constraint that the check depends on.
    case inconsistent
    /// An annual target in an interim period; the provisional verdict stands inside.
    case notDue = "not_due"

    /// The words that people see.
    public var label: Message {
        switch self {
        case .pass: Message(vi: "Đạt", en: "Met")
        case .fail: Message(vi: "Không đạt", en: "Not met")
        case .unknown: Message(vi: "Chưa đủ dữ liệu", en: "Not decidable")
        case .noEvents: Message(vi: "Không phát sinh", en: "No events")
        case .notApplicable: Message(vi: "Không thuộc phạm vi", en: "Not applicable")
        case .inconsistent: Message(vi: "Số liệu không thống nhất", en: "Inconsistent figures")
        case .notDue: Message(vi: "Chưa đến kỳ đánh giá", en: "Not due yet")
        }
    }

    /// The order in which verdicts decide what they make up together: the first that occurs.
    public static let precedence = allCases.sorted { $0.rank < $1.rank }

    /// The place in `precedence`.
    private var rank: Int {
        switch self {
        case .fail: 0
        case .inconsistent: 1
        case .unknown: 2
        case .notDue: 3
        case .pass: 4
        case .noEvents: 5
        case .notApplicable: 6
        }
    }

    /// The verdict of several together; nil for none.
    ///
    /// - Complexity: O(n).
    public static func together(_ verdicts: some Sequence<VerdictCode>) -> VerdictCode? {
        var first: VerdictCode?
        for verdict in verdicts where first.map({ verdict.rank < $0.rank }) ?? true { first = verdict }
        return first
    }
}
