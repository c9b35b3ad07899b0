import Diagnostics

/// Thrown after a mistake that leaves no way on; the diagnostic has been reported.
struct Halt: Error {}

/// Recursive descent over the tokens. What can be mended on the spot (`≥` for `>=`) is reported and taken as meant; any
/// other mistake ends the parse.
struct Parser {
    let slice: SourceSlice
    let text: [UInt8]
    let tokens: [Token]
    let depth: Int

    /// The next token to be read.
    var index = 0
    private(set) var nodes: [Node] = []
    private(set) var spans: [Span] = []
    /// Per node, of the tree below it.
    private var heights: [Int32] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// Parts that are being parsed within one another.
    private var nesting = 0
    /// Brackets that are open.
    var brackets = 0
    /// Within the upper end of a range, where `[` may be its bracket.
    var endsRange = false
    /// Within the brackets of a filter.
    var filters = 0
    /// Outside of brackets no comma can follow a number, so that one with a digit behind it is a decimal comma.
    var refusesComma = true

    /// What the caller knows.
    let names: KnownNames
    /// What the expression binds and has in scope.
    var locals = KnownNames()
    /// Keys of several tokens of the contexts so far: members may be called so.
    var keys = KnownNames()

    init(_ slice: SourceSlice, _ names: KnownNames, _ limits: Limits) {
        self.slice = slice
        self.names = names
        text = slice.text
        tokens = Lexer.tokens(of: slice.text)
        depth = limits.expressionDepth
        nodes.reserveCapacity(tokens.count)
        spans.reserveCapacity(tokens.count)
        heights.reserveCapacity(tokens.count)
    }

    // MARK: Tokens

    var token: Token { tokens[index] }
    var kind: Token.Kind { tokens[index].kind }
    var keyword: Keyword { tokens[index].keyword }

    /// The token some places on; past the last one, the last one.
    func ahead(_ count: Int) -> Token { tokens[min(index + count, tokens.count - 1)] }

    /// Whether the token some places on is of that kind and touches the one before.
    func touches(_ kind: Token.Kind, _ count: Int) -> Bool {
        let token = ahead(count)
        return token.kind == kind && !token.spaced
    }

    mutating func advance(_ count: Int = 1) {
        index = min(index + count, tokens.count - 1)
    }

    /// Reads a token of that kind, if it comes next.
    mutating func accept(_ kind: Token.Kind) -> Bool {
        guard self.kind == kind else { return false }
        advance()
        return true
    }

    mutating func accept(_ keyword: Keyword) -> Bool {
        guard self.keyword == keyword else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind, _ sign: String) throws(Halt) {
        if !accept(kind) { throw unexpected(.sign(sign)) }
    }

    mutating func expect(_ keyword: Keyword) throws(Halt) {
        if !accept(keyword) { throw unexpected(.sign("\(keyword)")) }
    }

    // MARK: Places

    /// The first character of the next token.
    var scalar: UInt32 { start < text.count ? Characters.scalar(in: text, at: start).value : 0 }

    /// Where the next token begins.
    var start: Int { Int(token.start) }

    /// Where the last token read ends.
    var lastEnd: Int { index > 0 ? Int(tokens[index - 1].end) : 0 }

    /// The place of some tokens in the file.
    func span(ofTokens range: Range<Int>) -> Span {
        slice.span(Int(tokens[range.lowerBound].start)..<Int(tokens[max(range.lowerBound, range.upperBound - 1)].end))
    }

    // MARK: Nodes

    /// Adds a node that begins at an offset of the text and ends with the last token read.
    mutating func add(_ node: Node, from start: Int) throws(Halt) -> NodeID {
        try add(node, slice.span(start..<max(start, lastEnd)))
    }

    mutating func add(_ node: Node, _ span: Span) throws(Halt) -> NodeID {
        var height: Int32 = 0
        node.forEachChild { height = max(height, heights[$0.offset]) }
        guard height < depth else { throw halt(.tooDeep(most: depth, at: span)) }
        nodes.append(node)
        spans.append(span)
        heights.append(height + 1)
        return NodeID(nodes.count - 1)
    }

    // MARK: Nesting

    /// Goes one level further down. After a mistake nothing is parsed any more, so only success has to `leave`.
    mutating func enter() throws(Halt) {
        nesting += 1
        guard nesting <= depth else { throw halt(.tooDeep(most: depth, at: slice.span(token.range))) }
    }

    mutating func leave() {
        nesting -= 1
    }

    /// Reads an opening bracket; what is returned goes to `leaveBracket`.
    mutating func enterBracket() -> Bool {
        let outer = endsRange
        advance()
        endsRange = false
        brackets += 1
        return outer
    }

    mutating func leaveBracket(_ outer: Bool) {
        brackets -= 1
        endsRange = outer
    }

    /// Reads the bracket that closes the one at a token.
    mutating func close(_ kind: Token.Kind, _ sign: String, opened: Int) throws(Halt) {
        if !accept(kind) { throw unclosed(sign, opened: opened) }
    }

    /// Reports that something else comes than the bracket that closes the one at a token.
    mutating func unclosed(_ sign: String, opened: Int) -> Halt {
        let open = slice.span(tokens[opened].range)
        if kind == .end { return halt(.unclosedBracket(spelling(opened), at: open)) }
        return unexpected(.closing(sign), open: open)
    }

    // MARK: Mistakes

    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    mutating func halt(_ diagnostic: Diagnostic) -> Halt {
        report(diagnostic)
        return Halt()
    }

    /// A token as it is written.
    func spelling(_ index: Int) -> String {
        String(decoding: text[tokens[index].range], as: UTF8.self)
    }

    /// Reports that something else was expected than the next token.
    mutating func unexpected(_ expected: Expected, open: Span? = nil) -> Halt {
        let span = slice.span(token.range)
        switch kind {
        case .unclosedString: return halt(unclosedString(at: start))
        case .unclosedComment: return halt(.unclosedComment(at: slice.span(start..<(start + 2))))
        case .end where tokens.count == 1: return halt(.missingExpression(at: slice.span))
        case .end: return halt(.unexpectedEnd(expected, at: span))
        default: break
        }
        if let mistake = misnumber() { return halt(mistake) }
        if expected == .end, kind == .colon { return halt(.foreignOperator(":", cure: "/", at: span)) }
        if let cure = ForeignSigns.cure(scalar), cure != "," || mayTakeComma {
            return halt(.foreignOperator(spelling(index), cure: cure, at: span))
        }
        return halt(.unexpectedToken(Expected.shown(spelling(index)), expected, at: span, open: open))
    }

    /// Whether a comma could stand in place of the next token.
    private var mayTakeComma: Bool { (brackets > 0 || !refusesComma) && ahead(1).kind != .end }

    /// From the quote to the end of its line.
    func unclosedString(at start: Int) -> Diagnostic {
        let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
        return .unclosedString(at: slice.span(start..<end))
    }

    mutating func expectEnd() throws(Halt) {
        if kind != .end { throw unexpected(.end) }
    }
}
