import Chuan
import Diagnostics
import Foundation
import TestSupport
import YAMLSource

/// Writes a tree in any way that YAML allows: block and flow, quotes, folds, comments everywhere, keys in any order.
struct MessyTree {
    private var random: Seeded
    private var out = ""
    private var comments = 0
    /// Whether texts keep their style, and keys their place unless the table of words knows them.
    private let keepsStyles: Bool

    private init(_ random: Seeded, keepsStyles: Bool) {
        self.random = random
        self.keepsStyles = keepsStyles
    }

    static func written(_ root: YAMLNode, _ random: inout Seeded, keepsStyles: Bool = false) -> String {
        var tree = MessyTree(Seeded(random.next()), keepsStyles: keepsStyles)
        if tree.chance(10) { tree.out += "---\n" }
        tree.block(root, 0)
        tree.maybeComments(0, 30)
        if tree.chance(30) { tree.out = tree.out.replacing("\n", with: "\r\n") }
        return (tree.chance(15) ? "\u{FEFF}" : "") + tree.out
    }

    private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    private mutating func gap(_ most: Int) -> String { spaces(1 + random.below(most)) }

    // MARK: Comments

    private mutating func comment() -> String {
        comments += 1
        return random.pick(["# ", "#", "#\t", "#  "]) + random.pick(["lời", "word: [", "'x", "- a", "{"])
            + " \(comments)"
    }

    private mutating func maybeComments(_ indent: Int, _ percent: Int) {
        while chance(percent) {
            if chance(30) { out += chance(50) ? "\n" : "   \n" }
            if chance(50) { out += spaces(indent) + comment() + (chance(30) ? "  " : "") + "\n" }
        }
    }

    /// Ends a line, after a comment perhaps. A tab behind a dash would be taken for an indent.
    private mutating func endLine() {
        let isDash = out.hasSuffix("-")
        if chance(20) { out += gap(3) + comment() }
        out += (chance(15) ? random.pick([" ", "  ", isDash ? " " : "\t"]) : "") + "\n"
    }

    // MARK: Blocks

    /// Writes a list or mapping from the start of a line on.
    private mutating func block(_ node: YAMLNode, _ indent: Int, isInline: Bool = false) {
        var isFirst = isInline
        if let entries = node.entries {
            for entry in shuffled(entries) {
                if !isFirst { maybeComments(indent, 20) }
                if !isFirst { out += spaces(indent) }
                isFirst = false
                out += key(entry) + (chance(15) ? " " : "") + ":"
                value(entry.value, indent, isItem: false)
            }
            if chance(10) { maybeComments(indent + random.below(2), 50) }
            return
        }
        for item in node.items.map(Array.init) ?? [] {
            if !isFirst { maybeComments(indent, 15) }
            if !isFirst { out += spaces(indent) }
            isFirst = false
            out += "-"
            value(item, indent, isItem: true)
        }
    }

    private mutating func shuffled(_ entries: YAMLEntries) -> [YAMLEntry] {
        guard entries.allSatisfy({ Words.ruleKey($0.name) != nil }) else { return Array(entries) }
        return chance(60) ? Array(entries).shuffled(using: &random) : Array(entries)
    }

    private mutating func key(_ entry: YAMLEntry) -> String {
        let isKnown = Words.ruleKey(entry.name) != nil
        if isKnown, chance(20) { return entry.name.decomposedStringWithCanonicalMapping }
        let isPlain = entry.key.scalar?.style == .plain
        return isPlain && (keepsStyles || chance(80)) ? entry.name : doubleQuoted(entry.name)
    }

    private mutating func value(_ node: YAMLNode, _ indent: Int, isItem: Bool) {
        guard node.scalar == nil, !isEmpty(node), !chance(15) else { return leaf(node, indent, isItem: isItem) }
        if isItem, chance(80) {
            let gap = gap(4)
            out += gap
            return block(node, indent + 1 + gap.count, isInline: true)
        }
        endLine()
        let isFlush = node.items != nil && !isItem && chance(30)
        let inner = isFlush ? indent : indent + 1 + random.below(5)
        maybeComments(inner, 15)
        block(node, inner)
    }

    private func isEmpty(_ node: YAMLNode) -> Bool { node.entries?.isEmpty ?? node.items?.isEmpty ?? false }

