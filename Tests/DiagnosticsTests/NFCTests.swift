import Diagnostics
import Testing

@Suite struct NFCTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("U\u{309}y ban", "Ủy ban"), ("so\u{302}\u{301} ho\u{301}a", "số hóa"),
        ("đường", "đường"), ("\u{212B}", "\u{C5}"), ("한글", "한글"), ("a\u{323}\u{302}", "ậ"), ("a\u{302}\u{323}", "ậ"),
    ]) func `Text is composed`(_ text: String, _ expected: String) {
        #expect(nfc(text).utf8.elementsEqual(expected.utf8))
        #expect(nfc(nfc(text)).utf8.elementsEqual(expected.utf8))
    }

    /// The quick answer never skips text that the full look would change.
    @Test func `Stable characters are left alone`() {
        for value in UInt32(0)..<0x3000 where isStableInNFC(value) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "x" + String(Character(scalar)) + "\u{3400}"
            #expect(nfc(text + "\u{2000}").utf8.starts(with: text.utf8))
        }
    }
}
