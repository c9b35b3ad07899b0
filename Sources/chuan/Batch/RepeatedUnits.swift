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

    private struct Known {
        let key: UInt64
        /// The file above, the line below.
        let place: UInt64
    }

    /// Not all reports could be remembered.
    private(set) var isFull = false
    /// Reports that are remembered.
    private(set) var known = 0
    private var filter = KeyFilter()
    /// In their order, some at a time, so that none is moved for others.
    private var pieces: [[Known]] = []
    /// Those that the filter took for known, in their order.
    private var suspects: [Known] = []

    static let mostKnown = 2_500_000
    private static let pieceSize = 1 << 16
    private static let mostShown = 10
    private static let lineBits: UInt64 = 40

    /// - Parameter file: Its number in the run.
    /// - Complexity: O(reports).
    mutating func add(_ reports: [ReportPlace], file: Int) {
        for report in reports {
            if known == Self.mostKnown {
                isFull = true
                return
            }
            known += 1
            let report = Known(key: report.key, place: UInt64(file) << Self.lineBits | UInt64(report.line))
            if filter.insert(report.key) { remember(report) } else { suspects.append(report) }
        }
    }

    private mutating func remember(_ report: Known) {
        if pieces.isEmpty || pieces[pieces.count - 1].count == Self.pieceSize {
            pieces.append([])
            pieces[pieces.count - 1].reserveCapacity(Self.pieceSize)
        }
        pieces[pieces.count - 1].append(report)
    }

    /// The reports that repeat others.
    ///
    /// - Complexity: O(reports).
    func found() -> Found {
        var found = Found()
        if suspects.isEmpty { return found }
        var wanted = KeyFilter()
        for suspect in suspects { _ = wanted.insert(suspect.key) }
        var first: [UInt64: UInt64] = [:]
        for piece in pieces {
            for report in piece where wanted.mayHold(report.key) { first[report.key] = report.place }
        }
        for suspect in suspects {
            guard let place = first[suspect.key] else {
                first[suspect.key] = suspect.place
                continue
            }
            found.count += 1
            if found.shown.count < Self.mostShown { found.shown.append(pair(suspect.place, place)) }
        }
        return found
    }

    private func pair(_ place: UInt64, _ first: UInt64) -> Pair {
        let line: UInt64 = 1 << Self.lineBits - 1
        return Pair(
            file: Int(place >> Self.lineBits), line: Int(place & line), firstFile: Int(first >> Self.lineBits),
            firstLine: Int(first & line))
    }
}

/// Tells keys that are new for certain from those that may be known, in two megabytes: three bits of one word for each key.
private struct KeyFilter {
    private static let bits = 18
    private var words = [UInt64](repeating: 0, count: 1 << bits)

    /// - Returns: Whether the key is new.
    @inline(__always)
    mutating func insert(_ key: UInt64) -> Bool {
        let (word, mask) = Self.place(of: key)
        if words[word] & mask == mask { return false }
        words[word] |= mask
        return true
    }

    @inline(__always)
    func mayHold(_ key: UInt64) -> Bool {
        let (word, mask) = Self.place(of: key)
        return words[word] & mask == mask
    }

    @inline(__always)
    private static func place(of key: UInt64) -> (word: Int, mask: UInt64) {
        let mask = (1 as UInt64) << (key & 63) | 1 << (key >> 6 & 63) | 1 << (key >> 12 & 63)
        return (Int(truncatingIfNeeded: key >> UInt64(64 - bits)), mask)
    }
}
