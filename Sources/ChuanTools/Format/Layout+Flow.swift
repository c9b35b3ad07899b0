import Diagnostics
import YAMLSource

// Lists and mappings in brackets. What stands on one line stays on one line; line breaks stay where they are.
extension Layout {
    /// The parts of a thing in brackets, and where they are.
    private struct Place {
        let node: YAMLNode
        /// The key, when the parts are those of a mapping.
        let entry: YAMLEntry?
        /// Before the part: from the bracket or the comma on.
        let before: Range<Int>
        /// The anchor and the tag of the part, when it is no entry.
        let properties: String
        /// Behind the part, up to the comma or the bracket.
        let after: Range<Int>
        let colon: Int?
        let hasComma: Bool
    }

    /// Writes a thing in brackets, from its bracket on.
    ///
    /// - Parameter base: Where the closing bracket goes, when it begins a line; the parts go one or two deeper.
    mutating func flow(_ node: YAMLNode, _ role: FormatRole, at base: Int) throws(NotUnderstood) {
        let (first, last) = (node.span.start, node.span.end - 1)
        guard isClosed(node) else { throw NotUnderstood() }
        let places = try self.places(of: node)
        // Parts that follow a bracket at the start of a line stand under the first of them.
        let hangs = out.column == base && !(places.first.map { isBroken($0.before) } ?? true)
        let inner = base + (hangs ? 1 : 2)
        out.add(source.bytes[first...first])
        var gap: [Range<Int>] = []
        for (number, place) in places.enumerated() {
            try write(gap + [place.before], at: inner, orBlank: number > 0)
            try write(place, role, at: inner)
            let isLast = number == places.count - 1
            if place.hasComma, !isLast || isBroken(place.after.upperBound..<last) { out.add(",") }
            gap = [place.after]
        }
        let rest = (places.last.map { $0.after.upperBound + ($0.hasComma ? 1 : 0) } ?? first + 1)..<last
        try write(gap + [rest], at: inner, closing: base)
        out.add(source.bytes[last...last])
    }

    private func isClosed(_ node: YAMLNode) -> Bool {
        guard node.span.end - node.span.start >= 2 else { return false }
        let (first, last) = (source.bytes[node.span.start], source.bytes[node.span.end - 1])
        let isMapping = first == UInt8(ascii: "{") && last == UInt8(ascii: "}") && node.entries != nil
        return isMapping || first == UInt8(ascii: "[") && last == UInt8(ascii: "]") && node.items != nil
    }

    private func isBroken(_ range: Range<Int>) -> Bool { source.bytes[range].contains(where: FormatSource.isBreak) }

    // MARK: Finding the parts

    private func places(of node: YAMLNode) throws(NotUnderstood) -> [Place] {
        if let entries = node.entries { return try places(entries, node) }
        guard let items = node.items else { throw NotUnderstood() }
        return try places(items, node)
    }

    private func places(_ entries: YAMLEntries, _ node: YAMLNode) throws(NotUnderstood) -> [Place] {
        var places: [Place] = []
        var start = node.span.start + 1
        for entry in entries {
            let (colon, end) = try colon(of: entry, in: node)
            let place = try place(entry.value, entry, from: start, entry.key.span.start, colon, end)
            places.append(place)
            start = place.after.upperBound + (place.hasComma ? 1 : 0)
        }
        return places
    }

    private func places(_ items: YAMLNodes, _ node: YAMLNode) throws(NotUnderstood) -> [Place] {
        var places: [Place] = []
        var start = node.span.start + 1
        for item in items {
            var (entry, colon, first, end) = (YAMLEntry?.none, Int?.none, item.span.start, item.span.end)
            // `[a: b]`: a mapping of one entry, without brackets of its own.
            if let lone = item.entries?.first, !isAlias(item), source.bytes[item.span.start] != UInt8(ascii: "{") {
                entry = lone
                (colon, end) = try self.colon(of: lone, in: node)
                first = lone.key.span.start
            }
            let place = try place(entry?.value ?? item, entry, from: start, first, colon, end)
            places.append(place)
            start = place.after.upperBound + (place.hasComma ? 1 : 0)
        }
        return places
    }

