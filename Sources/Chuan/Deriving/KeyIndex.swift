import FEEL

/// Numbers texts by their bytes, from 1 in the order in which they are first met; 0 is no text.
///
/// The memory belongs to the index and is given back with it; one thread uses it.
final class KeyIndex {
    /// A text of up to 16 bytes is its two words and its length; of a longer one they are hashes.
    private struct Slot {
        let first: UInt64
        let last: UInt64
        let count: Int32
        /// 0 in an empty slot.
        let number: Int32
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var mask = 255
    /// Where each text ends in `bytes`.
    private var ends: [Int] = []
    private var bytes: [UInt8] = []

    init() {
        slots = Self.table(256)
    }

    deinit { slots.deallocate() }

    private static func table(_ count: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
        slots.initialize(repeating: Slot(first: 0, last: 0, count: 0, number: 0), count: count)
        return slots
    }

    /// The numbers of the texts of a column.
    ///
    /// - Parameter other: The number of a row whose cell is neither a text nor empty.
    /// - Complexity: O(bytes), on average.
    func number(
        _ column: KeyCells, _ texts: UnsafePointer<UInt8>, _ out: UnsafeMutablePointer<Int32>, other: (Int) -> Int32
    ) {
        var (slots, mask) = (slots, mask)
        let (value, special) = (ColumnState.value, ColumnState.special)
        for row in 0..<column.rows {
            let state = column.states[row]
            if state != value {
                out[row] = state == special ? other(row) : 0
                (slots, mask) = (self.slots, self.mask)
                continue
            }
            // As `TextSpan` lays it out; its members are too far away to be inlined here.
            let bits = column.values[row]
            let (text, count) = (texts + Int(bits &>> 24), Int(bits & 0xFF_FFFF))
            let (first, last) = KeyWords.of(text, count)
            var slot = KeyWords.mixed(first ^ 0xA076_1D64_78BD_642F, last ^ UInt64(count)) & mask
            while true {
                let found = slots[slot]
                if found.number == 0 {
                    out[row] = add(text, count, first, last)
                    (slots, mask) = (self.slots, self.mask)
                    break
                }
                if found.first == first, found.last == last, found.count == Int32(truncatingIfNeeded: count),
                    count <= 16 || isEqual(found.number, text, count)
                {
                    out[row] = found.number
                    break
                }
                slot = (slot &+ 1) & mask
            }
        }
    }

    /// The number of one text.
    func number(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
        if count == 0 { return 0 }
        let (first, last) = KeyWords.of(text, count)
        var slot = KeyWords.mixed(first ^ 0xA076_1D64_78BD_642F, last ^ UInt64(count)) & mask
        while slots[slot].number != 0 {
            let found = slots[slot]
            if found.first == first, found.last == last, Int(found.count) == count,
                count <= 16 || isEqual(found.number, text, count)
            {
                return found.number
            }
            slot = (slot + 1) & mask
        }
        return add(text, count, first, last)
    }

    private func isEqual(_ number: Int32, _ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        bytes[range(number)].elementsEqual(UnsafeBufferPointer(start: text, count: count))
    }

    private func range(_ number: Int32) -> Range<Int> {
        let place = Int(number) - 1
        return (place == 0 ? 0 : ends[place - 1])..<ends[place]
    }

    @inline(never)
    private func add(_ text: UnsafePointer<UInt8>, _ count: Int, _ first: UInt64, _ last: UInt64) -> Int32 {
        if count == 0 { return 0 }
        bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
        ends.append(bytes.count)
        if ends.count * 2 > mask + 1 { grow() }
        let number = Int32(truncatingIfNeeded: ends.count)
        put(Slot(first: first, last: last, count: Int32(truncatingIfNeeded: count), number: number))
        return number
    }

    private func put(_ slot: Slot) {
        var place = KeyWords.mixed(slot.first ^ 0xA076_1D64_78BD_642F, slot.last ^ UInt64(slot.count)) & mask
        while slots[place].number != 0 { place = (place + 1) & mask }
        slots[place] = slot
    }

    private func grow() {
        let (old, count) = (slots, mask + 1)
        slots = Self.table(count * 2)
        mask = count * 2 - 1
        for place in 0..<count where old[place].number != 0 { put(old[place]) }
        old.deallocate()
    }

    /// The text of a number; nil for 0.
    func text(_ number: Int32) -> String? {
        number > 0 && Int(number) <= ends.count ? String(decoding: bytes[range(number)], as: UTF8.self) : nil
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
    static func mixed(_ first: UInt64, _ last: UInt64) -> Int {
        let product = first.multipliedFullWidth(by: last | 1)
        return Int(truncatingIfNeeded: product.high ^ product.low ^ last)
    }
}
