import Chuan
import Diagnostics
public import Workbooks
import YAMLSource

extension ReportReader {
    /// Reads the reports of a workbook: sheets of the form that `chuan form` writes, or tables and labelled lines as
    /// they are found in practice.
    ///
    /// - Parameter rulebook: The id that sheets of a form have to name.
    /// - Diagnostics: `sheet/…`, `report/…`.
    /// - Complexity: O(cells), and for each row that could be a heading O(columns · names of the vocabulary).
    public func read(
        _ workbook: Workbook, rulebook: String, options: WorkbookOptions = WorkbookOptions()
    ) -> WorkbookReading {
        var reports = WorkbookReports(layout, options, workbook)
        reports.read(rulebook)
        let nodes = reports.takeNodes()
        let root = SourceNode.list(nodes.map(\.node), 0..<workbook.source.bytes.count)
        var decoder = ReportDecoder(
            layout: layout, limits: limits, document: YAMLDocument(workbook.source, root), syntax: .json)
        (decoder.tables, decoder.blanks) = (nodes.map(\.tables), reports.blanks)
        var reading = ReportReading(reports: [], diagnostics: [])
        if !nodes.isEmpty {
            reading = decoder.decode()
        } else if !reports.problems.contains(where: { $0.severity == .error }) {
            reports.dropHelpless()
            reading.diagnostics.append(.noTableFound(at: workbook.source.span.startPoint))
        }
        reading.diagnostics += options.differences(
            from: reading.reports, layout.vocabulary, isByTabs: reports.isByTabs)
        reading.diagnostics = (reports.problems + reading.diagnostics).ordered().withCurrenciesOnce()
        let source = workbook.source.adding(decoder.blanks)
        return WorkbookReading(
            reading: reading, source: source, tables: reports.mappings, unusedNames: reports.given.unused)
    }
}

/// Gathers what the sheets of a workbook say, by units.
private struct WorkbookReports {
    private let layout: ReportLayout
    private let options: WorkbookOptions
    private let workbook: Workbook
    private(set) var blanks: BlankCells
    private(set) var problems: [Diagnostic] = []
    private(set) var mappings: [TableMapping] = []
    /// Rows that are reports of their own.
    private var whole: [SheetRow] = []
    private var units: SheetUnits
    let given: GivenNames
    /// What says no code: it belongs to the only unit there is.
    private var common: [CodedSheet] = []
    private var coded: [CodedSheet] = []
    /// Whether sheets have their periods by their names.
    private(set) var isByTabs = false
    private var file: FileID { workbook.source.id }

    init(_ layout: ReportLayout, _ options: WorkbookOptions, _ workbook: Workbook) {
        self.layout = layout
        self.options = options
        self.workbook = workbook
        given = GivenNames(options.names)
        blanks = BlankCells(after: workbook.source.bytes.count)
        units = SheetUnits(
            layout, workbook.source.id, isNamed: options.header["unit_code"] == nil ? options.units : nil)
    }

    mutating func read(_ rulebook: String) {
        let reader = SheetReader(layout, given: given, period: options.header["period"], directory: options.units)
        let formats = FormatUnits(workbook.formats)
        for (number, sheet) in workbook.sheets.enumerated() {
            let grid = SheetGrid(workbook, number, formats)
            if let form = FormSheet(grid) {
                if let problem = form.problem(rulebook) {
                    problems.append(problem)
                } else {
                    add(reader.read(form, &blanks), grid, isForm: true)
                }
            } else if sheet.isHidden {
                if sheet.cells.contains(where: grid.isFigure) {
                    problems.append(.hiddenSheet(sheet.name, at: grid.span))
                }
            } else {
                add(reader.read(grid, &blanks), grid, isForm: false)
            }
        }
        settleTabs()
        problems += units.take(coded)
        settleCommon()
        problems += units.problems
    }

    private mutating func add(_ content: SheetContent, _ grid: SheetGrid, isForm: Bool) {
        problems += content.problems
        mappings += content.mappings
        var rest = content
        guard units.complete(&rest, &blanks) else { return }
        whole += rest.reports
        rest.reports = []
        rest.tables = rest.tables.filter { !units.takeOwned($0, &blanks) }
        if let code = rest.lines.first(where: { HeaderKey($0.name) == .unitCode })?.value.text, !code.isEmpty {
            _ = units.unit(code)
            coded.append(CodedSheet(code, rest, grid, isForm: isForm))
        } else if !rest.isEmpty {
            common.append(CodedSheet("", rest, grid, isForm: isForm))
        }
    }

