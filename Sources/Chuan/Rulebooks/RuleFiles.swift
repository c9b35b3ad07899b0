import Diagnostics

/// The decoded files of a rulebook: at hand, or still to be decoded.
package struct RuleFiles: Sendable {
    private enum State: Sendable {
        case decoded([RuleFile])
        case kept(KeptFiles, rulebook: String)
    }

    private let state: State

    package init(_ files: [RuleFile]) { state = .decoded(files) }

    /// - Parameter rulebook: The path of the file with the head.
    init(_ kept: KeptFiles, rulebook: String) { state = .kept(kept, rulebook: rulebook) }

    /// - Complexity: O(bytes) at each call where they are still to be decoded.
    package var all: [RuleFile] {
        switch state {
        case .decoded(let files): files
        case .kept(let kept, let path): kept.files(ofRulebook: path)
        }
    }
}

/// Rule files that have no mistake, as the file system gave them.
struct KeptFiles: Sendable {
    /// Where they were looked for.
    let path: String
    let answers: [FileAnswer]
    let limits: Limits

    func files(ofRulebook path: String) -> [RuleFile] {
        var sources = SourceFiles()
        let (found, _) = loadRuleFiles(
            path: self.path, provider: FileProvider(answers), limits: limits, sources: &sources)
        return found.first { $0.path == path }?.files ?? []
    }
}
