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
    /// What is known, by keys; side by side, so that a look takes one line of the cache.
    private var slots = [Slot](repeating: Slot(), count: 1 << 14)

    private struct Slot {
        /// 0 for a slot that is free.
        var key: UInt64 = 0
        /// The file above, the line below.
        var place: UInt64 = 0
    }

    static let mostKnown = 2_500_000
    private static let mostShown = 10
    private static let lineBits: UInt64 = 40

    /// - Parameter file: Its number in the run.
    /// - Complexity: O(reports).
    mutating func add(_ reports: [ReportPlace], file: Int) {
        while (known + reports.count) * 3 >= slots.count * 2, known < Self.mostKnown { grow() }
        var repeated: [(ReportPlace, first: UInt64)] = []
        var left = Self.mostKnown - known
        slots.withUnsafeMutableBufferPointer { slots in
            for report in reports {
                let slot = Self.find(report.key, in: slots)
                if slots[slot].key != 0 {
                    repeated.append((report, slots[slot].place))
                } else if left > 0 {
                    slots[slot] = Slot(key: report.key, place: UInt64(file) << Self.lineBits | UInt64(report.line))
                    left -= 1
                } else {
                    left = -1
                }
            }
        }
        if left < 0 { isFull = true }
        known = Self.mostKnown - max(0, left)
        for (report, first) in repeated { note(report, file, first) }
    }

    /// Where a key stands, or would stand. There is always a free slot.
    @inline(__always)
    private static func find(_ key: UInt64, in slots: UnsafeMutableBufferPointer<Slot>) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
        return slot
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
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 4)
        slots.withUnsafeMutableBufferPointer { slots in
            for slot in old where slot.key != 0 { slots[Self.find(slot.key, in: slots)] = slot }
        }
    }
}
