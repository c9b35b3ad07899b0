package import Diagnostics

/// Everything that a run of `test` found, for its writers.
package struct TestRunResult {
    /// The outcomes of one rulebook's tests.
    package struct Book {
        package let id: String
        package let outcomes: [TestOutcome]
        /// Nil where it was not asked for.
        package let mutation: MutationResult?
        package let coverage: CoverageResult?

        package init(
            id: String, outcomes: [TestOutcome], mutation: MutationResult? = nil, coverage: CoverageResult? = nil
        ) {
            self.coverage = coverage
            self.id = id
            self.outcomes = outcomes
            self.mutation = mutation
        }
    }

    package let files: SourceFiles
    package let books: [Book]

    package init(files: SourceFiles, books: [Book]) {
        self.files = files
        self.books = books
    }

    var outcomes: [TestOutcome] { books.flatMap(\.outcomes) }
    /// Mutants that no test notices, those left out that are proved to be like the rule.
    package var aliveMutants: Int { books.reduce(0) { $0 + ($1.mutation?.alive.count ?? 0) } }
    /// The least of all rulebooks, in percent; nil where it was not asked for.
    package var coverage: Int? { books.compactMap(\.coverage?.percent).min() }
    package var failures: Int { outcomes.count { !$0.holds } }
}
