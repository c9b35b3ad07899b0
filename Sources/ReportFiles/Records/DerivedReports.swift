public import Chuan
import Diagnostics
import FEEL

/// Makes reports out of what records amount to: one for each unit, in order of their codes.
///
/// - Diagnostics: `report/no-unit-type`, `report/record-without-unit`, `report/records-disagree`,
///   `report/undecided-records`, `report/class-assumed`.
struct DerivedReportMaker {
    fileprivate let rulebook: Rulebook
    fileprivate let layout: ReportLayout
    private let period: DerivingPeriod
    private let register: Register?
    private let limits: Limits
    private(set) var diagnostics: [Diagnostic] = []
    private var unitsWithoutType: [(code: String, place: Span)] = []
    /// Rows whose class was assumed, each name once.
    fileprivate var assumed = AssumedClasses()
    fileprivate var assumedNames: Set<String> = []

    init(_ rulebook: Rulebook, _ period: DerivingPeriod, register: Register?, limits: Limits) {
        self.rulebook = rulebook
        layout = ReportLayout(rulebook.vocabulary)
        self.period = period
        self.register = register
        self.limits = limits
    }

    fileprivate mutating func tell(_ diagnostic: Diagnostic) {
        if diagnostics.count < limits.diagnosticsPerFile { diagnostics.append(diagnostic) }
    }

    /// What one derivation gives to one unit.
    fileprivate struct Part {
        let source: DerivedRecords.Source
        let groups: ArraySlice<DerivedGroup>
    }

    mutating func reports(_ records: DerivedRecords) -> [DerivedReport] {
        var parts: [String: [Part]] = [:]
        var seen: Set<NeededField> = []
        for source in records.sources {
            let derivation = source.table.derivation
            let isFirst = seen.insert(NeededField(block: derivation.records, field: derivation.unit)).inserted
            remark(on: source, isFirst: isFirst)
            let groups = source.table.groups
            var start = 0
            while start < groups.count {
                let code = Spelling.fold(groups[start].unit)
                let end = groups[start...].firstIndex { Spelling.fold($0.unit) != code } ?? groups.count
                if !records.refused.contains(code) {
                    parts[code, default: []].append(Part(source: source, groups: groups[start..<end]))
                }
                start = end
            }
        }
        let reports = parts.sorted { $0.key < $1.key }.compactMap { report($0.value) }
        if let (place, units) = unitsWithoutType.first.map({ ($0.place, unitsWithoutType.map(\.code)) }) {
            tell(.noUnitType(units, hasRegister: register != nil, at: place))
        }
        for diagnostic in assumed.diagnostics { tell(diagnostic) }
        return reports
    }

    /// Says what holds for the records as a whole.
    private mutating func remark(on source: DerivedRecords.Source, isFirst: Bool) {
        let (table, place) = (source.table, source.place)
        if isFirst, table.remarks.withoutUnit > 0 {
            tell(.recordsWithoutUnit(table.remarks.withoutUnit, first: source.unitless, at: place))
        }
        let fields = rulebook.vocabulary.records[table.derivation.records].fields
        for (number, key) in table.derivation.rowFields.filter(\.isKey).enumerated() {
            let lost = table.groups.reduce(0) { $1.row[number] == nil ? $0 + $1.tally.records : $0 }
            if lost > 0, !fields[key.source].optional {
                tell(.recordsWithoutRow(fields[key.source].shownTitle, lost, at: place))
            }
        }
        remarkOnUndecided(table, at: place)
    }

    private mutating func remarkOnUndecided(_ table: DerivedTable, at place: Span) {
        let fields = rulebook.vocabulary.records[table.derivation.records].fields
        let missing = table.remarks.missing.sorted { $0.key < $1.key }
            .map { (title: fields[$0.key].shownTitle, count: $0.value) }
        let block = rulebook.vocabulary.blocks[table.derivation.block]
        let undecided = table.derivation.figures.enumerated().map { number, figure in
            (
                title: block.fields[figure.field].shownTitle,
                records: table.groups.reduce(0) { $0 + $1.tally.undecided[number] }
            )
        }
        var units: [String] = []
        for group in table.groups where units.last != group.unit && group.tally.undecided.contains(where: { $0 > 0 }) {
            units.append(group.unit)
        }
        if units.isEmpty { return }
        let figures = UndecidedFigures(
            figures: undecided.filter { $0.records > 0 }, units: Array(units.prefix(3)), unitCount: units.count,
            missing: missing)
        tell(.undecidedRecords(figures, at: place))
    }

