import Diagnostics
import YAMLSource

/// The state of loading rule files.
struct RuleLoader {
    let provider: FileProvider
    let limits: Limits
    var sources: SourceFiles
    private(set) var diagnostics: [Diagnostic] = []
    /// What the provider said, in order.
    private(set) var answers: [FileAnswer] = []
    /// What was read, by path; nil where reading failed.
    private var cache: [String: RuleFile?] = [:]
    /// Files of which a mistake left nothing.
    private var lost: Set<String> = []
    /// Whether all that the rulebook at hand imports is there.
    private var isWhole = true
    /// Files that belong to a rulebook.
    private var claimed: Set<String> = []
    /// Rule files met in folders, in order.
    private var met: [(path: String, file: RuleFile)] = []
    /// Files and folders so far.
    private var count = 0
    private var root = "."
    private let workers: Int
    /// What other threads did before it was asked for.
    private var ahead = RulesAhead()

    init(provider: FileProvider, limits: Limits, sources: SourceFiles, workers: Int = 1) {
        self.provider = provider
        self.limits = limits
        self.sources = sources
        self.workers = workers
    }

    mutating func load(_ path: String) -> [RulebookSource] {
        switch ask(path) {
        case .success(let bytes): return loadFile(path, bytes)
        case .failure(.isFolder): return loadTree(path)
        case .failure(let problem):
            diagnostics.append(.unreadableFile(path, problem, at: place(of: path)))
            return []
        }
    }

    private mutating func ask(_ path: String) -> Result<[UInt8], FileProblem> {
        let result = ahead.files[path] ?? provider.read(path)
        answers.append(FileAnswer(path: path, content: .file(result)))
        return result
    }

    private mutating func askNames(_ folder: String) -> Result<[String], FileProblem> {
        let result = ahead.folders[folder] ?? provider.list(folder)
        answers.append(FileAnswer(path: folder, content: .folder(result)))
        return result
    }

    /// The start of a path that is no rule file, for diagnostics.
    private mutating func place(of path: String) -> Span { sources.add(path: path, bytes: []).span }

    private mutating func loadFile(_ path: String, _ bytes: [UInt8]) -> [RulebookSource] {
        root = RulePath.folder(of: path)
        guard let file = decode(path, bytes) else { return [] }
        guard let header = file.rulebook else {
            if !diagnostics.hasError { diagnostics.append(.noRulebook(path, at: file.source.span.startPoint)) }
            return []
        }
        var found = RulebookSource(path: path, header: header, files: withImports(path, file))
        found.isComplete = isWhole
        return [found]
    }

    private mutating func loadTree(_ path: String) -> [RulebookSource] {
        root = path
        if workers > 1 {
            ahead = RulesAhead(
                below: path, provider: provider, limits: limits, first: sources.files.count, workers: workers)
        }
        var found: [RulebookSource] = []
        var open = [path]
        while let folder = open.popLast() {
            guard let names = names(in: folder) else { continue }
            found.append(contentsOf: rulebooks(in: folder, names.filter(RulePath.isRuleFile)))
            open.append(contentsOf: RulePath.below(folder, names).reversed())
        }
        reportUnclaimed(path, anyRulebook: !found.isEmpty)
        return found
    }

    /// The names in a folder by their bytes; nil when it cannot be listed or the limit is reached.
    private mutating func names(in folder: String) -> [String]? {
        guard spend(1, at: folder) else { return nil }
        switch askNames(folder) {
        case .success(let names): return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        case .failure(let problem):
            diagnostics.append(.unreadableFile(folder, problem, at: place(of: folder)))
            return nil
        }
    }

    /// Counts files and folders; says once when there are too many.
    private mutating func spend(_ amount: Int, at path: String) -> Bool {
        let before = count
        count += amount
        if count <= limits.files { return true }
        if before <= limits.files { diagnostics.append(.tooManyFiles(limits.files, at: place(of: path))) }
        return false
    }

    private mutating func rulebooks(in folder: String, _ names: [String]) -> [RulebookSource] {
        var files: [(path: String, file: RuleFile)] = []
        for name in names {
            let path = RulePath.join(folder, name)
            switch read(path) {
            case .file(let file): files.append((path, file))
            case .reported: lost.insert(path)
            case .problem(let problem):
                lost.insert(path)
                diagnostics.append(.unreadableFile(path, problem, at: place(of: path)))
            }
        }
        met.append(contentsOf: files)
        let heads = files.filter { $0.file.rulebook != nil }
        var found: [RulebookSource] = []
        for (path, file) in heads {
            guard let header = file.rulebook else { continue }
            var all = withImports(path, file)
            if heads.count == 1 {
                if names.contains(where: { lost.contains(RulePath.join(folder, $0)) }) { isWhole = false }
                let imported = Set(all.map(\.source.id))
                let others = files.filter { !imported.contains($0.file.source.id) }
                claimed.formUnion(others.map(\.path))
                all.append(contentsOf: others.map(\.file))
            }
            var rulebook = RulebookSource(path: path, header: header, files: all)
            rulebook.isComplete = isWhole
            found.append(rulebook)
        }
        return found
    }

