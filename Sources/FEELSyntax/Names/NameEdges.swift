/// The steps from one token of a known name to the next: a table with open addressing, at most half full.
struct NameEdges: Sendable {
    private struct Edge {
        let hash: UInt64
        /// Twice the node that it leaves, and one more when white space stands before the token.
        let origin: UInt32
        /// Nothing leads to node 0: such a slot is free.
        var target: Int32
    }

    private var slots: [Edge] = []
    private var count = 0
    /// Another one in each run, so that nobody can choose names that fall together.
    private var factor: UInt64 = 0

    var isEmpty: Bool { count == 0 }

    /// Where a token leads; nil where no name goes on so.
    ///
    /// - Complexity: O(1).
    func step(from node: Int32, spaced: Bool, hash: UInt64) -> Int32? {
        guard !slots.isEmpty else { return nil }
        let target = slots[slot(Self.origin(node, spaced), hash)].target
        return target == 0 ? nil : target
    }

    /// Where a token leads; a step that is new leads to the given node, which is none that had steps to it before.
    mutating func step(from node: Int32, spaced: Bool, hash: UInt64, orTo target: Int32) -> Int32 {
        if count * 2 >= slots.count { grow(to: slots.count * 4) }
        let origin = Self.origin(node, spaced)
        let slot = slot(origin, hash)
        if slots[slot].target != 0 { return slots[slot].target }
        slots[slot] = Edge(hash: hash, origin: origin, target: target)
        count += 1
        return target
    }

    private static func origin(_ node: Int32, _ spaced: Bool) -> UInt32 {
        UInt32(bitPattern: node) << 1 | (spaced ? 1 : 0)
    }

    /// The slot of a step, or the free one where it would go.
    private func slot(_ origin: UInt32, _ hash: UInt64) -> Int {
        let product = (hash ^ UInt64(origin) << 32).multipliedFullWidth(by: factor)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
        while slots[slot].target != 0, slots[slot].hash != hash || slots[slot].origin != origin {
            slot = (slot + 1) & mask
        }
        return slot
    }

    /// Makes room for so many steps.
    mutating func reserve(_ more: Int) {
        if (count + more) * 2 > slots.count { grow(to: (count + more) * 2) }
    }

    /// - Parameter size: Slots at least; they are as many as a power of two.
    private mutating func grow(to size: Int) {
        if factor == 0 { factor = UInt64(truncatingIfNeeded: Hasher().finalize()) | 1 << 63 | 1 }
        let old = slots
        let free = Edge(hash: 0, origin: 0, target: 0)
        slots = Array(repeating: free, count: 1 << (Int.bitWidth - (max(16, size) - 1).leadingZeroBitCount))
        for edge in old where edge.target != 0 { slots[slot(edge.origin, edge.hash)] = edge }
    }
}
