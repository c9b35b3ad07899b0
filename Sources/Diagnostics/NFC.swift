@_spi(_Unicode) import Swift

/// The text in Normalization Form C, in which each Vietnamese letter is one scalar.
///
/// - Complexity: O(n); ASCII text comes back as it is.
public func nfc(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
}
