/// The flags of a pattern.
///
/// - Specification: XQuery and XPath Functions and Operators 3.1, 5.6.2.
struct PatternFlags: Sendable, Hashable {
    /// `s`: a dot matches line ends too.
    var dotMatchesAll = false
    /// `m`: `^` and `$` match at every line.
    var isMultiline = false
    /// `i`: letters match whatever their case.
    var ignoresCase = false
    /// `x`: white space in the pattern does not count.
    var ignoresSpace = false

    /// - Returns: Nil if a letter is no flag.
    init?(_ text: String) {
        for letter in text.unicodeScalars {
            switch letter {
            case "s": dotMatchesAll = true
            case "m": isMultiline = true
            case "i": ignoresCase = true
            case "x": ignoresSpace = true
            default: return nil
            }
        }
    }
}

/// A pattern as it is written.
indirect enum PatternNode: Sendable {
    case empty
    case scalar(UInt32)
    case dot
    case set(CharacterClass)
    case start
    case end
    /// Counted from 1.
    case group(Int, PatternNode)
    case backReference(Int)
    case sequence([PatternNode])
    /// The first branch that leads to a match wins.
    case choice([PatternNode])
    case repetition(PatternNode, Repetition)

    struct Repetition: Sendable {
        let least: Int
        /// Nil for no end.
        let most: Int?
        let isReluctant: Bool
    }
}
