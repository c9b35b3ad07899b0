/// A table from spellings to numbers; where two things claim a spelling the first keeps it.
///
/// It keeps the bytes of all spellings in one place and makes no text of any.
package struct NameIndex: Sendable {
    private struct Name {
        let hash: UInt64
        let start: Int
        let end: Int
        let number: Int
    }

    private var names: [Name] = []
    private var bytes: [UInt8] = []
    /// Places in `names` by hash, -1 where there is none; as many as a power of two, half of them empty at least.
    private var slots: [Int32] = []

    package init() {}

    /// The number of what a text spells, folded.
    ///
    /// - Complexity: O(length), as of all functions here.
    package subscript(folding text: String) -> Int? {
        names.isEmpty ? nil : Spelling.withFolded(text) { number($0) }
    }

    /// The number of what a text spells as it is.
    package subscript(exactly text: String) -> Int? {
        var text = text
        return text.withUTF8 { self[exactly: $0] }
    }

    /// The same for the bytes of a text.
    package subscript(exactly bytes: UnsafeBufferPointer<UInt8>) -> Int? { names.isEmpty ? nil : number(bytes) }

    /// Adds a folded spelling unless it is there.
    ///
    /// - Returns: The number that it has already; nil for a new one.
    @discardableResult
    package mutating func add(folding text: String, _ number: Int) -> Int? {
        if names.count * 2 >= slots.count { grow() }
        return Spelling.withFolded(text) { add($0, number) }
    }

    /// The same for a spelling as it is.
    @discardableResult
    package mutating func add(exactly text: String, _ number: Int) -> Int? {
        if names.count * 2 >= slots.count { grow() }
        var text = text
        return text.withUTF8 { add($0, number) }
    }

    private func number(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        let place = slots[slot(of: name, Self.hash(name))]
        return place < 0 ? nil : names[Int(place)].number
    }

    private mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ number: Int) -> Int? {
        let hash = Self.hash(name)
        let slot = slot(of: name, hash)
        let place = slots[slot]
        if place >= 0 { return names[Int(place)].number }
        slots[slot] = Int32(names.count)
        let start = bytes.count
        bytes.append(contentsOf: name)
        names.append(Name(hash: hash, start: start, end: bytes.count, number: number))
        return nil
    }

    /// The slot of a name, or the empty one where it would go.
    private func slot(of name: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let known = names[Int(slots[slot])]
            if known.hash == hash, bytes[known.start..<known.end].elementsEqual(name) { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: max(16, slots.count * 2))
        let mask = slots.count - 1
        for (place, name) in names.enumerated() {
            var slot = Int(truncatingIfNeeded: name.hash) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(place)
        }
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29 }
        return hash ^ hash >> 32
    }
}
