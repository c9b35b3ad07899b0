import Diagnostics

/// Lines whose quotes, colons, indents or brackets do not fit.
extension Recovery {
    mutating func openQuote(at start: Int) -> Diagnostic {
        let shape = shape(start)
        let end = max(start + 1, LineShape.endOfValue(start..<shape.line.upperBound, bytes))
        var masked = start..<end
        if start == shape.start, let colon = (start..<shape.line.upperBound).first(where: { isEntryColon($0) }) {
            masked = start..<colon
        }
        text.mask(masked, isBroken: true)
        return .unclosedQuote(at: span(start..<start + 1), sign: source.text(start..<start + 1))
    }

    /// Whether a quoted text reaches over lines that look like entries of their own.
    private func swallowsEntries(_ range: Range<Int>) -> Bool {
        let first = shape(range.lowerBound)
        var index = first.line.upperBound + 1
        while index < range.upperBound {
            let next = shape(index)
            if next.indent <= first.start - first.line.lowerBound, next.key != nil || next.start > next.first {
                return true
            }
            index = next.line.upperBound + 1
        }
        return false
    }

    mutating func badEscape(near offset: Int) -> Diagnostic {
        var start = min(offset, bytes.count - 1)
        while start > 0, bytes[start] != Byte.backslash, offset - start < 3 { start -= 1 }
        guard bytes[start] == Byte.backslash else { return syntax(at: offset) }
        let line = LineShape.lineRange(at: offset, in: bytes)
        var others: [Span] = []
        text.mask(start..<start + 1)
        var index = start + 1
        while index + 1 < line.upperBound, bytes[index] != Byte.quote {
            if bytes[index] == Byte.backslash {
                if !Self.escapes.contains(bytes[index + 1]) {
                    others.append(span(index..<index + 1))
                    text.mask(index..<index + 1)
                }
                index += 1
            }
            index += 1
        }
        return .badEscape(at: span(start..<min(start + 2, line.upperBound)), in: source, others: others)
    }

    private static let escapes = Set("0abt\tnvfre \"/\\N_LPxuU".utf8)

    // MARK: Colons

    mutating func colonInValue(at offset: Int, inFlow: Bool) -> Diagnostic? {
        let shape = shape(offset)
        if inFlow, let bracket = openBracket(above: shape) { return leaveOpen(bracket) }
        if let colon = shape.colon, offset > colon, shape.value.contains(offset) {
            text.mask(shape.value)
            return .unquotedColon(shape, in: source)
        }
        guard let above = lineAbove(shape) else { return syntax(at: offset) }
        if let dash = wrongDash(shape) { return wrongDash(dash, shape) }
        if let colon = above.unspacedColon(bytes) { return missingSpace(after: colon, above) }
        text.mask(shape.first..<max(shape.content.upperBound, shape.first), isBroken: true)
        return indentation(shape, group: span(above.content))
    }

    /// The nearest line above that is not empty.
    private func lineAbove(_ shape: LineShape) -> LineShape? {
        var index = shape.line.lowerBound - 1
        while index >= text.start {
            let above = self.shape(index)
            if !above.isEmpty { return above }
            index = above.line.lowerBound - 1
        }
        return nil
    }

    mutating func noColon(at start: Int) -> Diagnostic {
        let shape = shape(start)
        if let colon = shape.unspacedColon(bytes) { return missingSpace(after: colon, shape) }
        let isQuote = start < bytes.count && (bytes[start] == Byte.quote || bytes[start] == Byte.apostrophe)
        if isQuote, LineShape.closingQuote(start..<shape.line.upperBound, bytes) == nil { return openQuote(at: start) }
        leaveOut(shape)
        return .missingColon(at: span(shape.content), in: source)
    }

    private mutating func missingSpace(after colon: Int, _ shape: LineShape) -> Diagnostic {
        let odd = oddSpaceLength(source.bytes, at: colon + 1, before: shape.value.upperBound)
        if odd > 0 {
            text.straighten(colon + 1..<colon + 1 + odd)
            return .oddSpace(at: span(colon + 1..<colon + 1 + odd))
        }
        let value = colon + 1..<shape.value.upperBound
        text.part(value)
        return .missingSpace(key: shape.start..<colon, value: value, in: source)
    }

