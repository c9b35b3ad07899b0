// What stands on one line.
extension SimpleReader {
    func afterSpaces(_ start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == Byte.space { index += 1 }
        return index
    }

    /// The start of the next line.
    func afterLine(_ start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != Byte.lineFeed { index += 1 }
        return min(index + 1, bytes.count)
    }

    /// Whether nothing follows on a line: it ends, or a comment begins (a blank must stand before it).
    func isEnd(_ index: Int) -> Bool {
        index >= bytes.count || bytes[index] == Byte.lineFeed
            || bytes[index] == Byte.hash && bytes[index - 1] == Byte.space
    }

    private func isGap(_ index: Int) -> Bool {
        index >= bytes.count || bytes[index] == Byte.space || bytes[index] == Byte.lineFeed
    }

    /// Whether a dash stands there that begins an item.
    func isDash(_ index: Int) -> Bool { bytes[index] == Byte.dash && isGap(index + 1) }

    /// Whether a colon stands there that ends a key.
    func isColon(_ index: Int) -> Bool { index < bytes.count && bytes[index] == Byte.colon && isGap(index + 1) }

    /// Whether a line begins like a mark between documents, or a directive.
    func isMarker(_ start: Int) -> Bool {
        if bytes[start] == Byte.percent { return true }
        guard start + 2 < bytes.count else { return false }
        let sign = bytes[start]
        return (sign == Byte.dash || sign == UInt8(ascii: ".")) && bytes[start + 1] == sign && bytes[start + 2] == sign
    }

    func style(at start: Int) -> YAMLScalar.Style {
        switch bytes[start] {
        case Byte.quote: .doubleQuoted
        case Byte.apostrophe: .singleQuoted
        default: .plain
        }
    }

    /// What may be a key.
    ///
    /// - Returns: Where it ends, and where its colon would be; nil for what is no scalar, or no quoted one with its end
    ///   on the line.
    func key(at start: Int) throws(Unsure) -> (end: Int, colon: Int)? {
        switch bytes[start] {
        case Byte.quote, Byte.apostrophe:
            let end = try afterQuotes(start)
            return (end, end)
        case Byte.openList, Byte.openMapping, Byte.bar, Byte.greater: return nil
        default:
            try checkFirst(start)
            let stop = plainStop(start)
            return (withoutSpaces(start, stop), stop)
        }
    }

    /// Gives up where something stands that does not begin a plain scalar for sure.
    private func checkFirst(_ start: Int) throws(Unsure) {
        switch bytes[start] {
        case Byte.dash:
            if isGap(start + 1) { throw Unsure() }
        case Byte.question, Byte.colon, Byte.comma, Byte.closeList, Byte.closeMapping, Byte.hash, Byte.ampersand,
            Byte.asterisk, Byte.exclamation, Byte.percent, UInt8(ascii: "@"), UInt8(ascii: "`"), Byte.tab,
            Byte.carriageReturn:
            throw Unsure()
        default: break
        }
    }

    /// Where a plain scalar stops on its line, the blanks behind it included: at a colon with a gap after it, a comment
    /// or the end of the line.
    private func plainStop(_ start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Byte.lineFeed { break }
            if byte == Byte.colon, isGap(index + 1) { break }
            if byte == Byte.hash, index > start, bytes[index - 1] == Byte.space { break }
            index += 1
        }
        return index
    }

    private func withoutSpaces(_ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start, bytes[end - 1] == Byte.space { end -= 1 }
        return end
    }

    /// A plain scalar that is no key, with the lines that it goes on to: those indented deeper than what holds it.
    ///
    /// - Returns: Where it ends, the start of the next line, and whether it stands on one line.
    func plain(at start: Int, outer: Int) throws(Unsure) -> (end: Int, next: Int, isOneLine: Bool) {
        try checkFirst(start)
        var stop = plainStop(start)
        var end = withoutSpaces(start, stop)
        var isOneLine = true
        while true {
            if isColon(stop) { throw Unsure() }
            let next = afterLine(stop)
            if stop < bytes.count, bytes[stop] == Byte.hash { return (end, next, isOneLine) }
            var line = next
            var more = afterSpaces(line)
            while more < bytes.count, bytes[more] == Byte.lineFeed {
                line = more + 1
                more = afterSpaces(line)
            }
            guard more < bytes.count, bytes[more] != Byte.hash, more - line > outer else {
                return (end, next, isOneLine)
            }
            if more == line { throw Unsure() }
            isOneLine = false
            stop = plainStop(more)
            end = withoutSpaces(more, stop)
        }
    }

    /// The offset after a quoted scalar that ends on its line.
    func afterQuotes(_ start: Int) throws(Unsure) -> Int {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count, bytes[index] != Byte.lineFeed {
            if bytes[index] == quote {
                guard quote == Byte.apostrophe, index + 1 < bytes.count, bytes[index + 1] == quote else {
                    return index + 1
                }
                index += 2
            } else if bytes[index] == Byte.backslash, quote == Byte.quote {
                guard index + 1 < bytes.count, Self.isEscape(bytes[index + 1]) else { throw Unsure() }
                index += 2
            } else {
                index += 1
            }
        }
        throw Unsure()
    }

    /// Whether a letter after a backslash makes an escape of two bytes.
    private static func isEscape(_ letter: UInt8) -> Bool {
        switch letter {
        case Byte.quote, Byte.backslash, UInt8(ascii: "/"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"),
            Byte.space, UInt8(ascii: "0"), UInt8(ascii: "e"), UInt8(ascii: "_"), UInt8(ascii: "N"):
            true
        default: false
        }
    }
}

