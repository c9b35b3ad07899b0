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

    /// Lints what paths name. A folder stands for the rulebooks in it and below it. A rule file stands for itself: the
    /// rulebook around it is read too, and of that only mistakes are told, since with one of these nothing can be said of
    /// what the file means.
    ///
    /// - Parameter sources: Takes the files that are read; one without bytes stands for a path that could not be.
    /// - Returns: Mistakes and findings in order of file and place. Levels are those that the rulebooks set; what they
    ///   and comments switch off is left out.
    /// - Diagnostics: all about rule files, and those of `Lint.all`.
    /// - Complexity: O(bytes of the files), and for lints about meaning what bounding each check takes.
    public func lint(_ paths: [String], sources: inout SourceFiles) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for scope in LintScope.all(for: paths, provider) {
            guard let names = scope.files else {
                found += LintRun(scope.path, provider: provider, limits: limits, sources: &sources).diagnostics
                continue
            }
            let run = run(around: names, in: scope.path, &sources)
            found += run.diagnostics.filter { diagnostic in
                diagnostic.severity == .error || sources[diagnostic.span.file].map { names.contains($0.path) } ?? true
            }
        }
        return found.ordered()
    }

    /// The rulebook that some files of one folder belong to: it stands in that folder, or imports them from one above.
    private func run(around files: Set<String>, in folder: String, _ sources: inout SourceFiles) -> LintRun {
        var own = sources
        let flat = LintRun(folder, provider: provider.withoutFolders, limits: limits, sources: &own)
        var above = folder
        while flat.claimed.isDisjoint(with: files), let parent = RulePath.parent(of: above) {
            above = parent
            var tried = sources
            let run = LintRun(above, provider: provider, limits: limits, sources: &tried)
            if run.claimed.isDisjoint(with: files) { continue }
            sources = tried
            return run
        }
        sources = own
        return flat
    }
}

/// Everything that is to be said of the rulebooks at one path.
private struct LintRun {
    private(set) var diagnostics: [Diagnostic] = []
    /// The files that belong to a rulebook.
    let claimed: Set<String>

    init(_ path: String, provider: FileProvider, limits: Limits, sources: inout SourceFiles) {
        let before = sources.files.count
        let (readings, mistakes) = readRulebooks(
            path: path, provider: provider, limits: limits, keepsTrees: true, sources: &sources)
        let folders = Set(readings.map { RulePath.folder(of: $0.source.path) }).sorted()
        let tests = TestFolders(folders, provider: provider, limits: limits, sources: &sources)
        claimed = Set(readings.flatMap(\.source.files).map(\.source.path))
        let rulebooks = readings.map { reading in
            LintedRulebook(
                source: reading.source, vocabulary: reading.vocabulary,
                tests: tests.files(testing: reading.source, readings))
        }
        let decoded = Dictionary(rulebooks.flatMap(\.files).map { ($0.source.id, $0) }) { first, _ in first }
        let files = sources.files[before...].filter { !$0.bytes.isEmpty }.map {
            LintedFile(source: $0, rules: decoded[$0.id], tests: tests.byFile[$0.id])
        }
        var found = files.flatMap { Self.search($0) } + Self.search(rulebooks)
        for (rulebook, reading) in zip(rulebooks, readings) {
            found += Self.search(rulebook, compiled: reading.rulebook)
        }
        let isComplete = readings.allSatisfy { $0.rulebook != nil } && !mistakes.hasError
        var switches = LintSwitches(rulebooks, files)
        found = switches.apply(to: found)
        diagnostics = mistakes + tests.diagnostics + found + switches.mistakes(reportsUnused: isComplete)
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
        let analysis = compiled.map { RulebookAnalysis($0) }
        return Lint.all.flatMap { lint -> [Diagnostic] in
            switch lint.search {
            case .analysis(let search): return analysis.map(search) ?? []
            case .declarations(let search): return search(rulebook)
            case .meaning(let search): return compiled.map { search(rulebook, $0) } ?? []
            case .file, .rulebooks, .switches: return []
            }
        }
    }
}

/// What is read together because of the paths that were named.
private struct LintScope {
    /// A folder, or a file that no folder takes for a rule file.
    let path: String
    /// Only these files were meant; nil: all.
    var files: Set<String>?

    /// Each once, in the order of the paths.
    static func all(for paths: [String], _ provider: FileProvider) -> [LintScope] {
        var scopes: [LintScope] = []
        for path in paths.map(RulePath.normal) {
            let folder = RulePath.folder(of: path)
            if provider.isFolder(path) || !RulePath.isRuleFile(path) {
                if !scopes.contains(where: { $0.path == path && $0.files == nil }) {
                    scopes.append(LintScope(path: path))
                }
            } else if let known = scopes.firstIndex(where: { $0.path == folder }) {
                scopes[known].files?.insert(path)
            } else {
                scopes.append(LintScope(path: folder, files: [path]))
            }
        }
        return scopes
    }
}

extension FileProvider {
    func isFolder(_ path: String) -> Bool {
        if case .failure(.isFolder) = read(path) { true } else { false }
    }

    /// The same files; folders have no folders in them.
    fileprivate var withoutFolders: FileProvider {
        FileProvider(read: read, list: { path in list(path).map { names in names.filter { !$0.hasSuffix("/") } } })
    }

    /// The same files, some of them with other bytes.
    func replacing(_ bytes: [String: [UInt8]]) -> FileProvider {
        FileProvider(read: { path in bytes[path].map { .success($0) } ?? read(path) }, list: list)
    }
}
