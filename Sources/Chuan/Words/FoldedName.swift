/// A folded spelling as a key of tables: compared and hashed by its bytes, which is what makes finding quick.
struct FoldedName: Hashable, Sendable {
    let text: String

    init(_ name: String) { text = Spelling.fold(name) }

    /// A name that stands for itself: for finding the usual spelling without folding.
    init(exactly name: String) { text = name }

    static func == (left: FoldedName, right: FoldedName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isDone == nil { for byte in text.utf8 { hasher.combine(byte) } }
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
