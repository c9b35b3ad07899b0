import FEEL

/// A column of the input that results keep.
package struct KeptColumn: Sendable {
    let column: Int
    let heading: String
    let isDate: Bool

    package init(column: Int, heading: String, isDate: Bool = false) {
        self.column = column
        self.heading = heading
        self.isDate = isDate
    }

    /// The text of a row as it stands in the input; nil for an empty cell and for dates.
    func text(_ block: ColumnBlock, _ row: Int, _ texts: UnsafePointer<UInt8>) -> UnsafeRawBufferPointer? {
        if isDate || block.states(of: column)[row] != ColumnState.value { return nil }
        let span = TextSpan(bits: block.values(of: column)[row])
        return UnsafeRawBufferPointer(start: texts + span.offset, count: span.count)
    }

    func day(_ block: ColumnBlock, _ row: Int) -> Int64? {
        isDate && block.states(of: column)[row] == ColumnState.value ? block.values(of: column)[row] : nil
    }

    func words(_ block: ColumnBlock, _ row: Int, _ texts: UnsafePointer<UInt8>) -> String? {
        text(block, row, texts).map { String(decoding: $0, as: UTF8.self) } 
            ?? day(block, row).flatMap { CalendarDate(daysSinceEpoch: $0)?.description }
    }
}
