import Diagnostics

/// Puts together the text of a scalar, piece by piece, with the bytes of the file that each piece came from.
struct SliceBuilder {
    private let source: [UInt8]
    private var text: [UInt8] = []
    private var runs: [SourceSlice.Run] = []
    private var lastIsCopy = false

    init(_ source: [UInt8]) {
        self.source = source
    }

    /// Adds bytes of the file as they are.
    mutating func copy(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let start = text.count
        text += source[range]
        if lastIsCopy, let last = runs.last, last.file.upperBound == range.lowerBound {
            runs[runs.count - 1] = SourceSlice.Run(
                text: last.text.lowerBound..<text.count, file: last.file.lowerBound..<range.upperBound)
        } else {
            runs.append(SourceSlice.Run(text: start..<text.count, file: range))
        }
        lastIsCopy = true
    }

    /// Adds a byte, as often as asked, that stands for a stretch of the file.
    mutating func add(_ byte: UInt8, times: Int = 1, for range: Range<Int>) {
        guard times > 0 else { return }
        add(repeatElement(byte, count: times), for: range)
    }

    /// Adds bytes that stand for a stretch of the file.
    mutating func add(_ bytes: some Collection<UInt8>, for range: Range<Int>) {
        guard !bytes.isEmpty else { return }
        let start = text.count
        text += bytes
        runs.append(SourceSlice.Run(text: start..<text.count, file: range))
        lastIsCopy = false
    }

    /// - Parameter origin: Where the text is said to stand when there is none.
    func content(origin: Int) -> ScalarContent {
        if text.isEmpty { return .verbatim(origin..<origin) }
        if runs.count == 1, lastIsCopy, let only = runs.first { return .verbatim(only.file) }
        return .decoded(DecodedText(text: String(decoding: text, as: UTF8.self), runs: runs, origin: origin))
    }
}
