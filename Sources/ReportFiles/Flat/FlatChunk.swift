package import Chuan
import Diagnostics
package import FEEL

/// Some rows of a flat file, in columns, with the bytes that they were read from.
///
/// It belongs to one worker and is filled anew for each call of `FlatConsumer.consume`.
package final class FlatChunk {
    package let block: FlatBlock
    /// What the offsets of texts and rows count from.
    package internal(set) var bytes: UnsafePointer<UInt8>
    /// Where each row begins.
    let starts: UnsafeMutablePointer<Int32>
    /// Behind each row, its line break included.
    let ends: UnsafeMutablePointer<Int32>
    /// The line of each row, counted from the first of the piece.
    let lines: UnsafeMutablePointer<Int32>
    var firstLine = 1
    private let decode: any RecordDecoder

    init(_ block: FlatBlock, rows: Int, decode: any RecordDecoder) {
        self.block = block
        self.decode = decode
        bytes = UnsafePointer(block.main.states)
        starts = .allocate(capacity: rows)
        ends = .allocate(capacity: rows)
        lines = .allocate(capacity: rows)
    }

    deinit {
        starts.deallocate()
        ends.deallocate()
        lines.deallocate()
    }

    package var rowCount: Int { block.rowCount }

    /// The bytes of a row, its line break included.
    package func range(ofRow row: Int) -> Range<Int> { Int(starts[row])..<Int(ends[row]) }

    /// The line of the file on which a row begins, from 1.
    package func line(ofRow row: Int) -> Int { firstLine + Int(lines[row]) }

    /// The text that a column holds.
    package func text(_ span: TextSpan) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes + span.offset, count: span.count), as: UTF8.self)
    }

    /// A row as a report: the same cells as those of a report file with these fields. Its spans count from the start of
    /// the row.
    ///
    /// - Returns: Nil for the rows of a table of records.
    /// - Complexity: O(bytes of the row); it makes the report anew each time.
    package func report(ofRow row: Int) -> Report? { decode.report(bytes, range(ofRow: row)).report }

    /// The same with what is to be said of it.
    func reading(ofRow row: Int) -> DecodedRecord { decode.report(bytes, range(ofRow: row)) }

    func bytes(ofRow row: Int) -> [UInt8] {
        let range = range(ofRow: row)
        return Array(UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count))
    }

    /// A row of a table of records, with a cell for each of its columns.
    package func record(ofRow row: Int) -> ReportRow? { decode.record(bytes, range(ofRow: row)) }
}
