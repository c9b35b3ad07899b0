import Diagnostics
import Testing

/// Places in a file, against going through it letter by letter.
@Suite struct LineIndexTests {
    private static let pieces = [
        "a", "ộ", "e\u{0323}", "😀", "\n", "\r\n", "\r", String(repeating: "ư", count: 700),
        String(repeating: "x", count: 1_024),
    ]

    @Test(arguments: 0..<60) func `Every place of a file`(_ round: Int) {
        var state = UInt64(round) &* 0x9E37_79B9_7F4A_7C15 | 1
        var text = round.isMultiple(of: 7) ? "\u{FEFF}" : ""
        for _ in 0..<(round % 20) {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            text += Self.pieces[Int((state >> 33) % UInt64(Self.pieces.count))]
        }
        let bytes = Array(text.utf8)
        var sources = SourceFiles()
        let index = LineIndex(sources.add(path: "a.yaml", bytes: bytes))
        var (line, column) = (1, 1)
        var offset = 0
        for scalar in text.unicodeScalars {
            #expect(index.location(of: offset) == Location(line: line, column: column), "byte \(offset)")
            offset += UTF8.width(scalar)
            let isPair = scalar == "\r" && offset < bytes.count && bytes[offset] == 0x0A
            if scalar == "\n" || (scalar == "\r" && !isPair) {
                (line, column) = (line + 1, 1)
            } else if scalar != "\u{FEFF}" {
                column += 1
            }
        }
        #expect(index.location(of: bytes.count) == Location(line: line, column: column))
    }
}
