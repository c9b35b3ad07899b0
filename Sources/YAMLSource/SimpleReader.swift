/// Steps through files in the simple part of YAML that rules and reports are mostly written in: block mappings and
/// lists, flow ones that end on their line, scalars without tags, anchors and aliases.
///
/// It knows less than libyaml, and says so: at the first thing that it is not sure of it gives up, and libyaml reads the
/// file from its start. What it reads it reads as libyaml does; a test compares them.
struct SimpleReader {
    /// Something that only libyaml can tell.
    struct Unsure: Error {}

    /// An open block mapping or list.
    struct Level {
        let isMapping: Bool
        let indent: Int
        /// Whether it is a list whose dashes stand right below the key that it belongs to.
        var isIndentless = false
    }

    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the line begins that is being read.
    var lineStart: Int
    private var levels: [Level] = []
    /// Where a value is missing so far, after a colon or a dash at the end of a line.
    private var awaited: Int?
    private var hasBegun = false

    /// - Parameters:
    ///   - bytes: A skeleton without tabs and carriage returns.
    ///   - start: Where reading begins.
    init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int) {
        self.bytes = bytes
        lineStart = start
    }

    /// Reads the file to its end.
    ///
    /// - Returns: False when it gave up; the builder is of no use then.
    /// - Complexity: O(n) in bytes.
    mutating func read(into builder: inout DocumentBuilder) -> Bool {
        do {
            try lines(&builder)
            return true
        } catch {
            return false
        }
    }

    private mutating func lines(_ builder: inout DocumentBuilder) throws(Unsure) {
        try emit(.streamStart, 0..<0, &builder)
        try emit(.documentStart(major: 1, minor: 2), lineStart..<lineStart, &builder)
        while let start = nextContent() { try line(from: start, &builder) }
        guard hasBegun else { throw Unsure() }
        try settle(&builder)
        while !levels.isEmpty { try close(&builder) }
        try emit(.documentEnd, bytes.count..<bytes.count, &builder)
        try emit(.streamEnd, bytes.count..<bytes.count, &builder)
    }

    /// Goes to the next line that is neither blank nor a comment.
    ///
    /// - Returns: Where its text begins; nil at the end of the file.
    private mutating func nextContent() -> Int? {
        while lineStart < bytes.count {
            let start = afterSpaces(lineStart)
            if start == bytes.count { return nil }
            if bytes[start] != Byte.hash && bytes[start] != Byte.lineFeed { return start }
            lineStart = afterLine(start)
        }
        return nil
    }

    func emit(_ kind: Event.Kind, _ range: Range<Int>, _ builder: inout DocumentBuilder) throws(Unsure) {
        if !builder.take(Event(kind: kind, start: range.lowerBound, end: range.upperBound)) { throw Unsure() }
    }

    func emitPlain(_ range: Range<Int>, isOneLine: Bool, _ builder: inout DocumentBuilder) throws(Unsure) {
        if !builder.takePlain(range, isOneLine: isOneLine) { throw Unsure() }
    }

    // MARK: Structure

    private mutating func open(mapping: Bool, at start: Int, indent: Int, _ builder: inout DocumentBuilder)
        throws(Unsure)
    {
        try emit(mapping ? .mappingStart : .sequenceStart, start..<start, &builder)
        levels.append(Level(isMapping: mapping, indent: indent))
    }

    private mutating func close(_ builder: inout DocumentBuilder) throws(Unsure) {
        guard let level = levels.popLast() else { throw Unsure() }
        try emit(level.isMapping ? .mappingEnd : .sequenceEnd, lineStart..<lineStart, &builder)
    }

    /// Fills the place of a value that did not come.
    private mutating func settle(_ builder: inout DocumentBuilder) throws(Unsure) {
        guard let place = awaited else { return }
        awaited = nil
        try emitPlain(place..<place, isOneLine: true, &builder)
    }

    /// Reads the line whose text begins at an offset, and those that its last scalar goes on to.
    private mutating func line(from start: Int, _ builder: inout DocumentBuilder) throws(Unsure) {
        let indent = start - lineStart
        if indent == 0, isMarker(start) { throw Unsure() }
        guard let top = levels.last else {
            if hasBegun { throw Unsure() }
            hasBegun = true
            try node(at: start, &builder)
            if levels.isEmpty { throw Unsure() }
            return
        }
        if awaited != nil {
            if indent > top.indent {
                awaited = nil
                return try node(at: start, &builder)
            }
            if top.isMapping, indent == top.indent, isDash(start) {
                awaited = nil
                try open(mapping: false, at: start, indent: indent, &builder)
                levels[levels.count - 1].isIndentless = true
                return try item(at: start, &builder)
            }
            try settle(&builder)
        }
        while let level = levels.last, level.indent > indent { try close(&builder) }
        if let level = levels.last, level.isIndentless, level.indent == indent, !isDash(start) { try close(&builder) }
        guard let level = levels.last, level.indent == indent, level.isMapping != isDash(start) else { throw Unsure() }
        if level.isMapping { try entry(at: start, &builder) } else { try item(at: start, &builder) }
    }

    /// An item of a list, from its dash on.
    private mutating func item(at dash: Int, _ builder: inout DocumentBuilder) throws(Unsure) {
        let start = afterSpaces(dash + 1)
        if isEnd(start) {
            awaited = dash + 1
            lineStart = afterLine(start)
        } else {
            try node(at: start, &builder)
        }
    }

    /// Whatever may stand at the start of a line or after a dash.
    private mutating func node(at start: Int, _ builder: inout DocumentBuilder) throws(Unsure) {
        let indent = start - lineStart
        if isDash(start) {
            try open(mapping: false, at: start, indent: indent, &builder)
            return try item(at: start, &builder)
        }
        if let (_, colon) = try key(at: start), isColon(colon) {
            try open(mapping: true, at: start, indent: indent, &builder)
            return try entry(at: start, &builder)
        }
        try value(at: start, &builder)
    }

    /// An entry of a mapping, from its key on.
    private mutating func entry(at start: Int, _ builder: inout DocumentBuilder) throws(Unsure) {
        guard let (end, colon) = try key(at: start), isColon(colon), colon - start < Self.longestKey else {
            throw Unsure()
        }
        let style = style(at: start)
        if style == .plain {
            try emitPlain(start..<end, isOneLine: true, &builder)
        } else {
            try emit(.scalar(style), start..<end, &builder)
        }
        let value = afterSpaces(colon + 1)
        if isEnd(value) {
            awaited = colon + 1
            lineStart = afterLine(value)
        } else if isDash(value) {
            throw Unsure()
        } else {
            try self.value(at: value, &builder)
        }
    }

    /// A scalar or flow collection, to the end of its line or lines.
    private mutating func value(at start: Int, _ builder: inout DocumentBuilder) throws(Unsure) {
        let outer = levels.last?.indent ?? -1
        switch bytes[start] {
        case Byte.quote, Byte.apostrophe:
            let end = try afterQuotes(start)
            try emit(.scalar(style(at: start)), start..<end, &builder)
            try endLine(end)
        case Byte.openList, Byte.openMapping: try endLine(try flow(at: start, &builder))
        case Byte.bar, Byte.greater:
            let end = try afterBlock(start, outer: outer)
            try emit(.scalar(bytes[start] == Byte.bar ? .literal : .folded), start..<end, &builder)
            lineStart = end
        default:
            let (end, next, isOneLine) = try plain(at: start, outer: outer)
            try emitPlain(start..<end, isOneLine: isOneLine, &builder)
            lineStart = next
        }
    }

    /// Leaves a line of which all was read but blanks and a comment.
    private mutating func endLine(_ end: Int) throws(Unsure) {
        let rest = afterSpaces(end)
        guard isEnd(rest), rest > end || rest == bytes.count || bytes[rest] == Byte.lineFeed else { throw Unsure() }
        lineStart = afterLine(rest)
    }

    /// Keys are read back no further than this by libyaml, roughly.
    static let longestKey = 1000
}