    private mutating func report(_ parts: [Part]) -> DerivedReport? {
        guard let place = parts.first?.source.place, let header = header(parts, at: place) else { return nil }
        let vocabulary = rulebook.vocabulary
        var cells = [Cell](repeating: .absent, count: vocabulary.inputCount)
        var lists = [ReportList?](repeating: nil, count: vocabulary.inputCount)
        for block in vocabulary.blocks where block.form != .group { lists[block.input] = .absent }
        fill(&cells, from: header)
        for number in Set(parts.map { $0.source.table.derivation.block }).sorted() {
            let block = vocabulary.blocks[number]
            let own = parts.filter { $0.source.table.derivation.block == number }
            if block.form == .table {
                lists[block.input] = ReportList(state: .value, rows: rows(of: block, own, at: place), span: place)
                continue
            }
            for part in own {
                guard let group = part.groups.first else { continue }
                for (field, cell) in Self.figures(of: group, part.source.table.derivation, block) {
                    cells[block.input + field] = cell
                }
            }
        }
        let report = Report(file: place.file, header: header, cells: cells, lists: lists)
        return DerivedReport(report: report, derivations: parts.map { $0.source.table.derivation })
    }

    // MARK: Header

    private mutating func header(_ parts: [Part], at place: Span) -> Report.Header? {
        let spelled = parts.lazy.flatMap(\.groups).max { $0.tally.records < $1.tally.records }?.unit ?? ""
        let unit = register?.units(code: spelled).first { $0.isInForce(on: period.end) }
        guard let type = unit?.type ?? unitType(parts, of: spelled, at: place) else { return nil }
        return Report.Header(
            unitCode: Located(unit?.code ?? spelled, place), unitName: unit?.name, unitType: Located(type, place),
            periodStart: period.start, periodEnd: period.end, periodSpan: place, dataCutoff: period.cutoff,
            rulebook: nil)
    }

    /// The type that the records give, where they agree; otherwise says why there is none.
    private mutating func unitType(_ parts: [Part], of unit: String, at place: Span) -> String? {
        var agreed = Agreement.none
        for group in parts.lazy.flatMap(\.groups) { agreed.join(group.tally.unitType) }
        switch agreed {
        case .none: unitsWithoutType.append((unit, place))
        case .all(let text):
            if let code = rulebook.vocabulary.unitTypeCode(text) { return code }
            tell(.unknownReportUnitType(text, near: rulebook.vocabulary.unitTypes(near: text), at: place))
        case .different(let one, let other):
            let codes = [one, other].map { rulebook.vocabulary.unitTypeCode($0) }
            if let code = codes[0], codes[0] == codes[1] { return code }
            tell(.recordsDisagree(HeaderKey.unitType.title, (one, other), of: unit, at: place))
        }
        return nil
    }

    private func fill(_ cells: inout [Cell], from header: Report.Header) {
        func put(_ field: HeaderField, _ value: Value, _ text: String) {
            cells[field.rawValue] = Cell(state: .value, value: value, text: text, span: header.periodSpan)
        }
        put(.unitCode, .string(header.unitCode.value), header.unitCode.value)
        if let name = header.unitName { put(.unitName, .string(name), name) }
        put(.unitType, .string(header.unitType.value), header.unitType.value)
        put(.periodStart, .date(header.periodStart), "\(header.periodStart)")
        put(.periodEnd, .date(header.periodEnd), "\(header.periodEnd)")
        if let cutoff = header.dataCutoff { put(.dataCutoff, .date(cutoff), "\(cutoff)") }
        put(.year, .number(Decimal(header.periodEnd.year)), "\(header.periodEnd.year)")
    }
}

// MARK: Rows

extension DerivedReportMaker {
    /// The rows of a table out of all derivations that feed it. Where one of them has records of the unit but none of a
    /// row, its figures are zero there.
    private mutating func rows(of block: Block, _ parts: [Part], at place: Span) -> [ReportRow] {
        var rows: [String: [DerivedGroup?]] = [:]
        for (number, part) in parts.enumerated() {
            for group in part.groups {
                let key = Self.key(of: group, part.source.table.derivation, block)
                rows[key, default: Array(repeating: nil, count: parts.count)][number] = group
            }
        }
        let ordered = rows.sorted { $0.key < $1.key }
        return ordered.enumerated().map { number, row in
            let cells = cells(row.value, of: block, parts, at: place)
            return ReportRow(number: number + 1, cells: cells, span: place)
        }
    }

