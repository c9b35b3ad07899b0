/// Writes JSON text: keys in the order given, two spaces a level, UTF-8 as it is.
struct JSONWriter {
    /// A text as JSON writes it.
    static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return writer.text
    }

    private var bytes: [UInt8] = []
    private var depth = 0
    /// Whether the open object or list has a member already.
    private var hasMember = [false]

    /// What was written and not taken yet.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Hands out what was written, and forgets it: what follows goes on behind it.
    mutating func taken() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    mutating func object(_ body: (inout JSONWriter) -> Void) {
        open("{")
        body(&self)
        close("}")
    }

    mutating func list<Items: Sequence>(_ items: Items, _ body: (inout JSONWriter, Items.Element) -> Void) {
        open("[")
        for item in items {
            startMember()
            body(&self, item)
        }
        close("]")
    }

    /// Begins an object or a list whose members come one at a time; to be closed by `close`.
    mutating func open(_ bracket: Unicode.Scalar) {
        put(bracket)
        depth += 1
        hasMember.append(false)
    }

    mutating func close(_ bracket: Unicode.Scalar) {
        depth -= 1
        if hasMember.removeLast() { breakLine() }
        put(bracket)
    }

    /// Begins an item of an open list.
    mutating func startMember() {
        if hasMember[depth] { put(",") }
        hasMember[depth] = true
        breakLine()
    }

    mutating func key(_ key: String) {
        startMember()
        quote(key)
        put(":")
        put(" ")
    }

    mutating func member(_ key: String, _ value: String?) {
        self.key(key)
        string(value)
    }

    mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        number(value)
    }

    mutating func number(_ value: Int) { append(String(value)) }

    mutating func truth(_ value: Bool) { append(value ? "true" : "false") }

    mutating func string(_ value: String?) {
        if let value { quote(value) } else { append("null") }
    }

    /// Ends the document.
    mutating func line() { put("\n") }

    // MARK: Bytes

    private mutating func put(_ scalar: Unicode.Scalar) { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private static let indents = [UInt8](repeating: 0x20, count: 128)

    private mutating func breakLine() {
        put("\n")
        var rest = 2 * depth
        while rest > 0 {
            let count = min(rest, Self.indents.count)
            bytes.append(contentsOf: Self.indents[..<count])
            rest -= count
        }
    }

    /// Control characters, quotes and backslashes are escaped; so are the separators that end a line in JavaScript.
    private mutating func quote(_ value: String) {
        put("\"")
        var value = value
        value.withUTF8 { text in
            var written = 0
            var place = 0
            while place < text.count {
                let byte = text[place]
                // Most bytes are plain.
                if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0x7F, byte != 0xE2 {
                    place += 1
                    continue
                }
                let width = byte == 0xE2 ? Self.separator(text, place) : 1
                if width > 0 {
                    bytes.append(contentsOf: text[written..<place])
                    escape(width == 3 ? 0x2028 + UInt32(text[place + 2] - 0xA8) : UInt32(byte))
                    written = place + width
                }
                place += max(1, width)
            }
            bytes.append(contentsOf: text[written...])
        }
        put("\"")
    }

    /// 3 where U+2028 or U+2029 stands at a place, 0 elsewhere.
    private static func separator(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        place + 2 < text.count && text[place + 1] == 0x80 && text[place + 2] & 0xFE == 0xA8 ? 3 : 0
    }

    private mutating func escape(_ value: UInt32) {
        switch value {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        default:
            let digits = String(value, radix: 16)
            append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        }
    }
}
