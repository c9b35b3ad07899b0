import Diagnostics

/// Finds the comments, which libyaml drops: in the stretches between scalars a `#` at the start of a line or after a
/// blank can be nothing else.
struct CommentCollector {
    private(set) var comments: [YAMLComment] = []
    private let source: SourceFile
    private let skeleton: [UInt8]
    private let first: Int
    private var from: Int

    init(_ source: SourceFile, skeleton: [UInt8]) {
        self.source = source
        self.skeleton = skeleton
        first = markLength(source.bytes)
        from = first
    }

    /// Says where the next stretch begins.
    mutating func start(at offset: Int) {
        from = max(from, offset)
    }

    /// Takes the comments of the stretch that ends at an offset.
    mutating func collect(upTo end: Int) {
        var index = from
        while index < end {
            if skeleton[index] == Byte.hash, index == first || isBlankOrBreak(skeleton[index - 1]) {
                index = add(at: index)
            } else {
                index += 1
            }
        }
        from = max(from, end)
    }

    /// Takes the comment at an offset.
    ///
    /// - Returns: Where it ends.
    @discardableResult
    mutating func add(at start: Int) -> Int {
        var end = start
        while end < skeleton.count, !isBreak(skeleton[end]) { end += 1 }
        var before = start
        while before > first, isBlank(skeleton[before - 1]) { before -= 1 }
        let inner = trimmed(start + 1..<end, skeleton)
        let span = Span(file: source.id, start: start, end: max(start + 1, inner.upperBound))
        let standsAlone = before <= first || isBreak(skeleton[before - 1])
        comments.append(YAMLComment(span: span, text: source.text(inner), standsAlone: standsAlone))
        return end
    }

    private func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }
}
