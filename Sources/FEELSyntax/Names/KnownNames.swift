import Diagnostics

/// The names in scope, which may be of several words and hold signs and keywords: `kết quả đã số hóa`, `Full Name`,
/// `values in a list`, `decision A 2.1`. Where several fit, the longest is meant.
///
/// A name of one word is read as such whether it is known or not; those of several have to be, members of rows and
/// contexts included.
///
/// Names are compared in normalisation form C. A stretch of white space counts as one space; where a name has none, the
/// text may have none either, so that `a - b` is a subtraction though `a-b` is known.
public struct KnownNames: Sendable {
    /// Where a name may end.
    private struct Ending {
        var name = ""
        /// How often it is in scope.
        var count: Int32 = 0
    }

    private var edges = NameEdges()
    private var endings = Self.noNames
    /// Some name begins with something else than a letter.
    private(set) var startsOddly = false

    /// Where no name begins: shared, as most tables of a parse stay so.
    private static let noNames = [Ending()]

    public init() {}

    public init(_ names: some Sequence<String>) {
        for name in names { insert(name) }
    }

    var isEmpty: Bool { edges.isEmpty }

    /// The same names and some more.
    public func inserting(_ names: some Sequence<String>) -> KnownNames {
        var result = self
        for name in names { result.insert(name) }
        return result
    }

    /// Makes room for names.
    package mutating func reserve(_ count: Int) {
        endings.reserveCapacity(endings.count + count * 2)
        edges.reserve(count * 2)
    }

    /// Adds a name; one without any character is ignored.
    public mutating func insert(_ name: String) {
        _ = add(name)
    }

    /// Adds a name and tells how to take it back, and of how many tokens it is.
    mutating func add(_ name: String) -> (ending: Int32, tokens: Int) {
        if let plain = addPlainly(name) { return plain }
        let name = nfc(name)
        let text = Array(name.utf8)
        let tokens = Lexer.tokens(of: text).dropLast()
        guard let first = tokens.first else { return (0, 0) }
        if first.kind != .word { startsOddly = true }
        var node: Int32 = 0
        for index in tokens.indices {
            node = step(from: node, spaced: index > 0 && tokens[index].spaced, hash: tokens[index].hash)
        }
        let ending = end(at: node) {
            KnownNames.isPlain(tokens, in: text) ? name : KnownNames.spelling(of: tokens, in: text)
        }
        return (ending, tokens.count)
    }

    /// Adds a name of words with single spaces between them, as most are; nil for any other. The steps that were taken up
    /// to where it is found to be none are those of its tokens.
    private mutating func addPlainly(_ name: String) -> (ending: Int32, tokens: Int)? {
        let found = name.utf8.withContiguousStorageIfAvailable { bytes -> (node: Int32, tokens: Int)? in
            var (node, tokens, place): (Int32, Int, Int) = (0, 0, 0)
            while let word = Lexer.normalWord(in: bytes, from: place) {
                node = step(from: node, spaced: tokens > 0, hash: word.hash)
                tokens += 1
                if word.end == bytes.count { return (node, tokens) }
                guard bytes[word.end] == 0x20 else { return nil }
                place = word.end + 1
            }
            return nil
        }
        guard case let (node, tokens)?? = found else { return nil }
        return (end(at: node) { name }, tokens)
    }

    private mutating func step(from node: Int32, spaced: Bool, hash: UInt64) -> Int32 {
        let next = edges.step(from: node, spaced: spaced, hash: hash, orTo: Int32(endings.count))
        if Int(next) == endings.count { endings.append(Ending()) }
        return next
    }

    /// Lets a name end at a node.
    private mutating func end(at node: Int32, _ name: () -> String) -> Int32 {
        if endings[Int(node)].count == 0 { endings[Int(node)].name = name() }
        endings[Int(node)].count += 1
        return node
    }

    /// Whether a text is its tokens with single spaces between them, and nothing else.
    private static func isPlain(_ tokens: ArraySlice<Token>, in text: [UInt8]) -> Bool {
        var end: Int32 = 0
        for index in tokens.indices {
            let token = tokens[index]
            if index > 0, token.spaced {
                guard text[Int(end)] == 0x20 else { return false }
                end += 1
            }
            guard token.start == end else { return false }
            end = token.end
        }
        return Int(end) == text.count
    }

    /// Takes back what `add` put in scope.
    mutating func retract(_ ending: Int32) {
        endings[Int(ending)].count -= 1
    }

    /// The longest name that begins at a token.
    ///
    /// - Complexity: O(tokens of the longest name that begins alike).
    func match(_ tokens: [Token], at start: Int, in text: [UInt8]) -> (name: String, count: Int)? {
        var best: (name: String, count: Int)?
        var node: Int32 = 0
        var index = start
        while index < tokens.count {
            let token = tokens[index]
            guard let next = edges.step(from: node, spaced: index > start && token.spaced, hash: token.hash) else {
                break
            }
            node = next
            index += 1
            let ending = endings[Int(node)]
            if ending.count > 0 { best = (ending.name, index - start) }
        }
        guard let best, KnownNames.spells(best.name, tokens[start..<(start + best.count)], in: text) else { return nil }
        return best
    }

    /// The text of some tokens with single spaces, in normalisation form C.
    static func spelling(of tokens: ArraySlice<Token>, in text: [UInt8]) -> String {
        var bytes: [UInt8] = []
        for (index, token) in tokens.enumerated() {
            if index > 0, token.spaced { bytes.append(0x20) }
            bytes += text[token.range]
        }
        return nfc(String(decoding: bytes, as: UTF8.self))
    }

    /// Whether the text has the name where the tokens are, byte by byte.
    private static func isWritten(_ name: String, _ tokens: ArraySlice<Token>, in text: [UInt8]) -> Bool {
        guard let first = tokens.first, let last = tokens.last else { return false }
        let (start, count) = (Int(first.start), Int(last.end - first.start))
        let isSame = name.utf8.withContiguousStorageIfAvailable { name in
            text.withUnsafeBufferPointer { text in
                var offset = 0
                while offset < count, offset < name.count, name[offset] == text[start + offset] { offset += 1 }
                return offset == count && offset == name.count
            }
        }
        return isSame ?? false
    }

    /// Whether the tokens are that name indeed, hashes apart.
    private static func spells(_ name: String, _ tokens: ArraySlice<Token>, in text: [UInt8]) -> Bool {
        if isWritten(name, tokens, in: text) { return true }
        guard tokens.allSatisfy(\.normal) else { return spelling(of: tokens, in: text) == name }
        var rest = name.utf8.makeIterator()
        for (index, token) in tokens.enumerated() {
            if index > 0, token.spaced, rest.next() != 0x20 { return false }
            for byte in text[token.range] where rest.next() != byte { return false }
        }
        return rest.next() == nil
    }
}
