import Chuan
import Diagnostics
import Foundation
import Testing

/// The rulebook of the repository, loaded once for the pages that are made from it.
enum Rulebook2023 {
    private static let folder = "Rules/hcmc-cchc-2023"

    static func load() throws -> Rulebook {
        var files: [String: [UInt8]] = [:]
        for path in Repository.files(below: folder, ending: ".rules.yaml") {
            files[path] = Array(try Data(contentsOf: Repository.root.appendingPathComponent(path)))
        }
        var sources = SourceFiles()
        let (rulebooks, diagnostics) = loadRulebooks(
            path: folder, provider: FileProvider(files: files), limits: .standard, sources: &sources)
        #expect(diagnostics.map(\.kind.name) == [])
        return try #require(rulebooks.first).rulebook
    }
}
