import Glibc

/// A table from spellings to numbers; where two things claim a spelling the first keeps it.
///
/// It keeps the bytes of all spellings in one place and makes no text of any.
package struct NameIndex: Sendable {
    package struct Name: BitwiseCopyable {
        let hash: UInt64
        let start: Int
        let end: Int
        let number: Int
    }

    package private(set) var names: [Name] = []
    package private(set) var bytes: [UInt8] = []
    /// Places in `names` by hash, -1 where there is none; as many as a power of two, half of them empty at least.
    package private(set) var slots: [Int32] = []

    package init() {}

    /// What another table of the same build consists of.
    package init(names: [Name], bytes: [UInt8], slots: [Int32]) {
        self.names = names
        self.bytes = bytes
        self.slots = slots
    }

    package var isEmpty: Bool { names.isEmpty }

    /// Makes room for so many spellings.
    package mutating func reserve(_ count: Int) {
        guard count * 2 > slots.count else { return }
        names.reserveCapacity(count)
        bytes.reserveCapacity(count * 16)
        grow(to: count * 2)
    }

    /// The number of what a text spells as it is.
    ///
    /// - Complexity: O(length), as of all functions here.
    package subscript(exactly text: String) -> Int? {
        var text = text
        return text.withUTF8 { self[exactly: $0] }
    }

    /// The same for the bytes of a text.
    package subscript(exactly name: UnsafeBufferPointer<UInt8>) -> Int? {
        if names.isEmpty { return nil }
        let place = slots[slot(of: name, Self.hash(name))]
        return place < 0 ? nil : names[Int(place)].number
    }

    /// Adds a spelling as it is unless it is there.
    ///
    /// - Returns: The number that it has already; nil for a new one.
    @discardableResult
    package mutating func add(exactly text: String, _ number: Int) -> Int? {
        var text = text
        return text.withUTF8 { add(exactly: $0, number) }
    }

    /// The same for the bytes of a spelling.
    @discardableResult
    package mutating func add(exactly name: UnsafeBufferPointer<UInt8>, _ number: Int) -> Int? {
        if names.count * 2 >= slots.count { grow(to: max(16, slots.count * 2)) }
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
            if known.hash == hash, isSame(known, name) { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func isSame(_ known: Name, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard known.end - known.start == name.count else { return false }
        guard let first = name.baseAddress else { return true }
        return bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            return memcmp(base + known.start, first, name.count) == 0
        }
    }

    /// - Parameter count: Slots at least.
    private mutating func grow(to count: Int) {
        var size = 16
        while size < count { size *= 2 }
        slots = Array(repeating: -1, count: size)
        let mask = slots.count - 1
        for (place, name) in names.enumerated() {
            var slot = Int(truncatingIfNeeded: name.hash) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(place)
        }
    }

    /// Takes eight bytes at a time.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: name.count)
        let raw = UnsafeRawBufferPointer(name)
        var index = 0
        while index + 8 <= raw.count {
            hash = mixed(hash, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index += 1
        }
        return mixed(hash, rest)
    }

    private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }
}
