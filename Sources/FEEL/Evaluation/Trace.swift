/// What an evaluation read and found, filled only when someone observes.
package struct Trace: Sendable {
    /// One input value that was read.
    package enum Read: Sendable, Hashable {
        case input(Int)
        case cell(input: Int, row: Int, column: Int)
    }

    /// In order of first reading.
    package private(set) var reads: [Read] = []
    /// The same, once there are more than a few.
    private var seen: Set<Read> = []

    private static let few = 24

    package init() {}

    package mutating func note(_ read: Read) {
        if reads.count < Self.few {
            if !reads.contains(read) { reads.append(read) }
            return
        }
        if seen.isEmpty { seen = Set(reads) }
        if seen.insert(read).inserted { reads.append(read) }
    }
}
