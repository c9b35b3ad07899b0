public import Diagnostics
public import FEEL
import Parallel

/// A compiled rulebook with the files that it was made from.
public struct LoadedRulebook: Sendable {
    public let rulebook: Rulebook
    /// The path of the file with the head.
    let path: String
    let files: RuleFiles
    /// What `digest` is, where it was kept.
    private let keptDigest: String?

    init(rulebook: Rulebook, path: String, files: [RuleFile]) {
        self.rulebook = rulebook
        self.path = path
        self.files = RuleFiles(files)
        keptDigest = nil
    }

    /// One that was kept.
    init(rulebook: Rulebook, path: String, files: KeptFiles, digest: String) {
        self.rulebook = rulebook
        self.path = path
        self.files = RuleFiles(files, rulebook: path)
        keptDigest = digest
    }

    /// A judge for one choice of readings.
    ///
    /// - Returns: The judge, and mistakes that only the chosen readings make together.
    public func judge(_ choices: [ReadingChoice], asOf: CalendarDate?, limits: Limits) -> (Judge, [Diagnostic]) {
        Judge.make(rulebook, files: files, choices: choices, asOf: asOf, limits: limits)
    }

    /// SHA-256 over the bytes of the rulebook's files in their order, in lower-case hexadecimal.
    ///
    /// - Complexity: O(bytes).
    public var digest: String {
        if let keptDigest { return keptDigest }
        var hash = SHA256()
        for file in files.all { hash.update(file.source.bytes) }
        return hash.finish()
    }
}

/// Reads, resolves and compiles the rulebooks at a path: a rule file with what it imports, or a folder.
///
/// - Parameter sources: Takes the files that are read, for showing diagnostics.
/// - Returns: The rulebooks without mistakes, and all diagnostics. While one of these is an error, nothing may be judged.
/// - Complexity: O(bytes of the rule files).
public func loadRulebooks(
    path: String, provider: FileProvider, limits: Limits, sources: inout SourceFiles
) -> ([LoadedRulebook], [Diagnostic]) {
    let (read, diagnostics) = readRulebooks(path: path, provider: provider, limits: limits, sources: &sources)
    return (read.compactMap(\.loaded), diagnostics)
}

/// A rulebook as far as its mistakes let it be made.
package struct RulebookReading: Sendable {
    package let source: RulebookSource
    package let vocabulary: Vocabulary
    /// Nil where a mistake in the rules leaves nothing that may judge.
    package let rulebook: Rulebook?

    /// The rulebook with its files, where it may judge.
    package var loaded: LoadedRulebook? {
        rulebook.map { LoadedRulebook(rulebook: $0, path: source.path, files: source.files) }
    }
}

/// The same, with what could be made of rulebooks that have mistakes.
///
/// - Parameters:
///   - keepsTrees: The parts of checks keep their checked trees, for lints.
///   - workers: Threads that share the files and the rulebooks out among them.
package func readRulebooks(
    path: String, provider: FileProvider, limits: Limits, keepsTrees: Bool = false, workers: Int = 1,
    sources: inout SourceFiles
) -> ([RulebookReading], [Diagnostic]) {
    var answers: [FileAnswer] = []
    return readRulebooks(
        path: path, provider: provider, limits: limits, keepsTrees: keepsTrees, workers: workers, sources: &sources,
        answers: &answers)
}

/// The same.
///
/// - Parameter answers: Takes what the provider said, in order.
func readRulebooks(
    path: String, provider: FileProvider, limits: Limits, keepsTrees: Bool = false, workers: Int = 1,
    sources: inout SourceFiles, answers: inout [FileAnswer]
) -> ([RulebookReading], [Diagnostic]) {
    var (found, diagnostics) = loadRuleFiles(
        path: path, provider: provider, limits: limits, workers: workers, sources: &sources, answers: &answers)
    found.sort { $0.path < $1.path }
    let (all, errors) = (found, Dictionary(grouping: diagnostics.filter { $0.severity == .error }, by: \.span.file))
    let inside = found.count < 4 ? workers : 1
    let made = shared(found.count, workers: found.count < 4 ? 1 : workers) {
        {
            let source = all[$0]
            let own = source.files.flatMap { errors[$0.source.id] ?? [] }
            return RulebookReading.make(source, own, limits: limits, keepsTrees: keepsTrees, workers: inside)
        }
    }
    diagnostics += made.flatMap(\.1)
    return (made.map(\.0), diagnostics.ordered())
}

extension RulebookReading {
    /// Resolves the words of a rulebook, and compiles what can be compiled.
    ///
    /// - Parameter mistakes: What was found wrong in its files before.
    /// - Returns: What could be made, and what was wrong.
    fileprivate static func make(
        _ source: RulebookSource, _ mistakes: [Diagnostic], limits: Limits, keepsTrees: Bool, workers: Int
    ) -> (RulebookReading, [Diagnostic]) {
        let (vocabulary, resolution) = resolveVocabulary(source.files)
        let none = RulebookReading(source: source, vocabulary: vocabulary, rulebook: nil)
        // A name may be declared in what is missing.
        if !source.isComplete { return (none, resolution.filter { !$0.kind.name.hasPrefix("rule/unknown-") }) }
        let errors = mistakes + resolution.filter { $0.severity == .error }
        let scope = errors.isEmpty ? nil : MistakeScope(errors, in: source.files)
        if scope == nil, !errors.isEmpty { return (none, resolution) }
        let (compiled, found) = compile(
            source.files, vocabulary: vocabulary, limits: limits, keepsTrees: keepsTrees, workers: workers)
        if let scope { return (none, resolution + found.filter(scope.isIndependent)) }
        let rulebook = found.hasError ? nil : compiled
        return (RulebookReading(source: source, vocabulary: vocabulary, rulebook: rulebook), resolution + found)
    }
}
