package import Diagnostics

/// Everything that a run of `test` found, for its writers.
package struct TestRunResult {
    /// The outcomes of one rulebook's tests.
    package struct Book {
        package let id: String
        package let outcomes: [TestOutcome]

        package init(id: String, outcomes: [TestOutcome]) {
            self.id = id
            self.outcomes = outcomes
        }
    }

    package let files: SourceFiles
    package let books: [Book]

    package init(files: SourceFiles, books: [Book]) {
        self.files = files
        self.books = books
    }

    var outcomes: [TestOutcome] { books.flatMap(\.outcomes) }
    package var failures: Int { outcomes.count { !$0.holds } }
}
