import Diagnostics

extension TreeBuilder {
    /// Adds an entry to the innermost mapping, unless its key is no name or stands there already.
    mutating func addEntry(_ key: Int32, _ value: Int32) {
        let record = store[key]
        let isScalar = record.kind == .verbatim || record.kind == .decoded
        guard isScalar, !store.isEmptyPlain(key) else {
            isPartial = true
            return report(.keyNotText(at: store.span(key), isEmpty: isScalar))
        }
        if record.isBroken { isPartial = true }
        let top = frames.count - 1
        let name = store.keyName(key)
        if format == .yaml, record.style == .plain, name.isMerge {
            isPartial = true
            return report(.mergeKey(at: store.span(key)))
        }
        if let first = find(name, at: top) {
            store.contest(first, by: value)
            return report(.duplicateKey(format, store.text(key), at: store.span(key), first: store.span(first)))
        }
        note(name, at: top)
        keyHashes.append(name.hash)
        parts.append(key)
        parts.append(value)
    }

    /// The key of an open mapping that has the same bytes. (It changes nothing; as it may, nothing is copied for it.)
    ///
    /// - Complexity: O(n) in bytes of the key.
    private mutating func find(_ name: KeyName, at top: Int) -> Int32? {
        let count = frames[top].keys.count
        if count > KeySet.few {
            return frames[top].keys.many[store.seededHash(name.node)].flatMap { store.same($0, name.node) ? $0 : nil }
        }
        let (firstHash, firstPart) = (frames[top].keys.firstHash, frames[top].firstPart)
        for place in 0..<count where keyHashes[firstHash + place] == name.hash {
            let key = parts[firstPart + 2 * place]
            if store.same(key, name.node) { return key }
        }
        return nil
    }

    /// Notes a key that is new.
    private mutating func note(_ name: KeyName, at top: Int) {
        if name.hasMarks { frames[top].keys.hasMarks = true }
        frames[top].keys.count += 1
        guard frames[top].keys.count > KeySet.few else { return }
        if frames[top].keys.many.isEmpty {
            for place in stride(from: frames[top].firstPart, to: parts.count, by: 2) {
                frames[top].keys.many[store.seededHash(parts[place])] = parts[place]
            }
        }
        frames[top].keys.many[store.seededHash(name.node)] = name.node
    }

    /// Finds keys that differ in bytes only, because one has its accents as letters of their own.
    mutating func reportLookalikes(in parts: ArraySlice<Int32>) {
        var seen: [String: Span] = [:]
        for place in stride(from: parts.startIndex, to: parts.endIndex, by: 2) {
            let (name, span) = (store.text(parts[place]), store.span(parts[place]))
            if let first = seen.updateValue(span, forKey: name) {
                report(.duplicateKey(format, name, at: span, first: first))
                seen[name] = first
            }
        }
    }
}

/// A key as it is looked for among others.
struct KeyName {
    let node: Int32
    /// The same in every run.
    let hash: UInt64
    /// Whether it has combining accents, so that an equal text may have different bytes.
    let hasMarks: Bool
    /// Whether it is `<<`.
    let isMerge: Bool
}

/// The keys of one mapping, to notice the second of two.
struct KeySet {
    /// Where the hashes of the keys begin among those of all open mappings.
    let firstHash: Int
    /// Whether a key has combining accents, so that equal texts may have different bytes.
    var hasMarks = false
    var count = 0
    /// The key of each hash, when they are many. These hashes differ in every run, so that nobody can make a file of
    /// keys that all have the same.
    var many: [Int: Int32] = [:]
    /// So many are compared one by one.
    static let few = 64

    init(firstHash: Int) {
        self.firstHash = firstHash
    }
}

extension NodeStore {
    /// - Complexity: O(n) in bytes of the key.
    fileprivate func keyName(_ node: Int32) -> KeyName {
        withUTF8(node) { bytes in
            var (hash, hasMarks): (UInt64, Bool) = (0, false)
            for byte in bytes {
                hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29
                if byte == 0xCC || byte == 0xCD { hasMarks = true }
            }
            let isMerge = bytes.count == 2 && bytes[0] == UInt8(ascii: "<") && bytes[1] == UInt8(ascii: "<")
            return KeyName(node: node, hash: hash, hasMarks: hasMarks, isMerge: isMerge)
        }
    }

    fileprivate func same(_ left: Int32, _ right: Int32) -> Bool {
        withUTF8(left) { left in withUTF8(right) { left.elementsEqual($0) } }
    }

    fileprivate func seededHash(_ node: Int32) -> Int {
        withUTF8(node) { bytes in
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            return hasher.finalize()
        }
    }
}
