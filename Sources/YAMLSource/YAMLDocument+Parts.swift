package import Diagnostics

/// What another reader took from a file, to be read on as if it stood in a YAML or JSON file.
package enum SourceNode: Sendable {
    /// A text, with the bytes that it came from.
    case text(String, Range<Int>)
    /// A number or word of a program: text of the file as it is.
    case plain(Range<Int>)
    /// Nothing, where something could stand.
    case empty(Int)
    /// What could not be understood, and was told of.
    case broken(Range<Int>)
    case mapping([SourceEntry], Range<Int>)
    case list([SourceNode], Range<Int>)

    /// Where it stands.
    package var range: Range<Int> {
        switch self {
        case .text(_, let range), .plain(let range), .broken(let range), .mapping(_, let range), .list(_, let range):
            range
        case .empty(let place): place..<place
        }
    }
}

/// A name with what it stands for.
package struct SourceEntry: Sendable {
    package var name: String
    package var value: SourceNode

    package init(_ name: String, _ value: SourceNode) {
        self.name = name
        self.value = value
    }
}

extension YAMLDocument {
    /// A document of parts that another reader found. Keys are said to stand where their values begin.
    ///
    /// - Parameter root: Its ranges lie in the source; the keys of a mapping differ.
    /// - Complexity: O(parts).
    package init(_ source: SourceFile, _ root: SourceNode) {
        var tree = TreeBuilder(source, format: .json, limits: .standard)
        tree.root = tree.store.add(root)
        self.init(tree, comments: [])
    }
}

extension NodeStore {
    fileprivate mutating func add(_ node: SourceNode) -> Int32 {
        switch node {
        case .text(let text, let range):
            let decoded = DecodedText(text: text, runs: [], origin: range.lowerBound)
            return add(NewScalar(content: .decoded(decoded), style: .doubleQuoted), at: range)
        case .plain(let range): return add(NewScalar(content: .verbatim(range), style: .plain), at: range)
        case .broken(let range):
            return add(NewScalar(content: .verbatim(range), style: .plain, isBroken: true), at: range)
        case .empty(let place):
            return add(NewScalar(content: .verbatim(place..<place), style: .plain), at: place..<place)
        case .list(let items, let range):
            let parts = items.map { add($0) }
            return add(mapping: false, parts[...], at: range)
        case .mapping(let entries, let range):
            var parts: [Int32] = []
            for entry in entries {
                let start = entry.value.range.lowerBound
                let key = DecodedText(text: entry.name, runs: [], origin: start)
                parts.append(add(NewScalar(content: .decoded(key), style: .plain), at: start..<start))
                parts.append(add(entry.value))
            }
            return add(mapping: true, parts[...], at: range)
        }
    }
}

extension YAMLDocument {
    /// The document with other names for the keys of its mapping, which stand where they stood.
    ///
    /// - Parameter names: One for each key; nil to leave an entry out.
    /// - Complexity: O(nodes).
    package func replacingKeys(with names: [String?]) -> YAMLDocument {
        guard let root, let entries = root.entries else { return self }
        var tree = TreeBuilder(source, format: .json, limits: .standard)
        tree.store = root.tree.store
        tree.isPartial = isPartial
        var parts: [Int32] = []
        for (entry, name) in zip(entries, names) {
            guard let name else { continue }
            let text = DecodedText(text: name, runs: [], origin: entry.key.span.start)
            let key = NewScalar(content: .decoded(text), style: .plain)
            parts.append(tree.store.add(key, at: entry.key.span.range))
            parts.append(entry.value.number)
        }
        tree.root = tree.store.add(mapping: true, parts[...], at: root.span.range)
        return YAMLDocument(tree, comments: comments)
    }
}
