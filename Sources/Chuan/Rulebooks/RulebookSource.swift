package import Diagnostics

/// The rule files of one rulebook, decoded, before names are resolved.
public struct RulebookSource: Sendable {
    /// The path of the file with the head.
    public let path: String
    public let header: RulebookHeader
    /// The file with the head, then what it imports in the order of imports, then the other files of the folder by
    /// name. Each file once.
    public let files: [RuleFile]
    /// Whether every file that belongs to it could be read, and none is so wrong that nothing of it is left.
    package var isComplete = true

    public init(path: String, header: RulebookHeader, files: [RuleFile]) {
        self.path = path
        self.header = header
        self.files = files
    }
}

/// Reads a rule file with what it imports, or all rulebooks of a folder and the folders in it.
///
/// In a folder, files named `*.rules.yaml` are rule files. One of them has the head of the rulebook; all others of the
/// same folder belong to it. Files of folders below belong to a rulebook of their own, or to one that imports them.
/// Where a folder holds several heads, every other file must be imported by one of them. A rule file is never left
/// out without a diagnostic.
///
/// - Parameters:
///   - path: A file or a folder. Imports cannot leave the folder, or the folder of the file.
///   - sources: Takes each file that was read.
/// - Returns: The rulebooks, by path. What was wrong with one of them is among the diagnostics.
/// - Diagnostics: those of YAML, of `decodeRuleFile`, and the kinds about files.
/// - Complexity: O(bytes); each file is read once.
package func loadRuleFiles(
    path: String, provider: FileProvider, limits: Limits, sources: inout SourceFiles
) -> ([RulebookSource], [Diagnostic]) {
    var answers: [FileAnswer] = []
    return loadRuleFiles(path: path, provider: provider, limits: limits, sources: &sources, answers: &answers)
}

/// The same.
///
/// - Parameters:
///   - workers: Threads that read and decode files before they are asked for.
///   - answers: Takes what the provider said, in order.
func loadRuleFiles(
    path: String, provider: FileProvider, limits: Limits, workers: Int = 1, sources: inout SourceFiles,
    answers: inout [FileAnswer]
) -> ([RulebookSource], [Diagnostic]) {
    var loader = RuleLoader(provider: provider, limits: limits, sources: sources, workers: workers)
    let found = loader.load(RulePath.normal(path))
    sources = loader.sources
    answers += loader.answers
    return (found, loader.diagnostics.ordered())
}
