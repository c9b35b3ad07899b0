import Diagnostics
import TestSupport
import Testing

@testable import Chuan

/// Rulebooks that several threads read, decode and compile are what one thread makes of them, mistakes and their order too.
@Suite("Rulebooks read by several threads")
struct SharedLoadingTests {
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    /// The rule files of 2023 in some folders, each a rulebook.
    private static func files(folders: Int) throws -> [String: [UInt8]] {
        let path = root + "/Rules/hcmc-cchc-2023"
        var files: [String: [UInt8]] = [:]
        for name in try #require(fileNames(in: path)) where name.hasSuffix(".rules.yaml") {
            for folder in 0..<folders { files["rules/\(folder)/\(name)"] = Array(try bytes(of: path + "/" + name)) }
        }
        return files
    }

    private struct Outcome: Equatable {
        var paths: [String] = []
        var diagnostics: [Diagnostic] = []
        /// Each rulebook as it would be kept; nil where it has mistakes.
        var rulebooks: [[UInt8]?] = []
    }

    private static func read(_ files: [String: [UInt8]], workers: Int) -> Outcome {
        var sources = SourceFiles()
        let (readings, diagnostics) = readRulebooks(
            path: "rules", provider: FileProvider(files: files), limits: .standard, workers: workers, sources: &sources)
        let rulebooks = readings.map { reading in
            reading.rulebook.map { rulebook in
                var writer = ArchiveWriter()
                rulebook.write(to: &writer)
                return writer.bytes
            }
        }
        return Outcome(paths: sources.files.map(\.path), diagnostics: diagnostics, rulebooks: rulebooks)
    }

    @Test("Whole rulebooks", arguments: [1, 2, 5])
    func whole(folders: Int) throws {
        let files = try Self.files(folders: folders)
        let alone = Self.read(files, workers: 1)
        #expect(alone.diagnostics.isEmpty && alone.rulebooks.count == folders && !alone.rulebooks.contains(nil))
        for workers in [2, 3, 8] { #expect(Self.read(files, workers: workers) == alone) }
    }

    @Test("Damaged rulebooks")
    func damaged() throws {
        var random = Seeded(Seeded.seed)
        var mistaken = 0
        for turn in 0..<40 {
            var files = try Self.files(folders: turn % 3 + 1)
            for _ in 0..<(1 + random.below(3)) {
                let path = files.keys.sorted()[random.below(files.count)]
                guard var bytes = files[path] else { continue }
                switch random.below(3) {
                case 0: bytes.remove(at: random.below(bytes.count))
                case 1: bytes[random.below(bytes.count)] = UInt8(0x20 + random.below(0x5F))
                // An import that leads elsewhere, or nowhere: files get other numbers than was foreseen.
                default:
                    bytes =
                        Array("nhập:\n  - ../\(random.below(3))/chi-tieu-0\(random.below(9)).rules.yaml\n".utf8) + bytes
                }
                files[path] = bytes
            }
            let alone = Self.read(files, workers: 1)
            if !alone.diagnostics.isEmpty { mistaken += 1 }
            #expect(Self.read(files, workers: 3) == alone, "turn \(turn)")
        }
        #expect(mistaken > 10)
    }
}
