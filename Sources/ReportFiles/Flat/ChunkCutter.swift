/// Cuts an input into pieces that end where records end.
///
/// What is cut does not depend on the size of pieces: a piece begins with a record and holds whole ones, or one that is no
/// record.
final class ChunkCutter {
    private let input: ByteInput
    private let ends: RecordEnds
    private let chunkBytes: Int
    private let recordBytes: Int
    /// What was read and not given out yet.
    private var rest: [UInt8]
    private var restStart = 0
    private var line: Int
    private var number = 0
    private var isSkipping = false
    /// Whether the input begins with the bracket of a list.
    private let beginsList: Bool
    /// The last byte that was given out and is no blank.
    private var lastByte: UInt8?
    /// Bytes that were given out.
    private(set) var bytesRead: Int

    /// - Parameters:
    ///   - head: What was read already: its bytes, and how many of them, on how many lines, have been dealt with.
    init(
        _ input: ByteInput, head: (bytes: [UInt8], used: Int, lines: Int), ends: RecordEnds,
        chunkBytes: Int, recordBytes: Int
    ) {
        self.input = input
        self.ends = ends
        self.recordBytes = max(1, recordBytes)
        self.chunkBytes = max(1, min(chunkBytes, recordBytes))
        rest = head.bytes
        restStart = head.used
        bytesRead = head.used
        line = head.lines + 1
        let first = head.bytes[head.used...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        beginsList = ends.isList && first == UInt8(ascii: "[")
    }

    /// Fills a buffer with the next piece.
    ///
    /// - Returns: False at the end of the input.
    func next(into buffer: ChunkBuffer) -> Bool {
        buffer.count = 0
        buffer.trouble = nil
        var target = chunkBytes
        var fresh = 0
        while true {
            buffer.grow(to: target)
            fresh += pull(into: buffer, upTo: target)
            if buffer.count == 0 { return false }
            let isLast = buffer.count < target
            if let end = end(of: buffer, isLast: isLast, isFull: target == recordBytes) {
                giveBack(from: end, buffer, fresh: fresh)
                break
            }
            target = min(target * 2, recordBytes)
        }
        hand(out: buffer)
        return true
    }

    /// Where a buffer is to be cut; nil when it takes more of the input to know.
    private func end(of buffer: ChunkBuffer, isLast: Bool, isFull: Bool) -> Int? {
        if isSkipping { return endOfSkipped(buffer) }
        let found = ends.find(in: buffer.bytes, buffer.count)
        if found.end > 0 { return found.end }
        if !isLast && !isFull { return nil }
        if ends.isList, let next = JSONEnds.nextElement(after: firstElement(buffer), buffer.bytes, buffer.count) {
            return next
        }
        let line = ByteSearch.first(ends.lineBreak, in: buffer.bytes, 0..<buffer.count)
        if found.openQuote != nil, line != nil || isLast, !closesAtEnd(buffer, isLast) {
            buffer.trouble = .unclosedQuote
            return line.map { $0 + 1 } ?? buffer.count
        }
        if !isLast {
            buffer.trouble = .tooLong
            isSkipping = true
        }
        return buffer.count
    }

    /// Where the first element of a piece begins.
    private func firstElement(_ buffer: ChunkBuffer) -> Int {
        (0..<buffer.count).first { buffer.bytes[$0] == UInt8(ascii: "{") } ?? buffer.count
    }

    /// The line on which an input ends whose list is not closed; nil where it is, or there is none.
    var openListLine: Int? { beginsList && lastByte != UInt8(ascii: "]") ? line : nil }

    /// Whether the last byte of the input is the quote that closes its last cell.
    private func closesAtEnd(_ buffer: ChunkBuffer, _ isLast: Bool) -> Bool {
        guard isLast else { return false }
        buffer.bytes[buffer.count] = ends.lineBreak
        return ends.find(in: buffer.bytes, buffer.count + 1).openQuote == nil
    }

    private func endOfSkipped(_ buffer: ChunkBuffer) -> Int {
        buffer.trouble = .restOfTooLong
        guard let line = ByteSearch.first(ends.lineBreak, in: buffer.bytes, 0..<buffer.count) else {
            return buffer.count
        }
        isSkipping = false
        return line + 1
    }

    private func hand(out buffer: ChunkBuffer) {
        bytesRead += buffer.count
        if beginsList {
            let last = (0..<buffer.count).reversed().first { ![0x20, 0x09, 0x0A, 0x0D].contains(buffer.bytes[$0]) }
            if let last { lastByte = buffer.bytes[last] }
        }
        buffer.firstLine = line
        buffer.number = number
        number += 1
        line += ByteSearch.count(ends.lineBreak, in: buffer.bytes, buffer.count)
        buffer.seal(with: ends.lineBreak)
    }

    // MARK: Reading

    /// - Returns: How many bytes came from the input and not from what was kept.
    private func pull(into buffer: ChunkBuffer, upTo target: Int) -> Int {
        let kept = min(rest.count - restStart, target - buffer.count)
        if kept > 0 {
            rest.withUnsafeBufferPointer { bytes in
                guard let first = bytes.baseAddress else { return }
                (buffer.bytes + buffer.count).update(from: first + restStart, count: kept)
            }
            buffer.count += kept
            restStart += kept
        }
        var fresh = 0
        while buffer.count < target {
            let got = input.read(into: buffer.bytes + buffer.count, target - buffer.count)
            if got == 0 { break }
            buffer.count += got
            fresh += got
        }
        return fresh
    }

    /// Keeps what stands behind the cut.
    private func giveBack(from end: Int, _ buffer: ChunkBuffer, fresh: Int) {
        let left = buffer.count - end
        buffer.count = end
        if fresh == 0 {
            restStart -= left
        } else {
            rest = Array(UnsafeBufferPointer(start: buffer.bytes + end, count: left))
            restStart = 0
        }
    }
}
