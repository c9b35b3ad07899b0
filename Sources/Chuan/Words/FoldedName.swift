/// A folded spelling as a key of tables: compared and hashed by its bytes, which is what makes finding quick.
struct FoldedName: Hashable, Sendable {
    let text: String
    let hash: ByteHash

    init(_ name: String) {
        (text, hash) = Spelling.withFolded(name) { (String(decoding: $0, as: UTF8.self), ByteHash($0)) }
    }

    /// A name that stands for itself: for finding the usual spelling without folding.
    init(exactly name: String) {
        var name = name
        hash = name.withUTF8 { ByteHash($0) }
        text = name
    }

    static func == (left: FoldedName, right: FoldedName) -> Bool {
        left.hash == right.hash && left.text.utf8.count == right.text.utf8.count && left.hasBytes(of: right.text)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash.value) }

    private func hasBytes(of other: String) -> Bool {
        var (left, right) = (text, other)
        return left.withUTF8 { left in right.withUTF8 { right in left.elementsEqual(right) } }
    }
}

/// A hash of bytes, the same in every run.
struct ByteHash: Hashable, Sendable {
    let value: UInt64

    /// - Complexity: O(n).
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var value = UInt64(truncatingIfNeeded: bytes.count)
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 ^ (value >> 29) }
        self.value = value ^ value >> 32
    }
}

extension Unicode.Scalar {
    /// White space of any kind, told without Unicode tables for the letters that names are made of.
    var isBlank: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0: true
        case 0x00..<0x1680, 0x1E00...0x1EFF: false
        default: properties.isWhitespace
        }
    }
}
