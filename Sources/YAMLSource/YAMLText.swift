/// Text to be written as YAML.
package enum YAMLText {
    /// A scalar that YAML reads as the same text: plain where that is beyond doubt, otherwise in double quotes.
    ///
    /// - Specification: YAML 1.2.2, sections 5.7 and 7.3.
    package static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\\(scalar)"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
                || scalar.value == 0x2029:
                out += "\\U" + hex(scalar.value)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// A text that starts with a letter may have some signs that mean nothing inside it.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter || first.isNumber, text.last != " " else { return false }
        let signs = first.isLetter ? "_ -/%.()<=+" : "_ -/"
        let words: Set<String> = ["null", "true", "false"]
        return text.allSatisfy { $0.isLetter || $0.isNumber || signs.contains($0) }
            && !words.contains(text.lowercased())
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
