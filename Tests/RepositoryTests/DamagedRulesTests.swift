import Chuan
import ChuanTools
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Rule files that a slip of the hand has damaged are told of, or still read: nothing that they say brings the program down.
@Suite("Damaged rule files") struct DamagedRulesTests {
    /// The sample rulebook of the documentation.
    private static func sample() throws -> [String] {
        let page = try String(contentsOf: Repository.root.appendingPathComponent("docs/rulebook.md"), encoding: .utf8)
        return page.components(separatedBy: "```yaml part\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }.joined().components(separatedBy: "\n")
    }

    private static func damage(_ lines: inout [String], _ random: inout Seeded) {
        let place = random.below(lines.count)
        let line = lines[place]
        switch random.below(9) {
        case 0: lines.remove(at: place)
        case 1: lines.insert(line, at: random.below(lines.count + 1))
        case 2: lines[place] = String(repeating: " ", count: random.below(4) + 1) + line
        case 3: lines[place] = String(line.drop { $0 == " " })
        case 4: lines[place] = String(line.prefix(random.below(line.count + 1)))
        case 5: lines.swapAt(place, random.below(lines.count))
        case 6:
            lines[place] = line.replacing(
                random.pick([":", ",", "}", "]", "\"", "- ", "."]), with: "", maxReplacements: 1)
        case 7:
            lines[place] += random.pick(["{", "[", "\"", ": x", " # ghi chú", " là", " >= 5", "}", "khóa: a", "\t"])
        default:
            let words = line.split(separator: " ").map(String.init)
            let other = lines[random.below(lines.count)].split(separator: " ").map(String.init)
            guard let word = words.randomElement(using: &random), let new = other.randomElement(using: &random) else {
                return
            }
            lines[place] = line.replacing(word, with: new)
        }
    }

    @Test func `Slips of the hand in the sample of the documentation`() throws {
        let sample = try Self.sample()
        var random = Seeded(Seeded.seed)
        for round in 0..<Seeded.rounds(250) {
            var lines = sample
            for _ in 0...random.below(3) { Self.damage(&lines, &random) }
            let text = Array(lines.joined(separator: "\n").utf8)
            var sources = SourceFiles()
            let provider = FileProvider(files: ["mau/a.rules.yaml": text])
            let found = Linter(provider: provider, limits: .standard).lint(["mau"], sources: &sources)
            for finding in found {
                let source = try #require(sources[finding.span.file])
                #expect(
                    source.span.contains(finding.span), "seed \(Seeded.seed), round \(round): \(finding.message.en)")
            }
        }
    }
}
