public import Diagnostics

/// Reads a JSON file into the tree that YAML has: strings are double-quoted scalars, numbers and the three words plain
/// ones. Numbers stay text.
///
/// It goes on after mistakes that stay within one string, number or comma, and stops at others.
///
/// - Returns: Nil for the document when reading had to stop.
/// - Diagnostics: all of `json/…`.
/// - Complexity: O(n) in bytes; it does not recurse.
/// - Specification: RFC 8259. A byte-order mark at the start is passed over.
public func readJSON(_ source: SourceFile, limits: Limits = .standard) -> (YAMLDocument?, [Diagnostic]) {
    if let refused = refusal(of: source, format: .json, limits: limits) { return (nil, [refused]) }
    let skeleton = Skeleton(source.bytes)
    if let offset = skeleton.illFormed {
        return (nil, [.badEncoding(.json, .notUTF8(offset: offset), in: source)])
    }
    var reader = JSONReader(source, limits: limits)
    let document = reader.read()
    return (document, Array(reader.tree.diagnostics.ordered().prefix(max(1, limits.diagnosticsPerFile))))
}

/// Reads JSON with a stack of its own.
struct JSONReader {
    /// What may come next.
    private enum State {
        case value
        /// A value or the closing bracket.
        case firstItem
        /// A name or the closing brace.
        case firstName
        case name
        case colon
        /// A comma or what closes.
        case comma
        case end
        case stopped
    }

    var tree: TreeBuilder
    let source: SourceFile
    var index: Int
    private var state = State.value
    private var lastComma = 0

    init(_ source: SourceFile, limits: Limits) {
        self.source = source
        tree = TreeBuilder(source, format: .json, limits: limits)
        index = markLength(source.bytes)
    }

    var bytes: [UInt8] { source.bytes }

    /// - Returns: The document; nil when reading had to stop.
    mutating func read() -> YAMLDocument? {
        skipBlanks()
        if index == bytes.count {
            tree.report(.empty(.json, at: source.span.startPoint))
            return YAMLDocument(tree, comments: [])
        }
        while state != .stopped {
            skipBlanks()
            if index == bytes.count { break }
            step()
        }
        if state != .stopped, let frame = tree.frames.last {
            fail(.unclosed(frame.isMapping ? "{" : "[", at: tree.span(frame.start..<frame.start + 1)))
        }
        guard state != .stopped else { return nil }
        return YAMLDocument(tree, comments: [])
    }

    private mutating func skipBlanks() {
        while index < bytes.count, isBlankOrBreak(bytes[index]) { index += 1 }
    }

    private mutating func step() {
        let byte = bytes[index]
        switch state {
        case .value: value(byte)
        case .firstItem:
            if byte == Byte.closeList { close(byte) } else { value(byte) }
        case .firstName:
            if byte == Byte.closeMapping { close(byte) } else { name(byte) }
        case .name: name(byte)
        case .colon: colon(byte)
        case .comma: comma(byte)
        case .end: fail(.textAfterEnd(at: tree.span(index..<tokenEnd())))
        case .stopped: break
        }
    }

    private mutating func value(_ byte: UInt8) {
        switch byte {
        case Byte.openList, Byte.openMapping: open(byte)
        case Byte.quote:
            string()
            afterValue()
        case Byte.closeList, Byte.closeMapping:
            guard tree.frames.last?.isMapping == false, byte == Byte.closeList else { return unexpected(.value) }
            tree.report(.trailingComma(at: tree.span(lastComma..<lastComma + 1)))
            close(byte)
        case Byte.comma, Byte.colon: unexpected(.value)
        default: word()
        }
    }

    private mutating func name(_ byte: UInt8) {
        if byte == Byte.closeMapping {
            tree.report(.trailingComma(at: tree.span(lastComma..<lastComma + 1)))
            return close(byte)
        }
        guard byte == Byte.quote else { return unexpected(.name) }
        string()
        if state != .stopped { state = .colon }
    }

    private mutating func colon(_ byte: UInt8) {
        guard byte == Byte.colon else { return unexpected(.colon) }
        index += 1
        state = .value
    }

    private mutating func comma(_ byte: UInt8) {
        let isMapping = tree.frames.last?.isMapping == true
        if byte == (isMapping ? Byte.closeMapping : Byte.closeList) { return close(byte) }
        guard byte == Byte.comma else { return unexpected(.comma) }
        lastComma = index
        index += 1
        state = isMapping ? .name : .value
    }

    private mutating func open(_ byte: UInt8) {
        if !tree.open(mapping: byte == Byte.openMapping, flow: true, at: index), let breach = tree.breach {
            return fail(breach)
        }
        index += 1
        state = byte == Byte.openMapping ? .firstName : .firstItem
    }

    private mutating func close(_ byte: UInt8) {
        index += 1
        tree.close(at: index)
        afterValue()
    }

    private mutating func afterValue() {
        if state != .stopped { state = tree.frames.isEmpty ? .end : .comma }
    }

    /// A number, one of the three words, or something that is neither.
    private mutating func word() {
        let end = tokenEnd()
        let range = index..<end
        var isBroken = false
        if !["true", "false", "null"].contains(source.text(range)), !isNumber(range) {
            guard looksLikeNumber(range) else { return unexpected(.value) }
            tree.report(.badNumber(source.shown(range), at: tree.span(range)))
            isBroken = true
        }
        add(NewScalar(content: .verbatim(range), style: .plain, isBroken: isBroken), range)
        index = end
        afterValue()
    }

    private mutating func string() {
        let start = index
        var decoder = JSONStringDecoder(source, at: start)
        let content = decoder.decode()
        for place in decoder.mistakes.prefix(tree.limits.diagnosticsPerFile) {
            tree.report(.badString(source.shown(place), at: tree.span(place)))
        }
        guard decoder.isClosed else { return fail(.unclosed("\"", at: tree.span(start..<start + 1))) }
        index = decoder.index
        let isBroken = !decoder.mistakes.isEmpty
        add(NewScalar(content: content, style: .doubleQuoted, isBroken: isBroken), start..<index)
    }

    private mutating func add(_ scalar: NewScalar, _ range: Range<Int>) {
        if scalar.isBroken { tree.isPartial = true }
        if !tree.add(scalar, at: range), let breach = tree.breach { fail(breach) }
    }

    private mutating func unexpected(_ expected: JSONExpectation) {
        let range = index..<max(index + 1, tokenEnd())
        let opened = tree.frames.last.map { tree.span($0.start..<$0.start + 1) }
        fail(.syntaxJSON(expected, found: source.shown(range), at: tree.span(range), opened: opened))
    }

    /// Stops. What stopped it is shown even when many mistakes were reported before.
    private mutating func fail(_ diagnostic: Diagnostic) {
        if tree.isFull { _ = tree.diagnostics.popLast() }
        tree.diagnostics.append(diagnostic)
        state = .stopped
    }

    /// Where a word ends: at a blank, a bracket, a comma, a colon or a quote.
    private func tokenEnd() -> Int {
        var end = index
        while end < bytes.count, !isBlankOrBreak(bytes[end]), !isFlowIndicator(bytes[end]), bytes[end] != Byte.colon,
            bytes[end] != Byte.quote
        {
            end += 1
        }
        return end
    }
}
