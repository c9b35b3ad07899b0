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
        var reports = WorkbookReports(layout, options)
        reports.read(workbook, rulebook)
        let source = workbook.source.adding(reports.blanks)
        var reading = ReportReading(reports: [], diagnostics: [])
        let nodes = reports.takeNodes()
        if !nodes.isEmpty {
            reading = decode(YAMLDocument(source, .list(nodes, 0..<source.bytes.count)), syntax: .json)
        } else if !reports.problems.contains(where: { $0.severity == .error }) {
            reports.dropHelpless()
            reading.diagnostics.append(.noTableFound(at: source.span.startPoint))
        }
        reading.diagnostics = (reports.problems + reading.diagnostics).ordered()
        return WorkbookReading(reading: reading, source: source, tables: reports.mappings)
    }
}

/// Gathers what the sheets of a workbook say, by units.
private struct WorkbookReports {
    /// What belongs to one unit.
    private struct Unit {
        var lines: [SourceEntry] = []
        /// Rows by their table, in the order in which the tables were met.
        var tables: [(block: Int, rows: [SheetRow])] = []

        mutating func add(_ row: SheetRow, of block: Int) {
            if let place = tables.firstIndex(where: { $0.block == block }) {
                tables[place].rows.append(row)
            } else {
                tables.append((block, [row]))
            }
        }
    }

    private let layout: ReportLayout
    private let options: WorkbookOptions
    private(set) var blanks: [CellPlaces.Cell] = []
    private(set) var problems: [Diagnostic] = []
    private(set) var mappings: [TableMapping] = []
    /// Rows that are reports of their own.
    private var whole: [SheetRow] = []
    private var units: [Unit] = []
    /// Units by the folded code.
    private var places: [String: Int] = [:]
    /// What says no code: it belongs to the only unit there is.
    private var common: [(content: SheetContent, span: Span)] = []
    private var file = FileID(number: 0)

    init(_ layout: ReportLayout, _ options: WorkbookOptions) {
        self.layout = layout
        var options = options
        // The register knows the type of a unit that the user names.
        if options.header["unit_type"] == nil, let code = options.header["unit_code"] {
            options.header["unit_type"] = options.units?.unit(code: code)?.type
        }
        self.options = options
    }

    mutating func read(_ workbook: Workbook, _ rulebook: String) {
        file = workbook.source.id
        let reader = SheetReader(layout, names: options.names)
        var end = workbook.source.bytes.count
        for (number, sheet) in workbook.sheets.enumerated() {
            let grid = SheetGrid(workbook, sheet)
            var cells = BlankCells(grid, sheet: number, after: end)
            if let form = FormSheet(grid) {
                if let problem = form.problem(rulebook) {
                    problems.append(problem)
                } else {
                    add(reader.read(form, &cells), grid)
                }
            } else if sheet.isHidden {
                if sheet.cells.contains(where: grid.isFigure) {
                    problems.append(.hiddenSheet(sheet.name, at: grid.span))
                }
            } else {
                add(reader.read(grid, &cells), grid)
            }
            end = cells.end
            blanks += cells.places
        }
        settleCommon()
    }

    private mutating func add(_ content: SheetContent, _ grid: SheetGrid) {
        problems += content.problems
        mappings += content.mappings
        var content = content
        guard nameUnits(&content) else { return }
        whole += content.reports
        var rest = content
        rest.reports = []
        for table in content.tables where table.rows.contains(where: { $0.unitCode != nil }) {
            for row in table.rows { addOwned(row, table.block, grid) }
        }
        rest.tables.removeAll { $0.rows.contains { $0.unitCode != nil } }
        if let code = content.lines.first(where: { HeaderKey($0.name) == .unitCode })?.value.text, !code.isEmpty {
            let unit = unit(code)
            units[unit].lines += rest.lines
            for table in rest.tables { for row in table.rows { units[unit].add(row, of: table.block) } }
        } else if !rest.isEmpty {
            common.append((rest, grid.span))
        }
    }

    /// Finds the codes and types of units that are called by their names.
    ///
    /// - Returns: False where the sheet's own unit cannot be told.
    private mutating func nameUnits(_ content: inout SheetContent) -> Bool {
        guard let directory = options.units, options.header["unit_code"] == nil else { return true }
        var naming = UnitNaming(directory, file)
        defer { problems += naming.problems }
        guard naming.complete(&content.lines) else { return false }
        for table in content.tables.indices { naming.complete(&content.tables[table].rows) }
        naming.complete(&content.reports)
        return true
    }

    /// A row that says whose it is.
    private mutating func addOwned(_ row: SheetRow, _ block: Int, _ grid: SheetGrid) {
        guard let code = row.unitCode else {
            // Sums over all units belong to none of them.
            if !row.isSum(layout.sumLabels[block]) {
                let start = row.range.lowerBound
                problems.append(.ownerlessSheet(at: Span(file: file, start: start, end: start)))
            }
            return
        }
        let unit = unit(code)
        for (key, entry) in row.header where !units[unit].lines.contains(where: { HeaderKey($0.name) == key }) {
            units[unit].lines.append(entry)
        }
        units[unit].add(row, of: block)
    }

    private mutating func unit(_ code: String) -> Int {
        let key = Spelling.fold(code)
        if let known = places[key] { return known }
        places[key] = units.count
        units.append(Unit())
        return units.count - 1
    }

