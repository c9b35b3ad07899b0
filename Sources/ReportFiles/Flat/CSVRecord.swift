/// Why a record of a table in a text file is none.
enum CSVTrouble: Hashable {
    case unclosedQuote(Int)
    /// Something between a closing quote and the end of the cell.
    case textAfterQuote(Range<Int>)
}

/// The cells of one record, taken apart at leisure.
struct CSVRecord {
    struct Cell {
        /// Quotes included.
        var range: Range<Int>
        /// What stands between the quotes; the cell itself where there are none.
        var inside: Range<Int>
        var isQuoted = false
        /// Whether quotes stand in it twice.
        var hasQuotes = false
    }

    private(set) var cells: [Cell] = []
    private(set) var trouble: CSVTrouble?

    /// - Parameters:
    ///   - range: From the start of the record to its end, the line break included or not.
    ///   - count: How many cells are expected.
    /// - Complexity: O(n).
    init(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, _ ends: RecordEnds, cells count: Int = 0) {
        cells.reserveCapacity(count)
        var end = range.upperBound
        if end > range.lowerBound, bytes[end - 1] == ends.lineBreak { end -= 1 }
        if end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
        var place = range.lowerBound
        while true {
            let cell = Self.cell(bytes, place..<end, ends)
            cells.append(cell.0)
            trouble = trouble ?? cell.1
            place = cell.0.range.upperBound
            guard place < end, bytes[place] == ends.delimiter else { break }
            place += 1
        }
    }

    private static func cell(
        _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, _ ends: RecordEnds
    ) -> (Cell, CSVTrouble?) {
        let start = range.lowerBound
        func delimiter(from place: Int) -> Int {
            var place = place
            while place < range.upperBound, bytes[place] != ends.delimiter { place += 1 }
            return place
        }
        guard start < range.upperBound, bytes[start] == RecordEnds.quote else {
            let range = start..<delimiter(from: start)
            return (Cell(range: range, inside: range), nil)
        }
        guard let close = ends.closingQuote(from: start + 1, bytes, range.upperBound, isWhole: true) else {
            return (Cell(range: range, inside: start + 1..<range.upperBound), .unclosedQuote(start))
        }
        let end = delimiter(from: close + 1)
        let hasQuotes = ByteSearch.first(RecordEnds.quote, in: bytes, start + 1..<close) != nil
        let cell = Cell(range: start..<end, inside: start + 1..<close, isQuoted: true, hasQuotes: hasQuotes)
        let isBlank = (close + 1..<end).allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
        return (cell, isBlank ? nil : .textAfterQuote(close + 1..<end))
    }
}

extension CSVRecord.Cell {
    /// What the cell says; nil where it is not UTF-8.
    func text(_ bytes: UnsafePointer<UInt8>) -> String? {
        let inside = UnsafeBufferPointer(start: bytes + inside.lowerBound, count: inside.count)
        if !hasQuotes { return String(validating: inside, as: UTF8.self) }
        var plain: [UInt8] = []
        var place = 0
        while place < inside.count {
            plain.append(inside[place])
            // A quote comes with its twin.
            place += inside[place] == RecordEnds.quote ? 2 : 1
        }
        return String(validating: plain, as: UTF8.self)
    }
}
