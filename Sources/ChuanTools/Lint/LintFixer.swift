public import Chuan
public import Diagnostics

/// Mends what findings say how to mend.
public struct LintFixer: Sendable {
    /// What became of the files.
    public struct Outcome: Sendable {
        /// The new bytes of the files that changed, by path.
        public fileprivate(set) var changed: [String: [UInt8]] = [:]
        /// What they were.
        public fileprivate(set) var original: [String: [UInt8]] = [:]
        /// How many findings were mended.
        public fileprivate(set) var count = 0
        /// What is left to say, and the files as they are now.
        public fileprivate(set) var left: [Diagnostic] = []
        public fileprivate(set) var sources = SourceFiles()

        /// How the files differ, in order of path; nothing where none did.
        public var diff: [UInt8] {
            changed.keys.sorted().flatMap { path in
                UnifiedDiff(from: original[path] ?? [], to: changed[path] ?? [], path: path).text
            }
        }
    }

    private let provider: FileProvider
    private let limits: Limits
    private let grades: Set<Fix.Grade>
    private let decoder: ReportDecoding?

    /// - Parameter unsafely: Fixes that somebody should look at afterwards are made too.
    public init(provider: FileProvider, limits: Limits, unsafely: Bool) {
        self.init(provider: provider, limits: limits, unsafely: unsafely, decoder: nil)
    }

    /// - Parameter decoder: Reads the reports of test cases; nil: these are not looked at.
    package init(provider: FileProvider, limits: Limits, unsafely: Bool, decoder: ReportDecoding?) {
        self.provider = provider
        self.limits = limits
        self.decoder = decoder
        grades = unsafely ? [.safe, .needsReview] : [.safe]
    }

    /// Lints and mends until there is nothing left to mend, or mending one thing brings back another. No file is written.
    ///
    /// - Complexity: as many times that of linting as fixes stand in each other's way, at most ten.
    public func fix(_ paths: [String]) -> Outcome {
        var outcome = Outcome()
        for round in 0...Self.mostRounds {
            var sources = SourceFiles()
            let linter = Linter(
                provider: provider.replacing(outcome.changed), limits: limits, decoder: decoder)
            outcome.left = linter.lint(paths, sources: &sources)
            outcome.sources = sources
            let (edits, count) = edits(for: outcome.left, sources)
            if count == 0 || round == Self.mostRounds { break }
            outcome.count += count
            for file in edits.editedFiles.compactMap({ sources[$0] }) {
                if outcome.original[file.path] == nil { outcome.original[file.path] = file.bytes }
                outcome.changed[file.path] = edits.applied(to: file.id)
            }
        }
        return outcome
    }

    private static let mostRounds = 10

    /// The first fix of each finding that can be made beside those before it.
    private func edits(for findings: [Diagnostic], _ sources: SourceFiles) -> (TextEdits, Int) {
        var edits = TextEdits(sources)
        var count = 0
        for finding in findings {
            let fix = finding.fixes.first { grades.contains($0.grade) && !$0.edits.isEmpty }
            if let fix, edits.add(fix) { count += 1 }
        }
        return (edits, count)
    }
}
