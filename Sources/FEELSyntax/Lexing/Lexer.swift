import Diagnostics

/// Cuts text into tokens; never fails. What is wrong with a token is said by the parser, when it comes to it: it may be
/// part of a known name.
struct Lexer {
    private let text: UnsafeBufferPointer<UInt8>
    private var tokens: [Token] = []
    private var position = 0
    private var spaced = false

    /// The tokens of a text, the last of which is `end`.
    ///
    /// - Complexity: O(n) in bytes.
    static func tokens(of text: [UInt8]) -> [Token] {
        text.withUnsafeBufferPointer { text in
            var lexer = Lexer(text: text)
            lexer.tokens.reserveCapacity(text.count / 3 + 4)
            while lexer.next() {}
            lexer.add(.end, from: text.count)
            return lexer.tokens
        }
    }

    private init(text: UnsafeBufferPointer<UInt8>) {
        self.text = text
    }

    private func byte(_ ahead: Int = 0) -> UInt8 {
        position + ahead < text.count ? text[position + ahead] : 0
    }

    /// Adds a token that ends at the position.
    private mutating func add(
        _ kind: Token.Kind, from start: Int, keyword: Keyword = .none, normal: Bool = true, hash: UInt64? = nil
    ) {
        let hash = hash ?? Hash.of(text[start..<position])
        tokens.append(
            Token(
                kind: kind, keyword: keyword, spaced: spaced, normal: normal, start: Int32(start), end: Int32(position),
                hash: hash))
        spaced = false
    }

    /// Reads one token, or one piece of white space.
    private mutating func next() -> Bool {
        guard position < text.count else { return false }
        let first = text[position]
        switch first {
        case 0x20, 0x09...0x0D:
            spaced = true
            position += 1
        case 0x41...0x5A, 0x61...0x7A, 0x5F: word()
        case 0x30...0x39: number()
        case 0x22: string()
        case 0x2F where byte(1) == 0x2F || byte(1) == 0x2A: comment()
        case 0x2E: dot()
        case 0..<0x80:
            position += 1
            add(Lexer.sign(first), from: position - 1)
        default: beyondASCII()
        }
        return true
    }

    private static func sign(_ byte: UInt8) -> Token.Kind {
        switch Unicode.Scalar(byte) {
        case "(": .leftParen
        case ")": .rightParen
        case "[": .leftBracket
        case "]": .rightBracket
        case "{": .leftBrace
        case "}": .rightBrace
        case ",": .comma
        case ":": .colon
        case "+": .plus
        case "-": .minus
        case "*": .star
        case "/": .slash
        case "<": .less
        case ">": .greater
        case "=": .equal
        case "!": .bang
        case "@": .at
        case "?": .question
        default: .other
        }
    }

    private mutating func beyondASCII() {
        let (scalar, length) = Characters.scalar(in: text, at: position)
        if Characters.isSpace(scalar) {
            spaced = true
            position += length
        } else if Characters.isNameStart(scalar) {
            word()
        } else {
            position += length
            add(.other, from: position - length)
        }
    }

    private mutating func word() {
        let start = position
        let (end, plainHash, normal) = Lexer.word(in: text, from: start)
        position = end
        let hash = normal ? plainHash : Hash.of(nfc(String(decoding: text[start..<end], as: UTF8.self)).utf8)
        add(.word, from: start, keyword: Keyword(text, start..<end, hash), normal: normal, hash: hash)
    }

    /// The word at a place, in normalisation form C; nil where none begins.
    static func normalWord(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, hash: UInt64)? {
        guard start < text.count, Characters.isNameStart(Characters.scalar(in: text, at: start).value) else {
            return nil
        }
        let (end, hash, normal) = word(in: text, from: start)
        return normal ? (end, hash) : nil
    }

    /// Where a word ends, the hash of its bytes, and whether they are in normalisation form C.
    private static func word(
        in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (end: Int, hash: UInt64, normal: Bool) {
        var place = start
        var hash = Hash.seed
        var normal = true
        while place < text.count {
            if text[place] < 0x80 {
                guard Characters.isASCIINamePart(text[place]) else { break }
                hash = Hash.combine(hash, text[place])
                place += 1
                continue
            }
            let (scalar, size) = Characters.scalar(in: text, at: place)
            guard Characters.isNamePart(scalar) else { break }
            if !isStableInNFC(scalar) { normal = false }
            for byte in place..<(place + size) { hash = Hash.combine(hash, text[byte]) }
            place += size
        }
        return (place, hash, normal)
    }

    private mutating func digits() {
        while position < text.count, Characters.isDigit(text[position]) { position += 1 }
    }

    /// `12`, `1.5`, `.5`, `1.2e-3`, and with a `%` right after it. No point without a digit behind it: `1..5` is a range.
    private mutating func number() {
        let start = position
        digits()
        if byte() == 0x2E, Characters.isDigit(byte(1)) {
            position += 1
            digits()
        }
        if byte() | 0x20 == 0x65 {
            let sign = byte(1) == 0x2B || byte(1) == 0x2D ? 1 : 0
            if Characters.isDigit(byte(1 + sign)) {
                position += 1 + sign
                digits()
            }
        }
        if byte() == 0x25 {
            position += 1
            add(.percent, from: start)
        } else {
            add(.number, from: start)
        }
    }

    private mutating func dot() {
        let start = position
        if byte(1) == 0x2E {
            position += 2
            add(.dots, from: start)
        } else if Characters.isDigit(byte(1)) {
            number()
        } else {
            position += 1
            add(.dot, from: start)
        }
    }

    private mutating func string() {
        let start = position
        position += 1
        while position < text.count, text[position] != 0x22 {
            position += text[position] == 0x5C ? 2 : 1
        }
        let closed = position < text.count
        position = closed ? position + 1 : text.count
        add(closed ? .string : .unclosedString, from: start)
    }

    private mutating func comment() {
        let start = position
        if byte(1) == 0x2F {
            while position < text.count, text[position] != 0x0A, text[position] != 0x0D { position += 1 }
        } else {
            position += 2
            while position < text.count, !(text[position] == 0x2A && byte(1) == 0x2F) { position += 1 }
            guard position < text.count else { return add(.unclosedComment, from: start) }
            position += 2
        }
        spaced = true
    }
}

/// FNV-1a: the same in every run, cheap for short words. A hit is compared in full.
enum Hash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    static func combine(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(seed, combine)
    }
}
