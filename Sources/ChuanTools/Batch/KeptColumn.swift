package import Chuan
package import FEEL

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
    func text(_ judged: JudgedRows, _ row: Int) -> UnsafeRawBufferPointer? {
        let block = judged.block
        if isDate || block.states(of: column)[row] != ColumnState.value { return nil }
        let span = TextSpan(bits: block.values(of: column)[row])
        return UnsafeRawBufferPointer(start: judged.texts + span.offset, count: span.count)
    }

    /// Whether a text stands there that the column can't hold.
    func isOdd(_ judged: JudgedRows, _ row: Int) -> Bool {
        judged.block.states(of: column)[row] == ColumnState.special
    }

    func day(_ judged: JudgedRows, _ row: Int) -> Int64? {
        let block = judged.block
        return isDate && block.states(of: column)[row] == ColumnState.value ? block.values(of: column)[row] : nil
    }

    func words(_ judged: JudgedRows, _ row: Int) -> String? {
        text(judged, row).map { String(decoding: $0, as: UTF8.self) }
            ?? day(judged, row).flatMap { CalendarDate(daysSinceEpoch: $0)?.description }
    }
}

/// Reports of a block whose verdicts stand, and which of them are to be written.
package struct JudgedRows {
    let block: ColumnBlock
    package let texts: UnsafePointer<UInt8>
    let sweeper: Sweeper
    package let rows: [Int]

    package init(block: ColumnBlock, texts: UnsafePointer<UInt8>, sweeper: Sweeper, rows: [Int]) {
        self.block = block
        self.texts = texts
        self.sweeper = sweeper
        self.rows = rows
    }
}