    /// Sheets that say no period have that of their names, where rows do not say whose they are.
    private mutating func settleTabs() {
        guard whole.isEmpty else { return }
        var tabs = TabReading(options)
        tabs.settle(&coded, &common)
        problems += tabs.problems
        isByTabs = tabs.isUsed
    }

    private mutating func settleCommon() {
        if common.isEmpty { return }
        if units.isEmpty, whole.isEmpty { units.addNameless() }
        for sheet in common {
            if units.count == 1, whole.isEmpty {
                units.add(sheet.content, to: 0)
            } else if sheet.isHeader {
                units.fill(sheet.content.lines)
                for row in whole.indices { whole[row].fill(sheet.content.lines) }
            } else {
                problems.append(.ownerlessSheet(at: sheet.span))
            }
        }
    }

    // MARK: Reports

    /// The reports as parts of a document, with their tables; those that do not say whose they are, are told of and left
    /// out.
    mutating func takeNodes() -> [(node: SourceNode, tables: [UnitTable])] {
        var nodes: [(node: SourceNode, tables: [UnitTable])] = []
        for unit in units.units {
            let given = given(unit.header, &blanks)
            let lacking = Self.lacking(unit.header | given.reduce(0) { $0 | (HeaderKey($1.name)?.bit ?? 0) })
            let (entries, tables) = units.parts(of: unit, &blanks)
            let all = given + unit.lines + entries
            let node = SourceNode.mapping(all, Self.range(unit.lines + entries, isGiven: !given.isEmpty))
            if lacking.isEmpty {
                nodes.append((node, tables))
            } else {
                let start = tables.isEmpty || !all.isEmpty ? node.range.lowerBound : units.start(of: unit)
                problems.append(.noHeader(lacking, at: Span(file: file, start: start, end: start)))
            }
        }
        let names = FlatNames(layout: layout, subject: .reports)
        var known: [String: FlatName?] = [:]
        for row in whole { nodes.append((node(row, names, &known, &blanks), [])) }
        return nodes
    }

    /// Forgets labels that nobody knows, where nothing else was found either.
    mutating func dropHelpless() { problems.removeAll { $0.kind == .looseValue && $0.help == nil } }

    /// The lines without which nothing can be judged, that neither the file nor the options have.
    private static func lacking(_ keys: UInt32) -> [Message] {
        func has(_ key: HeaderKey) -> Bool { keys & key.bit != 0 }
        var lacking = [HeaderKey.unitCode, .unitType].filter { !has($0) }
        if !has(.period), !hasDays(keys) { lacking.append(.period) }
        return lacking.map(\.title)
    }

    /// Whether the first and the last day of the period are said.
    private static func hasDays(_ keys: UInt32) -> Bool {
        keys & HeaderKey.periodStart.bit != 0 && keys & HeaderKey.periodEnd.bit != 0
    }

    /// Lines of the header that the file does not have, as the options give them.
    ///
    /// - Parameter place: Of the report, where several of the file have the unit that an option names.
    private func given(_ keys: UInt32, at place: Int? = nil, _ blanks: inout BlankCells) -> [SourceEntry] {
        options.lines.compactMap { line in
            if keys & line.key.bit != 0 || line.key == .period && Self.hasDays(keys) { return nil }
            let start = line.key == .unitCode ? place ?? blanks.place(of: line.origin) : blanks.place(of: line.origin)
            return SourceEntry(line.key.rawValue, .text(line.text, start..<start))
        }
    }

    private func node(
        _ row: SheetRow, _ names: FlatNames, _ known: inout [String: FlatName?], _ blanks: inout BlankCells
    ) -> SourceNode {
        var tree = RecordTree(row.range)
        let keys = row.header.reduce(0) { $0 | $1.key.bit }
        for entry in given(keys, at: row.range.lowerBound, &blanks) + row.header.map(\.entry) {
            let name = known[entry.name] ?? names.find(entry.name)
            known[entry.name] = .some(name)
            if let name { tree.add(entry.value, name, isEmpty: false) }
        }
        for part in row.parts { tree.add(part.node, part.name, isEmpty: part.isEmpty) }
        return tree.root
    }

    private static func range(_ entries: [SourceEntry], isGiven: Bool) -> Range<Int> {
        let start = isGiven ? 0 : entries.map(\.value.range.lowerBound).min() ?? 0
        return start..<max(start, entries.map(\.value.range.upperBound).max() ?? start)
    }
}

extension SheetRow {
    fileprivate mutating func fill(_ lines: [SourceEntry]) {
        for line in lines {
            guard let key = HeaderKey(line.name), !header.contains(where: { $0.key == key }) else { continue }
            header.append((key, line))
        }
    }
}
