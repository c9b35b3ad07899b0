/// Writes HTML that is well-formed XML as well: every element is closed, every attribute has a quoted value.
///
/// Text and attributes are escaped here and nowhere else; names of elements and attributes are ours.
struct HTMLWriter {
    typealias Attributes = KeyValuePairs<StaticString, String?>

    let out: OutputBuffer

    init(_ out: OutputBuffer) { self.out = out }

    // MARK: Elements

    /// An element around what the body writes; attributes without a value are left out.
    func element(_ name: StaticString, _ attributes: Attributes = [:], _ body: () -> Void) {
        start(name, attributes)
        write(">")
        body()
        write("</")
        write(name)
        write(">")
    }

    /// An element around a text.
    func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { self.text(text) }
    }

    /// An element that never holds anything.
    func void(_ name: StaticString, _ attributes: Attributes = [:]) {
        start(name, attributes)
        write(" />")
    }

    private func start(_ name: StaticString, _ attributes: Attributes) {
        write("<")
        write(name)
        for (key, value) in attributes {
            guard let value else { continue }
            write(" ")
            write(key)
            write("=\"")
            text(value)
            write("\"")
        }
    }

    /// A line break in the source, so that lines don't get endless.
    func line() { write("\n") }

    // MARK: Text

    /// Text as it reads, whoever wrote it.
    func text(_ text: String) {
        var text = text
        let isPlain = text.withUTF8 { bytes -> Bool in
            let isPlain = bytes.allSatisfy(Self.isPlain)
            if isPlain { out.append(UnsafeRawBufferPointer(bytes)) }
            return isPlain
        }
        if isPlain { return }
        for scalar in text.unicodeScalars { append(scalar) }
    }

    /// Markup of our own.
    func write(_ markup: StaticString) {
        markup.withUTF8Buffer { out.append(UnsafeRawBufferPointer($0)) }
    }

    /// Bytes that need no second look: those of markup, controls, and the first ones of signs that hide do.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x7F, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), 0xC2, 0xE2, 0xEF:
            false
        default: true
        }
    }

    private func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "&": write("&amp;")
        case "<": write("&lt;")
        case ">": write("&gt;")
        case "\"": write("&quot;")
        case "'": write("&#39;")
        case "\u{FFFE}", "\u{FFFF}": write("\u{FFFD}")
        default:
            if TextReport.isHidden(scalar) { write(" ") } else { UTF8.encode(scalar)?.forEach(out.append(byte:)) }
        }
    }
}
