import Diagnostics

extension TreeBuilder {
    /// Adds an entry to the innermost mapping, unless its key is no name or stands there already.
    mutating func addEntry(_ key: YAMLNode, _ value: YAMLNode) {
        let top = frames.count - 1
        guard let scalar = key.scalar, !(scalar.style == .plain && scalar.text.isEmpty) else {
            isPartial = true
            return report(.keyNotText(at: key.span, isEmpty: key.scalar != nil))
        }
        if format == .yaml, scalar.style == .plain, scalar.text == "<<" {
            isPartial = true
            return report(.mergeKey(at: key.span))
        }
        if key.isBroken { isPartial = true }
        if let first = frames[top].keys.insert(scalar.text, index: frames[top].entries.count),
            frames[top].entries[first].name == scalar.text
        {
            let span = frames[top].entries[first].key.span
            return report(.duplicateKey(format, scalar.text, at: key.span, first: span))
        }
        frames[top].entries.append(YAMLEntry(key: key, value: value))
    }

    /// Finds keys that differ in bytes only, because one has its accents as letters of their own.
    mutating func reportLookalikes(in entries: [YAMLEntry]) {
        var seen: [String: Span] = [:]
        for entry in entries {
            if let first = seen.updateValue(entry.key.span, forKey: entry.name) {
                report(.duplicateKey(format, entry.name, at: entry.key.span, first: first))
                seen[entry.name] = first
            }
        }
    }
}

/// The keys of one mapping, to notice the second of two.
struct KeySet {
    /// Whether a key has combining accents, so that equal texts may have different bytes.
    private(set) var hasMarks = false
    private var few: [Int] = []
    private var many: [Int: Int] = [:]
    private static let limit = 16

    /// Adds a key.
    ///
    /// - Parameter index: The place its entry will have; places count up without gaps.
    /// - Returns: The place of an entry with, in all likelihood, the same bytes.
    /// - Complexity: O(n) in bytes of the key.
    mutating func insert(_ text: String, index: Int) -> Int? {
        let hash = hash(text)
        if few.count < Self.limit {
            if let found = few.firstIndex(of: hash) { return found }
            few.append(hash)
            return nil
        }
        if many.isEmpty {
            for (place, hash) in few.enumerated() { many[hash] = place }
        }
        if let found = many[hash] { return found }
        many[hash] = index
        return nil
    }

    private mutating func hash(_ text: String) -> Int {
        var hasher = Hasher()
        var text = text
        let marked = text.withUTF8 { bytes in
            hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            return bytes.contains { $0 == 0xCC || $0 == 0xCD }
        }
        if marked { hasMarks = true }
        return hasher.finalize()
    }
}
