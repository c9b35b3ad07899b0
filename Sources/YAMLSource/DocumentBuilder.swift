import Diagnostics

/// Turns the events of libyaml into a tree: finds anchors, tags and comments in the bytes between, and decodes scalars.
struct DocumentBuilder {
    /// The last scalar that was met.
    struct LastScalar {
        let range: Range<Int>
        let style: YAMLScalar.Style
    }

    private(set) var tree: TreeBuilder
    private(set) var comments: CommentCollector
    private(set) var lastScalar: LastScalar?
    /// Whether the first document is over.
    private(set) var isDone = false
    private let text: MaskedText
    private let decoder: ScalarDecoder
    private var documents = 0

    init(_ text: MaskedText, source: SourceFile, limits: Limits) {
        self.text = text
        tree = TreeBuilder(source, format: .yaml, limits: limits)
        tree.isPartial = !text.broken.isEmpty || text.isPartial
        decoder = ScalarDecoder(source: source.bytes, skeleton: text.bytes)
        comments = CommentCollector(source, skeleton: text.bytes)
    }

    private var source: [UInt8] { decoder.source }
    private var bytes: [UInt8] { decoder.skeleton }

    /// Takes the next event.
    ///
    /// - Returns: False at the breach of a limit, after which nothing more is read.
    mutating func take(_ event: Event) -> Bool {
        switch event.kind {
        case .streamStart: break
        case .streamEnd: isDone = true
        case .documentStart(let major, let minor): startDocument(event, major, minor)
        case .documentEnd: break
        case .alias: return alias(event)
        case .scalar(let style): return scalar(event, style)
        case .sequenceStart: return open(event, mapping: false)
        case .mappingStart: return open(event, mapping: true)
        case .sequenceEnd, .mappingEnd: tree.close(at: event.end)
        }
        return true
    }

    /// Takes the comments after the last scalar; to be called once, at the end.
    mutating func finish() {
        comments.collect(upTo: bytes.count)
    }

    private mutating func startDocument(_ event: Event, _ major: Int, _ minor: Int) {
        documents += 1
        if documents > 1 {
            tree.report(.severalDocuments(at: tree.span(event.start..<min(event.start + 3, bytes.count))))
            tree.isPartial = true
            isDone = true
        } else if (major, minor) != (1, 2) {
            let line = LineShape.lineRange(at: event.start, in: bytes)
            tree.report(.otherVersion(at: tree.span(line)))
        }
    }

    private mutating func open(_ event: Event, mapping: Bool) -> Bool {
        var properties = Properties(start: event.start)
        if event.hasProperties { properties = Properties(in: bytes, from: event.start, to: bytes.count) }
        if event.tag != nil {
            checkTag(event.tag, properties, allowed: mapping ? ["tag:yaml.org,2002:map"] : ["tag:yaml.org,2002:seq"])
        }
        let start = properties.end
        let opening = start < bytes.count ? bytes[start] : 0
        return tree.open(
            mapping: mapping, flow: opening == (mapping ? Byte.openMapping : Byte.openList), at: start,
            anchor: properties.anchor.map { name($0) })
    }

