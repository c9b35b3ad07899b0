import Diagnostics
import YAMLSource

// Scalars, brackets, and what is not understood.
extension Layout {
    /// Writes a scalar, an alias or a thing in brackets, from the place where it begins.
    ///
    /// - Parameters:
    ///   - indent: Of the mapping or list that holds it.
    ///   - column: The same in the file as it stands.
    ///   - base: Where a closing bracket on a line of its own goes; the indent when nil.
    mutating func leaf(
        _ node: YAMLNode, _ role: FormatRole, at indent: Int, from column: Int = 0, base: Int? = nil
    ) throws(NotUnderstood) {
        if let scalar = node.scalar, scalar.style == .literal || scalar.style == .folded {
            return blockScalar(node, at: indent, from: column)
        }
        try inlineLeaf(node, role, at: base ?? indent, continuation: indent + 2)
        trailing(node.span.end)
    }

    /// A leaf that may stand inside brackets.
    mutating func inlineLeaf(
        _ node: YAMLNode, _ role: FormatRole, at base: Int, continuation: Int, isInBrackets: Bool = false
    ) throws(NotUnderstood) {
        let written = source.bytes[node.span.range]
        if isAlias(node) { return out.add(written) }
        guard let scalar = node.scalar else {
            let isRange = role.mayBeRange && node.items != nil && !written.contains(where: FormatSource.isBreak)
            if isRange { return out.add(written) }
            return try flow(node, role, at: base)
        }
        let text = words.translated(
            scalar, role, written: source.text(node.span.range), isInBrackets: isInBrackets)
        if let text { return out.add(text) }
        if case .figure = role, words.isTranslating { throw NotUnderstood() }
        lines(of: node.span.range, isDoubleQuoted: scalar.style == .doubleQuoted, at: continuation)
    }

    /// Writes a scalar that may go over several lines: what begins and ends them is no part of its text.
    private mutating func lines(of range: Range<Int>, isDoubleQuoted: Bool, at indent: Int) {
        var start = range.lowerBound
        while true {
            let end = min(source.lineEnd(from: start), range.upperBound)
            let isLast = end == range.upperBound
            if start > range.lowerBound {
                while start < end, FormatSource.isBlank(source.bytes[start]) { start += 1 }
                if start < end { out.startLine(indent) }
            }
            out.add(source.bytes[start..<(isLast ? end : trimmed(start..<end, isDoubleQuoted))])
            if isLast { return }
            out.addBreak()
            start = source.afterBreak(end)
        }
    }

    /// The end of a line without the blanks there; one that is escaped stays.
    private func trimmed(_ line: Range<Int>, _ isDoubleQuoted: Bool) -> Int {
        var end = line.upperBound
        while end > line.lowerBound, FormatSource.isBlank(source.bytes[end - 1]) { end -= 1 }
        let slashes = source.bytes[line.lowerBound..<end].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        return isDoubleQuoted && end < line.upperBound && !slashes.isMultiple(of: 2) ? end + 1 : end
    }

    // MARK: Block scalars

    /// Writes the text after `|` or `>` with its indent moved.
    private mutating func blockScalar(_ node: YAMLNode, at indent: Int, from column: Int) {
        let headerEnd = source.lineEnd(from: node.span.start)
        var header = source.bytes[node.span.start..<headerEnd].prefix { !FormatSource.isBlank($0) }
        let increment = header.first { (0x31...0x39).contains($0) }.map { Int($0 - 0x30) }
        let hasText = node.span.end > headerEnd
        // At the very end of a file the last line has no break to keep; it gets one when the file is laid out.
        if hasText, node.span.end == source.bytes.count, !header.contains(UInt8(ascii: "-")) {
            header.removeAll { $0 == UInt8(ascii: "+") }
            header.append(UInt8(ascii: "-"))
        }
        out.add(header)
        trailing(node.span.start + source.bytes[node.span.start..<headerEnd].prefix { !FormatSource.isBlank($0) }.count)
        guard headerEnd < source.bytes.count else { return }
        let text = source.afterBreak(headerEnd)..<max(end(of: node), source.afterBreak(headerEnd))
        let old = increment.map { column + $0 } ?? textIndent(text)
        let new = increment.map { indent + $0 } ?? indent + 2
        if hasText { shiftedText(text.lowerBound..<node.span.end, from: old, to: new) }
        guard keepsBreaks(node.span.start), text.upperBound > node.span.end else { return }
        emptyLines(hasText ? source.afterBreak(node.span.end)..<text.upperBound : text)
    }

