/// A half-open range of UTF-8 bytes in one file. Lines and columns are computed when shown, by `LineIndex`.
public struct Span: Sendable, Hashable {
    public let file: FileID
    public let start: Int
    public let end: Int

    public init(file: FileID, start: Int, end: Int) {
        self.file = file
        self.start = start
        self.end = max(start, end)
    }

    public var range: Range<Int> { start..<end }

    /// The empty span at the start of this one.
    public var startPoint: Span { Span(file: file, start: start, end: start) }

    /// The empty span at the end of this one.
    public var endPoint: Span { Span(file: file, start: end, end: end) }

    /// The smallest span that holds both; the other's file is taken to be the same.
    public func joined(with other: Span) -> Span {
        Span(file: file, start: min(start, other.start), end: max(end, other.end))
    }

    public func contains(_ other: Span) -> Bool {
        file == other.file && start <= other.start && other.end <= end
    }
}
