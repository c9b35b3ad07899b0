import Chuan
import Diagnostics
import Workbooks

extension TableBody {
    /// What a row below the headings is.
    enum Row {
        case data, group(SheetCell), subtotal(SheetCell), note
        /// A sum of others, with what says so.
        case sum(String, Range<Int>)
        /// A part of the row above.
        case part(SheetCell)
        /// Announces such parts.
        case caption
        /// Figures about the figures.
        case aside(SheetCell)
        /// The caption of a group, as what stands below it shows.
        case title(SheetCell)
        /// A number that stands alone below the rows.
        case stray(SheetCell)
    }

    /// The number of a row without the signs behind it: `1`, `1.1`, `a`.
    func ordinalText(_ row: SheetGrid.Row) -> String {
        guard let numbering, let cell = grid.cell(row, numbering) else { return "" }
        var text = Substring(grid.text(cell))
        while let last = text.last, ".) ".contains(last) { text = text.dropLast() }
        return String(text)
    }

    func kind(_ place: Int) -> Row {
        let row = grid.rows[place]
        let cells = grid.cells(of: row)
        guard let first = cells.first(where: { !grid.isFigure($0) }) ?? cells.first else { return .note }
        if isRepeatedHeading(row) { return .note }
        if isNote(first) { return hasFigure(row) ? .aside(first) : .note }
        if let stray = stray(place) { return .stray(stray) }
        let saysAnything = cells.contains { isUsed(Int($0.column)) }
        let isFilled = saysAnything && cells.contains { isUsed(Int($0.column)) && Int($0.column) != label }
        if let (meaning, cell) = meaning(row) {
            switch meaning {
            case .sum where isFilled:
                let text = RowWords.trimmed(grid.text(cell))
                let end = min(cell.range.upperBound, cell.range.lowerBound + text.utf8.count)
                return .sum(text, cell.range.lowerBound..<end)
            case .part where !isFilled: return .caption
            case .part where parts.owner != nil: return .part(cell)
            case .aside where isFilled && ordinal(row) == .none: return .aside(cell)
            case .cumulative where isFilled: return .aside(cell)
            case .sum, .part, .aside, .cumulative: break
            }
        }
        if isFilled {
            if isSubtotal(place) { return .subtotal(labelCell(row) ?? first) }
            return isPart(row) ? .part(labelCell(row) ?? first) : .data
        }
        return unfilled(place, first, saysAnything)
    }

    /// What a row without figures is: a caption where rows of its own stand below it, else a row that was not filled in.
    private func unfilled(_ place: Int, _ first: SheetCell, _ saysAnything: Bool) -> Row {
        let row = grid.rows[place]
        let name = labelCell(row) ?? first
        if isSpread(row.number, Int(first.column)) { return .group(name) }
        if isLetteredCaption(place) { return ordinal(row) == .none || !hasNumbers ? .title(name) : .group(name) }
        if isTitle(place, isLabel: saysAnything) { return .title(name) }
        return saysAnything ? .data : .note
    }

    func labelCell(_ row: SheetGrid.Row) -> SheetCell? { label.flatMap { grid.shown(row.number, $0) } }

    /// Whether the numbering says that a row is a part of one above: `1.1` below `1`, `a`, `-`, or no number behind
    /// `Trong đó`.
    private func isPart(_ row: SheetGrid.Row) -> Bool {
        guard block != nil, hasNumbers, let owner = parts.owner, !owner.ordinal.isEmpty else { return false }
        let ordinal = ordinalText(row)
        if !ordinal.isEmpty { return isBelow(ordinal, owner.ordinal) }
        guard let name = labelCell(row) else { return false }
        return parts.isOpen || grid.withText(name) { $0.first == 0x2D || $0.first == 0x2B }
    }

    /// Whether a number of a row is one of those below another: `1.1` below `1`, `a`, `-`.
    private func isBelow(_ ordinal: String, _ above: String) -> Bool {
        if ordinal.hasPrefix(above), ordinal.dropFirst(above.utf8.count).first == "." { return true }
        guard ordinal.utf8.count == 1, let sign = ordinal.utf8.first, let first = above.utf8.first else { return false }
        return first &- 0x30 < 10 && (sign == 0x2D || sign == 0x2B || sign &- 0x61 < 26)
    }

    /// Whether a row has a number and a name and no figures, and the next one is numbered below it: a caption.
    func isCaption(_ place: Int) -> Bool {
        let above = ordinalText(grid.rows[place])
        guard block != nil, !above.isEmpty, label != nil, place + 1 < grid.rows.count,
            !grid.cells(of: grid.rows[place]).contains(where: { isUsed(Int($0.column)) && Int($0.column) != label })
        else { return false }
        let below = ordinalText(grid.rows[place + 1])
        return !below.isEmpty && isBelow(below, above)
    }

    /// Whether a cell is merged over most columns of the table: a caption between rows.
    private func isSpread(_ row: Int, _ column: Int) -> Bool {
        guard let range = grid.range(row, column) else { return false }
        return range.columns.count >= 3 && range.columns.count * 2 > heading.columns.count
    }

    /// The last row that belongs to the table: notes and signatures come after it.
    func lastRow(_ places: Range<Int>) -> Int {
        guard
            let lastFigure = places.last(where: { place in
                grid.cells(of: grid.rows[place]).contains { isUsed(Int($0.column)) && grid.isFigure($0) }
            })
        else { return places.last ?? places.lowerBound }
        if let (meaning, _) = meaning(grid.rows[lastFigure]), meaning != .part { return lastFigure }
        var last = lastFigure
        while last + 1 < places.upperBound, grid.rows[last + 1].number == grid.rows[last].number + 1 { last += 1 }
        return last
    }

    /// What words say of a row, wherever before the figures they stand: `TỔNG CỘNG:`, `Tổng cộng (I + II)`.
    func meaning(_ row: SheetGrid.Row) -> (RowWords.Meaning, SheetCell)? {
        for cell in grid.cells(of: row) {
            guard Int(cell.column) < firstFigure else { break }
            guard cell.kind == .text || cell.kind == .decodedText, grid.withText(cell, words.mayMean),
                !grid.isFigure(cell), let meaning = words.meaning(grid.text(cell))
            else { continue }
            return (meaning, cell)
        }
        return nil
    }
}
