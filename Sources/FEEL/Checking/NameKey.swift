import Diagnostics

/// A name as a key of tables: in normalisation form C, so that its bytes tell it from others.
struct NameKey: Hashable, Sendable {
    let text: String

    init(_ name: String) { text = nfc(name) }

    /// A name out of an expression, which is normal already.
    init(written name: String) { text = name }

    static func == (left: NameKey, right: NameKey) -> Bool { left.text == right.text }

    func hash(into hasher: inout Hasher) {
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isDone == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
}
