import Chuan
import ChuanTools
import Diagnostics
import Foundation
import TestSupport
import Testing
import YAMLSource

@Suite struct FormatLawTests {
    /// The laws that hold for every file, whatever it looks like.
    private static func check(_ text: [UInt8], _ note: String) {
        let note = "\(note), seed \(Seeded.seed)"
        guard let once = Formatted(text).bytes else {
            Issue.record("\(note): \(Formatted(text).refusal)\n\(String(decoding: text, as: UTF8.self))")
            return
        }
        let twice = Formatted(once).bytes ?? []
        #expect(twice == once, "\(note): \(diff(once, twice))")
        #expect(FileMeaning.shown(once) == FileMeaning.shown(text), "\(note): \(diff(text, once))")
        #expect(FileMeaning.comments(once) == FileMeaning.comments(text), "\(note): \(diff(text, once))")
        #expect(isTidy(once), "\(note): \(String(decoding: once, as: UTF8.self))")
    }

    private static func diff(_ old: [UInt8], _ new: [UInt8]) -> String {
        String(decoding: UnifiedDiff(from: old, to: new, path: "x").text, as: UTF8.self)
    }

    /// No byte-order mark, no carriage return, no blank at the end of a line, no two blank lines, one line feed at the
    /// end; texts in lines are not looked into.
    private static func isTidy(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        let hasTexts = text.contains("|") || text.contains(">")
        let isTrimmed = !text.contains(" \n") && !text.contains("\n\n\n") && !text.hasSuffix("\n\n")
        return !bytes.contains(0x0D) && bytes.first != 0xEF && text.hasSuffix("\n") && (hasTexts || isTrimmed)
    }

    @Test func `the files of the repository`() {
        #expect(RuleFileSamples.all.count > 18)
        for (path, text) in RuleFileSamples.all { Self.check(text, path) }
    }

    @Test func `rule files are in their layout`() {
        for (path, text) in RuleFileSamples.rulebook {
            #expect(Formatted(text).text == String(decoding: text, as: UTF8.self), "run: chuan fmt \(path)")
        }
    }

    @Test func `a spoiled layout is restored byte for byte`() {
        var random = Seeded(Seeded.seed)
        for _ in 0..<Seeded.rounds(3) {
            for (path, text) in RuleFileSamples.rulebook.sorted(by: { $0.key < $1.key }) {
                let right = String(decoding: text, as: UTF8.self)
                // Brackets over several lines are not spoiled here.
                if right.contains(",\n") { continue }
                let spoiled = MessyLines.spoil(right, &random)
                let restored = Formatted(spoiled)
                if restored.text == right { continue }
                let diff = UnifiedDiff(from: text, to: restored.bytes ?? [], path: path)
                Issue.record(
                    "seed \(Seeded.seed): \(String(decoding: diff.text, as: UTF8.self)) \(restored.bytes == nil ? spoiled : "")"
                )
            }
        }
    }

    @Test func `files written in any way that YAML allows`() throws {
        var random = Seeded(Seeded.seed)
        for _ in 0..<Seeded.rounds(6) {
            for (path, text) in RuleFileSamples.all.sorted(by: { $0.key < $1.key }) where text.count < 12_000 {
                let root = try #require(Formatted.document(text)?.root)
                Self.check(Array(MessyTree.written(root, &random).utf8), path)
            }
        }
    }

    @Test func `any bytes`() {
        var random = Seeded(Seeded.seed)
        let texts = RuleFileSamples.all.sorted { $0.key < $1.key }.map(\.value).filter { $0.count < 5_000 }
        let signs =
            Array(" \n\t\r:-#'\"[]{},&*!?|>+%@`\\a".utf8).map { [$0] }
            + ["  ", "- ", ": ", " #", "\n\n", "ạ"].map { Array($0.utf8) }
        for _ in 0..<Seeded.rounds(400) {
            var text = random.pick(texts)
            let start = random.below(text.count)
            text = Array(text[start..<min(text.count, start + 100 + random.below(600))])
            for _ in 0...random.below(4) {
                let place = random.below(text.count)
                text.replaceSubrange(place..<min(text.count, place + random.below(3)), with: random.pick(signs))
            }
            guard let once = Formatted(text).bytes else { continue }
            let note = Comment(
                rawValue: "seed \(Seeded.seed): \(String(decoding: text, as: UTF8.self).debugDescription)")
            #expect(FileMeaning.shown(once) == FileMeaning.shown(text), note)
            #expect(FileMeaning.comments(once) == FileMeaning.comments(text), note)
            #expect(Formatted(once).bytes == once, note)
        }
    }
}
