/// A regular expression of XPath.
///
/// - Specification: DMN 1.5, 10.3.4.3; XQuery and XPath Functions and Operators 3.1, 5.6.
struct Pattern: Sendable {
    private let program: PatternProgram
    private let hasBackReference: Bool

    /// - Parameter flags: Any of the letters `s`, `m`, `i` and `x`.
    /// - Returns: Nil if the text is no regular expression, a flag is unknown, or the expression is too large.
    init?(_ text: String, flags: String) {
        guard let flags = PatternFlags(flags) else { return nil }
        var parser = PatternParser(text, flags)
        guard let node = parser.parse(),
            let program = PatternProgram(node, groupCount: parser.groupCount, flags)
        else { return nil }
        self.program = program
        hasBackReference = parser.hasBackReference
    }

    /// How many groups it has, the whole not counted.
    var groupCount: Int { program.groupCount }

    /// Looks for the first match at or after a position.
    ///
    /// - Parameter steps: What the search may use; reduced by what it did.
    func find(
        in text: PatternText, from start: Int = 0, keepsGroups: Bool = true, steps: inout Int
    ) -> PatternOutcome {
        let outcome: PatternOutcome
        if hasBackReference {
            (outcome, steps) = BacktrackingMatcher.find(program, in: text, from: start, steps: steps)
        } else {
            (outcome, steps) = ThreadMatcher.find(
                program, in: text, from: start, keepsGroups: keepsGroups, steps: steps)
        }
        return outcome
    }

    /// A text made ready to be searched.
    func prepared(_ text: String) -> PatternText { PatternText(text, program.flags) }
}

/// What a search came to.
enum PatternOutcome {
    case none
    /// Where each group starts and ends, -1 for one that took no part; the first two are the whole match.
    case match([Int])
    /// There were no steps left.
    case exhausted
}