    private mutating func cells(
        _ groups: [DerivedGroup?], of block: Block, _ parts: [Part], at place: Span
    ) -> [Cell] {
        var cells = [Cell](repeating: .absent, count: block.fields.count)
        for (group, part) in zip(groups, parts) {
            let derivation = part.source.table.derivation
            if let group { describe(group, derivation, block, at: place, in: &cells) }
            for (field, cell) in Self.figures(of: group, derivation, block) { cells[field] = cell }
        }
        for assumption in layout.derive(&cells, of: block)
        where !assumption.name.isEmpty && assumedNames.insert(assumption.name).inserted {
            assumed.add(assumption.title, assumption.name, at: place)
        }
        return cells
    }

    /// One text for all spellings of the same row.
    private static func key(of group: DerivedGroup, _ derivation: Derivation, _ block: Block) -> String {
        let fields = derivation.rowFields.filter(\.isKey).map(\.field)
        let order = block.identity.isEmpty ? fields.sorted() : block.identity
        let texts = order.map { field in fields.firstIndex(of: field).flatMap { group.row[$0] }.map(Spelling.fold) ?? ""
        }
        return texts.joined(separator: "\u{1F}")
    }

    /// Fills in what tells a row apart and what describes it.
    private mutating func describe(
        _ group: DerivedGroup, _ derivation: Derivation, _ block: Block, at place: Span, in cells: inout [Cell]
    ) {
        var (keys, descriptions) = (group.row.makeIterator(), group.tally.descriptions.makeIterator())
        let sources = rulebook.vocabulary.records[derivation.records].fields
        for rowField in derivation.rowFields {
            var text: String?
            if rowField.isKey {
                text = keys.next() ?? nil
            } else {
                switch descriptions.next() ?? .none {
                case .none: break
                case .all(let agreed): text = agreed
                case .different(let one, let other):
                    let name = ([group.unit] + group.row.compactMap { $0 }).joined(separator: ", ")
                    let title = block.fields[rowField.field].shownTitle
                    tell(.recordsDisagree(title, (one, other), of: name, at: place))
                }
            }
            guard let text else { continue }
            cells[rowField.field] = cell(text, for: block.fields[rowField.field], from: sources[rowField.source])
        }
    }

    /// A text field gets the name of a choice, a choice its code.
    private func cell(_ text: String, for field: Field, from source: Field) -> Cell {
        var text = text
        if case .text = field.kind, case .choice(let number) = source.kind {
            let value = rulebook.vocabulary.enumerations[number].values.first { $0.code == text }
            text = value.map { $0.title.vi ?? $0.title.en ?? $0.code } ?? text
        }
        return Cell(state: .value, value: .string(text), text: text, span: nil)
    }

    /// The figures of a derivation, by the field of the block; nothing was counted where there is no group.
    private static func figures(
        of group: DerivedGroup?, _ derivation: Derivation, _ block: Block
    ) -> [(field: Int, cell: Cell)] {
        derivation.figures.enumerated().map { number, figure in
            guard let tally = group?.tally else { return (figure.field, self.number(.zero)) }
            if tally.undecided[number] > 0 { return (figure.field, .absent) }
            guard let total = tally.totals[number].total else { return (figure.field, broken("")) }
            let isPossible = total.signum >= 0 && (!block.fields[figure.field].isCountOfThings || total.isInteger)
            return (figure.field, isPossible ? self.number(total) : broken("\(total)"))
        }
    }

    private static func number(_ number: Decimal) -> Cell {
        Cell(state: .value, value: .number(number), text: "\(number)", span: nil)
    }

    private static func broken(_ text: String) -> Cell { Cell(state: .broken, value: .null, text: text, span: nil) }
}

extension Field {
    fileprivate var isCountOfThings: Bool {
        if case .count = kind { return true }
        return false
    }
}

/// A report made out of records, and the derivations that gave its figures.
public struct DerivedReport: Sendable {
    public var report: Report
    package let derivations: [Derivation]
}

extension RecordReader {
    /// Ends the run: the reports of all units.
    ///
    /// - Parameter register: Gives names and types of units; nil: the records give the types.
    public mutating func reports(register: Register?) -> [DerivedReport] {
        let records = finish()
        if isBroken { return [] }
        var maker = DerivedReportMaker(rulebook, period, register: register, limits: limits)
        let reports = maker.reports(records)
        diagnostics += maker.diagnostics
        return reports
    }
}
