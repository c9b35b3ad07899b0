import Chuan
import Diagnostics

/// The first line of a table in a text file, and how the rest is cut.
struct CSVHead {
    struct Name {
        let text: String
        let range: Range<Int>
    }

    private(set) var ends = RecordEnds()
    private(set) var isCRLF = false
    private(set) var names: [Name] = []
    /// Bytes and lines up to the first row.
    private(set) var used = 0
    private(set) var lines = 0
    private(set) var problem: FlatFileProblem?

    /// - Parameters:
    ///   - bytes: The first bytes of the file, with the whole first line if there is one.
    ///   - separator: Nil: the one that stands most often in the first line.
    init(_ bytes: [UInt8], separator: UInt8?) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { used = 3 }
        let lineEnd = bytes[used...].firstIndex(of: 0x0A)
        if lineEnd == nil, bytes[used...].contains(0x0D) { ends.lineBreak = 0x0D }
        ends.delimiter = separator ?? Self.separator(of: bytes[used...].prefix { $0 != 0x0A && $0 != 0x0D })
        skipSeparatorLine(bytes, isDeclared: separator != nil)
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            skipBlankLines(base, buffer.count)
            readNames(base, buffer.count)
        }
        if problem == nil, names.isEmpty { problem = .empty }
    }

    private mutating func readNames(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        guard used < count else { return }
        let end = ends.end(ofRecordAt: used, in: bytes, count)
        let record = CSVRecord(bytes, used..<end, ends)
        if record.trouble != nil { problem = .unclosedQuote }
        for cell in record.cells {
            guard let text = cell.text(bytes) else {
                problem = .notUTF8
                return
            }
            names.append(Name(text: text.trimmingSpaces(), range: cell.range))
        }
        isCRLF = end > used + 1 && bytes[end - 1] == 0x0A && bytes[end - 2] == 0x0D
        lines += ByteSearch.count(ends.lineBreak, in: bytes + used, end - used)
        used = end
    }

    private mutating func skipBlankLines(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        while used < count, bytes[used] == ends.lineBreak || bytes[used] == 0x0D {
            if bytes[used] == ends.lineBreak { lines += 1 }
            used += 1
        }
    }

    /// `sep=;`, as spreadsheets write it.
    private mutating func skipSeparatorLine(_ bytes: [UInt8], isDeclared: Bool) {
        let line = bytes[used...].prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else { return }
        if !isDeclared { ends.delimiter = line[line.startIndex + 4] }
        used = line.endIndex
    }

    /// The separator that stands most often in a line outside quotes; a comma when there is none.
    private static func separator(of line: some Sequence<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
        var counts = candidates.map { _ in 0 }
        var isQuoted = false
        for byte in line {
            if byte == RecordEnds.quote { isQuoted.toggle() }
            if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        return candidates[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
    }
}
