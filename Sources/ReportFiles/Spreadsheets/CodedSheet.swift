import Chuan
import Diagnostics
import FEEL
import YAMLSource

/// A sheet that says the code of its unit.
struct CodedSheet {
    let code: String
    let content: SheetContent
    let span: Span

    /// The days that it is about, or how it writes them; nil where it does not say.
    var period: String? {
        func text(_ key: HeaderKey) -> String? {
            content.lines.first { HeaderKey($0.name) == key }?.value.text.map { Spelling.fold($0) }
        }
        if let whole = text(.period), !whole.isEmpty {
            return Period(whole).map { "\($0.start) – \($0.end)" } ?? whole
        }
        guard let start = text(.periodStart), let end = text(.periodEnd) else { return nil }
        return "\(start) – \(end)"
    }

    /// Where the code stands.
    fileprivate var place: Span {
        let line = content.lines.first { HeaderKey($0.name) == .unitCode }
        return line.map { Span(file: span.file, start: $0.value.range.lowerBound, end: $0.value.range.upperBound) }
            ?? span
    }

    fileprivate var isHeader: Bool {
        content.tables.isEmpty && content.lines.allSatisfy { HeaderKey($0.name) != nil }
    }
}

extension SheetUnits {
    /// Gives sheets to the units whose code they say; where they say several periods, each is a report of its own.
    ///
    /// - Diagnostics: `sheet/several-periods`, `sheet/no-unit`.
    mutating func take(_ sheets: [CodedSheet]) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var codes: [String] = []
        var byCode: [String: [CodedSheet]] = [:]
        for sheet in sheets {
            let key = Spelling.fold(sheet.code)
            if byCode[key] == nil { codes.append(key) }
            byCode[key, default: []].append(sheet)
        }
        for code in codes { problems += take(ofOne: byCode[code] ?? []) }
        return problems
    }

    private mutating func take(ofOne sheets: [CodedSheet]) -> [Diagnostic] {
        var reports: [(period: String, unit: Int)] = []
        for sheet in sheets {
            guard let period = sheet.period, !reports.contains(where: { $0.period == period }) else { continue }
            reports.append((period, reports.isEmpty ? unit(sheet.code) : furtherUnit()))
        }
        if reports.count < 2 {
            for sheet in sheets { add(sheet.content, to: unit(sheet.code)) }
            return []
        }
        var problems: [Diagnostic] = []
        for sheet in sheets {
            if let period = sheet.period {
                if let report = reports.first(where: { $0.period == period }) { add(sheet.content, to: report.unit) }
            } else if !sheet.isHeader {
                problems.append(.periodlessSheet(sheet.code, periods: reports.count, at: sheet.place))
            }
        }
        for sheet in sheets where sheet.period == nil && sheet.isHeader {
            for report in reports { fill(sheet.content.lines, of: report.unit) }
        }
        if let last = sheets.last(where: { $0.period != nil }) {
            problems.append(.severalPeriods(last.code, count: reports.count, at: last.place))
        }
        return problems
    }
}
