import Chuan
import Diagnostics
import Workbooks

/// A table whose rows have to say what they are, and none of whose columns is known to.
struct UnreadNames {
    let problem: Diagnostic
    /// The number of the only column that could.
    let candidate: Int?

    /// Nil where a column says it, or none has to.
    ///
    /// - Parameter places: Of the rows below the headings.
    init?(_ layout: ReportLayout, _ heading: TableHeading, _ grid: SheetGrid, _ places: Range<Int>) {
        guard let index = heading.block else { return nil }
        let block = layout.vocabulary.blocks[index]
        let naming = block.namingFields
        guard let first = naming.first, naming.allSatisfy({ heading.column(of: .field($0)) == nil }),
            let corner = heading.columns.first
        else { return nil }
        let told = Set(heading.problems.map(\.span))
        let figures = heading.counted(block, []).first?.number ?? .max
        let texts = heading.columns.filter { column in
            column.use == .unknown && column.number < figures && !told.contains(grid.span(column.cell))
                && Self.isText(column.number, grid, places)
        }
        let only = texts.count == 1 ? texts.first : nil
        candidate = only?.number
        problem = .unnamedRows(
            block.shownTitle, block.fields[first].shownTitle, letters: only.map { CellPlaces.letters($0.number) },
            at: grid.span(only?.cell ?? corner.cell))
    }

    /// A table whose rows are called by the names of units; nil where they are not.
    ///
    /// - Parameters:
    ///   - column: That of the names.
    ///   - directory: The units that are known.
    init?(
        _ layout: ReportLayout, _ heading: TableHeading, _ grid: SheetGrid, _ column: TableHeading.Column,
        _ places: Range<Int>, _ directory: UnitDirectory?
    ) {
        guard let block = heading.block.map({ layout.vocabulary.blocks[$0] }), case .field(let field) = column.use
        else {
            return nil
        }
        let names = places.prefix(200).compactMap { grid.cell(grid.rows[$0], column.number) }
            .filter { !grid.isFigure($0) }
        let units = names.filter { Self.isUnit(grid.text($0), directory) }
        guard let first = units.first, units.count * 2 >= names.count else { return nil }
        candidate = column.number
        problem = .unitRows(
            grid.text(first), block.shownTitle, block.fields[field].shownTitle,
            letters: CellPlaces.letters(column.number), at: grid.span(first))
    }

    private static func isUnit(_ name: String, _ directory: UnitDirectory?) -> Bool {
        if case .unit? = directory?.find(name) { return true }
        let words = HeadingWords.list(name)
        return unitWords.contains { words.starts(with: $0) }
    }

    /// What names of units begin with.
    private static let unitWords = [
        "ủy ban nhân dân", "phường", "xã", "thị trấn", "đặc khu", "quận", "huyện", "thị xã", "thành phố", "sở",
        "chi nhánh", "ban quản lý",
    ].map(HeadingWords.list)

    /// Whether the cells of a column are mostly texts.
    private static func isText(_ column: Int, _ grid: SheetGrid, _ places: Range<Int>) -> Bool {
        let cells = places.prefix(200).compactMap { grid.cell(grid.rows[$0], column) }
        return cells.count { !grid.isFigure($0) } * 2 > cells.count
    }
}
