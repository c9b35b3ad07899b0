/// What an evaluation read and found, filled only when someone observes.
package struct Trace: Sendable {
    /// One input value that was read.
    package enum Read: Sendable, Hashable {
        case input(Int)
        case cell(input: Int, row: Int, column: Int)
    }

    /// In order of first reading.
    package private(set) var reads: [Read] = []
    private var seen: Set<Read> = []

    package init() {}

    package mutating func note(_ read: Read) {
        if seen.insert(read).inserted { reads.append(read) }
    }
}
