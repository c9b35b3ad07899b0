import Glibc

/// Remembers what short texts stood for, by their bytes. A new text takes the place of another.
///
/// Few texts fill most columns of codes and periods, so that nearly every look finds one.
struct SpellingCache {
    private struct Entry {
        var first: UInt64 = 0
        var last: UInt64 = 0
        var count = -1
        var values: (Int64, Int64) = (0, 0)
    }

    private static let mostBytes = 64
    private static let slots = 128

    private let entries: UnsafeMutablePointer<Entry>
    private let texts: UnsafeMutablePointer<UInt8>

    /// The memory has to be given back with `free`.
    init() {
        entries = .allocate(capacity: Self.slots)
        entries.initialize(repeating: Entry(), count: Self.slots)
        texts = .allocate(capacity: Self.slots * Self.mostBytes)
        texts.initialize(repeating: 0, count: Self.slots * Self.mostBytes)
    }

    /// Forgets all.
    func clear() { entries.update(repeating: Entry(), count: Self.slots) }

    func free() {
        entries.deallocate()
        texts.deallocate()
    }

    /// What a text stood for; nil when it is not known.
    ///
    /// - Parameter text: Followed by seven bytes that may be read.
    @inline(__always)
    func find(_ text: UnsafePointer<UInt8>, _ count: Int) -> (Int64, Int64)? {
        let (first, last) = ends(text, count)
        let slot = slot(first, last, count)
        let entry = entries + slot
        guard entry.pointee.first == first, entry.pointee.last == last, entry.pointee.count == count else { return nil }
        if count > 16, memcmp(texts + slot * Self.mostBytes, text, count) != 0 { return nil }
        return entry.pointee.values
    }

    func remember(_ text: UnsafePointer<UInt8>, _ count: Int, _ values: (Int64, Int64)) {
        guard count <= Self.mostBytes else { return }
        let (first, last) = ends(text, count)
        let slot = slot(first, last, count)
        entries[slot] = Entry(first: first, last: last, count: count, values: values)
        (texts + slot * Self.mostBytes).update(from: text, count: count)
    }

    /// The first eight bytes of a text and its last; no branches, since the lengths of codes cannot be foretold.
    @inline(__always)
    private func ends(_ text: UnsafePointer<UInt8>, _ count: Int) -> (UInt64, UInt64) {
        let first = CellBytes.head(CellBytes.word(text), count)
        return (first, CellBytes.head(CellBytes.word(text + max(0, count &- 8)), count))
    }

    @inline(__always)
    private func slot(_ first: UInt64, _ last: UInt64, _ count: Int) -> Int {
        // Up to eight bytes both words are the same.
        let mixed = (first &+ last &<< 1 &+ UInt64(truncatingIfNeeded: count)) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed >> 57)
    }
}
