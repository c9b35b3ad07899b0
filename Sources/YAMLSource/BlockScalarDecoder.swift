/// Reads a block scalar: the text after `|` or `>`, cut free of its indent.
///
/// - Specification: YAML 1.2.2, 8.1; with libyaml's reading of leading blank lines: the deepest of them counts.
struct BlockScalarDecoder {
    /// What stands after the `|` or `>`.
    struct Header {
        enum Chomping { case clip, strip, keep }
        var chomping = Chomping.clip
        var increment: Int?
        /// Where the first line of text begins.
        var end: Int
        /// Where a comment on the same line begins.
        var comment: Int?
    }

    struct Result {
        let content: ScalarContent
        let header: Header
        /// The end of the last line of text, without its break.
        let end: Int
    }

    let source: [UInt8]
    let skeleton: [UInt8]
    let isFolded: Bool
    /// The indent of the mapping or list that holds it; -1 at the top.
    let parentIndent: Int

    private struct State {
        var out: SliceBuilder
        var index: Int
        /// The break that ended the line before.
        var leading: Range<Int>?
        /// Those of the empty lines after it.
        var trailing: [Range<Int>] = []
        var wasBlank = false
    }

    /// - Parameter range: From the `|` or `>` to where libyaml says it ends.
    func decode(_ range: Range<Int>) -> Result {
        let header = header(range)
        let indent = indent(header, before: range.upperBound)
        var state = State(out: SliceBuilder(source), index: header.end)
        skipEmptyLines(&state, indent, before: range.upperBound)
        var end = header.end
        while state.index < range.upperBound, column(at: state.index) == indent, !isBreak(skeleton[state.index]) {
            end = line(&state, before: range.upperBound)
            skipEmptyLines(&state, indent, before: range.upperBound)
        }
        if header.chomping != .strip, let leading = state.leading { state.out.add(Byte.lineFeed, for: leading) }
        if header.chomping == .keep { addBreaks(&state) }
        if end == header.end { end = trimmed(range.lowerBound..<header.end) }
        return Result(content: state.out.content(origin: header.end), header: header, end: end)
    }

    private func header(_ range: Range<Int>) -> Header {
        var header = Header(end: range.upperBound)
        var index = range.lowerBound + 1
        while index < range.upperBound, !isBreak(skeleton[index]) {
            let byte = skeleton[index]
            if byte == Byte.dash { header.chomping = .strip }
            if byte == UInt8(ascii: "+") { header.chomping = .keep }
            if isDigit(byte) { header.increment = Int(byte - UInt8(ascii: "0")) }
            if byte == Byte.hash {
                header.comment = index
                while index < range.upperBound, !isBreak(skeleton[index]) { index += 1 }
                break
            }
            index += 1
        }
        if index < range.upperBound { header.end = afterBreak(skeleton, index, before: range.upperBound) }
        return header
    }

    private func indent(_ header: Header, before end: Int) -> Int {
        if let increment = header.increment { return max(parentIndent, 0) + increment }
        var index = header.end
        var deepest = 0
        while index < end {
            var column = 0
            while index < end, skeleton[index] == Byte.space {
                index += 1
                column += 1
            }
            deepest = max(deepest, column)
            guard index < end, isBreak(skeleton[index]) else { break }
            index = afterBreak(skeleton, index, before: end)
        }
        return max(deepest, parentIndent + 1, 1)
    }

    private func column(at offset: Int) -> Int {
        var start = offset
        while start > 0, !isBreak(skeleton[start - 1]) { start -= 1 }
        return offset - start
    }

    /// Goes over the indent and the empty lines, up to the text of the next line.
    private func skipEmptyLines(_ state: inout State, _ indent: Int, before end: Int) {
        while state.index < end {
            var column = 0
            while column < indent, state.index < end, skeleton[state.index] == Byte.space {
                state.index += 1
                column += 1
            }
            guard state.index < end, isBreak(skeleton[state.index]) else { return }
            let next = afterBreak(skeleton, state.index, before: end)
            state.trailing.append(state.index..<next)
            state.index = next
        }
    }

    /// One line of text, with the breaks before it.
    ///
    /// - Returns: The end of the line.
    private func line(_ state: inout State, before end: Int) -> Int {
        let start = state.index
        let isBlankLine = isBlank(skeleton[start])
        if let leading = state.leading {
            if isFolded, !state.wasBlank, !isBlankLine {
                if state.trailing.isEmpty { state.out.add(Byte.space, for: leading.lowerBound..<start) }
            } else {
                state.out.add(Byte.lineFeed, for: leading)
            }
        }
        addBreaks(&state)
        state.wasBlank = isBlankLine
        var stop = start
        while stop < end, !isBreak(skeleton[stop]) { stop += 1 }
        state.out.copy(start..<stop)
        state.leading = nil
        state.index = stop
        if stop < end {
            state.index = afterBreak(skeleton, stop, before: end)
            state.leading = stop..<state.index
        }
        return stop
    }

    private func addBreaks(_ state: inout State) {
        for place in state.trailing { state.out.add(Byte.lineFeed, for: place) }
        state.trailing = []
    }

    private func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, isBlankOrBreak(skeleton[end - 1]) { end -= 1 }
        return end
    }
}
