import Chuan
import Diagnostics

/// Tells the class of a row from its name: "Lĩnh vực đất đai" is `land`.
struct ClassWords: Sendable {
    /// Words of each spelling, with the code that it names.
    private let spellings: [(words: [String], code: String)]

    init(_ enumeration: Enumeration) {
        spellings = enumeration.values.flatMap { value in
            ([value.code, value.title.vi, value.title.en] + value.aliases)
                .compactMap { $0 }
                .map { (Self.words($0), value.code) }
                .filter { !$0.0.isEmpty }
        }
    }

    /// The class whose spelling is the whole name; else the only one that the name holds as whole words; nil when it
    /// holds none, or several.
    ///
    /// - Complexity: O(words of the name · spellings).
    func code(of name: String) -> String? {
        let words = Self.words(name)
        if let whole = spellings.first(where: { $0.words == words }) { return whole.code }
        let held = spellings.filter { Self.holds(words, $0.words) }
        guard let first = held.first, held.allSatisfy({ $0.code == first.code }) else { return nil }
        return first.code
    }

    private static func holds(_ words: [String], _ part: [String]) -> Bool {
        guard part.count <= words.count else { return false }
        return (0...(words.count - part.count)).contains { words[$0..<($0 + part.count)].elementsEqual(part) }
    }

    /// Folded words, punctuation taken as white space. Folding comes last: it moves the tones of a syllable.
    private static func words(_ text: String) -> [String] {
        if text.unicodeScalars.allSatisfy({ isStableInNFC($0.value) && $0 != "\r" }) {
            // Each scalar is a character of its own.
            return text.unicodeScalars.prefix(400)
                .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
                .map { Spelling.fold(String($0)) }
        }
        return text.prefix(400).split { !$0.isLetter && !$0.isNumber }.map { Spelling.fold(String($0)) }
    }
}
