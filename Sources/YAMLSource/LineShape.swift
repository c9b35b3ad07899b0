/// What stands on one line, as its author meant it: indent, dashes, a key, a value. Made from the skeleton, for lines
/// that libyaml cannot read.
struct LineShape {
    /// Without its break.
    let line: Range<Int>
    /// After the indent.
    let first: Int
    /// After the indent and the dashes of a list.
    let start: Int
    private(set) var key: Range<Int>?
    private(set) var colon: Int?
    /// After the key, or all there is; without blanks and comment. Empty when there is none.
    private(set) var value: Range<Int>

    var indent: Int { first - line.lowerBound }
    /// From the first letter to the end of the value.
    var content: Range<Int> { start..<max(start, value.upperBound) }
    var isEmpty: Bool { first == line.upperBound }

    /// - Complexity: O(n) in bytes of the line.
    init(at offset: Int, in bytes: [UInt8]) {
        let line = Self.lineRange(at: offset, in: bytes)
        self.line = line
        first = Self.skipBlanks(line, bytes)
        var start = first
        while start + 1 < line.upperBound, bytes[start] == Byte.dash || bytes[start] == Byte.question,
            isBlank(bytes[start + 1])
        {
            start = Self.skipBlanks(start + 1..<line.upperBound, bytes)
        }
        self.start = start
        value = start..<start
        findKey(bytes)
        let valueStart = colon.map { Self.skipBlanks($0 + 1..<line.upperBound, bytes) } ?? start
        value = valueStart..<Self.endOfValue(valueStart..<line.upperBound, bytes)
    }

    private mutating func findKey(_ bytes: [UInt8]) {
        guard start < line.upperBound, bytes[start] != Byte.openList, bytes[start] != Byte.openMapping else { return }
        var index = start
        if let end = Self.closingQuote(start..<line.upperBound, bytes) {
            index = Self.skipBlanks(end..<line.upperBound, bytes)
            guard index < line.upperBound, bytes[index] == Byte.colon else { return }
        }
        while index < line.upperBound {
            if bytes[index] == Byte.hash, index > start, isBlank(bytes[index - 1]) { return }
            if bytes[index] == Byte.colon, index + 1 == line.upperBound || isBlank(bytes[index + 1]) {
                colon = index
                key = start..<Self.trimmed(start..<index, bytes)
                return
            }
            index += 1
        }
    }

    /// The offset of a colon in the text of a line without key, when a blank should follow it: `mã:7.a`.
    func unspacedColon(_ bytes: [UInt8]) -> Int? {
        guard key == nil, start < value.upperBound else { return nil }
        var from = start
        if let end = Self.closingQuote(value, bytes) { from = end }
        guard bytes[start] != Byte.openList, bytes[start] != Byte.openMapping,
            let colon = (from..<value.upperBound).first(where: { bytes[$0] == Byte.colon }), colon > start,
            colon + 1 < value.upperBound, !isBlank(bytes[colon + 1])
        else { return nil }
        return colon
    }

    /// The line of an offset, without its break.
    static func lineRange(at offset: Int, in bytes: [UInt8]) -> Range<Int> {
        var start = min(offset, bytes.count)
        while start > 0, !isBreak(bytes[start - 1]) { start -= 1 }
        var end = min(offset, bytes.count)
        while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
        return start..<end
    }

    /// The offset after the quote that closes the one at the start of a stretch; nil when none does, or opens.
    static func closingQuote(_ range: Range<Int>, _ bytes: [UInt8]) -> Int? {
        guard let quote = range.first.map({ bytes[$0] }), quote == Byte.quote || quote == Byte.apostrophe else {
            return nil
        }
        var index = range.lowerBound + 1
        while index < range.upperBound {
            if bytes[index] == Byte.backslash, quote == Byte.quote {
                index += 2
            } else if bytes[index] == quote {
                let isDoubled = quote == Byte.apostrophe && index + 1 < range.upperBound && bytes[index + 1] == quote
                if !isDoubled { return index + 1 }
                index += 2
            } else {
                index += 1
            }
        }
        return nil
    }

    static func skipBlanks(_ range: Range<Int>, _ bytes: [UInt8]) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, isBlank(bytes[index]) { index += 1 }
        return index
    }

    private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
        return end
    }

    /// The end of a value: before a comment and the blanks in front of it. A `#` between double quotes is text.
    static func endOfValue(_ range: Range<Int>, _ bytes: [UInt8]) -> Int {
        var isQuoted = false
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == Byte.quote { isQuoted.toggle() }
            let afterBlank = index == range.lowerBound || isBlank(bytes[index - 1])
            if bytes[index] == Byte.hash, afterBlank, !isQuoted { break }
            index += 1
        }
        return trimmed(range.lowerBound..<index, bytes)
    }
}
