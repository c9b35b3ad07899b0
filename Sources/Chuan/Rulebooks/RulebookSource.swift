package import Diagnostics

/// The rule files of one rulebook, decoded, before names are resolved.
public struct RulebookSource: Sendable {
    /// The path of the file with the head.
    public let path: String
    public let header: RulebookHeader
    /// The file with the head, then what it imports in the order of imports, then the other files of the folder by
    /// name. Each file once.
    public let files: [RuleFile]

    public init(path: String, header: RulebookHeader, files: [RuleFile]) {
        self.path = path
        self.header = header
        self.files = files
    }
}

/// Reads a rule file with what it imports, or all rulebooks of a folder.
package func loadRuleFiles(
    path: String, provider: FileProvider, limits: Limits, sources: inout SourceFiles
) -> ([RulebookSource], [Diagnostic]) {
    ([], [])
}
