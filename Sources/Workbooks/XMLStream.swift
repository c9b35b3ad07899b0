internal import CExpat
internal import Glibc

/// What a part of a workbook says, element by element. Names come without prefix.
protocol XMLVisitor: AnyObject {
    func start(_ name: XMLName, _ attributes: XMLAttributes)
    func end(_ name: XMLName)
    /// The same with the bytes of the tag; of an element without content the end has none.
    func start(_ name: XMLName, _ attributes: XMLAttributes, at place: Range<Int>)
    func end(_ name: XMLName, at place: Range<Int>)
    /// Text between tags; a stretch may come in several pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Whether nothing more is wanted.
    var isDone: Bool { get }
}

extension XMLVisitor {
    func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    func end(_ name: XMLName) {}
    func start(_ name: XMLName, _ attributes: XMLAttributes, at place: Range<Int>) { start(name, attributes) }
    func end(_ name: XMLName, at place: Range<Int>) { end(name) }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    var isDone: Bool { false }
}

/// The name of an element while it is visited.
struct XMLName {
    fileprivate let start: UnsafePointer<CChar>
    private let whole: UnsafePointer<CChar>

    var text: String { String(cString: start) }

    /// `x:` of `x:row`.
    var prefix: String { String(String(cString: whole).dropLast(text.count)) }

    /// - Parameter qualified: A name as it stands in the file, perhaps with a prefix.
    fileprivate init(_ qualified: UnsafePointer<CChar>) {
        whole = qualified
        var start = qualified
        var place = qualified
        while place.pointee != 0 {
            if place.pointee == 0x3A { start = place + 1 }
            place += 1
        }
        self.start = start
    }

    static func == (name: XMLName, text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            for (place, byte) in wanted.enumerated() where UInt8(bitPattern: name.start[place]) != byte { return false }
            return name.start[wanted.count] == 0
        }
    }
}

/// The attributes of an element while it is visited.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The text of an attribute without prefix.
    subscript(name: StaticString) -> String? { pointer(name).map { String(cString: $0) } }

    /// The text of an attribute, wherever its name comes from.
    subscript(anyPrefix name: StaticString) -> String? {
        first { XMLName($0) == name }.map { String(cString: $0) }
    }

    /// The number of an attribute.
    func integer(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }

    /// Whether an attribute is set: `1` or `true`.
    func isSet(_ name: StaticString) -> Bool { self[name].map { $0 == "1" || $0 == "true" } ?? false }

    /// Lends the bytes of an attribute's text.
    func withText<R>(_ name: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
        pointer(name).map { text in
            let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
            return body(UnsafeBufferPointer(start: start, count: strlen(text)))
        }
    }

    private func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
        name.withUTF8Buffer { wanted in
            first { key in
                for (place, byte) in wanted.enumerated() where UInt8(bitPattern: key[place]) != byte { return false }
                return key[wanted.count] == 0
            }
        }
    }

    private func first(where isWanted: (UnsafePointer<CChar>) -> Bool) -> UnsafePointer<CChar>? {
        guard var place = list else { return nil }
        while let key = place[0] {
            if isWanted(key) { return place[1] }
            place += 2
        }
        return nil
    }
}

/// Reads XML with expat, and is all that knows of it. Declarations of types and entities, which no workbook has, are
/// refused: nothing expands and nothing outside is opened.
struct XMLStream: ~Copyable {
    enum Failure: Error, Hashable {
        case malformed
        case hasDeclarations
        case tooDeep
    }

    /// What the callbacks of the parser share.
    fileprivate final class Context {
        let visitor: any XMLVisitor
        let parser: XML_Parser
        let mostDepth: Int
        var depth = 0
        var failure: Failure?

        init(_ visitor: any XMLVisitor, _ parser: XML_Parser, _ mostDepth: Int) {
            self.visitor = visitor
            self.parser = parser
            self.mostDepth = mostDepth
        }

        /// The bytes of the tag that is visited.
        var place: Range<Int> {
            let start = Int(XML_GetCurrentByteIndex(parser))
            return start..<start + Int(XML_GetCurrentByteCount(parser))
        }

        func stop(_ failure: Failure?) {
            self.failure = self.failure ?? failure
            XML_StopParser(parser, 0)
        }
    }

    private let context: Context

    /// - Returns: Nil when there is no memory.
    init?(_ visitor: any XMLVisitor, depth: Int) {
        guard let parser = XML_ParserCreate(nil) else { return nil }
        context = Context(visitor, parser, depth)
        XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
        XML_SetElementHandler(parser, startElement, endElement)
        XML_SetCharacterDataHandler(parser, characters)
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in contextOf(data)?.stop(.hasDeclarations) }
    }

    deinit { XML_ParserFree(context.parser) }

    /// Takes the next piece.
    ///
    /// - Returns: Whether more is wanted.
    func take(_ piece: UnsafeRawBufferPointer) throws(Failure) -> Bool {
        try parse(piece, isLast: false)
        return !context.visitor.isDone
    }

    /// Closes the document.
    func finish() throws(Failure) {
        if !context.visitor.isDone { try parse(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) }
    }

    private func parse(_ piece: UnsafeRawBufferPointer, isLast: Bool) throws(Failure) {
        let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
        let status = XML_Parse(context.parser, start, Int32(piece.count), isLast ? 1 : 0)
        if let failure = context.failure { throw failure }
        if status != XML_STATUS_OK, !context.visitor.isDone { throw .malformed }
    }
}

private func contextOf(_ data: UnsafeMutableRawPointer?) -> XMLStream.Context? {
    data.map { Unmanaged<XMLStream.Context>.fromOpaque($0).takeUnretainedValue() }
}

private func startElement(
    _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
) {
    guard let context = contextOf(data), let name else { return }
    context.depth += 1
    if context.depth > context.mostDepth { return context.stop(.tooDeep) }
    context.visitor.start(XMLName(name), XMLAttributes(list: attributes), at: context.place)
    if context.visitor.isDone { context.stop(nil) }
}

private func endElement(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?) {
    guard let context = contextOf(data), let name else { return }
    context.depth -= 1
    context.visitor.end(XMLName(name), at: context.place)
    if context.visitor.isDone { context.stop(nil) }
}

private func characters(_ data: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?, _ count: Int32) {
    guard let context = contextOf(data), let text, count > 0 else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        context.visitor.text(UnsafeBufferPointer(start: $0, count: Int(count)))
    }
}
