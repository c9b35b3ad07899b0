import Chuan
import Diagnostics
import Parallel

/// The test files in the folders of rulebooks.
struct TestFolders {
    private(set) var byFile: [FileID: TestFile] = [:]
    /// What was wrong with their form.
    private(set) var diagnostics: [Diagnostic] = []
    private var byFolder: [String: [TestFile]] = [:]
    /// The rulebooks of each folder.
    private let rulebooks: [String: [RulebookSource]]

    /// - Parameters:
    ///   - sources: Takes the files that are read.
    ///   - workers: Threads that share the files out among them.
    /// - Complexity: O(bytes of the test files).
    init(
        _ readings: [RulebookReading], provider: FileProvider, limits: Limits, workers: Int,
        sources: inout SourceFiles
    ) {
        rulebooks = Dictionary(grouping: readings.map(\.source)) { RulePath.folder(of: $0.path) }
        let paths = rulebooks.keys.sorted().flatMap { Self.testFiles(in: $0, provider) }
        let read = shared(paths.count, workers: workers) { { try? provider.read(paths[$0]).get() } }
        var own: [SourceFile] = []
        for (path, bytes) in zip(paths, read) {
            if let bytes { own.append(sources.add(path: path, bytes: bytes)) }
        }
        let found = own
        for (file, mistakes) in shared(
            found.count, workers: workers, { { readTestFile(found[$0], limits: limits) } })
        {
            diagnostics += mistakes
            guard let file else { continue }
            byFile[file.source.id] = file
            byFolder[RulePath.folder(of: file.source.path), default: []].append(file)
        }
    }

    private static func testFiles(in folder: String, _ provider: FileProvider) -> [String] {
        guard case .success(let names) = provider.list(folder) else { return [] }
        return names.sorted().filter { $0.hasSuffix(".test.yaml") || $0.hasSuffix(".test.yml") }.map {
            RulePath.join(folder, $0)
        }
    }

    /// The files beside a rulebook that test it.
    func files(testing rulebook: RulebookSource) -> [TestFile] {
        let folder = RulePath.folder(of: rulebook.path)
        let beside = rulebooks[folder] ?? []
        let place = beside.firstIndex { $0.path == rulebook.path }
        return (byFolder[folder] ?? []).filter { file in
            file.place(among: beside.map(\.header.id.value)).map { $0 == place } ?? false
        }
    }

    /// What `chuan test` would refuse besides: names that the rulebook does not know, reports that can't be read, files of
    /// which it is unclear what they test. Nothing is said of rulebooks that may not judge.
    ///
    /// - Complexity: O(bytes of the test files).
    func mistakes(
        in readings: [RulebookReading], limits: Limits, workers: Int, decoder: @escaping ReportDecoding
    ) -> [Diagnostic] {
        let known = Dictionary(readings.map { ($0.source.path, $0) }) { first, _ in first }
        var tests: [(path: String, book: LoadedRulebook, file: TestFile)] = []
        var found: [Diagnostic] = []
        for (folder, files) in byFolder.sorted(by: { $0.key < $1.key }) {
            let beside = rulebooks[folder] ?? []
            let books = beside.compactMap { known[$0.path]?.loaded }
            guard books.count == beside.count else { continue }
            let ids = beside.map(\.header.id.value)
            for file in files {
                if let place = file.place(among: ids) {
                    tests.append((beside[place].path, books[place], file))
                } else {
                    found.append(file.untested(ids))
                }
            }
        }
        let all = tests
        return found
            + shared(all.count, workers: workers) {
                // Made once on each thread for each rulebook.
                var books: [String: (tests: RuleTests, decode: FragmentDecoder)] = [:]
                return { number in
                    let (path, book, file) = all[number]
                    let made =
                        books[path] ?? (RuleTests(book, limits: limits), decoder(book.rulebook.vocabulary))
                    books[path] = made
                    return made.tests.mistakes(in: file, decode: made.decode)
                }
            }.flatMap(\.self)
    }
}
