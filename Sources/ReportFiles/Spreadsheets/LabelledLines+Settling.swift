import Chuan
import Diagnostics
import Workbooks
import YAMLSource

/// What can be told only when the whole sheet is known.
extension LabelledLines {
    /// Headings of columns stand at most so many rows above a figure.
    private static let highest = 60

    /// - Parameter period: That of the report, where the sheet does not say it.
    mutating func settle(period: String?) {
        settleFigures(period)
        settleScales()
    }

    /// What the lines say that the period is.
    var period: String? { entries.first { HeaderKey($0.name) == .period }.flatMap { grid.written($0.value) } }

    // MARK: Several figures beside a label

    /// Takes the figure below the report's period, where there is exactly one; the others are refused.
    private mutating func settleFigures(_ given: String?) {
        let period = (self.period ?? given).flatMap(Period.init)
        var used: (heading: String, figure: SheetCell)?
        var count = 0
        for (entry, figures, row, unit) in several {
            if let period, let (figure, heading) = figure(of: period, figures, row) {
                entries[entry].value = unit?.node(figure, grid, &problems) ?? grid.node(figure)
                if used == nil { used = (heading, figure) }
                count += 1
            } else {
                problems.append(
                    .severalFigures(entries[entry].name, figures.map { (grid.text($0), grid.span($0)) }))
            }
        }
        if let used { problems.append(.periodColumn(used.heading, count: count, at: grid.span(used.figure))) }
    }

    /// The only figure whose heading is a period.
    private func figure(of period: Period, _ figures: [SheetCell], _ row: Int) -> (SheetCell, String)? {
        guard let headings = headings(figures, above: row) else { return nil }
        let fitting = zip(figures, headings).filter { Period(grid.text($0.1)) == period }
        guard fitting.count == 1, let found = fitting.first, headings.allSatisfy({ Period(grid.text($0)) != nil })
        else {
            return nil
        }
        return (found.0, grid.text(found.1))
    }

    /// What stands above some figures: the nearest row that has a cell above each of them and is no line of its own.
    private func headings(_ figures: [SheetCell], above row: Int) -> [SheetCell]? {
        for above in grid.rows.reversed() where above.number < row && above.number >= row - Self.highest {
            let cells = figures.compactMap { grid.shown(above.number, Int($0.column)) }
            guard cells.count == figures.count, !grid.cells(of: above).contains(where: isLabelled) else { continue }
            return cells
        }
        return nil
    }

    // MARK: Units

    /// A line that gives the unit of amounts must not say another one than the sheet does.
    private mutating func settleScales() {
        for (entry, used) in amounts {
            guard let factor = used.factor, let cell = used.cell, let figure = layout.figure(entries[entry].name) else {
                continue
            }
            let block = layout.vocabulary.blocks[figure.block]
            guard case .money(let scale?) = block.fields[figure.field].kind,
                let line = entries.first(where: { isField($0.name, figure.block, scale) }),
                let text = grid.written(line.value), !text.isEmpty, let stated = statement(line.value)
            else { continue }
            let source = CellSource(text, span: grid.span(stated))
            let read = layout.cells.read(source, as: block.fields[scale]).cell
            guard case .known(let other) = layout.cells.moneyScale(read, of: block.fields[scale]), other != factor
            else {
                continue
            }
            tellUnits(stated, cell)
            entries[entry].value = .broken(entries[entry].value.range)
        }
    }

    private func isField(_ name: String, _ block: Int, _ field: Int) -> Bool {
        guard case .field(block, field)? = layout.top(name) else { return false }
        return true
    }

    /// The cell that a value stands in.
    private func statement(_ value: SourceNode) -> SheetCell? {
        grid.sheet.cells.first { $0.range.contains(value.range.lowerBound) }
    }
}

extension SheetGrid {
    /// What a value says as it is written; nil where it is none.
    func written(_ value: SourceNode) -> String? {
        switch value {
        case .text(let text, _): text
        case .plain(let range): String(decoding: workbook.source.bytes[range], as: UTF8.self)
        case .empty, .broken, .mapping, .list: nil
        }
    }
}
