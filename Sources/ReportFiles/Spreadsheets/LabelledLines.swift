import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// Reads lines of a sheet that say `label: value`, in one cell or in two beside each other.
struct LabelledLines {
    let layout: ReportLayout
    let grid: SheetGrid
    var entries: [SourceEntry] = []
    var problems: [Diagnostic] = []
    private let given: GivenNames
    /// What the sheet said so far of the unit of its amounts; đồng where it said nothing.
    private(set) var unit: SheetUnit
    /// Labels with several figures beside them, by the entry that waits for one.
    var several: [(entry: Int, figures: [SheetCell], row: Int, unit: SheetUnit?)] = []
    /// Entries that are amounts in a unit which the sheet says.
    var amounts: [(entry: Int, unit: SheetUnit)] = []
    /// Where units that are not known stand, those that were told.
    private var toldUnits: Set<Span> = []

    /// - Parameter unit: Of the amounts, where what stands above says it.
    init(_ layout: ReportLayout, _ grid: SheetGrid, given: GivenNames, _ unit: SheetUnit = .none) {
        self.unit = unit
        self.layout = layout
        self.grid = grid
        self.given = given
    }

    mutating func read(_ row: SheetGrid.Row, _ blanks: inout BlankCells) {
        let cells = Array(grid.cells(of: row))
        var next = 0
        while next < cells.count {
            let cell = cells[next]
            next += 1
            if grid.isFigure(cell) { continue }
            let text = grid.text(cell)
            if let stated = stated(text, cell, isAlone: cells.count == 1) {
                unit = stated
            } else if let (name, own) = meant(label(text), cell) {
                next = take(name, own, row, cell, cells, next, &blanks)
            } else if let (name, value) = inOneCell(cell, text) {
                entries.append(SourceEntry(name, value))
            } else if AmountUnit.isLabel(label(text)), let beside = beside(row, cell, cells[next...]),
                let stated = unit(grid.text(beside), behind: label(text), beside)
            {
                unit = stated
                next += 1
            } else if let value = beside(row, cell, cells[next...]), grid.isFigure(value), value.kind != .error {
                problems.append(.looseValue(label(text), near: near(text), at: grid.span(value)))
                next += 1
            }
        }
    }

    /// Whether a row is nothing but a label that is known and its value.
    func isLine(_ row: SheetGrid.Row) -> Bool {
        let cells = Array(grid.cells(of: row))
        guard cells.count == 2 else { return false }
        return isLabelled(cells[0])
    }

    /// Whether a cell is a label that is known.
    func isLabelled(_ cell: SheetCell) -> Bool { !grid.isFigure(cell) && meant(label(grid.text(cell)), cell) != nil }

    /// Whether a cell says something of a report: a label that is known, alone or with its value.
    func isKnown(_ cell: SheetCell) -> Bool {
        if grid.isFigure(cell) { return false }
        let text = grid.text(cell)
        if meant(label(text), cell) != nil { return true }
        guard let colon = text.firstIndex(of: ":") else { return false }
        return meant(label(String(text[..<colon])), cell) != nil
    }

    // MARK: Units

    /// The unit that a cell states for what follows on the sheet.
    private func stated(_ text: String, _ cell: SheetCell, isAlone: Bool) -> SheetUnit? {
        if let stated = AmountUnit.stated(text) { return unit(stated, behind: text, cell) }
        guard isAlone, text.utf8.first == UInt8(ascii: "(") else { return nil }
        let unit = SheetUnit(behind: text[...], cell)
        return unit.isGiven ? unit : nil
    }

    /// What stands behind a label that speaks of units; nil for units of other things than money.
    private func unit(_ text: some StringProtocol, behind label: String, _ cell: SheetCell) -> SheetUnit? {
        if let known = AmountUnit(text) { return .known(known, cell) }
        return AmountUnit.mentionsMoney(text, behind: label) ? .refused(cell) : nil
    }

    /// The unit of a label and that of a cell beside the figure, which must not differ.
    private mutating func joined(_ own: SheetUnit, _ cell: SheetCell) -> SheetUnit {
        let beside = SheetUnit(behind: grid.text(cell)[...], cell)
        guard beside.isGiven else { return own }
        if let first = own.factor, let second = beside.factor, first != second, let other = own.cell {
            tellUnits(cell, other)
            return .refused(cell)
        }
        return own.isGiven ? own : beside
    }

