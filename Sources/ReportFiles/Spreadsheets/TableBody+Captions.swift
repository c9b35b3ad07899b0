import Chuan
import Diagnostics
import Workbooks

/// Rows that say what those below them are: captions of groups, with their sums or without figures.
extension TableBody {
    /// What rows above others are numbered with: `I`, `A`.
    enum OuterNumber {
        case roman, latin
    }

    /// What the column of row numbers says: `1`, `I`, `A`.
    enum Ordinal: Equatable {
        case number, none
        case letter(OuterNumber)
    }

    // MARK: Numbers of rows

    func ordinal(_ row: SheetGrid.Row) -> Ordinal {
        guard let numbering, let cell = grid.cell(row, numbering) else { return .none }
        if cell.kind == .number { return .number }
        let text = grid.text(cell).filter { $0 != "." && $0 != ")" && $0 != " " }
        if Int(text) != nil { return .number }
        if !text.isEmpty && text.utf8.count <= 6 && text.utf8.allSatisfy({ "IVX".utf8.contains($0) }) {
            return .letter(.roman)
        }
        let isLetter = text.utf8.count == 1 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        return isLetter ? .letter(.latin) : .none
    }

    /// The letter that a row is numbered with, in the column of numbers or before its name: `A. Lĩnh vực nội bộ`.
    func outer(_ row: SheetGrid.Row) -> OuterNumber? {
        switch ordinal(row) {
        case .letter(let outer): outer
        case .number: nil
        case .none: nameCell(row).flatMap { grid.withText($0, Self.outer) }
        }
    }

    /// The cell that would be a row's name: that of its label, or the first text before the figures.
    private func nameCell(_ row: SheetGrid.Row) -> SheetCell? {
        labelCell(row) ?? grid.cells(of: row).first { Int($0.column) < firstFigure && !grid.isFigure($0) }
    }

    /// The number that a name begins with: `I. Cấp huyện`, `B - Cấp xã`. Short names of units (`P. Mẫu Hòa`, `X. Mẫu
    /// An`) begin with none.
    private static func outer(_ text: UnsafeBufferPointer<UInt8>) -> OuterNumber? {
        let letters = text.prefix(5).prefix { 0x41...0x5A ~= $0 }.count
        guard 1...4 ~= letters else { return nil }
        var rest = text.dropFirst(letters).drop { $0 == 0x20 }
        guard let sign = rest.first, sign == 0x2E || sign == 0x29 || sign == 0x2F || sign == 0x2D || sign == 0x3A else {
            return nil
        }
        rest = rest.dropFirst().drop { $0 == 0x20 }
        guard let first = rest.first, 0x41...0x5A ~= first || first >= 0x80 else { return nil }
        let number = text.prefix(letters)
        if number.allSatisfy({ $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }), letters > 1 || text[0] != 0x58 {
            return .roman
        }
        return letters == 1 && 0x41...0x47 ~= text[0] ? .latin : nil
    }

    /// How far outside a row's number is among those of the table: less for what stands above others.
    func rank(_ row: SheetGrid.Row) -> Int {
        guard let outer = outer(row) else { return .max }
        return outerNumbers.firstIndex(of: outer) ?? outerNumbers.count
    }

    // MARK: Groups

    /// Whether rows of its own stand below one: the next one is numbered further inside, or not by letters.
    func hasRows(_ place: Int) -> Bool {
        guard let next = nextRow(place) else { return false }
        return rank(grid.rows[next]) > rank(grid.rows[place])
    }

    /// The next row that is one of the table; nil before a sum, parts of this row and the end.
    private func nextRow(_ place: Int) -> Int? {
        var isOpen = false
        for next in place + 1..<min(place + 5, last + 1) {
            let row = grid.rows[next]
            if isRepeatedHeading(row) { continue }
            switch meaning(row)?.0 {
            case .aside?, .cumulative?: continue
            case .part? where !hasFigure(row):
                isOpen = true
                continue
            case .sum?, .part?: return nil
            case nil: break
            }
            if nameCell(row) != nil || hasFigure(row) { return isOpen && ordinal(row) != .number ? nil : next }
        }
        return nil
    }

