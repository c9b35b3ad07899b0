public import Chuan
public import Diagnostics

/// Finds what is wrong or doubtful in rule files: the mistakes that keep a rulebook from judging, and lints.
public struct Linter: Sendable {
    private let provider: FileProvider
    private let limits: Limits

    public init(provider: FileProvider, limits: Limits) {
        self.provider = provider
        self.limits = limits
    }

    /// Lints the rulebooks at a path: a rule file with what it imports, or a folder.
    ///
    /// - Parameter sources: Takes the files that are read.
    /// - Returns: Mistakes and findings in order of file and place. Levels are those that the rulebooks set; what they
    ///   and comments switch off is left out.
    /// - Diagnostics: all about rule files, and those of `Lint.all`.
    /// - Complexity: O(bytes of the files), and for lints about meaning what bounding each check takes.
    public func lint(_ path: String, sources: inout SourceFiles) -> [Diagnostic] {
        let before = sources.files.count
        let (readings, mistakes) = readRulebooks(path: path, provider: provider, limits: limits, sources: &sources)
        let rulebooks = readings.map { LintedRulebook(source: $0.source, vocabulary: $0.vocabulary) }
        let decoded = Dictionary(rulebooks.flatMap(\.files).map { ($0.source.id, $0) }) { first, _ in first }
        let files = sources.files[before...].filter { !$0.bytes.isEmpty }.map {
            LintedFile(source: $0, rules: decoded[$0.id])
        }
        var found = files.flatMap { Self.search($0) } + Self.search(rulebooks)
        for (rulebook, reading) in zip(rulebooks, readings) {
            found += Self.search(rulebook, compiled: reading.rulebook)
        }
        let isComplete = readings.allSatisfy { $0.rulebook != nil } && !mistakes.hasError
        var switches = LintSwitches(rulebooks, files)
        found = switches.apply(to: found)
        return (mistakes + found + switches.mistakes(reportsUnused: isComplete)).ordered()
    }

    private static func search(_ file: LintedFile) -> [Diagnostic] {
        Lint.all.flatMap { lint -> [Diagnostic] in
            if case .file(let search) = lint.search { search(file) } else { [] }
        }
    }

    private static func search(_ rulebooks: [LintedRulebook]) -> [Diagnostic] {
        Lint.all.flatMap { lint -> [Diagnostic] in
            if case .rulebooks(let search) = lint.search { search(rulebooks) } else { [] }
        }
    }

    private static func search(_ rulebook: LintedRulebook, compiled: Rulebook?) -> [Diagnostic] {
        Lint.all.flatMap { lint -> [Diagnostic] in
            switch lint.search {
            case .declarations(let search): search(rulebook)
            case .meaning(let search): compiled.map { search(rulebook, $0) } ?? []
            case .file, .rulebooks, .switches: []
            }
        }
    }
}