    mutating func tellUnits(_ cell: SheetCell, _ other: SheetCell) {
        guard toldUnits.insert(grid.span(cell)).inserted else { return }
        problems.append(
            .moneyUnitsDiffer(grid.text(cell), grid.shownText(other), at: grid.span(cell), other: grid.span(other)))
    }

    /// Tells of the unit of an amount where it is not known.
    private mutating func tellUnknown(_ unit: SheetUnit) {
        guard case .refused(let cell) = unit, toldUnits.insert(grid.span(cell)).inserted else { return }
        problems.append(.unknownMoneyUnit(grid.text(cell), at: grid.span(cell)))
    }

    // MARK: Labels with values

    /// Takes what stands beside a label.
    ///
    /// - Returns: Where the row goes on.
    private mutating func take(
        _ name: String, _ own: SheetUnit, _ row: SheetGrid.Row, _ label: SheetCell, _ cells: [SheetCell], _ start: Int,
        _ blanks: inout BlankCells
    ) -> Int {
        guard let value = value(row, after: label, cells[start...]) else {
            let end = grid.range(row.number, Int(label.column))?.columns.upperBound ?? Int(label.column)
            entries.append(SourceEntry(name, .empty(blanks.place(grid, row.number, end + 1))))
            return start
        }
        guard let figure = layout.figure(name) else {
            entries.append(SourceEntry(name, grid.node(value, of: HeaderKey(name))))
            return start + 1
        }
        var (own, next, first) = (own, start + 1, value)
        if next < cells.count, grid.isFigure(cells[next]), isUnit(first) {
            if figure.isAmount { own = joined(own, first) }
            first = cells[next]
            next += 1
        }
        let further = grid.isFigure(first) ? cells[next...].prefix { grid.isFigure($0) } : []
        next += further.count
        if figure.isAmount, next < cells.count, cells[next].column == cells[next - 1].column + 1 {
            let beside = joined(own, cells[next])
            if beside.isGiven, !own.isGiven || beside.cell != own.cell { (own, next) = (beside, next + 1) }
        }
        add(name, rivals([first] + further), own, row.number, isAmount: figure.isAmount)
        return next
    }

    private mutating func add(
        _ name: String, _ figures: [SheetCell], _ own: SheetUnit, _ row: Int, isAmount: Bool
    ) {
        let said = isAmount ? (own.isGiven ? own : unit) : nil
        if let said, figures.contains(where: grid.isFigure) { tellUnknown(said) }
        if figures.count > 1 {
            if let said, said.isGiven { amounts.append((entries.count, said)) }
            several.append((entries.count, figures, row, said))
            entries.append(SourceEntry(name, .broken(figures[0].range)))
        } else if let said {
            let used = said.meeting(figures[0], grid).0
            if used.isGiven { amounts.append((entries.count, used)) }
            entries.append(SourceEntry(name, said.node(figures[0], grid, &problems)))
        } else {
            entries.append(SourceEntry(name, grid.node(figures[0])))
        }
    }

    /// The figures beside a label that cannot all be meant: shares beside a number, and the same number again, say no
    /// other.
    private func rivals(_ figures: [SheetCell]) -> [SheetCell] {
        func isShare(_ cell: SheetCell) -> Bool {
            cell.kind == .percentage || cell.kind == .text && grid.text(cell).contains("%")
        }
        let numbers = figures.filter { !isShare($0) }
        let rivals = numbers.isEmpty ? figures : numbers
        return rivals.allSatisfy { grid.shownText($0) == grid.shownText(rivals[0]) } ? [rivals[0]] : rivals
    }

    /// Whether a cell before a figure is the name of its unit, and no value.
    private func isUnit(_ cell: SheetCell) -> Bool {
        guard cell.kind == .text, !grid.isFigure(cell) else { return false }
        let text = grid.text(cell)
        if text.utf8.contains(where: { $0 &- 0x30 < 10 }) { return AmountUnit(text) != nil }
        let field = Field(key: "", title: Title(vi: nil, en: nil), kind: .text)
        return layout.cells.read(CellSource(text, span: grid.span(cell)), as: field).cell.state == .value
    }

