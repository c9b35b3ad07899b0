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
        /// What may become of one of its checks, over all reports that there may be.
        case check(@Sendable (RulebookAnalysis.Analysed) -> [Diagnostic])
        /// Checks of it that measure the same.
        case pairs(@Sendable ([CheckPair]) -> [Diagnostic])
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
    let text: FileText
    /// What its bytes are part of; nil where that cannot be told: parts of it could not be read.
    let anatomy: Anatomy?

    /// - Complexity: O(bytes).
    init(source: SourceFile, rules: RuleFile?, tests: TestFile? = nil) {
        self.source = source
        self.rules = rules
        isTest = tests != nil
        document = rules?.document ?? tests?.document
        text = FileText(source)
        anatomy = document.flatMap { $0.isPartial ? nil : Anatomy($0) }
    }

    /// The byte ranges of its lines, without their line breaks.
    var lines: [Range<Int>] { text.lines }

    func span(_ range: Range<Int>) -> Span { Span(file: source.id, start: range.lowerBound, end: range.upperBound) }
}

/// A rulebook as lints see it.
package struct LintedRulebook: Sendable {
    package let source: RulebookSource
    package let vocabulary: Vocabulary
    /// The test files beside its rules.
    let tests: [TestFile]
    /// Its files as lints of form see them, in the order of `files`.
    let lintedFiles: [LintedFile]
    let indicators: [IndicatorDeclaration]
    let readings: [ReadingDeclaration]

    /// - Parameter linted: Files that were looked at, by id: the same are not looked at again.
    init(_ reading: RulebookReading, tests: [TestFile], linted: [FileID: LintedFile]) {
        source = reading.source
        vocabulary = reading.vocabulary
        self.tests = tests
        lintedFiles = source.files.map { linted[$0.source.id] ?? LintedFile(source: $0.source, rules: $0) }
        indicators = source.files.flatMap(\.indicators)
        readings = source.files.flatMap(\.readings)
    }

    var files: [RuleFile] { source.files }
}