    private mutating func reportUnclaimed(_ path: String, anyRulebook: Bool) {
        if diagnostics.hasError { return }
        guard anyRulebook else {
            let span = met.first?.file.source.span.startPoint ?? place(of: path)
            diagnostics.append(.noRulebook(path, at: span))
            return
        }
        for (path, file) in met where !claimed.contains(path) {
            diagnostics.append(.unclaimedFile(path, at: file.source.span.startPoint))
        }
    }
}

// Single files and what they import.
extension RuleLoader {
    /// The file and what it imports, each once, a file before what it imports.
    private mutating func withImports(_ path: String, _ file: RuleFile) -> [RuleFile] {
        var order = [file]
        var seen: Set<String> = [path]
        claimed.insert(path)
        isWhole = !lost.contains(path)
        var visit = ImportVisit(head: path, chain: [path])
        follow(file, &visit, &order, &seen)
        return order
    }

    private struct ImportVisit {
        let head: String
        /// The files from the head to the one that is being read.
        var chain: [String]
    }

    private mutating func follow(
        _ file: RuleFile, _ visit: inout ImportVisit, _ order: inout [RuleFile], _ seen: inout Set<String>
    ) {
        guard visit.chain.count <= limits.depth else {
            isWhole = false
            diagnostics.append(.deepImports(limits.depth, at: file.source.span.startPoint))
            return
        }
        let folder = RulePath.folder(of: visit.chain.last ?? visit.head)
        var here: [String: Span] = [:]
        for item in file.imports {
            guard let target = RulePath.imported(item.value, from: folder, within: root) else {
                isWhole = false
                diagnostics.append(.outsideFolder(item.value, root: root, at: item.span))
                continue
            }
            if let first = here[target] {
                diagnostics.append(.repeatedImport(item.value, at: item.span, first: first))
                continue
            }
            here[target] = item.span
            if let index = visit.chain.firstIndex(of: target) {
                diagnostics.append(.importCycle(visit.chain[index...] + [target], at: item.span))
                continue
            }
            guard seen.insert(target).inserted else { continue }
            guard let next = imported(target, item, here: file) else {
                isWhole = false
                continue
            }
            if lost.contains(target) { isWhole = false }
            claimed.insert(target)
            order.append(next)
            visit.chain.append(target)
            follow(next, &visit, &order, &seen)
            visit.chain.removeLast()
        }
    }

    /// An imported file; nil when it cannot be read or starts another rulebook.
    ///
    /// - Parameter file: The file that imports it.
    private mutating func imported(_ path: String, _ item: Located<String>, here file: RuleFile) -> RuleFile? {
        switch read(path) {
        case .file(let found):
            guard let header = found.rulebook else { return found }
            diagnostics.append(.secondRulebook(item.value, at: item.span, header: header.span))
        case .reported: break
        case .problem(.notFound):
            let names = (try? askNames(RulePath.folder(of: path)).get()) ?? []
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let known = file.imports.map(\.value) + [file.source.path]
            let others = Set(known.compactMap { $0.split(separator: "/").last.map(String.init) })
            let near = Spelling.nearest(
                to: name, among: names.filter { RulePath.isRuleFile($0) && !others.contains($0) })
            diagnostics.append(.missingImport(item.value, similar: near, at: item.span))
        case .problem(let problem): diagnostics.append(.unreadableFile(item.value, problem, at: item.span))
        }
        return nil
    }

    private enum Outcome {
        case file(RuleFile)
        /// Nothing came of it, and the diagnostics say why.
        case reported
        case problem(FileProblem)
    }

    /// Reads and decodes a file, once.
    private mutating func read(_ path: String) -> Outcome {
        if let known = cache[path] { return known.map { .file($0) } ?? .reported }
        guard spend(1, at: path) else { return .reported }
        switch ask(path) {
        case .failure(let problem): return .problem(problem)
        case .success(let bytes): return decode(path, bytes).map { .file($0) } ?? .reported
        }
    }

    private mutating func decode(_ path: String, _ bytes: [UInt8]) -> RuleFile? {
        let source = sources.add(path: path, bytes: bytes)
        let (file, mistakes) = ahead.decoded(source) ?? readRuleFile(source, limits: limits)
        diagnostics.append(contentsOf: mistakes)
        if mistakes.hasError, file?.declaresNothing ?? true { lost.insert(path) }
        cache[path] = .some(file)
        return file
    }
}
