import Diagnostics
import FEEL
import Synchronization
import TestSupport
import Testing

@testable import Chuan

/// Rulebooks that are kept between runs: they judge as compiled ones do, and never stand for other files.
@Suite("Kept rulebooks") struct RulebookStoreTests {
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")
    private static let rules = root + "/Rules/hcmc-cchc-2023"

    @Test func `The shipped rulebook judges the same when it was kept`() throws {
        let memory = Memory()
        let (compiled, kept) = try (memory.load(Self.rules), memory.load(Self.rules))
        #expect(memory.saves == 1)
        #expect(compiled.digest == kept.digest)
        #expect(Self.laid(compiled.rulebook) == Self.laid(kept.rulebook))
        let reports = try ShippedBook().reports(in: "Tests/Reference/reports.jsonl").prefix(12)
        for choices in [[], [ReadingChoice(reading: "A02", alternative: "strict", parameter: nil)]] {
            let (first, mistakes) = compiled.judge(choices, asOf: nil, limits: .standard)
            #expect(mistakes.isEmpty)
            let (second, _) = kept.judge(choices, asOf: nil, limits: .standard)
            for report in reports { #expect(Self.words(first, report) == Self.words(second, report)) }
            #expect(Self.city(first, Array(reports)) == Self.city(second, Array(reports)))
        }
    }

    @Test func `Made-up rulebooks judge the same when they were kept`() throws {
        var random = Seeded(Seeded.seed)
        for round in 0..<Seeded.rounds(4) {
            let text =
                round.isMultiple(of: 2)
                ? try MadeRules(&random, checks: 30).text : try SweptRules(&random, checks: 30).text
            let provider = FileProvider(files: ["a.rules.yaml": Array(text.utf8)])
            let memory = Memory()
            let compiled = try memory.load("a.rules.yaml", provider)
            let kept = try memory.load("a.rules.yaml", provider)
            #expect(memory.saves == 1, "TEST_SEED=\(Seeded.seed)")
            #expect(Self.laid(compiled.rulebook) == Self.laid(kept.rulebook), "TEST_SEED=\(Seeded.seed)")
            let book = try LawBook(rules: Array(text.utf8))
            let (first, _) = compiled.judge([], asOf: nil, limits: .standard)
            let (second, _) = kept.judge([], asOf: nil, limits: .standard)
            for _ in 0..<10 {
                let report = try book.report(
                    round.isMultiple(of: 2) ? MadeReport(&random).text : SweptReportText(&random).text)
                #expect(Self.words(first, report) == Self.words(second, report), "TEST_SEED=\(Seeded.seed)")
            }
        }
    }

    @Test func `What was changed, added or removed is compiled anew`() throws {
        let head = try bytes(of: Self.root + "/Tests/ChuanTests/RuleTexts/laws.rules.yaml")
        let memory = Memory()
        _ = try memory.load("rules", FileProvider(files: ["rules/a.rules.yaml": head]))
        _ = try memory.load("rules", FileProvider(files: ["rules/a.rules.yaml": head]))
        #expect(memory.saves == 1)
        _ = try memory.load("rules", FileProvider(files: ["rules/a.rules.yaml": head + Array("# thêm\n".utf8)]))
        #expect(memory.saves == 2)
        let more: [String: [UInt8]] = [
            "rules/a.rules.yaml": head,
            "rules/b.rules.yaml": Array("các đơn vị tính:\n  - {mã: cái, tên: {vi: cái, en: things}}\n".utf8),
        ]
        _ = try memory.load("rules", FileProvider(files: more))
        #expect(memory.saves == 3)
        _ = try memory.load("rules", FileProvider(files: ["rules/a.rules.yaml": head]))
        #expect(memory.saves == 4)
        _ = try memory.load("rules/a.rules.yaml", FileProvider(files: ["rules/a.rules.yaml": head]))
        #expect(memory.saves == 5, "another path is another thing")
        memory.reader = "the next build"
        _ = try memory.load("rules/a.rules.yaml", FileProvider(files: ["rules/a.rules.yaml": head]))
        #expect(memory.saves == 6, "another build does not understand it")
    }

    @Test func `Bytes that were damaged are not taken up`() throws {
        var random = Seeded(Seeded.seed)
        let provider = FileProvider(
            files: ["a.rules.yaml": try bytes(of: Self.root + "/Tests/ChuanTests/RuleTexts/laws.rules.yaml")])
        let memory = Memory()
        _ = try memory.load("a.rules.yaml", provider)
        let whole = try #require(memory.bytes)
        for round in 0..<Seeded.rounds(300) {
            var damaged = whole
            if round.isMultiple(of: 3) {
                damaged.removeLast(1 + random.below(whole.count))
            } else {
                damaged[random.below(whole.count)] ^= UInt8(1 << random.below(8))
            }
            memory.bytes = damaged
            let saves = memory.saves
            _ = try memory.load("a.rules.yaml", provider)
            #expect(memory.saves == saves + 1, "TEST_SEED=\(Seeded.seed)")
        }
    }

    /// The checksum aside, nothing that is read runs beyond its bytes or stops the program.
    @Test func `Damage that a checksum misses is thrown or read`() throws {
        var random = Seeded(Seeded.seed)
        let provider = FileProvider(
            files: ["a.rules.yaml": try bytes(of: Self.root + "/Tests/ChuanTests/RuleTexts/laws.rules.yaml")])
        let memory = Memory()
        let laid = Self.laid(try memory.load("a.rules.yaml", provider).rulebook)
        for _ in 0..<Seeded.rounds(2000) {
            var damaged = laid
            for _ in 0...random.below(3) { damaged[random.below(laid.count)] = UInt8(random.below(256)) }
            if random.below(4) == 0 { damaged.removeLast(random.below(laid.count)) }
            damaged.withUnsafeBytes { bytes in
                var reader = ArchiveReader(bytes)
                _ = try? Rulebook(from: &reader)
            }
        }
    }

    @Test func `Rulebooks with something to be said are not kept`() throws {
        let text = """
            bộ chỉ tiêu: {mã: thu, tên: Thử}
            từ điển:
              loại đơn vị: {dept: sở ngành}
            chỉ tiêu:
              - mã: "1"
                tên: Thử
                tiêu chí: [{mã: "1.a", yêu cầu: "không có"}]
            """
        let memory = Memory()
        var sources = SourceFiles()
        let (_, diagnostics) = loadRulebooks(
            path: "a.rules.yaml", provider: FileProvider(files: ["a.rules.yaml": Array(text.utf8)]), limits: .standard,
            store: memory.store, sources: &sources)
        #expect(!diagnostics.isEmpty)
        #expect(memory.saves == 0)
    }

    // MARK: Comparing

    private static func laid(_ rulebook: Rulebook) -> [UInt8] {
        var writer = ArchiveWriter()
        writer.write(rulebook)
        return writer.bytes
    }

    /// All that there is to say of a report.
    private static func words(_ judge: Judge, _ report: Report) -> String {
        let result = judge.judge(report, register: nil, detail: .full)
        return "\(result.indicators) \(result.notes)"
    }

    private static func city(_ judge: Judge, _ reports: [Report]) -> String {
        var city = CitySums(RollUpPlan(judge), register: nil, by: nil)
        for report in reports where city.isAbout(report.header) { city.add(judge.judge(report, register: nil)) }
        return "\(city.result.indicators)"
    }
}

/// A store of one thing, in memory.
private final class Memory: Sendable {
    private struct State {
        var reader = "this build"
        var bytes: [UInt8]?
        var saves = 0
    }

    private let state = Mutex(State())

    var saves: Int { state.withLock { $0.saves } }

    var bytes: [UInt8]? {
        get { state.withLock { $0.bytes } }
        set { state.withLock { $0.bytes = newValue } }
    }

    var reader: String {
        get { state.withLock { $0.reader } }
        set { state.withLock { $0.reader = newValue } }
    }

    var store: RulebookStore {
        RulebookStore(reader: reader, load: { self.bytes }) { bytes in
            self.state.withLock {
                $0.bytes = bytes
                $0.saves += 1
            }
        }
    }

    func load(_ path: String, _ provider: FileProvider = .testFiles) throws -> LoadedRulebook {
        var sources = SourceFiles()
        let (loaded, diagnostics) = loadRulebooks(
            path: path, provider: provider, limits: .standard, store: store, sources: &sources)
        #expect(diagnostics.isEmpty)
        #expect(!sources.files.isEmpty)
        return try #require(loaded.first)
    }
}
