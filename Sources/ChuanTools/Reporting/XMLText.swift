/// Text made fit to stand in XML.
enum XMLText {
    /// Markup escaped, in attributes too; what XML 1.0 cannot hold is replaced by U+FFFD.
    ///
    /// - Specification: XML 1.0, sections 2.2 and 3.3.3.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\n": out += "&#10;"
            case "\r": out += "&#13;"
            case "\t": out += "&#9;"
            case "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
            default:
                if scalar.value < 0x20 { out += "\u{FFFD}" } else { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    /// `<name a="1" b="2"`, the end left to the caller.
    static func open(_ name: String, _ attributes: [(String, String)]) -> String {
        "<" + name + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
    }
}
