import Diagnostics
import Testing

@testable import Chuan

@Suite("The rulebooks of the repository")
struct ShippedRulesTests {
    /// The folder of the package.
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    @Test("The 2023 rulebook loads without a diagnostic")
    func rulebook2023() throws {
        var sources = SourceFiles()
        let path = Self.root + "/Rules/hcmc-cchc-2023"
        let (rulebooks, found) = loadRuleFiles(
            path: path, provider: .testFiles, limits: .standard, sources: &sources)
        var diagnostics = found
        let rulebook = try #require(rulebooks.first)
        #expect(rulebooks.count == 1)
        let (vocabulary, more) = resolveVocabulary(rulebook.files)
        diagnostics += more
        #expect(vocabulary.unitTypes.count == 8)
        var renderer = DiagnosticRenderer(files: sources, language: .vi)
        #expect(diagnostics.map { renderer.render($0) }.joined() == "")
        let indicators = rulebook.files.flatMap(\.indicators)
        #expect(indicators.count == 20)
        #expect(indicators.flatMap(\.checks).count == 39)
        #expect(rulebook.files.count == fileNames(in: path)?.count { $0.hasSuffix(".rules.yaml") })
        for indicator in indicators { #expect(indicator.source != nil, "\(indicator.id.value)") }
    }
}

extension FileProvider {
    /// The files of the machine.
    static let testFiles = FileProvider(
        read: { path in
            if fileNames(in: path) != nil { return .failure(.isFolder) }
            guard let bytes = try? bytes(of: path) else { return .failure(.notFound) }
            return .success(bytes)
        },
        list: { path in
            guard let names = fileNames(in: path) else { return .failure(.notFound) }
            return .success(names.map { fileNames(in: path + "/" + $0) == nil ? $0 : $0 + "/" })
        })
}
