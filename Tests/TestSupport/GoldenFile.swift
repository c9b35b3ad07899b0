/// A Markdown file of cases: one topic, one `## section` a case.
///
/// Fences are three or more backticks; the closing one is at least as long as the opening one. A block whose fence says
/// `escaped` writes what can't be seen as `\t`, `\r`, `\n`, `\\`, `\u{A0}`, `\xFF`; a backslash at the end of a line joins
/// it with the next one, or leaves out the last line break.
package struct GoldenFile: Sendable {
    package let name: String
    package let cases: [GoldenCase]
    /// What keeps the file from being read as cases, each with its line from 1.
    package let mistakes: [(line: Int, text: String)]
    let lines: [String]

    package init(name: String, text: String) {
        var reader = GoldenReader(text)
        reader.read()
        self.name = name
        lines = reader.lines
        cases = reader.cases
        mistakes = reader.mistakes
    }

    /// The file with other expectations: a text for each case in order; nil leaves one as it is.
    package func replacing(_ expectations: [String?]) -> String {
        var lines = lines
        for (section, text) in zip(cases, expectations).reversed() {
            guard let text, let old = section.expectation else { continue }
            let new = GoldenFile.lines(of: text)
            lines.replaceSubrange(old.lines, with: new)
            let fence = String(repeating: "`", count: GoldenFile.fence(around: new))
            lines[old.lines.lowerBound - 1] = fence + "expect"
            lines[old.lines.lowerBound + new.count] = fence
        }
        return lines.joined(separator: "\n")
    }

    /// Lines without the last line break, if there is one.
    static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Backticks that no line of the block can close.
    private static func fence(around lines: [String]) -> Int {
        lines.reduce(3) { max($0, $1.prefix { $0 == "`" }.count + 1) }
    }
}

/// Reads the sections of one file, line by line.
struct GoldenReader {
    private struct Section {
        let title: String
        let line: Int
        var inputs: [GoldenCase.Block] = []
        var expectation: GoldenCase.Expectation?
        var saysWhy = false
    }

    let lines: [String]
    private(set) var cases: [GoldenCase] = []
    private(set) var mistakes: [(line: Int, text: String)] = []
    private var given: [GoldenCase.Block] = []
    private var section: Section?
    private var next = 0

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    mutating func read() {
        while next < lines.count {
            let line = lines[next]
            next += 1
            if line.hasPrefix("## ") {
                closeSection()
                section = Section(title: String(line.dropFirst(3)), line: next)
            } else if line.hasPrefix("```") {
                readBlock(opening: line)
            } else if line.contains(where: { !$0.isWhitespace }) {
                section?.saysWhy = true
            }
        }
        closeSection()
    }

    private mutating func readBlock(opening: String) {
        let start = next
        let fence = opening.prefix { $0 == "`" }.count
        while next < lines.count, !GoldenReader.closes(lines[next], fence) { next += 1 }
        guard next < lines.count else {
            mistakes.append((start, "this block has no closing fence"))
            return
        }
        let content = lines[start..<next].map { $0 + "\n" }.joined()
        let range = start..<next
        next += 1
        let words = opening.dropFirst(fence).split(separator: " ")
        take(words.map(String.init), content, range, fence)
    }

    private static func closes(_ line: String, _ fence: Int) -> Bool {
        line.count >= fence && line.allSatisfy { $0 == "`" }
    }

    private mutating func take(_ words: [String], _ content: String, _ range: Range<Int>, _ fence: Int) {
        let line = range.lowerBound
        guard let language = words.first, words.dropFirst().allSatisfy({ $0 == "escaped" }) else {
            mistakes.append((line, "a fence says what its block is, and maybe `escaped`, nothing else"))
            return
        }
        if language == "expect" {
            if section == nil || section?.expectation != nil {
                mistakes.append((line, "one expectation a section, and none before the first"))
            }
            section?.expectation = GoldenCase.Expectation(text: content, lines: range, fence: fence)
            return
        }
        guard let bytes = words.count > 1 ? unescape(content) : Array(content.utf8) else {
            mistakes.append((line, "an escape that is none of \\t \\r \\n \\\\ \\u{…} \\xFF"))
            return
        }
        keep(GoldenCase.Block(language: language, bytes: bytes, line: line))
    }

    private mutating func keep(_ block: GoldenCase.Block) {
        let others = section?.inputs ?? given
        if others.contains(where: { $0.language == block.language }) {
            mistakes.append((block.line, "a second block of `\(block.language)`"))
        }
        if section == nil { given.append(block) } else { section?.inputs.append(block) }
    }

    private mutating func closeSection() {
        guard let section else { return }
        cases.append(
            GoldenCase(
                title: section.title, line: section.line, given: given, inputs: section.inputs,
                expectation: section.expectation, saysWhy: section.saysWhy))
    }
}

/// The bytes that a text with escapes stands for; nil when an escape is none.
func unescape(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while let character = rest.popFirst() {
        guard character == "\\" else {
            bytes += Array(String(character).utf8)
            continue
        }
        switch rest.popFirst() {
        case "\\": bytes.append(0x5C)
        case "t": bytes.append(0x09)
        case "r": bytes.append(0x0D)
        case "n": bytes.append(0x0A)
        case "\n": break
        case "x":
            guard let byte = UInt8(rest.prefix(2), radix: 16), rest.prefix(2).count == 2 else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        case "u":
            guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}"),
                let scalar = UInt32(rest[..<end], radix: 16).flatMap(Unicode.Scalar.init)
            else { return nil }
            bytes += Array(String(Character(scalar)).utf8)
            rest = rest[rest.index(after: end)...]
        default: return nil
        }
    }
    return bytes
}
