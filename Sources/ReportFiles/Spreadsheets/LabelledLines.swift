import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// Reads lines of a sheet that say `label: value`, in one cell or in two beside each other.
struct LabelledLines {
    let layout: ReportLayout
    let grid: SheetGrid
    private(set) var entries: [SourceEntry] = []
    private(set) var problems: [Diagnostic] = []
    private let given: GivenNames
    /// What the sheet said so far of the unit of its amounts; đồng where it said nothing.
    private(set) var unit: AmountUnit?

    init(_ layout: ReportLayout, _ grid: SheetGrid, given: GivenNames) {
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
            if let stated = AmountUnit(stated: text) {
                unit = stated
            } else if let (name, own) = meant(label(text)) {
                let value = value(row, after: cell, cells[next...])
                if value != nil { next += 1 }
                let end = grid.range(row.number, Int(cell.column))?.columns.upperBound ?? Int(cell.column)
                entries.append(
                    SourceEntry(
                        name, value.map { node($0, name, own) } ?? .empty(blanks.place(grid, row.number, end + 1))))
            } else if let (name, value) = inOneCell(cell, text) {
                entries.append(SourceEntry(name, value))
            } else if AmountUnit.isLabel(label(text)), let beside = beside(row, cell, cells[next...]),
                let stated = AmountUnit(grid.text(beside))
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
        guard cells.count == 2, !grid.isFigure(cells[0]) else { return false }
        return meant(label(grid.text(cells[0]))) != nil
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

    /// A value as the report has it; an amount in the unit that its label or the sheet says.
    private func node(_ cell: SheetCell, _ name: String, _ own: AmountUnit?) -> SourceNode {
        if let unit = own ?? unit, layout.isAmount(name) { return unit.node(cell, grid) }
        return grid.node(cell, of: HeaderKey(name))
    }

    /// The name that a label stands for, and the unit that it says.
    private func meant(_ label: String) -> (name: String, unit: AmountUnit?)? {
        if label.utf8.count > 200 { return nil }
        let open = label.firstIndex(of: "(") ?? label.endIndex
        if let name = given.label(label) { return (name, AmountUnit(behind: label[open...])) }
        if Self.unitLabels.contains(Spelling.fold(label)) { return (HeaderKey.unitName.rawValue, nil) }
        switch layout.top(label) {
        case .header(.schema)?, .block?, nil: break
        case .header?, .field?: return (label, AmountUnit(behind: label[open...]))
        }
        // What stands in brackets, or behind a comma, is a unit or a remark.
        let comma = label.lastIndex(of: ",").flatMap { AmountUnit(label[label.index(after: $0)...]) == nil ? nil : $0 }
        let end = min(open, comma ?? label.endIndex)
        guard end != label.startIndex, end != label.endIndex,
            let (name, _) = meant(String(label[..<end]).trimmingSpaces())
        else { return nil }
        return (name, AmountUnit(behind: label[end...].drop { $0 == "," }))
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
        cell.kind == .text && grid.text(cell).hasSuffix(":") && meant(label(grid.text(cell))) != nil
    }

    /// `Đơn vị: UBND phường Mẫu Hòa`.
    private func inOneCell(_ cell: SheetCell, _ text: String) -> (String, SourceNode)? {
        guard let colon = text.firstIndex(of: ":"), let (name, own) = meant(label(String(text[..<colon]))) else {
            return nil
        }
        let value = text[text.index(after: colon)...]
        let trimmed = value.drop { $0 == " " || $0 == "\u{A0}" }
        let start = cell.range.upperBound - trimmed.utf8.count
        if trimmed.isEmpty { return (name, .empty(start)) }
        let range = start..<cell.range.upperBound
        if let unit = own ?? unit, layout.isAmount(name), trimmed.utf8.allSatisfy({ $0 < 0x3A }) {
            return (name, .text("\(trimmed) \(unit.text)", range))
        }
        return (name, .text(String(trimmed), range))
    }

    private func near(_ text: String) -> [String] { layout.nearestTop(label(text)) }
}
