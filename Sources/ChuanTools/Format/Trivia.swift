import Diagnostics

/// What stands between two parts of a file and means nothing: comments and blank lines.
enum Trivia: Hashable {
    /// One or more of them.
    case blankLine
    case comment(Comment)

    struct Comment: Hashable {
        /// `#` included, blanks at the end not.
        let range: Range<Int>
        let column: Int
        /// Whether nothing but blanks stands before it on its line.
        let standsAlone: Bool
    }

    var comment: Comment? {
        if case .comment(let comment) = self { return comment }
        return nil
    }
}

/// A part of a file that the formatter does not understand: an anchor, a tag, a key after `?`.
struct NotUnderstood: Error {}

/// The bytes of a file, as the formatter reads them between the nodes.
struct FormatSource {
    let bytes: [UInt8]
    /// After the byte-order mark.
    let start: Int

    init(_ source: SourceFile) {
        bytes = source.bytes
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    func lineStart(of offset: Int) -> Int {
        var index = offset
        while index > start, !Self.isBreak(bytes[index - 1]) { index -= 1 }
        return index
    }

    func lineEnd(from offset: Int) -> Int {
        var index = offset
        while index < bytes.count, !Self.isBreak(bytes[index]) { index += 1 }
        return index
    }

    /// After the break at an offset.
    func afterBreak(_ offset: Int) -> Int {
        let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
        return offset + (isPair ? 2 : 1)
    }

    func column(of offset: Int) -> Int { offset - lineStart(of: offset) }

    /// The comments and blank lines of a stretch.
    ///
    /// - Throws: `NotUnderstood` when something else stands there.
    func trivia(_ range: Range<Int>) throws(NotUnderstood) -> [Trivia] {
        guard range.lowerBound <= range.upperBound else { throw NotUnderstood() }
        var found: [Trivia] = []
        var index = range.lowerBound
        var breaks = index == start || Self.isBreak(bytes[index - 1]) ? 1 : 0
        while index < range.upperBound {
            switch bytes[index] {
            case 0x20, 0x09: index += 1
            case 0x0A, 0x0D:
                index = afterBreak(index)
                breaks += 1
            case UInt8(ascii: "#"):
                guard index == start || Self.isBlank(bytes[index - 1]) || Self.isBreak(bytes[index - 1]) else {
                    throw NotUnderstood()
                }
                if breaks > 1 { found.append(.blankLine) }
                let comment = comment(at: index, standsAlone: breaks > 0)
                found.append(.comment(comment))
                index = lineEnd(from: index)
                breaks = 0
            default: throw NotUnderstood()
            }
        }
        if breaks > 1 { found.append(.blankLine) }
        return found
    }

    /// The comments and blank lines of a stretch before a node, and the anchor and the tag of the node.
    ///
    /// - Throws: `NotUnderstood` when something else stands there.
    func properties(_ range: Range<Int>) throws(NotUnderstood) -> Properties {
        var index = afterTrivia(range.lowerBound)
        guard index < range.upperBound else { return Properties(start: index, text: "", trivia: try trivia(range)) }
        let start = index
        var end = index
        var words: [String] = []
        while index < range.upperBound, bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "!") {
            let first = index
            while index < range.upperBound, !Self.isBlankOrBreak(bytes[index]) { index += 1 }
            words.append(text(first..<index))
            end = index
            index = min(afterTrivia(index), range.upperBound)
        }
        guard index == range.upperBound, !words.isEmpty else { throw NotUnderstood() }
        let rest = try trivia(range.lowerBound..<start) + trivia(end..<range.upperBound)
        return Properties(start: start, text: words.joined(separator: " "), trivia: rest)
    }

    /// What stands before a node and belongs to it.
    struct Properties {
        /// Where it begins.
        let start: Int
        /// The anchor and the tag, one blank apart; empty when there are none.
        let text: String
        /// What stands around them.
        let trivia: [Trivia]
    }

    private func comment(at start: Int, standsAlone: Bool) -> Trivia.Comment {
        var end = lineEnd(from: start)
        while end > start + 1, Self.isBlank(bytes[end - 1]) { end -= 1 }
        return Trivia.Comment(range: start..<end, column: column(of: start), standsAlone: standsAlone)
    }

    /// The next byte that is neither blank, break nor comment.
    func afterTrivia(_ offset: Int) -> Int {
        var index = offset
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "#"), index == start || Self.isBlankOrBreak(bytes[index - 1]) {
                index = lineEnd(from: index)
            } else if Self.isBlankOrBreak(bytes[index]) {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    static func isBlankOrBreak(_ byte: UInt8) -> Bool { isBlank(byte) || isBreak(byte) }

    /// The comment that follows on the same line.
    func trailingComment(_ offset: Int) -> Trivia.Comment? {
        var index = offset
        while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
        guard index > offset, index < bytes.count, bytes[index] == UInt8(ascii: "#") else { return nil }
        return comment(at: index, standsAlone: false)
    }

    /// The colon behind a key on the same line.
    func colon(after key: Int) throws(NotUnderstood) -> Int {
        var index = key
        while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw NotUnderstood() }
        return index
    }
}
