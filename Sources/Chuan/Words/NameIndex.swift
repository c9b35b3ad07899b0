/// A table from spellings to numbers; where two things claim a spelling the first keeps it.
struct NameIndex: Sendable {
    private var names: [FoldedName] = []
    private var numbers: [Int32] = []
    /// Places in `names` by hash, -1 where there is none; as many as a power of two, half of them empty at least.
    private var slots: [Int32] = []

    /// The number of spellings.
    var count: Int { names.count }

    /// The number of a name.
    ///
    /// - Complexity: O(length).
    subscript(name: FoldedName) -> Int? {
        guard !slots.isEmpty else { return nil }
        let place = slots[slot(of: name)]
        return place < 0 ? nil : Int(numbers[Int(place)])
    }

    /// Adds a name unless it is there.
    ///
    /// - Returns: The number that the name has already; nil for a new one.
    @discardableResult
    mutating func add(_ name: FoldedName, _ number: Int) -> Int? {
        if names.count * 2 >= slots.count { grow() }
        let slot = slot(of: name)
        let place = slots[slot]
        if place >= 0 { return Int(numbers[Int(place)]) }
        slots[slot] = Int32(names.count)
        names.append(name)
        numbers.append(Int32(number))
        return nil
    }

    /// The slot of a name, or the empty one where it would go.
    private func slot(of name: FoldedName) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: name.hash.value) & mask
        while slots[slot] >= 0, names[Int(slots[slot])] != name { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: max(16, slots.count * 2))
        let mask = slots.count - 1
        for (place, name) in names.enumerated() {
            var slot = Int(truncatingIfNeeded: name.hash.value) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(place)
        }
    }
}
