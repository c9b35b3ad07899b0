/// Patterns that an evaluation used, so that a list of texts is searched with one.
struct PatternCache {
    private var patterns: [Key: Pattern?] = [:]

    private struct Key: Hashable {
        let text: String
        let flags: String
    }

    private static let mostPatterns = 32

    /// - Returns: Nil if the text is no pattern.
    mutating func pattern(_ text: String, flags: String) -> Pattern? {
        let key = Key(text: text, flags: flags)
        if let known = patterns[key] { return known }
        if patterns.count == Self.mostPatterns { patterns.removeAll() }
        let pattern = Pattern(text, flags: flags)
        patterns[key] = .some(pattern)
        return pattern
    }
}
