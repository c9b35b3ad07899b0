public import Diagnostics
public import FEEL

/// What stands in for the header lines that a part of a report leaves out.
public struct FragmentHeader: Sendable {
    public let unitCode: String
    /// Nil: the unit type has to be written.
    public let unitType: String?
    public let periodStart: CalendarDate
    public let periodEnd: CalendarDate
    /// Where the part is asked for, when it has no line of its own.
    public let span: Span

    public init(
        unitCode: String, unitType: String?, periodStart: CalendarDate, periodEnd: CalendarDate, span: Span
    ) {
        self.unitCode = unitCode
        self.unitType = unitType
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.span = span
    }
}