    /// Whether a row with figures sums up rows below it that it is the caption of.
    func isSubtotal(_ place: Int) -> Bool {
        let row = grid.rows[place]
        guard block != nil, outer(row) != nil, hasRows(place), let next = nextRow(place) else { return false }
        if hasNumbers, ordinal(row) != .none || ordinal(grid.rows[next]) == .number { return true }
        var sums = ColumnSums()
        for below in place + 1..<min(last + 1, place + 200) {
            let other = grid.rows[below]
            if rank(other) <= rank(row) || meaning(other) != nil { break }
            if rank(other) == .max, hasFigure(other) { sums.add(other, counted, grid) }
        }
        return sums.explain(row, counted, grid)
    }

    /// Whether a row without figures is the caption of a group, by its number of letters.
    func isLetteredCaption(_ place: Int) -> Bool { outer(grid.rows[place]) != nil && hasRows(place) }

    /// Whether the name of a row without figures is the title of those below: they are numbered on without it, or it
    /// speaks of a group where they do not.
    func isTitle(_ place: Int, isLabel: Bool) -> Bool {
        let row = grid.rows[place]
        guard let index = heading.block, ordinal(row) == .none, outer(row) == nil, let name = nameCell(row),
            var next = nextRow(place)
        else { return false }
        let words = HeadingWords.list(grid.text(name))
        let group = Self.groups.first { words.starts(with: $0) }
        if hasNumbers {
            // A title may stand above another one.
            while ordinal(grid.rows[next]) == .none, !hasFigure(grid.rows[next]), let further = nextRow(next) {
                next = further
            }
            guard let number = Int(ordinalText(grid.rows[next])), isLabel || group != nil else { return false }
            return number == 1 || number == lastNumber + 1
        }
        guard let group, let below = nameCell(grid.rows[next]) else { return false }
        if HeadingWords.list(grid.text(below)).starts(with: group) { return false }
        let isField = group.suffix(Self.field.count) == Self.field[...]
        return !isField || !layout.isOtherClass(grid.text(below), than: grid.text(name), of: index)
    }

    /// What titles of groups begin with.
    private static let groups = [
        "cấp", "nhóm", "phần", "mục", "khối", "lĩnh vực", "các lĩnh vực", "thủ tục hành chính", "các thủ tục",
    ].map(HeadingWords.list)
    private static let field = HeadingWords.list("lĩnh vực")

    // MARK: Rows that were not filled in

    /// The name of a row without any figure, where the table has some.
    func emptyName(_ place: Int) -> SheetCell? {
        let row = grid.rows[place]
        let cells = grid.cells(of: row)
        func isCounted(_ cell: SheetCell) -> Bool { counted.contains { $0.number == Int(cell.column) } }
        // Most rows end with a figure.
        guard table != nil, !counted.isEmpty, !(cells.last.map(isCounted) ?? false), !cells.contains(where: isCounted),
            let name = labelCell(row)
        else { return nil }
        let field = Field(key: "", title: Title(vi: nil, en: nil), kind: .text)
        let read = layout.cells.read(CellSource(grid.text(name), span: grid.span(name)), as: field)
        return read.cell.state == .value ? name : nil
    }
}

/// Gathers rows of a table that are told of once.
struct ToldRows {
    private(set) var first: (text: String, span: Span)?
    private(set) var count = 0

    mutating func add(_ text: String, _ span: Span) {
        if first == nil { first = (text, span) }
        count += 1
    }
}

/// Captions of a table that say periods: rows below several of them belong to several reports.
struct PeriodCaptions {
    private var found: [(period: TabPeriod, cell: SheetCell)] = []

    mutating func add(_ caption: SheetCell, _ grid: SheetGrid) {
        guard let period = TabPeriod(caption: grid.text(caption)), !found.contains(where: { $0.period == period })
        else {
            return
        }
        found.append((period, caption))
    }

    /// Nil where there is one period at most.
    func problem(_ grid: SheetGrid) -> Diagnostic? {
        guard found.count >= 2 else { return nil }
        return .periodsInTable(found.map { grid.text($0.cell) }, at: grid.span(found[1].cell))
    }
}