    /// Where the colon of an entry stands, if it has one, and where the entry ends.
    private func colon(of entry: YAMLEntry, in node: YAMLNode) throws(NotUnderstood) -> (colon: Int?, end: Int) {
        guard entry.key.scalar != nil, !isAlias(entry.key), !isNothing(entry.key) else { throw NotUnderstood() }
        var index = entry.key.span.end
        while index < node.span.end, FormatSource.isBlank(source.bytes[index]) { index += 1 }
        guard source.bytes[index] == UInt8(ascii: ":") else {
            guard isNothing(entry.value) else { throw NotUnderstood() }
            return (nil, entry.key.span.end)
        }
        return (index, max(index + 1, entry.value.span.end))
    }

    private func place(
        _ node: YAMLNode, _ entry: YAMLEntry?, from start: Int, _ first: Int, _ colon: Int?, _ end: Int
    ) throws(NotUnderstood) -> Place {
        let next = source.afterTrivia(end)
        guard start <= first, next < source.bytes.count else { throw NotUnderstood() }
        let hasComma = source.bytes[next] == UInt8(ascii: ",")
        let properties = try source.properties(start..<first)
        let isApart = try !source.properties(min(properties.start, first)..<first).trivia.isEmpty
        guard properties.text.isEmpty || entry == nil && !isApart else { throw NotUnderstood() }
        return Place(
            node: node, entry: entry, before: start..<min(properties.start, first), properties: properties.text,
            after: end..<next, colon: colon, hasComma: hasComma)
    }

    // MARK: Writing them

    private mutating func write(_ place: Place, _ role: FormatRole, at indent: Int) throws(NotUnderstood) {
        guard let entry = place.entry else {
            if !place.properties.isEmpty { out.add(place.properties + " ") }
            return try inlineLeaf(place.node, role.item, at: indent, continuation: indent + 2, isInBrackets: true)
        }
        let owner = role.place
        let key = owner.flatMap { words.key(entry.name, in: $0) }
        let isSingleLine = !isBroken(entry.key.span.range)
        guard isSingleLine else { throw NotUnderstood() }
        out.add(key.map { words.word($0, spelled: entry.name) } ?? source.text(entry.key.span.range))
        guard let colon = place.colon else { return }
        out.add(":")
        if isNothing(place.node) {
            guard place.node.span.start == colon + 1 else { throw NotUnderstood() }
            return
        }
        guard place.node.span.start > colon else { throw NotUnderstood() }
        let before = try source.properties(colon + 1..<place.node.span.start)
        guard before.trivia.isEmpty else { throw NotUnderstood() }
        out.add(before.text.isEmpty ? " " : " \(before.text) ")
        if owner != nil, key == nil { return try strange(place.node) }
        let valueRole = key.flatMap { words.role(of: $0, in: owner) } ?? role.entry
        guard words.opensTitle(valueRole, place.node) else {
            return try inlineLeaf(place.node, valueRole, at: indent, continuation: indent + 2, isInBrackets: true)
        }
        out.add("{\(words.language.rawValue): ")
        try inlineLeaf(place.node, .other, at: indent, continuation: indent + 2, isInBrackets: true)
        out.add("}")
    }

    /// The value of a key that is not known, as it stands.
    private mutating func strange(_ node: YAMLNode) throws(NotUnderstood) {
        guard !isBroken(node.span.range) else { throw NotUnderstood() }
        out.add(source.bytes[node.span.range])
    }

    /// Writes what stands between two parts.
    ///
    /// - Parameter closing: Where the closing bracket goes, when that comes next.
    private mutating func write(
        _ gaps: [Range<Int>], at indent: Int, orBlank: Bool = false, closing: Int? = nil
    ) throws(NotUnderstood) {
        var needsLine = false
        for gap in gaps {
            for piece in try source.trivia(gap) {
                guard let comment = piece.comment else { continue }
                if comment.standsAlone || needsLine {
                    out.startLine(indent)
                    out.add(text(of: comment))
                } else {
                    add(trailing: comment)
                }
                needsLine = true
            }
            needsLine = needsLine || isBroken(gap)
        }
        if needsLine { return out.startLine(closing ?? indent) }
        if orBlank { out.add(" ") }
    }
}
