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
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in code {
            let isCapital = byte &- 0x41 < 26
            key = (key ^ UInt64(isCapital ? byte | 0x20 : byte)) &* 0x100_0000_01B3
        }
        for day in [start, end] {
            key = (key ^ UInt64(bitPattern: day)) &* 0x9E37_79B9_7F4A_7C15
            key ^= key >> 29
        }
        key = (key ^ key >> 32) &* 0xD6E8_FEB8_6659_FD93
        key ^= key >> 32
        self.key = max(1, key)
        self.line = line
    }
}

/// Finds reports of one unit for the same days, in one file or in several. Neither can be taken for the final one.
///
/// Remembers 16 bytes a report, up to some millions of them.
struct RepeatedUnits {
    /// A report and the first of its unit and days: the numbers of their files, and their lines.
    struct Pair {
        let file: Int
        let line: Int
        let firstFile: Int
        let firstLine: Int
    }

    private(set) var shown: [Pair] = []
    private(set) var count = 0
    /// Not all reports could be remembered.
    private(set) var isFull = false
    /// Reports that are remembered.
    private(set) var known = 0
    private var keys: [UInt64] = Array(repeating: 0, count: 1 << 12)
    /// Files above, lines below.
    private var places: [UInt64] = Array(repeating: 0, count: 1 << 12)

    static let mostKnown = 3_000_000
    private static let mostShown = 10
    private static let lineBits: UInt64 = 40

    /// - Parameter file: Its number in the run.
    /// - Complexity: O(reports).
    mutating func add(_ reports: [ReportPlace], file: Int) {
        for report in reports {
            if known * 3 >= keys.count * 2 { grow() }
            let mask = keys.count - 1
            var slot = Int(truncatingIfNeeded: report.key) & mask
            while keys[slot] != 0, keys[slot] != report.key { slot = (slot + 1) & mask }
            if keys[slot] == 0 {
                remember(report, file, slot)
            } else {
                note(report, file, places[slot])
            }
        }
    }

    private mutating func remember(_ report: ReportPlace, _ file: Int, _ slot: Int) {
        guard known < Self.mostKnown else {
            isFull = true
            return
        }
        keys[slot] = report.key
        places[slot] = UInt64(file) << Self.lineBits | UInt64(report.line)
        known += 1
    }

    private mutating func note(_ report: ReportPlace, _ file: Int, _ first: UInt64) {
        count += 1
        guard shown.count < Self.mostShown else { return }
        shown.append(
            Pair(
                file: file, line: report.line, firstFile: Int(first >> Self.lineBits),
                firstLine: Int(first & (1 << Self.lineBits - 1))))
    }

    private mutating func grow() {
        let (oldKeys, oldPlaces) = (keys, places)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        places = Array(repeating: 0, count: oldKeys.count * 2)
        let mask = keys.count - 1
        for (old, key) in oldKeys.enumerated() where key != 0 {
            var slot = Int(truncatingIfNeeded: key) & mask
            while keys[slot] != 0 { slot = (slot + 1) & mask }
            (keys[slot], places[slot]) = (key, oldPlaces[old])
        }
    }
}