    private mutating func leaf(_ node: YAMLNode, _ indent: Int, isItem: Bool) {
        if let scalar = node.scalar, scalar.style == .plain, node.span.start == node.span.end { return endLine() }
        if let scalar = node.scalar, let text = blockScalar(scalar, indent) {
            out += gap(3) + text
            return
        }
        if chance(10) {
            endLine()
            maybeComments(indent + 1, 20)
            out += spaces(indent + 1 + random.below(4))
        } else {
            out += gap(3)
        }
        out += node.scalar.map { inline($0, indent + 2, isFlow: false) } ?? flow(node, indent + 2)
        endLine()
    }

    // MARK: Scalars

    /// A text after `|` or `>`, with its lines; nil where it is better quoted.
    private mutating func blockScalar(_ scalar: YAMLScalar, _ indent: Int) -> String? {
        let isBlock = scalar.style == .literal || scalar.style == .folded
        guard keepsStyles ? isBlock : chance(isBlock ? 90 : 8) else { return nil }
        let text = scalar.text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isWhole = text.hasSuffix("\n")
        guard lines.count <= (isWhole ? 2 : 1) || scalar.style == .literal, let first = lines.first, !first.isEmpty,
            !text.hasPrefix(" "), !text.hasSuffix(" "), !text.hasSuffix("\n\n"), !text.contains("\t")
        else { return nil }
        // A comment may follow that is one further in than the key: it must not become a line of the text.
        let depth = 2 + random.below(3)
        let sign = scalar.style == .literal || chance(50) ? "|" : ">"
        let digit = chance(30) ? "\(depth)" : ""
        var block = sign + (isWhole ? (digit.isEmpty ? "" : digit) : digit + "-")
        if chance(20) { block += "  " + comment() }
        for line in isWhole ? lines.dropLast() : lines[...] {
            block += "\n" + (line.isEmpty ? "" : spaces(indent + depth) + line)
        }
        return block + "\n" + (chance(20) ? "\n" : "")
    }

    private mutating func inline(_ scalar: YAMLScalar, _ indent: Int, isFlow: Bool) -> String {
        let text = scalar.text
        let mustQuote = isFlow && text.contains { ",[]{}\"'".contains($0) } || text.contains("\n")
        if scalar.style == .plain, !mustQuote, keepsStyles || chance(70) { return folded(text, indent) }
        if text.contains("\n") || text.isEmpty || (!keepsStyles && chance(50)) || scalar.style == .doubleQuoted {
            return folded(doubleQuoted(text), indent)
        }
        return folded("'" + text.replacing("'", with: "''") + "'", indent)
    }

    private func doubleQuoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Breaks a text at one of its blanks.
    private mutating func folded(_ text: String, _ indent: Int) -> String {
        guard chance(10), !text.contains("#"), !text.contains(": "), !text.contains("- "), !text.contains("  ") else {
            return text
        }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count > 2, words.allSatisfy({ !$0.isEmpty && $0 != "'" && $0 != "\"" && $0 != "?" }) else {
            return text
        }
        let cut = 1 + random.below(words.count - 1)
        return words[..<cut].joined(separator: " ") + (chance(30) ? "  \n" : "\n") + spaces(indent + random.below(3))
            + words[cut...].joined(separator: " ")
    }

    // MARK: Brackets

    private mutating func flow(_ node: YAMLNode, _ indent: Int) -> String {
        var text = node.entries == nil ? "[" : "{"
        let parts = node.entries.map { shuffled($0).map(\.self) } ?? []
        let count = node.entries?.count ?? node.items?.count ?? 0
        for place in 0..<count {
            text += space(indent)
            if node.entries != nil {
                let name = key(parts[place])
                text += name + (chance(10) ? " " : "") + ": "
            }
            let part = node.entries == nil ? node.items?[place] : parts[place].value
            if let part { text += part.scalar.map { inline($0, indent + 2, isFlow: true) } ?? flow(part, indent + 2) }
            if place < count - 1 || chance(15) { text += (chance(15) ? space(indent) : "") + "," }
        }
        return text + space(indent) + (node.entries == nil ? "]" : "}")
    }

    private mutating func space(_ indent: Int) -> String {
        if chance(70) { return random.pick(["", " ", "  "]) }
        return (chance(40) ? " " + comment() : "") + "\n" + (chance(20) ? "\n" : "") + spaces(indent + random.below(4))
    }
}