    /// The deepest indent of the lines up to the first that has text.
    private func textIndent(_ text: Range<Int>) -> Int {
        var deepest = 0
        var start = text.lowerBound
        while start < text.upperBound {
            let end = source.lineEnd(from: start)
            let blanks = source.bytes[start..<end].prefix { $0 == 0x20 }.count
            deepest = max(deepest, blanks)
            if start + blanks < end || end >= source.bytes.count { break }
            start = source.afterBreak(end)
        }
        return deepest
    }

    private mutating func shiftedText(_ text: Range<Int>, from old: Int, to new: Int) {
        var start = text.lowerBound
        while start <= text.upperBound {
            let end = min(source.lineEnd(from: start), text.upperBound)
            let line = source.bytes[start..<end]
            out.addBreak()
            if line.count > old {
                out.add(Array(repeating: 0x20, count: new)[...])
                out.add(line.dropFirst(old))
            }
            guard end < text.upperBound else { return }
            start = source.afterBreak(end)
        }
    }

    /// Empty lines that are part of a text.
    private mutating func emptyLines(_ range: Range<Int>) {
        out.addBreak()
        var start = range.lowerBound
        while start < range.upperBound {
            out.addBreak()
            start = source.afterBreak(source.lineEnd(from: start))
        }
        out.keepOpen()
    }

    // MARK: What is not understood

    /// Copies a stretch with the indent of all its lines moved alike.
    ///
    /// - Throws: `NotUnderstood` when a line stands too far left for that.
    mutating func verbatim(_ range: Range<Int>, at indent: Int) throws(NotUnderstood) {
        let shift = indent - source.column(of: range.lowerBound)
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(source.lineEnd(from: start), range.upperBound)
            if start > range.lowerBound {
                let blanks = source.bytes[start..<end].prefix { $0 == 0x20 }.count
                let isEmpty = start + blanks == end
                guard isEmpty || blanks + shift >= 0 else { throw NotUnderstood() }
                out.add(Array(repeating: 0x20, count: blanks == 0 ? 0 : max(0, blanks + shift))[...])
                start += blanks
            }
            out.add(source.bytes[start..<end])
            guard end < range.upperBound else { break }
            out.addBreak()
            start = source.afterBreak(end)
            if start == range.upperBound { out.keepOpen() }
        }
        if start < range.upperBound { trailing(range.upperBound) }
        writeTails(after: range, shift: shift)
    }

    /// The comments that were dealt out to a part of a stretch and stand behind it.
    private mutating func writeTails(after range: Range<Int>, shift: Int) {
        let inside = tails.filter { $0.key.start > range.lowerBound && $0.key.start < range.upperBound }.values
        var found: [(place: Int, isSpaced: Bool, comment: Trivia.Comment)] = []
        for pieces in inside {
            for (index, piece) in pieces.enumerated() {
                guard let comment = piece.comment, comment.range.lowerBound >= range.upperBound else { continue }
                found.append((comment.range.lowerBound, index > 0 && pieces[index - 1] == .blankLine, comment))
            }
        }
        for (_, isSpaced, comment) in found.sorted(by: { $0.place < $1.place }) {
            if isSpaced { out.blankLine() }
            out.startLine(max(0, comment.column + shift))
            out.add(text(of: comment))
        }
    }
}
