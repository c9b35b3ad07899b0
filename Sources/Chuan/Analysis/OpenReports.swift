import Diagnostics
import FEEL

/// Reports of which nothing is known but the unit type: what rules are looked at with, before any report is there.
///
/// A field that may be left empty may be null, so that nothing is said of it. Made when they are first asked for; one
/// rulebook is looked at by one thread.
final class OpenReports {
    let rulebook: Rulebook
    let limits: Limits
    private var made: [Int: OpenReport] = [:]

    init(_ rulebook: Rulebook, limits: Limits) {
        self.rulebook = rulebook
        self.limits = limits
    }

    /// - Parameter block: The table of which one row is looked at.
    func report(unitType: Int, block: Int?) -> OpenReport? {
        let key = unitType * (rulebook.vocabulary.blocks.count + 1) + (block.map { $0 + 1 } ?? 0)
        if let known = made[key] { return known }
        let report = OpenReport(rulebook, unitType: unitType, block: block, limits: limits)
        made[key] = report
        return report
    }
}

/// One of them.
struct OpenReport {
    /// Everything is unknown: the table of the row too, since other rows of it may stand beside that one.
    let facts: ReportFacts
    private(set) var open: OpenFacts
    /// The same, where constraints hold whose breach is only a warning.
    private(set) var withWarnings: Unknowns
    /// The row that is looked at.
    let row: Value
    /// Those of the row that are unknown.
    private let cells: [Trace.Read]
    private let ties: UnknownTies
    private let tiesWithWarnings: UnknownTies

    init?(_ rulebook: Rulebook, unitType: Int, block: Int?, limits: Limits) {
        let block = block.map { rulebook.vocabulary.blocks[$0] }
        guard let report = Report(open: rulebook, unitType: unitType, row: block) else { return nil }
        var facts = ReportFacts(report, rulebook: rulebook, register: nil, asOf: nil, limits: limits)
        for field in HeaderField.allCases where field != .unitType { facts.facts.inputs[field.rawValue] = .unknown }
        var open = OpenFacts(facts, withOptional: false, mayBeEmpty: true, limits: limits)
        var strict = open
        strict.require(.warning, of: facts, limits)
        withWarnings = strict.unknowns
        cells = strict.unknowns.entries.map(\.read).filter { if case .cell = $0 { true } else { false } }
        ties = UnknownTies(open.unknowns)
        tiesWithWarnings = UnknownTies(strict.unknowns)
        row = Self.row(of: block, open)
        if let block {
            facts.facts.inputs[block.input] = .unknown
            open.facts.inputs[block.input] = .unknown
        }
        facts.open = LazyOpenFacts(open)
        self.facts = facts
        self.open = open
    }

    /// The same as far as a check can tell: only what it reads is unknown, and what constraints tie to that. All of the row
    /// stays, since its figures may be named in ways that are only known when they are read.
    func about(_ plan: CheckPlan) -> OpenReport {
        var reads = cells
        for part in plan.parts { part.plan.addInputsRead(to: &reads) }
        for test in plan.tests { test.plan.addInputsRead(to: &reads) }
        var report = self
        report.withWarnings = withWarnings.about(reads, tiesWithWarnings)
        // Under the same numbers: whatever these constraints tie to each other, those do.
        report.open.unknowns = open.unknowns.about(report.withWarnings.entries.map(\.read), ties)
        return report
    }

    private static func row(of block: Block?, _ open: OpenFacts) -> Value {
        guard let block, block.form == .table, case .list(let rows) = open.facts.inputs[block.input] else {
            return .unknown
        }
        return rows.first ?? .unknown
    }
}

extension Report {
    /// A report in which nothing is known but the unit type and the period; of one table, a row.
    fileprivate init?(open rulebook: Rulebook, unitType: Int, row block: Block?) {
        guard let day = rulebook.effectiveTo ?? CalendarDate(year: 2000, month: 12, day: 31) else { return nil }
        let nowhere = Span(file: FileID(number: 0), start: 0, end: 0)
        let vocabulary = rulebook.vocabulary
        let unsaid = Cell(state: .withheld, value: .null, text: "", span: nowhere)
        var lists = [ReportList?](repeating: nil, count: vocabulary.inputCount)
        for other in vocabulary.blocks where other.form != .group { lists[other.input] = .absent }
        if let block, block.form == .table {
            let row = ReportRow(number: 1, cells: block.fields.map { _ in unsaid }, span: nowhere)
            lists[block.input] = ReportList(state: .value, rows: [row], span: nowhere)
        }
        self.init(
            file: nowhere.file,
            header: Header(
                unitCode: Located("?", nowhere), unitName: nil,
                unitType: Located(vocabulary.unitTypes[unitType].code, nowhere),
                periodStart: day, periodEnd: day, periodSpan: nowhere, dataCutoff: nil,
                rulebook: nil),
            cells: Array(repeating: unsaid, count: vocabulary.inputCount), lists: lists)
    }
}
