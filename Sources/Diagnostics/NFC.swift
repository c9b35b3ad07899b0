@_spi(_Unicode) import Swift

/// The text in Normalization Form C, in which each Vietnamese letter is one scalar.
///
/// - Complexity: O(n); text whose bytes show that it is in that form already comes back as it is.
public func nfc(_ text: String) -> String {
    var text = text
    if text.withUTF8({ isPlainlyNFC($0) }) { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
}

/// Whether every scalar lies in a range that normalization leaves alone: below the combining marks (U+0300), in Latin
/// Extended Additional (the Vietnamese letters), or in general punctuation after its two old spaces.
private func isPlainlyNFC(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
            index += 1
        } else if byte < 0xCC {
            index += 2
        } else if byte == 0xE1, index + 2 < bytes.count, (0xB8...0xBB).contains(bytes[index + 1]) {
            index += 3
        } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] > 0x81 {
            index += 3
        } else {
            return false
        }
    }
    return true
}