    // MARK: Lines that do not fit

    mutating func misplaced(_ failure: Failure, after last: DocumentBuilder.LastScalar?) -> Diagnostic? {
        let offset = failure.offset
        let shape = shape(offset)
        if let last, last.style == .doubleQuoted || last.style == .singleQuoted,
            shape.line.contains(last.range.upperBound), last.range.lowerBound < shape.line.lowerBound,
            last.range.upperBound <= offset, swallowsEntries(last.range)
        {
            return openQuote(at: last.range.lowerBound)
        }
        guard offset > shape.start, shape.value.contains(offset) else {
            if let dash = wrongDash(shape) { return wrongDash(dash, shape) }
            leaveOut(shape)
            return indentation(shape, group: failure.context.map { span($0..<min($0 + 1, bytes.count)) })
        }
        if let colon = shape.unspacedColon(bytes), LineShape.closingQuote(shape.value, bytes) == colon {
            return missingSpace(after: colon, shape)
        }
        let sign = bytes[shape.value.lowerBound]
        text.mask(shape.value)
        let isText = sign == Byte.quote || sign == Byte.apostrophe || sign == Byte.openList || sign == Byte.openMapping
        return isText
            ? .textAfterValue(shape, at: span(offset..<shape.value.upperBound), in: source)
            : .unquotedOperator(shape, shape.value, in: source)
    }

    /// Says that an indent does not fit, unless tabs were reported: how wide they were meant cannot be known, so lines
    /// that do not fit any more are mostly their doing. Of lines below each other it is said once.
    private mutating func indentation(_ shape: LineShape, group: Span?) -> Diagnostic? {
        defer { misfit = (shape.line.lowerBound, shape.indent) }
        return reportedTabs || continuesMisfit(shape) ? nil : .indentation(shape, in: source, group: group)
    }

    /// Whether the last line that did not fit stands above with the same indent, and none with less in between.
    private func continuesMisfit(_ shape: LineShape) -> Bool {
        guard let misfit, shape.indent == misfit.indent, shape.line.lowerBound > misfit.start else { return false }
        var current = shape
        while let above = lineAbove(current), above.line.lowerBound > misfit.start {
            if above.indent < misfit.indent { return false }
            current = above
        }
        return true
    }

    /// Leaves out a line and those that are indented deeper below it.
    private mutating func leaveOut(_ shape: LineShape) {
        leaveOut(below: shape)
        text.blank(shape.first..<shape.line.upperBound)
    }

    /// Leaves out the lines that are indented deeper below a line.
    private mutating func leaveOut(below shape: LineShape) {
        var end = shape.line.upperBound
        var index = end + 1
        while index < bytes.count {
            let next = self.shape(index)
            guard next.isEmpty || next.indent > shape.indent else { break }
            end = next.line.upperBound
            index = end + 1
        }
        if end > shape.line.upperBound { text.blank(shape.line.upperBound..<end) }
    }

    private mutating func wrongDash(_ sign: Range<Int>, _ shape: LineShape) -> Diagnostic {
        leaveOut(shape)
        return .wrongDash(sign, shape, in: source)
    }

    // MARK: Brackets

    /// The last bracket that a line above opens and does not close.
    private func openBracket(above shape: LineShape) -> Int? {
        var line = lineAbove(shape)
        while let above = line {
            if let bracket = openSign(on: above).bracket { return bracket }
            guard above.key == nil else { return nil }
            line = lineAbove(above)
        }
        return nil
    }

    /// What a line opens and does not close: its last bracket, or a quote behind that.
    private func openSign(on shape: LineShape) -> (bracket: Int?, quote: Int?) {
        var open: [Int] = []
        var index = shape.start
        while index < shape.value.upperBound {
            let byte = bytes[index]
            if byte == Byte.openList || byte == Byte.openMapping {
                open.append(index)
            } else if byte == Byte.closeList || byte == Byte.closeMapping {
                _ = open.popLast()
            } else if isOpeningQuote(index) {
                guard let end = LineShape.closingQuote(index..<shape.line.upperBound, bytes) else {
                    return (open.last, index)
                }
                index = end
                continue
            }
            index += 1
        }
        return (open.last, nil)
    }