    private mutating func settleCommon() {
        if common.isEmpty { return }
        if units.isEmpty, whole.isEmpty { units.append(Unit()) }
        for (content, span) in common {
            let isHeader = content.tables.isEmpty && content.lines.allSatisfy { HeaderKey($0.name) != nil }
            if units.count == 1, whole.isEmpty {
                units[0].lines += content.lines
                for table in content.tables { for row in table.rows { units[0].add(row, of: table.block) } }
            } else if isHeader {
                for unit in units.indices { fill(&units[unit], content.lines) }
                for row in whole.indices { whole[row].fill(content.lines) }
            } else {
                problems.append(.ownerlessSheet(at: span))
            }
        }
    }

    private func fill(_ unit: inout Unit, _ lines: [SourceEntry]) {
        for line in lines where !unit.lines.contains(where: { HeaderKey($0.name) == HeaderKey(line.name) }) {
            unit.lines.append(line)
        }
    }

    // MARK: Reports

    /// The reports as parts of a document; those that do not say whose they are, are told of and left out.
    mutating func takeNodes() -> [SourceNode] {
        var nodes: [SourceNode] = []
        for unit in units {
            let lacking = lacking(unit)
            if lacking.isEmpty {
                nodes.append(node(unit))
            } else {
                let start = node(unit).start
                problems.append(.noHeader(lacking, at: Span(file: file, start: start, end: start)))
            }
        }
        return nodes + whole.map(node)
    }

    /// Forgets labels that nobody knows, where nothing else was found either.
    mutating func dropHelpless() { problems.removeAll { $0.kind == .looseValue && $0.help == nil } }

    /// The lines without which nothing can be judged, that neither the file nor the options have.
    private func lacking(_ unit: Unit) -> [Message] {
        let keys = Set((given(unit.lines.map { HeaderKey($0.name) }) + unit.lines).compactMap { HeaderKey($0.name) })
        var lacking = [HeaderKey.unitCode, .unitType].filter { !keys.contains($0) }
        if !keys.contains(.period), !keys.contains(.periodStart) || !keys.contains(.periodEnd) {
            lacking.append(.period)
        }
        return lacking.map(\.title)
    }

    /// Lines of the header that the file does not have, as the options give them.
    private func given(_ keys: [HeaderKey?]) -> [SourceEntry] {
        options.header.sorted { $0.key < $1.key }.compactMap { key, text in
            keys.contains(HeaderKey(key)) ? nil : SourceEntry(key, .text(text, 0..<0))
        }
    }

    private func node(_ unit: Unit) -> SourceNode {
        var entries = given(unit.lines.map { HeaderKey($0.name) }) + unit.lines
        for (block, rows) in unit.tables {
            if let entry = entry(block, rows) { entries.append(entry) }
        }
        return .mapping(entries, Self.range(entries))
    }

    private func node(_ row: SheetRow) -> SourceNode {
        var tree = RecordTree(row.range)
        let names = FlatNames(layout: layout, subject: .reports)
        for entry in given(row.header.map(\.key)) + row.header.map(\.entry) {
            if let name = names.find(entry.name) { tree.add(entry.value, name, isEmpty: false) }
        }
        for part in row.parts { tree.add(part.node, part.name, isEmpty: part.isEmpty) }
        return tree.root
    }

    private func entry(_ index: Int, _ rows: [SheetRow]) -> SourceEntry? {
        let block = layout.vocabulary.blocks[index]
        let filled = rows.filter { row in row.entries.contains { !$0.value.isNothing } }
        guard let first = filled.first, let last = filled.last else { return nil }
        if filled.count == 1, let word = word(first) { return SourceEntry(block.key, word) }
        let range = first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
        if block.form == .codes {
            return SourceEntry(block.key, .list(filled.compactMap { $0.entries.first?.value }, range))
        }
        return SourceEntry(block.key, .list(filled.map { .mapping($0.entries, $0.range) }, range))
    }

    /// A word that stands for a whole table: `không phát sinh` alone in its only row.
    private func word(_ row: SheetRow) -> SourceNode? {
        let said = row.entries.filter { !$0.value.isNothing }
        guard said.count == 1, let text = said.first?.value.text else { return nil }
        let field = Field(key: "", title: Title(vi: nil, en: nil), kind: .text)
        let source = CellSource(text, span: Span(file: file, start: 0, end: 0))
        return layout.cells.read(source, as: field).cell.state == .value ? nil : said.first?.value
    }

    private static func range(_ entries: [SourceEntry]) -> Range<Int> {
        let start = entries.map(\.value.range.lowerBound).min() ?? 0
        return start..<max(start, entries.map(\.value.range.upperBound).max() ?? start)
    }
}

extension SheetRow {
    /// The code of the unit that the row says.
    fileprivate var unitCode: String? {
        guard let text = header.first(where: { $0.key == .unitCode })?.entry.value.text else { return nil }
        return text.isEmpty ? nil : text
    }

    /// Whether it sums up others.
    fileprivate func isSum(_ labels: Set<String>) -> Bool {
        entries.contains { $0.value.text.map { labels.contains(Spelling.fold($0)) } ?? false }
    }

    fileprivate mutating func fill(_ lines: [SourceEntry]) {
        for line in lines {
            guard let key = HeaderKey(line.name), !header.contains(where: { $0.key == key }) else { continue }
            header.append((key, line))
        }
    }
}

extension SourceNode {
    /// What it says, where it is a text.
    fileprivate var text: String? {
        guard case .text(let text, _) = self else { return nil }
        return text
    }

    /// Where it begins.
    fileprivate var start: Int { range.lowerBound }

    fileprivate var isNothing: Bool {
        guard case .empty = self else { return false }
        return true
    }
}
