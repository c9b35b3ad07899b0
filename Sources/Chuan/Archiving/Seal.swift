/// Puts a checksum before bytes, so that a file that was cut off, changed or meant for another reader is told.
///
/// - Parameter reader: Who may take them up: the same text is needed to open them.
/// - Complexity: O(bytes).
func sealed(_ bytes: [UInt8], for reader: String) -> [UInt8] {
    let sum = bytes.withUnsafeBytes { checksum($0, seed: readerSum(reader)) }
    return (0..<8).map { UInt8(truncatingIfNeeded: sum >> ($0 * 8)) } + bytes
}

/// The bytes behind the checksum; nil where it does not fit them or the reader.
func unsealed(_ bytes: UnsafeRawBufferPointer, for reader: String) -> UnsafeRawBufferPointer? {
    guard bytes.count >= 8 else { return nil }
    let content = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(8))
    let sum = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    return checksum(content, seed: readerSum(reader)) == sum ? content : nil
}

private func readerSum(_ reader: String) -> UInt64 { Array(reader.utf8).withUnsafeBytes { checksum($0, seed: 0) } }

/// Eight bytes at a time; every bit of them reaches all bits of the sum.
private func checksum(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var sum = seed ^ UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
        sum = mixed(sum, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
    }
    var rest: UInt64 = 0
    for byte in bytes[offset...] { rest = rest << 8 | UInt64(byte) }
    return mixed(mixed(sum, rest), UInt64(bytes.count))
}

private func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low &+ sum
}
