/// An encoding that a file turns out to have, where UTF-8 was wanted.
enum WrongEncoding: Sendable, Hashable {
    case utf16
    case utf32
    /// The offset of the first byte that is no UTF-8.
    case notUTF8(offset: Int)

    /// Tells UTF-16 and UTF-32 by their marks, or by the zero bytes of their first letters.
    static func wide(_ bytes: [UInt8]) -> WrongEncoding? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32 }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
        guard bytes.count >= 4 else { return nil }
        switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
        case (true, true, true, false), (false, true, true, true): return .utf32
        case (true, false, true, false), (false, true, false, true): return .utf16
        default: return nil
        }
    }
}

/// The length of a byte-order mark at the start.
func markLength(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

/// The length of the well-formed UTF-8 sequence of a scalar past ASCII at an offset; 0 when it is ill-formed.
///
/// - Specification: Unicode 15, table 3-7.
@inline(__always)
func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let left = bytes.count - offset
    func tail(_ index: Int) -> Bool { bytes[offset + index] & 0xC0 == 0x80 }
    let lead = bytes[offset]
    switch lead {
    case 0xC2...0xDF:
        return left > 1 && tail(1) ? 2 : 0
    case 0xE0...0xEF:
        guard left > 2, tail(1), tail(2) else { return 0 }
        let second = bytes[offset + 1]
        return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ? 0 : 3
    case 0xF0...0xF4:
        guard left > 3, tail(1), tail(2), tail(3) else { return 0 }
        let second = bytes[offset + 1]
        return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F) ? 0 : 4
    default:
        return 0
    }
}