    private func name(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

    private mutating func alias(_ event: Event) -> Bool {
        let range = event.start..<event.end
        let name = name(min(event.start + 1, event.end)..<event.end)
        guard let target = tree.anchors[name] else {
            let isOpen = tree.frames.contains { $0.anchor == name }
            tree.report(.unknownAnchor(name, at: tree.span(range), containsItself: isOpen))
            return tree.add(NewScalar(content: decoder.verbatim(range), style: .plain, isBroken: true), at: range)
        }
        tree.aliases += 1
        tree.aliasNodes += target.nodes
        if tree.aliases > tree.limits.aliases || tree.aliasNodes > tree.limits.aliasNodes {
            let limits = tree.limits
            return tree.stop(
                .tooManyAliases(mostAliases: limits.aliases, mostNodes: limits.aliasNodes, at: tree.span(range)))
        }
        guard tree.frames.count + target.height <= tree.limits.depth else {
            return tree.stop(.tooDeep(.yaml, most: tree.limits.depth, at: tree.span(range)))
        }
        tree.attach(tree.store.addCopy(of: target.node, at: range), end: range.upperBound, height: target.height)
        return tree.count(target.nodes, at: event.start)
    }

    private mutating func scalar(_ event: Event, _ style: YAMLScalar.Style) -> Bool {
        var properties = Properties(start: event.start)
        if event.hasProperties { properties = Properties(in: bytes, from: event.start, to: event.end) }
        let whole = properties.end..<max(event.end, properties.end)
        note(whole, style)
        let anchor = properties.anchor.map { name($0) }
        if let tag = properties.tag, bytes[tag].starts(with: [Byte.exclamation, Byte.equals]) {
            return operatorTag(tag.lowerBound..<whole.upperBound, anchor)
        }
        let isCore = event.tag != nil && checkTag(event.tag, properties, allowed: Self.scalarTags)
        let isText = isCore && (event.tag == "tag:yaml.org,2002:str" || event.tag == "!")
        switch style {
        case .plain: return plain(whole, anchor, isText: isText)
        case .singleQuoted: return add(decoder.singleQuoted(whole), style, whole, anchor)
        case .doubleQuoted: return add(decoder.doubleQuoted(whole), style, whole, anchor)
        case .literal, .folded: return block(whole, style, anchor)
        }
    }

    /// Takes a plain scalar without anchor and tag.
    ///
    /// - Parameter isOneLine: It is known to have no line break.
    /// - Returns: As `take`.
    mutating func takePlain(_ whole: Range<Int>, isOneLine: Bool) -> Bool {
        note(whole, .plain)
        return plain(whole, nil, isText: false, isOneLine: isOneLine)
    }

    private mutating func note(_ scalar: Range<Int>, _ style: YAMLScalar.Style) {
        comments.collect(upTo: scalar.lowerBound)
        comments.start(at: scalar.upperBound)
        lastScalar = LastScalar(range: scalar, style: style)
    }

    private static let scalarTags = [
        "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool",
        "tag:yaml.org,2002:null",
    ]

    /// Reports a tag that says nothing here; the value is then read as if it had none.
    @discardableResult
    private mutating func checkTag(_ tag: String?, _ properties: Properties, allowed: [String]) -> Bool {
        guard let tag, let place = properties.tag else { return false }
        if allowed.contains(tag) { return true }
        tree.report(.unknownTag(name(place), at: tree.span(place)))
        return false
    }

    private mutating func add(
        _ content: ScalarContent, _ style: YAMLScalar.Style, _ range: Range<Int>, _ anchor: String?
    ) -> Bool {
        tree.add(NewScalar(content: content, style: style, isBroken: text.isBroken(range)), at: range, anchor: anchor)
    }

    private mutating func plain(
        _ whole: Range<Int>, _ anchor: String?, isText: Bool, isOneLine: Bool = false
    ) -> Bool {
        var range = text.widened(whole)
        let odd = oddSpaceLength(source, at: range.lowerBound, before: range.upperBound)
        if odd > 0 {
            tree.report(.oddSpace(at: tree.span(range.lowerBound..<range.lowerBound + odd)))
            range = range.lowerBound + odd..<range.upperBound
        }
        let scalar = NewScalar(
            content: isOneLine ? .verbatim(range) : decoder.plain(range), style: .plain, isTaggedText: isText,
            isBroken: text.isBroken(range))
        return tree.add(scalar, at: range, anchor: anchor)
    }

    /// `!= 3`: to YAML a tag `!=`, to its author a comparison.
    private mutating func operatorTag(_ range: Range<Int>, _ anchor: String?) -> Bool {
        reportOperator(range)
        return add(decoder.plain(range), .plain, range, anchor)
    }

    private mutating func reportOperator(_ range: Range<Int>) {
        guard !tree.isFull else { return }
        let source = tree.source
        tree.report(.unquotedOperator(LineShape(at: range.lowerBound, in: bytes), range, in: source))
    }

    private mutating func block(_ whole: Range<Int>, _ style: YAMLScalar.Style, _ anchor: String?) -> Bool {
        let block = BlockScalarDecoder(
            source: source, skeleton: bytes, isFolded: style == .folded, parentIndent: parentIndent())
        let result = block.decode(whole)
        if let comment = result.header.comment {
            comments.add(at: comment)
        }
        let range = whole.lowerBound..<result.end
        if style == .folded, result.header.increment != nil, result.content.count == 0 {
            reportOperator(range)
            return add(decoder.plain(range), .plain, range, anchor)
        }
        return add(result.content, style, range, anchor)
    }

    /// The column of the innermost list or mapping, as libyaml counts its indent.
    private func parentIndent() -> Int {
        guard let frame = tree.frames.last else { return -1 }
        var start = frame.start
        while start > text.start, !isBreak(bytes[start - 1]) { start -= 1 }
        return frame.start - start
    }
}