    /// The text of a label without what is only there for the eye.
    private func label(_ text: String) -> String {
        var rest = Substring(text)
        while let last = rest.last, ":*…. ".contains(last) { rest = rest.dropLast() }
        let numbered = rest.prefix { "0123456789.)- ".contains($0) }
        if numbered.contains(where: { ".)-".contains($0) }) { rest = rest.dropFirst(numbered.count) }
        return String(rest)
    }

    /// What stands before the name of the unit on most letterheads.
    private static let unitLabels = Set(
        ["đơn vị báo cáo", "cơ quan báo cáo", "đơn vị gửi báo cáo", "tên cơ quan", "tên đơn vị báo cáo"]
            .map(Spelling.fold))

    /// The name that a label stands for, and the unit that it says.
    private func meant(_ label: String, _ cell: SheetCell) -> (name: String, unit: SheetUnit)? {
        if label.utf8.count > 200 { return nil }
        let open = label.firstIndex(of: "(") ?? label.endIndex
        if let name = given.label(label) { return (name, SheetUnit(behind: label[open...], cell)) }
        if Self.unitLabels.contains(Spelling.fold(label)) { return (HeaderKey.unitName.rawValue, .none) }
        switch layout.top(label) {
        case .header(.schema)?, .block?, nil: break
        case .header?, .field?: return (label, SheetUnit(behind: label[open...], cell))
        }
        // What stands in brackets, or behind a comma or dash, is a unit or a remark.
        let comma = label.lastIndex { ",-–—".contains($0) }.flatMap { comma in
            SheetUnit(behind: label[comma...], cell).isGiven ? comma : nil
        }
        let end = min(open, comma ?? label.endIndex)
        guard end != label.startIndex, end != label.endIndex,
            let (name, _) = meant(String(label[..<end]).trimmingSpaces(), cell)
        else { return nil }
        return (name, SheetUnit(behind: label[end...], cell))
    }

    /// The value of a label: what stands right beside it, or a figure further on.
    private func value(
        _ row: SheetGrid.Row, after label: SheetCell, _ rest: ArraySlice<SheetCell>
    ) -> SheetCell? {
        if let beside = beside(row, label, rest) { return isLabel(beside) ? nil : beside }
        guard let next = rest.first, grid.isFigure(next) else { return nil }
        return next
    }

    private func beside(_ row: SheetGrid.Row, _ cell: SheetCell, _ rest: ArraySlice<SheetCell>) -> SheetCell? {
        let end = grid.range(row.number, Int(cell.column))?.columns.upperBound ?? Int(cell.column)
        guard let next = rest.first, Int(next.column) <= end + 1 else { return nil }
        return next
    }

    private func isLabel(_ cell: SheetCell) -> Bool {
        cell.kind == .text && grid.text(cell).hasSuffix(":") && isLabelled(cell)
    }

    /// `Đơn vị: UBND phường Mẫu Hòa`.
    private mutating func inOneCell(_ cell: SheetCell, _ text: String) -> (String, SourceNode)? {
        guard let colon = text.firstIndex(of: ":"), let (name, own) = meant(label(String(text[..<colon])), cell) else {
            return nil
        }
        let value = text[text.index(after: colon)...]
        let trimmed = value.drop { $0 == " " || $0 == "\u{A0}" }
        let start = cell.range.upperBound - trimmed.utf8.count
        if trimmed.isEmpty { return (name, .empty(start)) }
        let range = start..<cell.range.upperBound
        let used = own.isGiven ? own : unit
        guard layout.figure(name)?.isAmount ?? false, trimmed.utf8.allSatisfy({ $0 < 0x3A }), used.isGiven else {
            return (name, .text(String(trimmed), range))
        }
        tellUnknown(used)
        guard case .known(let unit, _) = used else { return (name, .broken(range)) }
        amounts.append((entries.count, used))
        return (name, .text("\(trimmed) \(unit.text)", range))
    }

    private func near(_ text: String) -> [String] { layout.nearestTop(label(text)) }
}
