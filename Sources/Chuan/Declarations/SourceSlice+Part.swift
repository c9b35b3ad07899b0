import Diagnostics

extension SourceSlice {
    /// A stretch of the text as a slice of its own.
    ///
    /// - Complexity: O(length + runs).
    func part(_ range: Range<Int>) -> SourceSlice {
        let range = range.clamped(to: 0..<text.count)
        var parts: [Run] = []
        for run in runs where run.text.overlaps(range) {
            let common = run.text.clamped(to: range)
            let moved = common.lowerBound - range.lowerBound..<common.upperBound - range.lowerBound
            let isExact = run.text.count == run.file.count
            let shift = run.file.lowerBound - run.text.lowerBound
            parts.append(
                Run(text: moved, file: isExact ? common.lowerBound + shift..<common.upperBound + shift : run.file))
        }
        return SourceSlice(file: file, text: Array(text[range]), runs: parts, origin: span(range).start)
    }

    /// The slice without white space at its ends.
    var trimmed: SourceSlice {
        guard let start = text.firstIndex(where: { !Self.isSpace($0) }),
            let end = text.lastIndex(where: { !Self.isSpace($0) })
        else { return part(0..<0) }
        return start == 0 && end == text.count - 1 ? self : part(start..<end + 1)
    }

    /// The stretches between white space.
    var words: [Range<Int>] {
        var found: [Range<Int>] = []
        var start: Int?
        for (index, byte) in text.enumerated() {
            if !Self.isSpace(byte) {
                start = start ?? index
            } else if let first = start {
                found.append(first..<index)
                start = nil
            }
        }
        if let first = start { found.append(first..<text.count) }
        return found
    }

    /// The text of a stretch.
    func string(_ range: Range<Int>) -> String {
        String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
    }

    /// The whole text.
    var string: String { String(decoding: text, as: UTF8.self) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
