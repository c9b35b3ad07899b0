import Chuan
import Diagnostics
import YAMLSource

/// A comment that switches a lint off for a part of a file: `# allow lint/long-line: a table of figures`, or in Vietnamese
/// `# cho phép lint/long-line: bảng số liệu`.
///
/// Behind text, it holds for that line. Alone on its line, it holds for what follows: the entry or item that starts on the
/// next line with text, with all that is indented below it. At the head of a file, with an empty line below it, it holds for
/// the whole file.
struct Suppression: Sendable {
    let name: String
    let nameSpan: Span
    let hasReason: Bool
    /// The comment.
    let span: Span
    /// The bytes for which it holds.
    let range: Range<Int>
    /// What goes when the comment is deleted: alone on its line, the line; otherwise the blanks before it too.
    let removal: Span

    static let openers = ["allow ", "cho phép "]

    /// Those of a file, in order.
    static func all(in file: LintedFile) -> [Suppression] {
        guard let comments = file.document?.comments, !comments.isEmpty else { return [] }
        let isAny = comments.contains { comment in openers.contains { comment.text.hasPrefix($0) } }
        guard isAny else { return [] }
        let lines = file.lines
        return comments.compactMap { Suppression($0, file, lines) }
    }

    private init?(_ comment: YAMLComment, _ file: LintedFile, _ lines: [Range<Int>]) {
        guard let opener = Self.openers.first(where: { comment.text.hasPrefix($0) }) else { return nil }
        let rest = comment.text.dropFirst(opener.count)
        let named = rest.prefix { $0 != ":" }
        name = String(named).trimmed
        guard name.hasPrefix("lint/") || !name.contains(" ") else { return nil }
        let text = file.source.bytes[comment.span.range]
        let start = text.firstRange(of: Array(opener.utf8)).map(\.upperBound) ?? comment.span.start
        nameSpan = file.span(start..<min(start + name.utf8.count, comment.span.end))
        hasReason = !String(rest.dropFirst(named.count + 1)).trimmed.isEmpty
        span = comment.span
        let place = lines.lastIndex { $0.lowerBound <= comment.span.start } ?? 0
        range = comment.standsAlone ? Self.below(place, file, lines) : lines[place]
        let blanks = file.source.bytes[..<comment.span.start].reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
        let next = place + 1 < lines.count ? lines[place + 1].lowerBound : file.source.bytes.count
        removal = file.span(
            comment.standsAlone ? lines[place].lowerBound..<next : comment.span.start - blanks..<comment.span.end)
    }

    /// What a comment on a line of its own holds for.
    private static func below(_ place: Int, _ file: LintedFile, _ lines: [Range<Int>]) -> Range<Int> {
        let bytes = file.source.bytes
        func indent(_ line: Range<Int>) -> Int? {
            guard let first = bytes[line].firstIndex(where: { $0 != 0x20 }), bytes[first] != UInt8(ascii: "#") else {
                return nil
            }
            return first - line.lowerBound
        }
        let isHead = lines[...place].allSatisfy { indent($0) == nil }
        let block = lines[place...].prefix { bytes[$0].contains { $0 != 0x20 } && indent($0) == nil }
        if isHead, block.endIndex < lines.count, lines[block.endIndex].isEmpty { return 0..<bytes.count }
        guard let next = lines[place...].firstIndex(where: { indent($0) != nil }), let own = indent(lines[next]) else {
            return lines[place]
        }
        let after = lines[(next + 1)...].firstIndex { line in indent(line).map { $0 <= own } ?? false }
        return lines[place].lowerBound..<(after.map { lines[$0].lowerBound } ?? bytes.count)
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
