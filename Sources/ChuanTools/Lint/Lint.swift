package import Chuan
package import Diagnostics
import YAMLSource

/// One lint: what it reports, and how it looks for it. Each is declared in a file of its own and listed in `Lint.all`.
package struct Lint: Sendable {
    /// What a lint looks at.
    package enum Search: Sendable {
        /// The text of one file, whatever it says.
        case file(@Sendable (LintedFile) -> [Diagnostic])
        /// What a rulebook declares. Its expressions may have mistakes.
        case declarations(@Sendable (LintedRulebook) -> [Diagnostic])
        /// What a rulebook without mistakes means.
        case meaning(@Sendable (LintedRulebook, Rulebook) -> [Diagnostic])
        /// What may become of its checks, over all reports that there may be.
        case analysis(@Sendable (RulebookAnalysis) -> [Diagnostic])
        /// All rulebooks of a run together.
        case rulebooks(@Sendable ([LintedRulebook]) -> [Diagnostic])
        /// Levels and comments that switch lints off: found by the linter on the way.
        case switches
    }

    package let kind: Diagnostic.Kind
    let search: Search

    init(_ kind: Diagnostic.Kind, _ search: Search) {
        self.kind = kind
        self.search = search
    }
}

/// A file as lints see it.
package struct LintedFile: Sendable {
    package let source: SourceFile
    /// What was decoded of it; nil where it could not be read, and for test files.
    package let rules: RuleFile?
    /// Nil where it could not be read.
    let document: YAMLDocument?
    /// Whether it tests rules.
    let isTest: Bool
    /// The byte ranges of its lines, without their line breaks.
    let lines: [Range<Int>]
    /// What its bytes are part of; nil where that cannot be told: parts of it could not be read.
    let anatomy: Anatomy?

    /// - Complexity: O(bytes).
    init(source: SourceFile, rules: RuleFile?, tests: TestFile? = nil) {
        self.source = source
        self.rules = rules
        isTest = tests != nil
        document = rules?.document ?? tests?.document
        lines = Self.lines(of: source.bytes)
        anatomy = document.flatMap { $0.isPartial ? nil : Anatomy($0) }
    }

    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var (start, offset) = (0, 0)
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            guard byte == 0x0A || byte == 0x0D else { continue }
            lines.append(start..<offset - 1)
            if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
            start = offset
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
        return lines
    }

    func span(_ range: Range<Int>) -> Span { Span(file: source.id, start: range.lowerBound, end: range.upperBound) }
}

/// A rulebook as lints see it.
package struct LintedRulebook: Sendable {
    package let source: RulebookSource
    package let vocabulary: Vocabulary
    /// The test files beside its rules.
    let tests: [TestFile]

    var files: [RuleFile] { source.files }
    var indicators: [IndicatorDeclaration] { source.files.flatMap(\.indicators) }
    var readings: [ReadingDeclaration] { source.files.flatMap(\.readings) }
}
