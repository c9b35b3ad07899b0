import Diagnostics

/// How messages show pieces of a file.
extension SourceFile {
    /// The text of a stretch on one line, cut where it is long.
    func shown(_ range: Range<Int>, most: Int = 60) -> String {
        let end = min(range.upperBound, range.lowerBound + most * 4)
        let scalars = text(range.lowerBound..<max(range.lowerBound, end)).unicodeScalars
        let line = scalars.prefix { $0 != "\n" && $0 != "\r" }
        guard line.count > most || end < range.upperBound else { return String(String.UnicodeScalarView(line)) }
        return String(String.UnicodeScalarView(line.prefix(most))) + "…"
    }

    /// The text of a stretch between quotes: double ones, unless that would need escapes.
    func quoted(_ range: Range<Int>) -> String { Self.quote(text(range)) }

    /// The same for a message.
    func quotedAndShown(_ range: Range<Int>) -> String { Self.quote(shown(range)) }

    private static func quote(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == Byte.quote || $0 == Byte.backslash }) else { return "\"\(text)\"" }
        var out = "'"
        for character in text.unicodeScalars {
            out.unicodeScalars.append(character)
            if character == "'" { out.unicodeScalars.append(character) }
        }
        return out + "'"
    }

    /// `key: "value"` as it should be written, or the quoted text alone when it is no value of a key.
    func mended(_ line: LineShape, _ range: Range<Int>) -> String {
        guard let key = line.key, range == line.value else { return quotedAndShown(range) }
        return "\(shown(key)): \(quotedAndShown(range))"
    }

    func span(_ range: Range<Int>) -> Span { Span(file: id, start: range.lowerBound, end: range.upperBound) }
}

extension Fix {
    /// Puts a stretch between quotes.
    static func quoting(_ range: Range<Int>, in source: SourceFile, _ grade: Grade) -> Fix {
        Fix(
            Message(vi: "đặt trong dấu ngoặc kép", en: "put it in quotes"), grade,
            [Edit(source.span(range), source.quoted(range))])
    }
}
