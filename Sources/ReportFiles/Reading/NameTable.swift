import Chuan
import Diagnostics

/// What names stand for: found by the exact spelling first, then by the folded one.
struct NameTable<Target: Sendable>: Sendable {
    private var exact = NameIndex()
    private var folded = NameIndex()
    private var targets: [Target] = []
    /// Names to offer for a mistyped one, in the order in which they were added.
    private(set) var names: [String] = []

    /// Adds the names of one target; a name that is taken keeps its first meaning.
    mutating func add(_ spellings: [String?], _ target: Target) {
        for case let name? in spellings where !name.isEmpty {
            if exact.add(exactly: name, targets.count) == nil { names.append(name) }
            folded.add(folding: name, targets.count)
        }
        targets.append(target)
    }

    /// - Complexity: O(n) in the name.
    func find(_ name: String) -> Target? {
        (exact[exactly: name] ?? folded[folding: name]).map { targets[$0] }
    }

    /// Up to three names that a mistyped one was probably meant to be.
    func nearest(_ name: String) -> [String] {
        Spelling.nearest(to: String(name.prefix(100)), among: names)
    }
}
