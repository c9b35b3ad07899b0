import Chuan
import Diagnostics
import YAMLSource

extension Layout {
    /// One entry of a mapping, with what stands around its key.
    struct Part {
        let entry: YAMLEntry
        /// Nil for a key that is not known here.
        let key: RuleKey?
        let role: FormatRole
        /// Whether the key should be one of the known ones, and is not.
        let isStrange: Bool
        let colon: Int
        /// Comments and blank lines before it.
        var lead: [Trivia]
        /// What stands between the colon and the value; nil when that is not understood.
        let before: FormatSource.Properties?
        let end: Int
    }

    /// The entries of a mapping without brackets, in the order in which they stand.
    mutating func parts(of node: YAMLNode, _ role: FormatRole) throws(NotUnderstood) -> [Part] {
        guard let entries = node.entries else { throw NotUnderstood() }
        let column = source.column(of: node.span.start)
        var parts: [Part] = []
        for entry in entries {
            var lead: [Trivia] = []
            if let last = parts.last {
                let trivia = try source.trivia(last.end..<entry.key.span.start)
                lead = settle(trivia.filter(isOnItsOwn), after: last.entry.value, column: column)
            } else if entry.key.span.start != node.span.start {
                throw NotUnderstood()
            }
            parts.append(try part(entry, role, lead))
        }
        return parts
    }

    private func part(_ entry: YAMLEntry, _ role: FormatRole, _ lead: [Trivia]) throws(NotUnderstood) -> Part {
        guard entry.key.scalar != nil, !isAlias(entry.key) else { throw NotUnderstood() }
        let colon = try source.colon(after: entry.key.span.end)
        let key = role.place.flatMap { words.key(entry.name, in: $0) }
        let valueRole = key.flatMap { words.role(of: $0, in: role.place) } ?? (role.place == nil ? role.entry : .other)
        let isAfter = entry.value.span.start > colon
        return Part(
            entry: entry, key: key, role: valueRole, isStrange: role.place != nil && key == nil, colon: colon,
            lead: lead, before: isAfter ? try? source.properties(colon + 1..<entry.value.span.start) : nil,
            end: max(colon + 1, end(of: entry.value)))
    }

    /// Whether a piece is not the comment at the end of the line before.
    func isOnItsOwn(_ piece: Trivia) -> Bool { piece.comment?.standsAlone ?? true }

    /// The comments that are written before an entry because its value has no place for them.
    func hoisted(_ part: Part) -> [Trivia] {
        if part.isStrange || isBlock(part.entry.value) { return [] }
        return (part.before?.trivia ?? []).filter { $0 != .blankLine }
    }

    // MARK: Mappings

    /// Puts entries in order. A key that is not known stays behind the one it follows.
    func arranged(_ parts: [Part], head: [Trivia]) -> [Part] {
        var parts = parts
        guard !parts.isEmpty else { return [] }
        parts[0].lead = head
        guard sorts, parts.contains(where: { $0.key != nil }) else { return parts }
        var ranks: [Int] = []
        for part in parts { ranks.append(part.key.map(KeyOrder.rank) ?? ranks.last ?? -1) }
        let order = parts.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
        var sorted = order.map { parts[$0] }
        if order[0] != 0, sorted[0].lead.first == .blankLine { sorted[0].lead.removeFirst() }
        return sorted
    }

    /// The part of the trivia before a list or mapping that stays there, whatever comes first; the rest belongs to the
    /// first entry.
    private func split(_ head: [Trivia]) -> (top: [Trivia], lead: [Trivia]) {
        guard let blank = head.lastIndex(of: .blankLine) else { return ([], head) }
        return (Array(head[...blank]), Array(head[(blank + 1)...]))
    }

    /// Writes a mapping, each entry on a line of its own.
    mutating func mapping(
        _ node: YAMLNode, _ role: FormatRole, _ parts: [Part], at indent: Int, head: [Trivia]
    ) throws(NotUnderstood) {
        let (top, lead) = split(head)
        write(top, at: indent)
        try entries(arranged(parts, head: lead), role, at: indent, isInline: false)
        write(tails[NodeID(node)] ?? [], at: indent)
    }

    /// - Parameter isInline: Whether the line of the first entry is begun, and what comes before it written.
    private mutating func entries(
        _ parts: [Part], _ role: FormatRole, at indent: Int, isInline: Bool
    ) throws(NotUnderstood) {
        for (number, part) in parts.enumerated() {
            if number == 0, isInline {
                try understood(part, at: indent)
                continue
            }
            if role.isSpacedOut, number > 0, !part.lead.contains(.blankLine) { out.blankLine() }
            write(part.lead, at: indent)
            let mark = out.mark
            do throws(NotUnderstood) {
                write(hoisted(part), at: indent)
                out.startLine(indent)
                try understood(part, at: indent)
            } catch {
                out.goBack(to: mark)
                out.startLine(indent)
                try verbatim(part.entry.key.span.start..<part.end, at: indent)
            }
        }
    }

