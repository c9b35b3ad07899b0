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
    }

    /// What the column of row numbers says: `1`, `I`, `A`.
    enum Ordinal {
        case number, letter, none
    }

    func ordinal(_ row: SheetGrid.Row) -> Ordinal {
        guard let numbering, let cell = grid.cell(row, numbering) else { return .none }
        if cell.kind == .number { return .number }
        let text = grid.text(cell).filter { $0 != "." && $0 != ")" && $0 != " " }
        if Int(text) != nil { return .number }
        let isRoman = !text.isEmpty && text.utf8.count <= 6 && text.utf8.allSatisfy { "IVX".utf8.contains($0) }
        let isLetter = text.utf8.count == 1 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        return isRoman || isLetter ? .letter : .none
    }

    /// The number of a row without the signs behind it: `1`, `1.1`, `a`.
    func ordinalText(_ row: SheetGrid.Row) -> String {
        guard let numbering, let cell = grid.cell(row, numbering) else { return "" }
        var text = Substring(grid.text(cell))
        while let last = text.last, ".) ".contains(last) { text = text.dropLast() }
        return String(text)
    }

    func kind(_ row: SheetGrid.Row, _ hasNumbers: Bool) -> Row {
        let cells = grid.cells(of: row)
        guard let first = cells.first(where: { !grid.isFigure($0) }) ?? cells.first else { return .note }
        if isRepeatedHeading(row) { return .note }
        if isNote(first) { return hasFigure(row) ? .aside(first) : .note }
        let saysAnything = cells.contains { isUsed(Int($0.column)) }
        let isGroup = hasNumbers && ordinal(row) == .letter
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
            if isGroup && block != nil { return .subtotal(labelCell(row) ?? first) }
            return isPart(row, hasNumbers) ? .part(labelCell(row) ?? first) : .data
        }
        if isGroup || isSpread(row.number, Int(first.column)) { return .group(labelCell(row) ?? first) }
        return saysAnything ? .data : .note
    }

    func labelCell(_ row: SheetGrid.Row) -> SheetCell? { label.flatMap { grid.shown(row.number, $0) } }

    /// Whether the numbering says that a row is a part of one above: `1.1` below `1`, `a`, `-`, or no number behind
    /// `Trong đó`.
    private func isPart(_ row: SheetGrid.Row, _ hasNumbers: Bool) -> Bool {
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
    private func meaning(_ row: SheetGrid.Row) -> (RowWords.Meaning, SheetCell)? {
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
