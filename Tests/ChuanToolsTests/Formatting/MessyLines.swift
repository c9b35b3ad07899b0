import Chuan
import Foundation
import TestSupport

/// Spoils the layout of a text that is laid out well, line by line, so that formatting has to give the same text back:
/// other indents, blanks, blank lines, line ends, letters taken apart.
struct MessyLines {
    private var random: Seeded
    /// The indents of the open lists and mappings: as they should be, and as they are made.
    private var levels: [(right: Int, wrong: Int)] = [(0, 0)]
    /// How far a text in lines is moved, and the indent below which it ends.
    private var moved: (below: Int, by: Int)?
    private var isKeyOnly = false
    private var lines: [String] = []

    init(_ random: Seeded) { self.random = random }

    static func spoil(_ text: String, _ random: inout Seeded) -> String {
        var messy = MessyLines(Seeded(random.next()))
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            messy.take(String(line))
        }
        return messy.text()
    }

    private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

    private mutating func blanks(_ most: Int) -> String { String(repeating: " ", count: 1 + random.below(most)) }

    private mutating func take(_ line: String) {
        let content = line.drop { $0 == " " }
        let indent = line.count - content.count
        if content.isEmpty { return takeBlank() }
        if let moved, indent >= moved.below {
            lines.append(String(repeating: " ", count: indent + moved.by) + content)
            return
        }
        moved = nil
        if content.hasPrefix("#") {
            // A comment stands where the next line does; that is not known yet.
            lines.append("\u{1}\(indent)\u{1}" + comment(String(content)))
            return
        }
        takeContent(String(content), indent)
    }

    private mutating func takeBlank() {
        if moved != nil { return lines.append("") }
        for _ in 0...random.below(3) { lines.append(chance(30) ? blanks(6) : "") }
    }

    private mutating func comment(_ text: String) -> String {
        chance(30) && text.hasPrefix("# ") ? "#" + text.dropFirst(2) : text + (chance(30) ? blanks(3) : "")
    }

    private mutating func takeContent(_ content: String, _ indent: Int) {
        while let last = levels.last, last.right > indent { levels.removeLast() }
        var wrong = wrongIndent(indent, isItem: content.hasPrefix("- "))
        placeComments(wrong)
        var line = String(repeating: " ", count: wrong)
        var (rest, right) = (Substring(content), indent)
        while rest.hasPrefix("- ") {
            let gap = blanks(4)
            line += "-" + gap
            rest = rest.dropFirst(2)
            (right, wrong) = (right + 2, wrong + 1 + gap.count)
            if isMapping(rest) || rest.hasPrefix("- ") { levels.append((right, wrong)) }
        }
        line += spoiled(String(rest))
        isKeyOnly = rest.hasSuffix(":")
        if rest.hasSuffix(" >-") || rest.hasSuffix(" |") || rest.hasSuffix(" >") || rest.hasSuffix(" |-") {
            moved = (right + 1, wrong - right + random.below(4))
        }
        lines.append(line + (moved == nil && chance(25) ? (chance(50) ? blanks(3) : "\t") : ""))
    }

    private func isMapping(_ text: Substring) -> Bool {
        text.contains(": ") && text.first != "{" || text.hasSuffix(":")
    }

    private mutating func wrongIndent(_ indent: Int, isItem: Bool) -> Int {
        guard let last = levels.last else { return 0 }
        if last.right == indent { return last.wrong }
        let wrong = last.wrong + (isItem && isKeyOnly && chance(30) ? 0 : 1 + random.below(6))
        levels.append((indent, wrong))
        return wrong
    }

    /// Gives the comments before a line its indent.
    private mutating func placeComments(_ indent: Int) {
        for place in lines.indices.reversed() {
            let parts = lines[place].split(separator: "\u{1}", omittingEmptySubsequences: false)
            guard parts.count == 3 || lines[place].allSatisfy({ $0 == " " }) else { return }
            if parts.count == 3 { lines[place] = String(repeating: " ", count: indent) + parts[2] }
        }
    }

    /// A key and its value with other blanks between.
    private mutating func spoiled(_ text: String) -> String {
        guard let colon = text.firstRange(of: ": "), text.first != "{", text.first != "\"", text.first != "[",
            !text[..<colon.lowerBound].contains("#"), !text[..<colon.lowerBound].contains("\"")
        else { return text.first == "{" ? flow(text) : text }
        let key = String(text[..<colon.lowerBound])
        let value = String(text[colon.upperBound...])
        return (chance(30) && Words.ruleKey(key) != nil ? key.decomposedStringWithCanonicalMapping : key)
            + (chance(20) ? blanks(2) : "") + ":"
            + blanks(3) + (value.hasPrefix("{") || value.hasPrefix("[") ? flow(value) : value)
    }

    /// Things in brackets with other blanks, where no quotes are about.
    private mutating func flow(_ text: String) -> String {
        guard !text.contains("\""), !text.contains("'"), text.hasSuffix("}") || text.hasSuffix("]"),
            !text.contains("..")
        else { return text }
        var result = ""
        for letter in text {
            if "}]".contains(letter), chance(40) { result += blanks(2) }
            if letter == ",", chance(20) { result += " " }
            result.append(letter)
            if ",{[".contains(letter), chance(40) { result += blanks(2) }
        }
        return result
    }

    private mutating func text() -> String {
        placeComments(0)
        let end = chance(30) ? "\r\n" : "\n"
        let tail = chance(50) ? end : end + end + blanks(3) + end
        return (chance(20) ? "\u{FEFF}" : "") + (chance(20) ? end : "") + lines.joined(separator: end)
            + (chance(10) ? "" : tail)
    }
}
