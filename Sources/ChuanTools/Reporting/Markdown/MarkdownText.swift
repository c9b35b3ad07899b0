/// Text made fit to stand in Markdown.
enum MarkdownText {
    /// Every sign that would begin markup, HTML, mathematics or a link is escaped, and no other, since people read messages
    /// without a viewer too. The text stays on its line and in its cell of a table.
    ///
    /// - Specification: CommonMark 0.31, sections 2.4, 2.5 and 6; GitHub Flavored Markdown, sections 4.10, 6.5 and 6.9.
    static func escaped(_ text: String) -> String {
        let scalars = Array(TextReport.clean(text).unicodeScalars)
        var out = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            let previous = place > 0 ? scalars[place - 1] : " "
            let next = place + 1 < scalars.count ? scalars[place + 1] : " "
            switch scalar {
            case "<": out += "&lt;".unicodeScalars
            case "&": out += "&amp;".unicodeScalars
            case "@": out += "&#64;".unicodeScalars
            case "\u{2028}", "\u{2029}": out.append(" ")
            // `https:` and `www.` would become links.
            case ":" where next == "/": out += "&#58;".unicodeScalars
            case "." where previous == "w" || previous == "W": out += "&#46;".unicodeScalars
            case "_" where previous.properties.isAlphabetic && next.properties.isAlphabetic: out.append(scalar)
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
                out.append("\\")
                out.append(scalar)
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// The same at the start of a line, where more signs mean something: `# a`, `- a`, `1. a`, `> a`.
    static func line(_ text: String) -> String {
        let text = escaped(text)
        guard let first = text.unicodeScalars.first else { return text }
        if "#+-=>".unicodeScalars.contains(first) { return "\\" + text }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let sign = text.dropFirst(digits.count).first, sign == "." || sign == ")" else {
            return text
        }
        return digits + "\\" + text.dropFirst(digits.count)
    }
}
