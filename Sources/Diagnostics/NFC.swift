// The standard library has Unicode normalisation but shows it only to those who ask for it by name.
@_spi(_Unicode) import Swift

/// Normalisation form C: the one spelling under which names and texts are compared.
///
/// - Complexity: O(n); ASCII and precomposed Vietnamese text are returned as they stand.
public func nfc(_ text: String) -> String {
    var text = text
    if text.withUTF8(isStableInNFC) { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
}

/// Whether text of such scalars alone is in form C: everything below the combining marks, and the block of precomposed
/// Latin letters that Vietnamese uses. A scalar that fails may still be fine; it only needs the full look.
public func isStableInNFC(_ scalar: UInt32) -> Bool {
    scalar < 0x300 || (0x1E00...0x1EFF).contains(scalar)
}

/// The same of the scalars of well-formed UTF-8, told by their first bytes.
private func isStableInNFC(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] >= 0xCC {
        guard bytes[index] == 0xE1, index + 1 < bytes.count, bytes[index + 1] >= 0xB8 else { return false }
    }
    return true
}

/// The text with every letter taken apart into a base and its marks.
///
/// - Complexity: O(n).
public func nfd(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfd)
    return String(scalars)
}
