package import Chuan
package import Diagnostics
package import YAMLSource

/// Reads a part of a report; see `ReportReader.decode(fragment:of:header:)`.
package typealias FragmentDecoder = @Sendable (YAMLNode, YAMLDocument, FragmentHeader) -> (Report?, [Diagnostic])

/// A check and where it stands in the rules.
struct DeclaredCheck: Sendable {
    let indicator: IndicatorDeclaration
    let check: CheckDeclaration

    var id: String { check.id.value }
}

/// A test made ready: its names are resolved, its report is read.
package struct RuleTest {
    package let testCase: TestCase
    package let file: SourceFile
    let language: Language
    /// One check, or all of an indicator.
    let checks: [DeclaredCheck]
    let choices: [ReadingChoice]
    let given: Given
    let fields: Fields

    package var name: String { testCase.name }

    /// What is judged.
    enum Given {
        case report(ReportSubject)
        case city([ReportSubject], Register?)
    }

    /// The fields that the expectation names.
    struct Fields: Sendable {
        var gap: [(pattern: FieldPattern, change: Located<String>)] = []
        var missing: [(pattern: FieldPattern, name: Located<String>)] = []
    }

    /// Whether the test is about a check.
    func concerns(_ check: String) -> Bool { checks.contains { $0.id == check } }
}