    private mutating func leaveOpen(_ start: Int) -> Diagnostic {
        let shape = shape(start)
        let diagnostic = Diagnostic.unclosedBracket(at: span(start..<start + 1), sign: source.text(start..<start + 1))
        if start == shape.first, openBracket(above: shape) == nil {
            // A line of its own, between others that may be entries.
            leaveOut(shape)
            return diagnostic
        }
        let value = shape.value.contains(start) ? shape.value : start..<max(start + 1, shape.content.upperBound)
        let keepsComma = shape.key == nil && value.count > 1 && bytes[value.upperBound - 1] == Byte.comma
        text.mask(value.lowerBound..<(keepsComma ? value.upperBound - 1 : value.upperBound), isBroken: true)
        leaveOut(below: shape)
        return diagnostic
    }

    mutating func openBracket(at start: Int, _ failure: Failure) -> Diagnostic {
        let shape = shape(start)
        if let quote = openSign(on: shape).quote, quote < failure.offset, swallowsEntries(quote..<failure.offset) {
            text.mask(shape.value.contains(start) ? shape.value : shape.content, isBroken: true)
            return .unclosedQuote(at: span(quote..<quote + 1), sign: source.text(quote..<quote + 1))
        }
        if closes(start) {
            text.mask(shape.value.contains(start) ? shape.value : shape.content, isBroken: true)
            let end = failure.offset < bytes.count ? failure.offset + 1 : failure.offset
            return .missingComma(at: span(failure.offset..<end), bracket: span(start..<start + 1))
        }
        let value = shape.value.contains(start) ? shape.value : start..<max(start + 1, shape.content.upperBound)
        let shown = source.text(value)
        if value.lowerBound == start, bytes[start] == Byte.openList, shown.contains("..") {
            return quoteValue(shape, value)
        }
        return leaveOpen(start)
    }

    /// Whether a bracket is closed before a line that looks like an entry further out.
    ///
    /// - Complexity: O(n) in bytes up to there.
    private func closes(_ start: Int) -> Bool {
        let opening = shape(start)
        var depth = 0
        var index = start
        var lineEnd = opening.line.upperBound
        while index < bytes.count {
            let byte = bytes[index]
            if isBreak(byte) {
                let next = shape(index + 1)
                if next.key != nil, next.indent <= opening.indent { return false }
                lineEnd = next.line.upperBound
            } else if byte == Byte.openList || byte == Byte.openMapping {
                depth += 1
            } else if byte == Byte.closeList || byte == Byte.closeMapping {
                depth -= 1
                if depth == 0 { return (byte == Byte.closeList) == (bytes[start] == Byte.openList) }
            } else if isOpeningQuote(index), let end = LineShape.closingQuote(index..<lineEnd, bytes) {
                index = end
                continue
            }
            index += 1
        }
        return false
    }

    private func isOpeningQuote(_ index: Int) -> Bool {
        guard bytes[index] == Byte.quote || bytes[index] == Byte.apostrophe, index > 0 else { return false }
        return isBlankOrBreak(bytes[index - 1]) || isFlowIndicator(bytes[index - 1])
    }

    mutating func noContent(_ failure: Failure) -> Diagnostic {
        let offset = failure.offset
        guard offset < bytes.count else { return syntax(at: offset) }
        let shape = shape(offset)
        if shape.value.lowerBound == offset { return quoteValue(shape, shape.value) }
        text.mask(offset..<offset + 1, isBroken: true)
        return .syntax(at: span(offset..<offset + 1))
    }

    mutating func syntax(at offset: Int) -> Diagnostic {
        let shape = shape(offset)
        leaveOut(shape)
        return .syntax(at: span(shape.content))
    }
}
