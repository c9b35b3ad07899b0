import Diagnostics
import Testing

@testable import YAMLSource

/// Random bytes and mutations of real files: nothing traps, and every place lies in the file.
@Suite("Any bytes") struct HostileTests {
    static let seeds: [String] =
        YAMLDiagnostics.kinds.map(\.explanation.wrong).filter { $0.utf8.count < 200 }
        + RecoveryTests.operators.map(\.text) + RecoveryTests.colons.map(\.text) + RecoveryTests.layout.map(\.text)
        + [
            "chỉ tiêu:\n  - mã: \"7\"\n    tên: >-\n      Số hóa\n      kết quả\n    áp dụng: [sở, {a: 'b''c'}]\n# hết\n",
            "{\"a\": [1, -2.5e3, true, null, \"\\ud83d\\ude00\\n\"], \"đ\": {}}",
            "&a k: *a\n? |\n  x\n: - 1\n  - ! 2\n--- !!map\n{}\n...\n", "a: |+2\n    x\n\n  y\n\nb: >1-\n  z\n\n",
        ]
    static let parts: [[UInt8]] =
        [
            "\n", "\r", "\r\n", " ", "  ", "\t", ":", ": ", "- ", "? ", "[", "]", "{", "}", ",", "'", "\"", "\\", "|",
            ">", "#", " #", "&a ",
            "*a", "!", "!!str ", "!= ", "%", "@", "`", "---\n", "...\n", "<<: ", "đ", "\u{A0}", "\u{2028}", "\u{85}",
            "\u{FEFF}", "😀", "a:b", "0",
            "\u{0}", "\\ud83d", "%YAML 1.1\n", ">= 98%", "..", "~",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE1, 0xBA]]

    private func mutated(_ random: inout Seeded) -> [UInt8] {
        if Int.random(in: 0..<10, using: &random) == 0 {
            return (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        var bytes = Array((Self.seeds.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            if Int.random(in: 0..<3, using: &random) == 0 {
                bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...6, using: &random)))
            } else {
                bytes.insert(contentsOf: Self.parts.randomElement(using: &random) ?? [], at: place)
            }
        }
        return bytes
    }

    private func places(_ reading: Reading) -> [Span] {
        var spans = reading.document?.comments.map(\.span) ?? []
        for node in reading.root?.all ?? [] {
            spans.append(node.span)
            guard let slice = node.scalar?.slice else { continue }
            spans.append(slice.span)
            for offset in slice.text.indices { spans.append(slice.span(offset..<offset + 1)) }
        }
        for diagnostic in reading.diagnostics {
            spans.append(diagnostic.span)
            spans += diagnostic.labels.map(\.span) + diagnostic.fixes.flatMap(\.edits).map(\.span)
        }
        return spans
    }

    private func check(_ bytes: [UInt8], json: Bool) {
        let reading = Reading(bytes, json: json)
        let outside = places(reading).filter { !reading.source.span.contains($0) }
        #expect(outside.isEmpty, "seed \(Randomness.seed): \(bytes)")
        #expect(reading.root != nil || !reading.diagnostics.isEmpty, "seed \(Randomness.seed): \(bytes)")
        #expect(reading.document != nil || reading.diagnostics.hasError, "seed \(Randomness.seed): \(bytes)")
        let isWhole = reading.document?.isPartial == false && reading.root?.all.contains { $0.isBroken } != true
        #expect(isWhole || reading.diagnostics.hasError, "seed \(Randomness.seed): \(bytes)")
        _ = reading.rendered
    }

    @Test(arguments: 0..<4) func `nothing traps`(part: Int) {
        var random = Seeded(UInt64(part) &+ 77)
        for _ in 0..<5_000 * Randomness.factor {
            let bytes = mutated(&random)
            check(bytes, json: false)
            check(bytes, json: true)
        }
    }
}
