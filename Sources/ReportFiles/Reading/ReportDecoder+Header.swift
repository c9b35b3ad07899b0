import Chuan
import Diagnostics
import FEEL
import YAMLSource

/// A header with the places that its type has no room for.
struct ReadHeader {
    var value: Report.Header
    var nameSpan: Span?
    var cutoff: Cell
}

extension ReportDecoder {
    /// Reads who reports and for which period.
    ///
    /// - Returns: nil when the report cannot be judged; every reason has been told.
    /// - Diagnostics: `report/missing-field`, `report/unknown-unit-type`, `report/bad-period`, `report/bad-date`.
    mutating func readHeader(_ parts: ReportParts, of node: YAMLNode) -> ReadHeader? {
        let code = text(.unitCode, parts) ?? defaults.map { Located($0.unitCode, $0.span) }
        if code == nil { tellMissing(.unitCode, parts, node) }
        let type = unitType(parts, node)
        let period = period(parts, node)
        let name = text(.unitName, parts)
        let rulebook = text(.rulebook, parts)
        let parent = text(.parentUnitCode, parts)
        for key in [HeaderKey.formVersion, .preparedBy, .signedBy, .dataSource] {
            _ = text(key, parts)
        }
        let cutoff = date(.dataCutoff, parts) ?? .absent
        guard let code, let type, let period else { return nil }
        var header = Report.Header(
            unitCode: code, unitName: name?.value, unitType: type, periodStart: period.value.start,
            periodEnd: period.value.end, periodSpan: period.span, dataCutoff: nil, rulebook: rulebook)
        if case .date(let date) = cutoff.value { header.dataCutoff = date }
        header.parentUnitCode = parent?.value
        return ReadHeader(value: header, nameSpan: name?.span, cutoff: cutoff)
    }

    /// The cells of the header block.
    func fill(_ cells: inout [Cell], from header: ReadHeader, _ parts: ReportParts) {
        let value = header.value
        func cell(_ value: Value, _ text: String, _ span: Span?) -> Cell {
            Cell(state: .value, value: value, text: text, span: span)
        }
        let start = parts.header[.periodStart]?.value.span ?? value.periodSpan
        let end = parts.header[.periodEnd]?.value.span ?? value.periodSpan
        let year = Int(value.periodEnd.year)
        for field in HeaderField.allCases where cells.indices.contains(field.rawValue) {
            cells[field.rawValue] =
                switch field {
                case .unitCode: cell(.string(value.unitCode.value), value.unitCode.value, value.unitCode.span)
                case .unitName: value.unitName.map { cell(.string($0), $0, header.nameSpan) } ?? .absent
                case .unitType: cell(.string(value.unitType.value), value.unitType.value, value.unitType.span)
                case .periodStart: cell(.date(value.periodStart), "\(value.periodStart)", start)
                case .periodEnd: cell(.date(value.periodEnd), "\(value.periodEnd)", end)
                case .dataCutoff: header.cutoff
                case .year: cell(.number(Decimal(year)), "\(year)", end)
                }
        }
    }

    private mutating func tellMissing(_ key: HeaderKey, _ parts: ReportParts, _ node: YAMLNode) {
        if let entry = parts.header[key], entry.value.isBroken || entry.value.scalar == nil || isContested(entry) {
            return
        }
        if document.isPartial { return }
        let place = parts.header[key]?.key.span ?? node.entries?.first?.key.span ?? node.span.startPoint
        tell(.missingHeader(key.title, at: place))
    }

    /// The text of a header line; nil when it is empty or stands for nothing.
    private mutating func text(_ key: HeaderKey, _ parts: ReportParts) -> Located<String>? {
        guard let entry = parts.header[key] else { return nil }
        let cell = readCell(entry, as: key.field(.text))
        guard case .string(let text) = cell.value else { return nil }
        return Located(text, entry.value.span)
    }

    /// The day of a header line; nil when there is no such line.
    private mutating func date(_ key: HeaderKey, _ parts: ReportParts) -> Cell? {
        guard let entry = parts.header[key] else { return nil }
        return readCell(entry, as: key.field(.date))
    }

    private mutating func unitType(_ parts: ReportParts, _ node: YAMLNode) -> Located<String>? {
        guard let given = text(.unitType, parts) else {
            if let defaults, let code = defaults.unitType { return Located(code, defaults.span) }
            tellMissing(.unitType, parts, node)
            return nil
        }
        guard let code = vocabulary.unitTypeCode(given.value) else {
            tell(.unknownReportUnitType(given.value, near: vocabulary.unitTypes(near: given.value), at: given.span))
            return nil
        }
        return Located(code, given.span)
    }

    private mutating func period(_ parts: ReportParts, _ node: YAMLNode) -> Located<Period>? {
        let start = date(.periodStart, parts)
        let end = date(.periodEnd, parts)
        if start?.state == .unreadable || end?.state == .unreadable { return nil }
        var period = days(start, end)
        if let given = text(.period, parts) {
            guard let whole = Period(given.value) else {
                tell(.badPeriod(.unreadable(given.value), at: given.span))
                return nil
            }
            if let start = start?.day, start != whole.start { return tellPeriod(.disagrees, given.span) }
            if let end = end?.day, end != whole.end { return tellPeriod(.disagrees, given.span) }
            period = Located(whole, given.span)
        }
        guard let period else {
            if let defaults, start == nil, end == nil {
                return Located(Period(start: defaults.periodStart, end: defaults.periodEnd), defaults.span)
            }
            tellMissing(start?.day == nil ? (end?.day == nil ? .period : .periodStart) : .periodEnd, parts, node)
            return nil
        }
        if period.value.end < period.value.start { return tellPeriod(.reversed, period.span) }
        return checkKind(of: period, parts)
    }

    private mutating func checkKind(of period: Located<Period>, _ parts: ReportParts) -> Located<Period>? {
        guard let given = text(.periodKind, parts) else { return period }
        guard let kind = Period.Kind(given.value) else { return tellPeriod(.unknownKind(given.value), given.span) }
        return period.value.isWhole(kind) ? period : tellPeriod(.notOfKind(given.value), given.span)
    }

    private func days(_ start: Cell?, _ end: Cell?) -> Located<Period>? {
        guard let first = start?.day, let last = end?.day, let place = start?.span, let other = end?.span else {
            return nil
        }
        return Located(Period(start: first, end: last), place.joined(with: other))
    }

    private mutating func tellPeriod(_ problem: PeriodProblem, _ span: Span) -> Located<Period>? {
        tell(.badPeriod(problem, at: span))
        return nil
    }
}

extension Cell {
    /// The date that it holds.
    fileprivate var day: CalendarDate? {
        guard case .date(let date) = value else { return nil }
        return date
    }
}
