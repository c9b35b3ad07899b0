import Diagnostics

/// The nodes of one document, each named by a number and none with memory of its own: texts that stand in the file as
/// they are stay there until someone asks for them.
struct NodeStore: Sendable {
    struct Record: Sendable {
        enum Kind: UInt8, Sendable {
            /// A scalar whose text stands in the file as it is.
            case verbatim
            case decoded
            case sequence
            case mapping
        }

        let kind: Kind
        var hasParts: Bool { kind == .sequence || kind == .mapping }
        var style = YAMLScalar.Style.plain
        var isTaggedText = false
        var isBroken = false
        /// Of a key: whether it stands again with another value.
        var isContested = false
        /// The span of the node.
        var start: Int32
        var end: Int32
        /// Of a verbatim scalar the offset of its text, of another one its place in `decoded`, of lists and mappings
        /// the place of their first child in `children`.
        let first: Int32
        /// Bytes, items or entries.
        let count: Int32
    }

    let source: SourceFile
    private(set) var records: [Record] = []
    /// The items of lists; the keys and values of mappings in turn.
    private(set) var children: [Int32] = []
    private(set) var decoded: [DecodedText] = []

    init(_ source: SourceFile) {
        self.source = source
    }

    /// The most bytes of a file whose places fit in.
    static let mostBytes = Int(Int32.max)

    // MARK: Adding

    private mutating func add(_ record: Record) -> Int32 {
        records.append(record)
        return Int32(truncatingIfNeeded: records.count - 1)
    }

    mutating func add(_ scalar: NewScalar, at range: Range<Int>) -> Int32 {
        let kind: Record.Kind
        let text: Range<Int>
        switch scalar.content {
        case .verbatim(let range): (kind, text) = (.verbatim, range)
        case .decoded(let new):
            (kind, text) = (.decoded, decoded.count..<decoded.count + new.text.utf8.count)
            decoded.append(new)
        }
        return add(
            Record(
                kind: kind, style: scalar.style, isTaggedText: scalar.isTaggedText, isBroken: scalar.isBroken,
                start: Int32(truncatingIfNeeded: range.lowerBound), end: Int32(truncatingIfNeeded: range.upperBound),
                first: Int32(truncatingIfNeeded: text.lowerBound), count: Int32(truncatingIfNeeded: text.count)))
    }

    /// Adds a list of items, or a mapping of keys and values in turn.
    mutating func add(mapping: Bool, _ parts: ArraySlice<Int32>, at range: Range<Int>) -> Int32 {
        let first = children.count
        children.append(contentsOf: parts)
        return add(
            Record(
                kind: mapping ? .mapping : .sequence, start: Int32(truncatingIfNeeded: range.lowerBound),
                end: Int32(truncatingIfNeeded: range.upperBound), first: Int32(truncatingIfNeeded: first),
                count: Int32(truncatingIfNeeded: mapping ? parts.count / 2 : parts.count)))
    }

    /// Adds a node that has the value of another one and stands elsewhere.
    mutating func addCopy(of number: Int32, at range: Range<Int>) -> Int32 {
        var record = self[number]
        record.start = Int32(truncatingIfNeeded: range.lowerBound)
        record.end = Int32(truncatingIfNeeded: range.upperBound)
        return add(record)
    }

    /// Adds a node like a list or mapping, with one of its parts exchanged or with further parts at its end.
    mutating func addCopy(of number: Int32, replacing place: Int? = nil, with parts: [Int32]) -> Int32 {
        let record = self[number]
        let isMapping = record.kind == .mapping
        let first = Int(record.first)
        var all = Array(children[first..<first + Int(record.count) * (isMapping ? 2 : 1)])
        if let place { all.replaceSubrange(place...place, with: parts) } else { all += parts }
        return add(mapping: isMapping, all[...], at: Int(record.start)..<Int(record.end))
    }

    /// Notes that a key stands again, unless it plainly has the same value there.
    mutating func contest(_ key: Int32, by value: Int32) {
        let own = Int(key) + 1
        let isScalar = records.indices.contains(own) && !records[own].hasParts && !self[value].hasParts
        if isScalar, records[own].start >= self[key].end, text(Int32(own)) == text(value) { return }
        records[Int(key)].isContested = true
    }

    // MARK: Reading

    subscript(number: Int32) -> Record { records[Int(number)] }

    /// Whether a node is a plain scalar without text.
    func isEmptyPlain(_ number: Int32) -> Bool {
        let record = self[number]
        return record.kind == .verbatim && record.style == .plain && record.count == 0
    }

    func span(_ number: Int32) -> Span {
        let record = self[number]
        return Span(file: source.id, start: Int(record.start), end: Int(record.end))
    }

    /// The text of a scalar; empty for lists and mappings.
    func text(_ number: Int32) -> String {
        let record = self[number]
        switch record.kind {
        case .verbatim: return withUTF8(number) { String(decoding: $0, as: UTF8.self) }
        case .decoded: return decoded[Int(record.first)].text
        case .sequence, .mapping: return ""
        }
    }

    /// Lends the bytes of a scalar's text; none for lists and mappings.
    func withUTF8<Result>(_ number: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let record = self[number]
        switch record.kind {
        // What says nothing may stand behind the file.
        case .verbatim where record.count == 0: return body(UnsafeBufferPointer(start: nil, count: 0))
        case .verbatim:
            return source.bytes.withUnsafeBufferPointer {
                let first = Int(record.first)
                return body(UnsafeBufferPointer(rebasing: $0[first..<first + Int(record.count)]))
            }
        case .decoded:
            var text = decoded[Int(record.first)].text
            return text.withUTF8(body)
        case .sequence, .mapping: return body(UnsafeBufferPointer(start: nil, count: 0))
        }
    }
}

/// A scalar that is added to a document.
struct NewScalar {
    let content: ScalarContent
    let style: YAMLScalar.Style
    var isTaggedText = false
    var isBroken = false
}

/// The text of a scalar and where its bytes came from.
enum ScalarContent: Sendable {
    /// Bytes of the file that are the text.
    case verbatim(Range<Int>)
    case decoded(DecodedText)

    var count: Int {
        switch self {
        case .verbatim(let range): range.count
        case .decoded(let text): text.text.utf8.count
        }
    }
}

/// A text that does not stand in the file as it is.
struct DecodedText: Sendable {
    let text: String
    let runs: [SourceSlice.Run]
    /// Where the text is said to stand when there is none.
    let origin: Int
}

/// The nodes that the parts of one document share.
final class YAMLTree: Sendable {
    let store: NodeStore

    init(_ store: NodeStore) {
        self.store = store
    }
}
