import Chuan
import Diagnostics
import YAMLSource

/// Lays one file out: goes through its nodes and writes them with the blanks, breaks and order that they should have.
/// Scalars are copied as they stand; what is not understood is copied as it stands with its indent moved.
struct Layout {
    let source: FormatSource
    let words: LayoutWords
    /// Whether mappings are put in order: not where one node is named elsewhere and has to stand before.
    var sorts: Bool
    var out = LayoutText()
    /// Comments after the last part of a list or mapping, at its own indent or deeper.
    var tails: [NodeID: [Trivia]] = [:]

    /// Names a list or mapping.
    struct NodeID: Hashable {
        let start: Int
        let isMapping: Bool

        init(_ node: YAMLNode) {
            start = node.span.start
            isMapping = node.entries != nil
        }
    }

    init(_ source: FormatSource, words: LayoutWords, sorts: Bool) {
        self.source = source
        self.words = words
        self.sorts = sorts
    }

    /// The whole file, laid out.
    mutating func file(_ root: YAMLNode, role: FormatRole) throws(NotUnderstood) -> [UInt8] {
        let end = self.end(of: root)
        var rest = try source.trivia(end..<source.bytes.count).filter(isOnItsOwn)
        if rest.last == .blankLine { rest.removeLast() }
        let after = settle(rest, after: root, column: -1)
        let (opening, top) = try head(before: root.span.start)
        if let opening {
            write(opening, at: 0)
            out.startLine(0)
            out.add("---")
        }
        try value(root, role, at: 0, head: top)
        write(after, at: 0)
        out.endLine()
        return out.bytes
    }

    /// What stands before the root; the part before a `---`, if there is one, apart.
    private func head(before root: Int) throws(NotUnderstood) -> (opening: [Trivia]?, top: [Trivia]) {
        let first = source.afterTrivia(source.start)
        guard first < root else { return (nil, try source.trivia(source.start..<root)) }
        guard source.bytes[first...].starts(with: Array("---".utf8)) else { throw NotUnderstood() }
        return (try source.trivia(source.start..<first), try source.trivia(first + 3..<root))
    }

    /// The root: a list or a mapping.
    private mutating func value(
        _ root: YAMLNode, _ role: FormatRole, at indent: Int, head: [Trivia]
    ) throws(NotUnderstood) {
        if isBlock(root), root.entries != nil {
            let parts = try parts(of: root, role)
            try mapping(root, role, parts, at: indent, head: head)
        } else if isBlock(root) {
            try sequence(root, role, at: indent, head: head)
        } else {
            write(head, at: indent)
            out.startLine(indent)
            try leaf(root, role, at: indent)
        }
    }

    // MARK: Nodes

    /// Whether a node is a list or mapping without brackets.
    func isBlock(_ node: YAMLNode) -> Bool {
        guard node.scalar == nil, node.span.start < source.bytes.count else { return false }
        let first = source.bytes[node.span.start]
        return first != UInt8(ascii: "{") && first != UInt8(ascii: "[") && first != UInt8(ascii: "*")
    }

    func isAlias(_ node: YAMLNode) -> Bool {
        node.span.start < source.bytes.count && source.bytes[node.span.start] == UInt8(ascii: "*")
    }

    /// Whether nothing is written for it.
    func isNothing(_ node: YAMLNode) -> Bool { node.scalar?.style == .plain && node.span.range.isEmpty }

    /// Where a node ends; the empty lines that belong to its text are part of it.
    func end(of node: YAMLNode) -> Int {
        var last = node
        while isBlock(last) {
            guard let next = last.entries?.last?.value ?? last.items?.last else { break }
            last = next
        }
        guard let scalar = last.scalar, scalar.style == .literal || scalar.style == .folded,
            keepsBreaks(last.span.start)
        else { return node.span.end }
        var end = last.span.end
        while end < source.bytes.count {
            let lineEnd = source.lineEnd(from: end)
            guard source.bytes[end..<lineEnd].allSatisfy(FormatSource.isBlank), lineEnd < source.bytes.count else {
                break
            }
            end = source.afterBreak(lineEnd)
        }
        return end
    }

    /// Whether the header of a block scalar has a `+`.
    func keepsBreaks(_ start: Int) -> Bool {
        let header = source.bytes[start..<source.lineEnd(from: start)]
        return header.prefix { !FormatSource.isBlank($0) }.contains(UInt8(ascii: "+"))
    }

    // MARK: Comments

    /// Deals comments behind a node out: those that stand deeper than what comes next belong to the deepest list or
    /// mapping at its end that they are not left of.
    ///
    /// - Parameter column: Where what comes next begins.
    /// - Returns: Those that belong to what comes next.
    mutating func settle(_ trivia: [Trivia], after node: YAMLNode, column: Int) -> [Trivia] {
        let ends = endingBlocks(node)
        var deepest = Int.max
        var taken = 0
        for (index, piece) in trivia.enumerated() {
            guard let comment = piece.comment else { continue }
            let limit = min(deepest, comment.column)
            guard comment.column > column, let found = ends.last(where: { $0.column <= limit }),
                let home = ends.first(where: { $0.column == found.column })
            else { break }
            deepest = home.column
            tails[home.id, default: []] += trivia[taken...index]
            taken = index + 1
        }
        return Array(trivia[taken...])
    }

    /// The lists and mappings without brackets that end where a node ends, the outer ones first.
    private func endingBlocks(_ node: YAMLNode) -> [(id: NodeID, column: Int)] {
        var found: [(NodeID, Int)] = []
        var last = node
        while isBlock(last) {
            found.append((NodeID(last), source.column(of: last.span.start)))
            guard let next = last.entries?.last?.value ?? last.items?.last else { break }
            last = next
        }
        return found
    }

    mutating func write(_ trivia: [Trivia], at indent: Int) {
        for piece in trivia {
            guard let comment = piece.comment else {
                out.blankLine()
                continue
            }
            out.startLine(indent)
            out.add(text(of: comment))
        }
    }

    /// Adds the comment that follows on the same line.
    mutating func trailing(_ offset: Int) {
        if let comment = source.trailingComment(offset) { add(trailing: comment) }
    }

    mutating func add(trailing comment: Trivia.Comment) { out.add("  " + text(of: comment)) }

    /// A comment with one blank after the `#`; a row of signs stays as it is.
    func text(of comment: Trivia.Comment) -> String {
        let text = nfc(source.text(comment.range))
        guard let second = text.utf8.dropFirst().first, second != 0x20, second != 0x23, second != 0x21 else {
            return text
        }
        var rest = text.dropFirst()
        while rest.first == "\t" { rest = rest.dropFirst() }
        return "# " + rest
    }
}
