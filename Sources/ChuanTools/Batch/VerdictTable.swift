package import Chuan
import FEEL

/// Writes verdicts as a table: one line a report, one column a check or an indicator.
///
/// The first columns are kept from the input as they stood there.
package struct VerdictTable {
    private let kept: ContiguousArray<KeptColumn>
    private let headings: [String]
    /// For each column, the checks whose verdicts make it up.
    private let groups: [[Int]]
    private let words: PackedWords

    /// - Parameters:
    ///   - kept: The columns of the block that are kept.
    ///   - byIndicator: A column for each indicator, not for each check.
    package init(_ sweep: Sweep, kept: [KeptColumn], words: VerdictWords, byIndicator: Bool) {
        self.kept = ContiguousArray(kept)
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

    /// A line for each report that was judged.
    ///
    /// - Complexity: O(reports · checks).
    package func write(_ judged: JudgedRows, into buffer: OutputBuffer) {
        let columns = groups.map { $0.map(judged.sweeper.verdicts(ofCheck:)) }
        let singles = columns.compactMap { $0.count == 1 ? $0[0] : nil }
        var dates = DateTexts()
        if let letters = words.letters, singles.count == columns.count, !kept.isEmpty {
            writeLetters(letters, singles, judged, &dates, into: buffer)
            return
        }
        for row in judged.rows {
            writeKept(judged, row, &dates, into: buffer)
            write(columns, row, into: buffer)
        }
    }

    /// One letter a verdict: the usual form of large tables, put into place without a step in between.
    private func writeLetters(
        _ letters: [UInt8], _ columns: [UnsafePointer<UInt8>], _ judged: JudgedRows, _ dates: inout DateTexts,
        into buffer: OutputBuffer
    ) {
        let length = columns.count * 2 + 1
        letters.withUnsafeBufferPointer { letters in
            columns.withUnsafeBufferPointer { columns in
                for row in judged.rows {
                    writeKept(judged, row, &dates, into: buffer)
                    var place = buffer.room(length)
                    for column in columns {
                        place[0] = Self.comma
                        place[1] = letters[Int(column[row])]
                        place += 2
                    }
                    place[0] = Self.lineFeed
                    buffer.advance(length)
                }
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

    private func writeKept(_ judged: JudgedRows, _ row: Int, _ dates: inout DateTexts, into buffer: OutputBuffer) {
        for place in kept.indices {
            if place > 0 { buffer.append(byte: Self.comma) }
            if let bytes = kept[place].text(judged, row) {
                CellText.quoted(bytes, into: buffer)
            } else if let day = kept[place].day(judged, row) {
                dates.append(day, to: buffer)
            }
        }
    }

    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
}

/// Words for verdicts, ready to be copied.
struct PackedWords {
    private let quoted: [[UInt8]]
    /// All words are one byte long.
    let letters: [UInt8]?

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
}

/// The text of the day that was asked for last: reports of one file have few different ones.
struct DateTexts {
    private var days: [Int64] = []
    private var texts: [[UInt8]] = []

    mutating func append(_ day: Int64, to buffer: OutputBuffer) {
        let place = days.firstIndex(of: day) ?? add(day)
        texts[place].withUnsafeBytes { buffer.append($0) }
    }

    private mutating func add(_ day: Int64) -> Int {
        if days.count >= 8 { (days, texts) = ([], []) }
        days.append(day)
        texts.append(Array((CalendarDate(daysSinceEpoch: day)?.description ?? "").utf8))
        return texts.count - 1
    }
}
