package import Chuan
package import Diagnostics
import YAMLSource

/// The tests of one rulebook, ready to run.
package struct RuleTests {
    package let loaded: LoadedRulebook
    let book: LoneChecks
    package private(set) var tests: [RuleTest] = []
    /// The checks that names mean; nil: all of them.
    private(set) var focus: Set<String>?
    /// What was wrong with the test files, in their order.
    package private(set) var diagnostics: [Diagnostic] = []

    package init(_ loaded: LoadedRulebook, limits: Limits) {
        self.loaded = loaded
        book = LoneChecks(loaded, limits: limits)
    }

    /// Takes the cases of a test file.
    ///
    /// - Diagnostics: `test/…`, and those of reports.
    package mutating func add(_ file: TestFile, decode: @escaping FragmentDecoder) {
        var preparer = TestPreparer(book: book, file: file, decode: decode)
        tests += preparer.tests()
        diagnostics += preparer.diagnostics.ordered()
    }

    /// What would be refused of a test file.
    ///
    /// - Diagnostics: `test/…`, and those of reports.
    /// - Complexity: O(bytes of the file).
    package func mistakes(in file: TestFile, decode: @escaping FragmentDecoder) -> [Diagnostic] {
        var preparer = TestPreparer(book: book, file: file, decode: decode)
        _ = preparer.tests()
        return preparer.diagnostics.ordered()
    }

    /// Keeps the tests that a name means: the id of a check or an indicator, or a part of the name of a test.
    ///
    /// - Returns: The names that mean none.
    package mutating func keep(_ names: [String]) -> [String] {
        if names.isEmpty { return [] }
        let folded = names.map(Spelling.fold)
        func isMeant(_ test: RuleTest, _ name: String, _ fold: String) -> Bool {
            test.testCase.subject.value == name
                || test.checks.contains { $0.id == name || $0.indicator.id.value == name }
                || Spelling.fold(test.name).contains(fold)
        }
        let unknown = zip(names, folded).filter { name, fold in !tests.contains { isMeant($0, name, fold) } }
        tests = tests.filter { test in zip(names, folded).contains { isMeant(test, $0, $1) } }
        focus = Set(tests.flatMap { $0.checks.map(\.id) })
        return unknown.map(\.0)
    }

    /// Runs every test.
    ///
    /// - Complexity: O(tests · rows).
    package func run() -> [TestOutcome] {
        var judging = TestJudging(book: book)
        return tests.map { judging.outcome(of: $0) }
    }
}

/// Reads a test file.
///
/// - Diagnostics: those of YAML, of shapes, and `test/…`.
/// - Complexity: O(n) in bytes.
package func readTestFile(_ source: SourceFile, limits: Limits) -> (TestFile?, [Diagnostic]) {
    let (document, problems) = readYAML(source, limits: limits)
    guard let document else { return (nil, problems) }
    let (file, mistakes) = decodeTestFile(document, limits: limits)
    return (file, (problems + mistakes).ordered())
}
