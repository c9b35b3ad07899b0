/// A piece of the text. Operators of several signs (`<=`, `**`, `->`) are put together by the parser, so that names with
/// operators inside them are sequences of the same tokens.
struct Token {
    enum Kind: UInt8 {
        case end
        case word, number, percent, string
        case unclosedString, unclosedComment
        case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
        case comma, colon, dot, dots
        case plus, minus, star, slash
        case less, greater, equal, bang
        case at, question
        /// A sign that the language has no use for, or bytes that are no text.
        case other
    }

    var kind: Kind
    var keyword: Keyword
    /// White space or a comment stands before it.
    var spaced: Bool
    /// Its bytes are in normalisation form C.
    var normal: Bool
    var start: Int32
    var end: Int32
    /// Of the normalised bytes.
    var hash: UInt64

    var range: Range<Int> { Int(start)..<Int(end) }
}

/// Words with a meaning of their own, unless they are part of a known name.
enum Keyword: UInt8 {
    case none
    case `if`, then, `else`, `for`, `in`, `return`, some, every, satisfies
    case and, or, between, instance, of, not
    case function, external
    case null, `true`, `false`

    /// The keyword that a word of this hash is; most words are told apart by length and first letter.
    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ hash: UInt64) {
        self = .none
        guard (2...9).contains(range.count) else { return }
        for entry in Keyword.spellings[Int(text[range.lowerBound] & 31)] where entry.hash == hash {
            if text[range].elementsEqual(entry.bytes) { self = entry.keyword }
        }
    }

    private struct Spelling {
        let bytes: [UInt8]
        let hash: UInt64
        let keyword: Keyword
    }

    /// By first letter.
    private static let spellings: [[Spelling]] = {
        let all: [(String, Keyword)] = [
            ("if", .if), ("then", .then), ("else", .else), ("for", .for), ("in", .in), ("return", .return),
            ("some", .some), ("every", .every), ("satisfies", .satisfies), ("and", .and), ("or", .or),
            ("between", .between), ("instance", .instance), ("of", .of), ("not", .not), ("function", .function),
            ("external", .external), ("null", .null), ("true", .true), ("false", .false),
        ]
        var table = [[Spelling]](repeating: [], count: 32)
        for (spelling, keyword) in all {
            let bytes = Array(spelling.utf8)
            table[Int(bytes[0] & 31)].append(Spelling(bytes: bytes, hash: Hash.of(bytes), keyword: keyword))
        }
        return table
    }()
}
