package import Diagnostics

extension NameIndex {
    /// The number of what a text spells, folded.
    ///
    /// - Complexity: O(length), as of all functions here.
    package subscript(folding text: String) -> Int? {
        isEmpty ? nil : Spelling.withFolded(text) { self[exactly: $0] }
    }

    /// Adds a folded spelling unless it is there.
    ///
    /// - Returns: The number that it has already; nil for a new one.
    @discardableResult
    package mutating func add(folding text: String, _ number: Int) -> Int? {
        Spelling.withFolded(text) { add(exactly: $0, number) }
    }
}
