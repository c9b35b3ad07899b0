public import Chuan
public import FEEL

/// The days that a report is about.
public struct ReportPeriod: Sendable, Hashable {
    public let start: CalendarDate
    public let end: CalendarDate

    /// A period as reports write it: `2023`, `2023-06`, `Q2/2023`, `6 tháng đầu năm 2023`.
    public init?(_ text: String) {
        guard let period = Period(text) else { return nil }
        (start, end) = (period.start, period.end)
    }

    public init(of header: Report.Header) {
        (start, end) = (header.periodStart, header.periodEnd)
    }

    /// The whole time in which a rulebook is in force, when it has a beginning and an end.
    public init?(of rulebook: Rulebook) {
        guard let from = rulebook.effectiveFrom, let to = rulebook.effectiveTo else { return nil }
        (start, end) = (from, to)
    }
}
