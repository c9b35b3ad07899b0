import Diagnostics
import Parallel
import YAMLSource

/// Reads and decodes one rule file.
func readRuleFile(_ source: SourceFile, limits: Limits) -> (RuleFile?, [Diagnostic]) {
    let (document, mistakes) = readYAML(source, limits: limits)
    guard let document else { return (nil, mistakes) }
    let (file, found) = decodeRuleFile(document, limits: limits)
    return (file, mistakes + found)
}

/// The rule files of a folder and of those in it, read and decoded by several threads before they are asked for.
///
/// A file gets the number that it has where all files of a folder are read before those of the next one. Where imports lead
/// elsewhere in between, numbers differ, and a file is decoded again when it is its turn.
struct RulesAhead {
    private(set) var files: [String: Result<[UInt8], FileProblem>] = [:]
    private(set) var folders: [String: Result<[String], FileProblem>] = [:]
    private var known: [String: (source: SourceFile, file: RuleFile?, mistakes: [Diagnostic])] = [:]

    /// Nothing.
    init() {}

    /// - Parameter first: The number that the first file gets.
    init(below path: String, provider: FileProvider, limits: Limits, first: Int, workers: Int) {
        let paths = walk(path, provider, most: limits.files)
        if paths.count < Self.fewest { return }
        let read = shared(paths.count, workers: workers) { { provider.read(paths[$0]) } }
        var sources: [SourceFile] = []
        for (path, result) in zip(paths, read) {
            files[path] = result
            guard case .success(let bytes) = result else { continue }
            let id = FileID(number: UInt32(first + sources.count))
            sources.append(SourceFile(id: id, path: path, bytes: bytes))
        }
        let all = sources
        let decoded = shared(all.count, workers: workers) { { readRuleFile(all[$0], limits: limits) } }
        for (source, (file, mistakes)) in zip(all, decoded) { known[source.path] = (source, file, mistakes) }
    }

    private static let fewest = 4

    /// The rule files in the order in which they are read.
    private mutating func walk(_ path: String, _ provider: FileProvider, most: Int) -> [String] {
        var paths: [String] = []
        var open = [path]
        while let folder = open.popLast(), paths.count + folders.count < most {
            let result = provider.list(folder)
            folders[folder] = result
            guard case .success(let listed) = result else { continue }
            let names = listed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            paths += names.filter(RulePath.isRuleFile).map { RulePath.join(folder, $0) }
            open += RulePath.below(folder, names).reversed()
        }
        return Array(paths.prefix(most))
    }

    /// What became of a file; nil where that was not found out, or under another number.
    func decoded(_ source: SourceFile) -> (RuleFile?, [Diagnostic])? {
        guard let known = known[source.path], known.source.id == source.id else { return nil }
        return (known.file, known.mistakes)
    }
}
