import Chuan

/// Words that texts begin with, or are, told by their folded spelling. Most texts begin with another letter than all of
/// them and are told at a glance.
struct FoldedPrefixes: Sendable {
    private let folded: Set<String>
    /// By the letters of ASCII, those that one of the words begins with.
    private var first = [Bool](repeating: false, count: 26)

    init(_ words: [String]) {
        folded = Set(words.map(Spelling.fold))
        for word in folded {
            guard let letter = word.utf8.first, letter &- UInt8(ascii: "a") < 26 else { continue }
            first[Int(letter &- UInt8(ascii: "a"))] = true
        }
    }

    /// Whether a text has to be folded to tell.
    ///
    /// - Complexity: O(1).
    func mayBegin(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let byte = text.first else { return false }
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter >= 26 || first[Int(letter)]
    }

    /// Whether a text is one of the words.
    ///
    /// - Complexity: O(n).
    func contains(_ text: String) -> Bool {
        var text = text
        return !folded.isEmpty && text.withUTF8(mayBegin) && folded.contains(Spelling.fold(text))
    }

    /// Whether a text begins with one of them, whatever sign comes behind it.
    ///
    /// - Complexity: O(n · words).
    func begin(_ text: String) -> Bool {
        let text = HeadingWords.folded(text)
        return folded.contains { text.hasPrefix($0) }
    }
}
