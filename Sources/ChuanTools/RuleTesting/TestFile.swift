package import Chuan
package import Diagnostics
package import YAMLSource

/// What one test file declares, each part with its place. The rows of tables are cases like the others.
package struct TestFile: Sendable {
    package let document: YAMLDocument
    package let language: Language
    /// The rulebook that is tested; nil: the only one beside the file.
    package var rulebook: Located<String>?
    package var cases: [TestCase] = []

    package var source: SourceFile { document.source }
}

/// One report, or one part of it, with what a check has to say of it.
package struct TestCase: Sendable {
    /// What the check is about.
    package enum Given: Sendable {
        case nothing
        /// One report, or those fields of it that matter.
        case report(YAMLNode)
        /// The units of the city.
        case units([YAMLNode])
    }

    /// A value that a row of a table adds to the report.
    package struct Cell: Sendable {
        /// The name of the column: a field or the path of one.
        package let column: Located<String>
        package let key: YAMLNode
        package let value: YAMLNode
    }

    /// Unit types with the codes of their units.
    package typealias Registered = [(type: Located<String>, codes: [Located<String>])]

    package var name: String
    package var span: Span
    /// The case or the table as it stands in the file.
    package let node: YAMLNode
    /// The id of a check or an indicator.
    package var subject: Located<String>
    package var readings: [(reading: Located<String>, alternative: Located<String>)] = []
    package var given = Given.nothing
    package var cells: [Cell] = []
    /// The units of the register; nil: there is none.
    package var registered: Registered?
    package var expectation: Expectation
    /// Whether the name stands for itself: a row of a table has that of its table and its cells.
    package var isRow = false
}

/// What has to come out. What is nil may be anything.
package struct Expectation: Sendable {
    package var span: Span
    package var verdict: Located<VerdictCode>?
    /// The figure as it is shown, in the language of the file.
    package var shown: Located<String>?
    /// Fields and how much they change.
    package var gap: [(field: Located<String>, change: Located<String>)]?
    /// Every field that is missing for a verdict.
    package var missing: [Located<String>]?
    /// Labels of rows and their verdicts.
    package var rows: [(label: Located<String>, verdict: Located<VerdictCode>)]?

    init(span: Span) {
        self.span = span
    }

    /// More than a verdict is expected.
    package var needsFigures: Bool { shown != nil || gap != nil || missing != nil }

    var isEmpty: Bool { verdict == nil && rows == nil && !needsFigures }
}

extension TestFile {
    /// Which of the rulebooks beside the file it tests; nil where that is unclear.
    package func place(among rulebooks: [String]) -> Int? {
        guard let rulebook else { return rulebooks.count == 1 ? 0 : nil }
        return rulebooks.firstIndex { Spelling.same($0, rulebook.value) }
    }

    /// Says that it is unclear which rulebook the file tests.
    ///
    /// - Diagnostics: `test/no-rulebook`.
    package func untested(_ known: [String]) -> Diagnostic {
        .untestedRulebook(rulebook?.value, known: known, at: rulebook?.span ?? source.span.startPoint)
    }
}
