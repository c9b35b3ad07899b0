import Chuan
import ChuanTools
import FEEL

/// A report of a flat file by who reports for which days, and where it stands.
struct ReportPlace {
    /// Of the unit's code, whatever the case of its letters, and the days. Two that differ have the same one once in
    /// billions of billions of pairs.
    let key: UInt64
    let line: Int
}

extension ReportPlace {
    /// - Parameter code: The unit's code as it stands in the file.
    init(_ code: UnsafeRawBufferPointer, start: Int64, end: Int64, line: Int) {
        let count = code.count
        var key = UInt64(count)
        if count >= 8 {
            var place = 0
            while place + 8 < count {
                key = Self.mixed(key, Self.small(code.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
                place += 8
            }
            // The last bytes, some of them for the second time.
            key = Self.mixed(key, Self.small(code.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)))
        } else {
            var rest: UInt64 = 0
            for byte in code { rest = rest << 8 | UInt64(byte) }
            key = Self.mixed(key, Self.small(rest))
        }
        key = Self.mixed(key, UInt64(bitPattern: start) << 32 ^ UInt64(bitPattern: end))
        key = (key ^ key >> 32) &* 0xD6E8_FEB8_6659_FD93
        key ^= key >> 32
        self.key = max(1, key)
        self.line = line
    }

    private static func mixed(_ key: UInt64, _ word: UInt64) -> UInt64 {
        let product = (key ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low &+ key
    }

    /// Eight bytes with the capital letters of ASCII made small.
    private static func small(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        let capitals = (low &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(low &+ 0x2525_2525_2525_2525) & ~word & 0x8080_8080_8080_8080
        return word | capitals >> 2
    }
}

/// Finds reports of one unit for the same days, in one file or in several. Neither can be taken for the final one.
///
/// A small filter tells most new reports at a look; what it takes for known is looked for at the end, among all. Remembers
/// 16 bytes a report, up to some millions of them.
struct RepeatedUnits {
    /// A report and the first of its unit and days: the numbers of their files, and their lines.
    struct Pair {
        let file: Int
        let line: Int
        let firstFile: Int
        let firstLine: Int
    }

    /// What was found.
    struct Found {
        /// The first few.
        var shown: [Pair] = []
        var count = 0
    }

    /// Reports as they came, and the number of their file.
    private struct Piece {
        let file: Int
        let reports: [ReportPlace]
    }

    /// One that the filter took for known.
    private struct Suspect {
        let file: Int
        let report: ReportPlace
    }

    /// Not all reports could be remembered.
    private(set) var isFull = false
    /// Reports that are remembered.
    private(set) var known = 0
    private var filter = KeyFilter(bits: 18)
    private var pieces: [Piece] = []
    /// In their order.
    private var suspects: [Suspect] = []

    static let mostKnown = 2_500_000
    private static let mostShown = 10

    /// - Parameter file: Its number in the run.
    /// - Complexity: O(reports).
    mutating func add(_ reports: [ReportPlace], file: Int) {
        if isFull || reports.isEmpty { return }
        isFull = known + reports.count > Self.mostKnown
        let remembered = isFull ? Array(reports.prefix(Self.mostKnown - known)) : reports
        known += remembered.count
        for report in remembered where !filter.insert(report.key) {
            suspects.append(Suspect(file: file, report: report))
        }
        pieces.append(Piece(file: file, reports: remembered))
    }

    /// The reports that repeat others.
    ///
    /// - Complexity: O(reports).
    func found() -> Found {
        var found = Found()
        if suspects.isEmpty { return found }
        // Few words stay near.
        var wanted = KeyFilter(bits: max(8, min(18, Int.bitWidth - suspects.count.leadingZeroBitCount)))
        for suspect in suspects { _ = wanted.insert(suspect.report.key) }
        var first: [UInt64: (file: Int, line: Int)] = [:]
        for piece in pieces {
            for report in piece.reports where wanted.mayHold(report.key) && first[report.key] == nil {
                first[report.key] = (piece.file, report.line)
            }
        }
        for suspect in suspects {
            guard let first = first[suspect.report.key], first != (suspect.file, suspect.report.line) else { continue }
            found.count += 1
            guard found.shown.count < Self.mostShown else { continue }
            found.shown.append(
                Pair(
                    file: suspect.file, line: suspect.report.line, firstFile: first.file, firstLine: first.line))
        }
        return found
    }
}

/// Tells keys that are new for certain from those that may be known: three bits of one word for each key.
private struct KeyFilter {
    private let shift: UInt64
    private var words: [UInt64]

    /// - Parameter bits: There are 2 to the power of so many words: for 18, two megabytes.
    init(bits: Int) {
        shift = UInt64(64 - bits)
        words = Array(repeating: 0, count: 1 << bits)
    }

    /// - Returns: Whether the key is new.
    @inline(__always)
    mutating func insert(_ key: UInt64) -> Bool {
        let (word, mask) = place(of: key)
        if words[word] & mask == mask { return false }
        words[word] |= mask
        return true
    }

    @inline(__always)
    func mayHold(_ key: UInt64) -> Bool {
        let (word, mask) = place(of: key)
        return words[word] & mask == mask
    }

    @inline(__always)
    private func place(of key: UInt64) -> (word: Int, mask: UInt64) {
        let mask = (1 as UInt64) << (key & 63) | 1 << (key >> 6 & 63) | 1 << (key >> 12 & 63)
        return (Int(truncatingIfNeeded: key >> shift), mask)
    }
}
