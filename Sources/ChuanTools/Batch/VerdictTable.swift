package import Chuan
package import FEEL

/// Writes verdicts as a table: one line a report, one column a check or an indicator.
///
/// The first columns are kept from the input as they stood there.
package struct VerdictTable {
    private let kept: [KeptColumn]
    private let headings: [String]
    /// For each column, the checks whose verdicts make it up.
    private let groups: [[Int]]
    private let words: PackedWords

    /// - Parameters:
    ///   - kept: The columns of the block that are kept.
    ///   - byIndicator: A column for each indicator, not for each check.
    package init(_ sweep: Sweep, kept: [KeptColumn], words: VerdictWords, byIndicator: Bool) {
        self.kept = kept
        self.words = PackedWords(words)
        let indicators = sweep.judge.rulebook.indicators
        if byIndicator {
            groups = indicators.indices.map { index in
                sweep.checks.indices.filter { sweep.checks[$0].indicator == index }
            }
            headings = kept.map(\.heading) + indicators.map(\.id)
        } else {
            groups = sweep.checks.indices.map { [$0] }
            headings = kept.map(\.heading) + sweep.checks.map(\.check.id)
        }
    }

    /// The first line.
    package func writeHead(into buffer: OutputBuffer) {
        for (place, heading) in headings.enumerated() {
            if place > 0 { buffer.append(byte: Self.comma) }
            CellText.quoted(heading, into: buffer)
        }
        buffer.append(byte: Self.lineFeed)
    }

    /// A line for each report of a block that was judged.
    ///
    /// - Complexity: O(reports · checks).
    package func write(
        _ block: ColumnBlock, _ texts: UnsafePointer<UInt8>, _ sweeper: Sweeper, into buffer: OutputBuffer
    ) {
        let columns = groups.map { $0.map(sweeper.verdicts(ofCheck:)) }
        let singles = columns.compactMap { $0.count == 1 ? $0[0] : nil }
        var dates = DateTexts()
        for row in 0..<block.rowCount {
            writeKept(block, row, texts, &dates, into: buffer)
            if singles.count == columns.count {
                words.write(singles, row, isFirst: kept.isEmpty, into: buffer)
            } else {
                write(columns, row, into: buffer)
            }
        }
    }

    private func write(_ columns: [[UnsafePointer<UInt8>]], _ row: Int, into buffer: OutputBuffer) {
        for (place, group) in columns.enumerated() {
            if place > 0 || !kept.isEmpty { buffer.append(byte: Self.comma) }
            let verdict = VerdictCode.together(group.map { VerdictCode.byByte[Int($0[row])] })
            words.write((verdict ?? .notApplicable).byte, into: buffer)
        }
        buffer.append(byte: Self.lineFeed)
    }

    private func writeKept(
        _ block: ColumnBlock, _ row: Int, _ texts: UnsafePointer<UInt8>, _ dates: inout DateTexts,
        into buffer: OutputBuffer
    ) {
        for place in kept.indices {
            if place > 0 { buffer.append(byte: Self.comma) }
            let column = kept[place]
            if let bytes = column.text(block, row, texts) {
                CellText.quoted(bytes, into: buffer)
            } else if let day = column.day(block, row) {
                dates.text(of: day).withUnsafeBytes { buffer.append($0) }
            }
        }
    }

    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
}

/// Words for verdicts, ready to be copied.
private struct PackedWords {
    private let quoted: [[UInt8]]
    /// All words are one byte long.
    private let letters: [UInt8]?

    init(_ words: VerdictWords) {
        quoted = words.words.map { word in
            let buffer = OutputBuffer(capacity: 64)
            CellText.quoted(word, into: buffer)
            return Array(buffer.bytes)
        }
        letters = quoted.allSatisfy { $0.count == 1 } ? quoted.map { $0[0] } : nil
    }

    @inline(__always)
    func write(_ verdict: UInt8, into buffer: OutputBuffer) {
        quoted[Int(verdict)].withUnsafeBytes { buffer.append($0) }
    }

    /// The verdicts of one row and the end of its line, each behind a comma but for a first one.
    func write(_ columns: [UnsafePointer<UInt8>], _ row: Int, isFirst: Bool, into buffer: OutputBuffer) {
        guard let letters else {
            for (number, column) in columns.enumerated() {
                if number > 0 || !isFirst { buffer.append(byte: UInt8(ascii: ",")) }
                write(column[row], into: buffer)
            }
            buffer.append(byte: UInt8(ascii: "\n"))
            return
        }
        let start = buffer.room(columns.count * 2 + 1)
        var place = start
        letters.withUnsafeBufferPointer { letters in
            columns.withUnsafeBufferPointer { columns in
                for column in columns {
                    place[0] = UInt8(ascii: ",")
                    place[1] = letters[Int(column[row])]
                    place += 2
                }
            }
        }
        place[0] = UInt8(ascii: "\n")
        if isFirst, !columns.isEmpty {
            start.update(from: start + 1, count: columns.count * 2)
            place -= 1
        }
        buffer.advance(place + 1 - start)
    }
}

/// The text of the day that was asked for last: reports of one file have few different ones.
struct DateTexts {
    private var days: [Int64] = []
    private var texts: [[UInt8]] = []

    mutating func text(of day: Int64) -> [UInt8] {
        if let known = days.firstIndex(of: day) { return texts[known] }
        if days.count >= 8 { (days, texts) = ([], []) }
        days.append(day)
        texts.append(Array((CalendarDate(daysSinceEpoch: day)?.description ?? "").utf8))
        return texts[texts.count - 1]
    }
}
