/// Writes JSON text: keys in the order given, two spaces a level, UTF-8 as it is.
struct JSONWriter {
    /// A text as JSON writes it.
    static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return writer.text
    }

    private(set) var text = ""
    private var depth = 0
    /// Whether the open object or list has a member already.
    private var hasMember = [false]

    mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

    mutating func list<Items: Sequence>(_ items: Items, _ body: (inout JSONWriter, Items.Element) -> Void) {
        nest("[", "]") { writer in
            for item in items {
                writer.startMember()
                body(&writer, item)
            }
        }
    }

    mutating func key(_ key: String) {
        startMember()
        quote(key)
        text += ": "
    }

    mutating func member(_ key: String, _ value: String?) {
        self.key(key)
        string(value)
    }

    mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        number(value)
    }

    mutating func number(_ value: Int) { text += String(value) }

    mutating func truth(_ value: Bool) { text += value ? "true" : "false" }

    mutating func string(_ value: String?) {
        guard let value else {
            text += "null"
            return
        }
        quote(value)
    }

    private mutating func startMember() {
        if hasMember[hasMember.count - 1] { text += "," }
        hasMember[hasMember.count - 1] = true
        text += "\n" + String(repeating: "  ", count: depth)
    }

    private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
        text += open
        depth += 1
        hasMember.append(false)
        body(&self)
        depth -= 1
        if hasMember.removeLast() { text += "\n" + String(repeating: "  ", count: depth) }
        text += close
    }

    /// Control characters, quotes and backslashes are escaped; so are the separators that end a line in JavaScript.
    private mutating func quote(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{2028}", "\u{2029}": text += escape(scalar)
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    text += escape(scalar)
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }

    private func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
