import Diagnostics

/// Builds the tree of one document from what a reader meets, within limits.
///
/// It serves YAML and JSON alike: both say when something opens, closes or stands there. What it finds wrong in
/// between (a key written twice, an unknown anchor) it reports, and leaves out.
struct TreeBuilder {
    /// A list or mapping that is not closed yet.
    struct Frame {
        let isMapping: Bool
        let isFlow: Bool
        /// Where it begins, anchor and tag not counted.
        let start: Int
        let anchor: String?
        /// How many nodes there were when it opened.
        let nodesBefore: Int
        /// Where its parts begin among `parts`.
        let firstPart: Int
        /// A key that has no value yet.
        var key: Int32?
        var keys: KeySet
        /// Nested lists and mappings inside it.
        var height = 0
        var end: Int

        /// Takes note of a part that was read.
        mutating func take(_ node: Int32, end: Int, height: Int) -> Role {
            self.height = max(self.height, height)
            self.end = max(self.end, end)
            if !isMapping { return .item }
            if let key {
                self.key = nil
                return .value(key)
            }
            key = node
            return .key
        }
    }

    /// What a node is to the list or mapping around it.
    enum Role {
        case item
        case key
        /// Of that key.
        case value(Int32)
    }

    /// A node that aliases stand for.
    struct Anchored {
        let node: Int32
        let nodes: Int
        let height: Int
    }

    let format: SourceFormat
    let limits: Limits
    var store: NodeStore
    var frames: [Frame] = []
    /// The parts of the open lists and mappings so far, those of inner ones last: items, or keys and values in turn.
    var parts: [Int32] = []
    /// The hashes of the keys of open mappings, those of inner ones last.
    var keyHashes: [UInt64] = []
    var root: Int32?
    var diagnostics: [Diagnostic] = []
    /// The breach of a limit, after which nothing more is read.
    private(set) var breach: Diagnostic?
    var isPartial = false
    var anchors: [String: Anchored] = [:]
    var nodes = 0
    var aliases = 0
    var aliasNodes = 0

    init(_ source: SourceFile, format: SourceFormat, limits: Limits) {
        store = NodeStore(source)
        self.format = format
        self.limits = limits
    }

    var source: SourceFile { store.source }

    func span(_ range: Range<Int>) -> Span {
        Span(file: store.source.id, start: range.lowerBound, end: range.upperBound)
    }

    /// Notes a mistake, unless there are enough of them.
    mutating func report(_ diagnostic: Diagnostic) {
        if !isFull { diagnostics.append(diagnostic) }
    }

    /// Notes the breach of a limit.
    ///
    /// - Returns: False.
    mutating func stop(_ diagnostic: Diagnostic) -> Bool {
        breach = diagnostic
        return false
    }

    /// Whether no more mistakes are reported.
    var isFull: Bool { diagnostics.count >= limits.diagnosticsPerFile }

    /// Opens a list or mapping.
    ///
    /// - Returns: False at the breach of a limit.
    mutating func open(mapping: Bool, flow: Bool, at start: Int, anchor: String? = nil) -> Bool {
        guard frames.count < limits.depth else {
            return stop(.tooDeep(format, most: limits.depth, at: span(start..<start + 1)))
        }
        frames.append(
            Frame(
                isMapping: mapping, isFlow: flow, start: start, anchor: anchor, nodesBefore: nodes,
                firstPart: parts.count, keys: KeySet(firstHash: keyHashes.count), end: start))
        return count(1, at: start)
    }

    /// Closes the innermost list or mapping.
    ///
    /// - Parameter end: Where it ends; a block ends with its last part.
    mutating func close(at end: Int) {
        guard let frame = frames.popLast() else { return }
        if frame.keys.hasMarks { reportLookalikes(in: parts[frame.firstPart...]) }
        let range = frame.start..<max(frame.start, frame.isFlow ? end : frame.end)
        let node = store.add(mapping: frame.isMapping, parts[frame.firstPart...], at: range)
        parts.removeSubrange(frame.firstPart...)
        keyHashes.removeSubrange(frame.keys.firstHash...)
        define(frame.anchor, node, nodes: nodes - frame.nodesBefore, height: frame.height + 1)
        attach(node, end: range.upperBound, height: frame.height + 1)
    }

    /// Adds a scalar.
    ///
    /// - Returns: False at the breach of a limit.
    mutating func add(_ scalar: NewScalar, at range: Range<Int>, anchor: String? = nil) -> Bool {
        guard scalar.content.count <= limits.scalarBytes else {
            return stop(.longText(format, most: limits.scalarBytes, at: span(range)))
        }
        let node = store.add(scalar, at: range)
        define(anchor, node, nodes: 1, height: 0)
        attach(node, end: range.upperBound, height: 0)
        return count(1, at: range.lowerBound)
    }

    /// Counts nodes towards the limit.
    ///
    /// - Returns: False at the breach of the limit.
    mutating func count(_ more: Int, at offset: Int) -> Bool {
        nodes += more
        if nodes <= limits.nodes { return true }
        return stop(.tooManyNodes(format, most: limits.nodes, at: span(offset..<offset)))
    }

    private mutating func define(_ anchor: String?, _ node: Int32, nodes: Int, height: Int) {
        if let anchor { anchors[anchor] = Anchored(node: node, nodes: nodes, height: height) }
    }

    /// Puts a node where it belongs: the top, a list, or a key or value of a mapping.
    mutating func attach(_ node: Int32, end: Int, height: Int) {
        let top = frames.count - 1
        guard top >= 0 else {
            root = node
            return
        }
        switch frames[top].take(node, end: end, height: height) {
        case .item: parts.append(node)
        case .key: break
        case .value(let key): addEntry(key, node)
        }
    }
}

/// Which of the two formats a file is read as: they share a tree and limits, not their words.
enum SourceFormat: Sendable, Hashable {
    case yaml
    case json
}
