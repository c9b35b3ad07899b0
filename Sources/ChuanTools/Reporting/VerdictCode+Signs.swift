import Chuan

extension VerdictCode {
    /// The order in which counts of verdicts are shown.
    static let shownOrder: [VerdictCode] = [
        .pass, .fail, .unknown, .inconsistent, .noEvents, .notApplicable, .notDue,
    ]

    /// The sign that stands beside the word.
    var sign: String {
        switch self {
        case .pass: "✓"
        case .fail: "✗"
        case .unknown: "?"
        case .inconsistent: "!"
        case .notDue: "…"
        case .noEvents, .notApplicable: "–"
        }
    }

    /// Not met or not decided: people are told why.
    var needsWords: Bool { self == .fail || isOpen }

    /// Not decided: people are told what to bring.
    var isOpen: Bool { self == .unknown || self == .inconsistent }
}

extension IndicatorResult {
    /// What helps, where the indicator fails.
    var shownRemedy: Title? {
        guard verdict == .fail else { return nil }
        return indicator.remedy ?? checks.first { $0.verdict == .fail }?.check.remedy
    }
}
