import Chuan
import Diagnostics
import Synchronization
import TestSupport
import Testing

@testable import ChuanTools

/// Findings that are kept from one run to the next.
@Suite struct KeptFindingsTests {
    /// Keeps what it was given last.
    private final class Memory: Sendable {
        private let kept = Mutex<[UInt8]?>(nil)

        var bytes: [UInt8]? {
            get { kept.withLock(\.self) }
            set { kept.withLock { $0 = newValue } }
        }

        var store: RulebookStore {
            RulebookStore(reader: "tests", load: { self.bytes }, save: { self.bytes = $0 })
        }
    }

    private func lint(_ files: [String: [UInt8]], keepingIn memory: Memory) -> LintRun {
        var sources = SourceFiles()
        let record = ProviderRecord(FileProvider(files: files))
        let found = Linter(provider: record.listened, limits: .standard).lint(["."], sources: &sources)
        KeptFindings(memory.store, question: ["."]).keep(found, record, sources)
        return LintRun(sources: sources, diagnostics: found)
    }

    private func kept(_ memory: Memory, _ files: [String: [UInt8]], question: [String] = ["."]) -> LintRun? {
        var sources = SourceFiles()
        let found = KeptFindings(memory.store, question: question)
            .takeUp(FileProvider(files: files), workers: 2, kinds: Catalogue.kind(named:), &sources)
        return found.map { LintRun(sources: sources, diagnostics: $0) }
    }

    @Test func `What was kept is what was found, in every golden case`() throws {
        var (count, fixes) = (0, 0)
        for rules in try LintGoldenTests.folder.files().flatMap(\.cases).compactMap({ $0["rules"] }) {
            let files = try LintRun.files(around: rules)
            let memory = Memory()
            let run = lint(files, keepingIn: memory)
            let again = try #require(kept(memory, files))
            #expect(again.diagnostics == run.diagnostics)
            #expect(again.diagnostics.map(\.severity) == run.diagnostics.map(\.severity))
            #expect(again.sources.files.map(\.path) == run.sources.files.map(\.path))
            #expect(again.sources.files.map(\.bytes) == run.sources.files.map(\.bytes))
            count += run.diagnostics.count
            fixes += run.diagnostics.flatMap(\.fixes).count
        }
        #expect(count > 100 && fixes > 20)
    }

    @Test func `Other files, other names and other questions have their own findings`() throws {
        let files = try LintRun.files(around: "# trống\n")
        let memory = Memory()
        _ = lint(files, keepingIn: memory)
        #expect(kept(memory, files) != nil)
        #expect(kept(memory, files, question: ["."] + ["more"]) == nil)
        var changed = files
        changed["host.rules.yaml"]?.append(0x0A)
        #expect(kept(memory, changed) == nil)
        var more = files
        more["khac.rules.yaml"] = []
        #expect(kept(memory, more) == nil)
        var fewer = files
        fewer[LintRun.example] = nil
        #expect(kept(memory, fewer) == nil)
    }

    @Test func `Bytes that are damaged anywhere say nothing`() throws {
        let files = try LintRun.files(around: "chỉ tiêu: [")
        let memory = Memory()
        _ = lint(files, keepingIn: memory)
        let whole = try #require(memory.bytes)
        for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 300)) {
            var damaged = whole
            damaged[place] ^= 0x41
            memory.bytes = damaged
            #expect(kept(memory, files) == nil)
            memory.bytes = Array(whole.prefix(place))
            #expect(kept(memory, files) == nil)
        }
    }
}
