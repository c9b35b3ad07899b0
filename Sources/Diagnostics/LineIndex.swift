/// A place as people count: line and column from 1, columns in Unicode scalars.
public struct Location: Sendable, Hashable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Turns byte offsets of one file into lines and columns.
///
/// A line ends at LF, CRLF or a lone CR, as YAML 1.2 counts them. A byte-order mark at the start has no column.
public struct LineIndex: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int]
    private let first: Int
    private let firstLine: Int
    private let cells: CellPlaces?
    private let origins: [Int: String]
    /// How many letters begin before every so many bytes, so that a place in a long line is found without going through it.
    private let letters: [Int]

    private static let stride = 1_024

    /// - Complexity: O(n) in bytes.
    public init(_ file: SourceFile) {
        bytes = file.bytes
        firstLine = file.firstLine
        cells = file.cells
        origins = file.origins
        first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var starts = [0]
        var letters: [Int] = []
        var count = 0
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if offset.isMultiple(of: Self.stride) { letters.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
            offset += 1
            if byte == 0x0A || (byte == 0x0D && !(offset < bytes.count && bytes[offset] == 0x0A)) {
                starts.append(offset)
            }
        }
        self.starts = starts
        self.letters = letters
    }

    /// The number of lines, the empty one after a final line break included.
    public var lineCount: Int { starts.count }

    /// The place of a byte offset; offsets past the end are taken as the end.
    ///
    /// - Complexity: O(log lines).
    public func location(of offset: Int) -> Location {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineNumber(of: offset)
        let lineStart = line == 0 ? first : starts[line]
        return Location(line: line + firstLine, column: letters(from: lineStart, to: offset) + 1)
    }

    /// The place of a byte offset as people name it: `12:5` for line and column, `TTHC!H12` for a cell of a spreadsheet,
    /// nothing where a spreadsheet has no cells; what it was said by, where that is elsewhere.
    public func name(of offset: Int) -> String {
        if let origin = origins[offset] { return origin }
        if let cells { return cells.text(at: offset) ?? "" }
        let location = location(of: offset)
        return "\(location.line):\(location.column)"
    }

    private func letters(from start: Int, to end: Int) -> Int {
        if start >= end { return 0 }
        if end - start < Self.stride { return bytes[start..<end].count { $0 & 0xC0 != 0x80 } }
        return letters(before: end) - letters(before: start)
    }

    private func letters(before offset: Int) -> Int {
        guard !letters.isEmpty else { return 0 }
        let place = min(offset / Self.stride, letters.count - 1)
        return letters[place] + bytes[place * Self.stride..<min(offset, bytes.count)].count { $0 & 0xC0 != 0x80 }
    }

    /// The bytes of a line (from 1) without its line break; nil when there is no such line.
    public func range(ofLine line: Int) -> Range<Int>? {
        let line = line - firstLine + 1
        guard starts.indices.contains(line - 1) else { return nil }
        let start = line == 1 ? min(first, bytes.count) : starts[line - 1]
        var end = line < starts.count ? starts[line] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    private func lineNumber(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
