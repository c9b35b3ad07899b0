public import Chuan
public import Diagnostics
import FEEL

/// Finds reports of the same unit for the same days, also across files. Neither can be taken for the final one.
///
/// - Returns: An error for each report after the first of its unit and period, with the place of the first.
/// - Diagnostics: `report/duplicate-unit`.
/// - Complexity: O(reports).
public func findDuplicateUnits(_ reports: [Report]) -> [Diagnostic] {
    if reports.count < 2 { return [] }
    struct Key: Hashable {
        let code: String
        let start: CalendarDate
        let end: CalendarDate
    }
    var seen: [Key: Span] = [:]
    var found: [Diagnostic] = []
    for report in reports {
        let header = report.header
        let key = Key(code: Spelling.fold(header.unitCode.value), start: header.periodStart, end: header.periodEnd)
        if let first = seen[key] {
            found.append(.duplicateUnit(header.unitCode.value, at: header.unitCode.span, first: first))
        } else {
            seen[key] = header.unitCode.span
        }
    }
    return found
}
