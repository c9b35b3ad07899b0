import Diagnostics
import Testing

@testable import YAMLSource

@Suite("From text back to the file") struct ScalarMapTests {
    /// A piece of a scalar: how it is written and what it means. Pieces of equal bytes map byte by byte.
    struct Piece {
        let written: String
        let means: String

        init(_ written: String, _ means: String? = nil) {
            self.written = written
            self.means = means ?? written
        }
    }

    static let letters = ["a", "Số", "hóa 98%", "đ", "{x}", "é", "😀", "\u{2028}", "w w"].map { Piece($0) }
    static let single = letters + [Piece("''", "'"), Piece("\"")]
    static let double =
        letters + [
            Piece("\\n", "\n"), Piece("\\t", "\t"), Piece("\\u1EA5", "ấ"), Piece("\\U0001F600", "😀"),
            Piece("\\x41", "A"),
            Piece("\\\"", "\""), Piece("\\\\", "\\"), Piece("\\_", "\u{A0}"), Piece("\\L", "\u{2028}"), Piece("'"),
        ]
    /// Breaks inside quoted and plain scalars.
    static let folds = [
        Piece("\n   ", " "), Piece("  \n  ", " "), Piece("\n\n  ", "\n"), Piece("\r\n  \r\n\n ", "\n\n"),
    ]

    /// Writes pieces into a file, reads it, and compares each byte of the text with the piece it came from.
    private func check(_ pieces: [Piece], before: String, after: String) {
        let reading = Reading(before + pieces.map(\.written).joined() + after)
        guard let scalar = reading.node("k")?.scalar, reading.kinds.isEmpty else {
            Issue.record("\(reading.rendered)")
            return
        }
        #expect(scalar.text.utf8.elementsEqual(pieces.flatMap { Array($0.means.utf8) }))
        let slice = scalar.slice
        #expect(slice.text == Array(scalar.text.utf8))
        var (text, file) = (0, before.utf8.count)
        for piece in pieces {
            let (written, meant) = (Array(piece.written.utf8), Array(piece.means.utf8))
            for offset in meant.indices {
                let span = slice.span(text + offset..<text + offset + 1)
                if written.count == meant.count {
                    #expect(span.range == file + offset..<file + offset + 1)
                } else {
                    #expect(span.range == file..<file + written.count)
                }
            }
            text += meant.count
            file += written.count
        }
    }

    private func pieces(_ pool: [Piece], folds: [Piece], _ random: inout Seeded) -> [Piece] {
        var out = [Piece("a")]
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            if !folds.isEmpty, Int.random(in: 0..<4, using: &random) == 0,
                let fold = folds.randomElement(using: &random)
            {
                out.append(fold)
            }
            out.append(pool.randomElement(using: &random) ?? Piece("a"))
        }
        return out
    }

    @Test func `quoted and plain scalars`() {
        var random = Seeded(1)
        for _ in 0..<400 * Randomness.factor {
            check(pieces(Self.single, folds: Self.folds, &random), before: "ã: 1\nk: '", after: "'\n")
            check(pieces(Self.double, folds: Self.folds, &random), before: "ã: 1\nk: \"", after: "\"\n")
            check(pieces(Self.letters, folds: Self.folds, &random), before: "ã: 1\nk: ", after: "\nl: 1\n")
        }
    }

    @Test func `literal blocks`() {
        var random = Seeded(2)
        for _ in 0..<400 * Randomness.factor {
            let lines = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                pieces(Self.letters, folds: [], &random).map(\.written).joined()
            }
            let breaks = [Piece("\n"), Piece("\r\n", "\n")]
            let isFolded = Bool.random(using: &random)
            for style in ["|", "|+", "|2"] where !isFolded {
                let all = lines.flatMap {
                    [Piece("  ", ""), Piece($0), breaks.randomElement(using: &random) ?? breaks[0]]
                }
                check(all, before: "k: \(style)\n", after: "l: 1\n")
            }
            let folded = lines.enumerated().flatMap { place, line in
                place == 0 ? [Piece(line)] : [Piece("\n   ", " "), Piece(line)]
            }
            check(folded, before: "k: >-\n   ", after: "\n\nl: 1\n")
        }
    }

    @Test func `an empty text stands inside its quotes`() {
        let reading = Reading("a: \"\"\nb: ''\nc: |\nd: 1\n")
        #expect(reading.node("a")?.scalar?.slice.span.range == 4..<4)
        #expect(reading.node("b")?.scalar?.slice.span.range == 10..<10)
        #expect(reading.node("c")?.scalar?.slice.text == [])
        #expect(reading.node("c").map { reading.text($0.span) } == "|")
    }

    /// Our decoding and libyaml's, over all that libyaml accepts.
    @Test func `texts are those of libyaml`() {
        var random = Seeded(3)
        let parts = [
            " ", "  ", "\n", "\n  ", "\n    ", "a", "b c", "'", "\"", "\\", "\\n", "\\\n", "\\x41", "#", " #", ":",
            ": ", "- ",
            "|", ">", "|-", ">+\n  ", "|2\n   ", "\t", "\r\n ", "\r", ",", "k: ", "\n- ", "''", "\\t",
        ]
        var compared = 0
        for _ in 0..<20_000 * Randomness.factor {
            let opening = [
                "k: '", "k: \"", "k: |\n  ", "k: >\n  ", "- >-\n ", "k: ", "k:\n  j: |+\n    ", "- - >1\n   ",
            ]
            var text = opening.randomElement(using: &random) ?? ""
            for _ in 0..<Int.random(in: 0...9, using: &random) { text += parts.randomElement(using: &random) ?? "" }
            if text.hasPrefix("k: '") { text += "'" }
            if text.hasPrefix("k: \"") { text += "\"" }
            let reading = Reading(text)
            guard reading.kinds.isEmpty, let root = reading.root, let values = libyaml(text) else { continue }
            compared += values.count
            let ours = root.all.compactMap { $0.scalar.map { Array($0.text.utf8) } }
            #expect(ours == values, "seed \(Randomness.seed): \(text.debugDescription)")
        }
        #expect(compared > 10_000)
    }

    private func libyaml(_ text: String) -> [[UInt8]]? {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { input in
            guard var reader = Reader(input, base: 0, keepsValues: true) else { return nil }
            var values: [[UInt8]] = []
            while true {
                guard case .event(let event) = reader.next() else { return nil }
                if let value = event.value { values.append(value) }
                if event.kind == .streamEnd { return values }
            }
        }
    }
}
