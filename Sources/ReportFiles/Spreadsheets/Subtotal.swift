import Chuan
import Diagnostics
import Workbooks

/// A row that sums up the rows below it, to be compared with them.
struct Subtotal {
    let cell: SheetCell
    /// Where it stands among the grid's rows.
    let place: Int
    private var sums = ColumnSums()

    init(_ cell: SheetCell, at place: Int) {
        self.cell = cell
        self.place = place
    }

    mutating func add(_ row: SheetGrid.Row, _ columns: [TableHeading.Counted], _ grid: SheetGrid) {
        sums.add(row, columns, grid)
    }

    func problems(_ columns: [TableHeading.Counted], _ grid: SheetGrid) -> [Diagnostic] {
        sums.differences(grid.rows[place], columns, grid).map { found in
            .subtotalDiffers(
                grid.text(cell), found.column.title, stated: found.stated, sum: found.sum, at: grid.span(found.cell))
        }
    }
}

/// Sums of columns over some rows; a column with a cell that is no plain number has none.
struct ColumnSums {
    private(set) var rows = 0
    /// By column.
    private var sums: [Int: Int?] = [:]

    mutating func add(_ row: SheetGrid.Row, _ columns: [TableHeading.Counted], _ grid: SheetGrid) {
        rows += 1
        for column in columns {
            let number = Self.count(grid.cell(row, column.number), grid)
            if case .some(let sum) = sums[column.number, default: .some(0)], let number {
                let (total, overflow) = sum.addingReportingOverflow(number)
                sums[column.number] = overflow ? .some(nil) : .some(total)
            } else {
                sums[column.number] = .some(nil)
            }
        }
    }

    /// What a row states otherwise than the sums.
    func differences(
        _ row: SheetGrid.Row, _ columns: [TableHeading.Counted], _ grid: SheetGrid
    ) -> [(column: TableHeading.Counted, cell: SheetCell, stated: Int, sum: Int)] {
        columns.compactMap { column in
            guard let cell = grid.cell(row, column.number), let stated = Self.count(cell, grid),
                case .some(.some(let sum)) = sums[column.number], sum != stated
            else { return nil }
            return (column, cell, stated, sum)
        }
    }

    /// Whether the figures of a row are these sums, every one of them, and enough of them to tell.
    func explain(_ row: SheetGrid.Row, _ columns: [TableHeading.Counted], _ grid: SheetGrid) -> Bool {
        var (compared, isZero) = (0, true)
        for column in columns {
            guard let cell = grid.cell(row, column.number) else { continue }
            guard let stated = Self.count(cell, grid), case .some(.some(let sum)) = sums[column.number], sum == stated
            else { return false }
            compared += 1
            isZero = isZero && stated == 0
        }
        return !isZero && compared >= 1 && (rows >= 2 || rows == 1 && compared >= 3)
    }

    /// The plain number of a cell; 0 of an empty one.
    static func count(_ cell: SheetCell?, _ grid: SheetGrid) -> Int? {
        guard let cell else { return 0 }
        switch cell.kind {
        case .number: return Int(grid.text(cell))
        case .text where grid.isFigure(cell):
            // `12.500`, `12 500`: what people write between thousands.
            let digits = grid.text(cell).filter { $0 != "." && $0 != " " && $0 != "\u{A0}" }
            return Int(digits)
        default: return nil
        }
    }
}

extension TableHeading {
    /// A column whose figures add up.
    struct Counted {
        let number: Int
        let title: Message
    }
}
