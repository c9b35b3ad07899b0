/// Builds the text of a part.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []

    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    init() { add(Self.declaration) }

    /// Adds markup as it is.
    mutating func add(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// Adds text with everything escaped that markup or spreadsheets would read otherwise.
    mutating func text(_ text: String) { bytes.append(contentsOf: Self.escaped(text).utf8) }

    /// A text as it stands between tags or quotes.
    ///
    /// - Specification: XML 1.0, 2.2 and 2.4; ECMA-376 part 1, 22.9.2.19 (ST_Xstring): `_x0041_` would be a letter.
    static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for (place, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\n": out += "&#10;"
            case "\t": out += "&#9;"
            case "_" where isEscape(text.unicodeScalars[place...]): out += "_x005F_"
            case _
            where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func isEscape(_ rest: Substring.UnicodeScalarView) -> Bool {
        let head = Array(rest.prefix(7))
        return head.count == 7 && head[1] == "x" && head[6] == "_"
            && head[2..<6].allSatisfy { $0.properties.isASCIIHexDigit }
    }
}