// Block scalars and flow collections.
extension SimpleReader {
    /// The start of the line after a block scalar, the blank lines behind it included.
    func afterBlock(_ start: Int, outer: Int) throws(Unsure) -> Int {
        var index = start + 1
        if index < bytes.count, bytes[index] == Byte.dash || bytes[index] == UInt8(ascii: "+") { index += 1 }
        let rest = afterSpaces(index)
        guard isEnd(rest), rest < bytes.count else { throw Unsure() }
        var line = afterLine(rest)
        var text = afterSpaces(line)
        var deepest = 0
        while text < bytes.count, bytes[text] == Byte.lineFeed {
            deepest = max(deepest, text - line)
            line = text + 1
            text = afterSpaces(line)
        }
        let indent = text - line
        guard text < bytes.count, indent > max(outer, 0), indent >= deepest else { throw Unsure() }
        while line < bytes.count {
            text = afterSpaces(line)
            if text == bytes.count { throw Unsure() }
            if bytes[text] != Byte.lineFeed, text - line < indent { break }
            line = afterLine(text)
        }
        return line
    }

    /// A flow collection that ends on its line.
    ///
    /// - Returns: The offset after its bracket.
    func flow(at start: Int, _ builder: inout DocumentBuilder) throws(Unsure) -> Int {
        let isMapping = bytes[start] == Byte.openMapping
        let closing = isMapping ? Byte.closeMapping : Byte.closeList
        try emit(isMapping ? .mappingStart : .sequenceStart, start..<start + 1, &builder)
        var index = afterSpaces(start + 1)
        guard index < bytes.count else { throw Unsure() }
        if bytes[index] != closing {
            while true {
                if isMapping {
                    let colon = try flowScalar(at: index, &builder)
                    guard isColon(colon), colon - index < Self.longestKey else { throw Unsure() }
                    index = afterSpaces(colon + 1)
                }
                index = afterSpaces(try flowNode(at: index, &builder))
                guard index < bytes.count else { throw Unsure() }
                if bytes[index] == closing { break }
                guard bytes[index] == Byte.comma else { throw Unsure() }
                index = afterSpaces(index + 1)
            }
        }
        try emit(isMapping ? .mappingEnd : .sequenceEnd, index..<index + 1, &builder)
        return index + 1
    }

    private func flowNode(at start: Int, _ builder: inout DocumentBuilder) throws(Unsure) -> Int {
        guard start < bytes.count else { throw Unsure() }
        if bytes[start] == Byte.openList || bytes[start] == Byte.openMapping { return try flow(at: start, &builder) }
        return try flowScalar(at: start, &builder)
    }

    /// A quoted scalar, or a plain one of letters that mean nothing in flow collections.
    private func flowScalar(at start: Int, _ builder: inout DocumentBuilder) throws(Unsure) -> Int {
        guard start < bytes.count else { throw Unsure() }
        if bytes[start] == Byte.quote || bytes[start] == Byte.apostrophe {
            let end = try afterQuotes(start)
            try emit(.scalar(style(at: start)), start..<end, &builder)
            return end
        }
        if bytes[start] == Byte.bar || bytes[start] == Byte.greater { throw Unsure() }
        try checkFirst(start)
        var index = start
        scan: while index < bytes.count {
            switch bytes[index] {
            case Byte.comma, Byte.closeList, Byte.closeMapping: break scan
            case Byte.colon:
                if isGap(index + 1) { break scan }
                throw Unsure()
            case Byte.lineFeed, Byte.hash, Byte.question, Byte.openList, Byte.openMapping: throw Unsure()
            default: index += 1
            }
        }
        let end = withoutSpaces(start, index)
        guard end > start, bytes[start] != Byte.dash || end > start + 1 else { throw Unsure() }
        try emitPlain(start..<end, isOneLine: true, &builder)
        return index
    }
}
