/// Memory for a piece of a file that is cut at the ends of records.
///
/// Behind its content stands a line break and room for a word, so that a reader of words need not look where the content
/// ends. Texts that had to be decoded come behind that.
final class ChunkBuffer {
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    /// Of content.
    private(set) var capacity: Int
    /// Of content.
    var count = 0
    /// Of decoded texts.
    private var decodedCount = 0
    /// Of the file.
    var firstLine = 1
    var number = 0
    var trouble: RecordTrouble?

    /// Bytes behind the content that may be read.
    static let padding = 512

    init(capacity: Int) {
        self.capacity = capacity
        bytes = Self.allocate(capacity)
    }

    deinit { bytes.deallocate() }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        // Texts get shorter when they are decoded, so that as much again is enough. It is not used before it is needed.
        .allocate(capacity: capacity * 2 + padding * 2)
    }

    /// Makes room for more content.
    func grow(to capacity: Int) {
        guard capacity > self.capacity else { return }
        let larger = Self.allocate(capacity)
        larger.update(from: bytes, count: count)
        bytes.deallocate()
        bytes = larger
        self.capacity = capacity
    }

    /// Makes it ready to be read.
    func seal(with lineBreak: UInt8) {
        decodedCount = 0
        (bytes + count).update(repeating: lineBreak, count: Self.padding)
    }

    /// Keeps a decoded text that is no longer than what it was decoded from.
    ///
    /// - Returns: Where it stands; nil where it does not fit, which a text of this content does.
    func keep(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        let place = capacity + Self.padding + decodedCount
        guard let first = text.baseAddress, decodedCount + text.count <= capacity else { return text.isEmpty ? 0 : nil }
        (bytes + place).update(from: first, count: text.count)
        decodedCount += text.count
        return place
    }
}

/// Why a record is no record.
enum RecordTrouble: Hashable {
    /// A quote that is open at the end of what a record may be.
    case unclosedQuote
    case tooLong
    /// More of what is too long.
    case restOfTooLong
}
