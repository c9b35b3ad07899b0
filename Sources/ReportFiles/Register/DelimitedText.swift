import Chuan
import Diagnostics

/// A table in a text file: cells between commas, semicolons or tabs.
///
/// - Specification: RFC 4180, with other delimiters, a byte-order mark, any line break, and `sep=;` in front, as
///   spreadsheets write it.
struct DelimitedText {
    struct Cell: Sendable {
        var text: String
        /// Quotes included.
        var span: Span
    }

    /// Without blank lines.
    private(set) var rows: [[Cell]] = []
    /// What made the reader stop, and where.
    private(set) var problem: (Problem, Span)?

    enum Problem: Sendable, Hashable {
        case tooManyRows(Int)
        case unclosedQuote
        /// Text behind a closing quote.
        case textAfterQuote
    }

    private let source: SourceFile
    private var place = 0
    private var delimiter = UInt8(ascii: ",")

    /// - Parameter limit: Rows that are read at most, the line of names included.
    /// - Complexity: O(n) in bytes.
    init(_ source: SourceFile, limit: Int) {
        self.source = source
        if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        delimiter = Self.delimiter(of: source.bytes[place...].prefix { $0 != 0x0A && $0 != 0x0D })
        skipSeparatorLine()
        while problem == nil, place < source.bytes.count {
            let row = readRow()
            if row.count == 1, row[0].text.trimmingBlanks().isEmpty { continue }
            if rows.count == limit {
                problem = (.tooManyRows(limit), span(from: place, to: place))
                return
            }
            rows.append(row)
        }
    }

    /// The delimiter that stands most often in a line outside quotes; a comma when there is none.
    private static func delimiter(of line: some Sequence<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    private mutating func skipSeparatorLine() {
        let line = source.bytes[place...].prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else { return }
        delimiter = line[line.startIndex + 4]
        place = line.endIndex
        skipLineBreak()
    }

    private mutating func readRow() -> [Cell] {
        var cells: [Cell] = []
        while problem == nil {
            cells.append(readCell())
            guard place < source.bytes.count, source.bytes[place] == delimiter else { break }
            place += 1
        }
        skipLineBreak()
        return cells
    }

    private mutating func readCell() -> Cell {
        if place < source.bytes.count, source.bytes[place] == UInt8(ascii: "\"") { return readQuoted() }
        let start = place
        while place < source.bytes.count, !endsCell(source.bytes[place]) { place += 1 }
        return Cell(text: source.text(start..<place), span: span(from: start, to: place))
    }

    private mutating func readQuoted() -> Cell {
        let start = place
        var text: [UInt8] = []
        place += 1
        while place < source.bytes.count {
            let byte = source.bytes[place]
            place += 1
            if byte != UInt8(ascii: "\"") {
                text.append(byte)
            } else if place < source.bytes.count, source.bytes[place] == UInt8(ascii: "\"") {
                text.append(byte)
                place += 1
            } else {
                return closed(Cell(text: String(decoding: text, as: UTF8.self), span: span(from: start, to: place)))
            }
        }
        problem = (.unclosedQuote, span(from: start, to: start + 1))
        return Cell(text: "", span: span(from: start, to: place))
    }

    /// Makes sure that nothing but the end of the cell follows a closing quote.
    private mutating func closed(_ cell: Cell) -> Cell {
        let start = place
        while place < source.bytes.count, !endsCell(source.bytes[place]) { place += 1 }
        if !source.text(start..<place).trimmingBlanks().isEmpty {
            problem = (.textAfterQuote, span(from: start, to: place))
        }
        return cell
    }

    private func endsCell(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

    private mutating func skipLineBreak() {
        if place < source.bytes.count, source.bytes[place] == 0x0D { place += 1 }
        if place < source.bytes.count, source.bytes[place] == 0x0A { place += 1 }
    }

    private func span(from start: Int, to end: Int) -> Span { Span(file: source.id, start: start, end: end) }
}

extension String {
    /// Without white space at either end.
    func trimmingBlanks() -> String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[start...end])
    }
}
