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
        var items: [YAMLNode] = []
        var entries: [YAMLEntry] = []
        var key: YAMLNode?
        var keys = KeySet()
        /// Nested lists and mappings inside it.
        var height = 0
        var end: Int
    }

    /// A node that aliases stand for.
    struct Anchored {
        let node: YAMLNode
        let nodes: Int
        let height: Int
    }

    let origin: Origin
    let format: SourceFormat
    let limits: Limits
    var frames: [Frame] = []
    var root: YAMLNode?
    var diagnostics: [Diagnostic] = []
    var isPartial = false
    var anchors: [String: Anchored] = [:]
    var nodes = 0
    var aliases = 0
    var aliasNodes = 0

    init(origin: Origin, format: SourceFormat, limits: Limits) {
        self.origin = origin
        self.format = format
        self.limits = limits
    }

    func span(_ range: Range<Int>) -> Span {
        Span(file: origin.source.id, start: range.lowerBound, end: range.upperBound)
    }

    /// Notes a mistake, unless there are enough of them.
    mutating func report(_ diagnostic: Diagnostic) {
        if !isFull { diagnostics.append(diagnostic) }
    }

    /// Whether no more mistakes are reported.
    var isFull: Bool { diagnostics.count >= limits.diagnosticsPerFile }

    /// Opens a list or mapping.
    ///
    /// - Returns: The breach of a limit, after which nothing more is read.
    mutating func open(mapping: Bool, flow: Bool, at start: Int, anchor: String? = nil) -> Diagnostic? {
        guard frames.count < limits.depth else {
            return .tooDeep(format, most: limits.depth, at: span(start..<start + 1))
        }
        frames.append(
            Frame(isMapping: mapping, isFlow: flow, start: start, anchor: anchor, nodesBefore: nodes, end: start))
        return count(1, at: start)
    }

    /// Closes the innermost list or mapping.
    ///
    /// - Parameter end: Where it ends; a block ends with its last part.
    mutating func close(at end: Int) {
        guard let frame = frames.popLast() else { return }
        let value: YAMLNode.Value
        if frame.isMapping {
            if frame.keys.hasMarks { reportLookalikes(in: frame.entries) }
            value = .mapping(frame.entries)
        } else {
            value = .sequence(frame.items)
        }
        let node = YAMLNode(value, at: span(frame.start..<max(frame.start, frame.isFlow ? end : frame.end)))
        define(frame.anchor, node, nodes: nodes - frame.nodesBefore, height: frame.height + 1)
        attach(node, height: frame.height + 1)
    }

    /// Adds a scalar.
    ///
    /// - Returns: The breach of a limit, after which nothing more is read.
    mutating func add(_ scalar: YAMLScalar, at range: Range<Int>, anchor: String? = nil, isBroken: Bool = false)
        -> Diagnostic?
    {
        guard scalar.text.utf8.count <= limits.scalarBytes else {
            return .longText(format, most: limits.scalarBytes, at: span(range))
        }
        let node = YAMLNode(.scalar(scalar), at: span(range), isBroken: isBroken)
        define(anchor, node, nodes: 1, height: 0)
        attach(node, height: 0)
        return count(1, at: range.lowerBound)
    }

    /// Counts nodes towards the limit.
    mutating func count(_ more: Int, at offset: Int) -> Diagnostic? {
        nodes += more
        return nodes <= limits.nodes
            ? nil : .tooManyNodes(format, most: limits.nodes, at: span(offset..<offset))
    }

    private mutating func define(_ anchor: String?, _ node: YAMLNode, nodes: Int, height: Int) {
        if let anchor { anchors[anchor] = Anchored(node: node, nodes: nodes, height: height) }
    }

    /// Puts a node where it belongs: the top, a list, or a key or value of a mapping.
    mutating func attach(_ node: YAMLNode, height: Int) {
        guard let top = frames.indices.last else {
            root = node
            return
        }
        frames[top].height = max(frames[top].height, height)
        frames[top].end = max(frames[top].end, node.span.end)
        if !frames[top].isMapping {
            frames[top].items.append(node)
        } else if let key = frames[top].key {
            frames[top].key = nil
            addEntry(key, node)
        } else {
            frames[top].key = node
        }
    }
}

/// Which of the two formats a file is read as: they share a tree and limits, not their words.
enum SourceFormat: Sendable, Hashable {
    case yaml
    case json
}
