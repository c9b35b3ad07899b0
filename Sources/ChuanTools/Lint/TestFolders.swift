import Chuan
import Diagnostics

/// The test files in the folders of rulebooks.
struct TestFolders {
    private(set) var byFile: [FileID: TestFile] = [:]
    /// What was wrong with their form. What their cases say is for `chuan test` to find out.
    private(set) var diagnostics: [Diagnostic] = []
    private var byFolder: [String: [TestFile]] = [:]

    /// - Parameter sources: Takes the files that are read.
    /// - Complexity: O(bytes of the test files).
    init(_ folders: [String], provider: FileProvider, limits: Limits, sources: inout SourceFiles) {
        for folder in folders {
            guard case .success(let names) = provider.list(folder) else { continue }
            for name in names.sorted() where name.hasSuffix(".test.yaml") || name.hasSuffix(".test.yml") {
                let path = RulePath.join(folder, name)
                guard case .success(let bytes) = provider.read(path) else { continue }
                let (file, mistakes) = readTestFile(sources.add(path: path, bytes: bytes), limits: limits)
                diagnostics += mistakes
                guard let file else { continue }
                byFile[file.source.id] = file
                byFolder[folder, default: []].append(file)
            }
        }
    }

    /// The files beside a rulebook that test it.
    func files(testing rulebook: RulebookSource, _ all: [RulebookReading]) -> [TestFile] {
        let folder = RulePath.folder(of: rulebook.path)
        let beside = all.filter { RulePath.folder(of: $0.source.path) == folder }.map(\.source)
        let place = beside.firstIndex { $0.path == rulebook.path }
        return (byFolder[folder] ?? []).filter { file in
            file.place(among: beside.map(\.header.id.value)).map { $0 == place } ?? false
        }
    }
}
