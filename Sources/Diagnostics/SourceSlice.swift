/// A piece of text cut out of a file, with the way back: each byte of the text knows the bytes of the file it came
/// from, through quotes, escapes, folds and indents.
public struct SourceSlice: Sendable {
    /// A stretch of text and the stretch of the file it stands for. Of equal length, they map byte by byte; otherwise
    /// (an escape, a folded line break) the whole text stretch stands for the whole file stretch.
    public struct Run: Sendable, Hashable {
        public let text: Range<Int>
        public let file: Range<Int>

        public init(text: Range<Int>, file: Range<Int>) {
            self.text = text
            self.file = file
        }
    }

    public let file: FileID
    /// UTF-8.
    public let text: [UInt8]
    /// In order of text, without gaps.
    public let runs: [Run]
    /// Where the slice stands in the file when it has no text.
    package let origin: Int

    public init(file: FileID, text: [UInt8], runs: [Run], origin: Int) {
        self.file = file
        self.text = text
        self.runs = runs
        self.origin = origin
    }

    /// A stretch of a file as it stands.
    public init(_ source: SourceFile, _ range: Range<Int>) {
        let range = range.clamped(to: 0..<source.bytes.count)
        self.init(
            file: source.id, text: Array(source.bytes[range]), runs: [Run(text: 0..<range.count, file: range)],
            origin: range.lowerBound)
    }

    /// The bytes of the file that a stretch of the text came from.
    ///
    /// - Complexity: O(log runs).
    public func span(_ range: Range<Int>) -> Span {
        let start = fileOffset(of: range.lowerBound)
        guard range.upperBound > range.lowerBound else { return Span(file: file, start: start, end: start) }
        return Span(file: file, start: start, end: fileEnd(of: range.upperBound - 1))
    }

    /// The whole slice.
    public var span: Span { span(0..<text.count) }

    private func run(at offset: Int) -> Run? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < runs.count ? runs[low] : nil
    }

    private func fileOffset(of offset: Int) -> Int {
        guard let run = run(at: offset) else { return runs.last?.file.upperBound ?? origin }
        guard run.text.count == run.file.count, offset >= run.text.lowerBound else { return run.file.lowerBound }
        return run.file.lowerBound + (offset - run.text.lowerBound)
    }

    private func fileEnd(of offset: Int) -> Int {
        guard let run = run(at: offset) else { return runs.last?.file.upperBound ?? origin }
        guard run.text.count == run.file.count, offset >= run.text.lowerBound else { return run.file.upperBound }
        return run.file.lowerBound + (offset - run.text.lowerBound) + 1
    }
}
