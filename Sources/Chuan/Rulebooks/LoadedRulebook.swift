public import Diagnostics
public import FEEL

/// A compiled rulebook with the files that it was made from.
public struct LoadedRulebook: Sendable {
    public let rulebook: Rulebook
    let files: [RuleFile]

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
        var hash = SHA256()
        for file in files { hash.update(file.source.bytes) }
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
    var (found, diagnostics) = loadRuleFiles(path: path, provider: provider, limits: limits, sources: &sources)
    found.sort { $0.path < $1.path }
    let mistaken = diagnostics.hasError
    var loaded: [LoadedRulebook] = []
    for source in found {
        let (vocabulary, resolution) = resolveVocabulary(source.files)
        diagnostics += resolution
        if mistaken || resolution.hasError { continue }
        let (rulebook, mistakes) = compile(source.files, vocabulary: vocabulary, limits: limits)
        diagnostics += mistakes
        if let rulebook, !mistakes.hasError { loaded.append(LoadedRulebook(rulebook: rulebook, files: source.files)) }
    }
    return (loaded, diagnostics.ordered())
}
