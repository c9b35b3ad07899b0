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
        if let packed = words.packed, singles.count == columns.count, !kept.isEmpty {
            write(packed, singles, judged, &dates, into: buffer)
            return
        }
        for row in judged.rows {
            writeKept(judged, row, &dates, into: buffer)
            write(columns, row, into: buffer)
        }
    }

    /// The usual table: a short word for each check, put into place without a step in between.
    private func write(
        _ packed: [PackedWords.Word], _ columns: [UnsafePointer<UInt8>], _ judged: JudgedRows,
        _ dates: inout DateTexts, into buffer: OutputBuffer
    ) {
        let most = columns.count * PackedWords.Word.bytes + PackedWords.Word.bytes
        packed.withUnsafeBufferPointer { packed in
            columns.withUnsafeBufferPointer { columns in
                guard let words = packed.baseAddress else { return }
                let (areShort, width) = (packed.allSatisfy(\.isShort), PackedWords.Word.width(of: packed))
                for row in judged.rows {
                    writeKept(judged, row, &dates, into: buffer)
                    let start = buffer.room(most)
                    var place = start
                    if areShort, let width {
                        for column in columns {
                            words[Int(column[row])].putShort(at: place)
                            place += width
                        }
                    } else if areShort {
                        for column in columns { place += words[Int(column[row])].putShort(at: place) }
                    } else {
                        for column in columns { place += words[Int(column[row])].put(at: place) }
                    }
                    place[0] = Self.lineFeed
                    buffer.advance(place + 1 - start)
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
    /// A comma and a word of up to 15 bytes.
    struct Word {
        static var bytes: Int { 16 }
        private let low: UInt64
        private let high: UInt64
        private let count: Int

        /// - Returns: Nil for longer words.
        init?(_ word: [UInt8]) {
            guard word.count < Self.bytes else { return nil }
            count = word.count + 1
            var words: (UInt64, UInt64) = (UInt64(UInt8(ascii: ",")), 0)
            for (place, byte) in word.enumerated() {
                if place < 7 {
                    words.0 |= UInt64(byte) << (8 * UInt64(place + 1))
                } else {
                    words.1 |= UInt64(byte) << (8 * UInt64(place - 7))
                }
            }
            (low, high) = words
        }

        /// Whether eight bytes hold it.
        var isShort: Bool { count <= 8 }

        /// How long each of the words is; nil where they differ.
        static func width(of words: UnsafeBufferPointer<Word>) -> Int? {
            guard let first = words.first?.count else { return nil }
            return words.allSatisfy { $0.count == first } ? first : nil
        }

        /// Writes eight bytes, of which the word is the first.
        ///
        /// - Returns: How long it is.
        @discardableResult @inline(__always)
        func putShort(at place: UnsafeMutablePointer<UInt8>) -> Int {
            UnsafeMutableRawPointer(place).storeBytes(of: low.littleEndian, as: UInt64.self)
            return count
        }

        /// Writes 16 bytes, of which the word is the first.
        ///
        /// - Returns: How long it is.
        @inline(__always)
        func put(at place: UnsafeMutablePointer<UInt8>) -> Int {
            let raw = UnsafeMutableRawPointer(place)
            raw.storeBytes(of: low.littleEndian, as: UInt64.self)
            raw.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
            return count
        }
    }

    private let quoted: [[UInt8]]
    /// Nil where one is too long.
    let packed: [Word]?

    init(_ words: VerdictWords) {
        quoted = words.words.map { word in
            let buffer = OutputBuffer(capacity: 64)
            CellText.quoted(word, into: buffer)
            return Array(buffer.bytes)
        }
        let packed = quoted.compactMap(Word.init)
        self.packed = packed.count == quoted.count ? packed : nil
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
