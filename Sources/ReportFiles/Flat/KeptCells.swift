import Chuan
import FEEL

/// Cells of a table in a text file that results keep as they stand, and that are read for what they say besides.
struct KeptCells {
    private struct Kept {
        /// The number of the file's column.
        let cell: Int
        let values: UnsafeMutablePointer<Int64>
        let states: UnsafeMutablePointer<UInt8>
    }

    /// In the order of the file.
    private let kept: [Kept]
    private let ends: RecordEnds
    private let rows: RowKeeper
    /// Whether there are any besides lines of the header, which plain rows keep by themselves.
    let areInPlainRows: Bool
    let isEmpty: Bool

    init(_ plan: CSVPlan, _ rows: RowKeeper) {
        let columns = plan.columns.enumerated().filter { $0.element.named != nil && $0.element.kind != .named }
        kept = columns.map { number, column in
            let target = column.named ?? 0
            return Kept(
                cell: number, values: rows.block.main.values(of: target), states: rows.block.main.states(of: target))
        }
        areInPlainRows = columns.contains { $0.element.kind != .header }
        isEmpty = kept.isEmpty
        ends = plan.ends
        self.rows = rows
    }

    /// Fills the columns of a row.
    ///
    /// - Parameter range: The row, its line break included.
    /// - Complexity: O(bytes of the row).
    func fill(_ row: Int, _ range: Range<Int>) {
        let base = rows.base
        var end = range.upperBound
        if end > range.lowerBound, base[end - 1] == ends.lineBreak { end -= 1 }
        if end > range.lowerBound, base[end - 1] == 0x0D { end -= 1 }
        var (place, number) = (range.lowerBound, 0)
        for column in kept {
            while number < column.cell, place < end {
                place = cellEnd(place, end, base) + 1
                number += 1
            }
            let span = number == column.cell && place <= end ? text(place, cellEnd(place, end, base), base) : .empty
            column.values[row] = span?.bits ?? 0
            column.states[row] =
                span.map { $0.count > 0 ? ColumnState.value : ColumnState.unknown } ?? ColumnState.special
        }
    }

    private func cellEnd(_ start: Int, _ end: Int, _ base: UnsafePointer<UInt8>) -> Int {
        var place = start
        if place < end, base[place] == RecordEnds.quote {
            place = ends.closingQuote(from: place + 1, base, end, isWhole: true) ?? place
        }
        while place < end, base[place] != ends.delimiter { place += 1 }
        return place
    }

    /// Where the text of a cell stands, decoded where it has to be; nil where it is too long.
    private func text(_ start: Int, _ end: Int, _ base: UnsafePointer<UInt8>) -> TextSpan? {
        guard start < end, base[start] == RecordEnds.quote,
            let close = ends.closingQuote(from: start + 1, base, end, isWhole: true)
        else { return end - start <= TextSpan.mostBytes ? TextSpan(offset: start, count: end - start) : nil }
        if ByteSearch.first(RecordEnds.quote, in: base, start + 1..<close) != nil {
            let cell = CSVRecord.Cell(range: start..<end, inside: start + 1..<close, isQuoted: true, hasQuotes: true)
            return cell.text(base).flatMap(rows.keepText)
        }
        let count = close - start - 1
        return count <= TextSpan.mostBytes ? TextSpan(offset: start + 1, count: count) : nil
    }
}

extension TextSpan {
    fileprivate static var empty: TextSpan { TextSpan(bits: 0) }
}
