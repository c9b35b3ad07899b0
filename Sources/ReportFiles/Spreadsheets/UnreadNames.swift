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

    /// Whether the cells of a column are mostly texts.
    private static func isText(_ column: Int, _ grid: SheetGrid, _ places: Range<Int>) -> Bool {
        let cells = places.prefix(200).compactMap { grid.cell(grid.rows[$0], column) }
        return cells.count { !grid.isFigure($0) } * 2 > cells.count
    }
}
