import Chuan
import ChuanTools
import Diagnostics
import Foundation
import ReportFiles
import Testing

/// The rulebook of 2023 keeps its own tests, and these notice every small change of it.
@Suite("Tests of the rules of 2023") struct RuleTestingTests {
    private static let folder = "Rules/hcmc-cchc-2023"

    private static func tests() throws -> RuleTests {
        var files: [String: [UInt8]] = [:]
        for path in Repository.files(below: folder, ending: ".rules.yaml") {
            files[path] = Array(try Data(contentsOf: Repository.root.appendingPathComponent(path)))
        }
        var sources = SourceFiles()
        let (rulebooks, diagnostics) = loadRulebooks(
            path: folder, provider: FileProvider(files: files), limits: .standard, sources: &sources)
        #expect(diagnostics.map(\.kind.name) == [])
        var tests = RuleTests(try #require(rulebooks.first), limits: .standard)
        let reader = ReportReader(vocabulary: tests.loaded.rulebook.vocabulary)
        for path in Repository.files(below: folder, ending: ".test.yaml") {
            let bytes = Array(try Data(contentsOf: Repository.root.appendingPathComponent(path)))
            let (file, mistakes) = readTestFile(sources.add(path: path, bytes: bytes), limits: .standard)
            #expect(mistakes.map(\.message.en) == [], "\(path)")
            tests.add(try #require(file)) { reader.decode(fragment: $0, of: $1, header: $2) }
        }
        #expect(tests.diagnostics.map(\.message.en) == [])
        return tests
    }

    @Test func `Each holds, and there is a test file beside each file of targets`() throws {
        let tests = try Self.tests()
        #expect(tests.tests.count > 800)
        for outcome in tests.run() where !outcome.holds {
            Issue.record("\(outcome.check) \(outcome.name): \(outcome.differences.map(\.found.en))")
        }
        for path in Repository.files(below: Self.folder, ending: ".rules.yaml") where path.contains("/chi-tieu-") {
            #expect(Repository.exists(path.replacing(".rules.yaml", with: ".test.yaml")), "\(path)")
        }
    }

    @Test func `No mutant is alive, and one is proved equivalent`() throws {
        let result = try Self.tests().mutate()
        #expect(result.mutants > 340)
        #expect(result.alive.map { "\($0.check) \($0.words.en)" } == [])
        #expect(result.equivalent.map(\.check) == ["3.3"])
    }

    /// Rows that nothing reaches: a share of no rows at all has no events whatever the rule says of it.
    private static let unreached = [
        "3.3 table_row `no rows`: No events", "3.3 side `chi nhánh.đã giải quyết = 0` is true",
        "10.3 table_row `no rows`: No events", "10.5 table_row `no rows`: No events",
    ]

    @Test func `Everything that can be reached is`() throws {
        let missed = try Self.tests().coverage().items.filter { !$0.isReached }
        #expect(missed.map { "\($0.check) \($0.kind.rawValue) \($0.words.en)" } == Self.unreached)
    }
}
