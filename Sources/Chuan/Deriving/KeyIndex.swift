import FEEL

/// Numbers texts by their bytes, from 1 in the order in which they are first met; 0 is no text.
///
/// The memory belongs to the index and is given back with it; one thread uses it.
package final class KeyIndex {
    /// A text of up to 16 bytes is its two words and its length; of a longer one they are hashes.
    private struct Entry {
        let first: UInt64
        let last: UInt64
        let count: Int
    }

    /// By the numbers of texts; 0 is no entry.
    private var entries: UnsafeMutablePointer<Entry>
    /// The number of a text, and above it half of its hash; 0 where there is none. Small, so that it stays near.
    private var slots: UnsafeMutablePointer<UInt64>
    private var mask = 255
    /// Where each text ends in `bytes`.
    private var ends: [Int] = [0]
    private var bytes: [UInt8] = []

    package init() {
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: 0, count: mask + 1)
        entries = .allocate(capacity: mask + 1)
        entries.initialize(repeating: Entry(first: 0, last: 0, count: 0), count: mask + 1)
    }

    deinit {
        slots.deallocate()
        entries.deallocate()
    }

    /// The numbers of the texts of a column.
    ///
    /// - Parameter other: The number of a row whose cell is neither a text nor empty.
    /// - Complexity: O(bytes), on average.
    func number(
        _ column: KeyCells, _ texts: UnsafePointer<UInt8>, _ out: UnsafeMutablePointer<Int32>, other: (Int) -> Int32
    ) {
        var (slots, entries, mask) = (slots, entries, mask)
        let (value, special) = (ColumnState.value, ColumnState.special)
        for row in 0..<column.rows {
            let state = column.states[row]
            if state != value {
                out[row] = state == special ? other(row) : 0
                (slots, entries, mask) = (self.slots, self.entries, self.mask)
                continue
            }
            let span = TextSpan(bits: column.values[row])
            let (text, count) = (texts + span.offset, span.count)
            let (first, last) = KeyWords.of(text, count)
            let hash = KeyWords.hash(first, last, count)
            var place = Int(truncatingIfNeeded: hash) & mask
            while slots[place] != 0 {
                let slot = slots[place]
                let number = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF)
                let entry = entries + number
                if (slot ^ hash) &>> 32 == 0, entry.pointee.first == first, entry.pointee.last == last,
                    entry.pointee.count == count, count <= 16 || isEqual(number, text, count)
                {
                    break
                }
                place = (place &+ 1) & mask
            }
            out[row] = Int32(truncatingIfNeeded: slots[place] & 0xFFFF_FFFF)
            if out[row] == 0 {
                out[row] = add(text, count, first, last)
                (slots, entries, mask) = (self.slots, self.entries, self.mask)
            }
        }
    }

    /// The number of one text.
    ///
    /// - Complexity: O(bytes), on average.
    package func number(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
        let (first, last) = KeyWords.of(text, count)
        let hash = KeyWords.hash(first, last, count)
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != 0 {
            let number = Int(truncatingIfNeeded: slots[place] & 0xFFFF_FFFF)
            let entry = entries[number]
            if entry.first == first, entry.last == last, entry.count == count,
                count <= 16 || isEqual(number, text, count)
            {
                return Int32(truncatingIfNeeded: number)
            }
            place = (place + 1) & mask
        }
        return add(text, count, first, last)
    }

    private func isEqual(_ number: Int, _ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        bytes[ends[number - 1]..<ends[number]].elementsEqual(UnsafeBufferPointer(start: text, count: count))
    }

    @inline(never)
    private func add(_ text: UnsafePointer<UInt8>, _ count: Int, _ first: UInt64, _ last: UInt64) -> Int32 {
        if count == 0 { return 0 }
        let number = ends.count
        bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
        ends.append(bytes.count)
        // In a table three quarters empty nearly every text is found where it is looked for first.
        if (number + 1) * 4 > mask + 1 { grow(number) }
        entries[number] = Entry(first: first, last: last, count: count)
        put(number)
        return Int32(truncatingIfNeeded: number)
    }

    private func put(_ number: Int) {
        let entry = entries[number]
        let hash = KeyWords.hash(entry.first, entry.last, entry.count)
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != 0 { place = (place + 1) & mask }
        slots[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number)
    }

    /// - Parameter count: The entries that are there, 0 among them.
    private func grow(_ count: Int) {
        let size = (mask + 1) * 2
        slots.deallocate()
        slots = .allocate(capacity: size)
        slots.initialize(repeating: 0, count: size)
        mask = size - 1
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: size)
        larger.initialize(from: entries, count: count)
        (larger + count).initialize(repeating: Entry(first: 0, last: 0, count: 0), count: size - count)
        entries.deallocate()
        entries = larger
        for number in 1..<max(1, count) { put(number) }
    }

    /// The text of a number; nil for 0.
    package func text(_ number: Int32) -> String? {
        let number = Int(number)
        guard number > 0, number < ends.count else { return nil }
        return String(decoding: bytes[ends[number - 1]..<ends[number]], as: UTF8.self)
    }
}

/// The cells of one column of a block.
struct KeyCells {
    let values: UnsafePointer<Int64>
    let states: UnsafePointer<UInt8>
    let rows: Int

    init(_ block: ColumnBlock, _ column: Int) {
        values = UnsafePointer(block.values(of: column))
        states = UnsafePointer(block.states(of: column))
        rows = block.rowCount
    }
}

/// Texts as two words: exactly up to 16 bytes, as hashes beyond. They never leave the process.
enum KeyWords {
    @inline(__always)
    static func of(_ text: UnsafePointer<UInt8>, _ count: Int) -> (first: UInt64, last: UInt64) {
        let raw = UnsafeRawPointer(text)
        if count <= 16 {
            if count >= 8 {
                return (raw.loadUnaligned(as: UInt64.self), (raw + (count - 8)).loadUnaligned(as: UInt64.self))
            }
            if count >= 4 {
                let last = (raw + (count - 4)).loadUnaligned(as: UInt32.self)
                return (UInt64(raw.loadUnaligned(as: UInt32.self)), UInt64(last))
            }
            if count == 0 { return (0, 0) }
            let middle = UInt64(text[count >> 1]) << 8
            return (UInt64(text[0]) | middle | UInt64(text[count - 1]) << 16, 0)
        }
        return long(raw, count)
    }

    @inline(never)
    private static func long(_ raw: UnsafeRawPointer, _ count: Int) -> (UInt64, UInt64) {
        var (first, last): (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, UInt64(count))
        var place = 0
        while place + 8 <= count {
            let word = (raw + place).loadUnaligned(as: UInt64.self)
            let product = (first ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
            (first, last) = (product.low ^ last, product.high &+ word)
            place += 8
        }
        let word = (raw + (count - 8)).loadUnaligned(as: UInt64.self)
        let product = (first ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return (product.low ^ last, product.high &+ word)
    }

    @inline(__always)
    static func hash(_ first: UInt64, _ last: UInt64, _ count: Int) -> UInt64 {
        let product = (first ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: last ^ UInt64(count) | 1)
        return product.high ^ product.low ^ last
    }
}
