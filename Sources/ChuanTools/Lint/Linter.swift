public import Chuan
public import Diagnostics
import Parallel

/// Gives what reads parts of reports, by the vocabulary of their rulebook.
package typealias ReportDecoding = @Sendable (Vocabulary) -> FragmentDecoder

/// Finds what is wrong or doubtful in rule files: the mistakes that keep a rulebook from judging, and lints.
public struct Linter: Sendable {
    private let provider: FileProvider
    fileprivate let limits: Limits
    fileprivate let decoder: ReportDecoding?

    /// A linter that looks at the form of test files only, not at what their cases name.
    public init(provider: FileProvider, limits: Limits) {
        self.init(provider: provider, limits: limits, decoder: nil)
    }

    /// - Parameter decoder: Reads the reports of test cases; nil: these are not looked at.
    package init(provider: FileProvider, limits: Limits, decoder: ReportDecoding?) {
        self.provider = provider
        self.limits = limits
        self.decoder = decoder
    }

    /// Lints what paths name. A folder stands for the rulebooks in it and below it. A rule file stands for itself: the
    /// rulebook around it is read too, and of that only mistakes are told, since with one of these nothing can be said of
    /// what the file means.
    ///
    /// - Parameter sources: Takes the files that are read; one without bytes stands for a path that could not be.
    /// - Returns: Mistakes and findings in order of file and place. Levels are those that the rulebooks set; what they
    ///   and comments switch off is left out.
    /// - Diagnostics: all about rule files, those of test files, and those of `Lint.all`.
    /// - Complexity: O(bytes of the files), and for lints about meaning what bounding each check takes.
    public func lint(_ paths: [String], sources: inout SourceFiles) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for scope in LintScope.all(for: paths, provider) {
            guard let names = scope.files else {
                found += LintRun(scope.path, self, provider, &sources).diagnostics
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
        let flat = LintRun(folder, self, provider.withoutFolders, &own)
        var above = folder
        while flat.claimed.isDisjoint(with: files), let parent = RulePath.parent(of: above) {
            above = parent
            var tried = sources
            let run = LintRun(above, self, provider, &tried)
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

    init(_ path: String, _ linter: Linter, _ provider: FileProvider, _ sources: inout SourceFiles) {
        let limits = linter.limits
        let before = sources.files.count
        let (readings, mistakes) = readRulebooks(
            path: path, provider: provider, limits: limits, keepsTrees: true, workers: Threads.online,
            sources: &sources)
        let workers = sources.files.count - before < 4 ? 1 : Threads.online
        let tests = TestFolders(readings, provider: provider, limits: limits, workers: workers, sources: &sources)
        claimed = Set(readings.flatMap(\.source.files).map(\.source.path))
        let decoded = Dictionary(readings.flatMap(\.source.files).map { ($0.source.id, $0) }) { first, _ in first }
        // Of text in another encoding nothing is known.
        let unread = Set(
            (mistakes + tests.diagnostics).filter { $0.kind.name == "yaml/bad-encoding" }.map(\.span.file))
        let looked = Self.looked(
            at: sources.files[before...].filter { !$0.bytes.isEmpty && !unread.contains($0.id) }, decoded, tests,
            workers: workers)
        let files = looked.map(\.file)
        let byID = Dictionary(files.map { ($0.source.id, $0) }) { first, _ in first }
        let rulebooks = readings.map { LintedRulebook($0, tests: tests.files(testing: $0.source), linted: byID) }
        var found = looked.flatMap(\.found) + LintSearch.search(rulebooks)
        found += LintSearch.search(Array(zip(rulebooks, readings.map(\.rulebook))))
        let isComplete = readings.allSatisfy { $0.rulebook != nil } && !mistakes.hasError
        var switches = LintSwitches(rulebooks, files)
        found = switches.apply(to: found)
        let ofTests =
            tests.diagnostics
            + (linter.decoder.map { tests.mistakes(in: readings, limits: limits, workers: workers, decoder: $0) } ?? [])
        diagnostics = mistakes + ofTests + found + switches.mistakes(reportsUnused: isComplete)
    }

    /// Files as lints see them, with what is found in each.
    private static func looked(
        at sources: [SourceFile], _ decoded: [FileID: RuleFile], _ tests: TestFolders, workers: Int
    ) -> [(file: LintedFile, found: [Diagnostic])] {
        shared(sources.count, workers: workers) {
            { number in
                let source = sources[number]
                let file = LintedFile(source: source, rules: decoded[source.id], tests: tests.byFile[source.id])
                return (file, LintSearch.search(file))
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
