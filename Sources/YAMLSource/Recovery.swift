import Diagnostics

/// Finds out what a line that libyaml cannot read was meant to be, says so, and masks it, so that reading can begin
/// anew and get further.
///
/// libyaml gives up at its first error, and rule authors write several: `target: >= 98%` is one. So for each error there
/// are three steps. The diagnostic is made from the line as its author sees it, not from libyaml's words. Then the line
/// is masked in the skeleton, byte for byte, so that all offsets stay: what was plainly meant as text becomes text
/// (`>= 98%` will be read as that), the rest becomes a broken scalar, or is left out. Then the file is read again, a
/// bounded number of times. Every round overwrites bytes that were not masked yet, so no mistake is reported twice.
struct Recovery {
    let source: SourceFile
    var text: MaskedText
    private(set) var reportedTabs = false
    /// Where the last line starts whose indent did not fit, and that indent.
    var misfit: (start: Int, indent: Int)?

    init(_ source: SourceFile, _ text: MaskedText) {
        self.source = source
        self.text = text
    }

    var bytes: [UInt8] { text.bytes }

    /// Reports a failure and masks its cause.
    ///
    /// - Parameter last: The last scalar that was read before.
    /// - Returns: The mistake; nil when there is none, and the file only has to be read again.
    mutating func mend(_ failure: Failure, after last: DocumentBuilder.LastScalar?) -> Diagnostic? {
        let before = text
        let diagnostic = diagnose(failure, after: last)
        if text.bytes == before.bytes { text.blank(LineShape.lineRange(at: failure.offset, in: bytes)) }
        return diagnostic
    }

    /// Whether the last mending changed nothing, so that reading again would end at the same place.
    func isStuck(since before: MaskedText) -> Bool { before.bytes == text.bytes }

    private mutating func diagnose(_ failure: Failure, after last: DocumentBuilder.LastScalar?) -> Diagnostic? {
        if let conflict = conflict(failure) { return conflict }
        let context = failure.context ?? failure.offset
        switch failure.problem {
        case .wrongStart: return wrongStart(failure)
        case .tabInBlock: return tabs(at: failure.offset)
        case .blockHeader: return blockHeader(at: context)
        case .openQuote: return openQuote(at: context)
        case .badEscape: return badEscape(near: failure.offset)
        case .colonInValue: return colonInValue(at: failure.offset, inFlow: failure.inFlow)
        case .listInValue, .questionInValue: return operatorValue(at: failure.offset, isBroken: true)
        case .noColon: return noColon(at: context)
        case .badAnchor, .badTag: return badProperty(failure, at: failure.context ?? failure.offset)
        case .badDirective: return operatorValue(at: context, isBroken: true)
        case .otherVersion: return otherVersion(at: failure.offset)
        case .noDocumentStart, .noKey, .noDash: return misplaced(failure, after: last)
        case .openList, .openMapping: return openBracket(at: context, failure)
        case .noContent: return noContent(failure)
        case .memory, .other: return syntax(at: failure.offset)
        }
    }

    func span(_ range: Range<Int>) -> Span {
        Span(file: source.id, start: range.lowerBound, end: range.upperBound)
    }

    func shape(_ offset: Int) -> LineShape { LineShape(at: offset, in: bytes) }

    // MARK: Values that begin with a sign of YAML's own

    private mutating func operatorValue(at offset: Int, isBroken: Bool = false) -> Diagnostic {
        let shape = shape(offset)
        return quoteValue(shape, around(offset, shape), isBroken: isBroken)
    }

    mutating func quoteValue(_ shape: LineShape, _ range: Range<Int>, isBroken: Bool = false) -> Diagnostic {
        text.mask(range, isBroken: isBroken)
        return .unquotedOperator(shape, range, in: source)
    }

    /// The value or key of a line that holds an offset.
    private func around(_ offset: Int, _ shape: LineShape) -> Range<Int> {
        if let key = shape.key, key.contains(offset) { return key }
        if shape.value.contains(offset) { return shape.value }
        return offset..<max(offset, shape.line.upperBound)
    }

    private mutating func wrongStart(_ failure: Failure) -> Diagnostic? {
        let offset = failure.offset
        guard offset < bytes.count else { return syntax(at: offset) }
        if bytes[offset] == Byte.tab { return tabs(at: offset) }
        if !failure.inFlow { return operatorValue(at: offset) }
        var end = offset + 1
        while end < bytes.count, !isBreak(bytes[end]), !isFlowIndicator(bytes[end]), !isEntryColon(end) { end += 1 }
        while end > offset + 1, isBlank(bytes[end - 1]) { end -= 1 }
        return quoteValue(shape(offset), offset..<end)
    }

    func isEntryColon(_ offset: Int) -> Bool {
        bytes[offset] == Byte.colon && (offset + 1 == bytes.count || isBlankOrBreak(bytes[offset + 1]))
    }

    private mutating func blockHeader(at start: Int) -> Diagnostic? {
        let shape = shape(start)
        let range = start..<max(start + 1, shape.value.upperBound)
        let next = self.shape(min(shape.line.upperBound + 1, bytes.count))
        let after = LineShape.skipBlanks(start + 1..<range.upperBound, bytes)
        let isWord = after < range.upperBound && bytes[after] | 0x20 >= UInt8(ascii: "a") && bytes[after] != Byte.equals
        let continues = !next.isEmpty && next.indent > shape.indent && next.key == nil
        guard bytes[start] == Byte.bar || (isWord && continues) else { return quoteValue(shape, range) }
        text.mask(range, isBroken: true)
        return .textAfterBlockSign(at: span(range), sign: source.text(start..<start + 1))
    }

    private mutating func badProperty(_ failure: Failure, at start: Int) -> Diagnostic? {
        let offset = start < bytes.count && bytes[start] == Byte.exclamation ? start : failure.context ?? start
        return operatorValue(at: offset)
    }

    private mutating func otherVersion(at offset: Int) -> Diagnostic {
        let line = LineShape.lineRange(at: offset, in: bytes)
        text.straighten(line)
        return .otherVersion(at: span(line))
    }

    // MARK: Tabs

    /// Straightens the tabs that indent lines of the whole file: one mistake, however many lines have it. Lines with
    /// nothing else but a comment may begin with tabs.
    private mutating func tabs(at offset: Int) -> Diagnostic? {
        let here = LineShape.lineRange(at: offset, in: bytes)
        let isIndent = LineShape.skipBlanks(here, bytes) > offset
        guard isIndent else {
            let end = LineShape.skipBlanks(offset..<here.upperBound, bytes)
            text.straighten(offset..<end)
            return .tab(at: span(offset..<end), others: [])
        }
        var places: [Range<Int>] = []
        var index = text.start
        while index < bytes.count {
            let line = LineShape.lineRange(at: index, in: bytes)
            let end = LineShape.skipBlanks(line, bytes)
            if (line.lowerBound..<end).contains(where: { bytes[$0] == Byte.tab }) {
                text.straighten(line.lowerBound..<end)
                if end < line.upperBound, bytes[end] != Byte.hash { places.append(line.lowerBound..<end) }
            }
            index = line.upperBound + 1
        }
        guard let first = places.first(where: { $0.contains(offset) }), !reportedTabs else { return nil }
        reportedTabs = true
        return .tab(at: span(first), others: places.filter { $0 != first }.map { span($0) })
    }
}
