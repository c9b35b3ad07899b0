public import Diagnostics

/// What one YAML or JSON file says, with the bytes of the file that each part came from.
public struct YAMLDocument: Sendable {
    public let source: SourceFile
    /// Nil when the file holds nothing but blanks and comments.
    public let root: YAMLNode?
    /// In order of the file; those inside block scalars are text and not listed.
    public let comments: [YAMLComment]
    /// Whether mistakes made the reader leave something out. What seems missing may stand in the file: later steps
    /// had better not report it as missing.
    public let isPartial: Bool

    /// - Parameter tree: With a root that says something, or none.
    init(_ tree: TreeBuilder, comments: [YAMLComment]) {
        source = tree.source
        root = tree.root.map { YAMLNode(YAMLTree(tree.store), $0) }
        self.comments = comments
        isPartial = tree.isPartial
    }
}

/// A comment: from its `#` to the end of the line.
public struct YAMLComment: Sendable, Hashable {
    /// `#` included, blanks at the end not.
    public let span: Span
    /// What follows the `#`, without blanks around it.
    public let text: String
    /// Whether nothing but blanks stands before it on its line.
    public let standsAlone: Bool

    init(span: Span, text: String, standsAlone: Bool) {
        self.span = span
        self.text = text
        self.standsAlone = standsAlone
    }
}

/// A scalar, a list or a mapping.
public struct YAMLNode: Sendable {
    public enum Value: Sendable {
        case scalar(YAMLScalar)
        case sequence(YAMLNodes)
        case mapping(YAMLEntries)
    }

    let tree: YAMLTree
    let number: Int32

    init(_ tree: YAMLTree, _ number: Int32) {
        self.tree = tree
        self.number = number
    }

    private var record: NodeStore.Record { tree.store[number] }

    /// What it is.
    ///
    /// - Complexity: O(1).
    public var value: Value {
        switch record.kind {
        case .verbatim, .decoded: .scalar(YAMLScalar(tree, number))
        case .sequence: .sequence(YAMLNodes(tree, record))
        case .mapping: .mapping(YAMLEntries(tree, record))
        }
    }

    /// Quotes and brackets included, anchors and tags not. An alias spans its own `*name`; the parts of what it stands
    /// for span the place where that was written.
    public var span: Span { tree.store.span(number) }

    /// Whether a mistake was reported that makes the value worthless: nothing more should be said about it.
    public var isBroken: Bool { record.isBroken }

    /// Of a key: whether it stands again in its mapping with another value, which was reported: neither is certain.
    package var isContested: Bool { record.isContested }

    /// Lends the text of a scalar; nil for lists and mappings.
    package func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        switch record.kind {
        case .verbatim, .decoded: tree.store.withUTF8(number, body)
        case .sequence, .mapping: nil
        }
    }

    /// The scalar, when this is one.
    public var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = value else { return nil }
        return scalar
    }

    /// The items, when this is a list.
    public var items: YAMLNodes? {
        guard case .sequence(let items) = value else { return nil }
        return items
    }

    /// The entries, when this is a mapping.
    public var entries: YAMLEntries? {
        guard case .mapping(let entries) = value else { return nil }
        return entries
    }
}

extension YAMLNode {
    /// Lends the text of each key of this node and of those below it: first all keys of a mapping, then those of its
    /// values. An alias counts as what it stands for.
    package func forEachKey(_ body: (UnsafeBufferPointer<UInt8>) -> Void) { tree.store.forEachKey(below: number, body) }
}

extension NodeStore {
    fileprivate func forEachKey(below number: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let record = self[number]
        let (first, count) = (Int(record.first), Int(record.count))
        switch record.kind {
        case .verbatim, .decoded: break
        case .sequence:
            for place in first..<first + count where self[children[place]].hasParts {
                forEachKey(below: children[place], body)
            }
        case .mapping:
            for place in 0..<count { withUTF8(children[first + 2 * place], body) }
            for place in 0..<count where self[children[first + 2 * place + 1]].hasParts {
                forEachKey(below: children[first + 2 * place + 1], body)
            }
        }
    }
}

/// The items of a list.
public struct YAMLNodes: RandomAccessCollection, Sendable {
    private let tree: YAMLTree
    private let first: Int
    public let count: Int

    init(_ tree: YAMLTree, _ record: NodeStore.Record) {
        self.tree = tree
        first = Int(record.first)
        count = Int(record.count)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(place: Int) -> YAMLNode {
        precondition(place >= 0 && place < count)
        return YAMLNode(tree, tree.store.children[first + place])
    }
}

/// The entries of a mapping.
public struct YAMLEntries: RandomAccessCollection, Sendable {
    private let tree: YAMLTree
    private let first: Int
    public let count: Int

    init(_ tree: YAMLTree, _ record: NodeStore.Record) {
        self.tree = tree
        first = Int(record.first)
        count = Int(record.count)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(place: Int) -> YAMLEntry {
        precondition(place >= 0 && place < count)
        let child = first + 2 * place
        return YAMLEntry(tree, key: tree.store.children[child], value: tree.store.children[child + 1])
    }
}

/// One `key: value` of a mapping. The key is a scalar, and no other key of the mapping has the same text.
public struct YAMLEntry: Sendable {
    private let tree: YAMLTree
    private let keyNumber: Int32
    private let valueNumber: Int32

    init(_ tree: YAMLTree, key: Int32, value: Int32) {
        self.tree = tree
        keyNumber = key
        valueNumber = value
    }

    public var key: YAMLNode { YAMLNode(tree, keyNumber) }
    public var value: YAMLNode { YAMLNode(tree, valueNumber) }

    /// The text of the key.
    public var name: String { tree.store.text(keyNumber) }
}

/// A piece of text, and how it was written.
public struct YAMLScalar: Sendable {
    public enum Style: Sendable, Hashable {
        case plain
        case singleQuoted
        case doubleQuoted
        /// After `|`.
        case literal
        /// After `>`.
        case folded
    }

    private let tree: YAMLTree
    private let number: Int32

    init(_ tree: YAMLTree, _ number: Int32) {
        self.tree = tree
        self.number = number
    }

    private var record: NodeStore.Record { tree.store[number] }

    /// As decoded: quotes, escapes, folds and indents are gone; not normalised.
    ///
    /// - Complexity: O(n) in bytes; it is made when asked for.
    public var text: String { tree.store.text(number) }

    public var style: Style { record.style }

    /// Whether a tag (`!!str`, `!`) asks for text whatever it looks like.
    var isTaggedText: Bool { record.isTaggedText }

    /// Lends the bytes of the text.
    func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        tree.store.withUTF8(number, body)
    }

    /// The text with the way back to the bytes of the file.
    ///
    /// - Complexity: O(n) in bytes of the text; it is made when asked for.
    public var slice: SourceSlice {
        let first = Int(record.first)
        if record.kind == .verbatim { return SourceSlice(tree.store.source, first..<first + Int(record.count)) }
        let decoded = tree.store.decoded[first]
        return SourceSlice(
            file: tree.store.source.id, text: Array(decoded.text.utf8), runs: decoded.runs, origin: decoded.origin)
    }
}