    /// Writes an entry from its key on.
    private mutating func understood(_ part: Part, at indent: Int) throws(NotUnderstood) {
        if part.isStrange { return try verbatim(part.entry.key.span.start..<part.end, at: indent) }
        guard let before = part.before else { throw NotUnderstood() }
        let value = part.entry.value
        out.add(keyText(part) + (before.text.isEmpty ? ":" : ": " + before.text))
        if isNothing(value) {
            guard before.text.isEmpty else { throw NotUnderstood() }
            return trailing(part.colon + 1)
        }
        guard isBlock(value) else {
            if words.opensTitle(part.role, value) {
                guard before.text.isEmpty else { throw NotUnderstood() }
                out.startLine(indent + 2)
                out.add("\(words.language.rawValue): ")
                return try leaf(value, .other, at: indent + 2, from: source.column(of: part.entry.key.span.start))
            }
            let isApart = opensOwnLine(part)
            if isApart { out.startLine(indent + 2) } else { out.add(" ") }
            let column = source.column(of: part.entry.key.span.start)
            return try leaf(value, part.role, at: indent, from: column, base: isApart ? indent + 2 : nil)
        }
        var between = before.trivia
        if let comment = between.first?.comment, !comment.standsAlone {
            add(trailing: comment)
            between.removeFirst()
        }
        guard value.entries != nil else { return try sequence(value, part.role, at: indent + 2, head: between) }
        let parts = try parts(of: value, part.role)
        try mapping(value, part.role, parts, at: indent + 2, head: between)
    }

    /// Whether a value is a thing in brackets over several lines that begins on a line of its own.
    private func opensOwnLine(_ part: Part) -> Bool {
        let value = part.entry.value
        guard value.scalar == nil, !isAlias(value) else { return false }
        let before = source.bytes[part.colon..<value.span.start]
        return before.contains(where: FormatSource.isBreak)
            && source.bytes[value.span.range].contains(where: FormatSource.isBreak)
    }

    /// A key as it should be written.
    func keyText(_ part: Part) -> String {
        let written = source.text(part.entry.key.span.range)
        if let key = part.key { return words.word(key, spelled: part.entry.name) }
        return words.unitTypes(part.entry, written: written, role: part.role) ?? written
    }

    // MARK: Lists

    private struct Item {
        let node: YAMLNode
        let dash: Int
        let lead: [Trivia]
        /// What stands between the dash and the item; nil when that is not understood.
        let before: FormatSource.Properties?
        let end: Int
    }

    /// Writes a list, each item on a line of its own.
    mutating func sequence(
        _ node: YAMLNode, _ role: FormatRole, at indent: Int, head: [Trivia], isInline: Bool = false
    ) throws(NotUnderstood) {
        for (number, item) in try items(of: node, head: head).enumerated() {
            if role.isSpacedOut, number > 0, !item.lead.contains(.blankLine) { out.blankLine() }
            if number > 0 || !isInline { write(item.lead, at: indent) }
            if number == 0, isInline {
                try understood(item, role.item, at: indent, isInline: true)
                continue
            }
            let mark = out.mark
            do throws(NotUnderstood) {
                try understood(item, role.item, at: indent, isInline: false)
            } catch {
                out.goBack(to: mark)
                out.startLine(indent)
                try verbatim(item.dash..<item.end, at: indent)
            }
        }
        write(tails[NodeID(node)] ?? [], at: indent)
    }

    private mutating func items(of node: YAMLNode, head: [Trivia]) throws(NotUnderstood) -> [Item] {
        guard let nodes = node.items else { throw NotUnderstood() }
        let column = source.column(of: node.span.start)
        var items: [Item] = []
        let first = node.span.start
        for node in nodes {
            var lead = head
            let dash = items.last.map { source.afterTrivia($0.end) } ?? first
            if let last = items.last {
                let trivia = try source.trivia(last.end..<min(dash, source.bytes.count))
                lead = settle(trivia.filter(isOnItsOwn), after: last.node, column: column)
            }
            guard dash < source.bytes.count, source.bytes[dash] == UInt8(ascii: "-") else { throw NotUnderstood() }
            let before = node.span.start > dash ? try? source.properties(dash + 1..<node.span.start) : nil
            items.append(Item(node: node, dash: dash, lead: lead, before: before, end: max(dash + 1, end(of: node))))
        }
        return items
    }

    private mutating func understood(
        _ item: Item, _ role: FormatRole, at indent: Int, isInline: Bool
    ) throws(NotUnderstood) {
        // What has parts on lines of its own, or nothing, is one with a name before it only where a line breaks.
        guard let before = item.before, before.text.isEmpty || !isBlock(item.node) && !isNothing(item.node) else {
            throw NotUnderstood()
        }
        var hoist = before.trivia.filter { $0 != .blankLine }
        var parts: [Part] = []
        if isBlock(item.node), item.node.entries != nil {
            parts = arranged(try self.parts(of: item.node, role), head: [])
            if let first = parts.first { hoist += first.lead.filter { $0 != .blankLine } + hoisted(first) }
        }
        if isInline {
            guard hoist.isEmpty else { throw NotUnderstood() }
        } else {
            write(isNothing(item.node) ? [] : hoist, at: indent)
            out.startLine(indent)
        }
        out.add("-")
        if isNothing(item.node) { return trailing(item.dash + 1) }
        out.add(before.text.isEmpty ? " " : " \(before.text) ")
        guard isBlock(item.node) else {
            return try leaf(item.node, role, at: indent, from: source.column(of: item.dash), base: indent + 2)
        }
        guard item.node.entries != nil else {
            guard hoist.isEmpty else { throw NotUnderstood() }
            return try sequence(item.node, role, at: indent + 2, head: [], isInline: true)
        }
        try entries(parts, role, at: indent + 2, isInline: true)
        write(tails[NodeID(item.node)] ?? [], at: indent + 2)
    }
}
