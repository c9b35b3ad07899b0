import Chuan
import Diagnostics
import FEEL
import Workbooks
import YAMLSource

/// A sheet with the code of its unit; an empty one where it says none.
struct CodedSheet {
    var code: String
    var content: SheetContent
    let span: Span
    let name: String
    /// The period that its name says.
    let tab: TabPeriod?
    /// The days that it is about, or how it writes them; nil where it does not say.
    private(set) var period: String?
    /// The days, where it writes them as a period.
    private(set) var days: Period?
    private let grid: SheetGrid

    /// - Parameter isForm: Whether the sheet is one of a form, which is called by what it holds.
    init(_ code: String, _ content: SheetContent, _ grid: SheetGrid, isForm: Bool) {
        (self.code, self.content, self.grid, span, name) = (code, content, grid, grid.span, grid.sheet.name)
        tab = isForm ? nil : TabPeriod(grid.sheet.name)
        (period, days) = Self.period(content, grid)
    }

    private static func period(_ content: SheetContent, _ grid: SheetGrid) -> (String?, Period?) {
        func text(_ key: HeaderKey) -> String? {
            content.lines.first { HeaderKey($0.name) == key }.flatMap { grid.written($0.value) }.map {
                Spelling.fold($0)
            }
        }
        if let whole = text(.period), !whole.isEmpty {
            guard let days = Period(whole) else { return (whole, nil) }
            return ("\(days.start) – \(days.end)", days)
        }
        guard let start = text(.periodStart), let end = text(.periodEnd) else { return (nil, nil) }
        return ("\(start) – \(end)", nil)
    }

    /// Where the code stands.
    var place: Span { place(of: .unitCode) ?? span }

    /// Where a line of the header stands.
    func place(of key: HeaderKey) -> Span? {
        let line = content.lines.first { HeaderKey($0.name) == key }
        return line.map { Span(file: span.file, start: $0.value.range.lowerBound, end: $0.value.range.upperBound) }
    }

    /// Whether the sheet says nothing but lines of the header: it is about all sheets of its unit.
    var isHeader: Bool { content.tables.isEmpty && content.lines.allSatisfy { HeaderKey($0.name) != nil } }

    /// Makes the sheet one of a period that it does not say itself.
    mutating func take(_ days: Period) {
        let start = span.start
        content.lines += [(HeaderKey.periodStart, days.start), (.periodEnd, days.end)].map { key, day in
            SourceEntry(key.rawValue, .text("\(day)", start..<start))
        }
        (period, self.days) = ("\(days.start) – \(days.end)", days)
    }

    /// Makes the sheet one of the unit that another sheet says.
    mutating func takeUnit(of other: CodedSheet) {
        let keys: [HeaderKey?] = [.unitCode, .unitType, .unitName, .parentUnitCode]
        let own = Set(content.lines.compactMap { HeaderKey($0.name)?.bit })
        content.lines += other.content.lines.filter { line in
            HeaderKey(line.name).map { keys.contains($0) && !own.contains($0.bit) } ?? false
        }
    }

    /// Forgets the period, where sheets beside it say what theirs is.
    mutating func dropPeriod() {
        let periods: [HeaderKey?] = [.period, .periodStart, .periodEnd, .periodKind]
        content.lines.removeAll { periods.contains(HeaderKey($0.name)) }
        (period, days) = (nil, nil)
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
